"""What makes a receipt count: the enrolled key signed it, for this instance_id and these bytes."""

from fieldapp.domain.receipt import Receipt
from fieldapp.errors import Untrusted
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.protocol import ReceiptText, SignedReceipt, decode


def verified_receipt(found: SignedReceipt, device: DeviceCredentials, instance_id: str, sha256: str) -> Receipt:
    """The receipt for exactly ``instance_id`` and ``sha256``. Raises Untrusted for anything else."""
    try:
        text = decode(found.signed, ReceiptText)
    except ValueError:
        raise Untrusted("A receipt cannot be read.") from None
    key = device.receipt_keys.get(text.key_id, "")
    if not key or not device.verify(key, found.signed.encode(), found.signature):
        raise Untrusted("A receipt is not signed by the province.")
    if (text.v, text.instance_id, text.sha256) != (1, instance_id, sha256):
        raise Untrusted("A receipt is for another submission.")
    return Receipt(
        instance_id=text.instance_id,
        sha256=text.sha256,
        number=text.number,
        log_index=text.log_index,
        epoch=text.epoch,
        received_at=text.received_at,
        key_id=text.key_id,
        signed=found.signed,
        signature=found.signature,
    )
