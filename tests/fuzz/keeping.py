"""``python tests/fuzz/keeping.py``: of what gathered in ``build/fuzz``, the inputs that reach lines no kept one reaches
go to ``tests/fuzz/corpus``, shortest first."""

import hashlib
import sys
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.fuzz.attempt import FOLDER, HANGS, outcome  # noqa: E402
from tests.fuzz.targets import TARGETS, Target  # noqa: E402

Line = tuple[str, int]


def main() -> None:
    """Says how many were kept of each target."""
    for name, target in TARGETS.items():
        kept = FOLDER / "corpus" / name
        kept.mkdir(parents=True, exist_ok=True)
        seen: set[Line] = set()
        for path in sorted(kept.iterdir()):
            seen |= reached(target, path.read_bytes())
        gathered = sorted((ROOT / "build" / "fuzz" / name).glob("*"), key=lambda path: path.stat().st_size)
        for path in gathered:
            data = path.read_bytes()
            lines = reached(target, data)
            if lines - seen:
                seen |= lines
                (kept / hashlib.sha256(data).hexdigest()[:12]).write_bytes(data)
        print(f"{name}: {len(gathered)} gathered, {len(list(kept.iterdir()))} kept", flush=True)


def reached(target: Target, data: bytes) -> set[Line]:
    """The lines of our own code that the input runs through; none when it is a fault."""
    lines: set[Line] = set()

    def line(frame: FrameType, event: str, _argument: Any) -> Any:
        if event == "line":
            lines.add((frame.f_code.co_filename, frame.f_lineno))
        return line

    def call(frame: FrameType, _event: str, _argument: Any) -> Any:
        return line if "/fieldapp/" in frame.f_code.co_filename else None

    sys.settrace(call)
    try:
        fault = outcome(target, data, HANGS)[1]
    finally:
        sys.settrace(None)
    return set() if fault else lines


if __name__ == "__main__":
    main()
