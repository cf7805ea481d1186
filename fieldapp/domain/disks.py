"""What the system's errors about files mean for a person: full, read-only, gone, not allowed, in use, or silent."""

import errno

from fieldapp.errors import DiskFull, DiskTrouble, StoreError

FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_WHY = {
    errno.EROFS: "read_only",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
    errno.EEXIST: "gone",  # a file stands where the folder should
    errno.ENODEV: "gone",
    errno.ENXIO: "gone",
    errno.ESTALE: "gone",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EBUSY: "busy",
    errno.ETXTBSY: "busy",
}
_WINDOWS_BUSY = (32, 33)  # sharing and lock violations; Python calls them "not permitted"


def disk_error(error: OSError, needed: int = 0) -> StoreError:
    """Our error for one of the system's; ``needed`` bytes were to be written."""
    if error.errno in FULL:
        return DiskFull(needed=needed)
    busy = getattr(error, "winerror", 0) in _WINDOWS_BUSY
    return DiskTrouble("busy" if busy else _WHY.get(error.errno or 0, "silent"), f"OS-{error.errno or 0}")
