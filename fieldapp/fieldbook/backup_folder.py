"""What a backup is: one folder that opens and continues a profile, everything in it encrypted as in the profile.

    jangkau-KT-A07-20261127T030000Z/
        manifest.json   what it consists of, marked with the store's key; written last: without it, it is no backup
        store.db        one moment of the store, under the same key
        slots.json      so that the passphrase and the recovery code of that day open it
        files.tar       attachments and sealed second copies of what the province has given no receipt for

Names, sizes and hashes are not secret; the mark tells whether anything of it was changed.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from fieldapp.errors import BadBackup, StickTrouble
from fieldapp.fieldbook.courier_stick import forget_cached
from fieldapp.fieldbook.profile import SLOTS, STORE
from fieldapp.vault.durable import durable_write
from fieldapp.vault.marks import is_marked, mark

MANIFEST, FILES = "manifest.json", "files.tar"
PURPOSE: Final = "jangkau backup 1"
VERSION: Final = 1
ASKED, DAILY, UPGRADE = "asked", "daily", "upgrade"
_NAME = re.compile(r"jangkau-.+-\d{8}T\d{6}Z")
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """``why``: asked, daily or upgrade. ``files``: (size, sha256) by name. ``lost``: files that were not there."""

    made_at: datetime
    device: str
    schema: int
    why: str
    files: dict[str, tuple[int, str]]
    rows: dict[str, int]
    lost: tuple[str, ...] = ()
    v: int = VERSION


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that is there: its folder, what it says of itself, that as it is written, and the mark on it."""

    folder: Path
    manifest: Manifest
    text: bytes
    mark: str

    @property
    def size(self) -> int:
        """Bytes of its files."""
        return sum(size for size, _ in self.manifest.files.values())

    def is_of(self, key: bytes) -> bool:
        """Whether who had this database key made it, and its manifest is what was written."""
        return is_marked(key, PURPOSE, self.text, self.mark)


def name_of(device: str, now: datetime) -> str:
    """The folder's name."""
    safe = re.sub(r"[^A-Za-z0-9-]+", "-", device).strip("-") or "laptop"
    return f"jangkau-{safe}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def write_manifest(folder: Path, manifest: Manifest, key: bytes) -> Backup:
    """The last step: with it the folder is a backup. Raises OSError."""
    text = msgspec.json.encode(manifest)
    made = Backup(folder, manifest, text, mark(key, PURPOSE, text))
    durable_write(folder / MANIFEST, text + b"\n" + made.mark.encode() + b"\n")
    return made


def backups_in(place: Path) -> list[Backup]:
    """The whole ones in a folder, newest first; itself when ``place`` is one. Only sizes are compared."""
    found: list[Backup] = []
    with suppress(OSError):
        inside = [one for one in place.iterdir() if _NAME.fullmatch(one.name)]
        for folder in (place, *inside):
            one = _read(folder)
            if one is not None:
                found.append(one)
    return sorted(found, key=lambda one: one.manifest.made_at, reverse=True)


def newest_in(place: Path) -> Backup:
    """Raises BadBackup where there is none, or only of a newer app."""
    found = backups_in(place)
    if found and found[0].manifest.v > VERSION:
        raise BadBackup(str(found[0].folder), "newer")
    if not found:
        raise BadBackup(str(place), "none")
    return found[0]


def hash_of(path: Path) -> str:
    """sha256 in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def settled(path: Path) -> tuple[int, str]:
    """Put a file that was just written on the disk and read it from there. *Slow.* Returns size and sha256.

    Raises BadBackup where it does not read back as it was written.
    """
    written = hash_of(path)
    with path.open("r+b") as file:
        os.fsync(file.fileno())
        forget_cached(file)
    if hash_of(path) != written:
        raise BadBackup(str(path), "read_back")
    return path.stat().st_size, written


def pieces_of(path: Path) -> Iterator[bytes]:
    """A file's content, a megabyte at a time. Raises StickTrouble."""
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
    except OSError as error:
        raise StickTrouble(place=str(path)) from error


def remove(backup: Backup) -> None:
    """Let it go, manifest first: what is left of it counts no more."""
    with suppress(OSError):
        (backup.folder / MANIFEST).unlink()
        shutil.rmtree(backup.folder)


def _read(folder: Path) -> Backup | None:
    try:
        text, found, end = (folder / MANIFEST).read_bytes().split(b"\n")
        manifest = msgspec.json.decode(text, type=Manifest)
        sizes = {name: (folder / name).stat().st_size for name in manifest.files}
    except (OSError, ValueError):
        return None
    plain = all(Path(name).name == name for name in manifest.files) and {STORE, SLOTS} <= set(manifest.files)
    whole = plain and not end and sizes == {name: size for name, (size, _) in manifest.files.items()}
    return Backup(folder, manifest, text, found.decode(errors="replace")) if whole else None
