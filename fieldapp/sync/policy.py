"""The province's policy for this laptop: fetched whole, believed once the enrolled key proves it."""

from threading import Event

from fieldapp.errors import ServerTrouble, Untrusted
from fieldapp.sync.client import Province
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.http import Request
from fieldapp.sync.policy_protocol import POLICY, PolicyText
from fieldapp.sync.protocol import SignedReceipt, decode
from fieldapp.sync.signed import signed_text

SECONDS = 15.0  # it is worth no more waiting: the next run asks again


def fetch_policy(province: Province, *, cancelled: Event | None = None) -> SignedReceipt:
    """The signed policy as it came, verified. Raises SyncError kinds (Untrusted: somebody else's), Cancelled."""
    reply = province.call(Request("GET", POLICY, seconds=SECONDS, cancelled=cancelled))
    try:
        found = decode(reply.body, SignedReceipt)
    except ValueError:
        raise ServerTrouble(status=reply.status, sent=True) from None
    verified_policy(found, province.device)
    return found


def verified_policy(found: SignedReceipt, device: DeviceCredentials) -> PolicyText:
    """The policy, if an enrolled key signed it for this device. Raises Untrusted for anything else."""
    text = signed_text(found, device, PolicyText, "A policy")
    if (text.v, text.device_id) != (1, device.device_id):
        raise Untrusted("A policy is for another laptop.")
    return text
