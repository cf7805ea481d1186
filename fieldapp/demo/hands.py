"""How a worker's hands answer one question: keys and clicks for each kind of control."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QPlainTextEdit, QWidget

from fieldapp.demo.pilot import Script, click, enter, key
from fieldapp.forms import Node
from fieldapp.ui.pages.form.question_frame import QuestionFrame
from fieldapp.ui.widgets.questions.acknowledge import Acknowledge
from fieldapp.ui.widgets.questions.choice_search import ChoiceSearch
from fieldapp.ui.widgets.questions.choices import ChoiceCards
from fieldapp.ui.widgets.questions.line import LineEditor
from fieldapp.ui.widgets.questions.many_search import ManySearch
from fieldapp.ui.widgets.questions.photo import PhotoEditor

RELUCTANT = ("no", "none", "dk", "home", "other")  # what is chosen where the story says nothing


def usual_answer(node: Node, today: date) -> str:
    """What a worker would put where the story of a person says nothing; "" for optional questions."""
    if not node.required:
        return ""
    if node.control in ("select1", "select"):
        values = [choice.value for choice in node.choices]
        return next((value for value in RELUCTANT if value in values), values[0] if values else "")
    if node.control == "trigger":
        return "OK"
    usual = {"int": "1", "decimal": "1", "date": f"{today + timedelta(days=7):%d%m%Y}", "time": "1030"}
    return usual.get(node.datatype, "Dicatat petugas di lapangan")


def give(frame: QuestionFrame, node: Node, text: str, photo: Path) -> Script:
    """Answer one question by keyboard or mouse; choices by value, everything else as it is typed."""
    editor = frame.editor
    frame.take_focus()
    yield None
    if isinstance(editor, ChoiceCards):
        _press_cards(editor, text.split())
    elif isinstance(editor, ChoiceSearch):
        yield from _pick(editor, _label(node, text))
    elif isinstance(editor, ManySearch):
        for value in text.split():
            enter(editor.search, _label(node, value))
            QTest.keyClick(editor.search, Qt.Key.Key_Return)
            yield None
    elif isinstance(editor, Acknowledge):
        click(editor.card)
    elif isinstance(editor, PhotoEditor):
        yield from _choose_photo(editor, photo)
    elif isinstance(editor, LineEditor):
        enter(editor.line, text)
        QTest.keyClick(editor.line, Qt.Key.Key_Tab)
    else:
        _write(frame.focus_part(), text)
    yield None


def _press_cards(editor: ChoiceCards, values: list[str]) -> None:
    """The number key where the card has one, else a click."""
    for value in values:
        card = next(card for card in editor.cards if card.value == value)
        if card.isChecked():
            continue
        card.setFocus(Qt.FocusReason.TabFocusReason)
        if card.number:
            QTest.keyClick(card, Qt.Key(Qt.Key.Key_0.value + card.number))
        else:
            click(card)


def _pick(editor: ChoiceSearch, label: str) -> Script:
    enter(editor.line, label)
    yield lambda: QApplication.activePopupWidget() is not None
    key(Qt.Key.Key_Return)
    yield lambda: QApplication.activePopupWidget() is None


def _choose_photo(editor: PhotoEditor, photo: Path) -> Script:
    """The file dialog runs its own event loop, so it is opened from a timer."""
    QTimer.singleShot(0, lambda: click(editor.choose))
    yield lambda: QApplication.activeModalWidget() is not None
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit), "the file dialog has a line for the name"
    QApplication.clipboard().setText(str(photo))  # pasted: its completion rewrites what is typed in one go
    QTest.keyClick(name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    yield lambda: _opened(dialog)
    yield editor.choose.isHidden
    editor.window().activateWindow()  # without a window manager nobody else does
    yield lambda: QApplication.focusWidget() is not None


def _opened(dialog: QWidget) -> bool:
    """Click *Open*, as often as the dialog needs it."""
    buttons = dialog.findChild(QDialogButtonBox)
    if QApplication.activeModalWidget() is dialog and isinstance(buttons, QDialogButtonBox):
        click(buttons.button(QDialogButtonBox.StandardButton.Open))
    return QApplication.activeModalWidget() is not dialog


def _write(part: QWidget | None, text: str) -> None:
    assert isinstance(part, QPlainTextEdit), f"no hands for {part}"
    enter(part, text)
    QTest.keyClick(part, Qt.Key.Key_Tab)


def _label(node: Node, value: str) -> str:
    return next((choice.label for choice in node.choices if choice.value == value), value)
