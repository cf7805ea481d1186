"""Boundaries from GeoJSON: where a point lies, how shapes are laid into a box, and what is no map."""

import json
from collections.abc import Sequence
from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.casework.boundaries import read_boundaries
from fieldapp.errors import BadBoundaries

Ring = Sequence[Sequence[float]]


def square(west: float, south: float, side: float) -> Ring:
    return [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]


def feature(code: object, kind: str, coordinates: object) -> dict[str, object]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"code": code, "name": "Nama"}, "geometry": geometry}


def content(*features: dict[str, object]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


MAP = content(
    feature("64.72", "Polygon", [square(117, -1, 1), square(117.4, -0.6, 0.2)]),
    feature(6474, "MultiPolygon", [[square(119, 0, 1)], [square(121, 0, 1)]]),
    feature("647105", "Polygon", [square(117.4, -0.6, 0.2)]),
)


@pytest.mark.parametrize(
    ("point", "code"),
    [
        ((117.1, -0.1), "64.72"),
        ((117.5, -0.5), "64.71.05"),  # in the hole
        ((119.5, 0.5), "64.74"),
        ((121.5, 0.5), "64.74"),
        ((120.5, 0.5), ""),
        ((0, 0), ""),
    ],
)
def test_a_point_lies_in_its_region(point: tuple[float, float], code: str) -> None:
    assert read_boundaries(MAP).region_at(*point) == code


def test_a_hole_is_not_in_the_region() -> None:
    assert not read_boundaries(MAP).shapes[0].holds(117.5, -0.5)


@given(st.floats(117.001, 121.999), st.floats(-0.999, 0.999), st.integers(50, 900), st.integers(50, 900))
def test_the_way_to_the_box_and_back(longitude: float, latitude: float, width: int, height: int) -> None:
    lay = read_boundaries(MAP).layout(width, height)
    x, y = lay.place(longitude, latitude)
    assert -0.001 <= x <= width + 0.001
    assert -0.001 <= y <= height + 0.001
    assert lay.degrees(x, y) == pytest.approx((longitude, latitude))


def test_a_degree_of_longitude_is_as_narrow_as_it_is_there() -> None:
    far = read_boundaries(content(feature("64.72", "Polygon", [square(117, 59.5, 1)])))
    lay = far.layout(400, 400)
    (left, bottom), (right, top) = lay.place(117, 59.5), lay.place(118, 60.5)
    assert (right - left) / (bottom - top) == pytest.approx(cos(radians(60)))


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b"\x00", "not GeoJSON"),
        (b"[" * 100_000, "not GeoJSON"),
        (b"[]", "no regions"),
        (b'{"features": []}', "no regions"),
        (content(feature("", "Polygon", [square(0, 0, 1)])), "no property"),
        (content(feature("rumah", "Polygon", [square(0, 0, 1)])), "no property"),
        (content({"type": "Feature", "properties": {"code": "64.72"}, "geometry": None}), "no area"),
        (content(feature("64.72", "Point", [1, 2])), "no area"),
        (content(feature("64.72", "Polygon", [])), "no area"),
        (content(feature("64.72", "Polygon", [[[0, 0], [1, 1]]])), "encloses nothing"),
        (content(feature("64.72", "Polygon", [[[0], [1], [2], [3]]])), "without coordinates"),
        (content(feature("64.72", "Polygon", [["a", "b", "c", "d"]])), "without coordinates"),
        (content(feature("64.72", "Polygon", [square(500_000, 9_900_000, 10)])), "no place on earth"),
        (content(feature("64.72", "Polygon", [[[0, 0], [float("nan"), 1], [1, 1], [0, 0]]])), "no place on earth"),
    ],
)
def test_what_is_no_map_is_said(bad: bytes, why: str) -> None:
    with pytest.raises(BadBoundaries, match=why):
        read_boundaries(bad)
