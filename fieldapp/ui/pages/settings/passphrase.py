"""Changing the password: the present one, the new one twice, one slot of the vault rewritten in the background."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldapp.ui import background, theme
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.widgets.new_passphrase import NewPassphrase
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.password import PasswordField
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

WIDTH = 400


class ChangePassphrase(QWidget):
    """One button until it is wanted; ``changed`` is called once the new password holds."""

    def __init__(self, book: "Fieldbook", changed: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._book, self._changed = book, changed
        self._job: background.Job | None = None
        self._box = column(self, gap=6)
        self.open = Button(translate("Settings", "Change password"), icon="key-round", action=self._unfold)
        self._box.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.form = QWidget()
        self.form.setMaximumWidth(theme.px(WIDTH))
        self._box.addWidget(self.form)
        self._fill()

    def said(self) -> str:
        """What stands under the present password."""
        return self._wrong.text()

    def change(self) -> None:
        """Try it, in the background."""
        if self._job is not None:
            return
        if not self.old.text():
            self._refuse(translate("Settings", "Enter the present password."))
            return
        new = self.new.accepted()
        if not new:
            return
        self._set_busy(busy=True)
        old, book = self.old.text(), self._book
        self._job = background.run(lambda _job: book.change_passphrase(old, new), self._done, self._failed)

    def _fill(self) -> None:
        box = column(self.form, gap=6)
        self.old, self._wrong = PasswordField(translate("Settings", "Present password")), Notice()
        heading = label("label", translate("Settings", "Present password"))
        heading.setBuddy(self.old)
        self.new = NewPassphrase()
        self.button = Button(translate("Settings", "Change password"), "primary", action=self.change)
        self.cancel = Button(translate("Settings", "Cancel"), action=self._fold)
        self.old.textChanged.connect(self._clear)
        self.old.returnPressed.connect(self.new.first.setFocus)
        self.new.returned.connect(self.change)
        for widget in (heading, self.old, self._wrong):
            box.addWidget(widget)
        box.addSpacing(theme.px(6))
        box.addWidget(self.new)
        box.addSpacing(theme.px(6))
        buttons = row(gap=8)
        buttons.addWidget(self.button)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        box.addLayout(buttons)
        self.form.hide()

    def _unfold(self) -> None:
        self.open.hide()
        self.form.show()
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        """Nothing typed stays behind."""
        for field in (self.old, self.new.first, self.new.second):
            field.clear()
            field.setEchoMode(PasswordField.EchoMode.Password)
        self._clear()
        self.form.hide()
        self.open.show()
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, _nothing: None) -> None:
        self._set_busy(busy=False)
        self._fold()
        self._changed()

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self._refuse(sentence(error))
        self.old.selectAll()

    def _refuse(self, text: str) -> None:
        theme.set_state(self.old, "state", "error")
        self.old.setAccessibleDescription(text)
        self._wrong.say(text)
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        theme.set_state(self.old, "state", "")
        self.old.setAccessibleDescription("")
        self._wrong.say("")

    def _set_busy(self, *, busy: bool) -> None:
        self._job = self._job if busy else None
        for widget in (self.old, self.new, self.button, self.cancel):
            widget.setEnabled(not busy)
        changing = translate("Settings", "Changing…")
        self.button.set_words(changing if busy else translate("Settings", "Change password"))
