"""One try of a target: within its time, and with no error but those of ``fieldapp/errors.py``; faults are kept."""

import contextlib
import hashlib
import signal
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fieldapp.errors import FieldappError
from tests.fuzz.targets import Target

FOLDER = Path(__file__).parent
SECONDS = 2.0
HANGS = 20.0  # seconds after which a try is broken off, where the system can


class TooSlow(Exception):
    """It took longer than SECONDS."""


@dataclass
class Tries:
    """The tries of one target; one example of each fault is written to ``found``."""

    name: str
    target: Target
    found: Path = FOLDER / "found"
    count: int = 0
    refused: int = 0
    seconds: float = SECONDS
    faults: dict[str, bytes] = field(default_factory=dict)

    def once(self, data: bytes) -> str:
        """What happened, as a word that is the same for the same kind of thing."""
        self.count += 1
        said, place = outcome(self.target, data, self.seconds)
        if place:
            if place not in self.faults or len(data) < len(self.faults[place]):
                self._keep(place, data)
        else:
            self.refused += said.startswith("refused")
        return said

    def _keep(self, place: str, data: bytes) -> None:
        first = place not in self.faults
        smaller = smallest(self.target, data, place, self.seconds) if first and "TooSlow" not in place else data
        self.faults[place] = smaller
        self.found.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(place.encode()).hexdigest()[:8]
        (self.found / f"{self.name}-{digest}").write_bytes(smaller)
        if first:
            print(f"FAULT {self.name}: {place}", flush=True)


def outcome(target: Target, data: bytes, seconds: float = SECONDS) -> tuple[str, str]:
    """(word, place of the fault or "")."""
    began = time.perf_counter()
    try:
        with _limited():
            target(data)
        said = "done"
    except FieldappError as error:
        codes = sorted({problem.code for problem in getattr(error, "problems", ())})
        said = f"refused {' '.join(codes)}"
    except RecursionError as error:
        return "fault", f"RecursionError {_where(error)}"
    except Exception as error:
        return "fault", f"{type(error).__name__} {_where(error)}"
    if time.perf_counter() - began > seconds:
        return "slow", "TooSlow"
    return said, ""


def smallest(target: Target, data: bytes, place: str, seconds: float) -> bytes:
    """A part of ``data`` with the same fault: halves, quarters … are left out as long as it stays."""
    size, until = max(1, len(data) // 2), time.monotonic() + 30
    while size and time.monotonic() < until:
        at = 0
        while at < len(data) and time.monotonic() < until:
            shorter = data[:at] + data[at + size :]
            if outcome(target, shorter, seconds)[1] == place:
                data = shorter
            else:
                at += size
        size //= 2
    return data


def _where(error: BaseException) -> str:
    """The last lines of our own code that it came through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/fieldapp/" in frame.filename]
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames[-2:])) or "outside"


@contextlib.contextmanager
def _limited() -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, HANGS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
