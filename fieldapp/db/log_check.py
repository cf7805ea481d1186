"""A log that was harmed is told from one that a crash cut short, before SQLite takes the one for the other.

SQLite reads a write-ahead log up to the first frame whose checksum is wrong and takes the rest for a transaction that
never ended: one turned bit in the middle, and everything saved after it would vanish without a word, overwritten by the
next save. Every commit here was synced before it was called saved, so a crash leaves at most one commit behind a wrong
checksum. Two or more are work that was promised.

The format is that of SQLite's file format document, section 4: a header of 32 bytes, then
frames of 24 bytes and a page.
"""

import struct
from itertools import islice
from pathlib import Path

from fieldapp.errors import DamagedStore

HEADER, FRAME = 32, 24
_MAGIC = 0x377F0682  # the last bit says how the words of the checksums are ordered
_PAGES = frozenset(1 << power for power in range(9, 17))
_ALL = 0xFFFFFFFF


def check_log(store: Path) -> None:
    """Raises DamagedStore when commits lie behind a harmed place of a closed store's log; touches nothing.

    There is a log only after a crash; reading it takes about 0.2 s for 4 MB, as many as SQLite lets it grow to.
    """
    log = store.with_name(f"{store.name}-wal")
    if not log.is_file():
        return
    content = log.read_bytes()
    page = int.from_bytes(content[8:12], "big")
    if page not in _PAGES:
        page = 4096  # the header is harmed: what lies behind it still tells
    commits = _commits(content, page)
    good = _good_frames(content, page)
    if sum(number > good for number in commits) > 1:
        raise DamagedStore(reference=f"LOG-{good}-{commits[-1]}")


def _commits(content: bytes, page: int) -> list[int]:
    """Numbers of the frames, counted from 1, that end a transaction of this log; older ones have other salts."""
    salts, found = content[16:24], []
    good_header = _header_holds(content)
    for number, at in enumerate(range(HEADER, len(content) - FRAME - page + 1, FRAME + page), start=1):
        if not good_header:
            salts, good_header = content[at + 8 : at + 16], True
        if content[at + 8 : at + 16] == salts and content[at + 4 : at + 8] != bytes(4):
            found.append(number)
    return found


def _header_holds(content: bytes) -> bool:
    magic = int.from_bytes(content[:4], "big")
    if magic & ~1 != _MAGIC or len(content) < HEADER:
        return False
    sums = _added((0, 0), content[:24], _order(content))
    return sums == struct.unpack(">2I", content[24:32])


def _good_frames(content: bytes, page: int) -> int:
    """How many frames SQLite would read."""
    if not _header_holds(content):
        return 0
    order, salts, sums = _order(content), content[16:24], struct.unpack(">2I", content[24:32])
    number = 0
    for number, at in enumerate(range(HEADER, len(content) - FRAME - page + 1, FRAME + page), start=1):
        head = content[at : at + FRAME]
        sums = _added(sums, head[:8] + content[at + FRAME : at + FRAME + page], order)
        if head[8:16] != salts or struct.unpack(">2I", head[16:24]) != sums:
            return number - 1
    return number


def _order(content: bytes) -> str:
    return ">" if content[3] & 1 else "<"


def _added(sums: tuple[int, int], content: bytes, order: str) -> tuple[int, int]:
    """SQLite's checksum of ``content``, going on from ``sums``."""
    one, two = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for first, second in zip(islice(words, 0, None, 2), islice(words, 1, None, 2), strict=True):
        one = (one + first + two) & _ALL
        two = (two + second + one) & _ALL
    return one, two
