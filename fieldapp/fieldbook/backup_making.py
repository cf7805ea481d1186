"""Making one backup (``backup_folder``): under a name that does not count, read back from the disk, then renamed.

Whatever interrupts it leaves no backup and harms none: what was begun goes with the next one.
"""

import os
import shutil
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from fieldapp.errors import Cancelled, DiskFull, StickFull, StickTrouble, StoreError
from fieldapp.fieldbook.backup_folder import FILES, Backup, Manifest, name_of, settled, write_manifest
from fieldapp.fieldbook.courier_stick import free_bytes
from fieldapp.fieldbook.profile import SLOTS, STORE
from fieldapp.vault.durable import durable_file, durable_write, sync_directory
from fieldapp.vault.slot_file import SlotFile

if TYPE_CHECKING:
    from fieldapp.db.backup import Copied

Told = Callable[[int, int], object]  # bytes done, of how many
Copy = Callable[[Path, Told, Event], "Copied"]
PARTS = ("attachments", "second")
_PAGE = 4096


@dataclass(frozen=True, slots=True)
class Order:
    """What to back up and where: ``profile`` is opened by ``key``; ``device`` and ``why`` stand in the manifest."""

    profile: Path
    key: bytes
    place: Path
    device: str
    why: str
    now: datetime


def make(order: Order, copy: Copy, told: Told = lambda done, of: None, cancelled: Event | None = None) -> Backup:
    """Write a backup into ``order.place``; ``copy`` writes the store. *Slow.* Raises Cancelled, BadBackup,
    StickTrouble, StickFull, StoreError kinds; then what was there stands as it was.
    """
    stop = cancelled or Event()
    while (order.place / name_of(order.device, order.now)).exists():  # another one of this second
        order = replace(order, now=order.now + timedelta(seconds=1))
    target = order.place / name_of(order.device, order.now)
    part = order.place / f".{target.name}.part"
    _forget_begun(order)
    try:
        with _stick(order.place):
            part.mkdir(mode=0o700)
            made = _fill(order, part, copy, told, stop)
            part.rename(target)
            sync_directory(order.place)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return Backup(target, made.manifest, made.text, made.mark)


def _fill(order: Order, part: Path, copy: Copy, told: Told, stop: Event) -> Backup:
    expected = _size(order.profile / STORE) + _size(order.profile / f"{STORE}-wal")
    _must_fit(order.place, expected)
    slots = _slots_of(order.profile)
    copied = copy(part / STORE, lambda pages, of: told(pages * _PAGE, 2 * of * _PAGE), stop)
    names = [f"{PARTS[0]}/{one}" for one in copied.files] + [f"{PARTS[1]}/{one}.age" for one in copied.frozen]
    here = [one for one in names if (order.profile / one).exists()]
    written = _size(part / STORE)
    total = 2 * (written + sum(_size(order.profile / one) for one in here))
    _must_fit(order.place, total // 2 - written)
    if _slots_of(order.profile) != slots:  # the store says which slots count: both are of one moment
        raise StoreError("A password was changed meanwhile. Make the backup again.")
    durable_write(part / SLOTS, slots)
    _pack(order.profile, here, part / FILES, lambda done: told(written + done, total), stop)
    files: dict[str, tuple[int, str]] = {}
    for name in (STORE, SLOTS, FILES):
        _go_on(stop)
        files[name] = settled(part / name)
        told(min(total, total // 2 + sum(size for size, _ in files.values())), total)
    # Second copies are of work finalized after enrolling only; of attachments, each has its file.
    lost = tuple(one for one in names if one not in here and one.startswith(PARTS[0]))
    manifest = Manifest(order.now, order.device, copied.schema, order.why, files, copied.rows, lost)
    _go_on(stop)
    told(total, total)
    return write_manifest(part, manifest, order.key)


def _slots_of(profile: Path) -> bytes:
    """The slots as they are, once they prove whole. Raises DamagedStore."""
    SlotFile.read(profile / SLOTS)
    return next(one for one in (profile / SLOTS, profile / f"{SLOTS}.prev") if one.exists()).read_bytes()


def _pack(profile: Path, names: list[str], target: Path, told: Callable[[int], object], stop: Event) -> None:
    done = 0
    with durable_file(target) as written, tarfile.TarFile(fileobj=written, mode="w") as pack:
        for name in names:
            _go_on(stop)
            with (profile / name).open("rb") as file:
                entry = tarfile.TarInfo(name)
                entry.size, entry.mode = os.fstat(file.fileno()).st_size, 0o600
                pack.addfile(entry, file)
            done += entry.size
            told(done)


def _go_on(stop: Event) -> None:
    if stop.is_set():
        raise Cancelled


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0


def _must_fit(place: Path, needed: int) -> None:
    free = free_bytes(place)
    if needed > free:
        raise StickFull(place=str(place), needed=needed, free=free)


@contextmanager
def _stick(place: Path) -> Iterator[None]:
    """Trouble while writing is the place's."""
    try:
        yield
    except DiskFull as error:
        free = free_bytes(place)
        raise StickFull(place=str(place), needed=error.facts.get("needed", 0), free=free) from error
    except OSError as error:
        raise StickTrouble(place=str(place)) from error


def _forget_begun(order: Order) -> None:
    """What was interrupted earlier, of this laptop."""
    prefix = name_of(order.device, order.now).rsplit("-", 1)[0]
    for begun in order.place.glob(f".{prefix}-*.part"):
        shutil.rmtree(begun, ignore_errors=True)
