"""Who is whose supervisor by roles and regions, and what a laptop is told of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from fieldapp.errors import Refused, Untrusted
from fieldapp.server import enrolment
from fieldapp.server.identity import load_identity
from fieldapp.server.scopes import Scope, scope_of, supervises
from fieldapp.sync.client import Province
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.protocol import EnrolmentRequest, Heartbeat, SignedReceipt
from fieldapp.sync.team import fetch_team, verified_team
from fieldapp.sync.team_protocol import TeamText
from fieldapp.vault import signatures
from fieldapp.vault.sealing import new_identity
from tests.server.running import Site, connected

KOTA, KUTAI, VILLAGE = "64.72", "64.03", "64.72.05.1001"


@pytest.mark.parametrize(
    ("above", "below", "team"),
    [
        (("supervisor", KOTA), ("worker", "64.72.05"), True),
        (("supervisor", KOTA), ("worker", KOTA), True),
        (("supervisor", KOTA), ("intake", VILLAGE), True),
        (("supervisor", KOTA), ("partner", VILLAGE), True),
        (("supervisor", "64.7"), ("worker", KOTA), False),
        (("supervisor", KOTA), ("worker", KUTAI), False),
        (("supervisor", KOTA), ("worker", f"{KOTA}.05 {KUTAI}"), False),
        (("supervisor", KOTA), ("worker", ""), False),
        (("supervisor", ""), ("worker", ""), True),
        (("supervisor", ""), ("supervisor", KOTA), True),
        (("supervisor", KOTA), ("supervisor", "64.72.05"), True),
        (("supervisor", "64.72.05"), ("supervisor", KOTA), False),
        (("supervisor", KOTA), ("supervisor", KOTA), False),
        (("supervisor", ""), ("supervisor", ""), False),
        (("supervisor", ""), ("administrator", KOTA), False),
        (("worker", ""), ("worker", KOTA), False),
        (("administrator", ""), ("worker", KOTA), False),
    ],
)
def test_a_team_is_what_lies_inside(above: tuple[str, str], below: tuple[str, str], team: bool) -> None:
    scopes = [Scope(role, tuple(regions.split())) for role, regions in (above, below)]
    assert supervises(*scopes) is team


def enrolled(site: Site, worker: str, scope: Scope) -> tuple[DeviceCredentials, str]:
    """A laptop and its device code."""
    seed, public_key = signatures.new_key()
    card = load_identity(site.settings.data).card
    request = EnrolmentRequest(site.code(worker, scope), public_key, "laptop", "tests")
    made = enrolment.enrol(site.engine, card, request, datetime.now(UTC))
    sign = DeviceCredentials(
        made.device_id, made.receipt_keys, lambda content: signatures.sign(seed, content), signatures.verify
    )
    return sign, made.device_code


def card(province: Province, recipient: str = "") -> TeamText:
    return verified_team(fetch_team(province, recipient or new_identity()[1]), province.device)


@contextmanager
def laptops(site: Site, *scopes: Scope) -> Iterator[list[tuple[Province, str]]]:
    made = [enrolled(site, f"Orang {number}", scope) for number, scope in enumerate(scopes)]
    with_sockets = [connected(site, device) for device, _ in made]
    open_ones = [one.__enter__() for one in with_sockets]
    try:
        yield [(one, code) for one, (_, code) in zip(open_ones, made, strict=True)]
    finally:
        for one in with_sockets:
            one.__exit__(None, None, None)


def test_each_laptop_hears_of_its_own_team_only(site: Site) -> None:
    scopes = [scope_of("penyelia", [KOTA]), scope_of("petugas", [VILLAGE]), scope_of("petugas", [KUTAI])]
    with laptops(site, *scopes, scope_of("penyelia")) as found:
        (chief, chief_code), (worker, code), (stranger, strange), (whole, whole_code) = found
        worker.heartbeat(Heartbeat("jangkau/1", 41, 2, 1, {"visit": "0", "other": "9"}))
        identity, recipient = new_identity()
        assert identity
        told = card(worker, recipient)
        assert [one.device_code for one in told.supervisors] == [chief_code, whole_code]
        assert (told.members, told.standings) == ((), ())
        assert [one.device_code for one in card(stranger).supervisors] == [whole_code]
        card(chief)
        told = card(chief)
        assert [one.device_code for one in told.members] == [code]
        (member,), (standing,) = told.members, told.standings
        assert (member.recipient, member.worker_name, member.role) == (recipient, "Orang 1", "worker")
        assert signatures.verify(member.public_key, b"work", worker.device.sign(b"work"))
        assert (standing.unsent, standing.drafts, standing.held, standing.app) == (41, 2, 1, "jangkau/1")
        assert standing.forms == {"visit": "0"}, "versions that are not the newest"
        assert [one.device_code for one in told.supervisors] == [whole_code]
        assert card(worker).supervisors[0].recipient, "what the supervisor told meanwhile"
        told = card(whole)
        assert [one.device_code for one in told.members] == [chief_code, code, strange]
        assert [one.seen_at is None for one in told.standings] == [True, False, True]


def test_blocked_and_sealed_laptops_are_in_no_card(site: Site) -> None:
    with laptops(site, scope_of("penyelia", [KOTA]), scope_of("penyelia"), scope_of("petugas", [KOTA])) as found:
        (chief, chief_code), (whole, whole_code), (worker, code) = found
        assert len(card(worker).supervisors) == 2
        assert len(card(whole).members) == 2
        site.revoke(chief_code)
        assert [one.device_code for one in card(worker).supervisors] == [whole_code]
        enrolment.seal(site.engine, load_identity(site.settings.data), whole_code, datetime.now(UTC))
        assert card(worker).supervisors == ()
        site.revoke(code)
        assert card(whole).members == ()
        del chief


def test_a_laptop_that_was_moved_is_in_another_team_at_once(site: Site) -> None:
    with laptops(site, scope_of("penyelia", [KOTA]), scope_of("petugas", [VILLAGE])) as found:
        (chief, chief_code), (worker, code) = found
        assert card(worker).supervisors
        enrolment.change_scope(site.engine, code, scope_of("petugas", [KUTAI]))
        assert (card(worker).supervisors, card(chief).members) == ((), ())
        enrolment.change_scope(site.engine, code, scope_of("petugas", [VILLAGE]))
        enrolment.change_scope(site.engine, chief_code, scope_of("petugas", [KOTA]))
        assert (card(worker).supervisors, card(chief).members) == ((), ())


def test_a_card_is_for_one_laptop_and_nothing_else_is_a_card(site: Site) -> None:
    with laptops(site, scope_of("penyelia"), scope_of("petugas", [KOTA])) as found:
        (chief, _), (worker, _) = found
        signed = fetch_team(worker, new_identity()[1])
        with pytest.raises(Untrusted):
            verified_team(signed, chief.device)
        changed = SignedReceipt(signed.signed.replace("Orang 0", "Orang X"), signed.signature)
        with pytest.raises(Untrusted):
            verified_team(changed, worker.device)
        for nonsense in ("", "age1", "AGE-SECRET-KEY-1", "x" * 100_000):
            with pytest.raises(Refused) as refused:
                fetch_team(worker, nonsense)
            assert refused.value.facts["reason"] == "recipient_unreadable"
