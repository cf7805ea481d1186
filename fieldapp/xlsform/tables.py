"""``read_table``: a table from an .xlsx, .xls or .csv file. Workbooks are read in a limited child process only."""

import json
import subprocess  # the child is this same program, with fixed arguments
from pathlib import Path
from typing import Any

from fieldapp.domain.submission import sha256_hex
from fieldapp.domain.table import EMPTY, TEXT, Cell, Table, TableRow
from fieldapp.errors import BadTable
from fieldapp.xlsform.package import MAX_PACKED, check_package, read_plain
from fieldapp.xlsform.problems import Problems
from fieldapp.xlsform.run import child_command, child_environment
from fieldapp.xlsform.table_text import read_text

WORKBOOKS, TEXTS = (".xlsx", ".xlsm", ".xls"), (".csv", ".txt", ".tsv")
KINDS = (*WORKBOOKS, *TEXTS)
CHILD_MODULE = "fieldapp.xlsform.table_child"
WALL_SECONDS = 150.0
MAX_ENTRY, MAX_UNPACKED = 200 * 2**20, 250 * 2**20  # fifty thousand rows of forty columns are 80 MiB of XML
_WHY = {
    "not_found": "not_found",
    "not_readable": "not_readable",
    "too_large": "too_large",
    "unpacks_too_large": "bomb",
    "locked": "locked",
}


def read_table(path: Path, sheet: str = "") -> Table:
    """The rows of ``path``; of a workbook those of ``sheet``, blank: of the first that has any. *Slow.*

    Raises BadTable.
    """
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise BadTable("other_kind")
    problems = Problems("en")
    content = read_plain(path, problems, "too_large")
    _raise(problems)
    sha256 = sha256_hex(content)
    if kind in TEXTS and not content.startswith(b"PK\x03\x04"):
        rows = read_text(content)
        return Table(path.name, "", (), rows, sha256)
    check_package(content, problems, largest=MAX_ENTRY, unpacked=MAX_UNPACKED)
    _raise(problems)
    answer = _ask_child(content, sheet)
    if "why" in answer:
        raise BadTable(answer["why"], answer.get("place", ""), answer.get("limit", 0))
    found = tuple(TableRow(number, tuple(map(_cell, cells))) for number, cells in answer["rows"])
    return Table(path.name, answer["sheet"], tuple(answer["sheets"]), found, sha256, answer["since_1904"])


def _ask_child(content: bytes, sheet: str) -> dict[str, Any]:
    command = [*child_command(CHILD_MODULE), sheet]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=WALL_SECONDS, env=child_environment(), check=False
        )
    except subprocess.TimeoutExpired:
        raise BadTable("too_heavy") from None
    if done.returncode != 0:
        raise BadTable("too_heavy" if done.returncode < 0 else "damaged")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _cell(plain: Any) -> Cell:
    if plain is None:
        return EMPTY
    if isinstance(plain, str):
        return Cell(plain, TEXT)
    return Cell(plain[1], plain[0].rstrip("*"), plain[0].endswith("*"))


def _raise(problems: Problems) -> None:
    if problems.errors:
        raise BadTable(_WHY.get(problems.errors[0].code, "damaged"), limit=MAX_PACKED // 2**20)
