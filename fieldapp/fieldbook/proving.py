"""What the province still holds of this laptop's receipts: rounds of questions, begun by a restore or by a person."""

import random
from collections.abc import Callable
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
    from fieldapp.sync.reconciling import Reconciled
    from fieldapp.sync.settling import Sending

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

    def run(
        self,
        province: "Province",
        progress: "Callable[[Sending], None]",
        cancelled: Event,
        link: "Link",
        allowance: "Allowance",
    ) -> "Reconciled | None":
        """Go on with the round that is open. *Slow.* None when there is none."""
        from fieldapp.sync.reconciling import reconcile

        if not self.open:
            return None
        return reconcile(
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

    def _keys(self) -> list[str]:
        from fieldapp.sync.protocol import decode

        kept = self._store.setting("receipt_keys")
        return list(decode(kept, dict[str, str])) if kept else []
