"""The shipped form as somebody might change it at a province: a summary must be long, the version stays the same."""

import shutil
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from fieldapp import config

WORKBOOK = "outreach_rapid.xlsx"
LONG = 120  # characters that this province wants of a summary


def stricter_workbook(folder: Path) -> Path:
    """Write it into ``folder``, with the lists it names beside it; returns its path."""
    forms = config.resources() / "forms"
    for path in forms.glob("*.csv"):
        shutil.copy(path, folder)
    with (forms / WORKBOOK).open("rb") as shipped:
        book: Any = load_workbook(shipped)
    survey = book["survey"]
    columns = {cell.value: cell.column for cell in survey[1]}
    summary = next(row[0].row for row in survey.iter_rows() if row[columns["name"] - 1].value == "summary")
    survey.cell(summary, columns["constraint"], f"string-length(.) >= {LONG}")
    for name, column in columns.items():
        if str(name).startswith("constraint_message"):
            text = f"Tulis paling sedikit {LONG} huruf." if "(id)" in str(name) else f"Write at least {LONG} letters."
            survey.cell(summary, column, text)
    book.save(folder / WORKBOOK)
    return folder / WORKBOOK
