"""Which version of the program starts: the installed one, or a newer one that this person's updates laid beside it.

Only what every Python has, and quick: it runs before anything else. A version that was started and never showed its
window is not started a third time (``fieldapp/fieldbook/updates.py`` has the files).
"""

import os
import sys
from pathlib import Path

TRIES = 2  # somebody may have closed it at once


def program_folder() -> Path:
    """As ``fieldapp.config.program_folder``."""
    chosen = os.environ.get("JANGKAU_PROGRAM")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "Jangkau-program"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Jangkau-program"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "Jangkau-program"


def newer(folder: Path, own: str, *, window: bool) -> Path | None:
    """The program to start instead; None to go on. ``window``: it will say so when it came up."""
    version = _read(folder / "current")
    failed = _read(folder / "failed").split()
    tried, _, times = _read(folder / "trying").partition(" ")
    count = int(times) if tried == version and times.isdigit() else 0
    if tried and tried not in failed and count >= TRIES:
        failed.append(tried)
        (folder / "failed").write_text(" ".join(failed), encoding="utf-8")
        (folder / "trying").unlink()
    name = {"win32": "jangkau.exe", "darwin": "Jangkau.app/Contents/MacOS/Jangkau"}.get(sys.platform, "jangkau")
    program = folder / "versions" / version / "jangkau" / name
    if not _order(version) > _order(own) or version in failed or not program.is_file():
        return None
    if window:
        (folder / "trying").write_text(f"{version} {count + 1}", encoding="utf-8")
    return program


def start(own: str) -> None:
    """Become the newer program, if there is one."""
    first = sys.argv[1:2]
    window = not first or first[0].startswith("-") or Path(first[0]).exists()  # else a verb, which says nothing
    try:
        program = newer(program_folder(), own, window=window)
    except OSError:
        return
    if program is None:
        return
    words = [str(program), *sys.argv[1:]]
    if sys.platform == "win32":
        import subprocess

        raise SystemExit(subprocess.run(words, check=False).returncode)
    os.execv(program, words)


def _order(version: str) -> tuple[int, ...]:
    parts = version.split(".")
    return tuple(map(int, parts)) if all(part.isdigit() for part in parts) else ()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError:
        return ""
