"""The settings sheet: a form has an id and a version, because published versions never change."""

import re

from fieldapp.forms.xml import SOFT
from fieldapp.xlsform.problems import Problems
from fieldapp.xlsform.sheets import Row, Workbook
from fieldapp.xlsform.survey import check_columns

_WITH_PREFIX = ("bind", "body", "control", "instance")
_KNOWN = frozenset(("jr", "odk", "orx", "entities", "ev", "xsd", "h"))  # those that pyxform writes by itself
_ID = re.compile(r"^[^\s/\\&<>\"'#?%]{1,120}$")


def check_settings(book: Workbook, problems: Problems) -> Row:
    """The one row of settings; a blank one when there is none."""
    sheet = book.sheet("settings")
    if not sheet.rows:
        problems.error("missing_settings", "settings")
        return Row(2, {})
    check_columns(sheet, (), problems)
    row = sheet.rows[0]
    for kind in ("form_id", "version"):
        text = row.text(kind)
        if not text:
            problems.error(f"missing_{kind}", "settings", row.number, kind)
        elif not _ID.match(text):
            problems.error("bad_setting", "settings", row.number, row.column(kind), name=kind, value=text[:40])
    _check_prefixes(book, row, problems)
    if not row.text("form_title"):
        problems.warn("missing_title", "settings", row.number, "form_title")
    return row


def _check_prefixes(book: Workbook, row: Row, problems: Problems) -> None:
    """``bind::soft:warns`` needs a namespace for ``soft``; pyxform writes XML that nobody reads without it."""
    declared = {part.partition("=")[0] for part in row.text("namespaces").split()}
    for column in book.sheet("survey").columns:
        group, _, name = column.header.partition("::")
        prefix = name.strip().partition(":")[0] if ":" in name and group.strip().lower() in _WITH_PREFIX else ""
        if prefix and prefix not in declared | _KNOWN:
            needed = f'{prefix}="{SOFT if prefix == "soft" else "urn:" + prefix}"'
            problems.error("prefix_without_namespace", "survey", 1, column.header, name=prefix, needed=needed)
