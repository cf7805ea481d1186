"""A worker's profile on this laptop: one folder, opened with a passphrase.

    slots.json    the database key, wrapped (written before the database exists)
    store.db      everything, encrypted
    attachments/  sealed files
    second/       a sealed second copy of every finalized submission
    attempts.json failed unlocks since the last one that was none
    audit.end     how the audit ended when it was left
    device.txt    the device code shown before unlocking (not personal, not secret)
    users.json    what the users of a shared laptop are called, to choose from before unlocking; nothing rests on it
    sealed.age    in the place of the slots: what the province told to seal opens for it alone
    backups/      copies of it all, one folder each
    rescue/       what a backup or a salvaged store took the place of, as it was
    origin        which laptop this store began on; in no backup
    lock          one process at a time
    unfinished    there until a creation has ended

Importing this module loads no database, key or network library.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp.errors import DamagedStore, FormError, StoreError, WrongPassphrase

if TYPE_CHECKING:
    from fieldapp.fieldbook.book import Fieldbook
    from fieldapp.vault.kdf import Cost
    from fieldapp.vault.slots import Opened

Clock = Callable[[], datetime]
SLOTS = "slots.json"
STORE = "store.db"
DEVICE = "device.txt"
UNFINISHED = "unfinished"
SEALED = "sealed.age"
PENDING = ".restore-"  # begins the names of folders that a backup is brought back from
SEATS = "users.json"


def local_now() -> datetime:
    """The laptop's time with its zone."""
    return datetime.now().astimezone()


def profile_exists(folder: Path) -> bool:
    """True when a profile was created here, also when a part of it is lost: unlocking says which.

    A creation that a power cut ended is none: nobody was told a recovery code, nothing was ever kept.
    """
    if (folder / UNFINISHED).exists():
        return False
    here = any((folder / name).exists() for name in (SLOTS, f"{SLOTS}.prev", STORE))
    return here or any(folder.glob(f"{PENDING}*"))


def profile_device(folder: Path) -> str:
    """The device code (KT-A07) for the unlock page; "" before enrolment."""
    try:
        return (folder / DEVICE).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):  # a harmed file must not keep the page from being shown
        return ""


def keep_device(folder: Path, code: str) -> None:
    """Write the code where the unlock page reads it, unless it stands there. Raises StoreError."""
    if code and profile_device(folder) != code:
        from fieldapp.vault.durable import durable_write

        durable_write(folder / DEVICE, code.encode())


def profile_sealed(folder: Path) -> bool:
    """Whether the province has sealed this profile: nobody here can open it."""
    return (folder / SEALED).exists()


def check_passphrase(passphrase: str) -> str:
    """ "" when the passphrase is acceptable, else a reason code (too_short, too_common …)."""
    from fieldapp.vault.passphrase import check_passphrase as check

    return check(passphrase)


def suggest_passphrase() -> str:
    """Five random common words."""
    from fieldapp.vault.passphrase import suggest_passphrase as suggest

    return suggest()


def create(
    folder: Path, passphrase: str, *, cost: "Cost | None" = None, clock: Clock = local_now
) -> "tuple[Fieldbook, str]":
    """Make a profile, install the shipped forms and open it; returns it with the recovery code, shown once.

    *Slow* (key derivation, compiling forms). ``cost`` None measures what this laptop can bear.
    Raises StoreError where anything of a profile is left: its work may still be opened one day.
    """
    from fieldapp.vault.durable import durable_folder, durable_write, sync_directory
    from fieldapp.vault.kdf import calibrate
    from fieldapp.vault.slot import PASSPHRASE
    from fieldapp.vault.slots import Opened, SlotFile

    durable_folder(folder)
    recovery = ""

    def make_key() -> "Opened":
        nonlocal recovery
        if profile_exists(folder):
            raise StoreError("This laptop already holds data of Jangkau. Unlock it instead.")
        durable_write(folder / UNFINISHED, b"")
        _forget_unfinished(folder)
        key, recovery = SlotFile.create(folder / SLOTS, passphrase, cost=cost or calibrate())
        return Opened(key, SlotFile.read(folder / SLOTS).of(PASSPHRASE)[0])

    try:
        book = _open(folder, make_key, clock, "new", new=True)
        (folder / UNFINISHED).unlink()
        sync_directory(folder)
    except BaseException:
        if recovery:  # the slots were made in this call and nothing was ever kept under them: begin again
            _forget_unfinished(folder)
            with suppress(OSError):
                (folder / UNFINISHED).unlink()
        raise
    return book, recovery


def _forget_unfinished(folder: Path) -> None:
    """Everything of a creation that did not end."""
    for path in (*folder.glob(f"{SLOTS}*"), *folder.glob(f"{STORE}*")):
        with suppress(OSError):
            path.unlink()


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who may unlock, as the unlock page shows them. ``keyring``: this computer's account opens it too."""

    user: str = ""
    name: str = ""
    keyring: bool = False


def profile_seats(folder: Path) -> tuple[Seat, ...]:
    """Everybody who may unlock, the first user first; one without a name where nobody else was added. Quick."""
    try:
        kept = json.loads((folder / SEATS).read_bytes())
        return tuple(Seat(str(user), str(name), keyring is True) for user, name, keyring in kept) or (Seat(),)
    except (OSError, ValueError, TypeError):
        return (Seat(),)


