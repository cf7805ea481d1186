"""A supervisor reads the team's work and decides about it: one submission each time, undone by a later one."""

import threading
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from fieldapp.casework.decided_work import FORM, decisions
from fieldapp.domain.assessment import State
from fieldapp.domain.audit import Verb
from fieldapp.domain.reviewing import Shelf, WorkFilter
from fieldapp.domain.team import Note, Reviewed
from fieldapp.errors import NobodyHere, NotADraft, NotAllowed, ReasonMissing, StoreError
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook import reviewing as desk
from tests.db.team_rows import put, row
from tests.server.visit import new_id, visit, visit_form

A, B, C = (f"uuid:0000000{letter}-0000-4000-8000-000000000000" for letter in "abc")


def work(instance_id: str, *, minutes: float = 0, **facts: Any) -> dict[str, Any]:
    """A visit of another laptop; ``answers`` are those of the form."""
    answers = facts.pop("answers", {})
    made = visit(instance_id, **answers)
    usual = {"form_id": "visit", "form_version": "1", "form_title": "Kunjungan", "label": "Budi Invented"}
    return row(instance_id, minutes=minutes, **({"xml": made.xml} | usual | facts))


@pytest.fixture
def filled(book: Fieldbook) -> Fieldbook:
    book._store.put_setting("worker_role", "supervisor")
    put(
        book._store,
        [
            work(A, minutes=1, answers={"age": "34"}, person_id="p1"),
            work(B, minutes=2, flags=1, checks='[["photo_missing","/data/photo","",[]]]'),
            work(C, minutes=3, answers={"age": "44"}, person_id="p1"),
        ],
    )
    return book


def states(book: Fieldbook) -> list[str]:
    return [one.state.value for one, _ in book._store.work([A, B, C])]


def filed(book: Fieldbook) -> list[str]:
    return [one.instance_id for one in book.assessments() if one.form_id == FORM]


def test_a_selection_is_approved_by_one_submission(filled: Fieldbook) -> None:
    decided = filled.reviewing.approve([A, C])
    assert states(filled) == ["approved", "waiting", "approved"]
    (one,) = filed(filled)
    assert filled.assessment(one).state is State.FINALIZED
    said = decisions(filled.submission(one).xml)
    assert [(item.instance_id, item.device_id, item.state) for item in said] == [
        (A, "dev-a", Reviewed.APPROVED),
        (C, "dev-a", Reviewed.APPROVED),
    ]
    assert decided.count == 2
    (work_a,) = (known for known, _ in filled._store.work([A]))
    assert (work_a.decided_by, work_a.decided_at is not None) == (filled.worker.name, True)


def test_what_is_flagged_is_approved_with_a_reason_only(filled: Fieldbook) -> None:
    with pytest.raises(ReasonMissing):
        filled.reviewing.approve([A, B], "  ")
    assert states(filled) == ["waiting"] * 3
    assert filed(filled) == []
    filled.reviewing.approve([A, B], "Foto menyusul")
    (one,) = filed(filled)
    assert [item.reason for item in decisions(filled.submission(one).xml)] == ["", "Foto menyusul"]
    assert states(filled) == ["approved", "approved", "waiting"]


def test_returned_work_carries_its_notes(filled: Fieldbook) -> None:
    with pytest.raises(ReasonMissing):
        filled.reviewing.send_back([A], "")
    pins = (Note("/data/age", "Tanyakan umurnya"), Note("/data/sex", "Yakin?"))
    filled.reviewing.send_back([A], "Perbaiki dua jawaban", pins)
    reading = filled.reviewing.open(A)
    assert reading.work.state is Reviewed.RETURNED
    assert reading.notes == (Note("", "Perbaiki dua jawaban"), *pins)
    assert filled.reviewing.counts()[Shelf.RETURNED] == 1


def test_undoing_is_a_later_decision(filled: Fieldbook) -> None:
    filled.reviewing.attend([A], "Lihat lagi")
    filled.reviewing.reopen(filled.reviewing.approve([A, C]))
    assert states(filled) == ["attention", "waiting", "waiting"]
    assert len(filed(filled)) == 3
    assert filled.reviewing.open(A).notes == (Note("", "Lihat lagi"),)


