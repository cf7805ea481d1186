"""What the province may tell a laptop to do: one thing, signed by the key that signs receipts, for this laptop only."""

from fieldapp.errors import Untrusted
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.protocol import OrderText, SignedReceipt
from fieldapp.sync.signed import signed_text


def verified_order(found: SignedReceipt, device: DeviceCredentials) -> OrderText:
    """The order, if an enrolled key signed it for this device. Raises Untrusted for anything else."""
    text = signed_text(found, device, OrderText, "An order")
    if (text.v, text.device_id) != (1, device.device_id):
        raise Untrusted("An order is for another laptop.")
    return text
