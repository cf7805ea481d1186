"""What makes a receipt count: the enrolled key signed it, for this instance_id and these bytes."""

from fieldapp.domain.receipt import Receipt
from fieldapp.errors import Untrusted
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.protocol import ReceiptText, SignedReceipt
from fieldapp.sync.signed import signed_text


def verified_receipt(found: SignedReceipt, device: DeviceCredentials, instance_id: str, sha256: str) -> Receipt:
    """The receipt for exactly ``instance_id`` and ``sha256``. Raises Untrusted for anything else."""
    text = signed_text(found, device, ReceiptText, "A receipt")
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
