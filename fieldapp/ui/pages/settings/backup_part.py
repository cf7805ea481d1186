"""The part *Backup*: when the last ones were made, and *Back up to USB…*, which reads back what it wrote."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldapp.domain.formats import show_datetime, show_size
from fieldapp.ui import background, words
from fieldapp.ui.pages.settings.parts import add_row
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.basics import Button, bare, column, empty_layout, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.progress import ThinBar
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from datetime import datetime

    from fieldapp.fieldbook import Fieldbook
    from fieldapp.fieldbook.backup_folder import Backup


class BackupPart(QWidget):
    """Leaving the page, or locking, stops it: what was begun is no backup, and what was there stays."""

    def __init__(self, book: "Fieldbook") -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._book = book
        self._job: background.Job | None = None
        box = column(self, gap=6)
        self._facts = bare()
        self._facts_box = column(self._facts, gap=6)
        box.addWidget(self._facts)
        self.news, self.failed = Notice("info"), Notice()
        self.bar = ThinBar(translate("Settings", "Progress of the backup"))
        self._far = label("small")
        for widget in (self.news, self.failed, self.bar, self._far):
            box.addWidget(widget)
        buttons = row(gap=8)
        self.ask = Button(translate("Settings", "Back up to USB…"), "primary", icon="hard-drive", action=self.choose)
        self.stop_button = Button(translate("Settings", "Stop"), action=self.halt)
        for button in (self.ask, self.stop_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box.addLayout(buttons)
        effect = translate(
            "Settings",
            "Everything of this laptop, encrypted as it is; it opens with today's password. Keep the stick elsewhere.",
        )
        box.addWidget(label("hint", effect, wrap=True))
        box.addStretch(1)
        self._show_facts()
        self._offer(self.ask)

    def choose(self) -> None:
        """Choose a stick and back up onto it."""
        before = self._book.backups.place or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, translate("Settings", "Where to write the backup"), before)
        if chosen:
            self.back_up(Path(chosen))

    def back_up(self, place: Path) -> None:
        """Write a backup there and read it back."""
        if self._job is not None:
            return
        backups = self._book.backups
        self.failed.say("")
        self.news.say(translate("Settings", "Writing the backup, then reading it back… Work can go on."))
        self._offer(self.stop_button)
        self._job = background.run(
            lambda job: backups.make(place, lambda *far: job.tell(far), job.cancelled),
            self._made,
            self._not_made,
            self._tell,
            background.Lane.COPY,
        )

    def halt(self) -> None:
        """A person said stop."""
        if self._job is not None:
            self.stop()
            self.news.say(translate("Settings", "Stopped. There is no new backup; earlier ones are as they were."))
            self._offer(self.ask)

    def stop(self) -> None:
        """The page goes away."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _made(self, backup: "Backup") -> None:
        self._job = None
        text = translate("Settings", "Backed up and read back: {size}. The stick can be taken out.")
        self.news.say(text.format(size=show_size(backup.size, words.language())))
        self._show_facts()
        self._offer(self.ask)

    def _not_made(self, error: Exception) -> None:
        self._job = None
        self.news.say("")
        self.failed.say(sentence(error))
        self._offer(self.ask)

    def _tell(self, far: tuple[int, int]) -> None:
        done, total = far
        self.bar.set_part(done, total)
        language = words.language()
        text = translate("Settings", "{done} of {all}")
        self._far.setText(text.format(done=show_size(done, language), all=show_size(total, language)))

    def _offer(self, button: Button) -> None:
        """The one button that can be pressed now; the bar while something is under way."""
        under_way = button is self.stop_button
        for one in (self.ask, self.stop_button):
            one.setVisible(one is button)
        for widget in (self.bar, self._far):
            widget.setVisible(under_way)
        if under_way:
            self.bar.set_part(0, 0)
            self._far.setText(" ")
        if self.isVisible():
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_facts(self) -> None:
        empty_layout(self._facts_box)
        backups = self._book.backups
        add_row(
            self._facts_box, translate("Settings", "On this laptop, made by itself once a day"), _at(backups.last_here)
        )
        away = _at(backups.last_away)
        add_row(self._facts_box, translate("Settings", "On a stick or another disk"), away)


def _at(moment: "datetime | None") -> str:
    if moment is None:
        return translate("Settings", "Not made yet")
    return translate("Settings", "Last on {time}").format(time=show_datetime(moment, words.language()))
