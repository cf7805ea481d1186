"""extract-signed() with keys made by another implementation of Ed25519."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldapp.forms.xpath.functions.signed import extract_signed


def signed(message: bytes, seed: int = 1) -> tuple[str, str]:
    """(signature and message, public key), both base64."""
    key = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    contents = key.sign(message) + message
    return base64.b64encode(contents).decode(), base64.b64encode(key.public_key().public_bytes_raw()).decode()


@pytest.mark.parametrize("seed", range(1, 9))
def test_what_was_signed_comes_out(seed: int) -> None:
    contents, key = signed("data asli é".encode(), seed)
    assert extract_signed(contents, key) == "data asli é"


def test_anothers_signature_gives_nothing() -> None:
    assert extract_signed(signed(b"x")[0], signed(b"x", 2)[1]) == ""


def test_a_changed_message_gives_nothing() -> None:
    contents, key = signed(b"10 kg")
    forged = base64.b64encode(base64.b64decode(contents)[:-5] + b"99 kg").decode()
    assert extract_signed(forged, key) == ""


@pytest.mark.parametrize("contents", ["", "blah", "%%", base64.b64encode(b"\xff" * 80).decode()])
def test_what_is_no_signature_gives_nothing(contents: str) -> None:
    assert extract_signed(contents, signed(b"x")[1]) == ""


@pytest.mark.parametrize("key", ["", "blah", "/" * 43 + "=", base64.b64encode(b"\x02" + bytes(31)).decode()])
def test_what_is_no_key_gives_nothing(key: str) -> None:
    assert extract_signed(signed(b"x")[0], key) == ""
