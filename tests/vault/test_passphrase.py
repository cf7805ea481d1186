"""What a passphrase must be, and the words it is suggested from."""

import re

import pytest

from fieldapp.vault.passphrase import check_passphrase, entropy_bits, suggest_passphrase
from fieldapp.vault.wordlist import WORDS

# Sounds that are taken for one another over the telephone.
_ALIKE = str.maketrans("bdgvfiuzjmw", "ptkppeoscnp")


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("", "too_short"),
        ("pendek", "too_short"),
        ("14 karakter ya", "too_short"),
        ("x" * 129, "too_long"),
        ("aaaaaaaaaaaaaaaaaaaa", "too_common"),
        ("123456789012345", "too_common"),
        ("abcabcabcabcabcabc", "too_common"),
        ("samarindakaltim2026", "too_common"),
        ("Dinas Sosial Kalimantan Timur", "too_common"),
        ("qwertyuiopasdfghjkl", "too_common"),
        ("password rahasia 123", "too_common"),
        ("perahu hijau dekat dermaga", ""),
        ("Kue lapis enak sekali!", ""),
        ("a bug fox run dim", ""),
        ("ikan ubi padi apel teh", ""),
    ],
)
def test_length_and_a_blocklist_decide_nothing_else(passphrase: str, reason: str) -> None:
    assert check_passphrase(passphrase) == reason


def test_suggestions_are_acceptable_and_differ() -> None:
    suggested = {suggest_passphrase() for _ in range(300)}
    assert len(suggested) == 300
    assert [text for text in suggested if check_passphrase(text)] == []
    assert all(len(text.split()) == 5 for text in suggested)


def test_five_words_are_worth_sixty_bits() -> None:
    assert entropy_bits() >= 60


def test_words_are_plain_distinct_and_in_a_fixed_order() -> None:
    assert len(WORDS) == len(set(WORDS)) >= 4096
    assert [word for word in WORDS if not re.fullmatch("[a-z]{4,8}", word)] == []
    assert list(WORDS) == sorted(WORDS)


def test_no_two_words_sound_alike() -> None:
    heard: dict[str, str] = {}
    for word in WORDS:
        sound = word.replace("kh", "k").replace("sy", "s").replace("ny", "n").replace("ng", "n").translate(_ALIKE)
        assert sound not in heard, (word, heard[sound])
        heard[sound] = word
