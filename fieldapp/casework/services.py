"""The catalogue: services to which people are referred and places where they stay, as frozen values.

Read from two lists (``services.csv``, ``facilities.csv``) whose columns ``resources/services/README.md`` explains;
codes, owners, places and limits are those of chapter 4.3 of the domain report. Names are official; screens in English
say ``label_en`` where a line has one, letters never do. Nothing here knows where the lists come from.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from fieldapp.casework.entities import read_number

# whom a client names in "data may be shared with" → services of that receiver (domain report 2.6.2 share list, R-07)
HEALTH: Final = frozenset(("NP-HEALTH", "NP-RSJ", "NP-NAPZA"))
REGISTRY: Final = frozenset(("NP-ADM",))
PROTECTION: Final = frozenset(("NP-PPA", "TPS-PPA", "TPS-PPA-ANAK"))
RESIDENTIAL: Final = frozenset(("panti", "shelter"))


@dataclass(frozen=True, slots=True)
class Service:
    """One line of the catalogue. ``kab``: regency codes served, empty for all; limits are None where there are none.

    ``program``: the programme whose arrival is checked in the field, "" for none.
    """

    code: str
    label: str
    label_en: str = ""
    kind: str = ""  # panti | shelter | non-panti | jaminan sosial | pemberdayaan | pencegahan
    owner: str = ""
    place: str = ""
    for_whom: str = ""
    categories: tuple[str, ...] = ()
    kab: tuple[str, ...] = ()
    sex: str = ""
    age_from: int | None = None
    age_to: int | None = None
    program: str = ""

    @property
    def receiver(self) -> str:
        """Who receives the data, as the consent names it: panti health dukcapil ppa kemensos kabkota."""
        if self.code in PROTECTION:
            return "ppa"
        if self.kind in RESIDENTIAL:
            return "panti"
        if self.code in HEALTH:
            return "health"
        if self.code in REGISTRY:
            return "dukcapil"
        return "kemensos" if self.owner.startswith(("Kemen", "Sentra Kemensos")) else "kabkota"

    def takes(self, *, kab: str = "", sex: str = "", age: int | None = None) -> bool:
        """Whether place, sex and age are within its limits; what is not known excludes nobody."""
        return (
            (not self.kab or not kab or kab in self.kab)
            and (not self.sex or not sex or sex == self.sex)
            and (age is None or self.age_from is None or age >= self.age_from)
            and (age is None or self.age_to is None or age <= self.age_to)
        )


@dataclass(frozen=True, slots=True)
class Facility:
    """A shelter or institution. ``max_days`` and ``capacity`` are None where no source says them."""

    code: str
    label: str
    kind: str = ""
    owner: str = ""
    place: str = ""
    kab: str = ""
    max_days: int | None = None
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Services and facilities by code, in the order of their lists."""

    services: Mapping[str, Service] = field(default_factory=dict)
    facilities: Mapping[str, Facility] = field(default_factory=dict)

    def name(self, code: str, language: str = "id") -> str:
        """The official name, or what it is called in another language; the code when the catalogue does not know it."""
        known = self.services.get(code) or self.facilities.get(code)
        said = known.label_en if isinstance(known, Service) and language == "en" else ""
        return said or (known.label if known else code)

    def names(self, codes: tuple[str, ...], other: str = "", language: str = "id") -> str:
        """All of them, then a service that is in no list; "" when there is neither."""
        return ", ".join([*(self.name(code, language) for code in codes), *([other] if other else [])])


def read_services(content: bytes) -> dict[str, Service]:
    """Services by code from the bytes of ``services.csv``; missing columns are blank, lines without code left out."""
    return {line["code"]: _service(line) for line in _lines(content) if line["code"]}


def read_facilities(content: bytes) -> dict[str, Facility]:
    """Facilities by code from the bytes of ``facilities.csv``."""
    return {line["code"]: _facility(line) for line in _lines(content) if line["code"]}


class _Line(dict[str, str]):
    """A row whose missing columns are blank: lists of an older edition have fewer."""

    def __missing__(self, key: str) -> str:
        return ""


def _lines(content: bytes) -> Iterator[_Line]:
    for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        yield _Line({str(name): (text or "").strip() for name, text in row.items() if isinstance(text, str | None)})


def _service(line: _Line) -> Service:
    return Service(
        code=line["code"],
        label=line["label"],
        label_en=line["label_en"],
        kind=line["kind"],
        owner=line["owner"],
        place=line["place"],
        for_whom=line["for_whom"],
        categories=tuple(line["ppks"].split()),
        kab=tuple(line["kab"].split()),
        sex=line["sex"],
        age_from=read_number(line["age_from"]),
        age_to=read_number(line["age_to"]),
        program=line["program"],
    )


def _facility(line: _Line) -> Facility:
    return Facility(
        code=line["code"],
        label=line["label"],
        kind=line["kind"],
        owner=line["owner"],
        place=line["place"],
        kab=line["kab"],
        max_days=read_number(line["max_days"]),
        capacity=read_number(line["capacity"]),
    )
