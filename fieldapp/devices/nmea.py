"""NMEA 0183: what satellite receivers say, one sentence a line, as readings of a place.

Read are GGA, RMC, GSA, GST and GSV of every talker (GP, GN, GL, GA …); all other sentences are passed over. A
sentence whose checksum is wrong or missing is not believed. Bytes may come in any portions.

Accuracy in metres is, in this order: from GST, the root of the summed squares of the standard deviations of
latitude and longitude (about two of three readings lie within it); else HDOP times an assumed error of
``RANGE_ERROR`` metres (``CORRECTED_ERROR`` where the receiver uses corrections); else unknown.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

RANGE_ERROR = 5.0  # m at HDOP 1: a receiver of one frequency under open sky
CORRECTED_ERROR = 3.0  # m: with SBAS or another correction (GGA quality 2 and above)
LONGEST = 120  # bytes of a line; the standard allows 82, some receivers write more
NO_FIX, ESTIMATED, MANUAL, SIMULATED = 0, 6, 7, 8  # qualities of GGA; 6 to 8 are no measurements
GUESSED_MODES = frozenset("EMSN")  # of RMC: estimated, manual, simulated, not valid


@dataclass(frozen=True, slots=True)
class Reading:
    """One report of a receiver. Degrees (WGS 84), metres; ``None`` where the receiver does not say.

    ``fixed``: it is a measured position. ``used``: satellites in the solution; ``seen``: satellites in view.
    """

    fixed: bool
    latitude: float = 0.0
    longitude: float = 0.0
    altitude: float | None = None
    accuracy: float | None = None
    used: int = 0
    seen: int = 0
    time: str = ""  # hhmmss of UTC, as the receiver writes it


def checksum(body: str) -> str:
    """Two hexadecimal digits: exclusive or of all characters between ``$`` and ``*``."""
    total = 0
    for character in body:
        total ^= ord(character)
    return f"{total:02X}"


def fields(line: str) -> list[str]:
    """The fields of a sentence, its address (``GPGGA``) first; empty when it is none or damaged."""
    text = line.strip()
    body, star, given = text[1:].rpartition("*")
    if not text.startswith("$") or not star or len(given) != 2 or checksum(body) != given.upper():
        return []
    return body.split(",")


class Lines:
    """Whole lines out of portions of bytes; what cannot be a sentence is dropped."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, portion: bytes) -> Iterator[str]:
        """The lines completed by this portion."""
        *whole, self._rest = (self._rest + portion).replace(b"\r", b"\n").split(b"\n")
        if len(self._rest) > LONGEST:
            self._rest = b""
        for raw in whole:
            start = raw.rfind(b"$")  # a line that broke off runs into the next one
            if start >= 0 and len(raw) - start <= LONGEST:
                yield raw[start:].decode("ascii", "replace")


class Talk:
    """Joins sentences into readings: one at each GGA, or at each RMC of a receiver that sends no GGA."""

    def __init__(self) -> None:
        self.sentences = 0  # that were understood and undamaged, of any kind
        self._lines = Lines()
        self._seen: dict[str, int] = {}  # talker → satellites in view
        self._spread: tuple[str, float] | None = None  # time and accuracy of the last GST
        self._dilution: float | None = None
        self._flat = False  # GSA says that there is no fix
        self._full = False  # GGA has been seen

    def feed(self, portion: bytes) -> list[Reading]:
        """Readings completed by these bytes, oldest first."""
        found = (self._take(fields(line)) for line in self._lines.feed(portion))
        return [reading for reading in found if reading is not None]

    def _take(self, parts: list[str]) -> Reading | None:
        if not parts or len(parts[0]) != 5:
            return None
        self.sentences += 1
        talker, kind = parts[0][:2], parts[0][2:]
        padded = parts + [""] * (20 - len(parts))
        if kind == "GGA":
            self._full = True
            return self._position(padded)
        if kind == "RMC":
            return None if self._full else self._recommended(padded)
        if kind == "GSA":
            self._flat = padded[2] == "1"
            self._dilution = _number(padded[16])
        elif kind == "GST":
            self._spread = _spread(padded)
        elif kind == "GSV" and padded[3].isdigit():
            self._seen[talker] = int(padded[3])
        return None

    def _position(self, parts: list[str]) -> Reading:
        """GGA: time, latitude, N/S, longitude, E/W, quality, satellites, HDOP, altitude, M …"""
        quality = int(parts[6]) if parts[6].isdigit() else NO_FIX
        used = int(parts[7]) if parts[7].isdigit() else 0
        place = _place(parts[2:6])
        none = Reading(False, used=used, seen=max(used, self._in_view()), time=parts[1])
        if place is None or quality in (NO_FIX, ESTIMATED, MANUAL, SIMULATED):
            return none
        accuracy = self._accuracy(parts[1], _number(parts[8]), corrected=quality >= 2)
        return _at(none, place, altitude=_number(parts[9]), accuracy=accuracy)

    def _recommended(self, parts: list[str]) -> Reading:
        """RMC: time, A/V, latitude, N/S, longitude, E/W, speed, course, date, variation, E/W, mode."""
        place = _place(parts[3:7])
        none = Reading(False, seen=self._in_view(), time=parts[1])
        if place is None or parts[2] != "A" or self._flat or (parts[12] and parts[12] in GUESSED_MODES):
            return none
        accuracy = self._accuracy(parts[1], self._dilution, corrected=parts[12] == "D")
        return _at(none, place, altitude=None, accuracy=accuracy)

    def _accuracy(self, time: str, dilution: float | None, *, corrected: bool) -> float | None:
        if self._spread is not None and abs(_seconds(self._spread[0]) - _seconds(time)) <= 2:
            return self._spread[1]
        if dilution is None or not 0 < dilution < 99:
            return None
        return dilution * (CORRECTED_ERROR if corrected else RANGE_ERROR)

    def _in_view(self) -> int:
        return sum(self._seen.values())


def _at(none: Reading, place: tuple[float, float], altitude: float | None, accuracy: float | None) -> Reading:
    latitude, longitude = place
    return replace(none, fixed=True, latitude=latitude, longitude=longitude, altitude=altitude, accuracy=accuracy)


def _spread(parts: list[str]) -> tuple[str, float] | None:
    """GST: time, RMS, ellipse (3), standard deviations of latitude, longitude, altitude in metres."""
    north, east = _number(parts[6]), _number(parts[7])
    return None if north is None or east is None else (parts[1], math.hypot(north, east))


def _place(parts: list[str]) -> tuple[float, float] | None:
    """``ddmm.mmmm``, N/S, ``dddmm.mmmm``, E/W as degrees."""
    latitude, longitude = _degrees(parts[0], 2), _degrees(parts[2], 3)
    if latitude is None or longitude is None or parts[1] not in "NS" or parts[3] not in "EW":
        return None
    if not parts[1] or not parts[3] or latitude > 90 or longitude > 180:
        return None
    return (-latitude if parts[1] == "S" else latitude), (-longitude if parts[3] == "W" else longitude)


def _degrees(text: str, digits: int) -> float | None:
    minutes = _number(text[digits:])
    whole = text[:digits]
    if minutes is None or not whole.isdigit() or not 0 <= minutes < 60:
        return None
    return int(whole) + minutes / 60


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _seconds(time: str) -> float:
    """Of the day; a time that is missing is far from every other."""
    number = _number(time)
    if number is None:
        return math.inf
    return number // 10000 * 3600 + number // 100 % 100 * 60 + number % 100
