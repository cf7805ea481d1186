"""Wrong passphrases: five tries, then waits of 30 seconds, 2 minutes, 10 minutes; a restart does not forget.

Advisory: it slows a person at the keyboard. Who holds the files can ignore it; the key derivation is
what stops them.
"""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fieldapp.errors import StoreError, TooManyTries
from fieldapp.vault.durable import durable_write

FREE_TRIES = 5
WAITS = (30, 120, 600)
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a wrong try leaves: ``left`` free tries, ``wait`` seconds before the next one."""

    left: int
    wait: int


class Tries:
    """The counter file of one user, beside a slot file. ``clock`` gives seconds since 1970.

    Each user has their own: nobody can make another wait.
    """

    def __init__(self, slots: Path, clock: Clock = time.time, user: str = "") -> None:
        self._path = slots.with_name(f"{slots.name}.{user}.tries" if user else f"{slots.name}.tries")
        self._clock = clock

    def check(self) -> None:
        """Raises TooManyTries while a wait runs."""
        wrong, until = self._read()
        # A clock set back must not lengthen the wait beyond the rule's own.
        remaining = min(until - self._clock(), _wait_after(wrong))
        if remaining > 0:
            raise TooManyTries(wait_seconds=int(remaining) + 1)

    def wrong(self) -> Outcome:
        """Count one more; a full disk does not stop anybody from being told the truth."""
        count = self._read()[0] + 1
        wait = _wait_after(count)
        content = json.dumps({"wrong": count, "until": self._clock() + wait}).encode()
        try:
            durable_write(self._path, content)
        except StoreError:
            return Outcome(max(0, FREE_TRIES - count), wait)
        return Outcome(max(0, FREE_TRIES - count), wait)

    def forget(self) -> None:
        """After the right passphrase; a disk that cannot be written keeps nobody out here."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _read(self) -> tuple[int, float]:
        try:
            kept = json.loads(self._path.read_bytes())
            return max(0, int(kept["wrong"])), float(kept["until"])
        except (OSError, ValueError, TypeError, KeyError):
            return 0, 0.0


def _wait_after(wrong: int) -> int:
    if wrong < FREE_TRIES:
        return 0
    return WAITS[min(wrong - FREE_TRIES, len(WAITS) - 1)]
