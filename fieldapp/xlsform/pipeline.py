"""From workbook bytes to an answer: our own checks, pyxform, then the engine. Runs in the child only."""

import re
from pathlib import Path
from typing import Any

from fieldapp.xlsform.beside import find_file
from fieldapp.xlsform.choices import check_choices
from fieldapp.xlsform.conversion import Converted, to_xform
from fieldapp.xlsform.engine import try_form
from fieldapp.xlsform.entities import check_entities
from fieldapp.xlsform.expressions import check_expressions
from fieldapp.xlsform.named_files import check_files_beside
from fieldapp.xlsform.problems import MAX_ERRORS, Problems
from fieldapp.xlsform.settings import check_settings
from fieldapp.xlsform.sheets import Workbook, read_workbook
from fieldapp.xlsform.survey import Question, check_survey
from fieldapp.xlsform.translations import check_translations

_FILE = re.compile(r"jr://(?:file-csv|file|images|audio|video)/([^\"<>&]+)")
ITEMSETS = "itemsets.csv"
HOPELESS = ("too_deep", "prefix_without_namespace")  # pyxform cannot take these


def compile_content(content: bytes, path: Path, problems: Problems, *, strict: bool = False) -> dict[str, Any]:
    """The fields of ``run.Answer``. ``path`` is only where files beside the workbook are looked for.

    What pyxform and the engine both take is taken, as Collect, Web Forms and KoboToolbox would: then our own checks
    are doubts. ``strict``, for the province's own forms: they are mistakes.
    """
    book = read_workbook(content, problems)
    if problems.errors:
        return _answer(problems)
    questions = check_survey(book, problems)
    check_settings(book, problems)
    check_choices(book, questions, problems)
    check_entities(book, questions, problems)
    check_expressions(book, questions, problems)
    check_translations(book, problems)
    check_files_beside(book, questions, path, problems)
    hopeless = len(problems.errors) >= MAX_ERRORS or any(problem.code in HOPELESS for problem in problems.errors)
    converted = to_xform(book, questions, problems, path.stem) if questions and not hopeless else None
    if converted is None:
        return _answer(problems)
    return _tried(converted, book, questions, path, problems, strict=strict)


def _tried(
    converted: Converted, book: Workbook, questions: list[Question], path: Path, problems: Problems, *, strict: bool
) -> dict[str, Any]:
    made = {ITEMSETS: converted.itemsets} if converted.itemsets else {}
    names = sorted(set(_FILE.findall(converted.xml)) - made.keys())
    places = {name: find_file(path, name) for name in names}
    files = {name: place.read_bytes() for name, place in places.items() if place}
    files |= {name: text.encode() for name, text in made.items()}
    form = try_form(converted.xml.encode(), files, book, questions, problems)
    if form is not None and not strict:
        problems.doubt_errors()
    if form is None or problems.errors:
        return _answer(problems)
    facts = {"title": form.title, "form_id": form.form_id, "version": form.version}
    return _answer(problems) | facts | {"xml": converted.xml, "files": sorted(files.keys() - made.keys()), "made": made}


def _answer(problems: Problems) -> dict[str, Any]:
    """What was found, in the order of the workbook."""
    order = {"": 0, "settings": 1, "survey": 2, "choices": 3, "entities": 4}
    found = sorted(problems.errors, key=lambda problem: (order.get(problem.sheet, 5), problem.row))
    return {"problems": found, "warnings": problems.warnings, "files": []}
