"""Passphrases of people who sign in at a province: Argon2id in PHC form, which names its own cost."""

import hmac
import os

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from fieldapp.vault.kdf import FLOOR, KEY_BYTES, SALT_BYTES, Cost, passphrase_bytes


def passphrase_hash(passphrase: str, cost: Cost = FLOOR) -> str:
    """What may be stored. *Slow.*"""
    kdf = Argon2id(
        salt=os.urandom(SALT_BYTES),
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return kdf.derive_phc_encoded(passphrase_bytes(passphrase))


def is_passphrase(passphrase: str, stored: str) -> bool:
    """Whether this is the one; anything that is not a hash is nobody's. *Slow.*"""
    try:
        Argon2id.verify_phc_encoded(passphrase_bytes(passphrase), stored)
    except (InvalidKey, ValueError):
        return False
    return True


def same(one: str, other: str) -> bool:
    """Compares without telling by its time where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())
