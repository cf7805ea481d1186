"""What a supervisor should look at on a laptop: each warning with what calls for it and what does not."""

from datetime import UTC, datetime, timedelta

import pytest

from fieldapp.casework.laptop_warnings import newest_app, number_of, warnings_of
from fieldapp.domain.laptop import Laptop
from fieldapp.domain.team import Member, Standing

NOW = datetime(2026, 11, 27, 3, tzinfo=UTC)
NEWEST = (1, 10, 0)


def warned(**told: object) -> tuple[str, ...]:
    usual: dict[str, object] = {"seen_at": NOW, "app": "1.10.0", "last_received_at": NOW}
    return warnings_of(Laptop(Member("d", "KT-A07", "Rina", "worker", "k"), _standing(usual | told)), NOW, NEWEST)


def _standing(told: dict[str, object]) -> Standing:
    return Standing("d", **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, ()),
        ({"unsent": 9}, ()),  # it sends every day
        ({"unsent": 1, "last_received_at": NOW - timedelta(days=3)}, ("unsent",)),
        ({"unsent": 1, "last_received_at": NOW - timedelta(days=2, hours=23)}, ()),
        ({"unsent": 1, "last_received_at": None}, ("unsent",)),
        ({"last_received_at": NOW - timedelta(days=30)}, ()),  # nothing is left to send
        ({"seen_at": NOW - timedelta(days=6, hours=23)}, ()),
        ({"seen_at": NOW - timedelta(days=7)}, ("silent",)),
        ({"held": 1}, ("held",)),
        ({"app": "1.9.9"}, ("app",)),
        ({"app": "1.11.0"}, ()),
        ({"forms": {"follow_up": "1"}}, ("forms",)),
        ({"seen_at": NOW - timedelta(days=8), "held": 2, "app": "0.1"}, ("silent", "held", "app")),
        ({"seen_at": None}, ("never",)),
    ],
)
def test_what_is_to_be_looked_at(told: dict[str, object], expected: tuple[str, ...]) -> None:
    assert warned(**told) == expected


def test_a_laptop_the_province_never_heard_of() -> None:
    assert warnings_of(Laptop(Member("d", "KT-A07", "Rina", "worker", "k")), NOW, NEWEST) == ("never",)


def test_numbers_of_apps_are_compared_as_numbers() -> None:
    assert newest_app(["1.9.3", "1.10.0", ""]) == (1, 10, 0)
    assert number_of("1.10.0rc1") == (1, 10, 0)
    assert number_of("dev") == newest_app([]) == ()
