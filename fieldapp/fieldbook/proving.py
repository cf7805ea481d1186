"""What the province still holds of this laptop's receipts: rounds of questions, begun by a restore or by a person."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from threading import Event
from typing import TYPE_CHECKING

from fieldapp.domain.proof import ProofStanding
from fieldapp.domain.receipt import Receipt
from fieldapp.domain.submission import Attachment

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.sync.allowance import Allowance
    from fieldapp.sync.client import Province
    from fieldapp.sync.link import Link
    from fieldapp.sync.uploader import Sending, UploadReport

WHY = "proof_why"  # restored | missing: what the history says of what is sent once more


class Proving:
    """Of one profile and its province. All but ``standing``, ``open`` and ``later_receipts`` from one worker thread."""

    def __init__(
        self, store: "Store", read_attachment: Callable[[Attachment], bytes], clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._read_attachment = read_attachment
        self._clock = clock

    def standing(self) -> ProofStanding:
        """How far the last round is."""
        return self._store.proof_standing()

    @property
    def open(self) -> bool:
        """Whether a round is to be gone on with."""
        return self.standing().open

    def later_receipts(self, instance_id: str) -> tuple[Receipt, ...]:
        """Receipts that a submission got when it was sent once more."""
        return self._store.later_receipts(instance_id)

    def begin(self) -> None:
        """Ask about everything anew, at the next run."""
        if not self.open:
            self._store.put_setting(WHY, "missing")
            self._store.begin_proof(self._keys())

    def hear(self, epoch: str) -> None:
        """The province named its epoch: another one than before says that it was restored from a backup."""
        if self._store.hear_epoch(epoch, self._keys()):
            self._store.put_setting(WHY, "restored")

    def go_on(
        self,
        province: "Province",
        report: "UploadReport",
        progress: "Callable[[Sending], None]",
        cancelled: Event,
        link: "Link",
        allowance: "Allowance",
    ) -> "UploadReport":
        """After a run that went through: go on with the round that is open. *Slow.* The report tells of both."""
        from fieldapp.sync.reconciling import reconcile

        self.hear(province.epoch)
        if report.cause is not None or report.cancelled or report.limit or not self.open:
            return report
        found = reconcile(
            self._store,
            province,
            self._read_attachment,
            progress,
            cancelled,
            self._clock,
            random.Random(),  # noqa: S311 (jitter of waiting times)
            link=link,
            allowance=allowance,
            why=self._store.setting(WHY, "missing"),
        )
        return replace(
            report,
            checked=found.checked,
            lost=found.lost,
            sent_again=found.run.received,
            differing=self.standing().refused,
            seconds=report.seconds + found.run.seconds,
            cause=found.run.cause,
            cancelled=found.run.cancelled,
            limit=found.run.limit,
            clock_offset_seconds=province.clock_offset_seconds,
            wire_bytes=province.wire_bytes,
        )

    def _keys(self) -> list[str]:
        from fieldapp.sync.protocol import decode

        kept = self._store.setting("receipt_keys")
        return list(decode(kept, dict[str, str])) if kept else []
