"""``${references}`` and ``functions()`` in the cells: do they exist?"""

import re
from collections.abc import Iterable, Sequence

from fieldapp.forms.xpath.functions import FUNCTIONS
from fieldapp.xlsform.problems import Problems
from fieldapp.xlsform.sheets import Row, Workbook
from fieldapp.xlsform.survey import NAME, Question, repeated_names

EXPRESSIONS = ("relevant", "required", "constraint", "calculation", "choice_filter", "read_only", "repeat_count")
WITH_REFERENCES = (
    *EXPRESSIONS,
    *("type", "trigger", "default", "parameters", "label", "hint", "guidance_hint"),
    *("constraint_message", "required_message", "soft:warns"),
)
ENTITY_EXPRESSIONS = ("entity_id", "create_if", "update_if")
_REFERENCE = re.compile(r"\$\{([^}]*)(\}|$)")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|[“”][^“”]*[“”]|[‘’][^‘’]*[‘’]")
_CALL = re.compile(r"(?<![\w.:\-/])([^\W\d][\w.\-]*(?::[\w.\-]+)?)\s*\(")
_NO_CALL = ("and", "or", "div", "mod", "node", "text")  # words before a bracket that call nothing
KNOWN = FUNCTIONS.keys() | {"instance"}  # instance() begins a path, so the engine reads it apart


class ExpressionCheck:
    """One workbook's names, and what its cells say of them."""

    def __init__(self, questions: Sequence[Question], problems: Problems) -> None:
        self._names = {question.name for question in questions if question.name}
        self._unclear = repeated_names(questions)
        self._problems = problems

    def sheet(self, sheet: str, rows: Iterable[Row], references: Sequence[str], expressions: Sequence[str]) -> None:
        """Check the cells of those kinds of columns."""
        for row in rows:
            for column, text in row.cells.items():
                place = (sheet, row.number, column.header)
                if column.kind in references and "${" in text:
                    self._check_references(place, text)
                if column.kind in expressions and "(" in text:
                    self._check_functions(place, text)

    def _check_references(self, place: tuple[str, int, str], text: str) -> None:
        for inner, end in dict.fromkeys(_REFERENCE.findall(text)):
            name = inner.strip().removeprefix("last-saved#")
            if not end or not NAME.match(name):
                self._problems.error("broken_reference", *place, name=inner[:40])
            elif name not in self._names:
                meant = self._problems.meant(name, self._names)
                self._problems.error("unknown_reference", *place, name=name, meant=meant)
            elif name in self._unclear:
                self._problems.error("unclear_reference", *place, name=name)

    def _check_functions(self, place: tuple[str, int, str], text: str) -> None:
        plain = _QUOTED.sub("''", _REFERENCE.sub("x", text))
        for name in dict.fromkeys(_CALL.findall(plain)):
            if name not in KNOWN and name not in _NO_CALL:
                meant = self._problems.meant(name, sorted(KNOWN))
                self._problems.error("unknown_function", *place, name=name, meant=meant)


def check_expressions(book: Workbook, questions: Sequence[Question], problems: Problems) -> None:
    """Survey, entities and settings of one workbook."""
    check = ExpressionCheck(questions, problems)
    check.sheet("survey", book.sheet("survey").rows, WITH_REFERENCES, EXPRESSIONS)
    check.sheet("choices", book.sheet("choices").rows, ("label",), ())
    check.sheet("entities", book.sheet("entities").rows, ("label", *ENTITY_EXPRESSIONS), ("label", *ENTITY_EXPRESSIONS))
    check.sheet("settings", book.sheet("settings").rows, ("instance_name",), ("instance_name",))
