"""Days, times and numbers on screens, paper and the province's pages go through ``domain/formats.py``, which knows
both languages; Python's and Qt's own ways know the machine's, or none."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLACES = ("fieldapp/ui", "fieldapp/reports", "fieldapp/server/desk")
# what is read by programs, not by people, or asks Qt for its language only
ALLOWED = {
    "fieldapp/ui/words.py: QLocale",
    "fieldapp/ui/widgets/questions/calendar.py: QLocale",  # names of months and days in the calendar's head
    "fieldapp/ui/widgets/questions/locating.py: .1f",  # what a geopoint stores
    "fieldapp/ui/widgets/questions/locating.py: .7f",
    "fieldapp/ui/widgets/questions/place_sayings.py: .5f",  # coordinates are typed and read with points everywhere
    "fieldapp/ui/widgets/questions/map_paint.py: .f",  # degrees on the map's grid, the same
    "fieldapp/server/desk/exports.py: %Y-%m-%d",  # a file's name, to be sorted
    "fieldapp/reports/csv_file.py: .4f",  # plain numbers, as the file promises
}


def _own_ways(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FormattedValue) and isinstance(node.format_spec, ast.JoinedStr):
            spec = "".join(part.value for part in node.format_spec.values if isinstance(part, ast.Constant))
            if re.search(r"[,%gn]|\.\d*[fe]", spec):  # a bare ``f`` only writes an exact number out, to be stored
                yield spec
        elif isinstance(node, ast.Attribute) and node.attr in ("strftime", "toString", "ctime"):
            yield node.attr
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QLocale":
            yield "QLocale"


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_formatted_beside_formats(place: str) -> None:
    found = {
        f"{path.relative_to(ROOT)}: {way}"
        for path in (ROOT / place).rglob("*.py")
        for way in _own_ways(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found <= ALLOWED, "show it with domain/formats.py"
    assert {line for line in ALLOWED if line.startswith(f"{place}/")} <= found, "allowed, but gone"
