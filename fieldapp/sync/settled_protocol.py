"""Wire values of what is settled: how far the receipt log lies in a backup outside the province's building.

``docs/protocol.md``, "Settled", is the prose. Only from then on may a laptop let its own copy go.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

SETTLED = "/v1/settled"
MOST_DAYS = 90  # after its receipt work leaves a laptop at the latest, where the province lets it
DEFAULT_DAYS = 30


@dataclass(frozen=True, slots=True)
class SettledText:
    """What the province says of its backup once the signature holds.

    ``upto``: (epoch of receipts, lane, log index); a receipt with that epoch, in that lane
    (``(log_index - 1) % lanes``) and with no larger index is in the backup. ``epoch`` is the province's own now: in
    another one nothing of this holds. ``purge_after_days``: 0 to 90, from a receipt's ``received_at`` to ``said_at``,
    both by the province's clock.
    """

    v: int
    kind: Literal["settled"]
    epoch: str
    lanes: int
    upto: tuple[tuple[str, int, int], ...]
    purge_after_days: int
    said_at: datetime
    key_id: str
