"""A server that signs nothing said yes: what it said, kept as what it is and never as more.

An OpenRosa server answers a submission with 201 or 202 and nothing else. That is this laptop's own note of an answer,
not a proof to others: it carries no signature, so it never counts where a signed receipt is asked for.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from fieldapp.domain.receipt import Receipt

KIND = "openrosa"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """``host`` answered ``status`` to exactly the bytes with ``sha256``, at ``at`` by this laptop's clock (UTC)."""

    instance_id: str
    sha256: str
    host: str
    status: int
    at: datetime

    def noted(self) -> Receipt:
        """As a row beside receipts: no number, no key and no signature."""
        said = {
            "kind": KIND,
            "instance_id": self.instance_id,
            "sha256": self.sha256,
            "host": self.host,
            "status": self.status,
            "at": self.at.isoformat(),
        }
        text = json.dumps(said, sort_keys=True)
        return Receipt(self.instance_id, self.sha256, "", 0, "", self.at, "", text, "")


def acceptance_in(receipt: Receipt | None) -> Acceptance | None:
    """What was noted; None without a receipt, and for one that a province signed."""
    if receipt is None or receipt.signature:
        return None
    said = json.loads(receipt.signed)
    return Acceptance(
        said["instance_id"], said["sha256"], said["host"], said["status"], datetime.fromisoformat(said["at"])
    )
