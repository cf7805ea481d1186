"""``open_form``: a form from a workbook, an XForm, or a ZIP of one of them with its files. Checked, never stored.

A ZIP is read by its directory first, like a workbook: a bomb or a path out of the folder is refused unread.
"""

import codecs
import io
import lzma
import re
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from fieldapp.errors import FormError
from fieldapp.xlsform.compiled import CompiledForm, compile_workbook
from fieldapp.xlsform.engine import try_form
from fieldapp.xlsform.language import preferred_language
from fieldapp.xlsform.package import (
    MAX_ENTRIES,
    MAX_ENTRY,
    MAX_RATIO,
    MAX_UNPACKED,
    RATIO_FROM,
    WORKBOOKS,
    read_plain,
)
from fieldapp.xlsform.problems import Problems
from fieldapp.xlsform.sheets import Workbook

XFORMS = b"http://www.w3.org/2002/xforms"
LONGEST_NAME = 200  # bytes; disks take 255
KINDS = (*WORKBOOKS, ".xml", ".zip")
_NAMED = re.compile(rb"jr://(?:file-csv|file|images|audio|video)/([^\"'<>&)]+)")
_LISTS = re.compile(r"\.(csv|xml|geojson)$", re.IGNORECASE)


def open_form(path: Path, language: str = "", *, strict: bool = False) -> CompiledForm:
    """Check ``path`` (one of ``KINDS``) and the files beside it. *Slow* for workbooks, never on the main thread.

    Raises FormError with every mistake found; a workbook's name sheet and row. ``language`` and ``strict`` as
    ``compile_workbook``.
    """
    kind = path.suffix.lower()
    if kind not in (".xml", ".zip"):
        return compile_workbook(path, language, strict=strict)
    problems = Problems(language or preferred_language())
    content = read_plain(path, problems, "file_too_large")
    problems.raise_errors()
    if kind == ".zip":
        return _open_zip(content, problems, strict=strict)
    return check_xform(content, _beside(path, content), problems.language)


def check_xform(xml: bytes, files: Mapping[str, bytes], language: str = "") -> CompiledForm:
    """The engine's verdict on an XForm with its files: its facts and doubts. Raises FormError with every mistake."""
    problems = Problems(language or preferred_language())
    form = try_form(xml, files, Workbook({}, ()), (), problems)
    if form is None:
        raise FormError(problems.errors)
    problems.doubt_errors()
    if not form.version:
        problems.warn("xform_without_version")
    for name in sorted(named_files(xml) - files.keys()):
        if not _LISTS.search(name):  # of lists the engine tells
            problems.warn("media_missing", name=name)
    title = form.title or form.form_id
    used = {name: content for name, content in files.items() if name in named_files(xml) or _LISTS.search(name)}
    return CompiledForm(xml, title, form.form_id, form.version, tuple(problems.warnings), used)


def named_files(xml: bytes) -> set[str]:
    """Names of the lists and pictures that an XForm uses."""
    if xml.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        xml = xml.decode("utf-16", "replace").encode()
    return {name.decode("utf-8", "replace").strip() for name in _NAMED.findall(xml)}


def _beside(path: Path, xml: bytes) -> dict[str, bytes]:
    """The files it names, from ``NAME-media`` (as Central and Collect lay them out) or its own folder."""
    found: dict[str, bytes] = {}
    for name in named_files(xml):
        for folder in (path.with_name(f"{path.stem}-media"), path.parent):
            place = folder / name
            if name == Path(name).name and _usable(name) and place.is_file() and place.stat().st_size <= MAX_ENTRY:
                found.setdefault(name, place.read_bytes())
    return found


def _open_zip(content: bytes, problems: Problems, *, strict: bool) -> CompiledForm:
    entries = _unpacked(content, problems)
    forms = [name for name in entries if name.lower().endswith((*WORKBOOKS, ".xml"))]
    books = [name for name in forms if name.lower().endswith(WORKBOOKS)]
    if not books:
        forms = [name for name in forms if XFORMS in entries[name].replace(b"\0", b"")]  # also in UTF-16
    chosen = books or forms
    if len(chosen) != 1:
        problems.error("zip_many_forms" if chosen else "zip_no_form", names=", ".join(sorted(chosen)[:3]))
        raise FormError(problems.errors)
    files = {Path(name).name: body for name, body in entries.items() if name != chosen[0]}
    if not books:
        return check_xform(entries[chosen[0]], files, problems.language)
    with tempfile.TemporaryDirectory(prefix="jangkau-form-") as folder:
        for name, body in {**files, Path(chosen[0]).name: entries[chosen[0]]}.items():
            (Path(folder) / name).write_bytes(body)
        return compile_workbook(Path(folder) / Path(chosen[0]).name, problems.language, strict=strict)


def _check_names(names: list[str], problems: Problems) -> None:
    """One file per name, whatever its folder, and names that any disk takes."""
    for name in sorted({name for name in names if names.count(name) > 1})[:3]:
        problems.error("zip_same_name", name=name)
    if not all(map(_usable, names)):
        problems.error("bad_file_name")
    problems.raise_errors()


def _usable(name: str) -> bool:
    return len(name.encode("utf-8", "replace")) <= LONGEST_NAME and name.isprintable()


def _unpacked(content: bytes, problems: Problems) -> dict[str, bytes]:
    """Name → content of every file; hidden ones and what file managers add are left out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if not _fits(entries):
                problems.error("zip_too_large", limit=MAX_UNPACKED // 2**20)
                problems.raise_errors()
            wanted = [e for e in entries if not e.filename.startswith("__MACOSX/") and _shown(Path(e.filename).name)]
            _check_names([Path(entry.filename).name for entry in wanted], problems)
            return {entry.filename: archive.read(entry) for entry in wanted}
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, ValueError, LookupError, RuntimeError, OSError, EOFError):
        problems.error("not_a_zip")
        raise FormError(problems.errors) from None


def _shown(name: str) -> bool:
    return name[:1] not in ("", ".")


def _fits(entries: list[zipfile.ZipInfo]) -> bool:
    return (
        len(entries) <= MAX_ENTRIES
        and all(entry.file_size <= MAX_ENTRY for entry in entries)
        and sum(entry.file_size for entry in entries) <= MAX_UNPACKED
        and all(e.file_size <= RATIO_FROM or e.file_size <= MAX_RATIO * max(e.compress_size, 1) for e in entries)
    )
