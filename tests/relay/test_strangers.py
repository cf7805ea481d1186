"""Who is not paired gets nowhere, who is paired gets only what is meant for them, and nobody may linger."""

import hashlib
import json
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from fieldapp.domain.relay import PairedLaptop, RelayTrouble, Side
from fieldapp.domain.team import Member, Team
from fieldapp.fieldbook.relay_trust import NoTeam
from fieldapp.sync import relay_listener, relay_talk
from fieldapp.sync.http import Pinned, new_session
from fieldapp.sync.protocol import encode
from fieldapp.sync.relay_protocol import Hello, binding
from fieldapp.sync.relay_protocol import Laptop as Told
from fieldapp.vault import certificates, signatures
from fieldapp.vault.certificates import Certificate
from tests.courier.road import Laptop
from tests.relay.between import InBetween, Line
from tests.relay.conftest import HERE, Make, pair
from tests.relay.test_exchange import Post
from tests.relay.test_pairing import why

BEGIN = {"Upload-Offset": "0", "Upload-Length": "14"}


@pytest.fixture
def supervisor(room: tuple[Laptop, Laptop]) -> Iterator[Laptop]:
    """Offers itself; knows nobody."""
    for one in room:
        for known in one.book.relay.laptops():
            one.book.relay.remove(known)
        one.book.relay.join_team(NoTeam(), lambda: None)
    room[0].book.relay.offer(HERE)
    yield room[0]
    room[0].book.relay.stop()


@pytest.fixture
def worker(room: tuple[Laptop, Laptop]) -> Laptop:
    return room[1]


def address_of(laptop: Laptop) -> str:
    standing = laptop.book.relay.offering()
    assert standing
    return standing.address


def session(supervisor: Laptop, own: Certificate | None, folder: Path) -> requests.Session:
    """As ``own`` to this very relay."""
    there = supervisor.book.relay._trust.own()
    return new_session(pinned=Pinned(certificates.caller_context(own, there.der, folder), there.fingerprint))


def test_without_a_certificate_the_handshake_ends(supervisor: Laptop, tmp_path: Path) -> None:
    with session(supervisor, None, tmp_path) as stranger, pytest.raises(requests.RequestException):
        stranger.get(f"https://{address_of(supervisor)}/relay/pair", timeout=5)


def test_while_a_code_is_shown_a_stranger_reaches_the_pairing_only(supervisor: Laptop, tmp_path: Path) -> None:
    supervisor.book.relay.new_code()
    base = f"https://{address_of(supervisor)}"
    sha = "a" * 64
    with session(supervisor, None, tmp_path) as stranger:
        assert stranger.get(f"{base}/relay/pair", timeout=5).status_code == 200
        for method, path in (
            ("POST", "/relay/hello"),
            ("GET", f"/relay/packs/{sha}"),
            ("PATCH", f"/relay/packs/{sha}"),
            ("POST", f"/relay/packs/{sha}"),
            ("GET", f"/relay/files/{sha}"),
            ("GET", "/"),
            ("GET", "/v1/forms"),
        ):
            answer = stranger.request(method, base + path, data=b"{}", timeout=5)
            assert answer.status_code == 401, path
            assert answer.json()["code"] == "not_paired"
        assert stranger.delete(f"{base}/relay/pair", timeout=5).status_code == 501
    assert not list((supervisor.folder / "relay").rglob("*.part"))


@pytest.mark.parametrize("code_shown", [True, False])
def test_a_certificate_that_was_never_paired(supervisor: Laptop, tmp_path: Path, *, code_shown: bool) -> None:
    if code_shown:
        supervisor.book.relay.new_code()
    other = certificates.new_certificate()
    with session(supervisor, other, tmp_path) as stranger, pytest.raises(requests.RequestException):
        stranger.get(f"https://{address_of(supervisor)}/relay/pair", timeout=5)


def test_old_tls_is_refused(supervisor: Laptop) -> None:
    supervisor.book.relay.new_code()  # no certificate is asked for: nothing else ends it
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    host, _, port = address_of(supervisor).partition(":")
    with pytest.raises(ssl.SSLError), socket.create_connection((host, int(port))) as way:
        context.wrap_socket(way)


