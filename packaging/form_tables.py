"""Survey and choice tables as plain text, one question a line, to be read and changed without a spreadsheet.

    select_one ynd family_able* | Keluarga mampu merawat? | Family able to care?
      hint | Tanyakan langsung kepada keluarga. | Ask the family itself.
      relevant | ${age} >= 5

The first line of a question: type, name (``*``: must be answered), Indonesian, English. Indented lines are its
columns; text columns take both languages. ``@NAME`` stands for an expression given to ``survey_rows``, ``include
NAME`` for rows shared with other forms. Shorthands that fill a constraint with its message:

    range | 0 | 99                 a number from 0 to 99
    none_alone | Tidak ada | None  the choice "none" goes with no other
    not_future | day               not after the day (or the moment) of the form
    not_past | day                 not before the day of the form
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from outreach_rapid.rows import TEXT_COLUMNS, Pair, Row, row, translated

Choices = dict[str, list[tuple[str, str, str]]]

NOT_FUTURE = {
    "day": (
        ". <= ${today}",
        ("Tanggal ada di masa depan. Periksa kembali.", "The date is in the future. Check it again."),
    ),
    "moment": (
        "decimal-date-time(.) <= decimal-date-time(now())",
        ("Waktu ada di masa depan. Periksa tanggal dan jam.", "The time is in the future. Check the date and time."),
    ),
}
NOT_PAST = (
    "Tanggal sudah lewat. Pilih hari ini atau sesudahnya.",
    "The date has passed. Choose today or later.",
)


def survey_rows(
    text: str, expressions: Mapping[str, str] | None = None, blocks: Mapping[str, Sequence[Row]] | None = None
) -> list[Row]:
    """Rows of the survey sheet. Raises ValueError for a line that cannot be read."""
    rows: list[Row] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("include "):
            rows += (blocks or {})[line.removeprefix("include ").strip()]
        elif line.startswith(" "):
            key, _, value = (part.strip() for part in line.partition("|"))
            rows[-1] |= _column(key, _written_out(value, expressions or {}), number)
        else:
            rows.append(_question(line, number))
    return rows


def _question(line: str, number: int) -> Row:
    head, *labels = (part.strip() for part in line.split("|"))
    if labels and len(labels) != 2:
        raise ValueError(f"line {number}: a label needs both languages: {line}")
    *kind, name = head.split() if " " in head else (head, "")
    made = row(" ".join(kind), name.removesuffix("*"), *labels)
    return made | ({"required": "yes"} if name.endswith("*") else {})


def _column(key: str, value: str, number: int) -> Row:
    if key in TEXT_COLUMNS:
        return translated(TEXT_COLUMNS[key], _pair(value, number))
    if key == "range":
        low, high = _pair(value, number)
        return _refused(
            f". >= {low} and . <= {high}",
            (f"Isi antara {_id(low)} dan {_id(high)}.", f"Enter {_en(low)} to {_en(high)}."),
        )
    if key == "none_alone":
        none, none_en = _pair(value, number)
        return _refused(
            "not(selected(., 'none') and count-selected(.) > 1)",
            (
                f"“{none}” tidak boleh dipilih bersama yang lain.",
                f"“{none_en}” cannot be chosen together with others.",
            ),
        )
    if key == "not_future":
        return _refused(*NOT_FUTURE[value])
    if key == "not_past":
        return _refused(". >= ${today}", NOT_PAST)
    return {key: value}


def _refused(constraint: str, message: Pair) -> Row:
    return {"constraint": constraint} | translated("constraint_message", message)


def _pair(value: str, number: int) -> Pair:
    one, mark, other = (part.strip() for part in value.partition("|"))
    if not (mark and one and other):
        raise ValueError(f"line {number}: both languages, please: {value}")
    return one, other


def _written_out(value: str, expressions: Mapping[str, str]) -> str:
    return re.sub(r"@([A-Z][A-Z0-9_]+)", lambda found: expressions[found[1]], value)


def _id(number: str) -> str:
    return f"{int(number):,}".replace(",", ".")


def _en(number: str) -> str:
    return f"{int(number):,}"


def replaced(rows: Sequence[Row], name: str, **columns: str) -> list[Row]:
    """The same rows, with other columns in the one called ``name``. Raises ValueError when there is none."""
    if not any(one["name"] == name for one in rows):
        raise ValueError(f"no row is called {name}")
    return [one | columns if one["name"] == name else one for one in rows]


def picked(rows: Sequence[Row], *names: str) -> list[Row]:
    """The rows called ``names``, in the order of the form they come from. Raises ValueError when one is missing."""
    found = [one for one in rows if one["name"] in names]
    if len(found) != len(names):
        raise ValueError(f"not all of {', '.join(names)} are there")
    return found


def choice_lists(text: str) -> Choices:
    """Lists by name, from ``[list]`` headings and ``value | Indonesian | English`` lines."""
    lists: Choices = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("["):
            current = lists.setdefault(line.strip("[]"), [])
        else:
            value, indonesian, english = (part.strip() for part in line.split("|"))
            current.append((value, indonesian, english))
    return lists


def listed(parts: Sequence[str], separator: str) -> str:
    """An expression: texts that each begin with ``separator``, joined, without the first separator."""
    return f"substr(concat({', '.join(parts)}), {len(separator)})"


def beside(module_file: str, name: str) -> str:
    """The text of a table that lies beside a form's module."""
    return (Path(module_file).parent / name).read_text(encoding="utf-8")
