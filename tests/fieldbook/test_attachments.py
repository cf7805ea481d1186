"""Attached files: kept before they are named, found again, and forgotten only when nothing names them."""

from pathlib import Path

import pytest

from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.errors import StoreError
from fieldapp.fieldbook import Fieldbook, unlock
from tests.db.desk import Clock
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.desk import JPEG, PHOTO, sealed, visit

LETTER = "/data/letter"


def test_what_was_attached_is_found_after_locking(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    desk = visit(book, photo=JPEG)
    (name,) = sealed(folder)
    assert JPEG not in (folder / "attachments" / name).read_bytes()
    book.lock()
    book = unlock(folder, PASSPHRASE)
    again = book.resume(desk.instance_id)
    assert again.session.node(PHOTO).text == "photo-1.jpg"
    assert again.attachment("photo-1.jpg") == JPEG
    assert sealed(folder) == [name], "unlocking forgets nothing that is named"
    book.lock()


def test_an_unknown_name_is_said(book: Fieldbook) -> None:
    with pytest.raises(StoreError):
        visit(book).attachment("photo-1.jpg")


def test_a_replaced_file_goes_at_the_next_unlock(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    desk = visit(book, photo=JPEG)
    (before,) = sealed(folder)
    desk.attach(PHOTO, "photo-1.jpg", b"another face", "image/jpeg")
    assert desk.attachment("photo-1.jpg") == b"another face"
    assert len(sealed(folder)) == 2, "nothing is deleted while a draft is open"
    book.lock()
    book = unlock(folder, PASSPHRASE)
    (after,) = sealed(folder)
    assert after != before
    assert book.resume(desk.instance_id).attachment("photo-1.jpg") == b"another face"
    book.lock()


def test_an_answer_taken_away_leaves_its_file_for_a_change_of_mind(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    desk = visit(book, photo=JPEG)
    desk.answer(PHOTO, "")
    book.lock()
    book = unlock(folder, PASSPHRASE)
    again = book.resume(desk.instance_id)
    assert again.attachment("photo-1.jpg") == JPEG
    again.finalize()
    assert book.submission(desk.instance_id).attachments == (), "it does not travel"
    book.lock()


def test_one_content_is_sealed_once(folder: Path, book: Fieldbook) -> None:
    desk, other = visit(book, photo=JPEG), visit(book, "Siti Invented")
    before = sealed(folder)
    desk.attach(LETTER, "letter.pdf", JPEG, "application/pdf")
    other.attach(PHOTO, "photo-2.jpg", JPEG, "image/jpeg")
    assert sealed(folder) == before
    assert desk.attachment("letter.pdf") == other.attachment("photo-2.jpg") == JPEG


@pytest.mark.parametrize("harm", ["gone", "cut"])
def test_a_lost_file_is_mended_by_attaching_it_again(folder: Path, book: Fieldbook, harm: str) -> None:
    desk = visit(book, photo=JPEG)
    path = folder / "attachments" / sealed(folder)[0]
    path.unlink() if harm == "gone" else path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(StoreError):
        desk.attachment("photo-1.jpg")
    desk.attach(PHOTO, "photo-2.jpg", JPEG, "image/jpeg")
    assert desk.attachment("photo-1.jpg") == desk.attachment("photo-2.jpg") == JPEG


def test_a_photo_whose_row_is_missing_is_not_left_out_in_silence(book: Fieldbook) -> None:
    desk = visit(book)
    desk.answer(PHOTO, "photo-1.jpg")
    with pytest.raises(StoreError, match="attachment"):
        desk.finalize()
    assert book.assessment(desk.instance_id).state == "draft"
    desk.attach(PHOTO, "photo-1.jpg", JPEG, "image/jpeg")
    desk.finalize()
    expected = (Attachment("photo-1.jpg", sha256_hex(JPEG), len(JPEG), "image/jpeg"),)
    assert book.submission(desk.instance_id).attachments == expected


def test_files_of_the_bin_and_of_frozen_work_stay_and_go_with_the_bin(folder: Path) -> None:
    clock = Clock()
    book = unlock(folder, PASSPHRASE, clock=clock)
    binned, frozen = visit(book, photo=JPEG), visit(book, photo=b"frozen face")
    book.discard(binned.instance_id)
    frozen.finalize()
    both = sealed(folder)
    book.lock()
    clock.turn(days=29)
    unlock(folder, PASSPHRASE, clock=clock).lock()
    assert sealed(folder) == both
    clock.turn(days=2)
    book = unlock(folder, PASSPHRASE, clock=clock)
    assert len(sealed(folder)) == 1
    (kept,) = book.submission(frozen.instance_id).attachments
    assert book.connection._read_attachment(kept) == b"frozen face"
    book.recall(frozen.instance_id)
    assert book.resume(frozen.instance_id).attachment("photo-1.jpg") == b"frozen face"
    book.lock()


def test_files_that_no_row_ever_named_stay(folder: Path) -> None:
    """The store may have been brought back from a backup: they may be the only trace of work."""
    book = unlock(folder, PASSPHRASE)
    visit(book, photo=JPEG)
    book.lock()
    stray = folder / "attachments" / f"{'0' * 32}.age"
    stray.write_bytes(b"sealed")
    before = sealed(folder)
    unlock(folder, PASSPHRASE).lock()
    assert sealed(folder) == before


def test_a_file_that_cannot_be_deleted_keeps_nobody_out(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    desk = visit(book, photo=JPEG)
    (name,) = sealed(folder)
    desk.attach(PHOTO, "photo-1.jpg", b"another face", "image/jpeg")
    book.lock()
    (folder / "attachments" / name).unlink()
    (folder / "attachments" / name).mkdir()  # deleting it as a file is refused
    book = unlock(folder, PASSPHRASE)
    assert book.resume(desk.instance_id).attachment("photo-1.jpg") == b"another face"
    book.lock()
