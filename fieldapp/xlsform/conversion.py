"""pyxform's door: sheets in, XForm out; its complaints become problems with sheet, row and column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pyxform.builder import create_survey_element_from_dict
from pyxform.errors import PyXFormError
from pyxform.utils import external_choices_to_csv, has_external_choices
from pyxform.xls2json import workbook_to_json
from pyxform.xls2json_backends import get_xlsform

from fieldapp.xlsform.problems import Problems
from fieldapp.xlsform.sheets import Workbook
from fieldapp.xlsform.survey import Question

_ROOTS = ("data", "form", "assessment_form", "root_of_the_form")
_PLACE = re.compile(r"^\[row : (?P<row>\d+)\]\s*(?:On the '(?P<sheet>\w+)' sheet, the '(?P<column>[^']*)' value)?")
_NAMED = re.compile(r"named '([^']+)'|\$\{([\w.\-]+)\}")
# Told by our own checks, more exactly and in the reader's language.
_TOLD_ELSEWHERE = re.compile(
    r"translation|is missing the \w+ \S+ column|no label|machine-readable|Choices should have a label|"
    r"headers must not be empty"
)
_ADDRESS = re.compile(r"\s*(?:Learn more|See):?\s*\S+\.?|\s*https?://\S+")


@dataclass(frozen=True, slots=True)
class Converted:
    """``xml`` as text; ``itemsets`` is the CSV of external choices, "" when there are none."""

    xml: str
    itemsets: str = ""


def to_xform(book: Workbook, questions: Sequence[Question], problems: Problems, stem: str) -> Converted | None:
    """None when pyxform refuses; then there is a problem, unless others were found before. ``stem``: the file's name,
    which is the form's id when the workbook gives none."""
    warnings: list[str] = []
    try:
        converted = _convert(_definition(book), _root(questions), stem, warnings)
    except MemoryError:
        raise
    except PyXFormError as error:
        _complain(str(error), questions, problems)
        return None
    except Exception as error:  # a shape of workbook that pyxform did not expect
        if not problems.errors:
            problems.error("not_converted", detail=type(error).__name__)
        return None
    for text in warnings:
        if not _TOLD_ELSEWHERE.search(text):
            _doubt(text, questions, problems)
    return converted


def _definition(book: Workbook) -> dict[str, object]:
    data: dict[str, object] = {"sheet_names": list(book.names)}
    for name, sheet in book.sheets.items():
        data[name] = book.values[name]
        data[f"{name}_header"] = [dict.fromkeys(column.header for column in sheet.columns)]
    return data


def _convert(definition: dict[str, object], root: str, stem: str, warnings: list[str]) -> Converted:
    """What ``pyxform.xls2xform.convert`` does, without its temporary file: the child may write none."""
    sheets = get_xlsform(xlsform=definition)
    parts = workbook_to_json(workbook_dict=sheets, form_name=root, fallback_form_name=stem, warnings=warnings)
    itemsets = external_choices_to_csv(workbook_dict=sheets) if has_external_choices(json_struct=parts) else None
    document = create_survey_element_from_dict(parts).xml()
    return Converted('<?xml version="1.0"?>' + document.toxml(), itemsets or "")


def _root(questions: Sequence[Question]) -> str:
    """A name for the root that no question has: pyxform's own ``data`` clashes with a question called so."""
    taken = {question.name.lower() for question in questions}
    return next(name for name in (*_ROOTS, "_".join(sorted(taken))[:60] + "_") if name not in taken)


def _doubt(text: str, questions: Sequence[Question], problems: Problems) -> None:
    """In the reader's language where many authors meet it, else in pyxform's own words."""
    sheet, row, column = _place(text, questions)
    if "max-pixels" in text:
        problems.warn("picture_without_limit", sheet, row, column or "parameters")
    else:
        problems.warn("doubt", sheet, row, column, detail=_plain(text))


def _complain(text: str, questions: Sequence[Question], problems: Problems) -> None:
    sheet, row, column = _place(text, questions)
    if not problems.errors:
        problems.error("not_convertible", sheet, row, column, detail=_plain(text))


def _place(text: str, questions: Sequence[Question]) -> tuple[str, int, str]:
    found = _PLACE.match(text)
    if found:
        return found["sheet"] or "survey", int(found["row"]), found["column"] or ""
    named = _NAMED.search(text)
    name = (named[1] or named[2]) if named else ""
    row = next((question.row.number for question in questions if question.name == name), 0) if name else 0
    return ("survey", row, "") if row else ("", 0, "")


def _plain(text: str) -> str:
    """pyxform's sentence without its place (told apart) and addresses."""
    first = text.partition("\n")[0]
    words = _ADDRESS.sub("", re.sub(r"^\[row : \d+\]\s*", "", first)).strip()
    return words[:300]
