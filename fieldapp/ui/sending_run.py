"""One run to the province, in the road lane: upload, forms once a day, and what is remembered of it.

The fieldbook's settings keep ``last_received_at`` (UTC, ISO), ``forms_asked_at`` and ``last_cause`` (JSON of
code and plain facts), so that the next start can tell how it stood.
"""

import json
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Final, Protocol

from fieldapp import errors
from fieldapp.domain.clock import OFF_SECONDS, ClockDoubt
from fieldapp.errors import ClockWrong, FieldappError, SyncError
from fieldapp.fieldbook import Fieldbook
from fieldapp.ui.sending_count import Waiting, count

FORMS_EVERY: Final = timedelta(days=1)
FORMS_AGAIN_SECONDS: Final = 900.0  # after a fetch that did not work


class Step(Protocol):
    """How far a run is: submissions, bytes, and the one being sent."""

    @property
    def done(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def bytes_done(self) -> int: ...
    @property
    def bytes_total(self) -> int: ...
    @property
    def instance_id(self) -> str: ...


class Report(Protocol):
    """What a run did and the one cause that stopped it; a clock offset was measured when the province answered."""

    @property
    def received(self) -> int: ...
    @property
    def cause(self) -> SyncError | None: ...
    @property
    def cancelled(self) -> bool: ...
    @property
    def clock_offset_seconds(self) -> float | None: ...
    @property
    def limit(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished run. ``cause`` is what holds now, also when this run learnt nothing new.

    ``limit`` is "budget" or "time" when it ended because it might send no more.
    """

    received: int
    cause: FieldappError | None
    waiting: Waiting
    limit: str = ""


class Parts:
    """How much of each submission of one run has left. Written in the road lane, read in the main thread."""

    def __init__(self, book: Fieldbook) -> None:
        self._book = book
        self._sizes: dict[str, int] = {}
        self._left: dict[str, int] = {}
        self._before = 0
        self.latest: Step | None = None

    def hear(self, step: Step) -> None:
        """Called by the run, in its thread."""
        name, more = step.instance_id, step.bytes_done - self._before
        if more > 0:
            if name not in self._sizes:
                self._sizes[name] = self._book.assessment(name).size
            self._left[name] = self._left.get(name, 0) + more
            self._before = step.bytes_done
        self.latest = step

    def part(self, instance_id: str) -> float:
        """0..0.99; what is whole has a receipt."""
        size = self._sizes.get(instance_id, 0)
        return min(0.99, self._left.get(instance_id, 0) / size) if size else 0.0


class Runs:
    """Makes the runs of one fieldbook."""

    def __init__(self, book: Fieldbook) -> None:
        self._book = book
        self._forms_tried = self._reviews_tried = -FORMS_AGAIN_SECONDS

    def run(
        self, parts: Parts, cancelled: Event, before: FieldappError | None, *, at_once: bool, seconds: float = 0.0
    ) -> Outcome:
        """*Slow.* ``before`` is the cause of the last run; ``seconds`` of signal, 0 for no end.

        Raises StoreError, and SignIn without a device key.
        """
        self._reviews_tried = time.monotonic()
        report: Report = self._book.connection.upload(parts.hear, cancelled, at_once=at_once, seconds=seconds)
        if report.received:
            self._book.put_setting("last_received_at", datetime.now(UTC).isoformat())
        waiting = count(self._book)
        if report.cancelled:
            return Outcome(report.received, before, waiting)
        cause = self._cause(report, before, waiting, cancelled)
        _keep_cause(self._book, cause)
        return Outcome(report.received, cause, waiting, report.limit)

    def _cause(
        self, report: Report, before: FieldappError | None, waiting: Waiting, cancelled: Event
    ) -> FieldappError | None:
        if report.cause is not None:
            return report.cause
        answered = report.clock_offset_seconds is not None
        if not report.limit and self.forms_due() and (answered or not waiting.count):
            trouble = self._fetch_forms() or self._prove(cancelled)
            if trouble is not None:
                return trouble
        elif not answered:
            return before
        return clock_trouble(report)

    def _prove(self, cancelled: Event) -> FieldappError | None:
        """The fetch may have told that the province was restored: what it lost goes at once."""
        if not self.proof_open():
            return None
        return self._book.connection.upload(lambda _: None, cancelled).cause

    def questions_open(self) -> bool:
        """Whether the province is to be asked something even where nothing waits to be sent."""
        if not self._book.connection.registered:
            return False
        tried = time.monotonic() - self._reviews_tried < FORMS_AGAIN_SECONDS
        return self._book.connection.proving.open or (
            not tried and (self._book.connection.reviews.overdue or self._book.connection.policies.overdue)
        )

    def proof_open(self) -> bool:
        """Whether the province is to be asked what it still holds."""
        return self._book.connection.registered and self._book.connection.proving.open

    def forms_due(self) -> bool:
        """Whether the last fetch of forms is a day old, and the last try is not fresh."""
        asked = read_time(self._book.setting("forms_asked_at"))
        now = datetime.now(UTC)
        old = asked is None or not asked <= now < asked + FORMS_EVERY  # or the clock was set back
        return old and time.monotonic() - self._forms_tried >= FORMS_AGAIN_SECONDS

    def _fetch_forms(self) -> FieldappError | None:
        self._forms_tried = time.monotonic()
        try:
            self._book.connection.fetch_forms()
        except FieldappError as error:
            return error
        self._book.put_setting("forms_asked_at", datetime.now(UTC).isoformat())
        return None


def until_tomorrow() -> float:
    """Seconds until this laptop's next day begins."""
    now = datetime.now(UTC).astimezone()
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return (midnight - now).total_seconds()


def read_time(text: str) -> datetime | None:
    """A kept time; None for anything else."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def read_cause(text: str) -> FieldappError | None:
    """The kept cause; None for one this version does not know."""
    try:
        kept = json.loads(text)
        kind = next(k for k in vars(errors).values() if getattr(k, "code", None) == kept["code"])
        made = kind(**kept["facts"])
    except (ValueError, KeyError, TypeError, StopIteration):
        return None
    return made if isinstance(made, FieldappError) else None


def _keep_cause(book: Fieldbook, cause: FieldappError | None) -> None:
    """Written only when it differs."""
    plain = {k: v for k, v in cause.facts.items() if isinstance(v, int | float | str)} if cause else {}
    text = json.dumps({"code": cause.code, "facts": plain}, sort_keys=True) if cause else ""
    if text != book.setting("last_cause"):
        book.put_setting("last_cause", text)


def clock_error(doubt: ClockDoubt | None) -> ClockWrong | None:
    """What is told of a clock that cannot be believed."""
    return ClockWrong(offset_seconds=doubt.offset_s, uncertain=doubt.uncertain) if doubt else None


def clock_trouble(report: Report) -> ClockWrong | None:
    """More than ten minutes between the province's clock and this one."""
    offset = report.clock_offset_seconds
    return ClockWrong(offset_seconds=round(offset)) if offset is not None and abs(offset) > OFF_SECONDS else None
