"""One place out of many readings of a receiver that stands still.

Readings are weighted by the inverse of their squared accuracy. Errors of readings that follow each other are alike
(same satellites, same sky), so the accuracy given is that of a single weighted reading, never better by number.
A reading that lies clearly elsewhere means that the receiver was carried on: the average begins again there.
"""

import math
from dataclasses import dataclass

from fieldapp.devices.nmea import Reading

FEWEST = 5  # readings before an average is taken by itself
MOST = 60  # readings kept; the oldest go first
UNKNOWN = 100.0  # m assumed where the receiver tells no accuracy
MOVED = 3.0  # times the accuracy
METRES_A_DEGREE = 111_320.0


@dataclass(frozen=True, slots=True)
class Place:
    """Degrees and metres; ``known``: the receiver told the accuracy; ``readings`` are in it."""

    latitude: float
    longitude: float
    altitude: float | None
    accuracy: float
    readings: int
    known: bool = True


class Average:
    """Of the readings since the receiver stopped moving."""

    def __init__(self) -> None:
        self._kept: list[Reading] = []

    def add(self, reading: Reading) -> None:
        """Take a measured reading in; others are passed over."""
        if not reading.fixed:
            return
        now = self.place()
        if now is not None:
            limit = MOVED * max(now.accuracy, _accuracy(reading), 1.0)
            if metres_between(now.latitude, now.longitude, reading.latitude, reading.longitude) > limit:
                self._kept.clear()
        self._kept = [*self._kept, reading][-MOST:]

    def place(self) -> Place | None:
        """The average so far; None before the first measured reading."""
        if not self._kept:
            return None
        weights = [_accuracy(reading) ** -2 for reading in self._kept]
        total = sum(weights)
        first = self._kept[0].longitude
        turned = [(reading.longitude - first + 540) % 360 - 180 for reading in self._kept]  # across 180° too
        east = first + sum(w * lon for w, lon in zip(weights, turned, strict=True)) / total
        north = sum(w * reading.latitude for w, reading in zip(weights, self._kept, strict=True)) / total
        heights = [reading.altitude for reading in self._kept if reading.altitude is not None]
        return Place(
            north,
            (east + 540) % 360 - 180,
            sum(heights) / len(heights) if heights else None,
            math.sqrt(len(weights) / total),
            len(self._kept),
            known=any(reading.accuracy for reading in self._kept),
        )

    def good(self, wanted: float) -> bool:
        """Enough readings, and their accuracy is ``wanted`` metres or better."""
        place = self.place()
        return place is not None and place.known and place.readings >= FEWEST and place.accuracy <= wanted


def metres_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Distance of two near places."""
    north = (other_latitude - latitude) * METRES_A_DEGREE
    turn = (other_longitude - longitude + 540) % 360 - 180
    east = turn * METRES_A_DEGREE * math.cos(math.radians((latitude + other_latitude) / 2))
    return math.hypot(north, east)


def _accuracy(reading: Reading) -> float:
    return max(reading.accuracy or UNKNOWN, 0.1)