def test_an_earlier_word_does_not_overrule_a_later_one(filled: Fieldbook) -> None:
    later = {"state": "approved", "decided_at": datetime.now(UTC) + timedelta(hours=1), "decided_by": "Dewi"}
    with filled._store._writing() as connection:
        connection.exec_driver_sql(
            "UPDATE team_work SET state = ?, decided_at = ?, decided_by = ? WHERE instance_id = ?",
            (later["state"], later["decided_at"].isoformat(timespec="microseconds"), "Dewi", A),  # type: ignore[attr-defined]
        )
    filled.reviewing.attend([A])
    assert states(filled)[0] == "approved"


def test_a_review_that_is_a_draft_again_decides_nothing(filled: Fieldbook) -> None:
    filled.reviewing.approve([A])
    (one,) = filed(filled)
    filled.recall(one)
    assert states(filled) == ["waiting"] * 3


def test_bytes_that_changed_are_not_decided_about(filled: Fieldbook) -> None:
    with filled._store._writing() as connection, pytest.raises(Exception, match="never changes"):
        connection.exec_driver_sql("UPDATE team_work SET sha256 = 'x' WHERE instance_id = ?", (A,))


def test_many_are_decided_in_parts(filled: Fieldbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "AT_ONCE", 2)
    filled.reviewing.approve([A, B, C], "Sudah dicek")
    assert states(filled) == ["approved"] * 3
    assert len(filed(filled)) == 2


def test_reading_shows_the_last_one_about_the_same_person(filled: Fieldbook) -> None:
    reading = filled.reviewing.open(C)
    assert reading.sheet.session is not None
    assert reading.sheet.session.node("/data/age").text == "44"
    assert reading.before is not None
    assert reading.before.session is not None
    assert reading.before.session.node("/data/age").text == "34"
    assert [one.instance_id for one in reading.earlier] == [A]
    assert filled.reviewing.open(A).before is None
    other = filled.reviewing.compare(filled.reviewing.open(A), B)
    assert other.before is not None
    assert other.before.work.instance_id == B


def test_reading_a_correction_shows_what_it_corrects(filled: Fieldbook) -> None:
    fixed = new_id()
    put(filled._store, [work(fixed, minutes=9, corrects=B)])
    before = filled.reviewing.open(fixed).before
    assert before is not None
    assert before.work.instance_id == B
    assert [one.instance_id for one in filled.reviewing.open(B).corrections] == [fixed]


def test_a_form_that_is_not_here_is_read_bare(filled: Fieldbook) -> None:
    foreign = new_id()
    put(filled._store, [work(foreign, form_version="99")])
    sheet = filled.reviewing.open(foreign).sheet
    assert sheet.session is None
    assert ("/data/full_name", "Budi Invented") in sheet.bare


def test_reading_is_a_line_of_the_audit(filled: Fieldbook) -> None:
    filled.reviewing.open(A)
    filled.reviewing.approve([A])
    told = [(line.verb, line.kind, line.object_id) for line in filled.audit.lines()]
    assert (Verb.OPEN, "assessment", A) in told
    assert (Verb.OPEN, "person", "p1") in told
    assert (Verb.DECIDE, "approved", A) in told


def test_a_worker_reads_nothing_of_the_team(filled: Fieldbook) -> None:
    filled._store.put_setting("worker_role", "worker")
    assert filled.reviewing.waiting() == 0
    with pytest.raises(NotAllowed):
        filled.reviewing.open(A)
    with pytest.raises(NotAllowed):
        filled.reviewing.approve([A])
    filled._store.put_setting("worker_role", "supervisor")
    assert filled.reviewing.waiting() == 3
    with pytest.raises(StoreError):
        filled.reviewing.open("uuid:none")


def check(book: Fieldbook) -> int:
    return book.reviewing.checking.check_new(threading.Event())


