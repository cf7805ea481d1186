"""What helps somebody to help: facts about this laptop and this app, and nothing about people. ``book.support``.

Every line is built here from an allowlist: versions, sizes, counts, states, codes, places in the code. No answer, no
name, no id of a person, no address, no path with a user's name. It is text, so that whoever saves it can read it first.
"""

import platform
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fieldapp import __version__
from fieldapp.domain.assessment import OUTBOX
from fieldapp.domain.audit import Verb
from fieldapp.domain.roles import Permission
from fieldapp.errors import FieldappError
from fieldapp.vault.durable import durable_write

if TYPE_CHECKING:
    from fieldapp.fieldbook.book import Fieldbook

LOGS: Final = ("trouble.log", "trouble.old", "crash.log")
MOST: Final = 64 * 1024  # bytes of each log, from its end
KNOWN: Final = frozenset(
    (
        *("slots.json", "slots.json.prev", "slots.json.tries", "store.db", "store.db-wal", "store.db-shm"),
        *("device.txt", "users.json", "attempts.json", "audit.end", "lock", "look.ini", "sealed.age", *LOGS),
    )
)  # names that say nothing; everything else is counted by its ending

_PATH = re.compile(r'File "[^"]*?([^"/\\]+[/\\][^"/\\]+)"')
_DIGITS = re.compile(r"\d{9,}")


def outside(folder: Path) -> str:
    """Of a profile that cannot be opened, or is not open."""
    return "\n".join((*_machine(folder), "", *_files(folder), "", *_logs(folder)))


class Support:
    """Of an open profile."""

    def __init__(self, book: "Fieldbook", clock: Callable[[], datetime]) -> None:
        self._book = book
        self._clock = clock

    def text(self) -> str:
        """The whole bundle. *Slow* with many files. Raises NotAllowed."""
        self._book.permit.require(Permission.SUPPORT)
        folder = self._book.folder
        parts = (_machine(folder), self._standing(), self._forms(), _files(folder), _logs(folder))
        return "\n\n".join("\n".join(part) for part in parts)

    def save(self, path: Path, text: str) -> None:
        """Put down exactly what was shown. Raises DiskFull, StoreError."""
        durable_write(path, text.encode())
        self._book.audit.done(Verb.SUPPORT, "file")

    def _standing(self) -> Iterator[str]:
        book = self._book
        yield "STORE"
        yield f"device: {book.worker.device_code or 'not enrolled'}; role: {book.worker.kind.value}"
        yield f"users: {sum(not one.removed_at for one in book.users.all())}"
        yield f"policy: {book.connection.policies.state().value}"
        for state, count in book.count_by_state().items():
            yield f"{state.value}: {count}"
        yield f"people: {book.people.count()}"
        doubt = book.watch.look()
        yield f"clock: {type(doubt).__name__ if doubt else 'believed'}, zone {self._clock().strftime('%z')}"
        yield from self._sending()

    def _sending(self) -> Iterator[str]:
        """How sending went: kinds of events of what waits, no ids."""
        kinds: Counter[str] = Counter()
        for waiting in self._book.assessments(OUTBOX, limit=200):
            kinds.update(
                f"{one.kind} {one.note}".strip() if one.kind == "waiting" else one.kind
                for one in self._book.history(waiting.instance_id)
            )
        for kind, count in sorted(kinds.items()):
            yield f"event {kind}: {count}"

    def _forms(self) -> Iterator[str]:
        yield "FORMS"
        try:
            for one in self._book.library.versions():
                yield f"{one.info.form_id} {one.info.version} {one.info.sha256[:12]}"
        except FieldappError as error:
            yield f"not readable: {error.code}"


def _machine(folder: Path) -> Iterator[str]:
    yield f"JANGKAU {__version__}, {datetime.now(UTC).isoformat(timespec='seconds')}"
    yield f"python {platform.python_version()}, {platform.system()} {platform.release()}, {platform.machine()}"
    yield f"packaged: {'yes' if getattr(sys, 'frozen', False) else 'no'}"
    for library in ("PySide6.QtCore", "sqlcipher3", "cryptography", "sqlalchemy"):
        module = sys.modules.get(library)
        version = getattr(module, "__version__", None) or getattr(module, "sqlite_version", "")
        yield f"{library}: {version or 'not loaded'}"
    try:
        usage = shutil.disk_usage(folder)
        yield f"disk: {usage.free // 2**20} MiB free of {usage.total // 2**20}"
    except OSError:
        yield "disk: cannot be asked"


def _files(folder: Path) -> Iterator[str]:
    """Sizes of the files whose names say nothing; of all others how many and how large, by folder and ending."""
    yield "FILES"
    counted: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        try:
            size = path.stat().st_size if path.is_file() else -1
        except OSError:
            continue
        if size < 0:
            continue
        inside = path.relative_to(folder)
        if len(inside.parts) == 1 and inside.name in KNOWN:
            yield f"{inside.name}: {size}"
            continue
        kind = f"{inside.parts[0] if len(inside.parts) > 1 else '.'}/*{_ending(path)}"
        counted[kind] += 1
        sizes[kind] += size
    for kind, count in sorted(counted.items()):
        yield f"{kind}: {count} files, {sizes[kind]} bytes"


def _ending(path: Path) -> str:
    """Endings of ours and of common kinds; a name may end in anything."""
    ours = (".jgpack", ".jgreceipts", ".jgletter", ".age", ".db", ".tmp")
    known = (*ours, ".json", ".jpg", ".png", ".csv", ".geojson", ".mbtiles", ".log")
    return path.suffix if path.suffix in known else ""


def _logs(folder: Path) -> Iterator[str]:
    """They hold times, kinds of errors and places in the code."""
    for name in LOGS:
        try:
            with (folder / name).open("rb") as file:
                file.seek(0, 2)
                file.seek(max(0, file.tell() - MOST))
                content = file.read().decode("utf-8", "replace")
        except OSError:
            continue
        yield f"LOG {name}"
        yield from map(redacted, content.splitlines())


def redacted(line: str) -> str:
    """Without the folders that a path goes through, and without long numbers, should any ever get there."""
    return _DIGITS.sub("#", _PATH.sub(r'File "…/\1"', line))
