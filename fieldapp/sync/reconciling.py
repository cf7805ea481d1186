"""Does the province still hold what it gave receipts for? Asked hash by hash, and what is lost there goes once more.

A round is asked in pieces of 500 (24 kB up, about one back); what was said of each is kept at once, so a cut costs one
piece. What is missing or damaged at the province goes the way of everything else: in batches, files by content. The
store never calls less than received what has a receipt: a new one is kept beside the first.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from threading import Event
from typing import Protocol

from fieldapp.domain.receipt import Receipt, Refusal
from fieldapp.domain.submission import Attachment, Submission
from fieldapp.errors import Cancelled, Offline, ServerTrouble, SyncError
from fieldapp.sync.allowance import Allowance
from fieldapp.sync.client import Province
from fieldapp.sync.link import Link
from fieldapp.sync.outbox import Queued
from fieldapp.sync.protocol import MAX_ASKED, AskedSubmission, Outcome
from fieldapp.sync.riding import ride
from fieldapp.sync.settling import Sending
from fieldapp.sync.uploader import UploadReport, upload

ASKED_BYTES = 50  # over the wire, of one submission in a question
LATER_CODES = frozenset({"unknown_form", "unknown_version"})  # a restored province may publish its forms again


class Ledger(Protocol):
    """What a round asks of the store; every method is one durable transaction."""

    def unproven(self, limit: int) -> Sequence[Queued]:
        """The next that nothing was said of in this round."""

    def lost(self, *said: str) -> Sequence[Queued]:
        """Those of which the province last said ``missing``, ``damaged`` or ``wanted``."""

    def record_proofs(self, said: Mapping[str, str]) -> None:
        """instance_id → held, missing, damaged, wanted or refused."""

    def record_again(self, receipts: Sequence[Receipt], why: str) -> None:
        """Sent once more and received; verified. The first receipts stay."""

    def submissions(self, instance_ids: Sequence[str]) -> Sequence[Submission]:
        """The frozen bytes of these, in this order."""

    def form_xml(self, form_id: str, version: str) -> bytes:
        """The published XForm. Raises StoreError when it is not here."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Of one run: so many were asked about, ``lost`` of them; ``run.received`` were sent once more and are there."""

    checked: int
    lost: int
    run: UploadReport


def reconcile(
    ledger: Ledger,
    province: Province,
    read_attachment: Callable[[Attachment], bytes],
    progress: Callable[[Sending], None],
    cancelled: Event,
    clock: Callable[[], datetime],
    random: Random,
    *,
    link: Link,
    allowance: Allowance,
    why: str,
) -> Reconciled:
    """Go on with the round that is open, over a link that breaks. ``why``: restored or missing, for the history.

    What stopped it is in ``run.cause``. Raises StoreError only when the store itself fails.
    """
    asking = _Asking(ledger, province, cancelled, link, allowance)
    again, wanted = _Again(ledger, why), dict[str, frozenset[str]]()

    def run() -> UploadReport:
        stopped = asking.go()
        if stopped is not None:
            return stopped
        return upload(
            again, province, read_attachment, progress, cancelled, clock, random,
            link=link, at_once=True, allowance=allowance, wanted=wanted,
        )  # fmt: skip

    report = ride(run)
    return Reconciled(asking.checked, asking.lost, report)


class _Asking:
    """The questions of one run."""

    def __init__(self, ledger: Ledger, province: Province, cancelled: Event, link: Link, allowance: Allowance) -> None:
        self._ledger, self._province, self._cancelled = ledger, province, cancelled
        self._link, self._allowance = link, allowance
        self.checked = self.lost = 0

    def go(self) -> UploadReport | None:
        """Ask about all that is left of the round; what stopped it, None when nothing did."""
        started, before = time.monotonic(), self.checked
        stopped = UploadReport(0, 0, 0, 0, 0, 0, 0.0)
        try:
            limit = self._all()
            if not limit:
                return None
            stopped = replace(stopped, limit=limit)
        except SyncError as error:
            cut = isinstance(error, Offline | ServerTrouble) and error.facts.get("status", 0) == 0
            stopped = replace(stopped, cause=error, interrupted=cut and self.checked > before)
        except Cancelled:
            stopped = replace(stopped, cancelled=True)
        return replace(stopped, seconds=time.monotonic() - started, wire_bytes=self._province.wire_bytes)

    def _all(self) -> str:
        while part := self._ledger.unproven(MAX_ASKED):
            if self._cancelled.is_set():
                raise Cancelled
            limit = self._allowance.refuses(self._province.wire_bytes, ASKED_BYTES * len(part), self._link.rate)
            if limit:
                return limit
            self._record(part)
        return ""

    def _record(self, part: Sequence[Queued]) -> None:
        asked = [AskedSubmission(item.instance_id, item.sha256) for item in part]
        answer = self._province.ask_held(asked, cancelled=self._cancelled)
        of = {item.instance_id: item.sha256 for item in part}
        said = {one.instance_id: _said(one) for one in answer.outcomes if of.get(one.instance_id) == one.sha256}
        if not said:
            raise ServerTrouble(status=200, sent=True)
        self._ledger.record_proofs(said)
        self.checked += len(said)
        self.lost += sum(kind in ("missing", "damaged", "wanted") for kind in said.values())


def _said(outcome: Outcome) -> str:
    codes = {reason.code for reason in outcome.reasons}
    if outcome.kind in ("held", "receipt"):
        return "held"
    if outcome.kind == "refusal":
        return "missing" if codes and codes <= LATER_CODES else "refused"
    if outcome.kind == "unknown":
        return "damaged" if "damaged" in codes else "missing"
    return outcome.kind


class _Again:
    """What is lost at the province, as an outbox; nothing of it ever leaves the state received."""

    def __init__(self, ledger: Ledger, why: str) -> None:
        self._ledger, self._why = ledger, why

    def due(self, _now: datetime) -> Sequence[Queued]:
        """Of which the province has nothing that could be read."""
        return self._ledger.lost("missing", "damaged")

    def unsettled(self, _now: datetime) -> Sequence[Queued]:
        """Of which it has the text."""
        return self._ledger.lost("wanted")

    def submissions(self, instance_ids: Sequence[str]) -> Sequence[Submission]:
        """The frozen bytes."""
        return self._ledger.submissions(instance_ids)

    def form_xml(self, form_id: str, version: str) -> bytes:
        """The published XForm."""
        return self._ledger.form_xml(form_id, version)

    def record_sending(self, instance_ids: Sequence[str]) -> Sequence[str]:
        """They were received once: nobody takes them back."""
        return instance_ids

    def record_unconfirmed(self, instance_ids: Sequence[str]) -> None:
        """They stay as they were, and go again in the next run."""

    def record_waiting(self, instance_ids: Sequence[str], retry_at: datetime, cause: str) -> None:
        """The same."""

    def record_receipts(self, receipts: Sequence[Receipt]) -> None:
        """There once more."""
        self._ledger.record_again(receipts, self._why)

    def record_refusal(self, refusal: Refusal) -> None:
        """A person is needed, unless the province only lacks the form."""
        if not {reason.code for reason in refusal.reasons} <= LATER_CODES:
            self._ledger.record_proofs({refusal.instance_id: "refused"})
