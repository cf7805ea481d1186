"""What the form verbs read: an XForm or a workbook, and the files it names."""

import time
from pathlib import Path

from fieldapp.errors import FormError, FormProblem
from fieldapp.forms import Form, load_form

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".md")


def read_form(path: Path, media: Path | None) -> tuple[Form, float]:
    """The form, and the milliseconds it took to load its XForm. ``media``: a folder of lists and pictures.

    Raises FormError with every problem found. *Slow* for a workbook.
    """
    files: dict[str, bytes] = {}
    if path.suffix.lower() in WORKBOOKS:
        from fieldapp.xlsform.plain import convert_plainly

        xml, files = convert_plainly(path)
    else:
        xml = read_bytes(path)
    if media is not None:
        files |= {file.name: read_bytes(file) for file in sorted(media.iterdir()) if file.is_file()}
    before = time.perf_counter()
    form = load_form(xml, files)
    return form, (time.perf_counter() - before) * 1e3


def read_bytes(path: Path) -> bytes:
    """The file's content. FormError (``not_found``) when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FormError([FormProblem(f"{path}: {error.strerror}.", "Check the path.", code="not_found")]) from None
