"""The settings sheet: a form has an id and a version, because published versions never change."""

import re

from fieldapp.xlsform.problems import Problems
from fieldapp.xlsform.sheets import Row, Workbook
from fieldapp.xlsform.survey import check_columns

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
    if not row.text("form_title"):
        problems.warn("missing_title", "settings", row.number, "form_title")
    return row
