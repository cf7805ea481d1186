"""Places as people write them."""

import pytest

from fieldapp.ui.widgets.questions.coordinates import parse_point

READ = [
    ("-0.5021 117.1536", "-0.5021 117.1536 0 0"),
    ("-0,5021 117,1536", "-0.5021 117.1536 0 0"),
    ("-0,5021; 117,1536", "-0.5021 117.1536 0 0"),
    ("-0.5021,117.1536", "-0.5021 117.1536 0 0"),
    ("-0.5 117.1 12 4.5", "-0.5 117.1 12 4.5"),
    ("0°30'7\"S 117°9'13\"E", "-0.5019444 117.1536111 0 0"),
    ("0°30’7,5” LS, 117°9’13” BT", "-0.5020833 117.1536111 0 0"),
    ("LS 0 30 7, BT 117 9 13", "-0.5019444 117.1536111 0 0"),
    ("0.5021 S 117.1536 E", "-0.5021 117.1536 0 0"),
    ("117.15 bt 0.5 lu", "0.5 117.15 0 0"),
    ("0 30 S 117 9.5 E", "-0.5 117.1583333 0 0"),
]
UNREAD = ["", "12", "di pasar", "91 10", "10 181", "0 61 0 S 117 E", "1 N 2 N", "SE", "0.5.2 S 117 E", "1 2 3 4 5"]


@pytest.mark.parametrize(("typed", "stored"), READ)
def test_usual_spellings_are_read(typed: str, stored: str) -> None:
    point = parse_point(typed)
    assert point is not None
    assert point.text == stored
    assert parse_point(point.shown) == point


@pytest.mark.parametrize("typed", UNREAD)
def test_what_is_no_place_is_not_guessed(typed: str) -> None:
    assert parse_point(typed) is None
