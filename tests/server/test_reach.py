"""What one laptop can learn or change of another's work by asking: nothing.

The other laptop is enrolled and honest in every way but one: it knows ids (of submissions, of files, of packs) that are
not its own, as somebody who saw a screen or a stick might.
"""

import io
import json
import re

import pytest
import requests
import zstandard
from sqlalchemy import select

from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import DamagedStore
from fieldapp.server import enrolment
from fieldapp.server.scopes import Scope
from fieldapp.server.tables import device, heartbeat, submission
from fieldapp.sync import batches, courier_frame, protocol
from fieldapp.sync.client import Province
from fieldapp.sync.courier_frame import read_head
from fieldapp.sync.courier_protocol import PACK_TYPE, PACKS
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.protocol import AskedSubmission, Heartbeat, SubmissionLine
from fieldapp.sync.registry_protocol import REGISTRY, REGISTRY_SIZE, REGISTRY_TYPE
from fieldapp.vault import signatures
from fieldapp.vault.sealing import new_identity, unseal
from tests.server.packing import pack_of
from tests.server.running import Site, bare, connected, enrol_over_wire
from tests.server.test_submissions import ask, send
from tests.server.visit import line, photo, rewritten

SECRET = "Budi Rahasia"
CONTENT = b"a face that nobody else may see"


@pytest.fixture
def theirs(site: Site) -> tuple[DeviceCredentials, SubmissionLine]:
    """Somebody's laptop, and what it sent: answers, a photo."""
    owner, _ = site.device()
    file = photo(CONTENT)
    sent = line(full_name=SECRET, attachments=(file,))
    with connected(site, owner) as province:
        send(province, sent)
        province.put_attachment(file, CONTENT)
        province.heartbeat(Heartbeat("jangkau/1", 41, 2, 1, {}))
    return owner, sent


def told(site: Site, intruder: Province, method: str, path: str, **more: object) -> requests.Response:
    """An answer as it is on the wire."""
    headers = {"Authorization": f"Bearer {intruder.token()}"} | more.pop("headers", {})  # type: ignore[operator]
    with bare() as session:
        return session.request(method, site.address + path, headers=headers, **more)  # type: ignore[arg-type]


def test_asking_by_an_id_tells_no_more_than_that_it_is_taken(
    site: Site, province: Province, theirs: tuple[DeviceCredentials, SubmissionLine]
) -> None:
    _, sent = theirs
    for sha256 in ("0" * 64, "", "x", sent.attachments[0].sha256):
        answer = told(
            site,
            province,
            "POST",
            protocol.RECEIPTS,
            json={"items": [{"instance_id": sent.instance_id, "sha256": sha256}]},
        )
        (outcome,) = answer.json()["outcomes"]
        assert (outcome["kind"], outcome["receipt"], outcome["wanted"]) == ("refusal", None, [])
        assert [reason["code"] for reason in outcome["reasons"]] == ["conflict"]
        for kept in (SECRET, sent.sha256, sent.number, "KT-20"):
            assert kept not in answer.text
    unknown = province.ask_receipts([AskedSubmission("uuid:nobody's", sent.sha256)]).outcomes
    assert [one.kind for one in unknown] == ["unknown"], "a hash alone opens nothing"


def test_other_bytes_under_somebodys_id_change_nothing(
    site: Site, province: Province, theirs: tuple[DeviceCredentials, SubmissionLine]
) -> None:
    owner, sent = theirs
    forged = rewritten(sent, sent.xml.replace(SECRET, "Somebody Else"))
    (outcome,) = send(province, forged)
    assert (outcome.kind, [reason.code for reason in outcome.reasons]) == ("refusal", ["conflict"])
    assert _stored(site, sent.instance_id) == (sent.xml.encode(), owner.device_id)


def test_the_very_bytes_get_the_same_receipt_and_stay_the_owners(
    site: Site, province: Province, theirs: tuple[DeviceCredentials, SubmissionLine]
) -> None:
    """Whoever has the bytes has nothing to learn; a laptop that was set up anew asks like this."""
    owner, sent = theirs
    with connected(site, owner) as there:
        first = ask(there, sent)
    assert send(province, sent) == first
    assert _stored(site, sent.instance_id) == (sent.xml.encode(), owner.device_id)


