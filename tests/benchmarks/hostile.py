"""Every attack of ``tests/hostile`` by itself, as a person would run it: seconds with the interpreter's start, seconds
of the processor (which a busy machine does not stretch), memory and the sentence that refuses it.

Goals: 2 s and 500 MB each.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from report import say

from tests.hostile.attack import GOAL_MEBIBYTES, GOAL_SECONDS, run
from tests.hostile.families import FAMILIES


def main(wanted: str = "") -> bool:
    """Prints a table; True when every goal is met. ``wanted``: only names with that text."""
    met, slowest, largest = True, 0.0, 0.0
    for family, attacks in FAMILIES.items():
        print(f"{family:45} code seconds busy  MiB")
        for attack in attacks:
            if wanted not in attack.name:
                continue
            with tempfile.TemporaryDirectory(prefix="attack-") as folder:
                outcome = run(attack.make(Path(folder)), Path(folder))
            fault = attack.fault(outcome)
            slow = outcome.seconds > GOAL_SECONDS or outcome.mebibytes > GOAL_MEBIBYTES
            met = met and not fault and not slow
            slowest, largest = max(slowest, outcome.seconds), max(largest, outcome.mebibytes)
            mark = "MISSED " if slow else f"WRONG {fault} " if fault else ""
            print(
                f"  {attack.name:43} {outcome.code:4} {outcome.seconds:7.2f} {outcome.busy:4.1f} "
                f"{outcome.mebibytes:4.0f}  "
                f"{mark}{outcome.first[:140]}",
                flush=True,
            )
    say("the slowest attack", slowest, "s", goal=GOAL_SECONDS)
    say("the largest attack", largest, "MiB", goal=GOAL_MEBIBYTES)
    return met


if __name__ == "__main__":
    raise SystemExit(0 if main(*sys.argv[1:]) else 1)
