"""Sending in the background: at unlock, after a finalization, when a wait is over, when the link may be back.

One run at a time, in the road lane; the main thread only hears of it, at most every 100 ms. Nothing is
attempted before the laptop is enrolled. A pause outlives the app. What stopped the last run is remembered,
so that the reason is on screen before the first try of the day has ended.
"""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from fieldapp.errors import Cancelled, FieldappError, SyncError
from fieldapp.fieldbook import Fieldbook
from fieldapp.ui import background
from fieldapp.ui.purging import Purging
from fieldapp.ui.sending_count import AT_ONCE, Waiting, count
from fieldapp.ui.sending_pace import Pace
from fieldapp.ui.sending_run import (
    FORMS_AGAIN_SECONDS,
    Outcome,
    Parts,
    Runs,
    Step,
    clock_error,
    read_cause,
    read_time,
    until_tomorrow,
)
from fieldapp.ui.sending_when import When
from fieldapp.ui.updating import UpdatingRun

TICK_MS: Final = 100
CLOCK_MS: Final = 30_000
IDLE_SECONDS: Final = 6 * 3600.0  # nothing waits: look for forms again
UNREACHABLE: Final = ("offline", "captive_portal")  # the link, not the province: waiting times do not count
TRY_SECONDS: Final = 60.0
BLOCKED_SECONDS: Final = 900.0  # sign-in, certificate, old app: time alone hardly cures it
LONGEST_SECONDS: Final = 24 * 3600.0
CLOSE_SECONDS: Final = 2.0  # the lock waits no longer for a run
Result = TypeVar("Result")
MARGIN_MS: Final = 500  # a try comes after the time that was told, never before


@dataclass(frozen=True)
class Standing:
    """What the chip shows.

    ``kind``: needs_user sending waiting online_waiting paused received never training. ``waiting`` counts the outbox,
    ``waiting_bytes`` its size; ``done`` of ``total`` belong to the run under way; ``retry_at`` is when the
    province is tried again, where that is worth telling. ``until``: no more is sent after it, where a person said so;
    ``used_up``: what may be sent today is. ``held``: what keeps runs from beginning by themselves ("asked", "metered").
    """

    kind: str
    waiting: int = 0
    waiting_bytes: int = 0
    needs: int = 0
    done: int = 0
    total: int = 0
    last_received: datetime | None = None
    cause: FieldappError | None = None
    retry_at: datetime | None = None
    until: datetime | None = None
    used_up: bool = False
    held: str = ""


