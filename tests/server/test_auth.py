"""Who may not: expired, revoked, replayed, somebody else's, another province's. Everything is refused, everywhere."""

import base64
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from fieldapp.server.tokens import DEVICE, NONCE
from fieldapp.sync import protocol
from fieldapp.sync.audit_protocol import AUDIT
from fieldapp.sync.client import Province
from fieldapp.sync.courier_protocol import PACKS
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.policy_protocol import POLICY
from fieldapp.sync.registry_protocol import REGISTRY, REGISTRY_SIZE
from fieldapp.sync.reviews_protocol import REVIEWS
from fieldapp.sync.settled_protocol import SETTLED
from fieldapp.sync.team_protocol import TEAM
from fieldapp.sync.team_work_protocol import FILES, WORK
from fieldapp.sync.updates_protocol import update_path
from tests.server.running import Site, bare, connected, in_thread, make_province
from tests.server.test_submissions import send
from tests.server.visit import line

HASH = 64 * "0"
METADATA, ARCHIVE = update_path("timestamp.json"), update_path(f"{HASH}.jangkau-linux-x86_64.tar.xz")
SIGNED_IN = [
    ("GET", protocol.FORMS),
    ("GET", protocol.form_path("visit", "1")),
    ("GET", protocol.form_path("visit", "1", "places.csv")),
    ("POST", protocol.HEARTBEAT),
    ("POST", protocol.BATCHES),
    ("POST", protocol.RECEIPTS),
    ("POST", protocol.RECEIPTS_SHORT),
    ("POST", protocol.HELD),
    ("HEAD", protocol.ATTACHMENTS + "/" + 64 * "0"),
    ("POST", protocol.ATTACHMENTS + "/" + 64 * "0"),
    ("PATCH", protocol.ATTACHMENTS + "/" + 64 * "0"),
    ("POST", PACKS),
    ("PATCH", f"{PACKS}/{HASH}/items/{HASH}"),
    ("GET", f"{PACKS}/{HASH}/receipts"),
    ("GET", REGISTRY),
    ("GET", REGISTRY_SIZE),
    ("GET", REVIEWS),
    ("POST", AUDIT),
    ("GET", POLICY),
    ("GET", SETTLED),
    ("POST", TEAM),
    ("GET", WORK),
    ("GET", f"{FILES}/{HASH}"),
    ("GET", METADATA),
    ("GET", ARCHIVE),
]
FEED = {  # opens for export accounts only (test_odata.py)
    ("GET", "/v1/odata/{form_id}"),
    ("GET", "/v1/odata/{form_id}/$metadata"),
    ("GET", "/v1/odata/{form_id}/{table}"),
}


NOBODY = {"recipient": "age1"}
NOTHING = {"app": "x", "unsent": 0, "drafts": 0, "held": 0, "forms": {}}


def statuses(site: Site, token: str) -> set[int]:
    """What every address that needs a token says to this one."""
    with bare() as session:
        return {_call(session, site, method, path, token).status_code for method, path in SIGNED_IN}


def _call(session: requests.Session, site: Site, method: str, path: str, token: str) -> requests.Response:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    if path == protocol.RECEIPTS:
        return session.request(method, site.address + path, json={"items": []}, headers=headers)
    if path == protocol.HEARTBEAT:
        return session.request(method, site.address + path, json=NOTHING, headers=headers)
    if path == TEAM:
        return session.request(method, site.address + path, json=NOBODY, headers=headers)
    return session.request(method, site.address + path, headers=headers)


def test_every_address_that_needs_a_token_is_tried(site: Site) -> None:
    with bare() as session:
        contract = session.get(site.address + "/openapi.json").json()
    free = {protocol.DEVICES, protocol.NONCE, protocol.TOKENS}
    named = {
        (method.upper(), path) for path, verbs in contract["paths"].items() if path not in free for method in verbs
    }
    known = {"/v1/forms/visit/1": "/v1/forms/{form_id}/{version}"}
    known["/v1/forms/visit/1/files/places.csv"] = "/v1/forms/{form_id}/{version}/files/{name}"
    known[protocol.ATTACHMENTS + "/" + 64 * "0"] = protocol.ATTACHMENTS + "/{sha256}"
    known[f"{PACKS}/{HASH}/items/{HASH}"] = PACKS + "/{pack_id}/items/{sha256}"
    known[f"{FILES}/{HASH}"] = FILES + "/{sha256}"
    known |= {one: one.rpartition("/")[0] + "/{name}" for one in (METADATA, ARCHIVE)}
    known[f"{PACKS}/{HASH}/receipts"] = PACKS + "/{pack_id}/receipts"
    assert named == {(method, known.get(path, path)) for method, path in SIGNED_IN} | FEED


def test_a_laptops_token_opens_no_feed(site: Site, province: Province) -> None:
    headers = {"Authorization": f"Bearer {province.token()}"}
    with bare() as session:
        for method, path in FEED:
            asked = site.address + path.format(form_id="visit", table="Submissions")
            answer = session.request(method, asked, headers=headers)
            assert answer.status_code in (401, 429), path
            assert answer.json()["code"] in ("account_refused", "too_many_tries")


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "null", "é" * 20, "." * 5000])
def test_without_a_token_nothing(site: Site, token: str) -> None:
    with bare() as session:
        for method, path in SIGNED_IN:
            headers = {"Authorization": f"Bearer {token}".encode()} if token else {}
            answer = session.request(
                method, site.address + path, headers=headers, json={"items": [], **NOTHING, **NOBODY}
            )
            assert answer.status_code == 401, (method, path)


