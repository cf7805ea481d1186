"""One line of the outbox: what the uploader needs to know before it reads the bytes."""

from dataclasses import dataclass

from fieldapp.domain.submission import Attachment


@dataclass(frozen=True, slots=True)
class Queued:
    """A finalized submission without a receipt. ``size`` is in bytes, attachments included.

    ``urgency``: 2 when it says that somebody's case is red (*merah*), 1 for amber (*kuning*), 0 otherwise.
    """

    instance_id: str
    sha256: str
    size: int
    attachments: tuple[Attachment, ...] = ()
    urgency: int = 0
