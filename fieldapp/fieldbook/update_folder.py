"""A signed folder of updates written somewhere else: onto a stick, or into a province's folder.

Archives first, ``timestamp.json`` last: whoever reads it meanwhile, or after it was cut, finds what was there before.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Event
from typing import Final

from fieldapp.domain.disks import disk_error
from fieldapp.errors import BadUpdate, Cancelled
from fieldapp.sync.updates_protocol import METADATA, TARGETS, folder_of
from fieldapp.vault.durable import durable_file, durable_folder

_READ: Final = 1 << 20
_LAST: Final = "timestamp.json"


def write_folder(
    files: Mapping[str, Path], to: Path, progress: Callable[[int, int], None], cancelled: Event | None = None
) -> None:
    """``metadata`` and ``targets`` in ``to``; archives that no longer belong to it go. *Slow.*

    Raises StoreError kinds, BadUpdate when an archive does not read back as its name says, Cancelled.
    """
    total, before = sum(one.stat().st_size for one in files.values()), 0
    for name in sorted(files, key=lambda one: (folder_of(one) != TARGETS, one == _LAST, one)):
        folder = to / folder_of(name)
        try:
            durable_folder(folder)
            for count in _copied(name, files[name], folder / name, cancelled):
                before += count
                progress(before, total)
        except OSError as error:
            raise disk_error(error) from error
    for one in (to / TARGETS).iterdir():
        if folder_of(one.name) == TARGETS and one.name not in files:
            one.unlink(missing_ok=True)


def files_in(folder: Path, archives: frozenset[str]) -> dict[str, Path]:
    """What a folder has of ``archives``, and its metadata."""
    found = {one.name: one for part in (METADATA, TARGETS) for one in sorted((folder / part).glob("*.*"))}
    return {name: one for name, one in found.items() if name in archives or folder_of(name) == METADATA}


def _copied(name: str, source: Path, to: Path, cancelled: Event | None) -> Iterator[int]:
    digest = hashlib.sha256()
    with source.open("rb") as file, durable_file(to) as made:
        while piece := file.read(_READ):
            if cancelled is not None and cancelled.is_set():
                raise Cancelled
            made.write(piece)
            digest.update(piece)
            yield len(piece)
        if folder_of(name) == TARGETS and digest.hexdigest() != name.partition(".")[0]:
            raise BadUpdate(str(source.parent), "changed")
