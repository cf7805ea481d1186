"""The support file is shown whole before it is saved: whoever sends it knows what is in it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from fieldapp.errors import FieldappError
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.asking import Asking
from fieldapp.ui.widgets.dialog_room import take_room
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

NAME = "jangkau-bantuan.txt"


class SupportDialog(Asking):
    """``shown`` is the text; ``save_to`` puts down exactly that."""

    def __init__(self, parent: QWidget, book: "Fieldbook") -> None:
        intro = translate(
            "Support",
            "This is everything the file holds: versions, sizes and counts of this laptop, nothing about people. "
            "Save it and give it to whoever helps you.",
        )
        super().__init__(parent, translate("Support", "Support file"), intro)
        take_room(self, 620, 460)
        self._book = book
        self.shown = QPlainTextEdit(book.support.text())
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setAccessibleName(translate("Support", "What the file holds"))
        self.shown.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.put(self.shown, 1)
        self.finish(translate("Support", "&Save…"))
        self.yes.setFocus()

    def decide(self) -> None:
        """Ask where, then save."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getSaveFileName(
            self, translate("Support", "Save support file"), str(Path(folder) / NAME), "TXT (*.txt)"
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Close when it is saved, else say why not."""
        try:
            self._book.support.save(path, self.shown.toPlainText())
        except FieldappError as error:
            self.wrong.say(sentence(error))
            return
        self.accept()
