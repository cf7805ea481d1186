"""A backup brought back: proved whole beside the profile first, then put in its place. Nothing is overwritten.

What stands in the profile goes to ``rescue/<time>/`` as it is; attachments and second copies stay where they are, those
of the backup join them. Every step is a rename in one folder, so an interrupted one is finished at the next opening.
"""

import hashlib
import json
import re
import shutil
import tarfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from fieldapp.db.backup import put_settings_in, settings_of, verify
from fieldapp.db.migrations import STEPS
from fieldapp.errors import BadBackup, DiskFull, NewerStore, StoreError
from fieldapp.fieldbook.backup_folder import FILES, Backup, newest_in, pieces_of
from fieldapp.fieldbook.courier_stick import free_bytes
from fieldapp.fieldbook.origin import RESTORED, is_here, of_a_new_laptop
from fieldapp.fieldbook.profile import PENDING, SEATS, SLOTS, STORE, profile_exists
from fieldapp.fieldbook.users import seats_of
from fieldapp.vault.closing import refuse_sealed
from fieldapp.vault.durable import durable_file, durable_folder, durable_write, sync_directory
from fieldapp.vault.lockfile import Lockfile

RESCUE: Final = "rescue"
_READY, _MOVING, _BEGUN = f"{PENDING}ready-", f"{PENDING}moving", ".begun-restore"
_ASIDE = (f"{STORE}*", f"{SLOTS}*", "device.txt", SEATS)
_JOINED = ("attachments", "second")
_SEALED_FILE = re.compile(r"(attachments|second)/[0-9a-f]{32,64}\.age")
Told = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Restored:
    """``aside``: where what stood here is now, None where nothing stood. ``same``: it goes on as the same laptop."""

    backup: Backup
    aside: Path | None
    same: bool


def restore(
    source: Path,
    folder: Path,
    find_key: Callable[[Path], bytes],
    now: datetime,
    *,
    replace: bool = False,
    told: Told = lambda done, of: None,
) -> Restored:
    """Bring the newest backup of ``source`` back into the profile ``folder``. *Slow.*

    ``find_key`` opens the slots in the file it is given. ``replace``: what stands here may go aside. Raises BadBackup,
    NewerStore, WrongPassphrase, StoreInUse, LaptopSealed, DiskFull, StickTrouble, StoreError; then all is as it was.
    """
    backup = newest_in(source)
    if backup.manifest.schema > len(STEPS):
        raise NewerStore(found=backup.manifest.schema, known=len(STEPS))
    durable_folder(folder)
    with Lockfile(folder / "lock"):
        refuse_sealed(folder, SLOTS)
        finish(folder)
        if profile_exists(folder) and not replace:
            raise StoreError("This laptop already holds data of Jangkau. Only with --replace is it moved aside.")
        begun = folder / _BEGUN
        shutil.rmtree(begun, ignore_errors=True)
        try:
            same = _prepare(backup, folder, begun, find_key, told)
            aside = put_in_place(begun, folder, now)
        except BaseException:
            shutil.rmtree(begun, ignore_errors=True)
            raise
    return Restored(backup, aside if aside.exists() else None, same)


def stamp_of(now: datetime) -> str:
    """The name, below ``rescue/``, of what goes aside then."""
    return now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def put_in_place(begun: Path, folder: Path, now: datetime) -> Path:
    """The files of ``begun``, a folder in the profile, take the place of the profile's; where those are now.

    Call it with the profile's lock. Raises StoreError; then ``finish`` does it later.
    """
    stamp = stamp_of(now)
    try:
        begun.rename(folder / f"{_READY}{stamp}")
        sync_directory(folder)
    except OSError as error:
        raise StoreError("The backup could not be put in place. Close other programs, then start again.") from error
    finish(folder)
    return folder / RESCUE / stamp


def finish(folder: Path) -> None:
    """Put a backup that was proved whole in its place, from wherever that stopped; nothing where there is none.

    Call it with the profile's lock. Raises StoreError.
    """
    try:
        for ready in folder.glob(f"{_READY}*"):
            _put_aside(folder, folder / RESCUE / ready.name.removeprefix(_READY))
            ready.rename(folder / _MOVING)
            sync_directory(folder)
        if (folder / _MOVING).exists():
            _move_in(folder / _MOVING, folder)
    except OSError as error:
        raise StoreError("The backup could not be put in place. Close other programs, then start again.") from error


def _prepare(backup: Backup, folder: Path, begun: Path, find_key: Callable[[Path], bytes], told: Told) -> bool:
    """Everything that can be wrong shows here, before anything is touched. True for the same laptop."""
    if 2 * backup.size > free_bytes(folder):
        raise DiskFull(needed=2 * backup.size, free=free_bytes(folder))
    durable_folder(begun)
    _copy(backup, begun, told)
    key = find_key(begun / SLOTS)
    if not backup.is_of(key):
        raise BadBackup(str(backup.folder), "changed")
    verify(begun / STORE, key)
    _unpack(backup, begun)
    settings = settings_of(begun / STORE, key)
    same = is_here(folder, settings)
    new = {} if same else of_a_new_laptop()
    put_settings_in(begun / STORE, key, {**new, RESTORED: backup.manifest.made_at.isoformat()})
    if same and settings.get("device_code"):
        durable_write(begun / "device.txt", settings["device_code"].encode())
    seats = seats_of(settings)
    if len(seats) > 1:
        durable_write(begun / SEATS, json.dumps(seats, ensure_ascii=False).encode())
    return same


def _copy(backup: Backup, begun: Path, told: Told) -> None:
    done = 0
    for name, (_, sha256) in backup.manifest.files.items():
        digest = hashlib.sha256()
        with durable_file(begun / name) as file:
            for piece in pieces_of(backup.folder / name):
                digest.update(piece)
                file.write(piece)
                done += len(piece)
                told(done, backup.size)
        if digest.hexdigest() != sha256:
            raise BadBackup(str(backup.folder), "changed")


def _unpack(backup: Backup, begun: Path) -> None:
    try:
        with tarfile.open(begun / FILES, "r:") as pack:
            for entry in pack:
                content = pack.extractfile(entry) if _SEALED_FILE.fullmatch(entry.name) else None
                if content is None:
                    raise BadBackup(str(backup.folder), "changed")
                target = begun / entry.name
                durable_folder(target.parent)
                with durable_file(target) as file:
                    shutil.copyfileobj(content, file)
    except tarfile.TarError as error:
        raise BadBackup(str(backup.folder), "changed") from error
    (begun / FILES).unlink()


def _put_aside(folder: Path, aside: Path) -> None:
    for pattern in _ASIDE:
        for path in sorted(folder.glob(pattern)):
            durable_folder(aside)
            path.rename(aside / path.name)
    if aside.exists():
        sync_directory(aside)
    sync_directory(folder)


def _move_in(moving: Path, folder: Path) -> None:
    for name in _JOINED:
        for path in sorted((moving / name).glob("*")):
            durable_folder(folder / name)
            if not (folder / name / path.name).exists():
                path.rename(folder / name / path.name)
        with suppress(OSError):
            sync_directory(folder / name)
    for name in (SLOTS, "device.txt", SEATS, STORE):
        with suppress(FileNotFoundError):
            (moving / name).rename(folder / name)
    sync_directory(folder)
    shutil.rmtree(moving)
