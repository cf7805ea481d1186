"""The recovery code: 128 random bits a person can read over the telephone.

Crockford base32 (no I, L, O, U; letter case, spaces and hyphens do not matter) in 8 groups of 4:
128 bits of secret, then 32 bits of check, so a typing mistake is told apart from a wrong code.
"""

import hashlib
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET_BYTES = 16
_CHECK_BYTES = 4
_SYMBOLS = 32
_READ_AS = str.maketrans("ILO", "110", " -\t\r\n")


def new_secret() -> bytes:
    """128 random bits."""
    return secrets.token_bytes(SECRET_BYTES)


def write_code(secret: bytes) -> str:
    """``XXXX-XXXX-…``: 8 groups of 4."""
    number = int.from_bytes(secret + _check(secret), "big")
    symbols = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(_SYMBOLS)))
    return "-".join(symbols[at : at + 4] for at in range(0, _SYMBOLS, 4))


def read_code(text: str) -> bytes | None:
    """The secret of a typed code, None when it is incomplete or mistyped (4 billion to 1)."""
    symbols = text.upper().translate(_READ_AS)
    if len(symbols) != _SYMBOLS or not set(symbols) <= set(ALPHABET):
        return None
    number = 0
    for symbol in symbols:
        number = number << 5 | ALPHABET.index(symbol)
    content = number.to_bytes(SECRET_BYTES + _CHECK_BYTES, "big")
    secret = content[:SECRET_BYTES]
    return secret if content[SECRET_BYTES:] == _check(secret) else None


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(b"recovery-code/1" + secret).digest()[:_CHECK_BYTES]
