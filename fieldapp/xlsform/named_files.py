"""Lists and pictures that the workbook names: are they beside it?"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from fieldapp.xlsform.beside import find_file, near_names
from fieldapp.xlsform.columns import MEDIA
from fieldapp.xlsform.problems import Problems
from fieldapp.xlsform.sheets import Row, Workbook
from fieldapp.xlsform.survey import Question

_EXTERNAL = {"csv-external": ".csv", "xml-external": ".xml"}


def check_files_beside(book: Workbook, questions: Sequence[Question], path: Path, problems: Problems) -> None:
    """One problem for each name that is not found, with a name that is near."""
    told: set[str] = set()
    for sheet, row, column, name in _named(book, questions):
        if name not in told and find_file(path, name) is None:
            told.add(name)
            meant = problems.meant(name, near_names(path))
            problems.error("missing_file", sheet, row.number, column, name=name, meant=meant)


def _named(book: Workbook, questions: Sequence[Question]) -> Iterator[tuple[str, Row, str, str]]:
    for question in questions:
        if question.type.role == "file" and question.type.list_name:
            yield "survey", question.row, question.row.column("type"), question.type.list_name
        elif question.type.what in _EXTERNAL and question.name:
            ending = _EXTERNAL[question.type.what]
            yield "survey", question.row, question.row.column("name"), question.name.removesuffix(ending) + ending
    for sheet in ("survey", "choices"):
        for row in book.sheet(sheet).rows:
            for column, text in row.cells.items():
                if column.kind in MEDIA and column.known and "${" not in text:
                    yield sheet, row, column.header, text
