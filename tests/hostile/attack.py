"""An attack: files made to hurt, the command a person would run on them, and what they should read then.

``run`` runs one in a process of its own and measures it: seconds from start to end, and the largest memory that it
or any of its children had (0 on systems that do not tell). ``run_together`` runs many, one after the other in one
process, and tells the largest memory of all.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GOAL_SECONDS = 2.0
GOAL_MEBIBYTES = 500
PATIENCE = 60  # seconds after which a run is stopped and counts as endless

# Starts the program from a small process: a child's peak memory counts what its parent had when it was started.
_LAUNCHER = """
import json, subprocess, sys
with open("said", "wb") as said:
    try:
        code = subprocess.run(json.loads(sys.argv[1]), stdout=said, stderr=said, timeout=float(sys.argv[2])).returncode
    except subprocess.TimeoutExpired:
        code = -1
try:
    import resource
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak, busy = used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10), used.ru_utime + used.ru_stime
except ImportError:
    peak = busy = 0
print(json.dumps([code, peak, busy]))
"""
# What ``python -m fieldapp`` does, once for each line of the orders.
_TOGETHER = """
import contextlib, gc, io, json, os, sys, time, traceback
from fieldapp.__main__ import main
for folder, words in json.load(open("orders.json")):
    os.chdir(folder)
    said, began = io.StringIO(), time.perf_counter()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            code = main(words)
        except BaseException:
            code = -2
            traceback.print_exc()
    print(json.dumps([code, said.getvalue()[:5000], time.perf_counter() - began]), flush=True)
    gc.collect()
"""


@dataclass(frozen=True, slots=True)
class Attack:
    """``make`` writes its files into a folder and returns the words after ``fieldapp``. ``says``: words of the
    sentence that refuses it; blank for what is harmless and only has to end."""

    name: str
    make: Callable[[Path], list[str]]
    says: str = ""

    def fault(self, outcome: "Outcome") -> str:
        """What was wrong with how it ended, "" when nothing was."""
        if outcome.code not in (0, 1) or "Traceback" in outcome.said:
            return f"it ended with {outcome.code}: {outcome.said[-500:]}"
        if self.says not in outcome.said:
            return f"it does not say {self.says!r}: {outcome.first[:300]}"
        refused = outcome.code == 1 or '"problem": "' in outcome.said  # a step that cannot be done stops no filling
        return "it was taken" if self.says and not refused else ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """``code`` of the process (-1: it had to be stopped), everything it said, and what it took."""

    code: int
    said: str
    seconds: float
    mebibytes: float
    busy: float = 0.0  # seconds of the processor

    @property
    def first(self) -> str:
        """The first line it said."""
        return next(iter(self.said.strip().splitlines()), "")


def run(words: list[str], folder: Path) -> Outcome:
    """``python -m fieldapp WORDS``, in English, from ``folder``."""
    began = time.perf_counter()
    code, peak, busy = _launched(["-m", "fieldapp", *words], folder, PATIENCE)
    seconds = time.perf_counter() - began
    return Outcome(code, (folder / "said").read_text(encoding="utf-8", errors="replace"), seconds, peak, busy)


def run_together(attacks: Sequence[Attack], folder: Path) -> list[Outcome]:
    """The outcome of each, in their order; every one has the memory of the largest."""
    orders = []
    for number, attack in enumerate(attacks):
        place = folder / str(number)
        place.mkdir()
        orders.append([str(place), attack.make(place)])
    (folder / "orders.json").write_text(json.dumps(orders), encoding="utf-8")
    code, peak, _ = _launched(["-c", _TOGETHER], folder, PATIENCE * 4)
    lines = (folder / "said").read_text(encoding="utf-8", errors="replace").splitlines()
    ended = [Outcome(*json.loads(line), peak) for line in lines if line.startswith("[")]
    return [*ended, *[Outcome(code or -1, "\n".join(lines[-5:]), 0, peak)] * (len(attacks) - len(ended))]


def _launched(arguments: list[str], folder: Path, patience: float) -> tuple[int, float, float]:
    """Exit code, peak in MiB and seconds of the processor; what it says goes into the file ``said``."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    environment = {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LANG": "en_US.UTF-8", "HOME": str(folder)}
    launcher = [sys.executable, "-S", "-c", _LAUNCHER, json.dumps([sys.executable, *arguments]), str(patience)]
    done = subprocess.run(launcher, cwd=folder, env=environment, capture_output=True, check=True)
    code, peak, busy = json.loads(done.stdout)
    return code, peak, busy


def check(name: str, content: bytes, **beside: bytes) -> Callable[[Path], list[str]]:
    """``form check`` of one file; ``beside``: other files, ``__`` in a name stands for the point."""

    def make(folder: Path) -> list[str]:
        (folder / name).write_bytes(content)
        for other, body in beside.items():
            (folder / other.replace("__", ".")).write_bytes(body)
        return ["form", "check", name]

    return make


def fill(xml: bytes, *steps: object, **beside: bytes) -> Callable[[Path], list[str]]:
    """``form fill`` of an XForm with those steps, and everything asked of it."""

    def make(folder: Path) -> list[str]:
        check("form.xml", xml, **beside)(folder)
        (folder / "steps.json").write_text(json.dumps(steps), encoding="utf-8")
        asked = ["--answers", "steps.json", "--instance", "out.xml", "--state", "out.json", "--media", "."]
        return ["form", "fill", "form.xml", *asked]

    return make
