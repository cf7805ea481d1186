"""Codes of beds as people write them down."""

import pytest

from fieldapp.casework.bed_codes import read_codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("A1-A3", ("A1", "A2", "A3")),
        ("A1-3", ("A1", "A2", "A3")),
        ("A1 – A2, B7", ("A1", "A2", "B7")),
        ("A1 s.d. A2", ("A1", "A2")),
        ("01-03", ("01", "02", "03")),
        ("A9-A11", ("A9", "A10", "A11")),
        ("A1, A1 ; Sudut", ("A1", "Sudut")),
        ("A1-B3", ("A1-B3",)),
        (" ", ()),
    ],
)
def test_codes_are_read_as_they_are_written(text: str, codes: tuple[str, ...]) -> None:
    assert read_codes(text) == codes


@pytest.mark.parametrize("text", ["A8-A1", "A1-A900", ",".join(f"X{n}" for n in range(201))])
def test_a_range_that_cannot_be_meant_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"from|more than"):
        read_codes(text)
