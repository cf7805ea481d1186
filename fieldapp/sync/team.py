"""The team card of this laptop: asked for with what others may seal to, believed once the enrolled key proves it."""

from threading import Event

from fieldapp.errors import ServerTrouble, Untrusted
from fieldapp.sync.client import Province
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.http import MAX_FILE, Request
from fieldapp.sync.protocol import SignedReceipt, decode, encode
from fieldapp.sync.signed import signed_text
from fieldapp.sync.team_protocol import TEAM, TeamRequest, TeamText

SECONDS = 30.0  # it is worth no more waiting: the next run asks again
_JSON = {"Content-Type": "application/json"}


def fetch_team(province: Province, recipient: str, *, cancelled: Event | None = None) -> SignedReceipt:
    """The signed card as it came, verified. Raises SyncError kinds (Untrusted: somebody else's), Cancelled."""
    body = encode(TeamRequest(recipient))
    request = Request("POST", TEAM, body, _JSON, seconds=SECONDS, limit=MAX_FILE, cancelled=cancelled)
    reply = province.call(request)
    try:
        found = decode(reply.body, SignedReceipt)
    except ValueError:
        raise ServerTrouble(status=reply.status, sent=True) from None
    verified_team(found, province.device)
    return found


def verified_team(found: SignedReceipt, device: DeviceCredentials) -> TeamText:
    """The card, if an enrolled key signed it for this device. Raises Untrusted for anything else."""
    text = signed_text(found, device, TeamText, "A team card")
    if (text.v, text.device_id) != (1, device.device_id):
        raise Untrusted("A team card is for another laptop.")
    return text
