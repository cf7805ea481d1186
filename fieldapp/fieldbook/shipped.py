"""The forms that come with the app, for profiles that do not have them yet.

They are kept compiled beside their workbooks; a workbook that somebody edited is compiled.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fieldapp import config
from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import sha256_hex
from fieldapp.xlsform import compile_workbook
from fieldapp.xlsform.ready import ready_form

AT_ONCE = 2  # each compiles in a child process; the slowest laptops have two cores


def compile_shipped(known: Callable[[str], bool]) -> tuple[tuple[str, PublishedForm], ...]:
    """(workbook's sha256, form) of each workbook of ``resources/forms`` that is not ``known`` by its sha256.

    *Slow* for edited workbooks: one child process for each, two at a time. Raises FormError.
    """
    paths = sorted((config.resources() / "forms").glob("*.xlsx"))
    new = [(sha256, path) for path in paths if not known(sha256 := sha256_hex(path.read_bytes()))]
    with ThreadPoolExecutor(AT_ONCE) as children:
        forms = tuple(children.map(_compile, (path for _, path in new)))
    return tuple((sha256, form) for (sha256, _), form in zip(new, forms, strict=True))


def _compile(path: Path) -> PublishedForm:
    made = ready_form(path) or compile_workbook(path, strict=True)
    return PublishedForm(made.form_id, made.version, made.title, sha256_hex(made.xml), made.xml, dict(made.files))
