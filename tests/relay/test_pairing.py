"""Pairing by a code: three tries, two minutes, once; somebody in between learns nothing and is paired with nobody."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fieldapp.domain.relay import RelayTrouble
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.relay_trust import NoTeam
from fieldapp.sync.relay_client import read_address
from fieldapp.vault import certificates, pairing
from fieldapp.vault.pairing import ALPHABET, Handshake, Offer, PairingFailed, Parties
from tests.courier.road import Laptop
from tests.relay.between import InBetween
from tests.relay.conftest import HERE, pair

WRONG = "ZZZZ-ZZZZ"


@pytest.fixture
def supervisor(room: tuple[Laptop, Laptop]) -> Iterator[Laptop]:
    """Offers itself; knows nobody."""
    for one in room:
        for known in one.book.relay.laptops():
            one.book.relay.remove(known)
        one.book.relay.join_team(NoTeam())
    room[0].book.relay.offer(HERE)
    yield room[0]
    room[0].book.relay.stop()


@pytest.fixture
def worker(room: tuple[Laptop, Laptop]) -> Laptop:
    return room[1]


def why(act: Callable[[], object]) -> str:
    with pytest.raises(RelayTrouble) as trouble:
        act()
    return str(trouble.value.facts["why"])


def nobody_is_paired(*books: Fieldbook) -> bool:
    return not any(book.relay.laptops() for book in books)


def test_the_right_code_pairs_both(supervisor: Laptop, worker: Laptop) -> None:
    there = pair(supervisor, worker)
    (here,) = supervisor.book.relay.laptops()
    assert there.fingerprint == certificates.read_certificate(supervisor.book.setting("relay_certificate")).fingerprint
    assert here.fingerprint == certificates.read_certificate(worker.book.setting("relay_certificate")).fingerprint
    assert there.device_id == supervisor.book.setting("device_id")
    assert here.device_id == worker.book.setting("device_id")


def test_three_wrong_tries_close_it_for_the_right_code_too(supervisor: Laptop, worker: Laptop) -> None:
    shown = supervisor.book.relay.new_code()
    for left in (2, 1, 0):
        assert why(lambda: worker.book.relay.pair(shown.address, WRONG)) == "wrong_code"
        standing = supervisor.book.relay.offering()
        assert standing
        assert (standing.tries_left, standing.why) == ((left, "") if left else (0, "tries"))
    assert why(lambda: worker.book.relay.pair(shown.address, shown.code)) == "no_code"
    assert nobody_is_paired(supervisor.book, worker.book)
    pair(supervisor, worker)  # a new code is a new beginning


def test_a_code_is_good_once(supervisor: Laptop, worker: Laptop) -> None:
    shown = supervisor.book.relay.new_code()
    worker.book.relay.pair(shown.address, shown.code)
    assert why(lambda: worker.book.relay.pair(shown.address, shown.code)) in {"no_code", "nobody", "stranger"}
    standing = supervisor.book.relay.offering()
    assert standing
    assert (standing.code, standing.why) == ("", "used")


def test_a_code_is_good_for_two_minutes(supervisor: Laptop, worker: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairing, "SECONDS", 0.0)
    shown = supervisor.book.relay.new_code()
    assert shown.why == "time"
    assert why(lambda: worker.book.relay.pair(shown.address, "ABCDEFGH")) in {"no_code", "nobody", "stranger"}
    assert nobody_is_paired(supervisor.book, worker.book)


def test_time_runs_while_somebody_tries() -> None:
    now = 0.0
    offer = Offer(clock=lambda: now)
    assert offer.begin()
    now = pairing.SECONDS + 1
    assert not offer.live
    assert not offer.begin()


def test_no_code_is_shown_and_nobody_offers(supervisor: Laptop, worker: Laptop) -> None:
    address = supervisor.book.relay.offering().address  # type: ignore[union-attr]
    assert why(lambda: worker.book.relay.pair(address, "ABCDEFGH")) in {"no_code", "nobody", "stranger"}
    supervisor.book.relay.stop()
    assert why(lambda: worker.book.relay.pair(address, "ABCDEFGH")) == "nobody"
    assert why(lambda: worker.book.relay.pair(address, "ABC")) == "wrong_code"
    assert why(lambda: worker.book.relay.pair("192.168.1.5/x", "ABCDEFGH")) == "address"


@pytest.fixture
def in_between(supervisor: Laptop, tmp_path: Path) -> Iterator[InBetween]:
    address = supervisor.book.relay.offering().address  # type: ignore[union-attr]
    (tmp_path / "between").mkdir()
    made = InBetween(address, folder=tmp_path / "between")
    yield made
    made.close()


def test_somebody_in_between_ends_it(supervisor: Laptop, worker: Laptop, in_between: InBetween) -> None:
    shown = supervisor.book.relay.new_code()
    assert why(lambda: worker.book.relay.pair(in_between.address, shown.code)) == "wrong_code"
    assert nobody_is_paired(supervisor.book, worker.book)
    assert supervisor.book.relay.offering().tries_left == 2  # type: ignore[union-attr]
    said = bytes(in_between.sent + in_between.back)
    assert b"/relay/pair" in said, "it did read everything"
    for secret in (shown.code, worker.code, supervisor.code):
        assert secret.encode() not in said


def test_in_between_with_its_own_certificate_put_into_the_messages(
    supervisor: Laptop, worker: Laptop, in_between: InBetween
) -> None:
    """As if both sides were its own: the caller's certificate is exchanged for one that it has the key of."""
    from base64 import b64encode

    theirs = b64encode(certificates.read_certificate(_certificate_of(worker)).der)
    mine = b64encode(in_between.own.der)

    def change(content: bytes) -> bytes:
        swapped = content.replace(theirs, mine)
        return swapped + b" " * (len(content) - len(swapped)) if len(swapped) <= len(content) else content

    in_between.change = change
    shown = supervisor.book.relay.new_code()
    assert why(lambda: worker.book.relay.pair(in_between.address, shown.code)) in {"wrong_code", "damaged", "nobody"}
    assert nobody_is_paired(supervisor.book, worker.book)


