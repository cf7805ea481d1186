"""The laptop's clock, watched: a jump is noticed, kept over restarts, and gone once the province was heard.

What it is compared with: a clock of the operating system that only runs and that sleep does not stop, the last moment
that was kept in the store, and the province's time at each contact. Nothing is ever ordered by any of these clocks.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import msgspec

from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.clock import JUMP_SECONDS, ClockDoubt, ClockState
from fieldapp.errors import StoreError

if TYPE_CHECKING:
    from fieldapp.db.store import Store

KEY = "clock_state"
KEEP_SECONDS = 300.0  # between two looks that are written down though nothing happened
_BOOT = Path("/proc/sys/kernel/random/boot_id")


def steady_seconds() -> float:
    """Seconds that only run, through sleep too."""
    which = getattr(time, "CLOCK_BOOTTIME", None) or getattr(time, "CLOCK_MONOTONIC", None)
    return time.clock_gettime(which) if which is not None else time.monotonic()


def boot_id() -> str:
    """Which start of the computer this is; "" where the system does not say."""
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return ""


class ClockWatch:
    """Of one open profile; any thread."""

    def __init__(
        self,
        store: "Store",
        clock: Callable[[], datetime],
        steady: Callable[[], float] = steady_seconds,
        boot: Callable[[], str] = boot_id,
    ) -> None:
        self._store, self._clock, self._steady = store, clock, steady
        self._boot = boot()
        self._lock = Lock()
        self._kept = 0.0  # steady moment of the last writing
        wall, now = clock().timestamp(), steady()
        before = _read(store.setting(KEY))
        first = before.after(wall, now, self._boot, same_run=False) if before else ClockState(wall, now, self._boot)
        self._state = first
        if before:
            self._tell(before)
        self._keep(first)

    def look(self) -> ClockDoubt | None:
        """Compare now; what is to be doubted, None while the clock can be believed."""
        with self._lock:
            before = self._state
            wall, now = self._clock().timestamp(), self._steady()
            state = self._state = before.after(wall, now, self._boot, same_run=True)
            self._tell(before)
            if state.doubt() != before.doubt() or now - self._kept >= KEEP_SECONDS:
                self._keep(state)
            return state.doubt()

    def heard(self, offset: float | None) -> None:
        """The province's clock minus this one, just measured; None when it was not."""
        if offset is None:
            return
        self.look()
        with self._lock:
            before = self._state
            self._state = replace(before, offset=offset, compared=True, uncertain=False)
            if self._state.doubt() != before.doubt():
                self._keep(self._state)

    def right(self, now: datetime) -> datetime:
        """This laptop's time, put right by what is known of the province's clock."""
        doubt = self.look()
        return now + timedelta(seconds=doubt.offset_s) if doubt else now

    def close(self) -> None:
        """Keep the last moment of this run. Before the store closes."""
        self.look()
        with self._lock:
            self._keep(self._state)

    def _tell(self, before: ClockState) -> None:
        """A jump goes into the audit: by how many seconds the clock is off now."""
        if self._state.doubt() is not None and abs(self._state.offset - before.offset) > JUMP_SECONDS:
            with suppress(StoreError):
                self._store.audited(Deed(Verb.CLOCK, "clock", "", f"{round(self._state.offset)} s"))

    def _keep(self, state: ClockState) -> None:
        self._kept = state.steady
        with suppress(StoreError):  # a full disk: the next look keeps it
            self._store.put_setting(KEY, msgspec.json.encode(state).decode())


def watch_of(store: "Store", clock: Callable[[], datetime]) -> ClockWatch:
    """A made-up clock (training's) brings its own ``steady_seconds``: it is moved by months, and that is no jump."""
    made_up: Callable[[], float] | None = getattr(clock, "steady_seconds", None)
    return ClockWatch(store, clock) if made_up is None else ClockWatch(store, clock, made_up, lambda: "")


def _read(kept: str) -> ClockState | None:
    try:
        return msgspec.json.decode(kept, type=ClockState) if kept else None
    except ValueError:
        return None
