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
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp.errors import FormError

if TYPE_CHECKING:
    from fieldapp.fieldbook.book import Fieldbook
    from fieldapp.vault.kdf import Cost

Clock = Callable[[], datetime]
SLOTS = "slots.json"


def local_now() -> datetime:
    """The laptop's time with its zone."""
    return datetime.now().astimezone()


def profile_exists(folder: Path) -> bool:
    """True when a profile was created here."""
    return (folder / SLOTS).exists()


def profile_device(folder: Path) -> str:
    """The device code (KT-A07) for the unlock page; "" before enrolment."""
    try:
        return (folder / "device.txt").read_text(encoding="utf-8").strip()
    except OSError:
        return ""


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
    """
    from fieldapp.vault.kdf import calibrate
    from fieldapp.vault.slots import SlotFile

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    recovery = ""

    def make_key() -> bytes:
        nonlocal recovery
        key, recovery = SlotFile.create(folder / SLOTS, passphrase, cost=cost or calibrate())
        return key

    return _open(folder, make_key, clock), recovery


def unlock(folder: Path, passphrase: str, *, clock: Clock = local_now) -> "Fieldbook":
    """Open a profile. Raises WrongPassphrase, TooManyTries, DamagedStore, NewerStore, StoreInUse. *Slow.*"""
    from fieldapp.vault.slots import open_with_passphrase

    return _open(folder, lambda: open_with_passphrase(folder / SLOTS, passphrase), clock)


def recover(folder: Path, code: str, new_passphrase: str, *, clock: Clock = local_now) -> "tuple[Fieldbook, str]":
    """Open with the recovery code, set a new passphrase; returns the next recovery code. *Slow.*"""
    from fieldapp.vault.slots import recover as exchange

    next_code = ""

    def find_key() -> bytes:
        nonlocal next_code
        key, next_code = exchange(folder / SLOTS, code, new_passphrase)
        return key

    return _open(folder, find_key, clock), next_code


def _open(folder: Path, find_key: Callable[[], bytes], clock: Clock) -> "Fieldbook":
    from fieldapp.fieldbook.book import Fieldbook
    from fieldapp.vault.lockfile import Lockfile

    lock = Lockfile(folder / "lock")
    try:
        book = Fieldbook.open(folder, find_key(), clock, lock)
    except BaseException:
        lock.release()
        raise
    # A workbook that does not compile must not keep a worker out (or hide the recovery code of a new profile).
    with suppress(FormError):
        book.install_shipped_forms()
    return book
