"""Who this laptop is to the province. Keys stay where they are kept; only what they do is passed in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DeviceCredentials:
    """``sign`` returns base64 Ed25519 of its bytes; ``verify(public_key, signed, signature)`` never raises.

    ``receipt_keys`` maps the province's key ids to Ed25519 public keys in base64, as enrolled.
    """

    device_id: str
    receipt_keys: Mapping[str, str]
    sign: Callable[[bytes], str] = field(repr=False)
    verify: Callable[[str, bytes, str], bool] = field(repr=False)
