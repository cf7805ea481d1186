"""Appearances on the whole page: quick answers lead on, languages switch, labels carry pictures and guidance,
repeats come back exactly, and a large page repaints only what changed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from fieldapp.domain.form import PublishedForm
from fieldapp.fieldbook import Fieldbook, OpenAssessment
from fieldapp.forms import Form, load_form
from fieldapp.ui.pages.check.page import CheckPage
from fieldapp.ui.pages.form.go_to_dialog import places
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.form.question_frame import QuestionFrame
from fieldapp.ui.pages.form.section_body import SectionBody
from fieldapp.ui.widgets.questions.label_media import LargePicture, lay_out
from tests.ui.form.asked import started
from tests.ui.form.desk import compiled, media, reference_of

Fill = Callable[..., FormPage]


@pytest.fixture
def kinds(book: Fieldbook) -> OpenAssessment:
    return book.start("question_kinds")


def frame(page: FormPage, name: str) -> QuestionFrame:
    found = page.area.body.frame(reference_of(page.desk, name)) if page.area.body else None
    assert found is not None, f"{name} is not on screen"
    return found


def active(page: FormPage) -> str:
    return page.watch.reference.rsplit("/", 1)[-1]


def test_a_quick_answer_leads_to_the_next_question(fill: Fill, kinds: OpenAssessment) -> None:
    page = fill(kinds, reference=reference_of(kinds, "yes_no"))
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_1)
    assert active(page) == "cards"
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_1)
    assert active(page) == "cards"


def test_the_language_of_the_questions_changes_and_answers_stay(
    fill: Fill, kinds: OpenAssessment, check: Callable[..., CheckPage]
) -> None:
    page = fill(kinds)
    QTest.keyClicks(page.window().focusWidget(), "Budi")
    button = next(button for button in page.top_buttons() if button.menu() is not None)
    assert button.accessibleName() == "Bahasa pertanyaan: Bahasa Indonesia"
    menu = button.menu()
    assert isinstance(menu, QMenu)
    english = next(action for action in menu.actions() if action.text() == "English")
    english.trigger()
    assert button.accessibleName() == "Bahasa pertanyaan: English"
    assert frame(page, "plain")._label.text() == "Nickname"
    assert kinds.session.node(reference_of(kinds, "plain")).text == "Budi"
    page.step_section(1)
    assert frame(page, "whole")._label.text() == "Age"
    checked = check(kinds).answers.row(reference_of(kinds, "plain"))
    assert checked is not None
    assert "Nickname" in [label.text() for label in checked.findChildren(QLabel)], "what was chosen stays"
    again = fill(kinds, "checked")
    assert frame(again, "plain")._label.text() == "Nickname"


def test_a_key_asks_in_the_next_language(fill: Fill, kinds: OpenAssessment) -> None:
    page = fill(kinds)
    plain = frame(page, "plain")
    spoken = []
    for _ in kinds.session.form.languages:
        QTest.keySequence(page.window().focusWidget(), QKeySequence("Ctrl+Shift+L"))
        section = page.filling.section.title
        spoken.append((kinds.session.language, section, plain._label.text(), active(page)))
    assert spoken == [
        ("English (en)", "Text", "Nickname", "plain"),
        ("Bahasa Indonesia (id)", "Teks", "Nama panggilan", "plain"),
    ]


def test_a_form_about_nobody_shows_no_initials(fill: Fill, kinds: OpenAssessment, outreach: OpenAssessment) -> None:
    nobody = fill(kinds).around.panel
    assert (nobody._avatar.isHidden(), nobody._name.text()) == (True, kinds.session.form.title)
    assert not fill(outreach).around.panel._avatar.isHidden()


def test_a_form_in_one_language_offers_none(fill: Fill, desk: OpenAssessment) -> None:
    assert [button for button in fill(desk).top_buttons() if button.menu() is not None] == []


def test_guidance_unfolds_and_the_hint_stays_short(fill: Fill, kinds: OpenAssessment) -> None:
    page = fill(kinds, reference=reference_of(kinds, "guided"))
    guided = frame(page, "guided")
    assert guided._hint.text() == "Patokan terdekat"
    folded = guided.asides.guidance
    assert folded is not None
    assert not folded.unfolded()
    folded.button.setFocus()
    QTest.keyClick(folded.button, Qt.Key.Key_Space)
    assert folded.unfolded()
    assert folded._text.text() == "Sebut warung, masjid atau jembatan terdekat."
    assert frame(page, "outside").asides.guidance is None


def test_a_label_shows_its_picture_large_and_plays_its_sound(fill: Fill, kinds: OpenAssessment) -> None:
    page = fill(kinds, reference=reference_of(kinds, "guided"))
    shown = frame(page, "guided").asides.media
    assert shown is not None
    assert list(shown.parts) == ["image", "audio"]
    assert shown.parts["audio"].accessibleName() == "Di mana tepatnya?: putar suara"

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LargePicture)
        dialog.accept()

    QTimer.singleShot(0, close)
    shown.parts["image"].setFocus()
    QTest.keyClick(shown.parts["image"], Qt.Key.Key_Return)
    path = lay_out("../question.mp3", kinds.form_file("question.mp3"))
    assert path.read_bytes() == media()["question.mp3"]
    assert path.name == "question.mp3"
    assert kinds.form_file("missing.png") == b""


def test_a_map_of_regions_is_the_labels_picture(fill: Fill, kinds: OpenAssessment) -> None:
    page = fill(kinds, reference=reference_of(kinds, "mapped"))
    shown = frame(page, "mapped").asides.media
    assert shown is not None
    assert shown.isHidden()


REMARKS = {"other_day": "Masehi", "point": "", "outside": "aplikasi lain", "day": ""}


@pytest.mark.parametrize(("name", "word"), REMARKS.items())
def test_what_is_shown_otherwise_is_said(fill: Fill, kinds: OpenAssessment, name: str, word: str) -> None:
    remark = frame(fill(kinds, reference=reference_of(kinds, name)), name).asides.remark
    assert (remark is None) if not word else (remark is not None and word in remark.text())


def test_nested_repeats_come_back_exactly_as_they_were(fill: Fill, kinds: OpenAssessment) -> None:
    kinds.answer("/data/family[1]/relative", "Siti")
    kinds.add_repeat("/data/family[1]/phones")
    kinds.answer("/data/family[1]/phones[1]/phone", "0811")
    kinds.answer("/data/family[1]/phones[2]/phone", "0812")
    kinds.add_repeat("/data/family")
    kinds.answer("/data/family[2]/relative", "Tono")
    kinds.add_repeat("/data/family")
    kinds.add_repeat("/data/family[3]/phones")
    kinds.answer("/data/family[3]/phones[1]/phone", "0813")
    before = kinds.session.saved()
    page = fill(kinds, reference="/data/family[1]/relative")
    page.repeats.remove("/data/family[1]")
    assert kinds.session.saved() != before
    page.repeats.undo("/data/family")
    assert kinds.session.saved() == before


def test_the_head_of_a_table_is_no_question(fill: Fill, kinds: OpenAssessment) -> None:
    page = fill(kinds, reference=reference_of(kinds, "sleeps"))
    assert page.filling.section.total == 3
    listed = [place.reference for place in places(page.filling)]
    assert reference_of(kinds, "sleeps") in listed
    assert not [reference for reference in listed if "reserved_name" in reference]
    for name in ("sleeps", "eats", "talks"):
        frame(page, name).take_focus()
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_2)
    assert page.filling.state(page.filling.section) == ("done", 0)


COUNTED = """
| survey |              |        |        |              |
|        | type         | name   | label  | repeat_count |
|        | integer      | people | Jumlah |              |
|        | begin_repeat | kid    | Anak   | ${people}    |
|        | text         | name   | Nama   |              |
|        | end_repeat   |        |        |              |
"""


def test_a_counted_repeat_grows_with_its_answer_and_cannot_be_changed(qtbot: QtBot) -> None:
    session = started(load_form(compiled(COUNTED).xml, {}))
    session.answer("/data/people", "2")
    body = SectionBody(session, "id", lambda _: b"", lambda _: b"", lambda _: "", lambda _: "")
    qtbot.addWidget(body)
    repeated = next(section for section in session.sections() if "/data/kid[1]" in section.references)
    body.show_section(repeated)
    assert [shown.reference for shown in body.frames()] == ["/data/kid[1]/name", "/data/kid[2]/name"]
    assert body.adder("/data/kid") is None
    assert body._parts["/data/kid[1]"].remove.isHidden()  # type: ignore[attr-defined]


# a large page -------------------------------------------------------------------------------------

KINDS_OF_A_PAGE = ("text", "integer", "select_one yn", "date", "decimal", "text")


def large() -> PublishedForm:
    """60 questions in one group; two of them depend on the first."""
    rows = [
        "| survey | | | | | |",
        "| | type | name | label | relevant | appearance |",
        "| | begin_group | g | G | | field-list |",
    ]
    for place in range(60):
        kind = KINDS_OF_A_PAGE[place % len(KINDS_OF_A_PAGE)]
        relevant = "${q1} > 3" if place in (7, 9) else ""
        rows.append(f"| | {kind} | q{place} | Pertanyaan {place} | {relevant} | |")
    rows += ["| | end_group | | | | |", "| choices | | | |", "| | list_name | name | label |"]
    rows += ["| | yn | yes | Ya |", "| | yn | no | Tidak |"]
    rows += ["| settings | | |", "| | form_id | version |", "| | large | 1 |"]
    return compiled("\n".join(rows))


@pytest.fixture(scope="module")
def large_form() -> Form:
    return load_form(large().xml, {})


class Paints(QObject):
    """Which frames were painted."""

    def __init__(self) -> None:
        super().__init__()
        self.frames: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QuestionFrame):
            self.frames.add(watched.reference)
        return False


def test_an_answer_shows_again_only_what_changed(
    fill: Fill, book: Fieldbook, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    book._store.put_form(large())
    page = fill(book.start("large"))
    shown: list[str] = []
    real = QuestionFrame.show_node

    def counted(self: QuestionFrame, *rest: object) -> None:
        shown.append(self.reference)
        real(self, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(QuestionFrame, "show_node", counted)
    QTest.keyClicks(page.window().focusWidget(), "Budi")
    page.save_now()
    assert shown == ["/data/g/q0"]
    shown.clear()
    page._answer("/data/g/q3", "2026-01-01")
    assert shown == ["/data/g/q3"]


def test_an_answer_repaints_only_its_question(large_form: Form, qtbot: QtBot) -> None:
    session = started(large_form)
    body = SectionBody(session, "id", lambda _: b"", lambda _: b"", lambda _: "", lambda _: "")
    qtbot.addWidget(body)
    body.show_section(session.sections()[0])
    body.resize(640, body.heightForWidth(640))
    body.show()
    qtbot.waitExposed(body)
    QApplication.processEvents()
    paints = Paints()
    for shown in body.frames():
        shown.installEventFilter(paints)
    changes = session.answer("/data/g/q2", "yes")
    body.show_again(changes.shown | {"/data/g/q2"})
    qtbot.waitUntil(lambda: bool(paints.frames))
    QApplication.processEvents()
    assert paints.frames == {"/data/g/q2"}
