"""Paper of the office: HTML on A4 or F4 (folio, 215 x 330 mm) as PDF, with a QR code and its record number at the foot.

The code is drawn as squares, so it is sharp on every printer; it stands at a fixed place of the last page.
"""

from collections.abc import Mapping
from typing import Final

import segno
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

SIZES: Final = {"A4": QSizeF(210, 297), "F4": QSizeF(215, 330)}  # millimetres, portrait
MARGIN: Final = 20.0
CODE: Final = 22.0  # side of the QR code with its quiet zone
FOOT: Final = CODE + 4
QUIET: Final = 4  # modules of white around the code (ISO/IEC 18004)
DPI: Final = 300
_SHEET: Final = "* { color: #000000; } .small { font-size: 9pt; } .name { padding-right: 14px; }"


def _font(points: float) -> QFont:
    """Without contextual alternates: the shapes they put in have no letters for those who copy text from the PDF."""
    made = QFont("Inter")
    made.setPointSizeF(points)
    made.setFeature(QFont.Tag("calt"), 0)
    return made


def matrix(content: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the code, dark ones True, without quiet zone; error correction M (15 %)."""
    return tuple(tuple(bool(module) for module in line) for line in segno.make_qr(content, error="m").matrix)


def code_place(paper: str) -> QRectF:
    """Where the code stands on the page, in millimetres from its corner, quiet zone included."""
    return QRectF(MARGIN, SIZES[paper].height() - MARGIN - CODE, CODE, CODE)


class Paper:
    """``title`` is the PDF's own; ``paper`` one of ``SIZES``."""

    def __init__(self, title: str, paper: str) -> None:
        self._title = title
        self._paper = paper

    def pdf(self, body: str, content: str, caption: str) -> bytes:
        """The pages of ``body`` with the code of ``content`` and the number ``caption`` at the foot of the last."""
        words = f"Nomor rekaman {caption}\nSebutkan nomor ini bila menjawab. Kode tidak memuat data pribadi."
        return self.pdf_with(body, content, words, {})

    def pdf_with(self, body: str, content: str, words: str, files: Mapping[str, bytes]) -> bytes:
        """As ``pdf``, with these ``words`` beside the code, and ``files`` inside the PDF."""
        made = QBuffer()
        made.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(made)
        for name, inside in files.items():
            writer.addFileAttachment(name, inside, "application/json")
        writer.setResolution(DPI)
        writer.setTitle(self._title)
        size = QPageSize(
            SIZES[self._paper], QPageSize.Unit.Millimeter, self._paper, QPageSize.SizeMatchPolicy.ExactMatch
        )
        writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
        painter = QPainter(writer)
        self._draw(painter, writer, body)
        self._draw_code(painter, content, words)
        painter.end()
        return bytes(made.data().data())

    def _draw(self, painter: QPainter, writer: QPdfWriter, body: str) -> None:
        page = SIZES[self._paper]
        room = QSizeF(_dots(page.width() - 2 * MARGIN), _dots(page.height() - 2 * MARGIN - FOOT))
        document = QTextDocument()
        document.documentLayout().setPaintDevice(writer)
        document.setDefaultFont(_font(10.5))
        document.setDocumentMargin(0)
        document.setDefaultStyleSheet(_SHEET)
        document.setHtml(body)
        document.setPageSize(room)
        for number in range(document.pageCount()):
            if number:
                writer.newPage()
            painter.save()
            painter.translate(_dots(MARGIN), _dots(MARGIN) - number * room.height())
            document.drawContents(painter, QRectF(0, number * room.height(), room.width(), room.height()))
            painter.restore()

    def _draw_code(self, painter: QPainter, content: str, text: str) -> None:
        place = code_place(self._paper)
        modules = matrix(content)
        side = _dots(CODE) / (len(modules) + 2 * QUIET)
        left, top = _dots(place.left()), _dots(place.top())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#000000"))
        for down, line in enumerate(modules):
            for across, dark in enumerate(line):
                if dark:
                    painter.drawRect(QRectF(left + (across + QUIET) * side, top + (down + QUIET) * side, side, side))
        painter.setPen(QColor("#000000"))
        painter.setFont(_font(8))
        words = QRectF(_dots(place.right() + 3), top, _dots(110), _dots(CODE))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _dots(millimetres: float) -> float:
    return millimetres / 25.4 * DPI
