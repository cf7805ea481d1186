"""Visits asked of laptops: what a laptop has to do, what ends it, letters, lists, and what may be taken back."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from fieldapp.casework.submitted import ChangeReader
from fieldapp.domain.assessment import Assessment
from fieldapp.domain.person import Person
from fieldapp.domain.registry import Heard, Numbered
from fieldapp.domain.submission import EntityChange
from fieldapp.domain.visit import LATE, Visit, VisitFilter, VisitOrder, VisitState
from fieldapp.errors import Cancelled, CannotFollow, FormError, NobodyHere, NotADraft
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.sync.protocol import SubmissionLine
from tests.conformance.test_follow_up import VISIT
from tests.fieldbook.conftest import PASSPHRASE, Made
from tests.fieldbook.laptops import BUDI, Province, recorded
from tests.fieldbook.test_cases import done

SITI = {"full_name": "Siti Aminah", "sex": "P", "dob_known": "yes", "birth_date": "1980-01-04", "ppks": "12"}
MINE, THEIRS = "KT-A01", "KT-B02"


@pytest.fixture
def book(folder: Path) -> Iterator[Fieldbook]:
    """The supervisor's laptop."""
    one = unlock(folder, PASSPHRASE)
    one._store.put_setting("device_code", MINE)
    one._store.put_setting("worker_name", "Ibu Ratna")
    yield one
    one.lock()


@pytest.fixture
def far(tmp_path: Path, made: Made) -> Iterator[Fieldbook]:
    """The worker's laptop."""
    one = unlock(Path(shutil.copytree(made.folder, tmp_path / "far")), PASSPHRASE)
    one._store.put_setting("device_code", THEIRS)
    yield one
    one.lock()


@pytest.fixture
def budi(book: Fieldbook) -> Person:
    return book.people.person(recorded(book, BUDI))


def order(person: Person, device: str = MINE, form_id: str = "follow_up", **more: str) -> VisitOrder:
    return VisitOrder(person.person_id, form_id, device, date(2099, 1, 5), note=more.get("note", "Bawa foto."))


def only(book: Fieldbook) -> Visit:
    (found,) = book.visits.all()
    return found


def as_line(book: Fieldbook, made: Assessment) -> SubmissionLine:
    """As a letter carries it."""
    one = book.submission(made.instance_id)
    named = (one.instance_id, one.form_id, one.form_version, one.sha256)
    return SubmissionLine(*named, one.xml.decode(), one.finalized_at, one.number)


def in_registry(book: Fieldbook, made: Assessment, version: int = 1) -> Heard:
    """As the province tells it."""
    (said,) = [one for key, one in entity_changes(book, made.instance_id) if key == "visit"]
    one = Numbered(
        said, version, version, made.instance_id, "visit_request", book.submission(made.instance_id).finalized_at, MINE
    )
    return Heard((one,), (), str(version))


def entity_changes(book: Fieldbook, instance_id: str) -> list[tuple[str, EntityChange]]:
    one = book.submission(instance_id)
    return [(said.entity_list, said) for said in ChangeReader(book.form)(one.form_id, one.form_version, one.xml)]


def test_a_visit_is_asked_for_and_the_assessment_ends_it(book: Fieldbook, budi: Person) -> None:
    book.visits.ask(order(budi))
    visit = only(book)
    assert (visit.state, visit.person_name, visit.asked_by, visit.note) == (
        VisitState.ASKED,
        "Budi Santoso",
        "Ibu Ratna",
        "Bawa foto.",
    )
    assert book.visits.mine() == (visit,)
    desk = book.visits.start(visit.visit_id)
    assert (desk.assessment.form_id, desk.assessment.person_id) == ("follow_up", budi.person_id)
    assert only(book).open, "a draft is no visit"
    assert book.visits.start(visit.visit_id).instance_id == desk.instance_id, "what was begun goes on"
    made = done(desk, VISIT).assessment
    assert (only(book).state, only(book).ended_at) == (VisitState.DONE, book.assessment(made.instance_id).finalized_at)
    assert book.visits.mine() == ()
    book.recall(made.instance_id)
    assert only(book).open, "taken back"
    assert book.examine(replace=False).sound


