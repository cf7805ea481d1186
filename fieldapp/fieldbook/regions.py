"""The regions of East Kalimantan, from province to village, read once from the shipped list.

Codes are those of the Ministry of Home Affairs (dots between levels: ``64.72.05.1001``).
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Region:
    """One place. ``level``: provinsi | kabupaten | kota | kecamatan | desa | kelurahan."""

    code: str
    name: str
    level: str
    parent: str


class Regions:
    """Look-ups by code; the file is read at the first question."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _by_code(self) -> dict[str, Region]:
        import csv

        with self._path.open(encoding="utf-8", newline="") as rows:
            return {
                row["code"]: Region(row["code"], row["name"], row["level"], row["parent"])
                for row in csv.DictReader(rows)
            }

    @cached_property
    def _children(self) -> dict[str, list[Region]]:
        children: dict[str, list[Region]] = defaultdict(list)
        for region in self._by_code.values():
            children[region.parent].append(region)
        return children

    def name(self, code: str) -> str:
        """The place's own name, the code itself when it is not in the list."""
        region = self._by_code.get(code)
        return region.name if region else code

    def children(self, code: str) -> tuple[Region, ...]:
        """Places directly below ``code``, in the order of the list."""
        return tuple(self._children.get(code, ()))

    def path(self, code: str) -> tuple[Region, ...]:
        """From the province down to ``code``; empty when unknown."""
        found: list[Region] = []
        while region := self._by_code.get(code):
            found.append(region)
            code = region.parent
        return tuple(reversed(found))

    def kecamatan(self, code: str) -> str:
        """The kecamatan (district) a code lies in, "" above that level."""
        return next((r.code for r in self.path(code) if r.level == "kecamatan"), "")

    def all(self, level: str) -> tuple[Region, ...]:
        """Every place of one level."""
        return tuple(region for region in self._by_code.values() if region.level == level)

    def search(self, text: str, limit: int = 50) -> tuple[Region, ...]:
        """Places whose name holds ``text`` (letter case ignored), best first: names that start with it."""
        wanted = text.casefold().strip()
        hits = [r for r in self._by_code.values() if wanted and wanted in r.name.casefold()]
        hits.sort(key=lambda r: (not r.name.casefold().startswith(wanted), len(r.code), r.name))
        return tuple(hits[:limit])
