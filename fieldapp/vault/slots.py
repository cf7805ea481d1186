"""Opening a profile and changing who may: the key slots of one database key, one slot a user and kind of secret.

    passphrase ─Argon2id─► AES-256-GCM ┐
    recovery code ─Argon2id─► AES-256-GCM ┤
    system keyring ─HKDF─► AES-256-GCM ┼─► database key (32 random bytes)
    province's ingest key ─age─┘

A passphrase is changed, a user added or removed by writing one slot; the database is not touched. Nothing here is
home-made. All functions that derive a key are slow (0.1 to 1 s): call them in the background.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fieldapp.errors import StoreError, WrongPassphrase
from fieldapp.vault import recovery
from fieldapp.vault.kdf import Cost, passphrase_bytes
from fieldapp.vault.slot import KEYRING, PASSPHRASE, PROVINCE, RECOVERY, Slot
from fieldapp.vault.slot_file import SlotFile as SlotFile
from fieldapp.vault.tries import FREE_TRIES, Clock, Tries

Allow = Callable[[str], object]  # told the id of a slot before it is written, so that the store knows it counts


@dataclass(frozen=True, slots=True)
class Opened:
    """The database key and the slot that gave it."""

    key: bytes
    slot: Slot


def unlock_slot(path: Path, passphrase: str, user: str = "", *, clock: Clock = time.time) -> Opened:
    """Open with a user's passphrase. Raises TooManyTries, WrongPassphrase (counted for this user), DamagedStore."""
    tries = Tries(path, clock, user)
    tries.check()
    slots = SlotFile.read(path)
    opened = _open(slots.of(PASSPHRASE, user), passphrase_bytes(passphrase))
    if opened is None:
        outcome = tries.wrong()
        raise WrongPassphrase(tries_left=outcome.left, wait_seconds=outcome.wait)
    tries.forget()
    with suppress(StoreError, OSError):  # a full disk keeps nobody out; the spare copy then stays
        slots.settle(path)
    return opened


def open_with_passphrase(path: Path, passphrase: str, user: str = "", *, clock: Clock = time.time) -> bytes:
    """The database key alone. Raises as ``unlock_slot``."""
    return unlock_slot(path, passphrase, user, clock=clock).key


def open_as_anybody(path: Path, passphrase: str) -> bytes:
    """The database key, by the passphrase of whichever user. Raises WrongPassphrase, DamagedStore.

    Not counted: for files that are not the profile's own, whose counter would lie beside them.
    """
    opened = _open(SlotFile.read(path).of(PASSPHRASE), passphrase_bytes(passphrase))
    if opened is None:
        raise WrongPassphrase(tries_left=0, wait_seconds=0)
    return opened.key


def unlock_with_code(path: Path, code: str) -> Opened:
    """Open with a recovery code, whosever it is. Raises WrongPassphrase (fact ``mistyped``), DamagedStore.

    Not counted: 128 random bits need no waiting, and the code is the way out of a wait.
    """
    secret = recovery.read_code(code)
    opened = _open(SlotFile.read(path).of(RECOVERY), secret) if secret else None
    if opened is None:
        raise WrongPassphrase("Wrong recovery code.", tries_left=FREE_TRIES, wait_seconds=0, mistyped=secret is None)
    return opened


def open_with_recovery(path: Path, code: str) -> bytes:
    """The database key alone. Raises as ``unlock_with_code``."""
    return unlock_with_code(path, code).key


def unlock_with_keyring(path: Path, secret: bytes, user: str = "") -> Opened:
    """Open with what the system's keyring keeps. Raises WrongPassphrase where it is no longer the one."""
    opened = _open(SlotFile.read(path).of(KEYRING, user), secret)
    if opened is None:
        raise WrongPassphrase(tries_left=FREE_TRIES, wait_seconds=0)
    return opened


