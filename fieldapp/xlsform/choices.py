"""The choices sheet: every choice has a list, a name that is unique in it, and a label."""

import re
from collections.abc import Sequence

from fieldapp.xlsform.columns import MEDIA
from fieldapp.xlsform.problems import Problems
from fieldapp.xlsform.sheets import Row, Workbook
from fieldapp.xlsform.survey import Question, check_columns

_QUOTED = re.compile(r"(?<=['\"])[^'\"]+(?=['\"])")
_YES = ("yes", "true", "true()")


def check_choices(book: Workbook, questions: Sequence[Question], problems: Problems) -> None:
    """Lists of one workbook; a list that no question uses is a warning."""
    if "choices" not in book.sheets:
        return
    sheet = book.sheet("choices")
    check_columns(sheet, ("list_name", "name", "label") if sheet.rows else (), problems)
    multiple = {question.type.list_name for question in questions if question.type.multiple}
    settings = book.sheet("settings").rows
    repeats_allowed = bool(settings) and settings[0].text("allow_choice_duplicates").lower() in _YES
    seen: dict[tuple[str, str], int] = {}
    for row in sheet.rows:
        _check_row(row, multiple, problems)
        key = row.text("list_name"), row.text("name")
        other = seen.setdefault(key, row.number)
        if other != row.number and all(key) and not repeats_allowed:
            facts = {"list": key[0], "name": key[1], "other_row": other}
            problems.error("duplicate_choice", "choices", row.number, row.column("name"), **facts)
    _check_used(book, questions, problems)


def _check_row(row: Row, multiple: set[str], problems: Problems) -> None:
    list_name, name = row.text("list_name"), row.text("name")
    if not list_name:
        problems.error("choice_without_list", "choices", row.number, row.column("list_name"), name=name or "-")
    if not name:
        problems.error("choice_without_name", "choices", row.number, row.column("name"), list=list_name or "-")
    elif list_name in multiple and " " in name:
        problems.error("choice_with_space", "choices", row.number, row.column("name"), name=name, list=list_name)
    if not any(row.text(kind) for kind in ("label", *MEDIA)):
        problems.warn("choice_without_label", "choices", row.number, row.column("label"), name=name or "-")


def _check_used(book: Workbook, questions: Sequence[Question], problems: Problems) -> None:
    used = {question.type.list_name for question in questions}
    for row in book.sheet("survey").rows:  # instance('list') …
        used |= {name for text in row.cells.values() for name in _QUOTED.findall(text)}
    first: dict[str, int] = {}
    for row in book.sheet("choices").rows:
        first.setdefault(row.text("list_name"), row.number)
    for name, number in first.items():
        if name and name not in used:
            problems.warn("unused_list", "choices", number, "list_name", name=name)
