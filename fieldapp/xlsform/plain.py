"""A workbook as pyxform alone takes it, without the province's rules (a version, translations …): for trying
forms that come from elsewhere. Runs in the calling process, so only for files of one's own."""

from pathlib import Path

from pyxform.errors import PyXFormError
from pyxform.xls2xform import ConvertResult, convert

from fieldapp.errors import FormError, FormProblem
from fieldapp.xlsform.language import preferred_language
from fieldapp.xlsform.package import check_package, read_package
from fieldapp.xlsform.problems import Problems

_ROOT = "data"
_OTHER_ROOT = "form"  # when a question is called like the root


def convert_plainly(path: Path) -> tuple[bytes, dict[str, bytes]]:
    """The XForm and the files that come out of the workbook itself. FormError (``not_convertible``, and those of a
    hostile package). *Slow*."""
    if path.suffix.lower() == ".xlsx":
        problems = Problems(preferred_language())
        check_package(read_package(path, problems), problems)
        problems.raise_errors()
    try:
        converted = _converted(path)
    except MemoryError:
        raise
    except Exception as error:  # whatever pyxform trips over
        said = str(error) if isinstance(error, PyXFormError) else f"It cannot be converted ({type(error).__name__})."
        problem = FormProblem(f"{path.name}: {said}", "Correct the workbook.", code="not_convertible")
        raise FormError([problem]) from None
    made = {"itemsets.csv": converted.itemsets.encode()} if converted.itemsets else {}
    return str(converted.xform).encode(), made


def _converted(path: Path) -> ConvertResult:
    try:
        return convert(path, form_name=_ROOT)
    except PyXFormError:
        return convert(path, form_name=_OTHER_ROOT)