def test_a_returned_submission_is_made_right_by_whoever_is_asked(book: Fieldbook, far: Fieldbook, budi: Person) -> None:
    first = done(book.start("follow_up", person=budi), VISIT).assessment.instance_id
    made = book.visits.ask(VisitOrder(budi.person_id, "follow_up", THEIRS, corrects=first))
    far.visits.hear(as_line(book, made))
    (asked,) = far.visits.mine()
    elsewhere = far.visits.start(asked.visit_id)
    assert elsewhere.assessment.corrects == first, "its answers are not here, its name is"
    here = book.visits.start(asked.visit_id)
    assert here.assessment.corrects == first
    assert here.session.node("/data/g_next/fu_note").text == VISIT["fu_note"]


def test_another_form_or_an_older_one_does_not_end_it(book: Fieldbook, budi: Person) -> None:
    done(book.start("follow_up", person=budi), VISIT)
    book.visits.ask(order(budi))
    recorded(book, BUDI, budi)
    assert only(book).open


def test_it_stands_in_the_agenda_of_the_laptop_that_is_asked(book: Fieldbook, budi: Person) -> None:
    today = book.visits.today()
    book.visits.ask(VisitOrder(budi.person_id, "follow_up", MINE, today - timedelta(days=2), note="Segera"))
    (task,) = [one for one in book.referrals.pressing() if one.kind == "asked_visit"]
    assert (task.person_name, task.codes, task.late(today)) == ("Budi Santoso", ("follow_up",), 2)
    assert task.other.endswith(" · Segera"), "the form and the note"
    assert task in book.referrals.agenda()["overdue"]
    assert [one.visit_id for one in book.visits.all(VisitFilter(LATE, today=today))] == [task.key]
    book.visits.move(task.key, THEIRS)
    assert book.visits.mine() == ()
    assert (only(book).device_code, only(book).due) == (THEIRS, today - timedelta(days=2))


def test_nobody_was_found_needs_a_reason_and_is_the_end(book: Fieldbook, budi: Person) -> None:
    book.visits.ask(order(budi))
    visit_id = only(book).visit_id
    with pytest.raises(FormError):
        book.visits.not_found(visit_id, " ")
    book.visits.not_found(visit_id, "Sudah pindah, menurut ketua RT.")
    assert (only(book).state, only(book).reason) == (VisitState.NOT_FOUND, "Sudah pindah, menurut ketua RT.")
    with pytest.raises(CannotFollow):
        book.visits.cancel(visit_id, "Tidak perlu lagi.")
    assert book.visits.mine() == ()


def test_cancelling_can_be_taken_back_until_it_left(book: Fieldbook, budi: Person) -> None:
    book.visits.ask(order(budi))
    made = book.visits.cancel(only(book).visit_id, "Tidak perlu lagi.")
    assert only(book).state is VisitState.CANCELLED
    book.visits.take_back([made.instance_id])
    assert only(book).open
    again = book.visits.cancel(only(book).visit_id, "Tidak perlu lagi.")
    book._store.record_sending([again.instance_id])
    with pytest.raises(NotADraft):
        book.visits.take_back([again.instance_id])


def test_many_are_asked_at_once_and_nobody_twice(book: Fieldbook, budi: Person) -> None:
    siti = book.people.person(recorded(book, SITI))
    book.visits.ask(order(budi))
    assert book.visits.load() == {MINE: 1}
    seen: list[int] = []
    wanted = [order(one, THEIRS) for one in (budi, siti)] + [VisitOrder("nobody", "follow_up", THEIRS)]
    made = book.visits.ask_many(wanted, lambda done, every: seen.append(done))
    assert (len(made), seen) == (1, [0, 1, 2])
    assert {one.person_name: one.device_code for one in book.visits.all()} == {
        "Budi Santoso": MINE,
        "Siti Aminah": THEIRS,
    }
    book.visits.take_back(made)
    with pytest.raises(Cancelled):
        book.visits.ask_many([order(siti), order(budi)], stop=iter((False, True)).__next__)
    assert len(book.visits.all()) == 1, "nothing was asked"
    with pytest.raises(NobodyHere):
        book.visits.ask(VisitOrder("nobody", "follow_up", MINE))


