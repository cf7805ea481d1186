"""The province's word about its backup: fetched whole, believed once the enrolled key proves it."""

from threading import Event

from fieldapp.domain.retention import Settled
from fieldapp.errors import ServerTrouble, Untrusted
from fieldapp.sync.client import Province
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.http import Request
from fieldapp.sync.protocol import SignedReceipt, decode
from fieldapp.sync.settled_protocol import MOST_DAYS, SETTLED, SettledText
from fieldapp.sync.signed import signed_text

SECONDS = 15.0  # it is worth no more waiting: tomorrow it is asked again


def fetch_settled(province: Province, *, cancelled: Event | None = None) -> Settled:
    """What is settled now. Raises SyncError kinds (Untrusted: not the province's word), Cancelled."""
    reply = province.call(Request("GET", SETTLED, seconds=SECONDS, cancelled=cancelled))
    try:
        found = decode(reply.body, SignedReceipt)
    except ValueError:
        raise ServerTrouble(status=reply.status, sent=True) from None
    return verified_settled(found, province.device)


def verified_settled(found: SignedReceipt, device: DeviceCredentials) -> Settled:
    """The word, if an enrolled key signed it. Raises Untrusted for anything else."""
    text = signed_text(found, device, SettledText, "What is settled")
    if text.v != 1 or text.lanes < 1 or not 0 <= text.purge_after_days <= MOST_DAYS:
        raise Untrusted("What is settled cannot be read.")
    return Settled(
        text.epoch, text.lanes, text.upto, text.purge_after_days, text.said_at, found.signed, found.signature
    )