def change_passphrase(
    path: Path,
    old: str,
    new: str,
    user: str = "",
    *,
    cost: Cost | None = None,
    clock: Clock = time.time,
    allow: Allow = str,
) -> str:
    """Rewrite one slot and return its id; the key and the recovery code stay. Raises as ``unlock_slot``."""
    opened = unlock_slot(path, old, user, clock=clock)
    slots = SlotFile.read(path)
    slot = _passphrase_slot(slots, opened.key, new, user, cost)
    return _keep(path, slots.with_slot(slot), slot, allow)


def recover(
    path: Path, code: str, new_passphrase: str, *, cost: Cost | None = None, allow: Allow = str
) -> tuple[bytes, str]:
    """Open by recovery code and exchange both slots of its user; returns (key, new code): a code works once."""
    opened = unlock_with_code(path, code)
    slots, user = SlotFile.read(path), opened.slot.user
    slot = _passphrase_slot(slots, opened.key, new_passphrase, user, cost)
    secret = recovery.new_secret()
    second = Slot.wrap(RECOVERY, secret, opened.key, slot.cost, user)
    allow(second.slot_id)
    _keep(path, slots.with_slot(slot).with_slot(second), slot, allow)
    Tries(path, user=user).forget()
    return opened.key, recovery.write_code(secret)


def add_user(path: Path, key: bytes, user: str, passphrase: str, *, allow: Allow = str) -> str:
    """A further user, or a new passphrase and code for one who is there; returns the recovery code, shown once."""
    slots = SlotFile.read(path)
    slot = _passphrase_slot(slots, key, passphrase, user, None)
    secret = recovery.new_secret()
    second = Slot.wrap(RECOVERY, secret, key, slot.cost, user)
    allow(second.slot_id)
    _keep(path, slots.with_slot(slot).with_slot(second), slot, allow)
    Tries(path, user=user).forget()
    return recovery.write_code(secret)


def remove_user(path: Path, user: str) -> None:
    """Every slot of a user goes. Raises ValueError for the last one who has a passphrase."""
    slots = SlotFile.read(path)
    left = slots.without(lambda slot: slot.user == user and slot.kind != PROVINCE)
    if not left.of(PASSPHRASE):
        raise ValueError("somebody must be able to open the profile")
    left.write(path)
    Tries(path, user=user).forget()


def keep_in_keyring(path: Path, key: bytes, user: str, secret: bytes, *, allow: Allow = str) -> str:
    """A slot that opens with ``secret``, which the system's keyring keeps; returns its id."""
    slot = Slot.wrap(KEYRING, secret, key, Cost(), user)
    return _keep(path, SlotFile.read(path).with_slot(slot), slot, allow)


def keep_for_province(path: Path, key: bytes, recipient: str, *, allow: Allow = str) -> str:
    """A slot that the province's ingest key opens; returns its id, "" where it was there already."""
    slots = SlotFile.read(path)
    if any(slot.label == recipient for slot in slots.of(PROVINCE)):
        return ""
    slot = Slot.for_province(key, recipient)
    return _keep(path, slots.with_slot(slot), slot, allow)


def forget_kind(path: Path, kind: str, user: str) -> None:
    """Remove a user's slots of one kind; never a passphrase."""
    slots = SlotFile.read(path)
    slots.without(lambda slot: (slot.kind, slot.user) == (kind, user) and kind != PASSPHRASE).write(path)


def _open(slots: tuple[Slot, ...], secret: bytes) -> Opened | None:
    for slot in slots:
        key = slot.unwrap(secret)
        if key is not None:
            return Opened(key, slot)
    return None


def _passphrase_slot(slots: SlotFile, key: bytes, words: str, user: str, cost: Cost | None) -> Slot:
    return Slot.wrap(PASSPHRASE, passphrase_bytes(words), key, cost or slots.cost(PASSPHRASE), user)


def _keep(path: Path, slots: SlotFile, slot: Slot, allow: Allow) -> str:
    allow(slot.slot_id)
    slots.write(path)
    return slot.slot_id
