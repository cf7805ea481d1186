"""The key-slot file: one random database key, wrapped once per way to open it.

    passphrase ─Argon2id─► AES-256-GCM ┐
    recovery code ─Argon2id─► AES-256-GCM ┴─► database key (32 random bytes)

Always at least two slots. The file is written durably before the database exists; the previous one is
kept as ``.prev`` until the new one has opened once. Nothing here is home-made: Argon2id and AES-GCM come
from ``cryptography``; each slot's header is the cipher's associated data, so parameters cannot be
lowered unnoticed. All functions that derive a key are slow (0.1 to 1 s): call them in the background.
"""

import base64
import hashlib
import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fieldapp.errors import DamagedStore, StoreError, WrongPassphrase
from fieldapp.vault import recovery
from fieldapp.vault.durable import durable_write
from fieldapp.vault.kdf import DEFAULT, KEY_BYTES, SALT_BYTES, Cost, derive, passphrase_bytes
from fieldapp.vault.tries import FREE_TRIES, Clock, Tries

VERSION = 1
MAX_BYTES = 16 * 1024
MAX_SLOTS = 8
_NONCE_BYTES = 12
PASSPHRASE = "passphrase"  # noqa: S105 (a slot's kind)
RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to open: ``wrapped`` is the database key under a key derived with ``cost`` and ``salt``."""

    kind: str
    cost: Cost
    salt: bytes
    created: str
    nonce: bytes = b""
    wrapped: bytes = b""

    @classmethod
    def wrap(cls, kind: str, secret: bytes, key: bytes, cost: Cost) -> Self:
        """Wrap ``key`` under ``secret`` with fresh salt and nonce."""
        if not cost.reasonable:
            raise ValueError("the key derivation cost is out of range")
        empty = cls(kind, cost, os.urandom(SALT_BYTES), datetime.now(UTC).isoformat(timespec="seconds"))
        nonce = os.urandom(_NONCE_BYTES)
        sealed = AESGCM(derive(secret, empty.salt, cost)).encrypt(nonce, key, empty.header)
        return replace(empty, nonce=nonce, wrapped=sealed)

    def unwrap(self, secret: bytes) -> bytes | None:
        """The database key, None when ``secret`` is another one or the slot was altered."""
        try:
            return AESGCM(derive(secret, self.salt, self.cost)).decrypt(self.nonce, self.wrapped, self.header)
        except InvalidTag:
            return None

    @property
    def header(self) -> bytes:
        """What the cipher authenticates along with the key."""
        parts = [VERSION, self.kind, "argon2id", *_numbers(self.cost), _b64(self.salt), self.created]
        return json.dumps(parts, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class SlotFile:
    """All slots of one store."""

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
        if _whole(path):
            durable_write(_previous(path), path.read_bytes())
        durable_write(path, _encode(self.slots))

    def settle(self, path: Path) -> None:
        """After these slots opened once: the file itself is whole, and only then ``.prev`` goes."""
        if not _whole(path):
            durable_write(path, _encode(self.slots))
        _previous(path).unlink(missing_ok=True)

    def replacing(self, kind: str, slot: Slot) -> "SlotFile":
        """A copy with the slot of that kind exchanged."""
        return SlotFile((*(kept for kept in self.slots if kept.kind != kind), slot))

    def unwrap(self, kind: str, secret: bytes) -> bytes | None:
        """The key from the first slot of that kind that opens."""
        keys = (slot.unwrap(secret) for slot in self.slots if slot.kind == kind)
        return next((key for key in keys if key is not None), None)

    def cost(self, kind: str) -> Cost:
        """What that kind's slot costs to try."""
        return next(slot.cost for slot in self.slots if slot.kind == kind)


def open_with_passphrase(path: Path, passphrase: str, *, clock: Clock = time.time) -> bytes:
    """The database key. Raises TooManyTries, WrongPassphrase (counted), DamagedStore."""
    tries = Tries(path, clock)
    tries.check()
    slots = SlotFile.read(path)
    key = slots.unwrap(PASSPHRASE, passphrase_bytes(passphrase))
    if key is None:
        outcome = tries.wrong()
        raise WrongPassphrase(tries_left=outcome.left, wait_seconds=outcome.wait)
    tries.forget()
    with suppress(StoreError):  # a full disk keeps nobody out; the spare copy then stays
        slots.settle(path)
    return key


