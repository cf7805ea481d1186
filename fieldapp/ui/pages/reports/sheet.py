"""Where everything stands on the pages of a report: pure arithmetic on text widths, before anything is drawn.

Lengths are tenths of a point. ``Text``, ``Fill`` and ``Rule`` are what a page is made of; ``lay_out`` gives the pages.
Table heads are repeated on every page; no row is cut in two; nothing is smaller than 10 pt.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from fieldapp.casework.table import Column, Mark, Table
from fieldapp.reports.showing import mark_note, shown
from fieldapp.reports.stamp import Stamp, filter_words, fresh, period_words
from fieldapp.reports.wording import say, told

MM: Final = 720 / 25.4  # tenths of a point in a millimetre
PAPERS: Final = {"A4": (210.0, 297.0), "F4": (215.0, 330.0)}  # mm; F4 (folio) is what offices load
MARGIN: Final = 12 * MM
BODY, SMALL, TITLE, OFFICE = 100, 100, 150, 125  # font sizes
LINE: Final = 132
PAD, LEADING = 36, 26  # beside and above the words of a cell
WORDY: Final = ("text",)
Measure = Callable[[str, int, bool], float]  # text, size, bold → width


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text in a box; ``align``: -1 left, 0 middle, 1 right."""

    x: float
    y: float
    width: float
    text: str
    size: int = BODY
    bold: bool = False
    align: int = -1
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Fill:
    """A pale ground, or with ``line`` a rule of one hair."""

    x: float
    y: float
    width: float
    height: float
    line: bool = False


Item = Text | Fill


@dataclass
class Sheet:
    """Pages in the making."""

    across: float
    down: float
    pages: list[list[Item]] = field(default_factory=list)
    sizes: list[tuple[float, float]] = field(default_factory=list)  # width and height of each page
    landscape: bool = False
    y: float = 0.0

    @property
    def width(self) -> float:
        """Of the page in hand."""
        return self.down if self.landscape else self.across

    @property
    def height(self) -> float:
        """Of the page in hand."""
        return self.across if self.landscape else self.down

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def bottom(self) -> float:
        """Where the foot begins."""
        return self.height - MARGIN - 2 * LINE

    def new_page(self) -> None:
        """Go on at the top of a fresh one."""
        self.pages.append([])
        self.sizes.append((self.width, self.height))
        self.y = MARGIN

    def put(self, item: Item) -> None:
        """Onto the page in hand."""
        self.pages[-1].append(item)

    def line(self, text: str, *, size: int = BODY, bold: bool = False, align: int = -1, quiet: bool = False) -> None:
        """A line over the whole width."""
        self.put(Text(MARGIN, self.y, self.inner, text, size, bold, align, quiet))
        self.y += size * 1.32


@dataclass(frozen=True, slots=True)
class _Lines:
    """One row of a table as it is written: lines of each cell."""

    cells: tuple[tuple[str, ...], ...]
    bold: bool

    @property
    def height(self) -> float:
        return LINE * max((len(lines) for lines in self.cells), default=1) + LEADING


def lay_out(
    tables: Sequence[Table],
    stamp: Stamp,
    language: str,
    paper: str,
    measure: Measure,
    title: str,
    close: Callable[["Sheet"], None] = lambda sheet: None,
) -> Sheet:
    """All pages. A table that is too wide for portrait stands on landscape pages of its own; ``close`` puts something
    under the last."""
    across, down = (side * MM for side in PAPERS[paper])
    sheet = Sheet(across, down)
    filled = [table for table in tables if table.rows]
    wide = [_needed(table, language, measure) > across - 2 * MARGIN for table in filled]
    sheet.landscape = wide[:1] == [True]
    sheet.new_page()
    _letterhead(sheet, stamp, language, title)
    for table, landscape in zip(filled, wide, strict=True):
        if landscape != sheet.landscape:
            sheet.landscape = landscape
            sheet.new_page()
        _table(sheet, table, language, measure)
    if not filled or all(table.empty for table in filled):
        sheet.y += LINE / 2
        sheet.line(say("No data in this period.", language))
    close(sheet)
    _feet(sheet, stamp, language)
    return sheet


def _letterhead(sheet: Sheet, stamp: Stamp, language: str, title: str) -> None:
    sheet.line(say("Provincial Government of East Kalimantan", language).upper(), size=OFFICE, bold=True, align=0)
    sheet.line(say("Social Affairs Office", language).upper(), size=OFFICE, bold=True, align=0)
    sheet.y += 30
    for offset in (0, 26):
        sheet.put(Fill(MARGIN, sheet.y + offset, sheet.inner, 0, line=True))
    sheet.y += 150
    sheet.line(title, size=TITLE, bold=True, align=0)
    sheet.line(f"{period_words(stamp.period, language)}, {filter_words(stamp, language)}", align=0)
    sheet.y += LINE / 2


def _feet(sheet: Sheet, stamp: Stamp, language: str) -> None:
    """The stamp and the page's number, on every page."""
    count = len(sheet.pages)
    for number, (page, (width, height)) in enumerate(zip(sheet.pages, sheet.sizes, strict=True), start=1):
        y, inner = height - MARGIN - LINE, width - 2 * MARGIN
        page.append(Fill(MARGIN, y - 20, inner, 0, line=True))
        page.append(Text(MARGIN, y, inner, fresh(stamp, language), SMALL, quiet=True))
        of = say("Page {number} of {count}", language).format(number=number, count=count)
        page.append(Text(MARGIN, y, inner, of, SMALL, align=1, quiet=True))


