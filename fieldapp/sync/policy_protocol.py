"""Wire values of the policy: what a laptop may do while it is out of reach. ``docs/protocol.md``, "Policy"."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

POLICY = "/v1/policy"


@dataclass(frozen=True, slots=True)
class PolicyText:
    """What the province says once the signature holds, for one device.

    ``role`` and ``worker_name`` are the device's now: a change at the province reaches the laptop here. ``denied``:
    names of permissions; one this app does not know denies nothing.
    """

    v: int
    kind: Literal["policy"]
    device_id: str
    worker_name: str
    worker_role: str
    issued_at: datetime
    valid_until: datetime
    denied: tuple[str, ...]
    idle_minutes: int
    keyring: bool
    send_others: bool
    key_id: str
