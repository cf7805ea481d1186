"""Returned work becomes a correction with everything in it; finalized work that has not left can come back."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from fieldapp.domain.assessment import State
from fieldapp.errors import NotADraft
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.vault.sealing import new_identity, unseal
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.desk import JPEG, PHOTO, returned, sealed, visit
from tests.server.visit import visit_form


def meta(xml: bytes, name: str) -> str | None:
    return ET.fromstring(xml).findtext(f"{{*}}meta/{{*}}{name}")


def test_a_correction_takes_over_answers_and_photo(book: Fieldbook) -> None:
    first = visit(book, photo=JPEG)
    first.answer("/data/age", "34")
    old = returned(book, first)
    new = book.correct(old)
    assert new.instance_id != old
    assert new.session.node("/data/full_name").text == "Budi Invented"
    assert new.session.node("/data/age").text == "34"
    assert new.attachment("photo-1.jpg") == JPEG
    assert new.assessment.corrects == old
    new.answer("/data/age", "35")
    new.finalize()
    frozen = book.submission(new.instance_id)
    assert (meta(frozen.xml, "instanceID"), meta(frozen.xml, "deprecatedID")) == (new.instance_id, old)
    assert frozen.corrects == old
    assert frozen.attachments == book.submission(old).attachments
    before = book.submission(old)
    assert (meta(before.xml, "deprecatedID"), book.assessment(old).state) == (None, State.RETURNED)
    assert b"<age>34</age>" in before.xml, "the original stays as it was sent"


def test_a_correction_is_of_the_version_that_was_sent(book: Fieldbook) -> None:
    old = returned(book, visit(book))
    book._store.put_form(visit_form("2"))
    assert book.correct(old).session.form.version == "1"
    assert book.start("visit").session.form.version == "2"


def test_a_correction_is_a_correction_after_locking(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    old = returned(book, visit(book, photo=JPEG))
    new = book.correct(old).instance_id
    book.lock()
    book = unlock(folder, PASSPHRASE)
    desk = book.resume(new)
    assert desk.attachment("photo-1.jpg") == JPEG
    desk.finalize()
    assert meta(book.submission(new).xml, "deprecatedID") == old
    book.lock()


def test_a_person_is_counted_once_when_corrected(book: Fieldbook) -> None:
    old = returned(book, visit(book))
    assert book.people.count() == 0, "what the province returned is not counted"
    book.correct(old).finalize()
    assert book.people.count() == 1


def test_recall_gives_the_draft_back_and_takes_the_second_copy_away(folder: Path, book: Fieldbook) -> None:
    identity, recipient = new_identity()
    book.put_setting("ingest_recipient", recipient)
    desk = visit(book, photo=JPEG)
    desk.finalize()
    (name,) = sealed(folder, "second")
    frozen = book.submission(desk.instance_id)
    assert name == f"{frozen.sha256}.age"
    assert unseal((folder / "second" / name).read_bytes(), identity) == frozen.xml
    book.recall(desk.instance_id)
    assert sealed(folder, "second") == []
    assert book.assessment(desk.instance_id).state is State.DRAFT
    again = book.resume(desk.instance_id)
    assert again.session.node("/data/full_name").text == "Budi Invented"
    assert again.session.node(PHOTO).text == "photo-1.jpg"
    again.finalize()
    assert len(sealed(folder, "second")) == 1


def test_what_may_have_left_is_not_recalled(folder: Path, book: Fieldbook) -> None:
    book.put_setting("ingest_recipient", new_identity()[1])
    desk = visit(book)
    desk.finalize()
    book._store.record_sending([desk.instance_id])
    with pytest.raises(NotADraft):
        book.recall(desk.instance_id)
    assert len(sealed(folder, "second")) == 1
    assert book.assessment(desk.instance_id).state is State.SENDING


def test_before_enrolment_there_is_no_second_copy(folder: Path, book: Fieldbook) -> None:
    visit(book).finalize()
    assert sealed(folder, "second") == []
