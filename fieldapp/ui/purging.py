"""Purges after a run, in the road lane, and gives way to the next run at once. Nobody waits for it or hears of it."""

from fieldapp.fieldbook import Fieldbook
from fieldapp.ui import background


class Purging:
    """Of one unlocked fieldbook. Main thread; ``stop`` before the fieldbook locks."""

    def __init__(self, book: Fieldbook) -> None:
        self._book = book
        self._job: background.Job | None = None

    def begin(self) -> None:
        """Let go of what may go, unless that is under way."""
        if self._job is None:
            retention = self._book.retention
            self._job = background.run(
                lambda job: retention.purge(job.cancelled), self._over, self._over, lane=background.Lane.ROAD
            )

    def stop(self) -> None:
        """After the step under way; what is left goes after the next run."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @property
    def busy(self) -> bool:
        """Whether it is under way."""
        return self._job is not None

    def _over(self, _outcome: object) -> None:
        """A disk that is full or broken is told where people work; here it is tried again after the next run."""
        self._job = None
