"""Sealed files in the age format (X25519, ChaCha20-Poly1305), so the stock ``age`` tool opens them too.

age does not say who sealed a file: pair it with a signature where that matters.
"""

from collections.abc import Sequence

import pyrage

from fieldapp.errors import DamagedStore


def new_identity() -> tuple[str, str]:
    """A fresh (identity, recipient): ``AGE-SECRET-KEY-1…`` opens what was sealed to ``age1…``."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def is_recipient(text: str) -> bool:
    """Whether something can be sealed to it."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def seal(content: bytes, recipients: Sequence[str]) -> bytes:
    """``content`` that any one of ``recipients`` can open. At least one is needed."""
    if not recipients:
        raise ValueError("sealing needs a recipient")
    keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    return pyrage.encrypt(content, keys)


def unseal(content: bytes, identity: str) -> bytes:
    """The plain content. Raises DamagedStore when it was altered, cut, or sealed to somebody else."""
    try:
        return pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(identity)])
    except (pyrage.DecryptError, pyrage.IdentityError) as error:
        raise DamagedStore(reference="AGE-1") from error


def seal_with_words(content: bytes, passphrase: str) -> bytes:
    """``content`` that ``passphrase`` opens (scrypt), here or with ``age -d``."""
    return pyrage.passphrase.encrypt(content, passphrase)


def unseal_with_words(content: bytes, passphrase: str) -> bytes:
    """The plain content. Raises DamagedStore when the passphrase is another one, or the content was altered."""
    try:
        return pyrage.passphrase.decrypt(content, passphrase)
    except pyrage.DecryptError as error:
        raise DamagedStore(reference="AGE-2") from error
