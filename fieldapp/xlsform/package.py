"""The file before anyone opens it: an .xlsx is a ZIP, and a hostile ZIP is refused by its directory alone.

Limits (bytes, entries) follow the sizes of real forms with a wide margin: the largest we know has 9,000
choices and unpacks to 4 MiB.
"""

import io
import zipfile
from pathlib import Path

from fieldapp.xlsform.problems import Problems

MAX_PACKED = 20 * 2**20
MAX_ENTRIES = 1000
MAX_ENTRY = 30 * 2**20
MAX_UNPACKED = 50 * 2**20
MAX_RATIO = 100
RATIO_FROM = 2**20  # small files may pack as well as they like
OLE = bytes.fromhex("d0cf11e0")  # .xls, and .xlsx protected with a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")
WORKBOOKS = (".xlsx", ".xlsm", ".xls")
OTHER_KINDS = {
    ".csv": "plain_text",
    ".ods": "open_document",
    ".xml": "xform_file",
}


def read_package(path: Path, problems: Problems) -> bytes:
    """The file's bytes. Problems: not there, too large, another kind of file."""
    kind = OTHER_KINDS.get(path.suffix.lower(), "" if path.suffix.lower() in WORKBOOKS else "other_file")
    if kind:
        problems.error(kind, suffix=path.suffix or "-")
        return b""
    return read_plain(path, problems, "too_large")


def read_plain(path: Path, problems: Problems, too_large: str) -> bytes:
    """The bytes of a plain file. Problems: not there, no plain file (a pipe never ends), larger than MAX_PACKED."""
    try:
        if path.exists() and not path.is_file():
            problems.error("not_readable")
            return b""
        with path.open("rb") as file:
            content = file.read(MAX_PACKED + 1)
        if len(content) <= MAX_PACKED:
            return content
        problems.error(too_large, limit=MAX_PACKED // 2**20)
    except FileNotFoundError:
        problems.error("not_found")
    except (OSError, ValueError):
        problems.error("not_readable")
    return b""


def check_package(
    content: bytes, problems: Problems, *, largest: int = MAX_ENTRY, unpacked: int = MAX_UNPACKED
) -> None:
    """Reads the ZIP directory only. Problems: not a ZIP, a bomb, a password; doubts: macros, links to other workbooks.

    Neither macros nor links are ever followed. ``largest`` entry and all ``unpacked``, in bytes.
    """
    if content.startswith(OLE):  # an old workbook has no directory to look at; its reader runs within limits
        if _LOCKED in content:
            problems.error("locked")
        return
    try:
        entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        problems.error("not_a_workbook")
        return
    _check_sizes(entries, problems, largest, unpacked)
    _check_content({entry.filename for entry in entries}, problems)
    if any(entry.flag_bits & 1 for entry in entries):
        problems.error("locked")


def _check_sizes(entries: list[zipfile.ZipInfo], problems: Problems, largest: int, unpacked: int) -> None:
    if (
        len(entries) > MAX_ENTRIES
        or any(entry.file_size > largest for entry in entries)
        or sum(entry.file_size for entry in entries) > unpacked
        or any(
            entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
            for entry in entries
        )
    ):
        problems.error("unpacks_too_large", limit=unpacked // 2**20)


def _check_content(names: set[str], problems: Problems) -> None:
    if (
        any(name.startswith(("/", "\\")) or ".." in name or ":" in name for name in names)
        or "xl/workbook.xml" not in names
    ):
        problems.error("not_a_workbook")
    lower = {name.lower() for name in names}
    if any(name.endswith("vbaproject.bin") for name in lower):
        problems.warn("macro_file")
    if any(name.startswith("xl/externallinks/") for name in lower):
        problems.warn("external_links")
