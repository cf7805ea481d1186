"""How fast a run goes and how long it still takes, said only once it is known.

An estimate needs five seconds of a stable rate, is rounded, and never counts up; when the link gets much
slower it is taken back instead.
"""

from collections import deque

WINDOW_SECONDS = 10.0
STABLE_SECONDS = 5.0
SLOW_BYTES = 64_000.0  # bytes a second; below, the worker is told that the link is slow


class Pace:
    """Fed with bytes done so far and a monotonic clock in seconds."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()
        self._shown: int | None = None
        self._left = 0

    def hear(self, at: float, done: int, total: int) -> None:
        """``done`` of ``total`` bytes at this moment."""
        self._seen.append((at, done))
        while len(self._seen) > 2 and at - self._seen[1][0] >= WINDOW_SECONDS:
            self._seen.popleft()
        self._left = max(0, total - done)

    def rate(self) -> float | None:
        """Bytes a second, None while it is not known or not stable."""
        if len(self._seen) < 3:
            return None
        (start, first), (end, last) = self._seen[0], self._seen[-1]
        if end - start < STABLE_SECONDS or last <= first:
            return None
        middle, half = min(self._seen, key=lambda seen: abs(seen[0] - (start + end) / 2))
        if not start < middle < end:
            return None
        before, after = (half - first) / (middle - start), (last - half) / (end - middle)
        stable = max(before, after) <= 2 * min(before, after)
        return (last - first) / (end - start) if stable else None

    def slow(self) -> bool:
        """Whether the rate is known and low."""
        rate = self.rate()
        return rate is not None and rate < SLOW_BYTES

    def seconds_left(self) -> int | None:
        """Rounded: tens of seconds, then minutes. None while it is not known."""
        rate = self.rate()
        if rate is None:
            return self._shown
        estimate = rounded(self._left / rate)
        if self._shown is not None and estimate > self._shown:
            self._shown = None if estimate > 2 * self._shown else self._shown
        else:
            self._shown = estimate
        return self._shown


def rounded(seconds: float) -> int:
    """Up to the next ten seconds below one minute, to whole minutes above."""
    if seconds < 60:
        return max(10, -int(-seconds // 10) * 10)
    return max(1, round(seconds / 60)) * 60
