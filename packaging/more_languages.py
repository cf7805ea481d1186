"""Further languages of a form, each a table beside it: ``Indonesian | other``, one text a line.

A speaker can read such a table from top to bottom and mend it without a spreadsheet. All texts are there or the
workbook is not written: half a sentence in another language is worse than none.
"""

from collections.abc import Iterable, Mapping

from outreach_rapid.rows import LANGUAGES, Row

Tables = Mapping[str, Mapping[str, str]]  # language → Indonesian → that language
OF_INDONESIAN, LAST = (f"::{language}" for language in LANGUAGES)


def translations(text: str) -> dict[str, str]:
    """A table; ``#`` begins a remark. Raises ValueError for a line without both texts and for one text twice."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        indonesian, _, other = (part.strip() for part in line.partition(" | "))
        if not other or indonesian in found:
            raise ValueError(f"twice, or without a translation: {line}")
        found[indonesian] = other
    return found


def spoken(rows: Iterable[Row], more: Tables) -> list[Row]:
    """The rows with their texts in ``more`` languages. Raises ValueError naming every text that has none."""
    made = [dict(row) for row in rows]
    missing = set()
    for row in made:
        for column, text in _texts(row):
            missing |= {f"{language}: {text}" for language, table in more.items() if text not in table}
            row |= {f"{column}::{language}": table.get(text, "") for language, table in more.items()}
    if missing:
        raise ValueError("no translation\n" + "\n".join(sorted(missing)))
    return made


def unsaid(rows: Iterable[Row], more: Tables) -> set[str]:
    """Texts of the tables that the form does not say (any more)."""
    said = {text for row in rows for _, text in _texts(row)}
    return {text for table in more.values() for text in table} - said


def _texts(row: Row) -> list[tuple[str, str]]:
    """(``label``, Indonesian) of each text column."""
    return [(key.removesuffix(OF_INDONESIAN), text) for key, text in row.items() if key.endswith(OF_INDONESIAN)]


def widened(columns: Iterable[str], more: Tables) -> tuple[str, ...]:
    """The columns of a sheet, with one more for each text and language."""
    made: list[str] = []
    for column in columns:
        made.append(column)
        if column.endswith(LAST):
            made += (column.removesuffix(LAST) + f"::{language}" for language in more)
    return tuple(made)
