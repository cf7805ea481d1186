"""Workbooks made in the test's own folder."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

Rows = Sequence[Sequence[object]]
MakeWorkbook = Callable[..., Path]
SETTINGS: Rows = [["form_title", "form_id", "version"], ["A form", "a_form", "1"]]


@pytest.fixture
def make_workbook(tmp_path: Path) -> MakeWorkbook:
    """``make_workbook(survey=[[header…], [row…]], choices=…, settings=…, entities=…)`` → its path."""

    def make(name: str = "form.xlsx", **sheets: Rows) -> Path:
        book = Workbook()
        book.remove(book.active)
        for title, rows in {"settings": SETTINGS, **sheets}.items():
            if rows:
                sheet = book.create_sheet(title)
                for row in rows:
                    sheet.append(list(row))
        path = tmp_path / name
        book.save(path)
        return path

    return make
