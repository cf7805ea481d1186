"""The only threads of the app: three lanes of one worker each.

``run`` takes the callbacks before the work starts, so no result can be missed; they are called in the main
thread by queued signals. The desk lane is for this laptop (unlocking, searching), the road lane for the
network, so that a search never waits for an upload; the copy lane makes backups. A job whose owner left is told to stop
with ``cancel``.

Jobs, as all of Qt's objects, die in the main thread: one that its worker let go last would be torn down while the main
thread still delivers its news.
"""

import sys
import threading
from collections import deque
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, Signal

from fieldapp.errors import Cancelled, FieldappError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


Callbacks = tuple[Callable[[Any], None], Callable[[Exception], None] | None, Callable[[Any], None] | None]
GIVE_WAY = 0.001  # seconds a worker may compute before the window gets its turn; Python's 5 ms add up to stalls


class Lane(Enum):
    """Where work queues up."""

    DESK = "desk"
    ROAD = "road"
    COPY = "copy"


class Job(QObject):
    """One piece of work under way. ``cancelled`` is read by the work between two steps."""

    _progressed = Signal(object)
    _done = Signal(object)
    _failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cancelled = threading.Event()
        self.silent = False

    def tell(self, news: object) -> None:
        """Called by the work, in its thread: hand one progress value to the main thread."""
        self._progressed.emit(news)

    def cancel(self) -> None:
        """Ask the work to stop; callbacks are not called any more."""
        self.silent = True
        self.cancelled.set()

    def listen(
        self,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None,
        progress: Callable[[Any], None] | None,
    ) -> None:
        """Connect the callbacks; call before the work starts, in the main thread."""
        self._callbacks: Callbacks | None = (done, failed, progress)
        queued = Qt.ConnectionType.QueuedConnection
        self._done.connect(self._on_done, queued)
        self._failed.connect(self._on_failed, queued)
        self._progressed.connect(self._on_progress, queued)

    def work(self, task: Callable[["Job"], object]) -> None:
        """Run the task in the worker thread and send its outcome home."""
        try:
            result = task(self)
        except Exception as error:  # every failure is carried to the main thread
            self._failed.emit(error)
        else:
            self._done.emit(result)

    def _on_done(self, result: object) -> None:
        done = self._end()[0]
        if not self.silent:
            done(result)

    def _on_failed(self, error: Exception) -> None:
        failed = self._end()[1]
        if not self.silent and failed is not None and not isinstance(error, Cancelled):
            failed(error)
        if not self.silent and not isinstance(error, FieldappError):
            sys.excepthook(type(error), error, error.__traceback__)

    def _on_progress(self, news: object) -> None:
        progress = self._callbacks[2] if self._callbacks else None
        if not self.silent and progress is not None:
            progress(news)

    def _end(self) -> Callbacks:
        """Let go of whoever waited; the job itself stays until its worker has surely forgotten it."""
        callbacks, self._callbacks = self._callbacks, None
        assert callbacks is not None
        _running.discard(self)
        _ended.append(self)
        return callbacks


_running: set[Job] = set()
_ended: Final[deque[Job]] = deque(maxlen=64)  # each worker does one job at a time: these are long forgotten there
_lanes: "dict[Lane, ThreadPoolExecutor]" = {}


def run(
    task: Callable[[Job], object],
    done: Callable[[Any], None],
    failed: Callable[[Exception], None] | None = None,
    progress: Callable[[Any], None] | None = None,
    lane: Lane = Lane.DESK,
) -> Job:
    """Start ``task(job)`` in a worker; exactly one of ``done`` and ``failed`` follows, in the main thread.

    A ``Cancelled`` task calls neither. Errors nobody expects are given to ``failed`` and then to the
    exception hook as well, unless the job was cancelled: what it worked on may be closed.
    """
    job = Job()
    job.listen(done, failed, progress)
    _running.add(job)
    _lane(lane).submit(job.work, task)
    return job


def idle() -> bool:
    """Whether no job is under way."""
    return not _running


def drain(lane: Lane = Lane.ROAD) -> None:
    """Tell all jobs to stop and wait until the lane, and that of backups, is empty (before the store closes)."""
    for job in tuple(_running):
        job.cancel()
    for one in (lane, Lane.COPY):
        if one in _lanes:
            marker: Future[None] = _lanes[one].submit(lambda: None)
            marker.result()


def stop() -> None:
    """End all lanes; the app is closing."""
    for job in tuple(_running):
        job.cancel()
    for executor in _lanes.values():
        executor.shutdown(wait=True, cancel_futures=True)
    _lanes.clear()
    _running.clear()  # jobs that never began


def _lane(lane: Lane) -> "ThreadPoolExecutor":
    if lane not in _lanes:
        from concurrent.futures import ThreadPoolExecutor

        sys.setswitchinterval(GIVE_WAY)
        _lanes[lane] = ThreadPoolExecutor(1, thread_name_prefix=lane.value)
    return _lanes[lane]