class Sender(QObject):
    """Sends for one unlocked fieldbook. Main thread only; ``close`` before the fieldbook locks."""

    changed = Signal()  # standing() may differ
    received = Signal(int)  # n submissions got receipts
    sealed = Signal()  # the province has sealed this laptop: lock it

    def __init__(self, book: Fieldbook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._runs = Runs(book)
        self.purging = Purging(book)
        self.updating = UpdatingRun(book, self)
        self._job: background.Job | None = None
        self._counting: background.Job | None = None
        self._closed = self._again = self._asked = False
        self._road = threading.Lock()  # held by the run under way
        self._step: Step | None = None
        self._parts = Parts(book)
        self._pace = Pace()
        self.when = When(book)
        self._paused = book.setting("sending_paused") == "1"
        self._last_received = read_time(book.setting("last_received_at"))
        self._cause = read_cause(book.setting("last_cause"))
        self._waiting = Waiting()
        self._recount()
        self._retry_at: datetime | None = None
        self._seconds = 0.0  # of signal, for the run that comes next
        self._until: datetime | None = None
        self._used_up = False
        self._doubt = book.watch.look()
        self._clock_tick = self._timer(CLOCK_MS, self._look_at_clock, once=False)
        self._clock_tick.start()
        self._tick = self._timer(TICK_MS, self._look, once=False)
        self._next = self._timer(0, self._on_time)
        self._next.start()

    # what the screens ask ------------------------------------------------------------------------

    def standing(self) -> Standing:
        """How it stands, what needs the worker first; a try that a person asked for counts as sending."""
        road = self.road()
        if road.needs:
            return replace(road, kind="needs_user")
        return replace(road, kind="sending", total=road.waiting) if self.trying() else road

    def road(self) -> Standing:
        """How it stands on the way to the province, whatever else needs the worker."""
        step = self._step
        return Standing(
            kind=self._kind(),
            waiting=self._waiting.count,
            waiting_bytes=self._waiting.size,
            needs=self._waiting.needs,
            done=step.done if step else 0,
            total=step.total if step else 0,
            last_received=self._last_received,
            cause=self._cause or clock_error(self._doubt),
            retry_at=self._retry_at,
            until=self._until,
            used_up=self._used_up and self._book.connection.allowed.day_limit() is not None,
            held=self.when.holds(),
        )

    @property
    def paused(self) -> bool:
        """Whether a person paused it."""
        return self._paused

    def trying(self) -> bool:
        """Whether a person asked for the run under way and nothing has left yet."""
        return self._job is not None and self._asked and self._step is None and self._waiting.count > 0

    def progress_of(self, instance_id: str) -> float | None:
        """0..1 of the one being sent now (never 1 before its receipt), None for all others."""
        step = self._step
        return self._parts.part(instance_id) if step and step.instance_id == instance_id else None

    def bytes_of_run(self) -> tuple[int, int]:
        """(done, total) of the run under way."""
        return (self._step.bytes_done, self._step.bytes_total) if self._step else (0, 0)

    def pace(self) -> Pace:
        """Rate and estimate of the run under way."""
        return self._pace

    # what people and the window tell it ----------------------------------------------------------

    def send_now(self, seconds: float = 0.0) -> None:
        """Try at once, whatever the waiting times and the pause say; begin nothing that would end after ``seconds``.

        A run under way ends after the piece that is leaving, where it does not know of that.
        """
        self._seconds = seconds
        if seconds and self._job is not None:
            self._job.cancelled.set()
        self._recount()
        self._go(asked=True)
        self.changed.emit()

    def wake(self) -> None:
        """Something was finalized or taken back, or the laptop was enrolled: count again, and send."""
        self._recount()
        self._go()
        self.changed.emit()

    def pause(self) -> None:
        """Stop after the piece that is leaving; stays so until ``resume``, also after a restart."""
        self._paused = True
        self._again = False
        self._book.put_setting("sending_paused", "1")
        self._next.stop()
        if self._job is not None:
            self._job.cancelled.set()
        self.changed.emit()

    def resume(self) -> None:
        """Go on sending."""
        self._paused = False
        self._book.put_setting("sending_paused", "")
        self.send_now()

    def close(self) -> None:
        """Stop; nothing is sent or told any more. Before the fieldbook locks.

        Waits for the piece under way, but not for a silent network: a run that is still out there finds the
        fieldbook closed, and what it left unsettled is asked about at the next unlock, as after a crash.
        """
        self._closed = True
        self._next.stop()
        self._tick.stop()
        self._clock_tick.stop()
        self.purging.stop()
        self.updating.close()
        for job in (self._job, self._counting):
            if job is not None:
                job.cancel()
        self._job = self._step = None
        if self._road.acquire(timeout=CLOSE_SECONDS):
            self._road.release()

    # one run -------------------------------------------------------------------------------------

    def _kind(self) -> str:
        if self._book.connection.practising:
            return "training"
        if not self._book.connection.enrolled:
            return "never"
        if self._step is not None:
            return "sending"
        if not self._waiting.count:
            return "received"
        if self._paused or self.when.holds():
            return "paused"
        return "waiting" if self._cause is not None and self._cause.code == "offline" else "online_waiting"

    def _go(self, *, asked: bool = False) -> None:
        """Start a run unless there is one, nothing to run for, or the province asked to wait.

        Who presses send hears what is new, also where nothing waits.
        """
        left = self._retry_at - datetime.now(UTC) if self._retry_at is not None else timedelta()
        told_to_wait = timedelta() < left < timedelta(seconds=LONGEST_SECONDS)  # more: the clock was set back
        held_back = (self._paused or told_to_wait) and not asked
        if self._closed or held_back or not self._book.connection.enrolled:
            return
        if self.when.holds() and not asked:
            self._plan()
            return
        if self._job is not None:
            self._again, self._asked = True, self._asked or asked
            return
        if not (asked or self._waiting.count or self._runs.forms_due() or self._runs.questions_open()):
            self._plan()
            return
        self._start(asked)

    def _start(self, asked: bool) -> None:
        self._next.stop()
        self.purging.stop()
        self.updating.give_way()
        self._again, self._asked, self._retry_at, self._used_up = False, asked, None, False
        seconds, self._seconds = self._seconds, 0.0
        self._until = datetime.now(UTC) + timedelta(seconds=seconds) if seconds else None
        self._pace = Pace()
        parts = self._parts = Parts(self._book)
        before = self._cause
        at_once = asked or (before is not None and before.code in UNREACHABLE)
        self._job = background.run(
            lambda job: self._travel(
                lambda: self._runs.run(parts, job.cancelled, before, at_once=at_once, seconds=seconds)
            ),
            self._on_done,
            self._on_failed,
            lane=background.Lane.ROAD,
        )
        self._tick.start()

    def _travel(self, task: Callable[[], Result]) -> Result:
        """In the road lane. What fails after ``close`` is nobody's news."""
        with self._road:
            if self._closed:
                raise Cancelled
            try:
                return task()
            except Exception:
                if self._closed:
                    raise Cancelled from None
                raise

    def _on_done(self, outcome: Outcome) -> None:
        if outcome.cause is not None and outcome.cause.code == "laptop_sealed":
            self.close()
            self.sealed.emit()
            return
        self._waiting = outcome.waiting
        self._used_up = outcome.limit == "budget"
        if outcome.received:
            self._last_received = read_time(self._book.setting("last_received_at"))
        self._ended(outcome.cause)
        if self._job is None:
            self.purging.begin()
        if outcome.received:
            self.received.emit(outcome.received)

    def _on_failed(self, error: Exception) -> None:
        self._recount()
        self._ended(error if isinstance(error, FieldappError) else FieldappError())

    def _ended(self, cause: FieldappError | None) -> None:
        self._job = self._step = self._until = None
        self._tick.stop()
        self._cause = cause
        self._doubt = self._book.watch.look()
        self._plan()
        if self._again:
            asked, self._asked = self._asked, False
            self._recount()
            self._go(asked=asked)
        self.changed.emit()

    # when next -----------------------------------------------------------------------------------

    def _plan(self) -> None:
        """Set the clock for the next try, if there is to be one."""
        self._retry_at = None
        self._next.stop()
        waits = self._paused or self.when.choice == "asked"
        if self._closed or waits or not self._book.connection.enrolled:
            return
        seconds = min(self._wait_seconds(), LONGEST_SECONDS)
        if self._waiting.count and self._cause is not None and self._cause.code == "server_trouble":
            self._retry_at = datetime.now(UTC) + timedelta(seconds=seconds)
        self._next.start(round(seconds * 1000) + MARGIN_MS)

    def _wait_seconds(self) -> float:
        cause = self._cause
        if self.when.holds():
            return TRY_SECONDS  # the link may be another one by then
        if self._used_up:
            return until_tomorrow()
        if not self._waiting.count:
            return IDLE_SECONDS if cause is None else FORMS_AGAIN_SECONDS
        if cause is not None and cause.code in UNREACHABLE:
            return TRY_SECONDS * random.uniform(0.75, 1.25)  # noqa: S311 (spreads laptops)
        if isinstance(cause, SyncError) and cause.retry_after is not None:
            return max(1.0, cause.retry_after)
        if cause is not None and cause.code not in ("server_trouble", "clock_wrong"):
            return BLOCKED_SECONDS
        if self._waiting.retry_at is not None:
            return max(1.0, (self._waiting.retry_at - datetime.now(UTC)).total_seconds())
        return TRY_SECONDS

    def _on_time(self) -> None:
        self._retry_at = None
        self.wake()

    def _recount(self) -> None:
        """At once as far as that is quick, the rest in the background."""
        self._waiting = count(self._book, AT_ONCE)
        if not self._waiting.exact and self._counting is None and not self._closed:
            self._counting = background.run(
                lambda _job: self._travel(lambda: count(self._book)),
                self._on_counted,
                lambda _error: self._on_counted(self._waiting),
                lane=background.Lane.ROAD,
            )

    def _on_counted(self, waiting: Waiting) -> None:
        self._counting = None
        self._waiting = waiting
        self.changed.emit()

    def _look_at_clock(self) -> None:
        """Whoever set the laptop's clock: it is told at once. And a newer version is looked for where that is due."""
        self.updating.look(free=not (self._job or self._waiting.count or self._paused or self.when.holds()))
        before, self._doubt = self._doubt, self._book.watch.look()
        if before != self._doubt:
            self.changed.emit()

    def _look(self) -> None:
        """The tick: has the run moved since? One that nobody asked for ends where data begins to cost."""
        if self._job is not None and not self._asked and self.when.holds():
            self._job.cancelled.set()
        step = self._parts.latest
        if step is None or step is self._step:
            return
        self._step = step
        self._pace.hear(time.monotonic(), step.bytes_done, step.bytes_total)
        self.changed.emit()

    def _timer(self, interval: int, action: Callable[[], None], *, once: bool = True) -> QTimer:
        made = QTimer(self)
        made.setTimerType(Qt.TimerType.PreciseTimer)
        made.setSingleShot(once)
        made.setInterval(interval)
        made.timeout.connect(action)
        return made
