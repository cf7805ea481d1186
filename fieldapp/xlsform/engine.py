"""The compiled form on trial: the engine that will run it loads it, and what it refuses is told by row."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from fieldapp.errors import FormError, FormProblem
from fieldapp.forms import Form, load_form
from fieldapp.forms.elsewhere.portability import differences
from fieldapp.xlsform.problems import Problems
from fieldapp.xlsform.sheets import Workbook

if TYPE_CHECKING:  # who only opens a form need not load what compiles one: 0.2 s in every start of the province
    from fieldapp.xlsform.survey import Question

_NAMED = re.compile(r"^\$\{([^}]+)\}:\s*")
_REFERENCE = re.compile(r"\$\{[^}]+\}")
_COLUMNS = {
    "calculate": "calculation",
    "readonly": "read_only",
    "nodeset": "choice_filter",
    "jr:count": "repeat_count",
    "count": "repeat_count",
    "constraintMsg": "constraint_message",
    "requiredMsg": "required_message",
    "saveto": "save_to",
    "warns": "soft:warns",
}
CODES = (
    *("cycle", "unknown_function", "bad_reference", "missing_instance", "syntax", "unsupported", "arguments"),
    "other",
)


def try_form(
    xml: bytes, files: Mapping[str, bytes], book: Workbook, questions: "Sequence[Question]", problems: Problems
) -> Form | None:
    """The form if it can be run. Adds what the engine finds; places that already have an error are not told twice."""
    told = {(problem.sheet, problem.row, problem.column) for problem in problems.errors}
    doubts: list[FormProblem] = []
    try:
        form = _loaded(xml, files, doubts)
    except FormError as error:
        for problem in error.problems:
            _tell(problem, book, questions, told, problems.error)
        return None
    for problem in doubts:
        _tell(problem, book, questions, told, problems.error)
    said = tuple(problem.message for problem in (*form.circles, *doubts))
    refused = [problem for problem in form.circles if problem.code == "cycle" and questions]
    for problem in form.circles:
        _tell(problem, book, questions, told, problems.error if problem in refused else problems.warn)
    if refused:  # the author of a workbook can mend it; of an XForm that Enketo and Web Forms run, nobody here
        return None
    for warning in form.warnings:
        if warning.startswith(said):
            continue
        sheet, row, _ = _place(warning, "", book, questions)
        problems.warn("doubt", sheet, row, detail=_NAMED.sub("", warning))
    for difference in differences(form, xml):
        problems.differ(difference, *_place(f"${{{difference.name}}}: ", difference.column, book, questions))
    return form


def _loaded(xml: bytes, files: Mapping[str, bytes], doubts: list[FormProblem]) -> Form:
    """The form. What refers to a question or a list that is not there counts as blank (JavaRosa), and is a doubt.

    FormError with what cannot be run at all.
    """
    try:
        return load_form(xml, files, strict=True)
    except FormError as error:
        form = load_form(xml, files)
        doubts += error.problems
        return form


def _tell(
    problem: FormProblem,
    book: Workbook,
    questions: "Sequence[Question]",
    told: set[tuple[str, int, str]],
    say: Callable[..., None],
) -> None:
    place = _place(problem.message, problem.column, book, questions)
    if place[1] and place in told:
        return
    told.add(place)
    kind = problem.code.partition("_by_")[0]
    code = f"engine_{kind}" if kind in CODES else "engine_other"
    name = _name(problem.message)
    detail = _NAMED.sub("", problem.message)
    through = ", ".join(dict.fromkeys(_REFERENCE.findall(detail))) or f"${{{name}}}"
    say(code, *place, name=name or "-", detail=detail, cure=problem.cure, through=through)


def _name(message: str) -> str:
    found = _NAMED.match(message)
    return found[1].rpartition("/")[2] if found else ""


def _place(message: str, attribute: str, book: Workbook, questions: "Sequence[Question]") -> tuple[str, int, str]:
    name = _name(message)
    kind = _COLUMNS.get(attribute, attribute)
    rows = {question.name: question.row for question in questions}
    if name not in rows and name.endswith("_count"):
        name, kind = name.removesuffix("_count"), "repeat_count"
    row = rows.get(name)
    if row is not None:
        return "survey", row.number, row.column(kind)
    settings = book.sheet("settings").rows
    if name == "instanceName" and settings:
        return "settings", settings[0].number, settings[0].column("instance_name")
    return "", 0, "" if questions else ", ".join(part for part in (name, attribute) if part)  # an XForm has no rows
