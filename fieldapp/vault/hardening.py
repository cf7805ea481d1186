"""What a process can do so that its memory does not become a file, and holds less once it is locked.

``harden``: no core dump, and no reading by other programs of the same account (a debugger, a stealer of passwords), as
far as the system lets a process ask for it. ``begin_forgetting`` and ``end_forgetting`` stand around a lock: memory
that is freed between them is written over, so that what was on screen does not wait there for a hibernation file. Best
effort: root, the kernel and whoever had the memory before are beyond it, and Python copies texts as it likes.
"""

import sys
from contextlib import suppress
from functools import cache
from typing import Any, Final

_SET_DUMPABLE: Final = 4  # prctl(2)
_DENY_ATTACH: Final = 31  # ptrace(2) of macOS
_PERTURB: Final = -6  # mallopt(3): every freed block is filled with this byte
_BYTE: Final = 0xA5
_SMALL: Final = range(16, 513, 16)  # what Python keeps in pools of its own, by size
_ROUNDS: Final = 8_000  # blocks of each size: more than a page of the app leaves free
_NO_FAULT_BOX: Final = 0x0001 | 0x0002  # SetErrorMode: no report of a crash, which holds a dump
# Others of this account may end the process and ask whether it lives; only the system may do more.
_WINDOWS_RULE: Final = "D:P(A;;0x101001;;;OW)(A;;0x1fffff;;;SY)"


def harden() -> tuple[str, ...]:
    """Once, before anything is unlocked. Returns what took effect: "no core" and "no reading"."""
    found = []
    if _no_core():
        found.append("no core")
    with suppress(OSError, AttributeError):
        if _no_reading():
            found.append("no reading")
    return tuple(found)


def _no_core() -> bool:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(_NO_FAULT_BOX)
        return True
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


def _no_reading() -> bool:
    if sys.platform == "win32":
        return _windows_rule()
    libc = _libc()
    if sys.platform == "darwin":
        return bool(libc.ptrace(_DENY_ATTACH, 0, None, 0) == 0)
    return bool(libc.prctl(_SET_DUMPABLE, 0, 0, 0, 0) == 0)


def _windows_rule() -> bool:
    import ctypes

    system: Any = getattr(ctypes, "windll")  # noqa: B009 (only Windows has it)
    rule = ctypes.c_void_p()
    make = system.advapi32.ConvertStringSecurityDescriptorToSecurityDescriptorW
    if not make(_WINDOWS_RULE, 1, ctypes.byref(rule), None):
        return False
    kept = system.advapi32.SetKernelObjectSecurity(ctypes.c_void_p(-1), 4, rule)  # -1: this process; 4: its rule
    system.kernel32.LocalFree(rule)
    return bool(kept)


def begin_forgetting() -> None:
    """From now on memory is written over when it is freed, where the C library is glibc."""
    _perturb(_BYTE)


def end_forgetting() -> None:
    """Write over what Python keeps free for itself, and give back what the C library can. About 50 ms."""
    _fill_pools()
    if _perturb(0):
        _libc().malloc_trim(0)  # the system hands such pages out again as zeros


def _perturb(byte: int) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    with suppress(OSError, AttributeError):
        return bool(_libc().mallopt(_PERTURB, byte))
    return False


def _fill_pools() -> None:
    """Take the free small blocks of each size, write them full, give them back."""
    for size in _SMALL:
        header = sys.getsizeof(b"")
        blocks = [bytes([_BYTE]) * max(2, size - header) for _ in range(_ROUNDS)]
        blocks.clear()


@cache
def _libc() -> Any:
    import ctypes

    return ctypes.CDLL(None)
