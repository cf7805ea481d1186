"""``make bench``: every measurement in a process of its own, one after the other, then ``docs/performance.md``.

``run_all.py [NAME …]`` runs those only; the page keeps what ``build/bench`` holds of the others. Exit code 1 when a
goal is missed.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import page
from report import LINES

MEASUREMENTS = (
    *("first_paint", "home", "an_hour", "form_screens", "sixty_questions", "engine", "verbal_autopsy"),
    *("others", "many", "store", "encrypted", "audit", "hostile", "finding", "pairs", "rebuilding"),
    *("figures", "province", "registry", "review", "team"),
)
FOLDER = Path(__file__).resolve().parent
FOUND = FOLDER.parents[1] / "build" / "bench"


def main(wanted: list[str]) -> int:
    """Runs all, even when one misses its goal."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    FOUND.mkdir(parents=True, exist_ok=True)
    unknown = set(wanted) - set(MEASUREMENTS)
    if unknown:
        print(f"no such measurement: {', '.join(sorted(unknown))}; there are {', '.join(MEASUREMENTS)}")
        return 2
    missed = [name for name in wanted or MEASUREMENTS if not run(name)]
    page.write(FOUND, MEASUREMENTS)
    print(f"missed: {', '.join(missed)}" if missed else "every goal is met")
    return 1 if missed else 0


def run(name: str) -> bool:
    """One measurement; what it said goes to a file of its own, with what the machine was like."""
    print(f"--- {name}", flush=True)
    lines = FOUND / f"{name}.jsonl"
    lines.unlink(missing_ok=True)
    others, began = taken(), time.monotonic()
    done = subprocess.run([sys.executable, FOLDER / f"{name}.py"], env=os.environ | {LINES: str(lines)})
    facts = {"met": done.returncode == 0, "seconds": round(time.monotonic() - began), "others": others}
    with lines.open("a", encoding="utf-8") as found:
        found.write(json.dumps({"run": name, "day": f"{page.now():%Y-%m-%d %H:%M}", **facts}) + "\n")
    return bool(facts["met"])


def taken(seconds: float = 2.0) -> float:
    """How much of the processors others take while nothing is measured, 0 to 1; 0 where the system does not tell."""
    before = _ticks()
    time.sleep(seconds)
    passed = [now - then for now, then in zip(_ticks(), before, strict=True)]
    return 1 - sum(passed[3:5]) / sum(passed) if sum(passed) else 0.0  # idle, and waiting for a disk


def _ticks() -> list[int]:
    stat = Path("/proc/stat")
    return [int(word) for word in stat.read_text().split("\n")[0].split()[1:9]] if stat.exists() else [0] * 8


if __name__ == "__main__":
    raise SystemExit(main([name for word in sys.argv[1:] for name in word.split(",") if name]))
