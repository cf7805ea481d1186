"""Degrees to the square world and back."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.devices.mercator import EDGE, metres_a_pixel, round_length, to_degrees, to_world


@given(st.floats(-85, 85), st.floats(-180, 179.999999))
def test_there_and_back(latitude: float, longitude: float) -> None:
    again = to_degrees(*to_world(latitude, longitude))
    assert again == (pytest.approx(latitude, abs=1e-7), pytest.approx(longitude, abs=1e-7))


def test_known_tiles() -> None:
    assert to_world(0, 0) == (0.5, pytest.approx(0.5))
    x, y = to_world(-0.5022, 117.1536)  # Samarinda in the XYZ scheme
    assert (int(x * 2**12), int(y * 2**12)) == (3380, 2053)
    assert to_world(EDGE, -180) == (0.0, pytest.approx(0.0, abs=1e-6))
    assert to_world(90, 0)[1] == to_world(EDGE, 0)[1]
    assert to_degrees(1.25, 2.0) == (pytest.approx(-EDGE, abs=1e-5), pytest.approx(-90))


def test_lengths() -> None:
    assert metres_a_pixel(0, 0) == pytest.approx(156_543, rel=1e-5)
    assert metres_a_pixel(60, 10) == pytest.approx(156_543 / 2 / 1024, rel=1e-5)


@given(st.floats(1e-6, 1e7))
def test_round_lengths_fit(most: float) -> None:
    found = round_length(most)
    assert most / 2.5 - 1e-9 <= found <= most * (1 + 1e-8)
    assert round(found / 10 ** math.floor(math.log10(found) + 1e-9)) in (1, 2, 5)
