"""The file of key slots of one profile: written durably before the database exists, always at least two slots.

The file before is kept as ``.prev`` until the new one has opened once.
"""

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from fieldapp.errors import DamagedStore
from fieldapp.vault import recovery
from fieldapp.vault.durable import durable_write
from fieldapp.vault.kdf import DEFAULT, KEY_BYTES, Cost, passphrase_bytes
from fieldapp.vault.slot import PASSPHRASE, RECOVERY, Slot

VERSION = 2
READABLE = (1, 2)
MAX_BYTES = 64 * 1024
MAX_SLOTS = 48


@dataclass(frozen=True, slots=True)
class SlotFile:
    """All slots of one profile."""

    slots: tuple[Slot, ...]

    @classmethod
    def create(cls, path: Path, passphrase: str, *, cost: Cost = DEFAULT) -> tuple[bytes, str]:
        """Make a new database key and write its slots; returns (key, recovery code). The code is shown once."""
        if path.exists():
            raise FileExistsError("a key-slot file is never overwritten")
        key = os.urandom(KEY_BYTES)
        return key, cls.wrap_again(path, key, passphrase, cost=cost)

    @classmethod
    def wrap_again(cls, path: Path, key: bytes, passphrase: str, *, cost: Cost = DEFAULT) -> str:
        """Slots for a key that exists already, where none are; returns the recovery code, shown once."""
        secret = recovery.new_secret()
        first = Slot.wrap(PASSPHRASE, passphrase_bytes(passphrase), key, cost)
        second = Slot.wrap(RECOVERY, secret, key, cost)
        cls((first, second)).write(path)
        return recovery.write_code(secret)

    @classmethod
    def read(cls, path: Path) -> Self:
        """The slots, from ``.prev`` when the file itself is unreadable. Raises DamagedStore."""
        for candidate in (path, _previous(path)):
            slots = _whole(candidate)
            if slots:
                return cls(slots)
        raise DamagedStore(reference="SLOT-1")

    def write(self, path: Path) -> None:
        """Durably, keeping what was there as ``.prev`` if it was whole."""
        if not 2 <= len(self.slots) <= MAX_SLOTS:
            raise ValueError("a slot file has 2 to 48 slots")
        if _whole(path):
            durable_write(_previous(path), path.read_bytes())
        durable_write(path, _encode(self.slots))

    def settle(self, path: Path) -> None:
        """After these slots opened once: the file itself is whole, and only then ``.prev`` goes."""
        if not _whole(path):
            durable_write(path, _encode(self.slots))
        _previous(path).unlink(missing_ok=True)

    def with_slot(self, slot: Slot) -> "SlotFile":
        """A copy in which this slot is the only one of its kind and user."""
        return self.without(lambda kept: (kept.kind, kept.user) == (slot.kind, slot.user), slot)

    def without(self, gone: Callable[[Slot], bool], *more: Slot) -> "SlotFile":
        """A copy without some slots."""
        return SlotFile((*(kept for kept in self.slots if not gone(kept)), *more))

    def of(self, kind: str, user: str | None = None) -> tuple[Slot, ...]:
        """The slots of one kind, of one user or of all."""
        return tuple(slot for slot in self.slots if slot.kind == kind and user in (None, slot.user))

    def cost(self, kind: str) -> Cost:
        """What that kind's first slot costs to try; where it has none left, what a recovery code costs."""
        return next((slot.cost for slot in (*self.of(kind), *self.of(RECOVERY))), DEFAULT)


def _previous(path: Path) -> Path:
    return path.with_name(path.name + ".prev")


def _encode(slots: tuple[Slot, ...]) -> bytes:
    body = [slot.to_entry() for slot in slots]
    return json.dumps({"version": VERSION, "check": _check(body), "slots": body}, indent=1).encode()


def _whole(path: Path) -> tuple[Slot, ...]:
    """The slots of a file, none when it is missing, cut or altered."""
    try:
        return _decode(path)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ()


def _decode(path: Path) -> tuple[Slot, ...]:
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ValueError("too long")
    kept = json.loads(content)
    body = kept["slots"]
    if kept["version"] not in READABLE or kept["check"] != _check(body) or not 2 <= len(body) <= MAX_SLOTS:
        raise ValueError("not a slot file of this version, or altered")
    return tuple(Slot.from_entry(entry) for entry in body)


def _check(body: object) -> str:
    """Tells a damaged file from a wrong passphrase; secrecy and authenticity do not rest on it."""
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:16]
