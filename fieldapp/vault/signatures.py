"""Ed25519: the device signs what it says, the province signs its receipts. Keys and signatures are text, in base64.

A signature may also be a place in a tree whose root is signed (``domain/hash_tree``): ``verify`` takes both.
"""

import base64
import binascii
from collections.abc import Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from fieldapp.domain import hash_tree

FEW = 3  # so many are signed one by one: a signature is shorter than a place in a tree


def new_key() -> tuple[str, str]:
    """A fresh (seed, public key), each 32 bytes in base64."""
    key = Ed25519PrivateKey.generate()
    return _text(key.private_bytes_raw()), _text(key.public_key().public_bytes_raw())


def public_key(seed_b64: str) -> str:
    """The public key that belongs to a seed."""
    return _text(_private(seed_b64).public_key().public_bytes_raw())


def sign(seed_b64: str, content: bytes) -> str:
    """The signature of exactly these bytes."""
    return _text(_private(seed_b64).sign(content))


class Signer:
    """One key, read once: for the province, which signs all day. A laptop's key is not kept so long."""

    def __init__(self, seed_b64: str) -> None:
        self._key = _private(seed_b64)

    def sign_each(self, contents: Sequence[bytes]) -> list[str]:
        """As ``sign_each`` below."""
        return _each(self._key, contents)


def sign_each(seed_b64: str, contents: Sequence[bytes]) -> list[str]:
    """A signature of each, each good alone; one signing for all of them (``domain/hash_tree``)."""
    return _each(_private(seed_b64), contents)


def verify(public_key_b64: str, signed: bytes, signature: str) -> bool:
    """True only when the signature is this key's over exactly these bytes; malformed input is simply False."""
    if signature.startswith(hash_tree.MARK):
        return hash_tree.verify_in_tree(signed, signature, lambda message, root: _verify(public_key_b64, message, root))
    return _verify(public_key_b64, signed, signature)


def _verify(public_key_b64: str, signed: bytes, signature_b64: str) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key_b64, validate=True))
        key.verify(base64.b64decode(signature_b64, validate=True), signed)
    except (InvalidSignature, ValueError, binascii.Error):
        return False
    return True


def _each(key: Ed25519PrivateKey, contents: Sequence[bytes]) -> list[str]:
    if len(contents) < FEW:
        return [_text(key.sign(content)) for content in contents]
    return hash_tree.signatures_of(contents, _text(key.sign(hash_tree.root_message(contents))))


def _private(seed_b64: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(seed_b64, validate=True))


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
