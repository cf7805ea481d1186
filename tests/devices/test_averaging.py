"""Standing still, walking on, unknown accuracy."""

import pytest

from fieldapp.devices.averaging import FEWEST, Average, metres_between
from fieldapp.devices.nmea import Reading


def reading(latitude: float, longitude: float = 117.1536, accuracy: float | None = 4.0, **more: float) -> Reading:
    return Reading(True, latitude, longitude, more.get("altitude"), accuracy)


def test_nothing_before_the_first_fix() -> None:
    average = Average()
    average.add(Reading(False))
    assert average.place() is None
    assert not average.good(1000)


def test_better_readings_weigh_more_and_number_is_no_accuracy() -> None:
    average = Average()
    average.add(reading(-0.50200, accuracy=10.0))
    average.add(reading(-0.50210, accuracy=5.0))
    place = average.place()
    assert place is not None
    assert place.latitude == pytest.approx(-0.50208)
    assert 5.0 < place.accuracy < 10.0
    for _ in range(40):
        average.add(reading(-0.50210, accuracy=5.0))
    later = average.place()
    assert later is not None
    assert later.accuracy >= 5.0


def test_enough_and_good_enough() -> None:
    average = Average()
    for count in range(FEWEST):
        assert not average.good(5.0), count
        average.add(reading(-0.5, accuracy=4.9))
    assert average.good(5.0)
    assert not average.good(4.0)


def test_unknown_accuracy_is_never_good_by_itself() -> None:
    average = Average()
    for _ in range(20):
        average.add(reading(-0.5, accuracy=None))
    place = average.place()
    assert place is not None
    assert not place.known
    assert not average.good(1000.0)


def test_a_receiver_that_is_carried_on_begins_again() -> None:
    average = Average()
    for _ in range(8):
        average.add(reading(-0.5021))
    average.add(reading(-0.5030))
    place = average.place()
    assert place is not None
    assert (place.readings, place.latitude) == (1, pytest.approx(-0.5030))


def test_heights_and_the_date_line() -> None:
    average = Average()
    average.add(reading(0.0, 179.99999, altitude=10.0))
    average.add(reading(0.0, -179.99999, altitude=14.0))
    place = average.place()
    assert place is not None
    assert abs(place.longitude) == pytest.approx(180.0)
    assert place.altitude == 12.0


def test_a_minute_of_latitude_is_a_nautical_mile() -> None:
    assert metres_between(0, 117, 1 / 60, 117) == pytest.approx(1852, rel=0.003)
    assert metres_between(60, 117, 60, 117 + 1 / 60) == pytest.approx(926, rel=0.01)
