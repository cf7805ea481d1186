"""Texts that the province signed: nothing in them is believed before a key known since enrolment proves it."""

from typing import Protocol, TypeVar

from fieldapp.errors import Untrusted
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.protocol import SignedReceipt, decode


class Signed(Protocol):
    """What every such text says."""

    @property
    def key_id(self) -> str: ...


Text = TypeVar("Text", bound=Signed)


def signed_text(found: SignedReceipt, device: DeviceCredentials, shape: type[Text], name: str) -> Text:
    """The text, whoever it is meant for. ``name`` begins the sentences of Untrusted, such as "A receipt"."""
    try:
        text = decode(found.signed, shape)
    except ValueError:
        raise Untrusted(f"{name} cannot be read.") from None
    key = device.receipt_keys.get(text.key_id, "")
    if not key or not device.verify(key, found.signed.encode(), found.signature):
        raise Untrusted(f"{name} is not signed by the province.")
    return text