def test_another_relay_at_the_same_address(
    supervisor: Laptop, worker: Laptop, paired: PairedLaptop, tmp_path: Path
) -> None:
    """With certificates of its own it hears nothing: the worker's laptop believes one certificate."""
    worker.finalize()
    before = worker.states()
    between = InBetween(address_of(supervisor), folder=tmp_path)
    assert why(lambda: worker.book.relay.exchange(paired.fingerprint, between.address)) in {"stranger", "nobody"}
    between.close()
    assert not between.sent
    assert worker.states() == before


def test_one_paired_laptop_cannot_speak_for_another(
    supervisor: Laptop, worker: Laptop, laptop: Make, paired: PairedLaptop, tmp_path: Path
) -> None:
    """The greeting is signed by the device's key for the certificate that was shown."""
    thief = laptop("thief")
    pair(supervisor, thief)
    own = thief.book.relay._trust.own()
    theirs = worker.book.relay._trust.introduced(paired.fingerprint)
    mine = thief.book.relay._trust.introduced(paired.fingerprint)
    base = f"https://{address_of(supervisor)}/relay/hello"
    with session(supervisor, own, tmp_path) as caller:
        device_id = worker.book.setting("device_id")
        said = binding(device_id, own.fingerprint, paired.fingerprint)
        as_the_other = Told(device_id, "", "", mine.public_key, thief.book.connection.sign(said))
        stolen = Told(mine.device_id, mine.device_code, "", mine.public_key, theirs.signature)
        for told in (theirs, stolen, as_the_other):
            answer = caller.post(base, encode(Hello(1, told)), timeout=5)
            assert answer.status_code == 422
            assert answer.json()["code"] in {"not_paired", "other_key"}
        assert caller.post(base, encode(Hello(1, mine)), timeout=5).status_code == 200


def test_who_is_let_go_is_gone_within_the_same_connection(
    supervisor: Laptop, worker: Laptop, paired: PairedLaptop, tmp_path: Path
) -> None:
    path = f"https://{address_of(supervisor)}/relay/packs/{'e' * 64}"
    with session(supervisor, worker.book.relay._trust.own(), tmp_path) as caller:
        assert caller.get(path, timeout=5).status_code == 200
        (there,) = supervisor.book.relay.laptops()
        supervisor.book.relay.remove(there)
        assert caller.get(path, timeout=5).status_code == 401


class Card:
    """A team card that names one laptop with this key."""

    def __init__(self, device_id: str, public_key: str) -> None:
        self.named = Member(device_id, "KT-X", "Nama", "worker", public_key)

    def now(self) -> Team:
        return Team(datetime.now(UTC), members=(self.named,))


def test_the_team_card_is_believed_before_the_greeting(
    supervisor: Laptop, worker: Laptop, paired: PairedLaptop
) -> None:
    device_id = worker.book.setting("device_id")
    supervisor.book.relay.join_team(Card(device_id, signatures.new_key()[1]))
    assert why(lambda: worker.book.relay.exchange(paired.fingerprint)) == "other_key"
    supervisor.book.relay.join_team(Card(device_id, worker.book.connection.public_key()))
    worker.book.relay.exchange(paired.fingerprint)
    worker.book.relay.join_team(Card(supervisor.book.setting("device_id"), signatures.new_key()[1]))
    worker.finalize()
    before, carried = worker.states(), supervisor.book.courier.carried()
    assert why(lambda: worker.book.relay.exchange(paired.fingerprint)) == "other_key"
    assert worker.states() == before
    assert supervisor.book.courier.carried() == carried


