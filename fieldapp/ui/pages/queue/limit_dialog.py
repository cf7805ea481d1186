"""*I have ten minutes of signal*, *twenty megabytes today*: what would go, how long it takes, what remains."""

from typing import Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from fieldapp.domain import formats
from fieldapp.fieldbook import Fieldbook
from fieldapp.ui import background, words
from fieldapp.ui.sending_pace import rounded
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.asking import Asking, choice
from fieldapp.ui.widgets.basics import Button, bare, column, label
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.words import translate

MINUTES: Final = (2, 5, 10, 15, 30, 60)
MEGABYTES: Final = (1, 2, 5, 10, 20, 50, 100, 200)
MB: Final = 1_000_000
USUAL_MINUTES, USUAL_MEGABYTES = 10, 20


class Plan(Protocol):
    """What would go within a limit, and what would remain; as ``fieldbook`` reckons it."""

    @property
    def total(self) -> int: ...
    @property
    def texts(self) -> int: ...
    @property
    def complete(self) -> int: ...
    @property
    def remaining(self) -> int: ...
    @property
    def urgent(self) -> int: ...
    @property
    def bytes(self) -> int: ...
    @property
    def seconds(self) -> float: ...
    @property
    def rest_bytes(self) -> int: ...
    @property
    def rest_seconds(self) -> float: ...
    @property
    def measured(self) -> bool: ...


class LimitDialog(Asking):
    """Accepted: so many ``seconds`` of signal, or 0 and a ``budget`` in bytes for today, None to lift that of today."""

    topic = "upload-limit"

    def __init__(self, parent: QWidget, book: Fieldbook) -> None:
        intro = translate("Queue", "Urgent records go first, text before photos. What does not fit waits, safely.")
        super().__init__(parent, translate("Queue", "Send with a limit"), intro)
        self._book = book
        self._job: background.Job | None = None
        self._lifted = False
        today = book.connection.allowed.day_limit()
        parts = (("minutes", translate("Queue", "Little time")), ("megabytes", translate("Queue", "Little data")))
        self.kinds = Segments(translate("Queue", "What is short"), parts)
        self.put(self.kinds)
        self._fields = QStackedWidget()
        self.put(self._fields)
        self.minutes = self._choice(
            translate("Queue", "So long there is signal"),
            {one: translate("Queue", "%n minutes", one) for one in MINUTES},
            USUAL_MINUTES,
        )
        offered = sorted({*MEGABYTES, *([today // MB] if today else [])})
        self.megabytes = self._choice(
            translate("Queue", "At most today, what was used already included"),
            {one: formats.show_size(one * MB, words.language()) for one in offered},
            today // MB if today else USUAL_MEGABYTES,
        )
        self.told = label("body", translate("Queue", "Counting…"), wrap=True)
        self.rest = label("muted", wrap=True)
        for text, lines in ((self.told, 2), (self.rest, 3)):
            text.setMinimumHeight(lines * text.fontMetrics().lineSpacing())  # the window does not jump
            text.setAlignment(Qt.AlignmentFlag.AlignTop)
            self.put(text)
        if today is not None:
            self.put(Button(translate("Queue", "&Lift today's limit"), icon="undo-2", action=self._lift))
        self.finish(translate("Queue", "&Send"))
        self.kinds.chosen.connect(lambda _key: self._look())
        self.finished.connect(lambda _result: self._stop())
        if today is not None:
            self.kinds.choose("megabytes")
        self._look()
        self.kinds.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def seconds(self) -> float:
        """Of signal; 0 where data is what is short."""
        return 60.0 * int(self.minutes.currentData()) if self.kinds.key() == "minutes" else 0.0

    @property
    def budget(self) -> int | None:
        """Bytes of today; None where time is what is short, and when today's limit was lifted."""
        short = self.kinds.key() == "megabytes" and not self._lifted
        return MB * int(self.megabytes.currentData()) if short else None

    @property
    def lifted(self) -> bool:
        """Whether today's limit is to go."""
        return self._lifted

    def _choice(self, name: str, offered: dict[int, str], usual: int) -> QComboBox:
        box = choice({str(key): text for key, text in offered.items()})
        box.setAccessibleName(name)
        box.setCurrentIndex(box.findData(str(usual)))
        box.currentIndexChanged.connect(lambda _index: self._look())
        page = bare()
        inside = column(page, gap=4)
        inside.addWidget(label("label", name, wrap=True))
        inside.addWidget(box)
        self._fields.addWidget(page)
        return box

    def _lift(self) -> None:
        self._lifted = True
        self.accept()

    def _look(self) -> None:
        """Plan anew, in the background: an outbox may be long."""
        self._fields.setCurrentIndex(("minutes", "megabytes").index(self.kinds.key()))
        self._stop()
        budget, seconds, allowed = self.budget, self.seconds, self._book.connection.allowed
        self._job = background.run(
            lambda _job: (allowed.plan(budget, seconds or None), allowed.used_today()),
            lambda found: self._show(*found),
            lambda error: self.told.setText(sentence(error)),
        )

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _show(self, plan: Plan, used: int) -> None:
        self.told.setText(goes(plan))
        parts = [remains(plan)]
        if self.kinds.key() == "megabytes" and used:
            parts.append(translate("Queue", "Used today: {size}.").format(size=_size(used)))
        if not plan.measured:
            parts.append(translate("Queue", "This link has not been measured yet; a slow one is assumed."))
        self.rest.setText(" ".join(part for part in parts if part))


def goes(plan: Plan) -> str:
    """What would go."""
    if not plan.total:
        return translate("Queue", "Nothing is waiting.")
    if not plan.texts:
        return translate("Queue", "Nothing fits. Choose more.")
    text = translate("Queue", "{texts} of {total} records go: {size}, {time}.")
    told = text.format(texts=plan.texts, total=plan.total, size=_size(plan.bytes), time=_about(plan.seconds))
    if plan.complete < plan.texts:
        told += " " + translate("Queue", "%n of them with all photos and files.", plan.complete)
    if plan.urgent:
        told += " " + translate("Queue", "%n urgent ones go first.", plan.urgent)
    return told


def remains(plan: Plan) -> str:
    """What would not; "" when everything goes."""
    if not plan.remaining:
        return ""
    text = translate("Queue", "%n records wait for later, or for their photos: {size}, {time}.", plan.remaining)
    return text.format(size=_size(plan.rest_bytes), time=_about(plan.rest_seconds))


def _about(seconds: float) -> str:
    whole = rounded(seconds)
    if whole < 60:
        return translate("Queue", "about %n seconds", whole)
    if whole < 5400:
        return translate("Queue", "about %n minutes", whole // 60)
    return translate("Queue", "about %n hours", round(whole / 3600))


def _size(size: int) -> str:
    return formats.show_size(size, words.language())
