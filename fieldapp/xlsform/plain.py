"""A workbook as pyxform alone takes it, without the province's rules (a version, translations …): for trying
forms that come from elsewhere. Runs in the calling process, so only for files of one's own."""

from pathlib import Path

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from fieldapp.errors import FormError, FormProblem

_ROOT = "data"
_OTHER_ROOT = "form"  # when a question is called like the root


def convert_plainly(path: Path) -> tuple[bytes, dict[str, bytes]]:
    """The XForm and the files that come out of the workbook itself. FormError (``not_convertible``). *Slow*."""
    try:
        converted = convert(path, form_name=_ROOT)
    except PyXFormError as first:
        try:
            converted = convert(path, form_name=_OTHER_ROOT)
        except PyXFormError:
            problem = FormProblem(f"{path.name}: {first}", "Correct the workbook.", code="not_convertible")
            raise FormError([problem]) from None
    made = {"itemsets.csv": converted.itemsets.encode()} if converted.itemsets else {}
    return str(converted.xform).encode(), made
