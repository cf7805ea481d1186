"""The same paper keyed twice: compared question by question, what differs decided, counted once."""

from pathlib import Path

import pytest

from fieldapp.casework.agreement import Pair as Pair
from fieldapp.casework.agreement import agreements, kappa
from fieldapp.db.team_tables import team_work
from fieldapp.domain.assessment import State
from fieldapp.domain.keying import KeyingState
from fieldapp.errors import NotAllowed, StoreError
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.fieldbook.users import USERS
from tests.fieldbook.conftest import PASSPHRASE

FIRST = {"full_name": "Budi Rekaan", "age": "57", "sex": "L", "met_on": "2026-11-03"}


@pytest.fixture
def first(book: Fieldbook) -> str:
    """Keyed by somebody else on this laptop."""
    desk = book.start("visit")
    for name, text in FIRST.items():
        desk.answer(f"/data/{name}", text)
    one = desk.finalize().instance_id
    with book._store._writing() as connection:
        connection.exec_driver_sql("UPDATE assessment SET worker = 'other' WHERE instance_id = ?", (one,))
    return one


def keyed(book: Fieldbook, first: str, **answers: str) -> str:
    desk = book.keyings.begin(first)
    assert desk.session.node("/data/full_name").text == ""  # the first is not seen
    for name, text in (FIRST | answers).items():
        desk.answer(f"/data/{name}", text)
    desk.finalize()
    return book.keyings.keyed(desk.instance_id)


def test_two_keyings_that_agree_are_settled_and_counted_once(book: Fieldbook, first: str) -> None:
    assert [one.instance_id for one in book.keyings.papers()] == [first]
    before = book.people.count()
    keying = book.keyings.keying(keyed(book, first, full_name="  budi rekaan"))
    assert (keying.state, keying.questions, keying.equal) == (KeyingState.SETTLED, 4, 4)
    assert book.people.count() == before
    counts = book.count_by_state()
    assert (counts[State.FINALIZED], counts[State.DRAFT]) == (1, 0)
    assert book.keyings.papers() == ()


def test_a_difference_is_decided_and_the_first_corrected(book: Fieldbook, first: str) -> None:
    keying_id = keyed(book, first, age="75", sex="P")
    differences = book.keyings.differences(keying_id)
    assert [(one.reference, one.first, one.second) for one in differences] == [
        ("/data/age", "57", "75"),
        ("/data/sex", "L", "P"),
    ]
    assert book.keyings.shown(keying_id)["/data/sex"] == ("Jenis kelamin", "Laki-laki", "Perempuan")
    with pytest.raises(StoreError):
        book.keyings.settle(keying_id)
    book.keyings.hold(keying_id, {"/data/age": "second", "/data/sex": "first"})
    correction = book.keyings.settle(keying_id)
    submission = book.submission(correction)
    assert submission.corrects == first
    assert b"<age>75</age>" in submission.xml
    assert b"<sex>L</sex>" in submission.xml
    assert book.keyings.keying(keying_id).state == KeyingState.SETTLED


def test_where_the_first_holds_nothing_is_filed(book: Fieldbook, first: str) -> None:
    keying_id = keyed(book, first, age="75")
    book.keyings.hold(keying_id, {"/data/age": "first"})
    assert book.keyings.settle(keying_id) == ""
    assert book.count_by_state()[State.FINALIZED] == 1


def test_a_second_keying_goes_on_after_the_app_was_closed(book: Fieldbook, first: str, folder: Path) -> None:
    desk = book.keyings.begin(first)
    desk.answer("/data/full_name", "Budi Rekaan")
    again = book.resume(desk.instance_id)
    assert again.finalize().state == State.DRAFT
    assert book.count_by_state()[State.FINALIZED] == 1
    assert book.keyings.keying(book.keyings.keyed(desk.instance_id)).differences == 3


def test_the_tables_refuse_a_second_keying_as_a_submission(book: Fieldbook, first: str) -> None:
    from fieldapp.fieldbook.finalizing import Finalizer

    desk = book.keyings.begin(first)
    desk.answer("/data/full_name", "Budi Rekaan")
    finalizer = Finalizer(book._store, book.folder / "second", book._clock, book.watch.look)
    with pytest.raises(Exception, match="never a submission"):
        finalizer.finalize(desk)
    assert book.count_by_state()[State.FINALIZED] == 1


