"""One durable answer against one bare fsync on the same disk, in turn; medians of 300."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from report import say

from fieldapp.db.store import Store
from fieldapp.domain.assessment import Progress

RUNS = 300
GOAL = 15.0  # reading the state, three statements and one synced commit of encrypted pages


def milliseconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def main() -> bool:
    """Prints medians and the ratio; True when the goal is met."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as room:
        store = Store.open(Path(room) / "store.db", os.urandom(32), lambda: datetime.now(UTC))
        store.start("uuid:1", "f", "1", "Form", {"/f/a": ""}, Progress())
        descriptor = os.open(Path(room) / "bare", os.O_WRONLY | os.O_CREAT)
        bare, save = [], []
        for turn in range(RUNS):
            bare.append(milliseconds(lambda: (os.pwrite(descriptor, os.urandom(4096), 0), os.fsync(descriptor))))
            text = {f"/f/q{turn % 40}": f"jawaban {turn}"}
            save.append(milliseconds(lambda: store.save("uuid:1", text, Progress(), "")))  # noqa: B023
        store.close()
    worst = sorted(save)[int(RUNS * 0.95)]
    say("durable save, p95", worst, "ms")
    middle = statistics.median(save)
    return say("durable save, against a bare fsync", middle, "ms", baseline=statistics.median(bare), goal=GOAL)


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
