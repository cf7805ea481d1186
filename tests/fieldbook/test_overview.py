"""The team at a glance: laptops with their visits and roads, what was returned, what is due, how full shelters are."""

from datetime import timedelta

import pytest

from fieldapp.domain.team import Road
from fieldapp.domain.visit import VisitOrder
from fieldapp.fieldbook import Fieldbook
from tests.fieldbook.laptops import BUDI, recorded
from tests.fieldbook.test_cases import assessed
from tests.ui.team.card import NOW, a_team, ago, work

__all__ = ["assessed"]


@pytest.fixture
def desk(book: Fieldbook) -> Fieldbook:
    book._store.put_setting("device_code", "KT-P01")
    book.team = a_team()  # type: ignore[assignment]
    return book


def test_without_a_card_only_this_laptop_can_be_asked(book: Fieldbook) -> None:
    assert (book.overview.laptops(), book.overview.members()) == ((), ())
    book._store.put_setting("device_code", "KT-P01")
    assert [one.device_code for one in book.overview.members()] == ["KT-P01"]


def test_laptops_with_their_visits_and_roads(desk: Fieldbook) -> None:
    budi = recorded(desk, BUDI)
    today = desk.visits.today()
    desk.visits.ask(VisitOrder(budi, "follow_up", "KT-A07", today - timedelta(days=1)))
    desk.visits.ask(VisitOrder(budi, "assessment_full", "KT-A07"))
    desk.visits.ask(VisitOrder(budi, "benefit_check", "KT-A08"))
    work(desk, "KT-A07", 1, road="relay")
    work(desk, "KT-A07", 2)
    later = NOW + timedelta(hours=1)
    work(desk, "KT-A08", 3, person_id=budi, form_id="benefit_check", finalized_at=later)
    found = {one.code: one for one in desk.overview.laptops()}
    rina, andi = found["KT-A07"], found["KT-A08"]
    assert (rina.asked, rina.late, rina.done, andi.asked, andi.done) == (2, 1, 0, 0, 1)
    assert {one.road: (one.count, one.newest) for one in rina.carried} == {
        Road.PACK: (1, ago(days=2)),
        Road.RELAY: (1, ago(days=1)),
    }
    warnings = desk.overview.warnings(tuple(found.values()), NOW)
    assert warnings["KT-A07"] == ()
    assert warnings["KT-A09"] == ("unsent", "held")
    assert warnings["KT-A10"] == ("app", "forms")
    assert warnings["KT-A11"] == ("never",)
    assert [one.instance_id for one in desk.overview.latest("KT-A07")] == ["uuid:KT-A07-1", "uuid:KT-A07-2"]


def test_what_was_returned_counts_until_its_correction_is_here(desk: Fieldbook) -> None:
    returned = work(desk, "KT-A07", 5, state="returned", decided_at=ago(days=1), note="Foto kurang.")
    work(desk, "KT-A08", 6, state="returned", decided_at=ago(days=2))
    assert [one.device_code for one in desk.overview.returned()] == ["KT-A08", "KT-A07"]
    work(desk, "KT-A07", 4, corrects=returned)
    assert [one.device_code for one in desk.overview.returned()] == ["KT-A08"]
    assert {one.code: one.returned for one in desk.overview.laptops()}["KT-A08"] == 1


def test_what_is_due_with_place_and_who_saw_them(desk: Fieldbook, assessed: object) -> None:
    due = desk.overview.due()
    assert {one.task.kind for one in due} == {"send", "visit"}
    assert {one.device_code for one in due} == {"KT-P01"}
    assert all(one.region for one in due)
    assert desk.overview.due(desk.visits.today() - timedelta(days=1)) == ()


def test_shelters_that_have_beds(desk: Fieldbook) -> None:
    assert desk.overview.shelters() == ()
    first, second, *_ = desk.shelters.facilities()
    desk.shelters.add_room(first, "A", "male", ["A1", "A2"])
    desk.shelters.add_room(second, "B", "male", ["B1"])
    desk.shelters.mark(second, "B1", "held", held_for="Satpol PP")
    found = desk.overview.shelters()
    assert [(one.code, one.beds, one.free, one.held) for one in found] == [
        (second.code, 1, 0, 1),
        (first.code, 2, 2, 0),
    ]