def unlock(folder: Path, passphrase: str, user: str = "", *, clock: Clock = local_now) -> "Fieldbook":
    """Open a profile as one of its users, the first by default. *Slow.*

    Raises WrongPassphrase, TooManyTries, SlotRevoked, DamagedStore, NewerStore, StoreInUse.
    """
    from fieldapp.vault.slots import unlock_slot

    return _open(folder, lambda: unlock_slot(folder / SLOTS, passphrase, user), clock, f"passphrase {user}".strip())


def unlock_here(folder: Path, user: str = "", *, clock: Clock = local_now) -> "Fieldbook":
    """Open with what this computer's keyring keeps for a user. *Slow.* Raises WrongPassphrase where it has nothing."""
    from fieldapp.vault.device_secret import load, unlock_place
    from fieldapp.vault.slots import unlock_with_keyring

    def find() -> "Opened":
        secret = load(unlock_place(folder / SLOTS, user)) or ""
        return unlock_with_keyring(folder / SLOTS, bytes.fromhex(secret), user)

    book = _open(folder, find, clock, "keyring")
    if not book.users.may_keyring:  # the province forbade it since
        book.users.forget_keyring()
        book.lock()
        raise WrongPassphrase(tries_left=0, wait_seconds=0)
    return book


def recover(folder: Path, code: str, new_passphrase: str, *, clock: Clock = local_now) -> "tuple[Fieldbook, str]":
    """Open with the recovery code, set a new passphrase; returns the next recovery code. *Slow.*

    The code is used up only once the store is open: the next one must come before a person's eyes.
    """
    from fieldapp.vault.slots import unlock_with_code

    book = _open(folder, lambda: unlock_with_code(folder / SLOTS, code), clock, "recovery code")
    try:
        next_code = book.users.recover(code, new_passphrase)
    except BaseException:
        book.lock()
        raise
    return book, next_code


def open_for_province(folder: Path, identity: str, passphrase: str, *, clock: Clock = local_now) -> str:
    """The province's ingest key opens a profile that is not sealed: a new passphrase for its first user. *Slow.*

    Returns the new recovery code. Raises DamagedStore where it has no slot for this key.
    """
    from fieldapp.vault.slot import PROVINCE
    from fieldapp.vault.slots import Opened, SlotFile

    def find() -> "Opened":
        for slot in SlotFile.read(folder / SLOTS).of(PROVINCE):
            with suppress(DamagedStore):
                return Opened(slot.unseal(identity), slot)
        raise DamagedStore(reference="SLOT-3")

    book = _open(folder, find, clock, "province's key")
    try:
        return book.users.issue_first(passphrase)
    finally:
        book.lock()


def _open(folder: Path, find: "Callable[[], Opened]", clock: Clock, way: str, *, new: bool = False) -> "Fieldbook":
    from fieldapp.fieldbook.book import Fieldbook
    from fieldapp.fieldbook.restoring import finish
    from fieldapp.vault.closing import refuse_sealed
    from fieldapp.vault.durable import forget_unfinished
    from fieldapp.vault.lockfile import Lockfile

    lock = Lockfile(folder / "lock")
    try:
        refuse_sealed(folder, SLOTS)
        finish(folder)
        opened = _noted(folder, find, clock, way)
        if not new:
            _must_exist(folder / STORE)
        forget_unfinished(folder)
        book = Fieldbook.open(
            folder, opened.key, clock, lock, opened.slot.user, lambda: _back_up(folder, opened.key, clock())
        )
    except BaseException:
        lock.release()
        raise
    try:
        book.users.must_count(opened.slot.slot_id)
        with suppress(StoreError):  # a full disk keeps nobody out
            book.audit.opened(way)
            book.backups.tell_restored()
        # A workbook that does not compile must not keep a worker out (or hide the recovery code of a new profile).
        with suppress(FormError, StoreError):
            book.library.install_shipped()
        with suppress(StoreError):  # a full disk keeps nobody out
            keep_device(folder, book.worker.device_code)
            book.forget_unused_files()
            book.retention.sweep()
            book.users.keep_for_province()
            book.users.prune()
    except BaseException:
        book.lock()
        raise
    return book


def _back_up(folder: Path, key: bytes, now: datetime) -> None:
    """Before an upgrade; what makes it is loaded only then. *Slow.* What it raises ends the upgrade."""
    from fieldapp.fieldbook.upgrading import back_up_before_upgrade

    back_up_before_upgrade(folder, key, now)


def _noted(folder: Path, find: "Callable[[], Opened]", clock: Clock, way: str) -> "Opened":
    """A way in that fails is written down for the next who can open."""
    from fieldapp.fieldbook.auditing import note_failed

    try:
        return find()
    except WrongPassphrase:
        note_failed(folder, clock().isoformat(timespec="seconds"), way)
        raise


def _must_exist(store: Path) -> None:
    """Never a silent, empty store in place of a lost one. SQLite would also throw away the log beside an empty file."""
    if not store.exists() or not store.stat().st_size:
        raise DamagedStore(reference="DB-0")
