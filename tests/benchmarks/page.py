"""Writes ``docs/performance.md`` from what the measurements said: the machine, then a table of each."""

import importlib.util
import json
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from report import number

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "performance.md"
BUSY = 0.1  # of the processors was taken by others just before: figures may be those of the neighbours
HEAD = """# Performance

What `make bench` measured; `make bench ONLY=first_paint,store` measures some of it again. Figures of one machine say
little about another, so most are compared with a baseline of the same run on the same machine; then the goal is one
of the ratio. A measurement marked *busy* ran while other programs wanted the processor, too. What must not be loaded
before the first paint, and how large the program may be, stands in `tests/benchmarks/budget.toml`.

"""


def now() -> datetime:
    """The moment, without a place."""
    return datetime.now(UTC)


def write(found: Path, order: Sequence[str]) -> None:
    """The whole page, of everything in ``found``."""
    parts = [HEAD, machine()]
    parts += [table(name, found / f"{name}.jsonl") for name in order if (found / f"{name}.jsonl").exists()]
    PAGE.write_text("".join(parts).rstrip() + "\n", encoding="utf-8")


def machine() -> str:
    """Where the figures come from."""
    import PySide6

    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    facts = {
        "processor": f"{_first('/proc/cpuinfo', 'model name') or platform.machine()}, {os.cpu_count()} cores",
        "memory": f"{_first('/proc/meminfo', 'MemTotal')}",
        "system": f"{_first('/etc/os-release', 'PRETTY_NAME', '=') or platform.system()}, kernel {platform.release()}",
        "Python": platform.python_version(),
        "Qt": PySide6.__version__,
        "commit": commit.stdout.strip(),
        "written": f"{now():%Y-%m-%d %H:%M} UTC",
    }
    return "".join(f"- {name}: {text}\n" for name, text in facts.items()) + "\n"


def table(name: str, path: Path) -> str:
    """One measurement, under the first sentence of its module."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows, facts = [line for line in lines if "name" in line], next(line for line in lines if "run" in line)
    busy = f", *busy* (others took {facts['others']:.0%} before)" if facts["others"] > BUSY else ""
    missed = "" if facts["met"] else ", **a goal is missed**"
    head = f"## {name}\n\n{_promise(name)}\n\n{facts['day']} UTC, {facts['seconds']} s{busy}{missed}\n\n"
    if not rows:
        return head
    columns = "| what | figure | baseline | ratio | goal | met |\n|---|---:|---:|---:|---:|---|\n"
    return head + columns + "".join(map(_row, rows)) + "\n"


def _row(line: dict[str, Any]) -> str:
    baseline, ratio, goal = line["baseline"], line["ratio"], line["goal"]
    cells = (
        line["name"],
        f"{number(line['figure'])} {line['unit']}",
        "" if baseline is None else f"{number(baseline)} {line['unit']}",
        "" if ratio is None else f"{ratio:.2f}",
        "" if goal is None else f"{'≥' if line['least'] else '≤'} {number(goal)}",
        "" if goal is None else "yes" if line["met"] else "**no**",
    )
    return f"| {' | '.join(cells)} |\n"


def _promise(name: str) -> str:
    spec = importlib.util.find_spec(name)
    source = Path(spec.origin).read_text(encoding="utf-8") if spec and spec.origin else ""
    told = source.split('"""')[1] if source.startswith('"""') else ""
    return " ".join(told.split("\n\n")[0].split())


def _first(path: str, key: str, separator: str = ":") -> str:
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    found = (line.split(separator, 1)[1].strip(' "') for line in lines if line.startswith(key))
    return next((" ".join(text.split()) for text in found), "")


if __name__ == "__main__":
    sys.exit("run_all.py writes the page")
