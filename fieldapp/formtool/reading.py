"""What the form verbs read: an XForm or a workbook, and the files it names."""

import time
from collections import ChainMap
from collections.abc import Iterator, Mapping
from pathlib import Path

from fieldapp.errors import FormError, FormProblem
from fieldapp.forms import Form, load_form
from fieldapp.xlsform.compiled import compile_workbook
from fieldapp.xlsform.package import WORKBOOKS

MAX_BYTES = 30 * 2**20  # of one file
LISTS = (".csv", ".xml", ".geojson", ".json")


def read_form(path: Path, media: Path | None) -> tuple[Form, float]:
    """The form, and the milliseconds it took to load its XForm. ``media``: a folder of lists and pictures.

    A workbook is compiled as ``form check`` and the app do it. Raises FormError with every problem found. *Slow* for a
    workbook.
    """
    files: Mapping[str, bytes] = {}
    if path.suffix.lower() in WORKBOOKS:
        made = compile_workbook(path)
        xml, files = made.xml, made.files
    else:
        xml = read_bytes(path)
    if media is not None:
        files = ChainMap(Folder(media), files)  # type: ignore[arg-type]  # nothing is written into it
    before = time.perf_counter()
    form = load_form(xml, files)
    return form, (time.perf_counter() - before) * 1e3


class Folder(Mapping[str, bytes]):
    """The lists in a folder by name, each read when it is asked for; none when there is no such folder."""

    def __init__(self, place: Path) -> None:
        found = sorted(place.iterdir()) if place.is_dir() else ()
        self._places = {file.name: file for file in found if file.suffix.lower() in LISTS and file.is_file()}
        self._read: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        """Raises FormError (``too_large`` …), KeyError."""
        if name not in self._read:
            self._read[name] = read_bytes(self._places[name])
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def read_text(path: Path) -> str:
    """The file's content as UTF-8. FormError (``not_found``, ``too_large``, ``not_text``)."""
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FormError([FormProblem(f"{path} is not UTF-8 text.", "Save it as UTF-8.", code="not_text")]) from None


def write_file(path: Path, content: bytes) -> None:
    """FormError (``not_written``) when it cannot be."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise FormError([FormProblem(f"{path}: {error.strerror}.", "Check the path.", code="not_written")]) from None


def read_bytes(path: Path) -> bytes:
    """The file's content. FormError (``not_found``, ``too_large``) when it cannot be read, or is no plain file."""
    try:
        if path.exists() and not path.is_file():
            raise FormError([FormProblem(f"{path} is no file.", "Name a file.", code="not_found")])
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise FormError([FormProblem(f"{path}: {said}.", "Check the path.", code="not_found")]) from None
    if len(content) > MAX_BYTES:
        limit = f"Keep it under {MAX_BYTES >> 20} MB."
        raise FormError([FormProblem(f"{path} is too large.", limit, code="too_large")])
    return content