def test_ones_own_paper_is_not_offered_and_one_given_up_is_offered_again(book: Fieldbook, first: str) -> None:
    desk = book.start("visit")
    desk.answer("/data/full_name", "Milik sendiri")
    own = desk.finalize().instance_id
    with pytest.raises(StoreError):
        book.keyings.begin(own)
    second = book.keyings.begin(first)
    assert book.keyings.papers() == ()
    book.keyings.drop(book.keyings.keyed(second.instance_id))
    assert [one.instance_id for one in book.keyings.papers()] == [first]
    assert book.count_by_state()[State.DRAFT] == 0


def test_giving_up_is_undone_until_the_paper_is_keyed_again(book: Fieldbook, first: str) -> None:
    second = book.keyings.begin(first)
    second.answer("/data/full_name", "Budi Rekaan")
    keying_id = book.keyings.keyed(second.instance_id)
    assert not book.keyings.take_up(keying_id), "nothing to undo"
    book.keyings.drop(keying_id)
    assert book.keyings.take_up(keying_id)
    assert book.keyings.papers() == ()
    assert book.resume(second.instance_id).session.node("/data/full_name").text == "Budi Rekaan"
    book.keyings.drop(keying_id)
    third = book.keyings.begin(first)
    assert not book.keyings.take_up(keying_id)
    assert [one.draft_id for one in book.keyings.all()] == [third.instance_id]


def test_work_of_another_laptop_of_the_team_is_keyed_again_too(book: Fieldbook, first: str) -> None:
    xml = book.submission(first).xml.replace(first.encode(), b"uuid:of-the-team")
    blank = ("sha256", "number", "device_id", "device_code", "person_id", "region", "corrects", "checks")
    row = dict.fromkeys((*blank, "decided_by", "decision", "note"), "")
    row |= {"instance_id": "uuid:of-the-team", "form_id": "visit", "form_version": "1", "form_title": "Kunjungan"}
    row |= {"worker_name": "Sari", "label": "Budi Rekaan", "road": "pack", "state": "waiting"}
    now = book._clock()
    with book._store._writing() as connection:
        connection.execute(team_work.insert().values(**row, xml=xml, flags=0, alike=0, finalized_at=now, got_at=now))
    paper = next(one for one in book.keyings.papers() if one.of_team)
    assert (paper.label, paper.by) == ("Budi Rekaan", "Sari")
    keying_id = keyed(book, "uuid:of-the-team", age="75")
    assert book.keyings.keying(keying_id).first_by == "Sari"
    book.keyings.hold(keying_id, {"/data/age": "second"})
    submission = book.submission(book.keyings.settle(keying_id))
    assert submission.corrects == "uuid:of-the-team"
    assert b"<age>75</age>" in submission.xml


def test_agreement_by_form_worker_and_question(book: Fieldbook, first: str) -> None:
    keyed(book, first, age="75")
    (form,) = book.keyings.agreement("form")
    assert (form.of, form.answers, form.equal, form.share) == ("Kunjungan", 4, 3, 0.75)
    questions = {one.of: one.share for one in book.keyings.agreement("question")}
    assert questions["Umur (Kunjungan)"] == 0.0
    assert questions["Jenis kelamin (Kunjungan)"] == 1.0
    assert len(book.keyings.agreement("worker")) == 1


def test_kappa_as_in_the_books() -> None:
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    found = kappa(pairs)
    assert found is not None
    assert round(found, 4) == 0.4
    assert kappa([("a", "a")] * 5) is None
    assert kappa([]) is None
    (one,) = agreements([Pair("f", "w", "q", "choice", "a", "b", False)], lambda pair: pair.form)
    assert (one.share, one.kappa) == (0.0, 0.0)


def test_only_who_may_key_again_does(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    book.put_setting("worker_role", "administrator")
    assert book.setting(USERS) == ""
    with pytest.raises(NotAllowed):
        book.keyings.papers()
    book.lock()
