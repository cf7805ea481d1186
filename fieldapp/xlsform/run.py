"""The child process, seen from the app: started, timed, and its answer read.

The child gets the workbook on its standard input and answers in JSON, which cannot carry code.
"""

import json
import os
import subprocess  # the child is this same program, with fixed arguments
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fieldapp.errors import FormProblem
from fieldapp.xlsform.problems import Problems

CHILD_MODULE = "fieldapp.xlsform.child"
CHILD_VERB = "--child"  # the same in a package, where the program is its own interpreter
WALL_SECONDS = 30.0
KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the child found. ``problems`` empty means ``xml`` is good. ``files`` are names to read beside
    the workbook, ``made`` are files that came out of the workbook itself."""

    problems: tuple[FormProblem, ...] = ()
    warnings: tuple[FormProblem, ...] = ()
    xml: str = ""
    title: str = ""
    form_id: str = ""
    version: str = ""
    files: tuple[str, ...] = ()
    made: dict[str, str] = field(default_factory=dict)


def run_child(
    path: Path, content: bytes, problems: Problems, seconds: float = WALL_SECONDS, *, strict: bool = False
) -> Answer:
    """Compile ``content`` in a child; a child that dies or takes too long is an answer with one problem."""
    command = [*child_command(CHILD_MODULE), str(path.resolve()), problems.language]
    command += ["strict"] if strict else []
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=seconds, env=child_environment(), check=False
        )
    except subprocess.TimeoutExpired:
        return _failed(problems, "too_heavy")
    if done.returncode != 0:
        return _failed(problems, "too_heavy" if done.returncode < 0 else "child_failed")
    return _decoded(json.loads(done.stdout))


def child_command(module: str) -> list[str]:
    """What runs a module of this program in a process of its own; its words follow."""
    return [sys.executable, CHILD_VERB if getattr(sys, "frozen", False) else "-m", module]


def child_environment() -> dict[str, str]:
    """What a child process sees of this one's."""
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    source = str(Path(__file__).resolve().parents[2])
    # A fixed hash seed and UTF-8: the same workbook compiles to the same bytes everywhere.
    return kept | {"PYTHONPATH": source, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}


def _failed(problems: Problems, code: str) -> Answer:
    problems.error(code, seconds=int(WALL_SECONDS))
    return Answer(tuple(problems.errors))


def _decoded(parts: dict[str, Any]) -> Answer:
    problems, warnings = (tuple(FormProblem(**one) for one in parts.pop(key)) for key in ("problems", "warnings"))
    return Answer(problems, warnings, files=tuple(parts.pop("files")), **parts)
