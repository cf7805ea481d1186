"""The forms that come with the app, compiled from their workbooks when a profile is made."""

from fieldapp import config
from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import sha256_hex
from fieldapp.xlsform import compile_workbook


def compile_shipped() -> tuple[PublishedForm, ...]:
    """Every workbook of ``resources/forms``. *Slow*: one child process each. Raises FormError."""
    workbooks = sorted((config.resources() / "forms").glob("*.xlsx"))
    compiled = [compile_workbook(path) for path in workbooks]
    return tuple(
        PublishedForm(c.form_id, c.version, c.title, sha256_hex(c.xml), c.xml, dict(c.files)) for c in compiled
    )
