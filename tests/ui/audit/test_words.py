"""Every word on screen has a translation: ours by the source, Qt's own by what its widgets show."""

import ast
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from fieldapp.ui import words
from fieldapp.ui.places import WORDS
from fieldapp.ui.widgets.basics import unmarked

UI = Path(words.__file__).parent
SHOWING = {
    *("setText", "setToolTip", "setPlaceholderText", "setAccessibleName", "setAccessibleDescription", "setWindowTitle"),
    *("set_words", "set_text", "setTitle", "addItem", "addAction", "QLabel", "QPushButton", "QCheckBox", "Button"),
    *("QRadioButton", "ElidedLabel", "News", "Card", "icon_button", "set_example"),
}
NAMES = {"Jangkau", "NIK", "PDF", "Excel", "CSV", "USB", "Rp"}  # read the same in every language
KINDS = {"h1", "h2", "h3", "body", "small", "caption", "hint", "muted", "strong", "label", "who", "column", "value"}


def _literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Texts that are shown as they stand in the source."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            said = isinstance(node.func, ast.Attribute) and node.func.attr == "say"  # a notice, not the reports' words
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if said or called in SHOWING:
                for part in node.args:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield part.lineno, part.value


def _is_sentence(text: str) -> bool:
    """Words for people, not the name of a kind or an icon."""
    plain = text.strip()
    named = plain in NAMES | KINDS or plain.replace("-", "").replace("_", "").islower()
    return not named and any(letter.isalpha() and letter != "X" for letter in plain)  # XXXX-XXXX: a code's shape


def test_no_sentence_goes_past_the_catalogues() -> None:
    found = [
        f"{path.relative_to(UI)}:{line} {text!r}"
        for path in sorted(UI.rglob("*.py"))
        for line, text in _literals(ast.parse(path.read_text(encoding="utf-8")))
        if _is_sentence(text)
    ]
    assert found == []


@pytest.mark.parametrize("path", sorted(WORDS.glob("*.ts")), ids=lambda path: path.stem)
def test_every_sentence_is_translated(path: Path) -> None:
    messages = list(ET.parse(path).iter("message"))
    unfinished = [
        message.findtext("source")
        for message in messages
        if (said := message.find("translation")) is None
        or said.get("type") == "unfinished"
        or not "".join(said.itertext()).strip()
    ]
    assert unfinished == []


def test_what_we_translate_for_qt_is_really_what_it_says(qapp: QApplication) -> None:
    known = QTranslator()
    assert known.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    unknown = [
        (context.findtext("name"), message.findtext("source"))
        for context in ET.parse(WORDS / "qt_id.ts").iter("context")
        for message in context.iter("message")
        if not known.translate(context.findtext("name") or "", message.findtext("source") or "")
    ]
    assert unknown == []


def test_menus_and_dialogs_of_qt_speak_indonesian(qtbot: QtBot) -> None:
    words.use("id")
    line, paragraph = QLineEdit("kata"), QPlainTextEdit("kata")
    for field in (line, paragraph):
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        said = [unmarked(action.text().split("\t")[0]) for action in menu.actions() if action.text()]
        assert said[:5] == ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel"]
        menu.deleteLater()
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    assert {unmarked(button.text()) for button in buttons.buttons()} == {"Simpan", "Batal"}
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    shown = {unmarked(part.text()) for part in dialog.findChildren(QLabel) + dialog.findChildren(QPushButton)}
    assert {"Nama berkas:", "Buka", "Batal"} <= shown
