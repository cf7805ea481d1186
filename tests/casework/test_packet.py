"""What a receiver is told: the least, by R-27, R-14 and R-07 of the domain report."""

from datetime import UTC, date, datetime

import pytest

from fieldapp.casework.entities import KINDS, typed
from fieldapp.casework.packet import Packet, initials_of, packet, sharing
from fieldapp.casework.services import Service
from fieldapp.domain.entity import Entity
from fieldapp.domain.person import Person
from fieldapp.domain.referral import Referral

TODAY = date(2026, 11, 26)
AT = datetime(2026, 11, 20, tzinfo=UTC)
HOME = Service("PANTI-PSPA", "Dharma", kind="panti")
CLINIC = Service("NP-HEALTH", "Puskesmas", kind="non-panti")
CHILD = Person(
    "p-1", "Siti Nur Aminah", sex="P", birth_date=date(2014, 11, 27), birth_year=2014, nik="6472056711140001"
)
ADULT = Person("p-2", "Budi", sex="L", birth_year=1990, estimated=True)
SAID = {"reason": "Perlu perlindungan.", "needs": "protect psych", "risks": "threat", "urgency": "merah"}


def told(person: Person, categories: str, service: Service | None) -> Packet:
    entity = Entity("referral", "r-1", "x", AT, AT, typed(KINDS["referral"], SAID))
    return packet(Referral(entity), person, categories.split(), service, TODAY)


def test_identity_category_risks_need_and_reason() -> None:
    found = told(ADULT, "12 13", CLINIC)
    assert (found.name, found.sex, found.age, found.estimated, found.categories) == (
        "Budi",
        "L",
        36,
        True,
        ("12", "13"),
    )
    assert (found.needs, found.risks) == (("protect", "psych"), ("threat",))
    assert (found.reason, found.urgency) == ("Perlu perlindungan.", "merah")
    assert not found.withheld
    assert not found.initials


@pytest.mark.parametrize("code", ["03", "06", "10", "16", "17", "18", "19"])
def test_a_sensitive_category_goes_to_the_home_that_takes_the_client_only(code: str) -> None:
    assert told(ADULT, f"{code} 12", HOME).categories == (code, "12")
    outside = told(ADULT, f"{code} 12", CLINIC)
    assert outside.categories == ("12",)
    assert outside.withheld
    assert outside.name == "Budi"
    assert told(ADULT, code, None).categories == ()


def test_outside_a_child_of_a_sensitive_category_appears_as_initials() -> None:
    outside = told(CHILD, "06", CLINIC)
    assert (outside.name, outside.nik, outside.birth_date, outside.age) == ("S.N.A.", "", None, 11)
    assert outside.initials
    inside = told(CHILD, "06", HOME)
    assert (inside.name, inside.nik, inside.birth_date) == (CHILD.name, CHILD.nik, CHILD.birth_date)
    assert told(CHILD, "02", CLINIC).name == CHILD.name


@pytest.mark.parametrize(
    ("share", "named", "found"),
    [
        ("agreed", "", "agreed"),
        ("emergency", "panti", "basis"),
        ("", "panti health", "ticked"),
        ("", "health", "refused"),
        ("", "none", "refused"),
        ("", "", "unknown"),
    ],
)
def test_a_receiver_is_told_by_agreement_or_on_a_basis(share: str, named: str, found: str) -> None:
    assert sharing(share, named.split(), "panti") == found


def test_initials_are_of_words_that_begin_with_a_letter() -> None:
    assert initials_of("siti  (nona) aminah") == "S.A."
    assert initials_of("") == ""
