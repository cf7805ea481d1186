"""Ways to the states of pages on the made-up province, as a person would come to them; nothing of it is decided."""

import random
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from fieldapp.domain.assessment import State
from fieldapp.domain.batch import Batch, Stage
from fieldapp.domain.reviewing import Shelf, WorkFilter
from fieldapp.domain.team import TeamWork
from fieldapp.fieldbook import Fieldbook, OpenAssessment
from fieldapp.fieldbook.profile import local_now
from fieldapp.training.office import Office
from fieldapp.training.paper import FORM, a_table
from fieldapp.ui.pages.people.candidates import CandidateList
from fieldapp.ui.shell.keys import show_keys
from fieldapp.ui.window import Window
from tests.ui.settling import settle

BEGUN: Final = "Nurhalimah Latihan"
Visit = Callable[[Window], object]


def _page(window: Window) -> Any:
    return window.page


# home and people ---------------------------------------------------------------------------------


def choose_form(window: Window) -> None:
    window.go("home")
    settle()
    _page(window).choose_form()


def keys(window: Window) -> None:
    window.go("home")
    show_keys(window)


def compare_person(window: Window) -> None:
    window.go("people", text="siti")
    settle()
    candidates = window.page.findChild(CandidateList)
    assert isinstance(candidates, CandidateList)
    candidates.choose(0)
    candidates.compared.emit()


def _richest(book: Fieldbook) -> str:
    """Somebody with referrals, and a stay where anybody has one."""
    people = {one.person_id for one in book.assessments(limit=400) if one.person_id}
    stays = {one.person_id for one in book.assessments(limit=400) if one.form_id == "shelter_discharge"}
    return min(stays or people)


def person(window: Window) -> None:
    window.go("person", person_id=_richest(window.book))


def person_tab(tab: str) -> Visit:
    return lambda window: window.go("person", person_id=_richest(window.book), tab=tab)


# forms -------------------------------------------------------------------------------------------


def _begun(book: Fieldbook) -> OpenAssessment:
    """The same draft each time, so that a tour leaves no pile of them."""
    for one in book.assessments([State.DRAFT], 50):
        if one.title == BEGUN:
            return book.resume(one.instance_id)
    return book.start("outreach_rapid", carried={"full_name": BEGUN})


def form(window: Window) -> None:
    window.fill(_begun(window.book))


def form_errors(window: Window) -> None:
    form(window)
    settle()
    _page(window).proceed()


def form_last(window: Window) -> None:
    """The last section of a draft."""
    form(window)
    settle()
    for _ in range(12):
        _page(window).step_section(1)


def check(window: Window) -> None:
    window.check(_begun(window.book))


def check_open(window: Window) -> None:
    """The second of the drafts that training leaves."""
    left = next(one for one in window.book.assessments([State.DRAFT], 50) if one.title != BEGUN)
    window.check(window.book.resume(left.instance_id))


def done(window: Window) -> None:
    found = window.book.assessments([State.FINALIZED], 50)
    window.finished(next(one for one in found if one.form_id == "outreach_rapid"))


# cases and shelter -------------------------------------------------------------------------------


def referral_step(window: Window) -> None:
    window.go("referrals")
    settle()
    _page(window).ask_step("sent")


def referral_letter(window: Window) -> None:
    window.go("referrals")
    settle()
    _page(window).ask_letter()


def shelter(window: Window) -> None:
    shelters = window.book.shelters
    if shelters.chosen is None:
        shelters.choose("TPS-SMD")
    window.go("shelter")


def shelter_stay(window: Window) -> None:
    shelter(window)
    settle()
    page = _page(window)
    taken = [tile for tile in page.board.tiles if tile.stays]
    if taken:
        page.choose(taken[0].key)


def shelter_night(window: Window) -> None:
    shelter(window)
    settle()
    _page(window).night_button.click()


# the supervisor's desk ---------------------------------------------------------------------------


def _work(book: Fieldbook, shelf: Shelf, wanted: Callable[[TeamWork], bool] = lambda _one: True) -> TeamWork:
    desk = book.reviewing
    found = desk.rows(desk.numbers(WorkFilter(shelf)))
    return next(filter(wanted, found), found[0])


def review_read(window: Window) -> None:
    """One with a photo and something that a check noticed."""
    desk = window.book.reviewing
    pictured = _work(window.book, Shelf.WAITING, lambda one: bool(desk.attachments(one.instance_id)))
    work = _work(window.book, Shelf.WAITING, lambda one: bool(one.flags and desk.attachments(one.instance_id)))
    work = work if desk.attachments(work.instance_id) else pictured
    window.go("review", instance_id=work.instance_id)


def review_note(window: Window) -> None:
    window.go("review", instance_id=_work(window.book, Shelf.RETURNED).instance_id, show="returned")


def review_return(window: Window) -> None:
    review_read(window)
    settle()
    _page(window).act("return")


def review_hand_over(window: Window) -> None:
    review_read(window)
    settle()
    _page(window).act("hand_over")


def _table(window: Window) -> None:
    """A table is read; nothing of it is kept."""
    window.go("batch")
    settle()
    office = Office(window.book, random.Random(5), local_now())
    known = office.crowd.somebody(office.now.date(), (30, 40))
    with tempfile.TemporaryDirectory() as place:
        _page(window).deeds.read(a_table(office, known, Path(place) / "Kertas posko (latihan).xlsx", 6))
        settle()


def batch_file(window: Window) -> None:
    _table(window)


def batch_columns(window: Window) -> None:
    _table(window)
    page = _page(window)
    page.file.form.setCurrentIndex(page.file.form.findData(FORM))
    page.forward()


def _batch(book: Fieldbook, stage: Stage) -> Batch:
    return next(one for one in book.batches.all() if one.stage == stage)


def batch_check(window: Window) -> None:
    window.go("batch", batch_id=_batch(window.book, Stage.CHECKING).batch_id)


def batch_summary(window: Window) -> None:
    batch_check(window)
    settle()
    _page(window).forward()


def batch_receipt(window: Window) -> None:
    window.go("batch", batch_id=_batch(window.book, Stage.FILED).batch_id)


def keying_compare(window: Window) -> None:
    window.go("keying", keying_id=window.book.keyings.all()[0].keying_id)


def merge_of(people: int) -> Visit:
    """So many records side by side, or as many as the made-up province has of one person this time."""

    def compare(window: Window) -> None:
        waiting = window.book.pairs.read().waiting
        group = max(waiting, key=lambda one: (len(one.members) == people, len(one.members)))
        window.go("merge", one=group.members[0], other=" ".join(group.members[1:]))

    return compare


def report_schedules(window: Window) -> None:
    window.go("reports")
    settle()
    _page(window).show_schedules()


def report_letter(window: Window) -> None:
    window.go("reports")
    settle()
    _page(window).ask_letter()
