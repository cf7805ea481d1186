"""Consent taken back on one laptop, all the way, all real: it is sent, exports and the feed leave the person out, and
laptops that only heard of them forget them; those that met them keep their own work and tell nobody."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from fieldapp.domain.assessment import State
from fieldapp.domain.person import Person, PersonQuery
from fieldapp.errors import ConsentMissing, NobodyHere
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.telling import Telling
from fieldapp.server.exports import accounts
from fieldapp.server.exports.accounts import Account
from fieldapp.server.exports.choosing import Wish
from tests.conformance.pilot import reference_of
from tests.conformance.test_service_rules import OLDER
from tests.fieldbook.test_cases import done, person_of
from tests.fieldbook.test_one_person_two_laptops import FORM, exchange, laptops, site
from tests.fieldbook.test_referrals import refer
from tests.server.running import Site, bare
from tests.server.test_exports import exported, tables

__all__ = ["laptops", "site"]
FACE = b"\xff\xd8\xff\xe0 a face that is nobody's"
AGREED = {"share_with": "panti health", "consent_photo": "yes", "family_able": "no"}


def assess(book: Fieldbook, facts: Mapping[str, str], person: Person | None = None, photo: bytes = b"") -> Person:
    desk = book.start(FORM, person=person)
    for name, text in (OLDER | AGREED | facts).items():
        desk.answer(reference_of(desk.session, name), text)
    if photo:
        desk.attach(reference_of(desk.session, "photo"), "photo-1.jpg", photo, "image/jpeg")
    return person_of(book, done(desk, {}))


def names(site: Site, room: Path, *, withheld: bool = False) -> set[str]:
    """Names in a file of the form."""
    room.mkdir(exist_ok=True)
    wish = Wish(FORM, withheld=withheld, reason="looking" if withheld else "")
    found = tables(exported(site, room, wish))["Submissions.csv"]
    return {row["g_identity_full_name"] for row in found}


def fed(site: Site) -> set[str]:
    """Names in the feed."""
    token = accounts.new_token(site.engine, Account("bps"), "Ani", site.clock(), 30)
    url = f"{site.address}/v1/odata/{FORM}/Submissions"
    with bare() as session:
        answer = session.get(url, auth=("bps", token))
    assert answer.status_code == 200
    return {row["g_identity_full_name"] for row in answer.json()["value"]}


@pytest.mark.slow
def test_taken_back_on_one_laptop_it_holds_everywhere(
    laptops: tuple[Fieldbook, Fieldbook], site: Site, tmp_path: Path
) -> None:
    one, two = laptops
    met = assess(one, {"full_name": "Ema Ujicoba"})
    stays = assess(one, {"full_name": "Farida Ujicoba", "nik": "6472050101509002"})
    refer(one, met, service="PANTI-PSTW")
    for book in (one, two):
        exchange(book)
    assert two.people.person(met.person_id).name == "Ema Ujicoba"
    assert two.consents.of(met.person_id).share == {"panti", "health"}
    assert {"Ema Ujicoba", "Farida Ujicoba"} <= names(site, tmp_path / "before") & fed(site)

    assess(one, {"full_name": "Ema Ujicoba"}, one.people.person(met.person_id), FACE)  # waits with a photo
    one.consents.withdraw(met.person_id, ["all"], "client", "spoken")
    exchange(one)
    assert one.count_by_state().get(State.FINALIZED, 0) == 0, "sending is not sharing: all of it has its receipt"
    assert "Ema Ujicoba" not in names(site, tmp_path / "after") | fed(site)
    assert "Farida Ujicoba" in names(site, tmp_path / "after") & fed(site)
    assert "Ema Ujicoba" in names(site, tmp_path / "asked", withheld=True), "asked for with a reason"

    exchange(two)
    assert met.person_id not in {one.person.person_id for one in two.people.find(PersonQuery("ema ujicoba"))}
    with pytest.raises(NobodyHere):
        two.cases.read(met.person_id)
    assert not two._store.entities_of("referral", met.person_id)
    assert two.people.person(stays.person_id).name == "Farida Ujicoba"
    assert one.cases.read(met.person_id).person.name == "Ema Ujicoba"
    with pytest.raises(ConsentMissing):
        one.consents.case_for(met.person_id, Telling("rujukan", "panti"))


@pytest.mark.slow
def test_a_laptop_that_met_them_too_hears_of_it_and_tells_nobody(laptops: tuple[Fieldbook, Fieldbook]) -> None:
    """Though it asked for consent itself, not knowing of the withdrawal: a person decides, meanwhile nobody is told."""
    one, two = laptops
    met = assess(one, {"full_name": "Galuh Ujicoba"})
    for book in (one, two):
        exchange(book)
    one.consents.withdraw(met.person_id, ["all"], "client", "spoken")
    assess(two, {"full_name": "Galuh Ujicoba", "share_with": "ppa"}, two.people.person(met.person_id))
    two.consents.case_for(met.person_id, Telling("rujukan", "ppa"))
    for book in (two, one, two):
        exchange(book)
    for book in laptops:
        assert book.consents.of(met.person_id).ended
        with pytest.raises(ConsentMissing):
            book.consents.case_for(met.person_id, Telling("rujukan", "ppa"))
        assert book.examine(replace=False).sound