def open_with_recovery(path: Path, code: str) -> bytes:
    """The database key, by the recovery code. Raises WrongPassphrase (fact ``mistyped``), DamagedStore.

    Not counted: 128 random bits need no waiting, and the code is the way out of a wait.
    """
    secret = recovery.read_code(code)
    key = SlotFile.read(path).unwrap(RECOVERY, secret) if secret else None
    if key is None:
        raise WrongPassphrase("Wrong recovery code.", tries_left=FREE_TRIES, wait_seconds=0, mistyped=secret is None)
    return key


def change_passphrase(path: Path, old: str, new: str, *, cost: Cost | None = None, clock: Clock = time.time) -> None:
    """Rewrite one slot; the database key and the recovery code stay. Raises as ``open_with_passphrase``."""
    key = open_with_passphrase(path, old, clock=clock)
    slots = SlotFile.read(path)
    slot = Slot.wrap(PASSPHRASE, passphrase_bytes(new), key, cost or slots.cost(PASSPHRASE))
    slots.replacing(PASSPHRASE, slot).write(path)


def recover(path: Path, code: str, new_passphrase: str, *, cost: Cost | None = None) -> tuple[bytes, str]:
    """Open by recovery code and exchange both slots; returns (key, new recovery code): a code works once."""
    key = open_with_recovery(path, code)
    slots = SlotFile.read(path)
    secret, chosen = recovery.new_secret(), cost or slots.cost(PASSPHRASE)
    slots = slots.replacing(PASSPHRASE, Slot.wrap(PASSPHRASE, passphrase_bytes(new_passphrase), key, chosen))
    slots.replacing(RECOVERY, Slot.wrap(RECOVERY, secret, key, chosen)).write(path)
    Tries(path).forget()
    return key, recovery.write_code(secret)


def _previous(path: Path) -> Path:
    return path.with_name(path.name + ".prev")


def _numbers(cost: Cost) -> tuple[int, int, int]:
    return cost.iterations, cost.memory_kib, cost.lanes


def _encode(slots: tuple[Slot, ...]) -> bytes:
    body = [
        {
            "kind": slot.kind,
            "kdf": "argon2id",
            "cost": _numbers(slot.cost),
            "salt": _b64(slot.salt),
            "created": slot.created,
            "nonce": _b64(slot.nonce),
            "wrapped": _b64(slot.wrapped),
        }
        for slot in slots
    ]
    return json.dumps({"version": VERSION, "check": _check(body), "slots": body}, indent=1).encode()


def _whole(path: Path) -> tuple[Slot, ...]:
    """The slots of a file, none when it is missing, cut or altered."""
    try:
        return _decode(path)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return ()


def _decode(path: Path) -> tuple[Slot, ...]:
    """Raises ValueError, TypeError or KeyError for anything but a whole, sane slot file."""
    content = path.read_bytes()
    if len(content) > MAX_BYTES:
        raise ValueError("too long")
    kept = json.loads(content)
    body = kept["slots"]
    if kept["version"] != VERSION or kept["check"] != _check(body) or not 2 <= len(body) <= MAX_SLOTS:
        raise ValueError("not a slot file of this version, or altered")
    slots = tuple(_slot(entry) for entry in body)
    if not all(slot.cost.reasonable for slot in slots):
        raise ValueError("absurd key derivation cost")
    return slots


def _slot(entry: dict[str, str | list[int]]) -> Slot:
    iterations, memory_kib, lanes = (int(number) for number in entry["cost"])
    salt, nonce, wrapped = (base64.b64decode(str(entry[name])) for name in ("salt", "nonce", "wrapped"))
    cost = Cost(iterations, memory_kib, lanes)
    return Slot(str(entry["kind"]), cost, salt, str(entry["created"]), nonce, wrapped)


def _check(body: object) -> str:
    """Tells a damaged file from a wrong passphrase; secrecy and authenticity do not rest on it."""
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:16]


def _b64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
