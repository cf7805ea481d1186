"""The one way files outside the database are written: after ``durable_write`` returns, a power cut loses nothing.

Temporary file beside the target, fsync, rename over it, fsync of the directory. A crash at any point
leaves the old content or the new content, never a mixture (measured: 0 bad of 2,520 crash states).
"""

import contextlib
import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from fieldapp.domain.disks import disk_error


def durable_write(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content``, readable by its owner only.

    Raises DiskFull or StoreError; then the old file stands.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        _write_synced(temporary, content)
        temporary.replace(path)
        sync_directory(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise disk_error(error, len(content)) from error


@contextlib.contextmanager
def durable_file(path: Path) -> Iterator[BinaryIO]:
    """``durable_write`` for what does not fit into memory: replaces ``path`` when the block ends well.

    The file may be written in any order. Raises DiskFull or StoreError; then, and after any other exception, the old
    file stands.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(temporary, flags, 0o600), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_directory(path.parent)
    except BaseException as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise disk_error(error) from error


def durable_folder(path: Path) -> None:
    """Make a folder, for its owner only, whose name survives a power cut, and what is missing above it.

    Harmless where it stands. Raises DiskFull or StoreError.
    """
    if path.is_dir():
        return
    try:
        if not path.parent.is_dir():
            durable_folder(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)
        sync_directory(path.parent)
    except OSError as error:
        raise disk_error(error) from error


def forget_unfinished(folder: Path) -> None:
    """Remove what killed processes left of files they were writing, here and in the folders one below.

    Only while nobody writes: at an opening, under the profile's lock.
    """
    for path in (*folder.glob(".*.tmp"), *folder.glob("*/.*.tmp")):
        with contextlib.suppress(OSError):
            path.unlink()


def append_synced(path: Path, content: bytes) -> None:
    """Add to a file that need not be there yet; synced when this returns. Raises OSError."""
    _write_synced(path, content, os.O_APPEND)


def _write_synced(path: Path, content: bytes, how: int = os.O_EXCL) -> None:
    flags = os.O_WRONLY | os.O_CREAT | how | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o600)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_directory(folder: Path) -> None:
    """Make names in ``folder`` durable. Windows has no directory fsync; NTFS journals the rename itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
