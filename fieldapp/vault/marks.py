"""A mark on content that only who has the database key can make: HMAC-SHA256 under a key for that purpose."""

import hmac

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def mark(key: bytes, purpose: str, content: bytes) -> str:
    """64 hex digits. Marks of one ``purpose`` say nothing for another."""
    own = HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(key)
    return hmac.digest(own, content, "sha256").hex()


def is_marked(key: bytes, purpose: str, content: bytes, found: str) -> bool:
    """Whether ``found`` is the mark of this content."""
    return hmac.compare_digest(mark(key, purpose, content).encode(), found.encode())