def test_nothing_that_was_sent_is_given_out_at_any_address(
    site: Site, theirs: tuple[DeviceCredentials, SubmissionLine]
) -> None:
    """Every GET of the contract, asked by a partner of another kabupaten that knows every id."""
    _, sent = theirs
    partner = _enrolled(site, Scope("partner", ("64.71",)))
    known = {"form_id": "visit", "version": "1", "name": "places.csv", "table": "Submissions"}
    known |= {"sha256": sent.attachments[0].sha256, "pack_id": "0" * 64, "instance_id": sent.instance_id}
    with connected(site, partner) as intruder, bare() as session:
        paths = session.get(site.address + "/openapi.json").json()["paths"]
        looked = [path for path, verbs in paths.items() if "get" in verbs]
        assert len(looked) >= 5
        for path in looked:
            answer = told(site, intruder, "GET", path.format(**known))
            assert answer.status_code < 500, path
            for kept in (SECRET, CONTENT.decode(), sent.instance_id, sent.number):
                assert kept.encode() not in _plain(answer), path


def test_somebody_elses_cursor_shows_no_more_than_ones_own_scope(
    site: Site, province: Province, theirs: tuple[DeviceCredentials, SubmissionLine]
) -> None:
    """A partner of another kabupaten goes on from where a laptop of the whole province was."""
    everything = told(site, province, "GET", REGISTRY)
    assert SECRET.encode() in _plain(everything), "the whole province sees the person"
    cursor = json.loads(_plain(everything))["cursor"]
    with connected(site, _enrolled(site, Scope("partner", ("64.71",)))) as intruder:
        for after in (cursor, "", re.sub(r"[0-9]+", "0", cursor)):
            answer = told(site, intruder, "GET", REGISTRY, params={"after": after})
            assert answer.status_code in (200, 400, 409), answer.text
            assert SECRET.encode() not in _plain(answer)
        size = told(site, intruder, "GET", REGISTRY_SIZE)
        assert (size.json()["changes"], size.json()["people"]) == (0, 0)


def test_a_narrower_scope_holds_from_the_next_request_on(
    site: Site, theirs: tuple[DeviceCredentials, SubmissionLine]
) -> None:
    """Also with the access token that the laptop has already."""
    assert theirs
    device_, code = site.device()
    with connected(site, device_) as laptop:
        assert SECRET.encode() in _plain(told(site, laptop, "GET", REGISTRY))
        assert enrolment.change_scope(site.engine, code, Scope("worker", ("64.71",)))
        assert SECRET.encode() not in _plain(told(site, laptop, "GET", REGISTRY))


def _plain(answer: requests.Response) -> bytes:
    packed = answer.headers.get("Content-Type") == REGISTRY_TYPE
    return zstandard.ZstdDecompressor().decompress(answer.content) if packed else answer.content


def test_a_file_can_be_asked_for_its_length_and_never_for_its_bytes(
    site: Site, province: Province, theirs: tuple[DeviceCredentials, SubmissionLine]
) -> None:
    path = f"{protocol.ATTACHMENTS}/{theirs[1].attachments[0].sha256}"
    assert told(site, province, "GET", path).status_code == 405
    head = told(site, province, "HEAD", path, headers={"Range": "bytes=0-"})
    assert (head.status_code, head.content, head.headers["Upload-Offset"]) == (200, b"", str(len(CONTENT)))
    chunk = {"Content-Type": protocol.CHUNK_TYPE, "Upload-Offset": "0"}
    assert told(site, province, "PATCH", path, headers=chunk, data=b"another face").status_code == 409
    whole = chunk | {"Upload-Offset": str(len(CONTENT))}
    assert told(site, province, "PATCH", path, headers=whole, data=b"more").status_code == 413
    assert (site.settings.attachments / path[-64:]).read_bytes() == CONTENT


def test_a_heartbeat_speaks_for_its_own_laptop(
    site: Site, province: Province, theirs: tuple[DeviceCredentials, SubmissionLine]
) -> None:
    owner, _ = theirs
    said = {"app": "x", "unsent": 0, "drafts": 0, "held": 0, "forms": {}, "device_id": owner.device_id}
    assert told(site, province, "POST", protocol.HEARTBEAT, json=said).status_code == 204
    with site.engine.connect() as connection:
        unsent = connection.execute(select(heartbeat.c.unsent).where(heartbeat.c.device_id == owner.device_id))
        assert unsent.scalar_one() == 41


