"""A new laptop: language, password, recovery code, province; then the first page of the day.

The fieldbook exists from the second step on; what comes after it may be done later in the settings.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from fieldapp.fieldbook.profile import create
from fieldapp.ui import background, theme, words
from fieldapp.ui.pages.outside import Outside, footer
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.basics import Button, bare, column, empty_layout, label, picture, row
from fieldapp.ui.widgets.new_passphrase import NewPassphrase
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import LANGUAGES, translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook
    from fieldapp.ui.pages.first_run.bring_back import BringBack

PASSWORD_STEP = 2


class FirstRunPage(Outside):
    """``unlocked`` comes at the end of the last step."""

    topic = "first-run"

    def __init__(self, folder: Path) -> None:
        super().__init__(translate("FirstRun", "Set up this laptop"), footer(""))
        self.add_training(folder)
        self.add_help()
        self._folder = folder
        self._book: Fieldbook | None = None
        self._busy = False
        self._steps = column(gap=14)
        self.panel.lines.addLayout(self._steps)
        self._place = bare()
        self._box = column(self._place, gap=0)
        self.column.addStretch(1)
        self.column.addWidget(self._place)
        self.column.addStretch(1)
        self.step = 0
        self.bringing: BringBack | None = None
        self.current: QWidget | None = None
        self._ask_language()

    def opened(self) -> None:
        """The caret stands where the step starts."""
        part = self.current
        while part is not None and part is not self._place:
            part.show()  # at once: what is not on screen yet loses the keyboard again
            part = part.parentWidget()
        if self.current is not None:
            self.current.setFocus()

    def busy(self) -> bool:
        """From the key derivation on; the recovery code is shown only once."""
        return self._busy or self._bringing() or self.training.preparing() or self._book is not None

    def _bringing(self) -> bool:
        return self.bringing is not None and self.bringing.busy

    def leave(self) -> None:
        """Close a fieldbook that was made but not handed over yet."""
        self.training.call_off()
        if self._book is not None:
            background.drain(background.Lane.ROAD)
            self._book.lock()
            self._book = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a language goes on with it; Esc goes back a step while nothing was made."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(self.focusWidget(), QRadioButton):
            self._ask_passphrase()
        elif event.key() == Qt.Key.Key_Escape and not self.busy():
            self._step_back()
        else:
            super().keyPressEvent(event)

    def _step_back(self) -> None:
        if self.bringing is not None:
            self._ask_passphrase()
        elif self.step == PASSWORD_STEP:
            self._ask_language()
            self.opened()

    def _speak(self, code: str) -> None:
        """After the key that chose it: Qt gives the focus to the choice last, and this page is then another one."""
        QTimer.singleShot(0, self, lambda: self.language_chosen.emit(code))

    # steps --------------------------------------------------------------------------------------

    def _ask_language(self) -> None:
        self._begin(1, "Bahasa · Language", "")
        group = QButtonGroup(self)
        for code, name in LANGUAGES.items():
            choice = QRadioButton(name)
            choice.setAccessibleName(f"Bahasa · Language: {name}")
            choice.setChecked(code == words.language())
            choice.clicked.connect(lambda _checked=False, code=code: self._speak(code))
            group.addButton(choice)
            self._box.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)
            self._box.addSpacing(theme.px(8))
            if choice.isChecked():
                self.current = choice
        self._box.addSpacing(theme.px(14))
        self._add_next(translate("FirstRun", "Continue"), self._ask_passphrase)

    def _ask_passphrase(self) -> None:
        self._begin(
            PASSWORD_STEP,
            translate("FirstRun", "Choose a password"),
            translate("FirstRun", "It encrypts everything on this laptop. Nobody else knows it."),
        )
        self.new = NewPassphrase()
        self.new.returned.connect(self.make_profile)
        self._box.addWidget(self.new)
        self._trouble = Notice()
        self._box.addWidget(self._trouble)
        self._box.addSpacing(theme.px(14))
        self.button = self._add_next(translate("FirstRun", "Continue"), self.make_profile)
        self._going = label("caption", "")
        self._box.addSpacing(theme.px(8))
        self._box.addWidget(self._going)
        self._box.addSpacing(theme.px(8))
        text = translate("FirstRun", "Bring back from a backup…")
        self.bring_link = Button(text, "link", action=self._ask_backup)
        self._box.addWidget(self.bring_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.current = self.new.first
        self.opened()

    def _ask_backup(self) -> None:
        from fieldapp.ui.pages.first_run.bring_back import BringBack

        if self._busy:
            return
        self._begin(
            PASSWORD_STEP,
            translate("FirstRun", "Bring back from a backup"),
            translate("FirstRun", "It is checked first. This laptop is registered anew before it sends."),
        )
        self.bringing = BringBack(self._folder)
        self.bringing.back.connect(self._ask_passphrase)
        self.bringing.done.connect(self.unlocked)
        self._box.addWidget(self.bringing)
        self.current = self.bringing.choose_button
        self.opened()

    def make_profile(self) -> None:
        """Make the profile, in the background."""
        passphrase = "" if self._busy else self.new.accepted()
        if passphrase:
            self.training.call_off()
            self._set_busy(busy=True)
            background.run(lambda _job: create(self._folder, passphrase), self._created, self._failed)

    def _created(self, made: "tuple[Fieldbook, str]") -> None:
        from fieldapp.ui.widgets.recovery_code import RecoveryCode

        self._busy = False
        self._book, code = made
        self._begin(3, translate("FirstRun", "Recovery code"), "")
        self.recovery: RecoveryCode = RecoveryCode(code)
        self.recovery.noted.connect(self._ask_province)
        self._box.addWidget(self.recovery)
        self.current = self.recovery.confirm
        self.opened()

    def _ask_province(self) -> None:
        from fieldapp.ui.widgets.enrol_form import EnrolForm

        if self._book is None:
            return
        self._begin(
            4,
            translate("FirstRun", "Register the laptop"),
            translate("FirstRun", "Needs internet once. You can also do it later; all work is possible before."),
        )
        self.enrolment: EnrolForm = EnrolForm(self._book)
        self.enrolment.enrolled.connect(lambda _count: self._finish())
        self._box.addWidget(self.enrolment)
        self._box.addSpacing(theme.px(8))
        self.later = Button(translate("FirstRun", "Later"), action=self._finish)
        self._box.addWidget(self.later)
        self.current = self.enrolment.address
        self.opened()

    def _finish(self) -> None:
        book, self._book = self._book, None
        if book is not None:
            self.enrolment.stop()
            self.unlocked.emit(book)

    # ---------------------------------------------------------------------------------------------

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self._trouble.say(sentence(error))

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.button.set_words(translate("FirstRun", "Preparing…") if busy else translate("FirstRun", "Continue"))
        going = translate("FirstRun", "Making the encrypted store and preparing the forms. This takes a few seconds.")
        self._going.setText(going if busy else "")

    def _begin(self, step: int, title: str, text: str) -> None:
        self.step, self.bringing = step, None
        empty_layout(self._box)
        self._show_steps(step)
        number = translate("FirstRun", "Step {number} of {total}").format(number=step, total=len(_names()))
        self._box.addWidget(label("caption", number))
        self._box.addSpacing(theme.px(4))
        self._box.addWidget(label("display", title, wrap=True))
        self._box.addSpacing(theme.px(6))
        if text:
            self._box.addWidget(label("muted", text, wrap=True))
        self._box.addSpacing(theme.px(16))

    def _show_steps(self, step: int) -> None:
        empty_layout(self._steps)
        for number, name in enumerate(_names(), start=1):
            icon = "circle-check" if number < step else "circle-dot" if number == step else "circle"
            ink = "nav_text_hi" if number <= step else "nav_text"
            line = row(gap=12)
            line.addWidget(picture(icon, ink, 19))
            line.addWidget(label("who" if number == step else "body", name), 1)
            self._steps.addLayout(line)

    def _add_next(self, text: str, action: Callable[[], object]) -> Button:
        made = Button(text, "primary", action=action)
        self._box.addWidget(made)
        return made


def _names() -> Sequence[str]:
    return (
        translate("FirstRun", "Language"),
        translate("FirstRun", "Password"),
        translate("FirstRun", "Recovery code"),
        translate("FirstRun", "Province"),
    )