def _certificate_of(laptop: Laptop) -> str:
    laptop.book.relay._trust.own()
    return laptop.book.setting("relay_certificate")


def test_a_recorded_pairing_cannot_be_tried_at_home() -> None:
    """What a listener has are two points; each code explains them equally well, and gives another key."""
    parties = Parties("a", "1" * 64, "b", "2" * 64)
    right = Handshake("caller", "ABCDEFGH", parties), Handshake("relay", "ABCDEFGH", parties)
    right[0].finish(right[1].message)
    right[1].finish(right[0].message)
    right[1].check(right[0].proof())
    for code in ("ABCDEFGJ", "22222222"):
        guess = Handshake("relay", code, parties)
        guess.finish(right[0].message)
        with pytest.raises(PairingFailed):
            guess.check(right[0].proof())


@pytest.mark.parametrize(
    "other",
    [
        Parties("x", "1" * 64, "b", "2" * 64),
        Parties("a", "3" * 64, "b", "2" * 64),
        Parties("a", "1" * 64, "y", "2" * 64),
        Parties("a", "1" * 64, "b", "4" * 64),
    ],
)
def test_ids_and_certificates_are_part_of_it(other: Parties) -> None:
    caller = Handshake("caller", "ABCDEFGH", Parties("a", "1" * 64, "b", "2" * 64))
    relay = Handshake("relay", "ABCDEFGH", other)
    caller.finish(relay.message)
    relay.finish(caller.message)
    with pytest.raises(PairingFailed):
        relay.check(caller.proof())
    with pytest.raises(PairingFailed):
        caller.check(relay.proof())


@pytest.mark.parametrize("message", [b"", b"A", b"B" + bytes(32), b"B" + b"\xff" * 32, b"A" + bytes(32), bytes(200)])
def test_what_is_no_message_is_refused(message: bytes) -> None:
    half = Handshake("caller", "ABCDEFGH", Parties("a", "1" * 64, "b", "2" * 64))
    with pytest.raises(PairingFailed):
        half.finish(message)
    with pytest.raises(PairingFailed):
        half.check(bytes(32))


def test_its_own_message_sent_back_is_refused() -> None:
    half = Handshake("caller", "ABCDEFGH", Parties("a", "1" * 64, "b", "2" * 64))
    with pytest.raises(PairingFailed):
        half.finish(half.message)


def test_codes_are_read_as_people_type_them() -> None:
    assert not set("01ILOU") & set(ALPHABET)
    code = pairing.new_code()
    for typed in (code.lower(), pairing.show_code(code), f" {code[:4]} {code[4:]} "):
        assert pairing.read_code(typed) == code
    assert pairing.read_code("ABCD-EFG0") == pairing.read_code("ABCD") == ""


def test_addresses_are_read_as_people_type_them() -> None:
    assert read_address(" 192.168.1.5 ") == "192.168.1.5:47610"
    assert read_address("192.168.1.5:5000") == "192.168.1.5:5000"
    for typed in ("", "http://192.168.1.5", "a b", "192.168.1.5:0", "192.168.1.5:99999", "user@host"):
        assert why(lambda text=typed: read_address(text)) == "address"


@pytest.mark.parametrize("harm", [b"", b"no certificate", None])
def test_only_a_certificate_named_for_its_key_is_pinned(harm: bytes | None) -> None:
    good = certificates.new_certificate().der
    assert certificates.usable(good)
    bad = good[:-1] + bytes([good[-1] ^ 1]) if harm is None else harm
    assert not certificates.usable(bad)