def test_an_expired_token_is_refused(site: Site, province: Province) -> None:
    token = province.token()
    assert 401 not in statuses(site, token)
    site.clock.ahead = timedelta(seconds=site.settings.token_seconds + 1)
    assert statuses(site, token) == {401}


def test_a_revoked_device_is_refused_with_the_token_it_has(site: Site) -> None:
    device, code = site.device()
    with connected(site, device) as province:
        token = province.token()
    site.revoke(code)
    assert statuses(site, token) == {403}


def test_a_device_that_is_gone_is_refused(site: Site) -> None:
    device, _ = site.device()
    with connected(site, device) as province:
        token = province.token()
    site.empty()
    assert statuses(site, token) == {401}


def test_a_nonce_is_good_once(site: Site) -> None:
    device, _ = site.device()
    with bare() as session:
        nonce = session.get(site.address + protocol.NONCE).json()["nonce"]
        first = _ask_token(session, site, device, nonce)
        again = _ask_token(session, site, device, nonce)
        assert (first.status_code, again.status_code, again.json()["code"]) == (200, 401, "nonce_used")
        site.clock.ahead = timedelta(seconds=site.settings.nonce_seconds + 1)
        late = _ask_token(session, site, device, nonce)
        assert (late.status_code, late.json()["code"]) == (401, "nonce_expired")
        fresh = session.get(site.address + protocol.NONCE).json()["nonce"]
        assert _ask_token(session, site, device, fresh).status_code == 200


def test_a_wrong_signature_does_not_spend_the_nonce(site: Site) -> None:
    (device, _), (other, _) = site.device(), site.device()
    with bare() as session:
        nonce = session.get(site.address + protocol.NONCE).json()["nonce"]
        stolen = replace(other, device_id=device.device_id)
        assert _ask_token(session, site, stolen, nonce).json()["code"] == "device_unknown"
        assert _ask_token(session, site, device, nonce).status_code == 200


def test_a_signature_for_one_nonce_is_none_for_another(site: Site) -> None:
    device, _ = site.device()
    with bare() as session:
        nonces = [session.get(site.address + protocol.NONCE).json()["nonce"] for _ in range(2)]
        signature = device.sign(protocol.token_challenge(device.device_id, nonces[0]))
        body = protocol.encode(protocol.TokenRequest(device.device_id, nonces[1], signature))
        answer = session.post(site.address + protocol.TOKENS, body, headers={"Content-Type": "application/json"})
        assert (answer.status_code, answer.json()["code"]) == (401, "device_unknown")


def test_tokens_and_nonces_are_not_each_other(site: Site) -> None:
    assert site.office is not None
    device, _ = site.device()
    now = site.clock()
    as_token = site.office.mint.mint(NONCE, device.device_id, now, 900)
    assert statuses(site, as_token) == {401}
    as_nonce = site.office.mint.mint(DEVICE, device.device_id, now, 900)
    with bare() as session:
        assert _ask_token(session, site, device, as_nonce).json()["code"] == "nonce_expired"


def test_another_provinces_tokens_devices_and_keys_are_strangers(site: Site, tmp_path: Path) -> None:
    device, _ = site.device()
    with in_thread(make_province(tmp_path / "other")) as other:
        there, _ = other.device()
        with connected(other, there) as province:
            foreign = province.token()
        assert other.office is not None
        forged = other.office.mint.mint(DEVICE, device.device_id, other.clock(), 900)
        nonce = other.office.mint.mint(NONCE, "nonce", other.clock(), 300)
    assert statuses(site, foreign) == {401}
    assert statuses(site, forged) == {401}, "the right name, signed with another province's key"
    with bare() as session:
        assert _ask_token(session, site, device, nonce).json()["code"] == "nonce_expired"
        own = session.get(site.address + protocol.NONCE).json()["nonce"]
        assert _ask_token(session, site, there, own).json()["code"] == "device_unknown"


@pytest.mark.parametrize("header", [{"alg": "none"}, {"alg": "HS256"}, {"alg": "Ed25519", "kid": "../../receipt.key"}])
def test_a_token_that_says_how_to_check_it_is_refused(site: Site, province: Province, header: dict[str, str]) -> None:
    _, claims, signature = province.token().split(".")
    made = base64.urlsafe_b64encode(json.dumps(header).encode()).rstrip(b"=").decode()
    assert statuses(site, f"{made}.{claims}.{signature if header['alg'] != 'none' else ''}") == {401}


def test_claims_that_were_changed_are_refused(site: Site, province: Province) -> None:
    other, _ = site.device()
    head, claims, signature = province.token().split(".")
    said = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
    for change in ({"sub": other.device_id}, {"exp": said["exp"] + 10**6}, {"aud": NONCE}):
        changed = base64.urlsafe_b64encode(json.dumps(said | change).encode()).rstrip(b"=").decode()
        assert statuses(site, f"{head}.{changed}.{signature}") == {401}


def test_a_token_speaks_for_its_own_device_only(site: Site) -> None:
    """What a device sends is booked under the device of its token, whatever the submission says."""
    (first, _), (second, _) = site.device(), site.device()
    with connected(site, first) as one, connected(site, second, token=one.token()) as thief:
        sent = line()
        send(thief, sent)
    with site.engine.connect() as connection:
        booked = connection.exec_driver_sql("SELECT device_id FROM submission").scalars().all()
    assert booked == [first.device_id]


def _ask_token(session: requests.Session, site: Site, device: DeviceCredentials, nonce: str) -> requests.Response:
    signature = device.sign(protocol.token_challenge(device.device_id, nonce))
    body = protocol.encode(protocol.TokenRequest(device.device_id, nonce, signature))
    return session.post(site.address + protocol.TOKENS, body, headers={"Content-Type": "application/json"})
