"""The port between sending and storing: what the uploader asks of the store, and nothing more.

Implemented structurally by the store; every method is one durable transaction.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from fieldapp.domain.acceptance import Acceptance
from fieldapp.domain.receipt import Receipt, Refusal
from fieldapp.domain.submission import Attachment, Submission


class Queued(Protocol):
    """A submission that has no receipt yet. ``size``: bytes, attachments too; a higher ``urgency`` goes first."""

    @property
    def instance_id(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def urgency(self) -> int: ...
    @property
    def attachments(self) -> Sequence[Attachment]: ...


class Outbox(Protocol):
    """Finalized submissions without a verified receipt."""

    def due(self, now: datetime) -> Sequence[Queued]:
        """Finalized and not waiting beyond ``now``; the most urgent first, then the oldest."""

    def unsettled(self, now: datetime) -> Sequence[Queued]:
        """Unconfirmed, or left in sending by a crash: the province is asked about these first."""

    def submissions(self, instance_ids: Sequence[str]) -> Sequence[Submission]:
        """The frozen bytes of these, in this order; those that are not frozen any more are left out."""

    def form_xml(self, form_id: str, version: str) -> bytes:
        """The published XForm. Raises StoreError when it is not here."""

    def record_sending(self, instance_ids: Sequence[str]) -> Sequence[str]:
        """Bytes are about to leave; returns those that a worker has not taken back to draft meanwhile."""

    def record_unconfirmed(self, instance_ids: Sequence[str]) -> None:
        """Bytes may have arrived; nothing is known."""

    def record_waiting(self, instance_ids: Sequence[str], retry_at: datetime, cause: str) -> None:
        """Surely not received; tried again from ``retry_at``. ``cause`` is an error code."""

    def record_receipts(self, receipts: Sequence[Receipt]) -> None:
        """Only for receipts whose signature, id and sha256 were verified."""

    def record_refusal(self, refusal: Refusal) -> None:
        """A reasoned no; conflict and unreadable go to quarantine."""


class UnsignedOutbox(Outbox, Protocol):
    """The same, on the way to a server that signs nothing."""

    def record_acceptance(self, acceptance: Acceptance) -> None:
        """Only after the server took the whole submission: 201 or 202."""
