"""``python -m tests.histories.run --histories 5000``: many more histories than the tests run, on one core.

Prints how many there were and what happened in them; exit code 1 with the smallest failing history when something was
lost, doubled, changed or overwritten. ``--seed`` draws others, ``--break NAME`` puts a fault into the product first.
"""

import argparse
import os
import sys
import time
from contextlib import nullcontext

from tests.histories.breaks import BREAKS
from tests.histories.machine import STEPS, forget_templates, histories

DEFAULT = 2000


def main(words: list[str]) -> int:
    """Run and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--histories", type=int, default=int(os.environ.get("HISTORIES", DEFAULT)))
    parser.add_argument("--steps", type=int, default=STEPS, help="at most, in one history")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--break", dest="fault", choices=BREAKS)
    parser.add_argument("--no-shrink", action="store_true", help="tell the first failing history as it was")
    options = parser.parse_args(words)
    started = time.monotonic()
    try:
        with BREAKS[options.fault]() if options.fault else nullcontext():
            happened = histories(options.histories, options.steps, seed=options.seed, shrink=not options.no_shrink)
    finally:
        forget_templates()
    seconds = time.monotonic() - started
    print(f"{happened['histories']} histories in {seconds:.0f} s (seed {options.seed}): nothing lost, nothing doubled")
    for name, count in sorted(happened.items()):
        print(f"  {name:24} {count:>8}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
