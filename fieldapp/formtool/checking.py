"""``fieldapp form check``: every mistake of workbooks and of XForms, and the doubts that do not stop them."""

from collections import ChainMap
from collections.abc import Callable, Sequence
from pathlib import Path

from fieldapp.errors import FormError
from fieldapp.forms import load_form
from fieldapp.forms.elsewhere.difference import Difference
from fieldapp.forms.elsewhere.portability import differences
from fieldapp.formtool.reading import Folder, read_bytes
from fieldapp.xlsform.language import preferred_language
from fieldapp.xlsform.problems import Problems
from fieldapp.xlsform.report import check_files


def check(files: Sequence[Path], say: Callable[[str], object]) -> int:
    """1 when any has a mistake, else 0. *Slow* for workbooks: a child process each."""
    xforms = [path for path in files if path.suffix.lower() == ".xml"]
    books = [path for path in files if path not in xforms]
    wrong = [_check_xform(path, say) for path in xforms]
    return max(check_files(books, say) if books else 0, *wrong, 0)


def _check_xform(path: Path, say: Callable[[str], object]) -> int:
    """Files it names are looked for beside it and in ``NAME-media``, as Central and Collect lay them out."""
    try:
        content = read_bytes(path)
        media = path.with_name(f"{path.stem}-media")
        form = load_form(content, ChainMap(Folder(media), Folder(path.parent)))  # type: ignore[arg-type]
    except FormError as error:
        for problem in error.problems:
            say(f"{path.name}: {problem.column + ': ' if problem.column else ''}{problem.message} {problem.cure}")
        return 1
    words = Problems(preferred_language())
    found = differences(form, content)
    for warning in form.warnings:
        say(f"{path.name}: {warning}")
    for difference in found:
        words.differ(difference, column=difference.column)
        say(f"{path.name}: {_line(difference, words)}")
    count = len(form.warnings) + len(found)
    say(f"{path.name}: {form.form_id} {form.version}: {len(form.references)} nodes, {count} warnings")
    return 0


def _line(difference: Difference, words: Problems) -> str:
    told = words.warnings[-1]
    column = f"{told.column}: " if told.column else ""
    return f"{column}${{{difference.name}}}: {told.message} {told.cure}"
