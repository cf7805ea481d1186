"""Languages of a workbook: the same ones everywhere, and no text forgotten in one of them. Warnings only."""

import re
from collections.abc import Iterable

from fieldapp.xlsform.columns import TRANSLATED
from fieldapp.xlsform.problems import Problems
from fieldapp.xlsform.sheets import Sheet, Workbook

_CODE = re.compile(r"\([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\)$")


def check_translations(book: Workbook, problems: Problems) -> None:
    """Missing language columns, texts without translation, a default language that no column has."""
    sheets = [book.sheet("survey"), book.sheet("choices")]
    languages = _languages(sheets)
    for language in languages:
        if not _CODE.search(language):
            problems.warn("language_without_code", name=language)
    for row in book.sheet("settings").rows[:1]:
        chosen = row.text("default_language")
        if chosen and languages and chosen not in languages:
            place = ("settings", row.number, row.column("default_language"))
            problems.error("unknown_language", *place, name=chosen, meant=problems.meant(chosen, languages))
    for sheet in sheets:
        _check_columns(sheet, languages, problems)
        _check_rows(sheet, problems)


def _languages(sheets: Iterable[Sheet]) -> list[str]:
    columns = (column for sheet in sheets for column in sheet.columns)
    return list(dict.fromkeys(column.language for column in columns if column.language))


def _by_kind(sheet: Sheet) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for column in sheet.columns:
        if column.kind in TRANSLATED:
            found.setdefault(column.kind, []).append(column.language)
    return found


def _check_columns(sheet: Sheet, languages: list[str], problems: Problems) -> None:
    for kind, present in _by_kind(sheet).items():
        missing = [language for language in languages if language not in present]
        if "" in present and missing:
            problems.warn("column_without_language", sheet.name, 1, kind, name=kind, languages=", ".join(languages))
            continue
        for language in missing:
            problems.warn("missing_language_column", sheet.name, 1, kind, name=kind, language=language)


def _check_rows(sheet: Sheet, problems: Problems) -> None:
    by_kind = {kind: present for kind, present in _by_kind(sheet).items() if len(present) > 1 and "" not in present}
    for row in sheet.rows:
        filled = {(column.kind, column.language) for column in row.cells}
        for kind, present in by_kind.items():
            missing = [language for language in present if (kind, language) not in filled]
            if missing and len(missing) < len(present):
                facts = {"name": kind, "language": ", ".join(missing)}
                problems.warn("missing_translation", sheet.name, row.number, f"{kind}::{missing[0]}", **facts)
