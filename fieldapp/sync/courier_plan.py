"""Which submissions go into one courier pack: whole ones, oldest first, as many as fit.

A file on a FAT32 stick may have 4 GiB less one byte, so no pack is larger, wherever it is written.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from fieldapp.domain.queued import Queued
from fieldapp.domain.submission import Attachment
from fieldapp.sync.courier_frame import MAX_ITEMS, head_size

FAT_LIMIT = (4 << 30) - 1  # bytes of one file on FAT32
MAX_SUBMISSIONS = 10_000  # in one pack: its return file stays a few megabytes
LINES = 100  # submissions in one sealed batch: the province checks them before it answers
BATCH_BYTES = 1 << 20  # of plain submissions in one sealed batch, unless one alone is larger
SEAL_BYTES = 2_560  # an age header for the province and MOST_READERS with room, and the length before the item
MOST_READERS = 16  # supervisors that an item is sealed to
ITEM_ENTRY = 150  # bytes of one item in the manifest, at most
MANIFEST_BASE = 1_024
LINE_BYTES = 1_024  # around the XML of one submission


@dataclass(frozen=True, slots=True)
class Load:
    """What one pack takes: submissions by sealed batch; ``left`` are those that do not fit. ``size``: bytes at most."""

    batches: tuple[tuple[Queued, ...], ...]
    left: tuple[Queued, ...]
    size: int

    @property
    def chosen(self) -> tuple[Queued, ...]:
        """All submissions of the pack."""
        return tuple(one for batch in self.batches for one in batch)

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """Each content once."""
        return tuple({file.sha256: file for one in self.chosen for file in one.attachments}.values())

    @property
    def manifest_length(self) -> int:
        """Bytes to keep free for the manifest."""
        return MANIFEST_BASE + ITEM_ENTRY * (len(self.batches) + len(self.attachments))


class _Loading:
    """A pack that grows until nothing fits any more."""

    def __init__(self, limit: int) -> None:
        self.limit = min(limit, FAT_LIMIT)
        self.size = head_size(MANIFEST_BASE)
        self.batches: list[list[Queued]] = []
        self._contents: set[str] = set()
        self._count = self._text = 0  # of all submissions; bytes of the last batch

    def take(self, one: Queued) -> bool:
        """False when it does not fit."""
        fresh = {file.sha256: file for file in one.attachments if file.sha256 not in self._contents}
        text = text_size(one) + LINE_BYTES
        begins = not self.batches or len(self.batches[-1]) == LINES or self._text + text > BATCH_BYTES
        more = text + begins * (SEAL_BYTES + ITEM_ENTRY)
        more += sum(sealed_size(file.size) + ITEM_ENTRY for file in fresh.values())
        items = len(self.batches) + begins + len(self._contents) + len(fresh)
        if self._count == MAX_SUBMISSIONS or self.size + more > self.limit or items > MAX_ITEMS:
            return False
        if begins:
            self.batches.append([])
            self._text = 0
        self.batches[-1].append(one)
        self._contents |= fresh.keys()
        self.size += more
        self._text += text
        self._count += 1
        return True


def load(queued: Iterable[Queued], limit: int) -> Load:
    """Choose for a file of at most ``limit`` bytes. A submission that is too large alone is left."""
    pack = _Loading(limit)
    left = tuple(one for one in queued if not pack.take(one))
    return Load(tuple(map(tuple, pack.batches)), left, pack.size)


def text_size(one: Queued) -> int:
    """Bytes of the XML alone."""
    return one.size - sum(file.size for file in one.attachments)


def sealed_size(plain: int) -> int:
    """Bytes of an age file, at most: 16 for every 64 KiB, and its header."""
    return plain + 16 * (plain // (64 << 10) + 2) + SEAL_BYTES
