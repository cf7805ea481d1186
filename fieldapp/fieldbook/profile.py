"""A worker's profile on this laptop: one folder, opened with a passphrase.

    slots.json    the database key, wrapped (written before the database exists)
    store.db      everything, encrypted
    attachments/  sealed files
    second/       a sealed second copy of every finalized submission
    attempts.json failed unlocks since the last one that was none
    audit.end     how the audit ended when it was left
    device.txt    the device code shown before unlocking (not personal, not secret)
    sealed.age    in the place of the slots: what the province told to seal opens for it alone
    lock          one process at a time

Importing this module loads no database, key or network library.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp.domain.audit import Verb
from fieldapp.errors import DamagedStore, FormError, StoreError, WrongPassphrase

if TYPE_CHECKING:
    from fieldapp.fieldbook.book import Fieldbook
    from fieldapp.vault.kdf import Cost

Clock = Callable[[], datetime]
SLOTS = "slots.json"
STORE = "store.db"
SEALED = "sealed.age"


def local_now() -> datetime:
    """The laptop's time with its zone."""
    return datetime.now().astimezone()


def profile_exists(folder: Path) -> bool:
    """True when a profile was created here, also when a part of it is lost: unlocking says which."""
    return any((folder / name).exists() for name in (SLOTS, f"{SLOTS}.prev", STORE))


def profile_device(folder: Path) -> str:
    """The device code (KT-A07) for the unlock page; "" before enrolment."""
    try:
        return (folder / "device.txt").read_text(encoding="utf-8").strip()
    except OSError:
        return ""


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
    from fieldapp.vault.kdf import calibrate
    from fieldapp.vault.slots import SlotFile

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    recovery = ""

    def make_key() -> bytes:
        nonlocal recovery
        if profile_exists(folder):
            raise StoreError("This laptop already holds data of Jangkau. Unlock it instead.")
        key, recovery = SlotFile.create(folder / SLOTS, passphrase, cost=cost or calibrate())
        return key

    try:
        return _open(folder, make_key, clock, "new", new=True), recovery
    except BaseException:
        if recovery:  # the slots were made in this call and nothing was ever kept under them: begin again
            for path in (*folder.glob(f"{SLOTS}*"), *folder.glob(f"{STORE}*")):
                with suppress(OSError):
                    path.unlink()
        raise


def unlock(folder: Path, passphrase: str, *, clock: Clock = local_now) -> "Fieldbook":
    """Open a profile. Raises WrongPassphrase, TooManyTries, DamagedStore, NewerStore, StoreInUse. *Slow.*"""
    from fieldapp.vault.slots import open_with_passphrase

    return _open(folder, lambda: open_with_passphrase(folder / SLOTS, passphrase), clock, "passphrase")


def recover(folder: Path, code: str, new_passphrase: str, *, clock: Clock = local_now) -> "tuple[Fieldbook, str]":
    """Open with the recovery code, set a new passphrase; returns the next recovery code. *Slow.*

    The code is used up only once the store is open: the next one must come before a person's eyes.
    """
    from fieldapp.vault.slots import open_with_recovery
    from fieldapp.vault.slots import recover as exchange

    book = _open(folder, lambda: open_with_recovery(folder / SLOTS, code), clock, "recovery code")
    try:
        _, next_code = exchange(folder / SLOTS, code, new_passphrase)
        book.audit.done(Verb.RECOVERY, "profile")
    except BaseException:
        book.lock()
        raise
    return book, next_code


def _open(folder: Path, find_key: Callable[[], bytes], clock: Clock, way: str, *, new: bool = False) -> "Fieldbook":
    from fieldapp.fieldbook.auditing import note_failed
    from fieldapp.fieldbook.book import Fieldbook
    from fieldapp.vault.closing import refuse_sealed
    from fieldapp.vault.lockfile import Lockfile

    lock = Lockfile(folder / "lock")
    try:
        refuse_sealed(folder, SLOTS)
        try:
            key = find_key()
        except WrongPassphrase:
            note_failed(folder, clock().isoformat(timespec="seconds"), way)
            raise
        if not new:
            _must_exist(folder / STORE)
        book = Fieldbook.open(folder, key, clock, lock)
    except BaseException:
        lock.release()
        raise
    try:
        with suppress(StoreError):  # a full disk keeps nobody out
            book.audit.opened(way)
        # A workbook that does not compile must not keep a worker out (or hide the recovery code of a new profile).
        with suppress(FormError, StoreError):
            book.library.install_shipped()
        with suppress(StoreError):  # a full disk keeps nobody out
            book.forget_unused_files()
    except BaseException:
        book.lock()
        raise
    return book


def _must_exist(store: Path) -> None:
    """Never a silent, empty store in place of a lost one. SQLite would also throw away the log beside an empty file."""
    if not store.exists() or not store.stat().st_size:
        raise DamagedStore(reference="DB-0")
