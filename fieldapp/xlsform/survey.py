"""The survey sheet: types, names, choice lists named, begin and end in pairs."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fieldapp.xlsform.columns import KNOWN, MEDIA
from fieldapp.xlsform.problems import Problems
from fieldapp.xlsform.question_types import SHOWN, SUGGESTED, RowType, read_type
from fieldapp.xlsform.sheets import Row, Sheet, Workbook

MAX_DEPTH = 80  # groups in groups; an XForm of ours has at most 200 levels, two for each repeat
NAME = re.compile(r"^[^\W\d][\w.\-]*$")
_NAMELESS = ("note", "audit")  # pyxform makes a name up


@dataclass(frozen=True, slots=True)
class Question:
    """A survey row with its type read; ``path`` are the rows of the groups around it."""

    row: Row
    type: RowType
    name: str
    path: tuple[int, ...]


def check_columns(sheet: Sheet, needed: Sequence[str], problems: Problems) -> None:
    """Headers nobody knows: refused when they look misspelt, else a warning that they are not read."""
    known = KNOWN[sheet.name]
    for column in sheet.columns:
        if not column.known:
            meant = problems.meant(column.kind, known - {other.kind for other in sheet.columns})
            if meant:
                problems.error("unknown_column", sheet.name, 1, column.header, name=column.header, meant=meant)
            elif sheet.name != "choices":  # there, further columns feed choice_filter
                problems.warn("extra_column", sheet.name, 1, column.header, name=column.header)
    for kind in needed:
        if not sheet.has(kind):
            problems.error("missing_column", sheet.name, 1, kind, name=kind)


def check_survey(book: Workbook, problems: Problems) -> list[Question]:
    """All rows that are questions, groups or repeats, in order."""
    sheet = book.sheet("survey")
    if "survey" not in book.sheets:
        problems.error("missing_survey", meant=problems.meant("survey", book.names))
        return []
    check_columns(sheet, ("type", "name"), problems)
    if not sheet.rows:
        problems.error("empty_survey", "survey")
    questions = _outline(sheet, problems)
    _check_names(questions, problems)
    lists = {row.text("list_name") for row in book.sheet("choices").rows}
    outside = {row.text("list_name") for row in book.sheet("external_choices").rows}
    for question in questions:
        _check_list(question, outside if question.type.role == "external" else lists, problems)
        _check_filled(question, problems)
    return questions


def _outline(sheet: Sheet, problems: Problems) -> list[Question]:
    questions: list[Question] = []
    open_rows: list[Question] = []
    for row in sheet.rows:
        text = row.text("type")
        if not text:
            if row.text("name") or row.text("label"):
                problems.error("missing_type", "survey", row.number, row.column("type"))
            continue
        kind = read_type(text)
        if kind.role == "unknown":
            meant = problems.meant(text, SUGGESTED) or problems.meant(text.split()[0], SUGGESTED)
            problems.error("unknown_type", "survey", row.number, row.column("type"), name=text, meant=meant)
        if kind.role == "end":
            _close(open_rows, kind, row, problems)
            continue
        question = Question(row, kind, row.text("name"), tuple(outer.row.number for outer in open_rows))
        questions.append(question)
        if kind.role == "begin":
            open_rows.append(question)
            if len(open_rows) > MAX_DEPTH:
                problems.error("too_deep", "survey", row.number, row.column("type"), limit=MAX_DEPTH)
                return questions
    for left in open_rows:
        column = left.row.column("type")
        problems.error("unclosed", "survey", left.row.number, column, what=left.type.what, name=left.name)
    return questions


def _close(open_rows: list[Question], kind: RowType, row: Row, problems: Problems) -> None:
    if not open_rows:
        problems.error("unopened", "survey", row.number, row.column("type"), what=kind.what)
        return
    last = open_rows.pop()
    if last.type.what != kind.what:
        facts = {"what": kind.what, "other": last.type.what, "name": last.name, "other_row": last.row.number}
        problems.error("crossed", "survey", row.number, row.column("type"), **facts)


def _check_names(questions: list[Question], problems: Problems) -> None:
    seen: dict[tuple[tuple[int, ...], str], int] = {}
    for question in questions:
        row, name = question.row, question.name
        column = row.column("name")
        if not name:
            if question.type.what not in _NAMELESS and question.type.role != "unknown":
                problems.error("missing_name", "survey", row.number, column)
        elif not NAME.match(name):
            problems.error("bad_name", "survey", row.number, column, name=name)
        elif name.lower() == "meta" and not question.path:
            problems.error("reserved_name", "survey", row.number, column, name=name)
        else:
            other = seen.setdefault((question.path, name), row.number)
            if other != row.number:
                problems.error("duplicate_name", "survey", row.number, column, name=name, other_row=other)


def _check_list(question: Question, lists: set[str], problems: Problems) -> None:
    kind, row = question.type, question.row
    if kind.role not in ("list", "file", "external"):
        return
    column = row.column("type")
    if not kind.list_name:
        problems.error("no_list_named", "survey", row.number, column, name=kind.what)
    elif kind.tail:
        problems.error("list_name_words", "survey", row.number, column, name=kind.list_name, tail=kind.tail)
    elif kind.role != "file" and "${" not in kind.list_name and kind.list_name not in lists:
        meant = problems.meant(kind.list_name, (name for name in lists if name))
        problems.error("missing_list", "survey", row.number, column, name=kind.list_name, meant=meant)


def _check_filled(question: Question, problems: Problems) -> None:
    """What people are asked has words; what is calculated has a calculation."""
    kind, row = question.type, question.row
    calculated = row.text("calculation") or row.text("default")
    if kind.what == "calculate" and not calculated:
        problems.error("missing_calculation", "survey", row.number, row.column("calculation"), name=question.name)
    asked = kind.role in ("list", "file", "external") or kind.what in SHOWN
    if asked and not any(row.text(words) for words in ("label", "hint", "guidance_hint", "calculation", *MEDIA)):
        problems.error("missing_label", "survey", row.number, row.column("label"), name=question.name)


def repeated_names(questions: Sequence[Question]) -> set[str]:
    """Names that more than one row has (allowed in different groups, but then ``${name}`` is unclear)."""
    return {name for name, times in Counter(q.name for q in questions if q.name).items() if times > 1}
