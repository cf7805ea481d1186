"""The part *Data*: how long received work stays here, what leaves next, what left; the list as CSV."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldapp.domain.formats import show_date, show_datetime
from fieldapp.domain.retention import Purged, RetentionStanding
from fieldapp.ui import background, words
from fieldapp.ui.pages.settings.parts import add_row
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.basics import Button, column, empty_layout, label
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

ROWS: Final = 8  # of what left last; the file has all


class RetentionPart(QWidget):
    """Counted in the background each time it is opened."""

    def __init__(self, book: "Fieldbook") -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._retention = book.retention
        self._job: background.Job | None = None
        self._box = column(self, gap=6)
        self._box.addWidget(label("muted", translate("Settings", "Counting…")))
        self._box.addStretch(1)

    def fill(self) -> None:
        """Count again."""
        if self._job is None:
            retention = self._retention
            self._job = background.run(
                lambda _job: (retention.standing(), retention.purged(ROWS)), self._show, self._not_counted
            )

    def stop(self) -> None:
        """The page goes away."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def save(self) -> None:
        """The whole list as CSV: numbers, ids, fingerprints and times."""
        name = "jangkau-masa-simpan.csv"
        path, _ = QFileDialog.getSaveFileName(self, translate("Settings", "Save the list"), name, "CSV (*.csv)")
        if path and self._job is None:
            self._job = background.run(
                lambda _job: self._retention.write_report(Path(path)), self._saved, self._not_counted
            )

    def _show(self, found: tuple[RetentionStanding, tuple[Purged, ...]]) -> None:
        self._job = None
        standing, purged = found
        empty_layout(self._box)
        add_row(self._box, translate("Settings", "Received records"), _policy(standing))
        add_row(self._box, translate("Settings", "On this laptop"), _here(standing))
        add_row(self._box, translate("Settings", "Left this laptop"), _left(standing))
        for one in purged:
            self._box.addWidget(label("small", _line(one), wrap=True))
        self.news, self.failed = Notice("info"), Notice()
        self.save_button = Button(
            translate("Settings", "Save the list as CSV"), icon="clipboard-list", action=self.save
        )
        self._box.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.save_button.setVisible(bool(standing.purged))
        self._box.addWidget(self.news)
        self._box.addWidget(self.failed)
        self._box.addSpacing(6)
        self._box.addWidget(label("hint", _limits(), wrap=True))
        self._box.addStretch(1)

    def _saved(self, count: int) -> None:
        self._job = None
        self.failed.say("")
        self.news.say(translate("Settings", "The list of %n records is saved.", count))

    def _not_counted(self, error: Exception) -> None:
        self._job = None
        empty_layout(self._box)
        failed = Notice()
        self._box.addWidget(failed)
        failed.say(sentence(error))
        self._box.addStretch(1)


def _policy(standing: RetentionStanding) -> str:
    if standing.said_at is None:
        return translate(
            "Settings",
            "Answers and photos stay on this laptop until the province has said that a backup in another building "
            "holds them.",
        )
    text = translate(
        "Settings",
        "Answers and photos leave this laptop %n days after the receipt, once a backup of the province in another "
        "building holds them. The number, the receipt and what is known of people stay.",
        standing.days,
    )
    told = translate("Settings", "Told by the province on {time}.").format(
        time=show_datetime(standing.said_at.astimezone(), words.language())
    )
    return f"{text} {told}"


def _here(standing: RetentionStanding) -> str:
    parts = [translate("Settings", "%n received records with their answers.", standing.here)]
    if standing.due:
        parts.append(translate("Settings", "%n of them leave after the next sending.", standing.due))
    if standing.unsettled and standing.said_at is not None:
        parts.append(translate("Settings", "%n are old enough and wait for the province's backup.", standing.unsettled))
    if standing.next_at is not None:
        day = show_date(standing.next_at.astimezone().date(), words.language())
        parts.append(translate("Settings", "The next is old enough on {day}.").format(day=day))
    return " ".join(parts)


def _left(standing: RetentionStanding) -> str:
    if not standing.purged or standing.last_at is None:
        return translate("Settings", "Nothing yet.")
    time = show_datetime(standing.last_at.astimezone(), words.language())
    return translate("Settings", "%n records, the last on {time}.", standing.purged).format(time=time)


def _line(one: Purged) -> str:
    at = show_datetime(one.purged_at.astimezone(), words.language())
    return f"{at} · {one.number} · {one.form_title} · {one.receipt_number}"


def _limits() -> str:
    return translate(
        "Settings",
        "What leaves is overwritten in this laptop's data. It cannot be called back from paper, sticks and files, "
        "and a disk may keep old blocks inside: those stay encrypted.",
    )
