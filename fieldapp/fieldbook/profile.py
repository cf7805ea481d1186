"""A worker's profile on this laptop: one folder, opened with a passphrase.

    slots.json    the database key, wrapped (written before the database exists)
    store.db      everything, encrypted
    attachments/  sealed files
    second/       a sealed second copy of every finalized submission
    device.txt    the device code shown before unlocking (not personal, not secret)
    lock          one process at a time

Importing this module loads no database, key or network library.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldapp.fieldbook.book import Fieldbook
    from fieldapp.vault.slots import Cost

Clock = Callable[[], datetime]


def local_now() -> datetime:
    """The laptop's time with its zone."""
    return datetime.now().astimezone()


def profile_exists(folder: Path) -> bool:
    """True when a profile was created here."""
    return (folder / "slots.json").exists()


def profile_device(folder: Path) -> str:
    """The device code (KT-A07) for the unlock page; "" before enrolment."""
    try:
        return (folder / "device.txt").read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def check_passphrase(passphrase: str) -> str:
    """ "" when the passphrase is acceptable, else a reason code (too_short, too_common …)."""
    from fieldapp.vault.passphrase import check

    return check(passphrase)


def suggest_passphrase() -> str:
    """Five random common words."""
    from fieldapp.vault.passphrase import suggest

    return suggest()


def create(
    folder: Path, passphrase: str, *, cost: "Cost | None" = None, clock: Clock = local_now
) -> "tuple[Fieldbook, str]":
    """Make a profile and open it; returns it with the recovery code, shown once. *Slow.*"""
    from fieldapp.fieldbook.book import Fieldbook
    from fieldapp.vault.lockfile import ProfileLock
    from fieldapp.vault.slots import SlotFile

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = ProfileLock.take(folder / "lock")
    try:
        key, recovery = SlotFile.create(folder / "slots.json", passphrase, cost=cost)
        book = Fieldbook.open(folder, key, clock, lock)
    except BaseException:
        lock.release()
        raise
    return book, recovery


def unlock(folder: Path, passphrase: str, *, clock: Clock = local_now) -> "Fieldbook":
    """Open a profile. Raises WrongPassphrase, TooManyTries, DamagedStore, NewerStore, StoreInUse. *Slow.*"""
    from fieldapp.vault.slots import SlotFile

    return _open(folder, lambda: SlotFile.open_with_passphrase(folder / "slots.json", passphrase), clock)


def recover(
    folder: Path, code: str, new_passphrase: str, *, clock: Clock = local_now
) -> "tuple[Fieldbook, str]":
    """Open with the recovery code, set a new passphrase; returns the next recovery code. *Slow.*"""
    from fieldapp.vault.slots import SlotFile

    next_code = ""

    def open_and_replace() -> bytes:
        nonlocal next_code
        slots = folder / "slots.json"
        key = SlotFile.open_with_recovery(slots, code)
        next_code = SlotFile.replace_slots(slots, key, new_passphrase)
        return key

    return _open(folder, open_and_replace, clock), next_code


def _open(folder: Path, find_key: Callable[[], bytes], clock: Clock) -> "Fieldbook":
    from fieldapp.fieldbook.book import Fieldbook
    from fieldapp.vault.lockfile import ProfileLock

    lock = ProfileLock.take(folder / "lock")
    try:
        return Fieldbook.open(folder, find_key(), clock, lock)
    except BaseException:
        lock.release()
        raise
