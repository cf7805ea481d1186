"""A case goes from form to form: what one submission says stands in the next form, and nothing is typed twice."""

import random
from collections.abc import Mapping

import pytest

from fieldapp.domain.assessment import State
from fieldapp.domain.person import Person
from fieldapp.fieldbook import Fieldbook, OpenAssessment
from tests.conformance.pilot import complete, reference_of, said
from tests.conformance.test_follow_up import CHECK, VISIT
from tests.conformance.test_service_rules import OLDER
from tests.conformance.test_shelter_forms import NAMELESS


def done(desk: OpenAssessment, facts: Mapping[str, str]) -> OpenAssessment:
    """Answered, completed and finalized."""
    for name, text in facts.items():
        desk.answer(reference_of(desk.session, name), text)
    complete(desk.session, random.Random(1))
    assert desk.finalize().state is State.FINALIZED
    return desk


def person_of(book: Fieldbook, desk: OpenAssessment) -> Person:
    return book.people.person(said(desk.session, "person")[0].entity_id)


def answer(desk: OpenAssessment, name: str) -> str:
    return desk.session.node(reference_of(desk.session, name)).text


def states_of(book: Fieldbook, person: Person) -> dict[str, str]:
    """Service → state of the person's referrals."""
    return {one.text("services"): one.text("state") for one in book._store.entities_of("referral", person.person_id)}


@pytest.fixture
def assessed(book: Fieldbook) -> Person:
    """An older person with two referrals."""
    facts = OLDER | {"family_able": "no", "ppks": "08", "ppks_main": "08", "desil": "3", "programs": "sembako"}
    desk = book.start("assessment_full")
    for name, text in facts.items():
        desk.answer(reference_of(desk.session, name), text)
    done(desk, {"services": "PANTI-PSTW SS-PKH"})
    return person_of(book, desk)


def test_referrals_under_way_stand_in_the_follow_up(book: Fieldbook, assessed: Person) -> None:
    desk = book.start("follow_up", person=assessed)
    assert answer(desk, "has_news") == "yes"
    names = [answer(desk, name) for name in ("referral_name", "referral_name#2")]
    homes = ["Nirwana Puri" in name for name in names]
    assert sorted(homes) == [False, True]
    assert {answer(desk, name) for name in ("referral_state", "referral_state#2")} == {"proposed"}
    first, second = ("served", "closed") if homes[0] else ("closed", "served")
    done(desk, VISIT | {"new_state": first, "new_state#2": second})
    assert states_of(book, assessed) == {"PANTI-PSTW": "served", "SS-PKH": "closed"}
    again = book.start("follow_up", person=assessed)
    assert answer(again, "referral_name").endswith("Nirwana Puri")
    assert answer(again, "referral_state") == "served"
    assert "referral_id#2" not in [r.rpartition("/")[2] for r in again.session.references()], "the closed one is over"


def test_without_referrals_nothing_is_put_in(book: Fieldbook) -> None:
    desk = done(book.start("shelter_intake"), NAMELESS)
    visit = book.start("follow_up", person=person_of(book, desk))
    assert answer(visit, "has_news") == ""
    assert answer(visit, "full_name") == "TIDAK DIKETAHUI"


def test_the_open_stay_stands_in_the_discharge_and_is_closed_by_it(book: Fieldbook) -> None:
    admitted = done(book.start("shelter_intake"), NAMELESS)
    person = person_of(book, admitted)
    desk = book.start("shelter_discharge", person=person)
    (stay,) = book._store.entities_of("stay", person.person_id)
    assert answer(desk, "stay_id") == stay.entity_id
    assert (answer(desk, "facility"), answer(desk, "stay_bed")) == ("TPS-PPU", "B4")
    assert answer(desk, "admit_at")
    done(desk, {"exit_reason": "request", "dest_name": "Paser"})
    (closed,) = book._store.entities_of("stay", person.person_id)
    assert (closed.text("state"), closed.text("destination")) == ("left", "Paser")
    assert closed.values["days"] == 0
    assert answer(book.start("shelter_discharge", person=person), "stay_id") == ""


def test_a_programme_referred_to_stands_in_the_check_and_is_served(book: Fieldbook, assessed: Person) -> None:
    desk = book.start("benefit_check", person=assessed)
    assert answer(desk, "program") == "pkh"
    assert answer(desk, "referral_id")
    done(desk, CHECK | {"full_name": assessed.name, "sex": "L"})
    assert states_of(book, assessed) == {"PANTI-PSTW": "proposed", "SS-PKH": "served"}
    (benefit,) = book._store.entities_of("benefit", assessed.person_id)
    assert (benefit.text("state"), benefit.values["received"]) == ("partly", 450000)
    again = book.start("benefit_check", person=assessed)
    assert answer(again, "benefit_id") == benefit.entity_id, "the next check continues this one"


def test_forms_that_ask_nothing_of_a_case_stay_as_they_are(book: Fieldbook, assessed: Person) -> None:
    assert book.start("visit", person=assessed).assessment.person_id == assessed.person_id