def _table(sheet: Sheet, table: Table, language: str, measure: Measure) -> None:
    widths = _widths(table, language, measure, sheet.inner)
    heads = [
        _wrapped(told(one.head, language), width, measure, True)
        for one, width in zip(table.columns, widths, strict=True)
    ]
    head = _Lines(tuple(heads), bold=True)
    rows = [_row(table, number, widths, language, measure) for number in range(len(table.rows))]
    if sheet.y + LINE * 2 + head.height + (rows[0].height if rows else 0) > sheet.bottom:
        sheet.new_page()
    sheet.y += LINE / 2
    sheet.line(told(table.title, language), size=115, bold=True)
    sheet.y += 30
    _write_row(sheet, head, widths, table.columns, ground=True)
    for row in rows:
        if sheet.y + row.height > sheet.bottom:
            sheet.new_page()
            _write_row(sheet, head, widths, table.columns, ground=True)
        _write_row(sheet, row, widths, table.columns)
    _notes(sheet, table, language, measure)


def _notes(sheet: Sheet, table: Table, language: str, measure: Measure) -> None:
    notes = [told(note, language) for note in table.notes]
    if any(isinstance(cell, Mark) for row in table.rows for cell in row):
        notes.append(mark_note(language))
    lines = [line for note in notes for line in _wrapped(note, sheet.inner, measure, False)]
    sheet.y += 40
    for line in lines:
        if sheet.y + LINE > sheet.bottom:
            sheet.new_page()
        sheet.line(line, size=SMALL, quiet=True)
    sheet.y += LINE / 2


def _row(table: Table, number: int, widths: Sequence[float], language: str, measure: Measure) -> _Lines:
    bold = number in table.strong
    cells = []
    for cell, column, width in zip(table.rows[number], table.columns, widths, strict=True):
        cells.append(_wrapped(shown(cell, column, language), width, measure, bold))
    return _Lines(tuple(cells), bold)


def _write_row(
    sheet: Sheet, row: _Lines, widths: Sequence[float], columns: Sequence[Column], *, ground: bool = False
) -> None:
    if ground:
        sheet.put(Fill(MARGIN, sheet.y, sheet.inner, row.height))
    x = MARGIN
    for lines, width, column in zip(row.cells, widths, columns, strict=True):
        align = -1 if _left(column) else 1
        for at, line in enumerate(lines):
            inside = Text(x + PAD, sheet.y + LEADING / 2 + at * LINE, width - 2 * PAD, line, BODY, row.bold, align)
            sheet.put(inside)
        x += width
    sheet.y += row.height
    sheet.put(Fill(MARGIN, sheet.y, sheet.inner, 0, line=True))


def _left(column: Column) -> bool:
    return column.kind in ("text", "code", "nik", "month", "date")


# widths ------------------------------------------------------------------------------------------


def _needed(table: Table, language: str, measure: Measure) -> float:
    return sum(_least(table, at, language, measure) for at in range(len(table.columns)))


def _least(table: Table, at: int, language: str, measure: Measure) -> float:
    """The width below which a column breaks: its longest word; of numbers, the longest number."""
    column = table.columns[at]
    words = [(word, True) for word in told(column.head, language).split()]
    for number, row in enumerate(table.rows):
        text = shown(row[at], column, language)
        words += [(word, number in table.strong) for word in (text.split() if column.kind in WORDY else [text])]
    widest = max((measure(word, BODY, bold) for word, bold in set(words)), default=0.0)
    return widest + 2 * PAD + 2


def _widths(table: Table, language: str, measure: Measure, room: float) -> list[float]:
    """What is left over goes to the columns of words, by what they would like to have."""
    least = [_least(table, at, language, measure) for at in range(len(table.columns))]
    wordy = [at for at, column in enumerate(table.columns) if column.kind in WORDY]
    spare = room - sum(least)
    if not wordy or spare <= 0:
        return _squeezed(least, wordy, room)
    wish = {at: max(0.0, _most(table, at, language, measure) - least[at]) for at in wordy}
    total = sum(wish.values())
    given = {at: spare * (wish[at] / total if total else 1 / len(wordy)) for at in wordy}
    capped = {at: min(share, wish[at]) for at, share in given.items()}
    rest = (spare - sum(capped.values())) / len(least)
    return [width + capped.get(at, 0.0) + rest for at, width in enumerate(least)]


def _squeezed(least: Sequence[float], wordy: Sequence[int], room: float) -> list[float]:
    """Words are broken before numbers are."""
    fixed = sum(width for at, width in enumerate(least) if at not in wordy)
    for_words = room - fixed
    if not wordy or for_words < room * 0.1:
        return [width * room / sum(least) for width in least]
    share = for_words / sum(least[at] for at in wordy)
    return [width * share if at in wordy else width for at, width in enumerate(least)]


def _most(table: Table, at: int, language: str, measure: Measure) -> float:
    texts = {shown(row[at], table.columns[at], language) for row in table.rows}
    return max((measure(text, BODY, True) for text in texts), default=0.0) + 2 * PAD + 2


def _wrapped(text: str, width: float, measure: Measure, bold: bool) -> tuple[str, ...]:
    """Lines that fit; a word that is wider than a line is cut."""
    lines: list[str] = []
    room = width - 2 * PAD
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and measure(joined, BODY, bold) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
        while len(lines[-1]) > 1 and measure(lines[-1], BODY, bold) > room + 2:
            cut = next((n for n in range(len(lines[-1]) - 1, 1, -1) if measure(lines[-1][:n], BODY, bold) <= room), 1)
            lines[-1:] = [lines[-1][:cut], lines[-1][cut:]]
    return tuple(lines) or ("",)
