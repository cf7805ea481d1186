"""How every benchmark tells what it found: a line for people, and one of JSON for ``docs/performance.md``."""

import json
import os
from pathlib import Path

LINES = "JANGKAU_BENCH_LINES"  # the file that takes the JSON; without it only people are told


def say(
    name: str,
    figure: float,
    unit: str,
    *,
    baseline: float | None = None,
    ratio: float | None = None,
    goal: float | None = None,
    least: bool = False,
) -> bool:
    """One figure; whether its goal is met. ``baseline`` is what it is compared with, in the same unit and run, and
    ``ratio`` how many times that it is; then the goal is one of the ratio. ``least``: the goal is the least, not the
    most.
    """
    if ratio is None and baseline:
        ratio = figure / baseline
    judged = figure if ratio is None else ratio
    met = goal is None or (judged >= goal if least else judged <= goal)
    print(_words(name, figure, unit, baseline, ratio, goal, least, met), flush=True)
    line = {"name": name, "figure": figure, "unit": unit, "baseline": baseline, "ratio": ratio, "goal": goal}
    if LINES in os.environ:
        with Path(os.environ[LINES]).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({**line, "least": least, "met": met}) + "\n")
    return met


def number(value: float) -> str:
    """Three digits, or all before the point."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _words(
    name: str,
    figure: float,
    unit: str,
    baseline: float | None,
    ratio: float | None,
    goal: float | None,
    least: bool,
    met: bool,
) -> str:
    told = f"{name}: {number(figure)} {unit}"
    if baseline is not None:
        told += f", beside {number(baseline)} {unit}"
    if ratio is not None:
        told += f": {ratio:.2f} times"
    if goal is not None:
        told += f" (goal at {'least' if least else 'most'} {number(goal)})" + ("" if met else " MISSED")
    return told
