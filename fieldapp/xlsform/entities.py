"""The entities sheet and ``save_to``: rules of ODK Entities 2025.1 that can be told by row."""

from collections.abc import Sequence

from fieldapp.xlsform.problems import Problems
from fieldapp.xlsform.sheets import Row, Workbook
from fieldapp.xlsform.survey import NAME, Question, check_columns

_TAKEN = ("name", "label")


def check_entities(book: Workbook, questions: Sequence[Question], problems: Problems) -> None:
    """Declarations, then every ``save_to`` against them."""
    sheet = book.sheet("entities")
    if sheet.rows:
        check_columns(sheet, ("list_name",), problems)
    lists: dict[str, int] = {}
    for row in sheet.rows:
        _check_declaration(row, lists, problems)
    filled: dict[str, int] = {}
    for question in questions:
        if question.row.text("save_to"):
            _check_save_to(question, list(lists), filled, problems)


def _check_declaration(row: Row, lists: dict[str, int], problems: Problems) -> None:
    name = row.text("list_name")
    other = lists.setdefault(name, row.number)
    if not name:
        problems.error("entity_without_list", "entities", row.number, row.column("list_name"))
    elif not _good(name):
        problems.error("bad_entity_name", "entities", row.number, row.column("list_name"), name=name)
    elif other != row.number:
        problems.error("duplicate_entity", "entities", row.number, row.column("list_name"), name=name, other_row=other)
    known, creates, updates = (bool(row.text(kind)) for kind in ("entity_id", "create_if", "update_if"))
    if updates and not known:
        problems.error("entity_without_id", "entities", row.number, row.column("entity_id"), name=name)
    elif creates and known and not updates:
        problems.error("entity_without_update_if", "entities", row.number, row.column("update_if"), name=name)
    if (creates or not known) and not row.text("label"):
        problems.error("entity_without_label", "entities", row.number, row.column("label"), name=name)


def _check_save_to(question: Question, lists: list[str], filled: dict[str, int], problems: Problems) -> None:
    row = question.row
    place = ("survey", row.number, row.column("save_to"))
    target = row.text("save_to")
    list_name, mark, name = target.rpartition("#")
    if not lists:
        problems.error("save_to_without_entities", *place, name=target)
    elif question.type.role == "begin":
        problems.error("save_to_on_group", *place, name=target)
    elif not mark and len(lists) > 1:
        problems.error("save_to_without_list", *place, name=target, lists=", ".join(lists))
    elif mark and list_name not in lists:
        problems.error("save_to_unknown_list", *place, name=list_name, meant=problems.meant(list_name, lists))
    elif not _good(name) or name.lower() in _TAKEN:
        problems.error("bad_property", *place, name=name)
    else:
        full = f"{list_name or lists[0]}#{name}"
        other = filled.setdefault(full, row.number)
        if other != row.number:
            problems.error("duplicate_property", *place, name=name, other_row=other)


def _good(name: str) -> bool:
    return bool(NAME.match(name)) and not name.startswith("__") and "." not in name
