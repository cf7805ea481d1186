"""What is known about a service beyond its name: for whom, and where; from ``resources/services/services.csv``."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fieldapp import config


@dataclass(frozen=True, slots=True)
class ServiceDetails:
    """Both may be blank."""

    for_whom: str = ""
    place: str = ""


def details_of(code: str) -> ServiceDetails:
    """By the value of the choice; blank details for a service the list does not know."""
    return _listed(config.resources() / "services" / "services.csv").get(code, ServiceDetails())


@lru_cache(maxsize=2)
def _listed(path: Path) -> dict[str, ServiceDetails]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return {
            line["code"]: ServiceDetails(line.get("for_whom") or "", line.get("place") or "")
            for line in csv.DictReader(lines)
        }