def test_a_file_of_another_laptop_is_not_handed_out(
    supervisor: Laptop, worker: Laptop, laptop: Make, paired: PairedLaptop, tmp_path: Path
) -> None:
    letter = b"sealed to one laptop"
    sha256 = hashlib.sha256(letter).hexdigest()
    post = Post({worker.book.setting("device_id"): letter})
    supervisor.book.relay.join_team(letters=lambda: post)
    worker.book.relay.join_team(letters=lambda: Post({}))
    assert worker.book.relay.exchange(paired.fingerprint).letters == 1
    other = laptop("other")
    pair(supervisor, other)
    other.book.relay.exchange(paired.fingerprint)
    with session(supervisor, other.book.relay._trust.own(), tmp_path) as caller:
        path = f"https://{address_of(supervisor)}/relay/files/{sha256}"
        assert caller.get(path, headers={"Range": "bytes=0-99"}, timeout=5).status_code == 404
        for name in ("../../store.db", "..%2f..%2fstore.db", sha256[:-1], sha256.upper(), ""):
            place = f"https://{address_of(supervisor)}/relay/files/{name}"
            assert caller.get(place, headers={"Range": "bytes=0-99"}, timeout=5).status_code == 404, name


def test_a_recording_played_again_changes_nothing(supervisor: Laptop, worker: Laptop, paired: PairedLaptop) -> None:
    line = Line(address_of(supervisor))
    worker.finalize()
    assert worker.book.relay.exchange(paired.fingerprint, line.address).records >= 1
    line.close()
    (before,), carried = supervisor.book.relay.laptops(), supervisor.book.courier.carried()
    host, _, port = address_of(supervisor).partition(":")
    with socket.create_connection((host, int(port))) as way, suppress(OSError):
        way.settimeout(5)
        way.sendall(bytes(line.sent))
        while way.recv(65_536):
            pass
    assert len(line.sent) > 2_000
    assert supervisor.book.relay.laptops() == (before,)
    assert supervisor.book.courier.carried() == carried


def test_bodies_are_bounded(supervisor: Laptop, worker: Laptop, paired: PairedLaptop, tmp_path: Path) -> None:
    base, sha = f"https://{address_of(supervisor)}", "b" * 64
    with session(supervisor, worker.book.relay._trust.own(), tmp_path) as caller:
        large = bytes(relay_talk.MAX_PIECE + 1)
        for method, path in (("PATCH", f"/relay/packs/{sha}"), ("POST", "/relay/hello")):
            with suppress(requests.RequestException):  # the line may break before the answer is read
                asked = caller.request(method, base + path, data=large, headers=BEGIN, timeout=5)
                assert asked.status_code == 413
        assert caller.post(f"{base}/relay/hello", b"[" * 5_000, timeout=5).status_code == 400
        with suppress(requests.RequestException):
            assert caller.post(f"{base}/relay/hello", iter([b"{}"]), timeout=5).status_code == 411
        far = BEGIN | {"Upload-Length": str(relay_talk.MAX_PACK + 1)}
        assert caller.patch(f"{base}/relay/packs/{sha}", b"x", headers=far, timeout=5).status_code == 413
        for offset in ("", "-1", "1e3", "9" * 13):
            answer = caller.patch(
                f"{base}/relay/packs/{sha}", b"x", headers=BEGIN | {"Upload-Offset": offset}, timeout=5
            )
            assert answer.status_code == 400
        assert caller.get(f"{base}/relay/packs/{sha}", data=b"GET / HTTP/1.1\r\n\r\n", timeout=5).status_code == 200
        for asked in ("", "bytes=0-", f"bytes=0-{relay_talk.MAX_PIECE}", "bytes=5-4"):
            answer = caller.get(f"{base}/relay/files/{sha}", headers={"Range": asked}, timeout=5)
            assert answer.status_code == 416
        answer = caller.patch(f"{base}/relay/packs/{sha}", b"x", headers=BEGIN | {"Upload-Offset": "7"}, timeout=5)
        assert (answer.status_code, answer.headers["Upload-Offset"]) == (409, "0")
    assert not list((supervisor.folder / "relay" / "in").rglob("*.part"))


def test_what_is_not_what_it_says_is_dropped(
    supervisor: Laptop, worker: Laptop, paired: PairedLaptop, tmp_path: Path
) -> None:
    carried = supervisor.book.courier.carried()
    base, noise = f"https://{address_of(supervisor)}", b"no pack at all"
    with session(supervisor, worker.book.relay._trust.own(), tmp_path) as caller:
        for name, expected in (("c" * 64, 422), (hashlib.sha256(noise).hexdigest(), 200)):
            place = f"{base}/relay/packs/{name}"
            assert caller.patch(place, noise, headers=BEGIN, timeout=5).status_code == 200
            answer = caller.post(place, json.dumps({"name": "../../x", "size": len(noise)}), timeout=5)
            assert answer.status_code == expected
        assert answer.json() == {"result": "not_this"}
    assert not [path for path in (supervisor.folder / "relay").rglob("*") if path.is_file()]
    assert supervisor.book.courier.carried() == carried


