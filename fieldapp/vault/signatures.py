"""Ed25519: the device signs what it says, the province signs its receipts. Keys and signatures are base64 text."""

import base64
import binascii
from collections.abc import Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


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

    def sign(self, content: bytes) -> str:
        """The signature of exactly these bytes."""
        return _text(self._key.sign(content))

    def sign_each(self, contents: Sequence[bytes]) -> list[str]:
        """A signature of each, each good alone."""
        return [self.sign(content) for content in contents]


def verify(public_key_b64: str, signed: bytes, signature_b64: str) -> bool:
    """True only when the signature is this key's over exactly these bytes; malformed input is simply False."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key_b64, validate=True))
        key.verify(base64.b64decode(signature_b64, validate=True), signed)
    except (InvalidSignature, ValueError, binascii.Error):
        return False
    return True


def _private(seed_b64: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(seed_b64, validate=True))


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
