"""One way to the database key of a profile: a slot, which wraps the key for one user and one kind of secret.

    passphrase, recovery   Argon2id over what a person knows, then AES-256-GCM
    keyring                HKDF over 32 random bytes that the system's keyring keeps, then AES-256-GCM
    province               an age file for the province's ingest key (``vault/sealing``)

What stands beside the wrapped key (kind, user, label, cost, salt) is the cipher's associated data: nothing of it can be
changed unnoticed, and no slot can pass for another user's. ``id`` names the slot once and for ever: the store keeps a
list of the ids that still count, so that an old slot file put back opens nothing. Deriving a key is slow (0.1 to 1 s).
"""

import base64
import json
import os
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from fieldapp.errors import DamagedStore
from fieldapp.vault.kdf import KEY_BYTES, SALT_BYTES, Cost, derive
from fieldapp.vault.sealing import seal, unseal

PASSPHRASE: Final = "passphrase"  # noqa: S105 (a slot's kind)
RECOVERY: Final = "recovery"
KEYRING: Final = "keyring"
PROVINCE: Final = "province"
KINDS: Final = frozenset((PASSPHRASE, RECOVERY, KEYRING, PROVINCE))
_NONCE_BYTES = 12
_NO_COST = Cost(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Slot:
    """``wrapped`` is the database key. ``user``: "" is the first user of a profile. ``label``: the recipient of a
    province's slot. A slot without an ``id`` is of the first version.
    """

    kind: str
    cost: Cost
    salt: bytes
    created: str
    nonce: bytes = b""
    wrapped: bytes = b""
    slot_id: str = ""
    user: str = ""
    label: str = ""

    @classmethod
    def wrap(cls, kind: str, secret: bytes, key: bytes, cost: Cost, user: str = "") -> Self:
        """Wrap ``key`` under ``secret`` with fresh salt and nonce. *Slow* but for a keyring's secret."""
        if kind == KEYRING:
            cost = _NO_COST
        elif not cost.reasonable:
            raise ValueError("the key derivation cost is out of range")
        empty = cls(kind, cost, os.urandom(SALT_BYTES), _now(), slot_id=_new_id(), user=user)
        nonce = os.urandom(_NONCE_BYTES)
        sealed = AESGCM(empty._wrapping(secret)).encrypt(nonce, key, empty.header)
        return replace(empty, nonce=nonce, wrapped=sealed)

    @classmethod
    def for_province(cls, key: bytes, recipient: str) -> Self:
        """Seal ``key`` for the province's ingest key."""
        empty = cls(PROVINCE, _NO_COST, b"", _now(), slot_id=_new_id(), label=recipient)
        return replace(empty, wrapped=seal(key, [recipient]))

    def unwrap(self, secret: bytes) -> bytes | None:
        """The database key, None when ``secret`` is another one or the slot was altered. *Slow.*"""
        try:
            return AESGCM(self._wrapping(secret)).decrypt(self.nonce, self.wrapped, self.header)
        except InvalidTag:
            return None

    def unseal(self, identity: str) -> bytes:
        """The database key, by the province's identity. Raises DamagedStore when it is another province's."""
        key = unseal(self.wrapped, identity)
        if len(key) != KEY_BYTES:
            raise DamagedStore(reference="SLOT-2")
        return key

    @property
    def header(self) -> bytes:
        """What the cipher authenticates along with the key."""
        if not self.slot_id:
            parts: list[object] = [1, self.kind, "argon2id", *self.cost.numbers, _b64(self.salt), self.created]
        else:
            who = [self.slot_id, self.kind, self.user, self.label]
            parts = [2, *who, *self.cost.numbers, _b64(self.salt), self.created]
        return json.dumps(parts, separators=(",", ":")).encode()

    def to_entry(self) -> dict[str, object]:
        """As it stands in the slot file."""
        return {
            "id": self.slot_id,
            "kind": self.kind,
            "user": self.user,
            "label": self.label,
            "cost": list(self.cost.numbers),
            "salt": _b64(self.salt),
            "created": self.created,
            "nonce": _b64(self.nonce),
            "wrapped": _b64(self.wrapped),
        }

    @classmethod
    def from_entry(cls, entry: dict[str, Any]) -> Self:
        """Raises ValueError, TypeError or KeyError for anything but a sane slot; nothing is derived before."""
        salt, nonce, wrapped = (base64.b64decode(str(entry[name]), validate=True) for name in _BYTES)
        cost = Cost(*(int(number) for number in entry["cost"]))
        kind = str(entry["kind"])
        if kind not in KINDS or not (cost.reasonable or (kind in (KEYRING, PROVINCE) and cost == _NO_COST)):
            raise ValueError("not a slot of this version, or an absurd cost")
        names = (str(entry.get(name, "")) for name in ("id", "user", "label"))
        return cls(kind, cost, salt, str(entry["created"]), nonce, wrapped, *names)

    def _wrapping(self, secret: bytes) -> bytes:
        if self.kind == KEYRING:
            return HKDF(SHA256(), KEY_BYTES, self.salt, b"jangkau/keyring-slot/1").derive(secret)
        return derive(secret, self.salt, self.cost)


_BYTES = ("salt", "nonce", "wrapped")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _new_id() -> str:
    return secrets.token_hex(8)


def _b64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
