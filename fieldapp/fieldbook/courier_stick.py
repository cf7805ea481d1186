"""Sticks and folders that packs are written to and read from: trouble there is the stick's, not this laptop's.

Names are safe on FAT (letters, digits, ``-``, ``.``), nothing relies on its permissions or its journal.
"""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from fieldapp.errors import DiskFull, StickFull, StickTrouble, StoreError
from fieldapp.vault.durable import durable_file

RESERVE = 1 << 20  # bytes that stay free on a stick: its own tables grow too


def folder_on_stick(place: Path) -> Path:
    """``place``, when files can be put there. Raises StickTrouble."""
    try:
        if place.is_dir() and os.access(place, os.W_OK):
            return place.resolve()
    except OSError:
        pass
    raise StickTrouble(place=str(place))


def free_bytes(place: Path) -> int:
    """What may still be written. Raises StickTrouble."""
    try:
        return max(0, shutil.disk_usage(place).free - RESERVE)
    except OSError as error:
        raise StickTrouble(place=str(place)) from error


def safe_name(text: str) -> str:
    """``text`` with nothing in it that FAT or Windows forbids."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", text).strip("-")[:60] or "laptop"


@contextmanager
def file_on_stick(path: Path) -> Iterator[BinaryIO]:
    """As ``durable_file``. Raises StickTrouble, StickFull."""
    try:
        with durable_file(path) as file:
            yield file
    except StoreError as error:
        if not isinstance(error.__cause__, OSError):
            raise
        if isinstance(error, DiskFull):
            free = shutil.disk_usage(path.parent).free
            raise StickFull(place=str(path.parent), needed=error.facts["needed"], free=free) from error
        raise StickTrouble(place=str(path.parent)) from error


@contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """A file to read. Raises StickTrouble."""
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise StickTrouble(place=str(path)) from error


def forget_cached(file: BinaryIO) -> None:
    """Ask the system to read the file from the stick again, not from memory; where it cannot, nothing happens."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def files_in(sources: Sequence[Path], ending: str) -> list[Path]:
    """The files named, and those of a folder (not of its folders) that end so. Raises StickTrouble."""
    found: list[Path] = []
    for source in sources:
        try:
            if source.is_dir():
                names = sorted(source.iterdir())
                found += [path for path in names if path.suffix.lower() == ending and not path.name.startswith(".")]
            elif source.is_file():
                found.append(source)
            else:
                raise StickTrouble(place=str(source))
        except OSError as error:
            raise StickTrouble(place=str(source)) from error
    return found
