"""Updates from the province: when it was asked last, *Look for updates now*, how far a fetch is, and whether it looks
by itself.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldapp import __version__
from fieldapp.domain.formats import show_datetime, show_size
from fieldapp.errors import BadUpdate
from fieldapp.ui import words
from fieldapp.ui.pages.settings.parts import Choice, add_row
from fieldapp.ui.trouble import sentence
from fieldapp.ui.updating import FETCHING, RESTING, UpdatingRun
from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.progress import ThinBar
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook.updating import Updating


class OnlineUpdate(QWidget):
    """Shows what ``run`` does; it goes on when the page is left. ``staged`` hears of a version that is ready."""

    staged = Signal()

    def __init__(self, updating: "Updating", run: UpdatingRun) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._updating = updating
        self._run = run
        box = column(self, gap=6)
        self.looked = label("small")
        self.news, self.failed = Notice("info"), Notice()
        self.bar = ThinBar(translate("Settings", "Progress of the update"))
        self.look_button = Button(translate("Settings", "Look for updates now"), icon="refresh-cw", action=self.look)
        self.stop_button = Button(translate("Settings", "Stop updating"), action=self.halt)
        for widget in (self.looked, self.news, self.failed, self.bar):
            box.addWidget(widget)
        buttons = row(gap=8)
        for button in (self.look_button, self.stop_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box.addLayout(buttons)
        box.addSpacing(6)
        name = translate("Settings", "Look for updates by itself")
        options = (("on", translate("Settings", "Once a day")), ("off", translate("Settings", "Only when I ask")))
        chosen = "on" if updating.automatic else "off"
        effect = translate("Settings", "From the province, when nothing waits and data is not counted; about 70 MB.")
        self.choice = Choice(name, options, chosen, lambda key: updating.set_automatic(automatic=key == "on"))
        add_row(box, name, effect, self.choice)
        run.moved.connect(self._moved)
        self._show()

    def look(self) -> None:
        """Ask the province now."""
        self._run.ask()
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def halt(self) -> None:
        """A person said stop."""
        self._run.halt()
        self.news.say(translate("Settings", "Stopped. It goes on from here the next time."))
        self.look_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self) -> None:
        self._show()
        if self._run.state == RESTING and self._updating.updates.staged():
            self.staged.emit()

    def _show(self) -> None:
        run, under_way = self._run, self._run.state != RESTING
        looked, language = self._updating.looked_at, words.language()
        self.looked.setText(
            translate("Settings", "Last looked for on {time}.").format(time=show_datetime(looked, language))
            if looked
            else translate("Settings", "Not looked for yet.")
        )
        self.look_button.setVisible(not under_way)
        self.bar.setVisible(under_way)
        self.stop_button.setVisible(run.state == FETCHING)
        self.bar.set_part(*(run.far if run.state == FETCHING else (0, 0)))
        self.news.say(self._said())
        self.failed.say("" if run.trouble is None or _none(run.trouble) else sentence(run.trouble))

    def _said(self) -> str:
        run, language = self._run, words.language()
        if run.state == FETCHING:
            done, total = run.far
            if not total:
                return translate("Settings", "Asking the province…")
            text = translate("Settings", "Fetching the update: {done} of {all}. Work can go on.")
            return text.format(done=show_size(done, language), all=show_size(total, language))
        if run.state != RESTING:
            return translate("Settings", "Verifying and unpacking the update… Work can go on.")
        if run.trouble is not None and _none(run.trouble):
            return translate("Settings", "The province offers no update.")
        if run.found is not None and not run.found.newer:
            return translate("Settings", "This laptop has the newest version, {here}.").format(here=__version__)
        return ""


def _none(error: Exception) -> bool:
    return isinstance(error, BadUpdate) and error.facts["why"] == "none"
