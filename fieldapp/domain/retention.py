"""How long received work stays on a laptop: what the province said of its backup, and what left because of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Settled:
    """The province's last word, verified: how far its receipt log lies in a backup outside its building.

    ``upto``: (epoch of receipts, lane, log index). ``said_at`` is by the province's clock, as ``received_at`` is.
    ``signed`` and ``signature`` are kept as proof.
    """

    epoch: str
    lanes: int
    upto: tuple[tuple[str, int, int], ...]
    days: int
    said_at: datetime
    signed: str
    signature: str

    @property
    def purge_before(self) -> datetime:
        """Work with a receipt of that time or earlier is old enough to leave the laptop."""
        return self.said_at - timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Purged:
    """What is left of a purged submission: enough to find it at the province, and nothing of anybody."""

    instance_id: str
    sha256: str
    number: str
    receipt_number: str
    form_id: str
    form_version: str
    form_title: str
    finalized_at: datetime
    received_at: datetime
    purged_at: datetime
    size: int  # bytes of submission and attachments that it had


@dataclass(frozen=True, slots=True)
class Leftover:
    """A sealed file that belongs to nobody any more. ``folder`` is that of the profile: attachments | second."""

    folder: str
    name: str


@dataclass(frozen=True, slots=True)
class RetentionStanding:
    """How retention stands; counts are of received submissions with a signed receipt.

    ``days`` is the province's policy as it was heard last. ``said_at`` is None until the province said how far its
    backup goes, and again after it was restored. ``here`` have their answers on this laptop; of those ``due`` leave
    with the next purge, ``unsettled`` are old enough and wait for the province. ``first_received_at`` is the oldest
    receipt of those that are not old enough.
    """

    days: int = 0
    said_at: datetime | None = None
    here: int = 0
    due: int = 0
    unsettled: int = 0
    first_received_at: datetime | None = None
    purged: int = 0
    last_at: datetime | None = None

    @property
    def next_at(self) -> datetime | None:
        """When the next of those will be old enough."""
        return self.first_received_at + timedelta(days=self.days) if self.first_received_at else None
