"""What the province may tell a laptop to do: one thing, signed by the key that signs receipts, for this laptop only."""

from fieldapp.errors import Untrusted
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.protocol import OrderText, SignedReceipt, decode


def verified_order(found: SignedReceipt, device: DeviceCredentials) -> OrderText:
    """The order, if an enrolled key signed it for this device. Raises Untrusted for anything else."""
    try:
        text = decode(found.signed, OrderText)
    except ValueError:
        raise Untrusted("An order cannot be read.") from None
    key = device.receipt_keys.get(text.key_id, "")
    if not key or not device.verify(key, found.signed.encode(), found.signature):
        raise Untrusted("An order is not signed by the province.")
    if (text.v, text.device_id) != (1, device.device_id):
        raise Untrusted("An order is for another laptop.")
    return text