def test_a_letter_brings_it_and_the_registry_says_the_same(book: Fieldbook, far: Fieldbook, budi: Person) -> None:
    made = book.visits.ask(order(budi, THEIRS))
    far.visits.hear(as_line(book, made))
    far.visits.hear(as_line(book, made))
    (visit,) = far.visits.mine()
    assert (visit.person_name, visit.note) == ("Budi Santoso", "Bawa foto.")
    assert far.examine(replace=True).sound
    desk = far.visits.start(visit.visit_id)
    assert desk.session.node("/data/person_id").text == budi.person_id, "the register does not know them yet"
    before = far._store.visit(visit.visit_id)
    far._store.hear(in_registry(book, made))
    assert far._store.visit(visit.visit_id) == before
    assert far._store.told_of(visit.visit_id)[0] == ()
    assert far.examine(replace=False).sound
    far._store.hear(Heard((), (("visit", visit.visit_id),), "2"))
    assert far.visits.mine() == (), "out of this laptop's sight"


def test_what_the_worker_says_of_a_letter_is_heard_at_the_desk(book: Fieldbook, far: Fieldbook, budi: Person) -> None:
    made = book.visits.ask(order(budi, THEIRS))
    far.visits.hear(as_line(book, made))
    told = far.visits.not_found(far.visits.mine()[0].visit_id, "Rumah kosong.")
    assert far.examine(replace=False).sound
    book._store.hear(in_registry(far, told, 2))
    book._store.hear(in_registry(book, made, 1))
    assert (only(book).state, only(book).reason) == (VisitState.NOT_FOUND, "Rumah kosong.")


def test_the_registry_tells_that_it_was_made_elsewhere(book: Fieldbook, far: Fieldbook) -> None:
    province = Province()
    who = recorded(book, BUDI)
    province.take(book, who)
    province.tell(book, far)
    book.visits.ask(order(book.people.person(who), THEIRS))
    done(far.start("follow_up", person=far.people.person(who)), VISIT)
    province.take(far, who)
    province.tell(book)
    assert (only(book).state, only(book).ended_by) == (VisitState.DONE, THEIRS)


def test_a_letter_about_a_change_of_laptop_is_enough_by_itself(book: Fieldbook, far: Fieldbook, budi: Person) -> None:
    book.visits.ask(order(budi, "KT-C03"))
    moved = book.visits.move(only(book).visit_id, THEIRS)
    far.visits.hear(as_line(book, moved))
    (visit,) = far.visits.mine()
    assert (visit.note, visit.due, visit.form_id) == ("Bawa foto.", date(2099, 1, 5), "follow_up")
    assert b"<device_before>KT-C03</device_before>" in book.submission(moved.instance_id).xml
    assert far.examine(replace=False).sound


@pytest.mark.parametrize("first", ["cancel", "move"])
def test_two_desks_that_do_not_know_of_each_other_end_the_same(
    book: Fieldbook, far: Fieldbook, budi: Person, first: str
) -> None:
    made = book.visits.ask(order(budi, "KT-C03"))
    asked = in_registry(book, made)
    for one in (book, far):
        one._store.hear(asked)
    visit_id = only(book).visit_id
    cancelled = book.visits.cancel(visit_id, "Tidak perlu lagi.")
    moved = far.visits.move(visit_id, THEIRS)
    numbers = (2, 3) if first == "cancel" else (3, 2)
    news = [in_registry(book, cancelled, numbers[0]), in_registry(far, moved, numbers[1])]
    for one in (book, far):
        for heard in news:
            one._store.hear(heard)
        assert only(one).state is VisitState.CANCELLED, "who cancels is not overruled by who did not know"
        assert one.examine(replace=False).sound
    assert only(book) == only(far)


def test_a_visit_of_a_merged_record_is_made_by_visiting_the_person(book: Fieldbook, budi: Person) -> None:
    again = book.people.person(recorded(book, {**BUDI, "full_name": "Budi Santosa"}))
    book.visits.ask(order(again))
    book.merging.merge(book.merging.compare(budi.person_id, again.person_id), {}, "Foto sama")
    assert (only(book).person_id, only(book).open) == (budi.person_id, True)
    done(book.start("follow_up", person=book.people.person(budi.person_id)), VISIT)
    assert only(book).state is VisitState.DONE
    assert book.examine(replace=False).sound
