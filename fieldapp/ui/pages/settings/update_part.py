"""*Update from USB…* in *About*: what a stick holds, verified; laid beside the program, and taken by the next start."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldapp import __version__
from fieldapp.domain.formats import show_size
from fieldapp.fieldbook.updates import Offered, Updates
from fieldapp.ui import background, words
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.progress import ThinBar
from fieldapp.ui.words import translate

Result = TypeVar("Result")


class UpdatePart(QWidget):
    """Leaving the page, or locking, stops it; then nothing has changed."""

    def __init__(self, updates: Updates | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._updates = updates or Updates()
        self._place = Path()
        self._job: background.Job | None = None
        box = column(self, gap=6)
        box.addWidget(label("label", translate("Settings", "Updates")))
        self.news, self.failed = Notice("info"), Notice()
        self.bar = ThinBar(translate("Settings", "Progress of the update"))
        self.choose_button = Button(translate("Settings", "Update from USB…"), icon="hard-drive", action=self.choose)
        self.take_button = Button(translate("Settings", "Install"), "primary", action=self.take)
        self.stop_button = Button(translate("Settings", "Stop updating"), action=self.halt)
        for widget in (self.news, self.failed, self.bar):
            box.addWidget(widget)
        buttons = row(gap=8)
        for button in (self.choose_button, self.take_button, self.stop_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box.addLayout(buttons)
        effect = translate(
            "Settings",
            "Only updates signed by those who make Jangkau are taken. Drafts and records stay as they are; "
            "the new version starts when Jangkau is opened again.",
        )
        box.addWidget(label("hint", effect, wrap=True))
        self.choose_button.setEnabled(self._updates.possible)
        if not self._updates.possible:
            self.news.say(
                translate("Settings", "This Jangkau was not installed from a package: it is updated by hand.")
            )
        elif staged := self._updates.staged():
            self._say_staged(staged)
        self._offer()

    def choose(self) -> None:
        """Choose the folder with the update."""
        chosen = QFileDialog.getExistingDirectory(self, translate("Settings", "Where the update is"), str(Path.home()))
        if chosen:
            self.look(Path(chosen))

    def look(self, place: Path) -> None:
        """Read and verify what is there."""
        self._place = place
        self.failed.say("")
        self._run(lambda _job: self._updates.look(place), self._found)

    def take(self) -> None:
        """Lay the new version beside this one."""
        updates, place = self._updates, self._place
        self.news.say(translate("Settings", "Verifying and unpacking the update… Work can go on."))
        self._run(lambda job: updates.stage(place, lambda *far: job.tell(far), job.cancelled), self._say_staged)

    def halt(self) -> None:
        """A person said stop."""
        self.stop()
        self.news.say(translate("Settings", "Stopped. Jangkau is as it was."))
        self._offer()

    def stop(self) -> None:
        """The page goes away."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _run(self, task: Callable[[background.Job], Result], done: Callable[[Result], None]) -> None:
        def end(result: Result) -> None:
            self._job = None
            self._offer()
            done(result)

        self._job = background.run(task, end, self._trouble, lambda far: self.bar.set_part(*far), background.Lane.COPY)
        self._offer(under_way=True)

    def _found(self, offered: Offered) -> None:
        facts = {"version": offered.version, "size": show_size(offered.size, words.language()), "here": __version__}
        if not offered.newer:
            text = translate(
                "Settings", "The stick has version {version}; this laptop has {here}. There is nothing to do."
            )
            self.news.say(text.format(**facts))
            return
        text = translate("Settings", "Version {version} is on the stick, rightly signed ({size}).")
        self.news.say(text.format(**facts))
        self._offer(offered=True)

    def _say_staged(self, version: str) -> None:
        text = translate("Settings", "Version {version} is ready. It starts when Jangkau is closed and opened again.")
        self.news.say(text.format(version=version))

    def _trouble(self, error: Exception) -> None:
        self._job = None
        self.news.say("")
        self.failed.say(sentence(error))
        self._offer()

    def _offer(self, *, under_way: bool = False, offered: bool = False) -> None:
        self.stop_button.setVisible(under_way)
        self.bar.setVisible(under_way)
        self.choose_button.setVisible(not under_way)
        self.take_button.setVisible(offered)
        if under_way:
            self.bar.set_part(0, 0)
        if self.isVisible():
            shown = self.stop_button if under_way else self.take_button if offered else self.choose_button
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