def test_what_came_in_is_checked_once(book: Fieldbook) -> None:
    at = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
    put(
        book._store,
        [
            work(A, checks="", started_at=at, finalized_at=at + timedelta(seconds=5), answers={"photo": "a.jpg"}),
            work(B, checks="", started_at=at, finalized_at=at + timedelta(minutes=9)),
            work(C, checks="", form_version="99"),
        ],
    )
    left: list[int] = []
    assert book.reviewing.checking.check_new(threading.Event(), left.append) == 3
    assert left == [0]
    found = {one.instance_id: [said.code for said in one.found] for one, _ in book._store.work([A, B, C])}
    assert found == {A: ["too_fast"], B: ["photo_missing"], C: ["unread"]}
    assert check(book) == 0
    book.reviewing.checking.look_again()
    assert check(book) == 0, "the form is not here yet"
    book._store.put_form(visit_form("99"))
    book.reviewing.checking.look_again()
    assert check(book) == 1


def test_checks_go_on_where_they_were_cut_off(book: Fieldbook) -> None:
    put(book._store, [work(new_id(), minutes=number, checks="") for number in range(60)])
    cancelled = threading.Event()
    assert book.reviewing.checking.check_new(cancelled, lambda _left: cancelled.set()) == 25
    assert check(book) == 35


def test_lines_are_drawn_by_a_setting(book: Fieldbook) -> None:
    put(book._store, [work(A, checks="", answers={"photo": "a.jpg"})])
    book.put_setting("review_rules", '{"shortest": 10000, "per_answer": 5000.0, "unknown": 1}')
    assert check(book) == 1
    assert [one.code for one in book._store.work([A])[0][0].found] == ["too_fast"]
    book.put_setting("review_rules", "[")
    assert book.reviewing.checking.rules().shortest == 60


def test_only_decisions_that_left_cannot_come_back(filled: Fieldbook) -> None:
    filled.reviewing.approve([A])
    (one,) = filed(filled)
    filled._store.record_sending([one])
    with pytest.raises(NotADraft):
        filled.recall(one)
    assert states(filled)[0] == "approved"


def test_the_desk_finds_what_it_shows(filled: Fieldbook) -> None:
    numbers = filled.reviewing.numbers(WorkFilter())
    assert [one.instance_id for one in filled.reviewing.rows(numbers)] == [A, B, C]
    assert filled.reviewing.number_of(B) == numbers[1]
    assert filled.reviewing.choices().forms == (("visit", "Kunjungan"),)


def test_another_laptop_is_asked_to_do_it_again(filled: Fieldbook) -> None:
    own = filled.start("visit")
    own.answer("/data/full_name", "Budi Invented")
    who = own.finalize().person_id
    put(filled._store, [work("uuid:again", person_id=who)])
    with pytest.raises(ReasonMissing):
        filled.reviewing.hand_over("uuid:again", "KT-B02", date(2027, 1, 4), " ")
    decided = filled.reviewing.hand_over("uuid:again", "KT-B02", date(2027, 1, 4), "Kunjungi lagi")
    (visit_asked,) = filled.visits.all()
    assert (visit_asked.device_code, visit_asked.corrects, visit_asked.due) == (
        "KT-B02",
        "uuid:again",
        date(2027, 1, 4),
    )
    assert filled.reviewing.open("uuid:again").notes == (Note("", "Kunjungi lagi"),)
    filled.reviewing.reopen(decided)
    assert filled.visits.all() == ()
    assert filled.reviewing.open("uuid:again").work.state is Reviewed.WAITING


def test_nobody_is_asked_about_somebody_unknown(filled: Fieldbook) -> None:
    with pytest.raises(NobodyHere):
        filled.reviewing.hand_over(A, "KT-B02", None, "Kunjungi lagi")
    assert states(filled) == ["waiting"] * 3


def test_nobody_decides_about_their_own_work(filled: Fieldbook) -> None:
    own = filled.start("visit")
    own.answer("/data/full_name", "Budi Invented")
    made = own.finalize()
    put(filled._store, [work(made.instance_id, road="here", xml=None)])
    assert filled.reviewing.approve([made.instance_id]).count == 0
    assert filed(filled) == []