def test_who_lingers_is_let_go(supervisor: Laptop, worker: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that says nothing, one that drips into the handshake; more than a few of one address are not let in."""
    monkeypatch.setattr(relay_listener, "HANDSHAKE_SECONDS", 1.0)
    monkeypatch.setattr(relay_listener, "REAP_SECONDS", 0.1)
    supervisor.book.relay.offer(HERE)
    host, _, port = address_of(supervisor).partition(":")
    ways = [socket.create_connection((host, int(port))) for _ in range(relay_listener.MOST_OF_ONE + 3)]
    listener = supervisor.book.relay._listener
    assert listener
    time.sleep(0.3)
    assert len(listener._guests) == relay_listener.MOST_OF_ONE
    started = time.monotonic()
    dripping = ways[0]
    dripping.settimeout(0.1)
    gone = False
    while not gone and time.monotonic() - started < 8:
        with suppress(TimeoutError):
            try:
                dripping.sendall(b"\x16")
                gone = dripping.recv(1) == b""
            except OSError as error:
                gone = not isinstance(error, TimeoutError)
    assert gone
    assert time.monotonic() - started < 5
    for way in ways:
        way.close()
    while listener._guests and time.monotonic() - started < 8:
        time.sleep(0.05)
    pair(supervisor, worker)


def test_a_body_that_drips_is_let_go(
    supervisor: Laptop, worker: Laptop, paired: PairedLaptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay_listener, "REQUEST_SECONDS", 1.0)
    monkeypatch.setattr(relay_listener, "REAP_SECONDS", 0.1)
    supervisor.book.relay.offer(HERE)
    there = supervisor.book.relay._trust.own()
    context = certificates.caller_context(worker.book.relay._trust.own(), there.der, tmp_path)
    host, _, port = address_of(supervisor).partition(":")
    started = time.monotonic()
    with socket.create_connection((host, int(port))) as way, context.wrap_socket(way) as secure, suppress(OSError):
        secure.sendall(b"PATCH /relay/packs/" + b"d" * 64 + b" HTTP/1.1\r\n")
        secure.sendall(b"Upload-Offset: 0\r\nUpload-Length: 99\r\nContent-Length: 99\r\n\r\n")
        while time.monotonic() - started < 8:
            secure.sendall(b"x")
            time.sleep(0.1)
    assert 0.5 < time.monotonic() - started < 5
    assert supervisor.book.relay._desk
    assert supervisor.book.relay._desk.held(worker.book.relay._trust.own().fingerprint, "d" * 64) == 0


def test_it_listens_while_the_screen_says_so_and_never_locked(
    supervisor: Laptop, worker: Laptop, paired: PairedLaptop
) -> None:
    address = address_of(supervisor)
    supervisor.book.relay.stop()
    assert why(lambda: worker.book.relay.exchange(paired.fingerprint, address)) == "nobody"
    supervisor.book.relay.offer(HERE)
    address = address_of(supervisor)
    supervisor.restart()
    assert supervisor.book.relay.offering() is None
    assert why(lambda: worker.book.relay.exchange(paired.fingerprint, address)) == "nobody"
    supervisor.book.relay.offer(HERE)
    assert worker.book.relay.exchange(paired.fingerprint, address_of(supervisor)).troubles == (), "paired for ever"
    assert [one.side for one in supervisor.book.relay.laptops()] == [Side.TEAM]


def test_an_address_that_is_not_here(supervisor: Laptop) -> None:
    with pytest.raises(RelayTrouble) as trouble:
        supervisor.book.relay.offer("192.0.2.1")
    assert trouble.value.facts["why"] == "network"
    assert supervisor.book.relay.offering() is None
