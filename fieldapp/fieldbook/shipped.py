"""The forms that come with the app, compiled from their workbooks when they are new to a profile."""

from collections.abc import Callable

from fieldapp import config
from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import sha256_hex
from fieldapp.xlsform import compile_workbook


def compile_shipped(known: Callable[[str], bool]) -> tuple[tuple[str, PublishedForm], ...]:
    """(workbook's sha256, form) of each workbook of ``resources/forms`` that is not ``known`` by its sha256.

    *Slow*: one child process for each. Raises FormError.
    """
    found = []
    for path in sorted((config.resources() / "forms").glob("*.xlsx")):
        sha256 = sha256_hex(path.read_bytes())
        if not known(sha256):
            made = compile_workbook(path, strict=True)
            form = PublishedForm(
                made.form_id, made.version, made.title, sha256_hex(made.xml), made.xml, dict(made.files)
            )
            found.append((sha256, form))
    return tuple(found)
