"""One profile is open once: an operating-system lock that dies with its process, however it dies."""

import os
import sys
from pathlib import Path
from types import TracebackType

from fieldapp.domain.disks import disk_error
from fieldapp.errors import StoreInUse

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lockfile:
    """Holds the lock from construction until ``release``; a context manager. Raises StoreInUse when it is held,
    DiskTrouble or DiskFull when its file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise disk_error(error) from error
        try:
            _lock(self._descriptor)
        except OSError as error:
            self.release()
            raise StoreInUse from error

    def release(self) -> None:
        """Give the profile free; harmless when called twice. The file stays: removing it would race."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)

    def __enter__(self) -> "Lockfile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
