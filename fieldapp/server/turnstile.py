"""How often one address may try: a sliding window, kept in memory. Thread-safe."""

import time
from collections import deque
from collections.abc import Callable
from threading import Lock

ADDRESSES = 10_000  # remembered at most; beyond that the quietest are forgotten


class Turnstile:
    """Lets ``times`` through in ``seconds`` for each address."""

    def __init__(self, times: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._times = times
        self._seconds = seconds
        self._clock = clock
        self._seen: dict[str, deque[float]] = {}
        self._lock = Lock()

    def wait(self, address: str) -> float:
        """0 when this try may pass (it is counted), else seconds until one may."""
        now = self._clock()
        with self._lock:
            tries = self._seen.pop(address, deque())
            self._seen[address] = tries  # last in line: the quietest address is first
            while tries and tries[0] <= now - self._seconds:
                tries.popleft()
            if len(tries) >= self._times:
                return tries[0] + self._seconds - now
            tries.append(now)
            if len(self._seen) > ADDRESSES:
                del self._seen[next(iter(self._seen))]
            return 0.0
