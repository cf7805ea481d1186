"""A new draft knows what the worker and the register know; an old one comes back as it was left."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fieldapp.config import resources
from fieldapp.domain.person import Person
from fieldapp.errors import StoreError
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.forms import FormSession
from tests.db.desk import Clock
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.desk import visit
from tests.server.visit import visit_form

BUDI = Person(
    "p-1", "Budi Invented", "Bud", "L", birth_date=date(1990, 5, 1), birth_year=1990, nik="6472050105900001",
    marks="A scar on the left hand",
)  # fmt: skip
OUTREACH = "outreach_rapid"


def texts(session: FormSession, *names: str) -> dict[str, str]:
    """Name of a question → what stands in it."""
    found = {reference.rsplit("/", 1)[-1]: reference for reference in reversed(session.form.references)}
    return {name: session.node(found[name]).text for name in names}


def test_a_person_found_fills_the_form(book: Fieldbook) -> None:
    desk = book.start(OUTREACH, person=BUDI)
    names = ("person_id", "full_name", "alias", "sex", "nik", "id_status", "dob_known", "birth_date", "physical_desc")
    known = texts(desk.session, *names)
    assert known["person_id"] == "p-1"
    assert (known["full_name"], known["alias"], known["sex"]) == ("Budi Invented", "Bud", "L")
    assert (known["nik"], known["id_status"]) == (BUDI.nik, "known")
    assert (known["dob_known"], known["birth_date"]) == ("yes", "1990-05-01")
    assert known["physical_desc"] == BUDI.marks
    assert book.assessment(desk.instance_id).person_id == "p-1"
    assert texts(desk.session, "uncertain_match") != {"uncertain_match": "yes"}


def test_an_estimated_age_grows_with_the_clock_of_the_book(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE, clock=Clock(datetime(2031, 3, 1, tzinfo=UTC)))
    elder = Person("p-2", "Siti Invented", birth_year=1961, estimated=True)
    desk = book.start(OUTREACH, person=elder)
    assert texts(desk.session, "dob_known", "age_est") == {"dob_known": "no", "age_est": "70"}
    book.lock()


def test_what_was_typed_in_the_search_wins(book: Fieldbook) -> None:
    carried = {"full_name": "Budi I.", "alias": "", "no_such_question": "x"}
    desk = book.start(OUTREACH, carried=carried, person=BUDI, uncertain=True)
    known = texts(desk.session, "full_name", "alias", "uncertain_match")
    assert known == {"full_name": "Budi I.", "alias": "Bud", "uncertain_match": "yes"}


def test_what_was_carried_over_is_durable_at_once(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    desk = book.start(OUTREACH, carried={"full_name": "Rina Invented"})
    book.lock()
    book = unlock(folder, PASSPHRASE)
    assert texts(book.resume(desk.instance_id).session, "full_name") == {"full_name": "Rina Invented"}
    book.lock()


def test_a_draft_comes_back_at_its_question_on_its_version(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    desk = visit(book)
    desk.answer("/data/age", "umur 34")
    desk.position("/data/sex")
    left = desk.session.saved()
    book._store.put_form(visit_form("2"))
    book.lock()
    book = unlock(folder, PASSPHRASE)
    again = book.resume(desk.instance_id)
    assert again.session.saved() == left, "what cannot be read as well"
    assert again.session.node("/data/age").text == "umur 34"
    assert again.assessment.progress.reference == "/data/sex"
    assert again.session.form.version == "1"
    assert not again.unsaved
    assert book.start("visit").session.form.version == "2"
    book.lock()


def test_a_draft_whose_form_is_lost_says_so(book: Fieldbook) -> None:
    desk = visit(book)
    with book._store._writing() as connection:
        for table in ("form_file", "form"):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE form_id = 'visit'")
    book._forms.clear()
    with pytest.raises(StoreError, match="Fetch forms"):
        book.resume(desk.instance_id)
    book._store.put_form(visit_form())
    assert book.resume(desk.instance_id).session.saved() == desk.session.saved()


def test_shipped_forms_are_compiled_once(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    assert book.library.install_shipped() == 0
    (before,) = (info for info in book.forms() if info.form_id == OUTREACH)
    kept = [key for key in _settings(book) if key.startswith("workbook:")]
    assert len(kept) == len(list((resources() / "forms").glob("*.xlsx")))
    book.put_setting(kept[0], "")  # as an update of the app brings a workbook that is new to this profile
    assert book.library.install_shipped() == 1
    assert [info for info in book.forms() if info.form_id == OUTREACH] == [before], "a known version stays as it is"
    assert book.library.install_shipped() == 0
    book.lock()


def _settings(book: Fieldbook) -> list[str]:
    with book._store._reading() as connection:
        return [str(row[0]) for row in connection.exec_driver_sql("SELECT key FROM setting").all()]
