"""``make bench``: every measurement in a process of its own, one after the other; exit code 1 when a goal is missed."""

import os
import subprocess
import sys
from pathlib import Path

MEASUREMENTS = (
    *(
        "first_paint",
        "form_screens",
        "sixty_questions",
        "engine",
        "verbal_autopsy",
        "others",
        "many",
        "store",
        "encrypted",
        "audit",
    ),
    *("hostile", "finding", "pairs", "rebuilding", "figures", "province", "registry", "review", "team"),
)
FOLDER = Path(__file__).resolve().parent


def main() -> int:
    """Runs all, even when one misses its goal."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    missed = [name for name in MEASUREMENTS if subprocess.run([sys.executable, FOLDER / f"{name}.py"]).returncode]
    print(f"missed: {', '.join(missed)}" if missed else "every goal is met")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
