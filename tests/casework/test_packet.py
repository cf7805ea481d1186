"""What a receiver is told: the least, by R-27, R-14 and R-07 of the domain report."""

from datetime import UTC, date, datetime

import pytest

from fieldapp.casework.consent import consent_of
from fieldapp.casework.entities import KINDS, typed
from fieldapp.casework.packet import Packet, initials_of, packet, sharing
from fieldapp.casework.services import Service
from fieldapp.domain.entity import Entity
from fieldapp.domain.person import Person
from fieldapp.domain.referral import Referral

TODAY = date(2026, 11, 26)
AT = datetime(2026, 11, 20, tzinfo=UTC)
LATER, BEFORE = "2026-11-21T00:00:00+00:00", "2026-11-19T00:00:00+00:00"
HOME = Service("PANTI-PSPA", "Dharma", kind="panti")
CIVIL = Service("NP-ADM", "Disdukcapil", kind="non-panti")
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


def test_red_signs_and_disability_are_told_to_who_acts_on_them() -> None:
    assert told(ADULT, "09", CLINIC).categories == ("09",)
    office = told(ADULT, "09 12", CIVIL)
    assert (office.categories, office.risks, office.withheld) == (("12",), (), True)
    assert told(ADULT, "12", CLINIC).risks == ("threat",)


@pytest.mark.parametrize(
    ("share", "known", "found"),
    [
        ("agreed", {}, "agreed"),
        ("agreed", {"consent": "withdrawn", "withdrawn": "all", "withdrawn_at": LATER}, "withdrawn"),
        ("agreed", {"consent": "withdrawn", "withdrawn": "all", "withdrawn_at": BEFORE}, "agreed"),
        ("agreed", {"share_with": "none", "withdrawn": "panti", "withdrawn_at": LATER}, "withdrawn"),
        ("agreed", {"share_with": "none", "withdrawn": "health", "withdrawn_at": LATER}, "agreed"),
        (f"agreed: {LATER}", {"consent": "withdrawn", "withdrawn": "all", "withdrawn_at": BEFORE}, "agreed"),
        ("emergency", {}, "basis"),
        ("law: putusan pengadilan", {"consent": "withdrawn", "withdrawn": "all", "withdrawn_at": LATER}, "basis"),
        ("", {"consent": "given", "share_with": "panti health"}, "ticked"),
        ("", {"consent": "given", "share_with": "health"}, "refused"),
        ("", {"consent": "given", "share_with": "none"}, "refused"),
        ("", {}, "unknown"),
    ],
)
def test_a_receiver_is_told_by_agreement_or_on_a_basis(share: str, known: dict[str, str], found: str) -> None:
    entity = Entity("referral", "r-1", "x", AT, AT, typed(KINDS["referral"], SAID | {"share": share}))
    assert sharing(Referral(entity), consent_of(known), "panti") == found


def test_initials_are_of_words_that_begin_with_a_letter() -> None:
    assert initials_of("siti  (nona) aminah") == "S.A."
    assert initials_of("") == ""
