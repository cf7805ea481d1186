"""A report on paper: pages drawn the same on screen, in the PDF and on the printer.

    paper = Paper(made, "A4"); paper.count; paper.draw(painter, page_number); paper.pdf()

The PDF holds real text in the embedded font, its title set. Drawing needs no window and may be done in the background.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from fieldapp.errors import Cancelled
from fieldapp.reports.wording import told
from fieldapp.ui.pages.reports.sheet import LINE, MM, Fill, Text, lay_out

if TYPE_CHECKING:
    from fieldapp.fieldbook.reporting import Made

RESOLUTION: Final = 720  # dots per inch: one is a tenth of a point
INK, QUIET, GROUND, RULE = "#15202B", "#4A5866", "#E1F0F6", "#C8D0D8"
Stop = Callable[[], bool]


class Paper:
    """``size``: ``A4`` or ``F4``."""

    def __init__(self, made: "Made", size: str = "A4") -> None:
        self.title = told(made.report.title, made.language)
        self.sheet = lay_out(made.tables, made.stamp, made.language, size, text_width, self.title)
        self.creator = f"Jangkau {made.stamp.version}"

    @property
    def count(self) -> int:
        """Pages."""
        return len(self.sheet.pages)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in tenths of a point."""
        return self.sheet.sizes[page]

    def text(self, page: int) -> str:
        """What stands on a page, for screen readers."""
        return " ".join(item.text for item in self.sheet.pages[page] if isinstance(item, Text) and item.text)

    def draw(self, painter: QPainter, page: int) -> None:
        """Draw one page; the painter's unit is a tenth of a point."""
        for item in self.sheet.pages[page]:
            if isinstance(item, Fill):
                _draw_fill(painter, item)
            else:
                _draw_text(painter, item)

    def layout(self, page: int) -> QPageLayout:
        """Of a page, for writers and printers: its size, no margins of their own."""
        width, height = (side / MM for side in self.size(page))
        upright = QSizeF(min(width, height), max(width, height))
        size = QPageSize(upright, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
        turned = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
        return QPageLayout(size, turned, QMarginsF(0, 0, 0, 0))

    def pdf(self, stop: Stop = lambda: False) -> bytes:
        """The file's content. Raises Cancelled soon after ``stop`` says so."""
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(RESOLUTION)
        writer.setTitle(self.title)
        writer.setCreator(self.creator)
        writer.setPageLayout(self.layout(0))
        painter = QPainter(writer)
        try:
            for page in range(self.count):
                if stop():
                    raise Cancelled
                if page:
                    writer.setPageLayout(self.layout(page))
                    writer.newPage()
                self.draw(painter, page)
        finally:
            painter.end()
            buffer.close()
        return bytes(content.data())


@lru_cache(maxsize=16)
def paper_font(size: int, bold: bool) -> QFont:
    """Inter; ``size`` in tenths of a point. Not with figures of one width: their glyphs carry no letters in a PDF."""
    font = QFont("Inter")
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 0)  # the app's font would lend it
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def text_width(text: str, size: int, bold: bool) -> float:
    """In tenths of a point."""
    return _measured(text, size, bold)


@lru_cache(maxsize=20_000)
def _measured(text: str, size: int, bold: bool) -> float:
    return QFontMetricsF(paper_font(size, bold)).horizontalAdvance(text)


def _draw_fill(painter: QPainter, item: Fill) -> None:
    if item.line:
        painter.setPen(QPen(QColor(RULE), 6))
        painter.drawLine(round(item.x), round(item.y), round(item.x + item.width), round(item.y))
    else:
        painter.fillRect(QRectF(item.x, item.y, item.width, item.height), QColor(GROUND))


def _draw_text(painter: QPainter, item: Text) -> None:
    painter.setFont(paper_font(item.size, item.bold))
    painter.setPen(QColor(QUIET if item.quiet else INK))
    across = {-1: Qt.AlignmentFlag.AlignLeft, 0: Qt.AlignmentFlag.AlignHCenter, 1: Qt.AlignmentFlag.AlignRight}
    height = max(LINE, item.size * 1.32)
    flags = across[item.align] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
    painter.drawText(QRectF(item.x, item.y, item.width, height), flags, item.text)
