"""An attack: files made to hurt, the command a person would run on them, and what they should read then.

``run`` runs it in a process of its own and measures it: seconds from start to end, and the largest memory that it
or any of its children had (0 on systems that do not tell).
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
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
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
except ImportError:
    peak = 0
print(json.dumps([code, peak]))
"""


@dataclass(frozen=True, slots=True)
class Attack:
    """``make`` writes its files into a folder and returns the words after ``fieldapp``. ``says``: words of the
    sentence that refuses it; blank for what is harmless and only has to end."""

    name: str
    make: Callable[[Path], list[str]]
    says: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """``code`` of the process (-1: it had to be stopped), everything it said, and what it took."""

    code: int
    said: str
    seconds: float
    mebibytes: float

    @property
    def first(self) -> str:
        """The first line it said."""
        return next(iter(self.said.strip().splitlines()), "")


def run(words: list[str], folder: Path) -> Outcome:
    """``python -m fieldapp WORDS``, in English, from ``folder``."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    environment = {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LANG": "en_US.UTF-8", "HOME": str(folder)}
    command = json.dumps([sys.executable, "-m", "fieldapp", *words])
    launcher = [sys.executable, "-S", "-c", _LAUNCHER, command, str(PATIENCE)]
    began = time.perf_counter()
    done = subprocess.run(launcher, cwd=folder, env=environment, capture_output=True, check=True)
    seconds = time.perf_counter() - began
    code, peak = json.loads(done.stdout)
    return Outcome(code, (folder / "said").read_text(encoding="utf-8", errors="replace"), seconds, peak)


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
