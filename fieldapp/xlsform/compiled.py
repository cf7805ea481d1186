"""``compile_workbook``: the package's door. The workbook is read and compiled in a child process only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fieldapp.errors import FormError, FormProblem
from fieldapp.xlsform.beside import find_file
from fieldapp.xlsform.language import preferred_language
from fieldapp.xlsform.package import check_package, read_package
from fieldapp.xlsform.problems import Problems
from fieldapp.xlsform.run import Answer, run_child


@dataclass(frozen=True, slots=True)
class CompiledForm:
    """One workbook as an XForm. ``files`` are the lists and pictures it names, by name;
    ``warnings`` are doubts that do not stop the form."""

    xml: bytes = field(repr=False)
    title: str
    form_id: str
    version: str
    warnings: tuple[FormProblem, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)


def compile_workbook(path: Path, language: str = "", *, strict: bool = False) -> CompiledForm:
    """Check and compile ``path`` (.xlsx, .xlsm, .xls). *Slow* (about a second) and never on the main thread.

    A form that runs is taken; what is wrong with it all the same is among its warnings. ``strict``, for the province's
    own forms: these are mistakes too.

    ``language`` ("id" or "en") is the language of the problems; "" follows ``LANG``. The same workbook gives
    the same bytes on every computer. Raises FormError with every mistake found, each with sheet, row and cure.
    """
    problems = Problems(language or preferred_language())
    content = read_package(path, problems)
    problems.raise_errors()
    check_package(content, problems)
    problems.raise_errors()
    answer = run_child(path, content, problems, strict=strict)
    if answer.problems:
        raise FormError(answer.problems)
    files = {name: text.encode() for name, text in answer.made.items()} | _beside(path, answer)
    warnings = (*problems.warnings, *answer.warnings)
    return CompiledForm(answer.xml.encode(), answer.title, answer.form_id, answer.version, warnings, files)


def _beside(path: Path, answer: Answer) -> dict[str, bytes]:
    found = {name: find_file(path, name) for name in answer.files}
    return {name: place.read_bytes() for name, place in found.items() if place is not None}
