"""Instead of a new profile: a backup from a stick, proved whole and opened with its own password."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldapp.domain.formats import show_datetime, show_size
from fieldapp.errors import WrongPassphrase
from fieldapp.ui import background, theme, words
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.password import PasswordField
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook.backup_folder import Backup


class BringBack(QWidget):
    """``done`` carries the open fieldbook; ``back`` returns to a new profile; ``busy`` is told while it works."""

    done = Signal(object)
    back = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._folder = folder
        self._place: Path | None = None
        self.busy = False
        box = column(self, gap=0)
        self.choose_button = Button(
            translate("FirstRun", "Choose the folder of the backup…"), icon="hard-drive", action=self.choose
        )
        box.addWidget(self.choose_button)
        box.addSpacing(theme.px(8))
        self.found, self.trouble = label("small", "", wrap=True), Notice()
        box.addWidget(self.found)
        box.addSpacing(theme.px(12))
        name = translate("FirstRun", "Password of that day")
        self.password = PasswordField(name)
        title = label("label", name)
        title.setBuddy(self.password)
        self.password.returnPressed.connect(self.bring)
        for widget in (title, self.password, self.trouble):
            box.addWidget(widget)
            box.addSpacing(theme.px(6))
        box.addSpacing(theme.px(8))
        self.button = Button(translate("FirstRun", "Bring back"), "primary", action=self.bring)
        box.addWidget(self.button)
        box.addSpacing(theme.px(8))
        bottom = row()
        self.back_link = Button(translate("FirstRun", "Set up a new laptop instead"), "link", action=self._leave)
        bottom.addWidget(self.back_link)
        bottom.addStretch(1)
        box.addLayout(bottom)

    def choose(self) -> None:
        """Choose a stick or folder."""
        chosen = QFileDialog.getExistingDirectory(self, translate("FirstRun", "Where the backup is"), str(Path.home()))
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, place: Path) -> None:
        """Tell of the newest backup there."""
        from fieldapp.fieldbook.coming_back import look_at

        self.trouble.say("")
        self.found.setText("")
        background.run(lambda _job: look_at(place), lambda backup: self._show(place, backup), self._failed)

    def bring(self) -> None:
        """Bring it back, in the background."""
        from fieldapp.fieldbook.coming_back import bring_back

        place, passphrase = self._place, self.password.text()
        if self.busy:
            return
        if place is None:
            self.trouble.say(translate("FirstRun", "Choose the folder of the backup first."))
            self.choose_button.setFocus()
            return
        self._set_busy(busy=True)
        background.run(lambda _job: bring_back(place, self._folder, passphrase), self.done.emit, self._failed)

    def _show(self, place: Path, backup: "Backup") -> None:
        self._place = place
        told, language = backup.manifest, words.language()
        text = translate("FirstRun", "Backup of {time}, laptop {code}, {size}")
        made = show_datetime(told.made_at.astimezone(), language)
        self.found.setText(text.format(time=made, code=told.device or "–", size=show_size(backup.size, language)))
        self.password.setFocus()

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        wrong = isinstance(error, WrongPassphrase)
        self.trouble.say(translate("FirstRun", "This password does not open the backup.") if wrong else sentence(error))
        (self.password if wrong else self.choose_button).setFocus()
        self.password.selectAll()

    def _set_busy(self, *, busy: bool) -> None:
        self.busy = busy
        text = translate("FirstRun", "Checking and bringing back…") if busy else translate("FirstRun", "Bring back")
        self.button.set_words(text)
        self.password.setReadOnly(busy)
        self.trouble.say("")

    def _leave(self) -> None:
        if not self.busy:
            self.back.emit()
