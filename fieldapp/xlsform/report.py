"""``fieldapp form check FILE…``: every mistake on a line of its own, by sheet, row, column and cure."""

from collections.abc import Callable, Sequence
from pathlib import Path

from fieldapp.errors import FormError, FormProblem
from fieldapp.forms.xml import local, parse_xml
from fieldapp.xlsform.compiled import CompiledForm, compile_workbook
from fieldapp.xlsform.language import preferred_language
from fieldapp.xlsform.problems import Problems

_QUESTIONS = frozenset({"input", "select1", "select", "upload", "trigger", "range", "rank"})


def check_files(files: Sequence[Path], say: Callable[[str], object]) -> int:
    """Check each workbook or ZIP; 1 when any has a mistake, else 0. *Slow*: a child process each."""
    words = Problems(preferred_language())
    mistakes = sum(_check_file(path, words, say) for path in files)
    if len(files) > 1:
        say(words.say("total", files=len(files), mistakes=mistakes))
    return 1 if mistakes else 0


def _check_file(path: Path, words: Problems, say: Callable[[str], object]) -> int:
    """How many mistakes it has."""
    try:
        form = _compiled(path, words.language)
    except FormError as error:
        for problem in error.problems:
            say(_line(path, problem, words))
        return len(error.problems)
    for warning in form.warnings:
        say(_line(path, warning, words))
    doubts = f" ({words.say('warnings', count=len(form.warnings))})" if form.warnings else ""
    questions, choices = count_parts(form)
    say(f"{path.name}: {words.say('fine', questions=questions, choices=choices, version=form.version)}{doubts}")
    return 0


def _compiled(path: Path, language: str) -> CompiledForm:
    if path.suffix.lower() != ".zip":
        return compile_workbook(path, language)
    from fieldapp.xlsform.opening import open_form

    return open_form(path, language)


def _line(path: Path, problem: FormProblem, words: Problems) -> str:
    row = words.say("place_row", row=problem.row) if problem.row else ""
    place = ", ".join(part for part in (problem.sheet, row, problem.column) if part)
    return ": ".join(part for part in (path.name, place, f"{problem.message} {problem.cure}".rstrip()) if part)


def count_parts(form: CompiledForm) -> tuple[int, int]:
    """(questions, choices): notes are no questions; choices of files beside the workbook are not counted."""
    root = parse_xml(form.xml)
    elements = list(root.iter())
    read_only = {e.get("nodeset") for e in elements if local(e) == "bind" and e.get("readonly") == "true()"}
    questions = sum(local(e) in _QUESTIONS and e.get("ref") not in read_only for e in elements)
    return questions, sum(local(e) == "item" for e in elements)
