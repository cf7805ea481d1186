"""A draft moves to another form version knowingly, in one step, and comes back exactly as it was."""

from pathlib import Path

import pytest

from fieldapp.errors import NotADraft, StoreError
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.fieldbook.moving import Answered
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.versions import old_draft


def test_a_draft_stays_on_its_version(book: Fieldbook) -> None:
    desk = old_draft(book)
    assert book.forms()[[f.form_id for f in book.forms()].index("home")].version == "2"
    assert book.resume(desk.instance_id).session.form.version == "1"


def test_the_preview_tells_kept_dropped_new_and_refused(book: Fieldbook) -> None:
    desk = old_draft(book)
    before = book.assessment(desk.instance_id), book._store.answers(desk.instance_id)
    preview = book.moving.preview(desk.instance_id, "2")
    assert preview.dropped == (Answered("Tanggal bertemu", "24/11/2026"),)
    assert preview.new == ("Atap", "Umur anak")
    assert preview.kept == 5
    assert preview.checked == (Answered("Jenis kelamin", "Laki-laki"),)
    assert (book.assessment(desk.instance_id), book._store.answers(desk.instance_id)) == before


def test_moved_answers_stand_in_the_new_version(book: Fieldbook) -> None:
    desk = old_draft(book)
    moved = book.moving.move(book.moving.preview(desk.instance_id, "2"))
    assert (moved.form_version, moved.title, moved.instance_id) == ("2", "Budi", desk.instance_id)
    session = book.resume(desk.instance_id).session
    assert session.instance_id == desk.instance_id
    assert session.node("/data/g/note").text == "Ramah"
    assert session.node("/data/roof").text == "seng", "a new question has its default"
    assert [session.node(f"/data/kid[{n}]/kid_name").text for n in (1, 2)] == ["Ani", "Ucok"]
    assert session.node("/data/sex").text == "L", "an answer is kept also when it is not accepted any more"
    assert book.history(desk.instance_id)[-1].kind == "moved"


def test_undo_restores_everything(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    desk = old_draft(book)
    desk.position("/data/note")
    before = book.assessment(desk.instance_id), book._store.answers(desk.instance_id)
    moved = book.moving.move(book.moving.preview(desk.instance_id, "2"))
    book.lock()
    book = unlock(folder, PASSPHRASE)
    assert book.assessment(desk.instance_id) == moved
    assert book.moving.undo(moved) == before[0]
    assert (book.assessment(desk.instance_id), book._store.answers(desk.instance_id)) == before
    with pytest.raises(StoreError):
        book.moving.undo(moved)
    book.lock()


def test_an_answer_after_the_move_is_never_undone(book: Fieldbook) -> None:
    desk = old_draft(book)
    moved = book.moving.move(book.moving.preview(desk.instance_id, "2"))
    book.resume(desk.instance_id).answer("/data/roof", "rumbia")
    with pytest.raises(StoreError):
        book.moving.undo(moved)
    assert book._store.answers(desk.instance_id)["/data/roof"] == "rumbia"


def test_a_preview_that_is_out_of_date_moves_nothing(book: Fieldbook) -> None:
    desk = old_draft(book)
    preview = book.moving.preview(desk.instance_id, "2")
    desk.answer("/data/note", "Lain")
    with pytest.raises(StoreError):
        book.moving.move(preview)
    assert book.assessment(desk.instance_id).form_version == "1"
    book.discard(desk.instance_id)
    with pytest.raises(NotADraft):
        book.moving.move(book.moving.preview(desk.instance_id, "2"))


def test_a_moved_draft_can_be_finalized_and_its_past_is_forgotten(book: Fieldbook) -> None:
    desk = old_draft(book)
    desk.answer("/data/sex", "P")
    moved = book.moving.move(book.moving.preview(desk.instance_id, "2"))
    assert book.resume(desk.instance_id).finalize().form_version == "2"
    with pytest.raises(StoreError):
        book.moving.undo(moved)
    with book._store._database.raw() as connection:
        assert connection.execute("SELECT count(*) FROM moved_draft").fetchone() == (0,)
