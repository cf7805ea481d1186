"""Sealed files and signatures: the right key only, and not one byte altered."""

import pytest

from fieldapp.errors import DamagedStore
from fieldapp.vault.sealing import new_identity, seal, unseal
from fieldapp.vault.signatures import new_key, public_key, sign, verify

CONTENT = b"<data>Siti Aminah</data>" * 40


def test_each_recipient_opens_what_was_sealed_to_both() -> None:
    (one, to_one), (two, to_two) = new_identity(), new_identity()
    sealed = seal(CONTENT, [to_one, to_two])
    assert unseal(sealed, one) == unseal(sealed, two) == CONTENT
    assert b"Siti" not in sealed
    assert sealed.startswith(b"age-encryption.org/v1")


def test_two_seals_of_the_same_content_differ() -> None:
    _, recipient = new_identity()
    assert seal(CONTENT, [recipient]) != seal(CONTENT, [recipient])


@pytest.mark.parametrize("at", [0, 30, 200, -1])
def test_an_altered_byte_is_noticed(at: int) -> None:
    identity, recipient = new_identity()
    sealed = bytearray(seal(CONTENT, [recipient]))
    sealed[at] ^= 1
    with pytest.raises(DamagedStore):
        unseal(bytes(sealed), identity)


@pytest.mark.parametrize("kept", [0, 10, 250, -1])
def test_a_cut_file_is_noticed(kept: int) -> None:
    identity, recipient = new_identity()
    with pytest.raises(DamagedStore):
        unseal(seal(CONTENT, [recipient])[:kept], identity)


def test_somebody_else_opens_nothing_and_nobody_is_no_recipient() -> None:
    _, recipient = new_identity()
    stranger, _ = new_identity()
    with pytest.raises(DamagedStore):
        unseal(seal(CONTENT, [recipient]), stranger)
    with pytest.raises(DamagedStore):
        unseal(seal(CONTENT, [recipient]), "no identity at all")
    with pytest.raises(ValueError, match="recipient"):
        seal(CONTENT, [])


def test_a_signature_is_good_for_exactly_these_bytes_and_this_key() -> None:
    seed, public = new_key()
    signature = sign(seed, CONTENT)
    assert public_key(seed) == public
    assert verify(public, CONTENT, signature)
    assert not verify(public, CONTENT + b" ", signature)
    assert not verify(new_key()[1], CONTENT, signature)


@pytest.mark.parametrize("broken", ["", "x", "not base64 !", "AAAA", "é"])
def test_broken_keys_and_signatures_are_simply_not_good(broken: str) -> None:
    seed, public = new_key()
    assert not verify(public, CONTENT, broken)
    assert not verify(broken, CONTENT, sign(seed, CONTENT))
