"""Courier packs as people see them: made on this laptop, carried for others, and what a run did."""

from dataclasses import dataclass, field
from datetime import datetime

from fieldapp.domain.team import TakenWork
from fieldapp.errors import BadPack, SyncError


@dataclass(frozen=True, slots=True)
class MadePack:
    """A pack that this laptop wrote. ``received`` and ``returned`` are counted now; ``size`` is in bytes."""

    pack_id: str
    name: str  # of the file
    place: str  # the folder it was written to
    made_at: datetime
    submissions: int
    size: int
    received: int = 0
    returned: int = 0

    @property
    def settled(self) -> bool:
        """Everything in it has its answer."""
        return self.received + self.returned >= self.submissions


@dataclass(frozen=True, slots=True)
class CarriedPack:
    """A sealed pack of some laptop that this one brings to the province.

    ``status``: waiting (not brought yet), closed (there, the office has not opened it), delivered (its return file is
    here), refused (``reason`` is a key of ``BadPack.WHYS``). The counts are of submissions, ``damaged`` of items.
    """

    pack_id: str
    device_code: str
    name: str
    made_at: datetime
    taken_at: datetime
    submissions: int
    size: int
    status: str = "waiting"
    reason: str = ""
    received: int = 0
    refused: int = 0
    incomplete: int = 0
    damaged: int = 0
    flagged: bool = False
    written_at: datetime | None = None  # the return file went back to a stick


@dataclass(frozen=True, slots=True)
class Packed:
    """What ``pack`` wrote: every file was read back and compared. ``left`` submissions did not fit.

    ``taken`` are the instance ids inside; ``missing`` attachments were not on this laptop any more.
    """

    packs: tuple[MadePack, ...]
    taken: frozenset[str]
    left: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What ``take`` found: new packs, copies of known ones, files that are not taken.

    ``work``: what came onto a supervisor's desk out of all packs that are carried here.
    """

    fresh: tuple[CarriedPack, ...]
    known: int = 0
    refused: tuple[BadPack, ...] = ()
    work: TakenWork = field(default_factory=TakenWork)


@dataclass(frozen=True, slots=True)
class Delivered:
    """What ``upload`` did with packs of others. ``cause`` stopped it, None when nothing did."""

    delivered: tuple[CarriedPack, ...]
    refused: tuple[CarriedPack, ...]
    waiting: int
    cause: SyncError | None = None


@dataclass(frozen=True, slots=True)
class ReadReceipts:
    """What files of receipts did here. ``others`` are device codes of files for other laptops.

    ``known`` had their answer already; ``incomplete`` wait for attachments; ``strange`` are of no submission of this
    store.
    """

    files: int = 0
    received: int = 0
    returned: int = 0
    known: int = 0
    incomplete: int = 0
    strange: int = 0
    others: tuple[str, ...] = ()
    refused: tuple[BadPack, ...] = ()


@dataclass(frozen=True, slots=True)
class ToCarry:
    """What a pack made now would take."""

    submissions: int
    size: int
    fresh: int  # never in a pack before
