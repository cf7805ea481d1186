"""Opening with the recovery code: the code, a new passphrase, then the next code to write down."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldapp.errors import WrongPassphrase
from fieldapp.fieldbook.profile import recover
from fieldapp.ui import background, theme
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.basics import Button, column, empty_layout, label, row
from fieldapp.ui.widgets.new_passphrase import NewPassphrase
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.recovery_code import RecoveryCode
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook


class RecoverForm(QWidget):
    """``recovered`` carries the open fieldbook, after the next code was written down."""

    back = Signal()
    recovered = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._folder = folder
        self._busy = False
        self._book: Fieldbook | None = None
        self._box: QVBoxLayout = column(self, gap=0)
        self._box.addWidget(label("display", translate("Recover", "Forgot password")))
        self._box.addSpacing(theme.px(4))
        ask = translate("Recover", "Ask your supervisor for a recovery code and enter it here.")
        self._box.addWidget(label("muted", ask, wrap=True))
        self._box.addSpacing(theme.px(16))
        self._add_code()
        self._new = NewPassphrase()
        self._new.returned.connect(self.open)
        self.first.returnPressed.connect(self._new.first.setFocus)
        self._box.addWidget(self._new)
        self._box.addSpacing(theme.px(14))
        self._button = Button(translate("Recover", "Open and change password"), "primary", action=self.open)
        self._box.addWidget(self._button)
        self._box.addSpacing(theme.px(8))
        bottom = row()
        bottom.addWidget(Button(translate("Recover", "Back"), "link", action=self._leave))
        bottom.addStretch(1)
        self._box.addLayout(bottom)

    @property
    def new(self) -> NewPassphrase:
        """The two fields of the new passphrase."""
        return self._new

    @property
    def code_shown(self) -> RecoveryCode | None:
        """The next code, once the old one was taken."""
        return self.findChild(RecoveryCode)

    def said(self) -> str:
        """What stands under the code."""
        return self._wrong.text()

    def open(self) -> None:
        """Try the code, in the background."""
        if self._busy:
            return
        code = self.first.text().strip()
        if not code:
            self._refuse(translate("Recover", "Enter the recovery code."))
            return
        passphrase = self._new.accepted()
        if passphrase:
            self._set_busy(busy=True)
            background.run(lambda _job: recover(self._folder, code, passphrase), self._opened, self._failed)

    def _add_code(self) -> None:
        self.first = QLineEdit()
        title = label("label", translate("Recover", "Recovery code"))
        title.setBuddy(self.first)
        self.first.setAccessibleName(title.text())
        self.first.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-…")
        self.first.textEdited.connect(lambda _text: self._clear())
        self._wrong = Notice()
        for widget in (title, self.first, self._wrong):
            self._box.addWidget(widget)
            self._box.addSpacing(theme.px(6))
        self._box.addSpacing(theme.px(6))

    def _opened(self, opened: "tuple[Fieldbook, str]") -> None:
        book, code = opened
        self._book = book
        empty_layout(self._box)
        self._box.addWidget(label("display", translate("Recover", "New recovery code")))
        self._box.addSpacing(theme.px(8))
        shown = RecoveryCode(code)
        shown.noted.connect(self._hand_over)
        self._box.addWidget(shown)
        shown.confirm.setFocus()

    def _hand_over(self) -> None:
        book, self._book = self._book, None
        if book is not None:
            self.recovered.emit(book)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the password."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """Not while the code is tried, nor before the next one was written down."""
        if not self._busy:
            self.back.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody took the open fieldbook: close it."""
        if self._book is not None:
            self._book.lock()
        super().closeEvent(event)

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        if isinstance(error, WrongPassphrase):
            mistyped = bool(error.facts.get("mistyped"))
            self._refuse(
                translate("Recover", "The code has a typing mistake. Check each group of four.")
                if mistyped
                else translate("Recover", "This code does not open the data on this laptop.")
            )
        else:
            self._refuse(sentence(error))

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        text = translate("Recover", "Opening…") if busy else translate("Recover", "Open and change password")
        self._button.set_words(text)

    def _refuse(self, text: str) -> None:
        theme.set_state(self.first, "state", "error")
        self.first.setAccessibleDescription(text)
        self._wrong.say(text)
        self.first.setFocus()

    def _clear(self) -> None:
        theme.set_state(self.first, "state", "")
        self._wrong.say("")
