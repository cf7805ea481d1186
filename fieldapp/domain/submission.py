"""The frozen bytes of a finalized assessment."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from fieldapp.domain.clock import ClockDoubt


def sha256_hex(content: bytes) -> str:
    """64 lower-case hex characters."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to a submission; ``sha256`` and ``size`` are of the plain content."""

    name: str
    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class EntityChange:
    """What one submission says about one entity (ODK Entities 2025.1).

    ``action``: create | update. ``entity_list`` is the dataset name (person, referral …).
    ``properties`` hold only what this submission says, as text. What the laptop had seen of the entity: everything
    the province had numbered up to ``trunk_version``, and its own changes on ``branch_id`` before ``base_version``.
    """

    entity_list: str
    entity_id: str
    action: str
    label: str
    properties: dict[str, str]
    base_version: int = 0
    branch_id: str = ""
    trunk_version: int = 0


class Base(NamedTuple):
    """What a laptop has seen of an entity when it changes it (ODK Entities' offline versions); all blank: not known."""

    base_version: int = 0
    branch_id: str = ""
    trunk_version: int = 0


@dataclass(frozen=True, slots=True)
class Submission:
    """What travels: never changes after ``finalize``. ``sha256`` is of ``xml``; times are UTC.

    ``clock``: why ``finalized_at`` may be wrong, None when nobody doubts it.
    """

    instance_id: str
    form_id: str
    form_version: str
    sha256: str
    xml: bytes
    finalized_at: datetime
    number: str
    attachments: tuple[Attachment, ...] = ()
    corrects: str = ""
    clock: ClockDoubt | None = None

    @property
    def size(self) -> int:
        """Bytes of the XML and all attachments."""
        return len(self.xml) + sum(attachment.size for attachment in self.attachments)