def test_a_pack_tells_its_carrier_counts_and_its_answer_opens_at_its_origin_only(site: Site) -> None:
    seed, origin = _with_seed(site)
    sent = line(full_name=SECRET)
    identity, recipient = new_identity()
    head, sealed = _pack(site, origin, seed, recipient, batches.pack([sent]))
    carrier, stranger = site.device()[0], site.device()[0]
    with connected(site, carrier) as one:
        first = told(site, one, "POST", PACKS, headers={"Content-Type": PACK_TYPE}, data=head.to_bytes())
        item = f"{PACKS}/{head.pack_id}/items/{sha256_hex(sealed)}"
        chunk = {"Content-Type": protocol.CHUNK_TYPE, "Upload-Offset": "0"}
        damaged = told(site, one, "PATCH", item, headers=chunk, data=bytes(len(sealed)))
        assert (first.status_code, damaged.json()["code"]) == (200, "item_damaged")
        assert told(site, one, "PATCH", item, headers=chunk, data=sealed).status_code == 204
        after = told(site, one, "POST", PACKS, headers={"Content-Type": PACK_TYPE}, data=head.to_bytes())
        assert after.json()["received"] == 1
    with connected(site, stranger) as other:
        back = told(site, other, "GET", f"{PACKS}/{head.pack_id}/receipts")
    for text in (first.content, after.content, back.content):
        for kept in (SECRET, sent.instance_id, sent.number, sent.sha256):
            assert kept.encode() not in text
    with pytest.raises(DamagedStore):
        unseal(_answer_in(back.content), new_identity()[0])
    assert sent.instance_id.encode() not in _answer_in(back.content)
    assert unseal(_answer_in(back.content), identity)
    assert _stored(site, sent.instance_id)[1] == origin, "work of a pack is its origin's, whoever carries it"


def test_nobody_packs_in_anothers_name(site: Site) -> None:
    _, origin = _with_seed(site)
    seed, _ = signatures.new_key()
    head, _ = _pack(site, origin, seed, new_identity()[1], batches.pack([line()]))
    with connected(site, site.device()[0]) as carrier:
        answer = told(site, carrier, "POST", PACKS, headers={"Content-Type": PACK_TYPE}, data=head.to_bytes())
    assert (answer.status_code, answer.json()["code"]) == (422, "pack_signature")


def test_a_revoked_laptop_gets_no_token_and_nobody_else_hears_that_it_was_revoked(site: Site) -> None:
    (gone, code), (other, _) = site.device(), site.device()
    site.revoke(code)
    with bare() as session:
        answers = []
        for signer in (gone, other):
            nonce = session.get(site.address + protocol.NONCE).json()["nonce"]
            signature = signer.sign(protocol.token_challenge(gone.device_id, nonce))
            body = protocol.encode(protocol.TokenRequest(gone.device_id, nonce, signature))
            headers = {"Content-Type": "application/json"}
            answers.append(session.post(site.address + protocol.TOKENS, body, headers=headers))
    assert [one.status_code for one in answers] == [403, 401]
    assert [one.json()["code"] for one in answers] == ["device_revoked", "device_unknown"]


def test_a_code_opens_no_more_than_it_was_made_for(site: Site) -> None:
    """What a laptop says of itself when it enrols does not widen its scope."""
    code, (_, public_key) = site.code(scope=Scope("partner", ("64.71",))), signatures.new_key()
    said = {"code": code, "public_key": public_key, "device_name": "x", "app_name": "x"}
    said |= {"worker_role": "supervisor", "regions": []}  # type: ignore[dict-item]
    with bare() as session:
        made = session.post(site.address + protocol.DEVICES, json=said).json()
    assert (made["worker_role"], made["regions"]) == ("partner", ["64.71"])
    with site.engine.connect() as connection:
        row = connection.execute(select(device).where(device.c.device_id == made["device_id"])).one()
    assert (row.worker_role, row.regions) == ("partner", "64.71")


def _enrolled(site: Site, scope: Scope) -> DeviceCredentials:
    seed, public_key = signatures.new_key()
    made = enrol_over_wire(site, site.code(scope=scope), public_key)
    return DeviceCredentials(
        made.device_id, made.receipt_keys, sign=lambda said: signatures.sign(seed, said), verify=signatures.verify
    )


def _with_seed(site: Site) -> tuple[str, str]:
    """The seed of a laptop's key, and its device id."""
    credentials, seed = site.laptop()
    return seed, credentials.device_id


def _pack(site: Site, device_id: str, seed: str, return_to: str, batch: bytes) -> tuple[courier_frame.Head, bytes]:
    assert site.office is not None
    to = site.office.card.ingest_recipient
    return pack_of(batch, to=to, device_id=device_id, seed=seed, return_to=return_to)


def _answer_in(file: bytes) -> bytes:
    """The sealed item of a return file."""
    stream = io.BytesIO(file)
    read_head(stream, courier_frame.RETURN_MAGIC)
    return stream.read()[8:]


def _stored(site: Site, instance_id: str) -> tuple[bytes, str]:
    of = submission.c
    with site.engine.connect() as connection:
        row = connection.execute(select(of.xml, of.device_id).where(of.instance_id == instance_id)).one()
    return bytes(row.xml), row.device_id
