"""The store's door for foreign exceptions: each becomes one of our StoreErrors, once, here.

What is not trouble of this computer (a broken rule, a wrong statement) is a bug and passes unchanged.
"""

import errno

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.errors import DamagedStore, DiskFull, StoreError, StoreInUse

BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
_FULL_ERRNO = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FATAL = (IOERR, CORRUPT, FULL, CANTOPEN, NOTADB, READONLY)


def translate(error: Exception) -> StoreError | None:
    """Our error for a foreign one, None when it is not this computer's trouble."""
    if isinstance(error, OSError):
        return _of_system(error)
    original = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(original, sqlcipher.Error):
        return None
    extended = int(getattr(original, "sqlite_errorcode", 0) or 0)
    return _of_database(extended)


def is_fatal(error: Exception) -> bool:
    """After it, no connection is trusted: close all, open again, read back."""
    original = error.orig if isinstance(error, DBAPIError) else error
    number = int(getattr(original, "sqlite_errorcode", 0) or 0) & 0xFF
    return isinstance(error, DamagedStore) or number in _FATAL


def _of_database(extended: int) -> StoreError | None:
    code = extended & 0xFF
    if code == FULL:
        return DiskFull()
    if code in (CORRUPT, NOTADB):
        return DamagedStore(reference=f"DB-{extended}")
    if code in (BUSY, LOCKED):
        return StoreInUse()
    if code in (IOERR, CANTOPEN, READONLY):
        return StoreError("The disk does not answer (code DB-{number}). Try again.", number=extended)
    return None


def _of_system(error: OSError) -> StoreError:
    if error.errno in _FULL_ERRNO:
        return DiskFull()
    return StoreError("The store's folder cannot be used (code OS-{number}).", number=error.errno or 0)
