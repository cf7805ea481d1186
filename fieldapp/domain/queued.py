"""One line of the outbox: what the uploader needs to know before it reads the bytes."""

from dataclasses import dataclass

from fieldapp.domain.submission import Attachment


@dataclass(frozen=True, slots=True)
class Queued:
    """A finalized submission without a receipt. ``size`` is in bytes, attachments included."""

    instance_id: str
    sha256: str
    size: int
    attachments: tuple[Attachment, ...] = ()
