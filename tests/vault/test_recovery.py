"""The recovery code: read over the telephone, typed with mistakes."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.vault.recovery import ALPHABET, SECRET_BYTES, new_secret, read_code, write_code

SECRETS = st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES)


@given(SECRETS)
def test_a_code_reads_back(secret: bytes) -> None:
    code = write_code(secret)
    assert read_code(code) == secret
    groups = code.split("-")
    assert [len(group) for group in groups] == [4] * 8
    assert set("".join(groups)) <= set(ALPHABET)


@given(SECRETS)
def test_letter_case_spaces_and_lookalikes_do_not_matter(secret: bytes) -> None:
    code = write_code(secret)
    for typed in (code.lower(), code.replace("-", " "), code.replace("-", ""), f"\t{code}\n"):
        assert read_code(typed) == secret
    assert read_code(code.replace("1", "I").replace("0", "O")) == secret
    assert read_code(code.replace("1", "l").replace("0", "o")) == secret


@given(SECRETS, st.integers(0, 31), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(secret: bytes, at: int, symbol: str) -> None:
    plain = write_code(secret).replace("-", "")
    typed = plain[:at] + symbol + plain[at + 1 :]
    assert read_code(typed) == (secret if typed == plain else None)


@given(SECRETS, st.integers(0, 30))
def test_two_characters_exchanged_are_noticed(secret: bytes, at: int) -> None:
    plain = write_code(secret).replace("-", "")
    typed = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
    assert read_code(typed) == (secret if typed == plain else None)


@pytest.mark.parametrize("typed", ["", "-", "ABCD", "U" * 32, "0" * 31, "0" * 33, "ä" * 32, "0" * 32])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


def test_secrets_are_random() -> None:
    assert len({new_secret() for _ in range(100)}) == 100
    assert random.Random(0).randbytes(SECRET_BYTES) != new_secret()
