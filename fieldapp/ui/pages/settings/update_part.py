"""*Updates* in *About*: from the province, or what a stick holds, verified; laid beside the program, and taken by the
next start. What this laptop has goes onto a stick for others.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldapp import __version__
from fieldapp.domain.formats import show_size
from fieldapp.fieldbook.updates import Offered
from fieldapp.ui import background, words
from fieldapp.ui.pages.settings.update_online import OnlineUpdate
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.progress import ThinBar
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook.updating import Updating
    from fieldapp.ui.updating import UpdatingRun

Result = TypeVar("Result")


class UpdatePart(QWidget):
    """Leaving the page, or locking, stops what concerns a stick; then nothing has changed."""

    def __init__(self, updating: "Updating", run: "UpdatingRun") -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._updating = updating
        self._updates = updates = updating.updates
        self._place = Path()
        self._job: background.Job | None = None
        box = column(self, gap=6)
        box.addWidget(label("label", translate("Settings", "Updates")))
        self.online = OnlineUpdate(updating, run)
        self.online.setVisible(updating.reachable)
        self.online.staged.connect(self._laid)
        box.addWidget(self.online)
        self.news, self.failed = Notice("info"), Notice()
        self.bar = ThinBar(translate("Settings", "Progress of the update"))
        self.choose_button = Button(translate("Settings", "Update from USB…"), icon="hard-drive", action=self.choose)
        self.take_button = Button(translate("Settings", "Install"), "primary", action=self.take)
        copy = translate("Settings", "Copy update to USB…")
        self.copy_button = Button(copy, icon="copy", action=self.choose_stick)
        self.stop_button = Button(translate("Settings", "Stop"), action=self.halt)
        for widget in (self.news, self.failed, self.bar):
            box.addWidget(widget)
        buttons = row(gap=8)
        for button in (self.choose_button, self.take_button, self.copy_button, self.stop_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box.addLayout(buttons)
        effect = translate(
            "Settings",
            "Only updates signed by those who make Jangkau are taken. Drafts and records stay as they are; "
            "the new version starts when Jangkau is opened again.",
        )
        box.addWidget(label("hint", effect, wrap=True))
        self.choose_button.setEnabled(updates.possible)
        if not updates.possible:
            self.news.say(
                translate("Settings", "This Jangkau was not installed from a package: it is updated by hand.")
            )
        elif staged := updates.staged():
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

    def choose_stick(self) -> None:
        """Choose where the update goes for other laptops."""
        title = translate("Settings", "Where to copy the update")
        chosen = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if chosen:
            self.copy(Path(chosen))

    def copy(self, stick: Path) -> None:
        """Write the signed folder there."""
        updating = self._updating
        self.failed.say("")
        self.news.say(translate("Settings", "Copying the update… Work can go on."))
        self._run(lambda job: updating.copy_to(stick, lambda *far: job.tell(far), job.cancelled), self._copied)

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

    def _laid(self) -> None:
        if self._job is None and (staged := self._updates.staged()):
            self._say_staged(staged)
            self._offer()

    def _copied(self, _done: None) -> None:
        self.news.say(translate("Settings", "Copied. The stick can be taken out, and updates other laptops like this."))

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
        self.copy_button.setVisible(not under_way and bool(self._updates.files()))
        if under_way:
            self.bar.set_part(0, 0)
        if self.isVisible():
            shown = self.stop_button if under_way else self.take_button if offered else self.choose_button
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
