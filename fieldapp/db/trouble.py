"""The store's door for foreign exceptions: each becomes one of our StoreErrors, once, here.

What is not trouble of this computer (a broken rule, a wrong statement) is a bug and passes unchanged.
"""

import shutil
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.domain.disks import disk_error
from fieldapp.errors import DamagedStore, DiskFull, DiskTrouble, StoreError

BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 10, 11, 13, 14, 26
NOTHING = 64 * 1024  # bytes; less is no space for a page, its log and the log's index
_WHY = {BUSY: "busy", LOCKED: "busy", READONLY: "read_only", CANTOPEN: "gone", IOERR: "silent"}
_FATAL = (IOERR, CORRUPT, FULL, CANTOPEN, NOTADB, READONLY)


def translate(error: Exception, store: Path | None = None) -> StoreError | None:
    """Our error for a foreign one, None when it is not this computer's trouble.

    ``store`` is the file it came from: on a disk without any space SQLite also speaks of I/O errors.
    """
    if isinstance(error, OSError):
        return disk_error(error)
    original = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(original, sqlcipher.Error):
        return None
    extended = int(getattr(original, "sqlite_errorcode", 0) or 0)
    if store is not None and extended & 0xFF in (IOERR, CANTOPEN) and _is_full(store.parent):
        return DiskFull()
    return _of_database(extended)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < NOTHING
    except OSError:
        return False


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
    why = _WHY.get(code)
    return DiskTrouble(why, f"DB-{extended}") if why else None
