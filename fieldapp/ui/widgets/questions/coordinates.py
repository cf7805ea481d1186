"""Places as people write them: decimal degrees, or degrees, minutes and seconds with a letter for the side.

Letters are those of both languages: N S E W, and LU LS BT BB (lintang utara … bujur barat). Without letters the
latitude comes first. WGS 84, as everywhere in ODK.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

SIDES = {"LU": (0, 1), "LS": (0, -1), "BT": (1, 1), "BB": (1, -1), "N": (0, 1), "S": (0, -1), "E": (1, 1), "W": (1, -1)}
LIMITS = (90, 180)
_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_DECIMAL_PAIR = re.compile(
    rf"([+-]?{_NUMBER})\s*[;,]?\s+([+-]?{_NUMBER})(?:\s+([+-]?\d+(?:[.,]\d+)?))?(?:\s+(\d+(?:[.,]\d+)?))?"
)
_TIGHT_PAIR = re.compile(r"([+-]?\d{1,3}(?:\.\d+)?),([+-]?\d{1,3}(?:\.\d+)?)")
_SIDE = re.compile(r"(LU|LS|BT|BB|N|S|E|W)", re.IGNORECASE)
_PARTS = re.compile(r"[\d.,°º'’′\"”″\s]+")


@dataclass(frozen=True, slots=True)
class Point:
    """Texts of decimal numbers: degrees, metres above the sea, metres of accuracy."""

    latitude: str
    longitude: str
    altitude: str = "0"
    accuracy: str = "0"

    @property
    def text(self) -> str:
        """``lat lon alt acc``, as the ODK specification writes it."""
        return f"{self.latitude} {self.longitude} {self.altitude} {self.accuracy}"

    @property
    def shown(self) -> str:
        """``-0.5021 117.1536``; altitude and accuracy only where they are known."""
        known = (self.altitude, self.accuracy) != ("0", "0")
        return self.text if known else f"{self.latitude} {self.longitude}"


def parse_point(typed: str) -> Point | None:
    """The place meant, or None when it is none on earth."""
    text = typed.strip()
    found = _DECIMAL_PAIR.fullmatch(text) or _TIGHT_PAIR.fullmatch(text)
    if found:
        parts = [part.replace(",", ".") for part in found.groups() if part]
        return _on_earth(Point(*parts))
    return _sided(text)


def read_points(text: str) -> list[str]:
    """The points of a trace or shape as it is stored, each as text."""
    return [part.strip() for part in text.split(";") if part.strip()]


def _sided(text: str) -> Point | None:
    """``0°30'7"S 117°9'13"E``, ``LS 0 30 7, BT 117 9 13``, ``0.5021 S 117.1536 E``; either axis first."""
    cut = [part.strip(" ;,\t") for part in _SIDE.split(text)]
    if len(cut) != 5 or (bool(cut[0]) == bool(cut[4])):  # numbers before both letters, or after both
        return None
    numbers = (cut[0], cut[2]) if cut[0] else (cut[2], cut[4])
    degrees: dict[int, str] = {}
    for side, parts in zip((cut[1], cut[3]), numbers, strict=True):
        axis, sign = SIDES[side.upper()]
        amount = _amount(parts)
        if amount is None:
            return None
        degrees[axis] = f"{sign * amount:f}"
    return _on_earth(Point(degrees[0], degrees[1])) if len(degrees) == 2 else None


def _amount(parts: str) -> Decimal | None:
    """Degrees from one to three numbers; minutes and seconds below 60, fractions only in the last."""
    numbers = re.findall(_NUMBER, parts)
    if (
        not _PARTS.fullmatch(parts)
        or not 1 <= len(numbers) <= 3
        or any(re.search(r"[.,]", number) for number in numbers[:-1])
    ):
        return None
    values = [Decimal(number.replace(",", ".")) for number in numbers]
    if any(value >= 60 for value in values[1:]):
        return None
    total = sum(value / 60**place for place, value in enumerate(values))
    return round(Decimal(total), 7).normalize() if len(values) > 1 else Decimal(total)


def _on_earth(point: Point) -> Point | None:
    inside = abs(Decimal(point.latitude)) <= LIMITS[0] and abs(Decimal(point.longitude)) <= LIMITS[1]
    return point if inside else None
