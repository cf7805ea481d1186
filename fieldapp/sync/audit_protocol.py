"""Wire values of the audit: a laptop brings its new lines and signs where they end, the province signs the same.

``docs/protocol.md``, "Audit", is the prose. A batch is JSON, compressed with zstd: lines are much alike.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from fieldapp.domain.audit import BEGINNING
from fieldapp.sync.frame import packed, unpacked
from fieldapp.sync.protocol import SignedReceipt, decode, encode

AUDIT: Final = "/v1/audit"
AUDIT_TYPE: Final = "application/x-jangkau-audit+zstd"
RESTART: Final = "audit_restart"  # the problem that says: send from the first line
MAX_AUDIT_LINES: Final = 500
MAX_AUDIT_PLAIN: Final = 1 << 20  # bytes of one batch after decompression
MAX_LINE: Final = 4096  # characters
MAX_SEQ: Final = 2_000_000_000  # more than a laptop does in its life


@dataclass(frozen=True, slots=True)
class AuditHeadText:
    """What a laptop signs: its audit ends here. ``chain``: SHA-256 in hexadecimal (``domain/audit.chained``)."""

    v: int
    kind: Literal["audit-head"]
    device_id: str
    seq: int
    chain: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AuditBatch:
    """Lines after number ``after``, up to which the chain was ``after_chain``; ``head`` signs the end after them."""

    after: int
    after_chain: str
    lines: tuple[str, ...]
    head: SignedReceipt


@dataclass(frozen=True, slots=True)
class AuditKeptText:
    """What the province signs: it has every line up to here. ``branch`` is 1; more where the laptop's audit forked."""

    v: int
    kind: Literal["audit-kept"]
    device_id: str
    branch: int
    seq: int
    chain: str
    received_at: datetime
    key_id: str


@dataclass(frozen=True, slots=True)
class AuditAnswer:
    """``kept`` is an ``AuditKeptText``. ``forked_at``: the last line that the province has the same, where it knows
    others after it; None where all follows."""

    kept: SignedReceipt
    forked_at: int | None = None


def pack(batch: AuditBatch) -> bytes:
    """The compressed body."""
    return packed(encode(batch))


def unpack(body: bytes) -> AuditBatch:
    """Raises ValueError for anything else than what ``pack`` makes, and for more than may come at once."""
    plain = unpacked(body, MAX_AUDIT_PLAIN)
    batch = decode(plain, AuditBatch)
    from_somewhere = 0 <= batch.after <= MAX_SEQ and len(batch.after_chain) == len(BEGINNING)
    fits = from_somewhere and (batch.after > 0 or batch.after_chain == BEGINNING)
    if not fits or not 1 <= len(batch.lines) <= MAX_AUDIT_LINES or max(map(len, batch.lines)) > MAX_LINE:
        raise ValueError("no lines, too many, too long, or from nowhere")
    return batch
