"""Shelters and institutions where people stay, read once from the shipped list."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fieldapp import config


@dataclass(frozen=True, slots=True)
class Facility:
    """``kind``: shelter or panti; ``max_days`` and ``capacity`` are 0 where no source names them."""

    code: str
    name: str
    kind: str
    region: str
    max_days: int
    capacity: int


def facilities() -> tuple[Facility, ...]:
    """All, in the order of the list."""
    return _read(config.resources() / "services" / "facilities.csv")


@lru_cache(maxsize=2)
def _read(path: Path) -> tuple[Facility, ...]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return tuple(
            Facility(
                line["code"],
                line["label"],
                line["kind"],
                line["kab"],
                int(line["max_days"] or 0),
                int(line["capacity"] or 0),
            )
            for line in csv.DictReader(lines)
        )
