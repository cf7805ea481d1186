"""People of this laptop's regions: how many came from the province, and a fetch whose size and time are told before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldapp.domain.formats import show_datetime, show_number, show_size
from fieldapp.domain.registry import Ahead
from fieldapp.ui import background, words
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

SLOWEST = 8_000  # bytes a second of a link that was never measured


class PeopleFetch(QWidget):
    """Ask, tell what would come, fetch; Esc and *Stop* end it, and it goes on from there next time."""

    def __init__(self, book: "Fieldbook") -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._book = book
        self._job: background.Job | None = None
        box = column(self, gap=6)
        box.addWidget(label("label", translate("Settings", "People from the province")))
        self._facts = label("small", wrap=True)
        box.addWidget(self._facts)
        self.news, self.failed = Notice("info"), Notice()
        box.addWidget(self.news)
        box.addWidget(self.failed)
        buttons = row(gap=8)
        self.ask = Button(translate("Settings", "Fetch people"), icon="refresh-cw", action=self.look)
        self.go = Button(translate("Settings", "Fetch now"), "primary", action=self.fetch)
        self.stop_button = Button(translate("Settings", "Stop"), action=self.stop)
        for button in (self.ask, self.go, self.stop_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        box.addLayout(buttons)
        self._show_facts()
        self._offer(self.ask)

    def look(self) -> None:
        """How much would come."""
        connection = self._book.connection
        self._begin(translate("Settings", "Asking the province…"))
        self._job = background.run(
            lambda job: connection.people_ahead(job.cancelled), self._told, self._not_fetched, lane=background.Lane.ROAD
        )

    def fetch(self) -> None:
        """Bring them."""
        connection = self._book.connection
        self._begin(translate("Settings", "Fetching…"))
        self._job = background.run(
            lambda job: connection.fetch_people(lambda done, left: job.tell((done, left)), job.cancelled),
            lambda _none: self._fetched(),
            self._not_fetched,
            self._progress,
            background.Lane.ROAD,
        )

    def stop(self) -> None:
        """Leave it for later; what came stays."""
        said = ""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            said = translate("Settings", "Stopped. What came so far is on this laptop; the rest comes next time.")
        self.news.say(said)
        self._offer(self.ask)

    def _begin(self, text: str) -> None:
        self.failed.say("")
        self.news.say(text)
        self.stop_button.set_words(translate("Settings", "Stop"))
        self._offer(self.stop_button)

    def _told(self, size: Ahead) -> None:
        self._job = None
        language = words.language()
        if not size.changes:
            self._fetched()
            return
        seconds = size.bytes / (self._book.connection.allowed.link().rate or SLOWEST)
        text = translate("Settings", "To fetch: news of {people} people, {size}, about %n minutes.", _minutes(seconds))
        self.news.say(text.format(people=show_number(size.people, language), size=show_size(size.bytes, language)))
        self._offer(self.go, self.stop_button)
        self.stop_button.set_words(translate("Settings", "Later"))
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _progress(self, news: tuple[int, int]) -> None:
        done, left = (show_number(one, words.language()) for one in news)
        text = translate("Settings", "{done} changes fetched, at most {left} to come.")
        self.news.say(text.format(done=done, left=left))

    def _fetched(self) -> None:
        self._job = None
        self.news.say(translate("Settings", "This laptop has the newest."))
        self._show_facts()
        self._offer(self.ask)

    def _not_fetched(self, error: Exception) -> None:
        self._job = None
        self.news.say("")
        self.failed.say(sentence(error))
        self._show_facts()
        self._offer(self.ask)

    def _offer(self, *buttons: Button) -> None:
        held = any(button.hasFocus() for button in (self.ask, self.go, self.stop_button))
        for button in (self.ask, self.go, self.stop_button):
            button.setVisible(button in buttons)
        if held:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_facts(self) -> None:
        count, asked = self._book.connection.people_standing()
        if asked is None:
            self._facts.setText(translate("Settings", "Not fetched yet."))
            return
        time = show_datetime(asked.astimezone(), words.language())
        text = translate("Settings", "%n people here are known to the province; asked last {time}.", count)
        self._facts.setText(text.format(time=time))


def _minutes(seconds: float) -> int:
    return max(1, round(seconds / 60))
