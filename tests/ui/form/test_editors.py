"""Each editor on a live node: what is typed, what is answered, what is kept as typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldapp.forms import Form
from fieldapp.ui.widgets.questions.acknowledge import Acknowledge
from fieldapp.ui.widgets.questions.choice_search import ChoiceSearch
from fieldapp.ui.widgets.questions.choices import ChoiceCards
from fieldapp.ui.widgets.questions.file import FileEditor
from fieldapp.ui.widgets.questions.line import LineEditor
from fieldapp.ui.widgets.questions.many_search import ManySearch
from fieldapp.ui.widgets.questions.paragraph import Paragraph
from fieldapp.ui.widgets.questions.photo import PhotoEditor
from fieldapp.ui.widgets.questions.ranking import Ranking
from fieldapp.ui.widgets.questions.scale import Scale
from fieldapp.ui.widgets.questions.signature import SignatureEditor
from tests.ui.form.asked import Asked, started

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # popups on the offscreen platform


@pytest.fixture
def ask(every_form: Form, qtbot: QtBot) -> Callable[[str], Asked]:
    session = started(every_form)
    return lambda name: Asked(session, name, qtbot)


TYPED = [
    ("full_name", "  Budi Rekaan ", "Budi Rekaan", "Budi Rekaan"),
    ("nik", "6472 0501 0190 9001", "6472050101909001", "6472050101909001"),
    ("age", "1250", "1250", "1.250"),
    ("age", "dua belas", "dua belas", "dua belas"),
    ("temperature", "36,5", "36.5", "36,5"),
    ("born", "4/7/61", "1961-07-04", "04/07/1961"),
    ("born", "31/02/1990", "31/02/1990", "31/02/1990"),
    ("at", "1042", None, "10.42"),
    ("where", "-0,5021 117,1536", "-0.5021 117.1536 0 0", "-0.5021 117.1536"),
    ("where", "di pasar", "di pasar", "di pasar"),
    ("code", "ABC-1", "ABC-1", "ABC-1"),
]


@pytest.mark.parametrize(("name", "typed", "answer", "shown"), TYPED, ids=lambda part: str(part)[:12])
def test_typed_answers_are_given_on_leaving_and_wrong_text_is_kept(
    ask: Callable[[str], Asked], name: str, typed: str, answer: str | None, shown: str
) -> None:
    asked = ask(name)
    asked.type(typed)
    assert asked.answers == []
    asked.leave()
    assert len(asked.answers) == 1
    assert answer is None or asked.answers == [answer]
    assert isinstance(asked.editor, LineEditor)
    assert asked.editor.line.text() == shown


def test_typing_is_saved_after_a_pause_while_the_caret_stays(ask: Callable[[str], Asked], qtbot: QtBot) -> None:
    asked = ask("full_name")
    with qtbot.waitSignal(asked.editor.answered, timeout=3000):
        asked.type("Bu")
    asked.type("di")
    asked.leave()
    assert asked.answers == ["Bu", "Budi"]


def test_several_lines_leave_with_tab(ask: Callable[[str], Asked]) -> None:
    asked = ask("story")
    assert isinstance(asked.editor, Paragraph)
    asked.type("baris satu")
    asked.press(Qt.Key.Key_Return)
    asked.type("baris dua")
    asked.press(Qt.Key.Key_Tab)
    assert not asked.editor.field.hasFocus()
    assert asked.answers == ["baris satu\nbaris dua"]


KEPT = {"story": "dua\nbaris", "full_name": "Budi Rekaan", "age": "12", "born": "31/02/1990", "signs": "cough"}


@pytest.mark.parametrize(("name", "kept"), KEPT.items())
def test_an_answer_of_yesterday_is_shown_and_survives_leaving(
    every_form: Form, qtbot: QtBot, name: str, kept: str
) -> None:
    session = started(every_form)
    session.answer(next(ref for ref in session.form.references if ref.endswith(f"/{name}")), kept)
    asked = Asked(session, name, qtbot)
    asked.editor.flush()
    asked.leave()
    assert asked.answers == []
    assert asked.node.text == kept
    if isinstance(asked.editor, Paragraph):
        assert asked.editor.field.toPlainText() == kept


def test_numbers_choose_and_the_same_number_clears(ask: Callable[[str], Asked]) -> None:
    asked = ask("liked")
    asked.press(Qt.Key.Key_2)
    asked.press(Qt.Key.Key_3)
    asked.press(Qt.Key.Key_3)
    assert asked.answers == ["fever", "wound", ""]


def test_a_required_choice_is_not_cleared_by_its_number(ask: Callable[[str], Asked]) -> None:
    asked = ask("has_family")
    asked.press(Qt.Key.Key_T)
    asked.press(Qt.Key.Key_2)
    assert asked.answers == ["no"]


def test_none_is_exclusive_and_says_so(ask: Callable[[str], Asked]) -> None:
    asked = ask("signs")
    assert isinstance(asked.editor, ChoiceCards)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_4):
        asked.press(key)
    assert asked.answers == ["cough", "cough fever", "none"]
    assert asked.notices[-1] == "“Tidak ada keluhan” menghapus pilihan lain."


def test_one_of_many_is_found_by_the_old_spelling(ask: Callable[[str], Asked]) -> None:
    asked = ask("best")
    assert isinstance(asked.editor, ChoiceSearch)
    asked.type("suhar")
    assert list(asked.editor.labels()) == ["Soeharto"]
    popup = asked.editor._popup()
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert asked.answers == ["t01"]


def test_text_that_names_no_choice_is_kept_and_reported(ask: Callable[[str], Asked]) -> None:
    asked = ask("best")
    asked.type("sepeda")
    asked.leave()
    assert asked.answers == ["sepeda"]
    assert asked.node.violation is not None
    assert asked.node.violation.kind == "choice"


def test_several_of_many_by_search_list_and_chips(ask: Callable[[str], Asked]) -> None:
    asked = ask("things")
    editor = asked.editor
    assert isinstance(editor, ManySearch)
    asked.type("kas")
    asked.press(Qt.Key.Key_Return)
    assert editor.search.text() == ""
    asked.press(Qt.Key.Key_Down)
    asked.press(Qt.Key.Key_Down)
    asked.press(Qt.Key.Key_Space)
    assert asked.answers == ["t11", "t02 t11"]
    assert [chip.text() for chip in editor.chips.chips] == ["Bantal", "Kasur"]
    editor.chips.chips[0].setFocus()
    asked.press(Qt.Key.Key_Delete)
    assert asked.answers[-1] == "t11"
    editor.press("none")
    assert asked.answers[-1] == "none"
    assert "menghapus pilihan lain" in asked.notices[-1]


def test_what_is_typed_in_full_is_ticked_before_what_contains_it(ask: Callable[[str], Asked]) -> None:
    asked = ask("things")
    editor = asked.editor
    assert isinstance(editor, ManySearch)
    asked.type("meja")
    shown = [item.text() for item in editor._items() if not item.isHidden()]
    assert shown == ["Meja", "Meja lipat", "Kaki meja"]
    asked.press(Qt.Key.Key_Return)
    assert asked.answers == ["t13"]
    shown = [item.text() for item in editor._items() if not item.isHidden()]
    assert shown == [choice.label for choice in asked.node.choices]


def test_the_list_of_one_choice_opens_with_the_best_match_marked(ask: Callable[[str], Asked]) -> None:
    asked = ask("best")
    assert isinstance(asked.editor, ChoiceSearch)
    asked.type("meja")
    assert list(asked.editor.labels()) == ["Meja", "Meja lipat", "Kaki meja"]
    QTest.keyClick(asked.editor._popup(), Qt.Key.Key_Return)
    assert asked.answers == ["t13"]


def test_a_search_without_a_match_says_so(ask: Callable[[str], Asked]) -> None:
    asked = ask("things")
    asked.type("xyz")
    assert asked.notices[-1] == "Tidak ada pilihan yang cocok. Periksa ejaannya."
    asked.press(Qt.Key.Key_Return)
    assert asked.answers == []


def test_a_slider_answers_only_when_touched(ask: Callable[[str], Asked]) -> None:
    asked = ask("pain")
    editor = asked.editor
    assert isinstance(editor, Scale)
    assert (editor.slider.minimum(), editor.slider.maximum(), asked.answers) == (0, 10, [])
    asked.press(Qt.Key.Key_Right)
    asked.press(Qt.Key.Key_Right)
    assert asked.answers == ["1", "2"]
    editor.number.line.setFocus()
    editor.number.line.selectAll()
    asked.type("7")
    asked.leave()
    assert asked.answers[-1] == "7"
    assert editor.slider.value() == 7


def test_the_wheel_never_moves_a_slider(ask: Callable[[str], Asked], qtbot: QtBot) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    asked = ask("pain")
    editor = asked.editor
    assert isinstance(editor, Scale)
    middle = QPointF(editor.slider.rect().center())
    turned = QWheelEvent(
        middle,
        QPointF(editor.slider.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor.slider, turned)
    assert asked.answers == []


def test_an_order_is_made_with_the_keyboard(ask: Callable[[str], Asked]) -> None:
    asked = ask("order")
    editor = asked.editor
    assert isinstance(editor, Ranking)
    assert asked.answers == []
    asked.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert asked.answers == ["fever cough wound none"]
    assert editor.order() == ("fever", "cough", "wound", "none")
    assert editor.keep.isHidden()


def test_the_first_order_can_be_kept(ask: Callable[[str], Asked], qtbot: QtBot) -> None:
    asked = ask("order")
    assert isinstance(asked.editor, Ranking)
    qtbot.mouseClick(asked.editor.keep, Qt.MouseButton.LeftButton)
    assert asked.answers == ["cough fever wound none"]


def test_a_sentence_is_ticked(ask: Callable[[str], Asked]) -> None:
    asked = ask("promise")
    assert isinstance(asked.editor, Acknowledge)
    asked.press(Qt.Key.Key_Space)
    asked.press(Qt.Key.Key_Space)
    assert asked.answers == ["OK", ""]


def test_a_photo_is_made_small_kept_and_removed(ask: Callable[[str], Asked], qtbot: QtBot, tmp_path: Path) -> None:
    image = QImage(1200, 800, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    path = tmp_path / "wajah asli.png"
    assert image.save(str(path))
    asked = ask("photo")
    editor = asked.editor
    assert isinstance(editor, PhotoEditor)
    with qtbot.waitSignal(editor.attached, timeout=5000):
        editor.take(path)
    name, content, media_type = asked.files[0]
    assert name.startswith("photo-")
    assert (media_type, QImage.fromData(content).width()) == ("image/jpeg", 400)
    assert editor.focus_part() is editor.replace
    qtbot.mouseClick(editor.remove, Qt.MouseButton.LeftButton)
    assert asked.answers[-1] == ""
    assert editor.focus_part() is editor.choose


def test_a_file_that_is_no_picture_is_refused_in_words(
    ask: Callable[[str], Asked], qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "catatan.jpg"
    path.write_text("bukan gambar")
    asked = ask("photo")
    editor = asked.editor
    assert isinstance(editor, PhotoEditor)
    with qtbot.waitSignals([editor.preparing, editor.preparing], timeout=5000):
        editor.take(path)
    assert "bukan gambar" in editor._remark.text()
    assert asked.files == []


def test_a_signature_is_drawn_kept_and_cleared(ask: Callable[[str], Asked], qtbot: QtBot) -> None:
    asked = ask("signed")
    editor = asked.editor
    assert isinstance(editor, SignatureEditor)
    QTest.mousePress(editor.pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    QTest.mouseMove(editor.pad, QPoint(80, 60))
    QTest.mouseRelease(editor.pad, Qt.MouseButton.LeftButton, pos=QPoint(80, 60))
    editor.flush()
    editor.flush()
    assert len(asked.files) == 1
    assert asked.files[0][0].startswith("signature-")
    assert not QImage.fromData(asked.files[0][1]).isNull()
    qtbot.mouseClick(editor.clear, Qt.MouseButton.LeftButton)
    assert asked.answers[-1] == ""
    qtbot.mouseClick(editor.cannot, Qt.MouseButton.LeftButton)
    assert "saksi" in editor._remark.text()


def test_a_file_is_kept_as_it_is(ask: Callable[[str], Asked], tmp_path: Path) -> None:
    path = tmp_path / "surat.pdf"
    path.write_bytes(b"%PDF-1.7 isi")
    asked = ask("paper")
    assert isinstance(asked.editor, FileEditor)
    asked.editor.take(path)
    name, content, media_type = asked.files[0]
    assert (name[:5], name[-4:], content, media_type) == ("file-", ".pdf", b"%PDF-1.7 isi", "application/pdf")
    empty = tmp_path / "kosong.pdf"
    empty.touch()
    asked.editor.take(empty)
    assert len(asked.files) == 1
