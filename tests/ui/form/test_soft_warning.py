"""An unusual answer is asked about under its question, confirmed by *Benar* or B, and never stands in the way."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldapp.domain.assessment import State
from fieldapp.fieldbook import Fieldbook, OpenAssessment
from fieldapp.forms import load_form
from fieldapp.ui.pages.check.page import CheckPage
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.form.soft_warning import ConfirmButton, SoftWarning
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.questions.choices import ChoiceCards
from tests.ui.form.desk import compiled, reference_of

Fill = Callable[..., FormPage]
ASKED = """
| survey | | | | | |
| | type | name | label::Bahasa Indonesia (id) | label::English (en) | bind::soft:warns | relevant |
| | decimal | heat | Suhu | Temperature | | |
| | note | heat_high | Suhu ${heat} °C tinggi. Benar? | ${heat} °C is high. Correct? | ${heat} | ${heat} > 39 |
| | select_one yn | fever | Demam? | Fever? | | |
| | note | fever_odd | Suhu ${heat} °C, tetapi tanpa demam? | No fever? | ${fever} | ${fever} = 'no' and ${heat} > 38 |
| | text | name | Nama | Name | | |
| choices | | | | | |
| | list_name | name | label::Bahasa Indonesia (id) | label::English (en) | | |
| | yn | yes | Ya | Yes | | |
| | yn | no | Tidak | No | | |
| settings | | | | | |
| | form_id | version | form_title | namespaces | default_language | |
| | heat | 1 | Suhu | soft="urn:jangkau:soft" | Bahasa Indonesia (id) | |
"""


@pytest.fixture
def heat(book: Fieldbook) -> OpenAssessment:
    form = compiled(ASKED)
    load_form(form.xml, {}, strict=True)
    book._store.put_form(form)
    return book.start("heat")


def warning(page: FormPage, name: str) -> SoftWarning | None:
    found = page.area.body.frame(reference_of(page.desk, name)) if page.area.body else None
    assert found is not None
    return found.soft


def sentence(page: FormPage, name: str) -> str:
    found = warning(page, name)
    return found.sentence() if found is not None else ""


def test_typed_told_reached_by_tab_and_confirmed_by_its_letter(fill: Fill, heat: OpenAssessment) -> None:
    page = fill(heat)
    QTest.keyClicks(page.window().focusWidget(), "39,8")
    page.save_now()
    assert sentence(page, "heat") == "Suhu 39.8 °C tinggi. Benar?"
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
    button = QApplication.focusWidget()
    assert isinstance(button, ConfirmButton)
    assert button.accessibleName() == "Suhu: Suhu 39.8 °C tinggi. Benar? Benar"
    QTest.keyClick(button, Qt.Key.Key_B)
    assert sentence(page, "heat") == ""
    assert page.watch.reference == "/data/heat"
    assert page.watch.active is not None
    assert page.watch.active.isAncestorOf(page.window().focusWidget())


def test_the_confirmation_is_in_the_store_until_the_answer_changes(
    fill: Fill, heat: OpenAssessment, book: Fieldbook
) -> None:
    page = fill(heat)
    heat.answer("/data/heat", "39.8")
    heat.confirm("/data/heat")
    page = fill(book.resume(heat.instance_id), "resumed")
    assert sentence(page, "heat") == ""
    page._answer("/data/heat", "40.1")
    assert sentence(page, "heat") == "Suhu 40.1 °C tinggi. Benar?"
    again = book.resume(heat.instance_id)
    assert again.session.node("/data/heat").soft == "Suhu 40.1 °C tinggi. Benar?"


def test_it_is_no_problem_of_the_form(fill: Fill, heat: OpenAssessment) -> None:
    page = fill(heat)
    page._answer("/data/heat", "39.8")
    page._answer("/data/fever", "no")
    assert sentence(page, "fever") == "Suhu 39.8 °C, tetapi tanpa demam?"
    assert page.filling.check_all() == ()
    assert page.area.summary.isHidden()
    assert page.filling.section.references == ("/data/heat", "/data/fever", "/data/name")


def test_a_choice_is_warned_of_at_once_and_by_what_another_question_says(fill: Fill, heat: OpenAssessment) -> None:
    page = fill(heat, reference="/data/fever")
    page._answer("/data/heat", "38.5")
    frame = page.area.body.frame("/data/fever") if page.area.body else None
    assert frame is not None
    assert isinstance(frame.editor, ChoiceCards)
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_2)
    assert sentence(page, "fever") == "Suhu 38.5 °C, tetapi tanpa demam?"
    page._answer("/data/heat", "37")
    assert sentence(page, "fever") == ""


def test_it_speaks_the_language_of_the_questions(fill: Fill, heat: OpenAssessment) -> None:
    page = fill(heat)
    page._answer("/data/heat", "39.8")
    page._switch_language("English (en)")
    assert sentence(page, "heat") == "39.8 °C is high. Correct?"


def test_the_shipped_form_asks_about_a_nik_that_says_otherwise(fill: Fill, outreach: OpenAssessment) -> None:
    for name, text in (("consent", "given"), ("id_status", "known"), ("nik", "6472050101909001"), ("sex", "P")):
        outreach.answer(reference_of(outreach, name), text)
    page = fill(outreach, reference=reference_of(outreach, "sex"))
    assert sentence(page, "sex") == "NIK menunjukkan jenis kelamin lain. Apakah isian ini benar?"
    page._answer(reference_of(outreach, "dob_known"), "yes")
    page._answer(reference_of(outreach, "birth_date"), "1991-01-01")
    told = "NIK menunjukkan lahir 01/01/1990, isian menulis 01/01/1991. Apakah isian ini benar?"
    assert sentence(page, "birth_date") == told


def test_the_check_page_shows_what_nobody_confirmed(check: Callable[..., CheckPage], heat: OpenAssessment) -> None:
    heat.answer("/data/heat", "39.8")
    row = check(heat).answers.row("/data/heat")
    assert row is not None
    assert [notice.text() for notice in row.findChildren(Notice)] == ["Suhu 39.8 °C tinggi. Benar?"]
    heat.confirm("/data/heat")
    page = check(heat)
    row = page.answers.row("/data/heat")
    assert row is not None
    assert row.findChildren(Notice) == []
    page.finalize()
    assert heat.assessment.state is not State.DRAFT
