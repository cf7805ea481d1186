"""Courier packs on the wire: what a carrier says to the province, and hears. ``docs/protocol.md``, "Courier packs".

POST  /v1/packs                          the head of a pack → PackState
PATCH /v1/packs/{pack_id}/items/{sha256} a piece of an item at an offset, as for attachments
GET   /v1/packs/{pack_id}/receipts       the return file, sealed to the laptop the pack came from
"""

from dataclasses import dataclass

PACKS = "/v1/packs"
PACK_TYPE = "application/vnd.jangkau.pack"
RETURN_TYPE = "application/vnd.jangkau.receipts"


@dataclass(frozen=True, slots=True)
class WantedItem:
    """An item that is not at the province, or not all of it: go on at ``offset``."""

    sha256: str
    offset: int


@dataclass(frozen=True, slots=True)
class PackState:
    """How the province stands with a pack. Counts only: who carries it learns nothing of what is in it.

    ``wanted``: items to bring. ``closed``: items that are here and wait for the office that has the key.
    ``damaged``: items that could not be opened. ``received``, ``refused`` and ``incomplete`` (attachments are missing)
    count submissions. ``flagged``: the laptop it came from is blocked; its work is kept and looked at.
    """

    pack_id: str
    wanted: tuple[WantedItem, ...]
    closed: int
    damaged: int
    received: int
    refused: int
    incomplete: int
    flagged: bool = False

    @property
    def complete(self) -> bool:
        """Nothing more to bring or to open: the return file says what became of it."""
        return not self.wanted and not self.closed


def item_path(pack_id: str, sha256: str) -> str:
    """Where an item is brought."""
    return f"{PACKS}/{pack_id}/items/{sha256}"


def receipts_path(pack_id: str) -> str:
    """Where the return file is fetched."""
    return f"{PACKS}/{pack_id}/receipts"
