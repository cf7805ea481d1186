"""Finalizing refuses without changing anything; a number is made once; the bin gives back what it took."""

import re
from pathlib import Path

import pytest

from fieldapp.domain.assessment import State
from fieldapp.errors import FormError, NotADraft, StoreError
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.vault.sealing import new_identity
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.desk import sealed, visit


def test_violations_refuse_and_change_nothing(folder: Path, book: Fieldbook) -> None:
    book.put_setting("ingest_recipient", new_identity()[1])
    desk = visit(book)
    desk.answer("/data/age", "200")
    before = book.assessment(desk.instance_id)
    with pytest.raises(FormError) as refused:
        desk.finalize()
    assert {problem.code for problem in refused.value.problems} == {"violation"}
    after = book.assessment(desk.instance_id)
    assert (after.state, after.number, after.finalized_at) == (State.DRAFT, "", None)
    assert after.progress == before.progress
    assert [event.kind for event in book.history(desk.instance_id)] == ["started"]
    assert sealed(folder, "second") == []
    with pytest.raises(StoreError):
        book.submission(desk.instance_id)
    desk.answer("/data/age", "20")
    assert desk.finalize().state is State.FINALIZED


def test_a_finalized_record_has_a_number_for_the_phone(book: Fieldbook) -> None:
    finished = visit(book).finalize()
    assert re.fullmatch(r"JGK-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}", finished.number)
    assert book.submission(finished.instance_id).number == finished.number
    assert visit(book).finalize().number != finished.number


def test_frozen_work_takes_no_answer(book: Fieldbook) -> None:
    desk = visit(book)
    desk.finalize()
    before = book.submission(desk.instance_id)
    with pytest.raises(NotADraft):
        desk.answer("/data/full_name", "Another")
    with pytest.raises(NotADraft):
        desk.attach("/data/photo", "photo-1.jpg", b"late", "image/jpeg")
    with pytest.raises(NotADraft):
        book.discard(desk.instance_id)
    assert book.submission(desk.instance_id) == before


def test_the_bin_gives_back_every_answer(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    desk = visit(book)
    desk.answer("/data/met_on", "31/02/2026")
    book.discard(desk.instance_id)
    assert desk.instance_id not in [row.instance_id for row in book.assessments()]
    assert book.count_by_state()[State.DRAFT] == 0
    with pytest.raises(NotADraft):
        desk.answer("/data/age", "3")
    book.lock()
    book = unlock(folder, PASSPHRASE)
    book.undiscard(desk.instance_id)
    again = book.resume(desk.instance_id)
    assert again.session.node("/data/full_name").text == "Budi Invented"
    assert again.session.node("/data/met_on").text == "31/02/2026", "also what cannot be read"
    assert [row.instance_id for row in book.assessments()] == [desk.instance_id]
    book.lock()
