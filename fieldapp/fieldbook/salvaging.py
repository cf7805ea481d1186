"""A damaged store of this laptop made whole again from what can be read of it and from the newest whole backup.

The damaged files are copied and only the copy is opened; they go to ``rescue/<time>/`` as they are, once the new store
is proved whole. People and cases are computed again. What is missing is named by date and form.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fieldapp.db.backup import is_whole, put_settings_in, verify
from fieldapp.db.salvage_mending import DRAFT, GONE, OLDER, Missing
from fieldapp.db.salvaging import Salvaged, salvage
from fieldapp.db.store import Store
from fieldapp.errors import DamagedStore, DiskFull
from fieldapp.fieldbook.backup_folder import Backup, backups_in
from fieldapp.fieldbook.backups import LOCAL
from fieldapp.fieldbook.courier_stick import free_bytes
from fieldapp.fieldbook.profile import SEATS, SLOTS, STORE
from fieldapp.fieldbook.restoring import RESCUE, finish, put_in_place, stamp_of
from fieldapp.fieldbook.users import ALLOWED
from fieldapp.vault.closing import refuse_sealed
from fieldapp.vault.durable import durable_folder, durable_write
from fieldapp.vault.lockfile import Lockfile

MISSING = "missing.txt"  # in the folder of what was put aside; forms, dates and ids, no names
WHAT = {
    GONE: "is gone.",
    OLDER: "has the answers of the backup, or none. Look at it again.",
    DRAFT: "is a draft again: its frozen bytes are gone, its answers are here. Ask the province before finalizing it.",
}
_BEGUN, _DAMAGED, _OLDER = ".begun-salvage", "damaged.db", "older.db"
_ALONG = (SLOTS, f"{SLOTS}.prev", "device.txt", SEATS)


@dataclass(frozen=True, slots=True)
class Rescued:
    """``aside``: where the damaged files are; ``backup``: what was filled from, None where there was none; ``sealed``:
    names of second copies whose submission is not in the store any more: the province can open them."""

    salvaged: Salvaged
    aside: Path
    backup: Backup | None
    sealed: tuple[str, ...]


def line_of(one: Missing) -> str:
    """A missing assessment by date and form."""
    return f"{one.day or 'day unknown'}  {one.form or 'form unknown'}  {one.instance_id}: {WHAT[one.what]}"


def rescue(
    folder: Path, find_key: Callable[[Path], bytes], now: datetime, places: Sequence[Path] = ()
) -> Rescued | None:
    """Salvage the store of a profile that nobody has open; None where it is whole. *Slow*: seconds a damaged page.

    ``places``: where backups may be, beside the profile's own. Raises WrongPassphrase, StoreInUse, LaptopSealed,
    DiskFull, DamagedStore (nothing can be read and there is no backup); then all is as it was.
    """
    with Lockfile(folder / "lock"):
        refuse_sealed(folder, SLOTS)
        finish(folder)
        key = find_key(folder / SLOTS)
        begun = folder / _BEGUN
        shutil.rmtree(begun, ignore_errors=True)
        durable_folder(begun)
        try:
            _copy(folder, begun)
            if is_whole(begun / _DAMAGED, key):
                return None
            _copy(folder, begun)  # as it is: looking may have folded its log
            backup = _newest_whole([folder / LOCAL, *places], key, begun / _OLDER)
            done = salvage(begun / _DAMAGED, begun / _OLDER if backup else None, key, begun / STORE)
            if done.filled.get("setting"):  # which slots count may be of the backup's day: those in the file do
                put_settings_in(begun / STORE, key, {ALLOWED: ""})
            _compute(begun / STORE, key, lambda: now)
            second = {path.stem for path in (folder / "second").glob("*.age")}
            for path in (*begun.glob(f"{_DAMAGED}*"), *begun.glob(f"{_OLDER}*")):
                path.unlink()
            for name in _ALONG:
                if (folder / name).exists():
                    durable_write(begun / name, (folder / name).read_bytes())
            durable_folder(aside := folder / RESCUE / stamp_of(now))
            durable_write(aside / MISSING, "\n".join(map(line_of, done.missing)).encode())
            put_in_place(begun, folder, now)
            return Rescued(done, aside, backup, tuple(sorted(second - done.frozen)))
        finally:
            shutil.rmtree(begun, ignore_errors=True)


def _copy(folder: Path, begun: Path) -> None:
    for end in ("", "-wal"):
        here = folder / f"{STORE}{end}"
        (begun / f"{_DAMAGED}{end}").unlink(missing_ok=True)
        if here.exists():
            if 3 * here.stat().st_size > free_bytes(folder):
                raise DiskFull(needed=3 * here.stat().st_size, free=free_bytes(folder))
            shutil.copy(here, begun / f"{_DAMAGED}{end}")


def _newest_whole(places: Sequence[Path], key: bytes, target: Path) -> Backup | None:
    found = [one for place in places for one in backups_in(place) if one.is_of(key)]
    for one in sorted(found, key=lambda one: one.manifest.made_at, reverse=True):
        try:
            shutil.copy(one.folder / STORE, target)
            verify(target, key)
        except (OSError, DamagedStore):
            continue
        return one
    return None


def _compute(path: Path, key: bytes, clock: Callable[[], datetime]) -> None:
    """People and cases, which are not carried over. Raises DamagedStore where the new store is not whole."""
    store = Store.open(path, key, clock)
    try:
        store.rebuild_entities()
        store.check()
    finally:
        store.close()
