"""A table that somebody keeps in a spreadsheet, cell by cell, each with what it was in the file. Frozen values."""

from dataclasses import dataclass

BLANK, TEXT, NUMBER, DATE, TRUTH, ERROR = "", "text", "number", "date", "truth", "error"
MAX_ROWS = 50_000
MAX_COLUMNS = 200
MAX_CELLS = 1_500_000
MAX_CHARACTERS = 32_767  # what a spreadsheet program can hold in a cell


@dataclass(frozen=True, slots=True)
class Cell:
    """``text`` as a person reads it: numbers with a point and all their digits, days as ``2026-11-24``.

    ``kind`` is what it was; ``computed``: a formula's result (blank when the file kept none).
    """

    text: str = ""
    kind: str = BLANK
    computed: bool = False


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class TableRow:
    """``number`` counts as the spreadsheet program does."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """That cell; rows end where their last filled cell is."""
        return self.cells[column] if column < len(self.cells) else EMPTY


@dataclass(frozen=True, slots=True)
class Table:
    """What one sheet holds, blank rows left out. ``sheets``: names of all; ``since_1904``: days count from 1904."""

    name: str
    sheet: str
    sheets: tuple[str, ...]
    rows: tuple[TableRow, ...]
    sha256: str
    since_1904: bool = False


def column_letter(at: int) -> str:
    """0 → A, 26 → AA: as the spreadsheet program names it."""
    letters, at = "", at + 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
