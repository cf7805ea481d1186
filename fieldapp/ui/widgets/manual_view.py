"""A page of the manual on screen: text at the text scale, pictures as wide as there is room, links between pages.

Nothing outside the manual is opened, and nothing is fetched.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QImageReader,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from fieldapp.ui import theme
from fieldapp.ui.words import translate

Kind = QTextDocument.ResourceType
MARGIN, LINE_HEIGHT = 18, 130  # px, %


class ManualView(QTextBrowser):
    """``arrived`` when another page is on screen; Alt+Left goes back."""

    arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Help", "Page of the manual"))
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the width stays while a page is read
        self.anchorClicked.connect(self._follow)
        self.sourceChanged.connect(lambda _url: self._dress())

    def show_file(self, url: QUrl, heading: int = 0) -> None:
        """A page, at its n-th heading (0: at its top)."""
        if url == self.source():
            self.reload()
        else:
            self.setSource(url, Kind.MarkdownResource)
        if heading:
            self._go_to(heading)

    def show_text(self, text: str) -> None:
        """Markdown that is no page: what was found."""
        self.setMarkdown(text)
        self._dress()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures no wider than the text."""
        if kind != Kind.ImageResource.value:
            return super().loadResource(kind, name)
        reader = QImageReader(self.source().resolved(QUrl(name)).toLocalFile())
        whole, room = reader.size(), max(theme.px(160), self.viewport().width() - 2 * theme.px(MARGIN) - 4)
        if whole.width() > room:
            reader.setScaledSize(QSize(room, round(whole.height() * room / whole.width())))
        image: QImage = reader.read()
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures follow the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.source().isValid():
            at = self.verticalScrollBar().value()
            self.reload()
            self.verticalScrollBar().setValue(at)

    def _follow(self, url: QUrl) -> None:
        whole = self.source().resolved(url)
        file = Path(whole.toLocalFile())
        if file.suffix != ".md" or not file.is_file():
            return
        if whole.path() != self.source().path():
            self.show_file(QUrl.fromLocalFile(str(file)))
        names = [_anchor(block.text()) for block in headings(self.document())]
        if whole.fragment() in names:
            self._go_to(names.index(whole.fragment()))

    def _go_to(self, heading: int) -> None:
        for block in list(headings(self.document()))[heading : heading + 1]:
            top = self.document().documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(round(top) - theme.px(8))

    def _dress(self) -> None:
        """Room around the text and between its lines; no italics, as everywhere in the app; tables with hairlines."""
        document = self.document()
        document.setDocumentMargin(theme.px(MARGIN))
        cursor = QTextCursor(document)
        for block in _blocks(document):
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(_spaced(block, inside=cursor.currentTable() is not None))
        for start, end in [*_italics(document)]:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            upright = cursor.charFormat()
            upright.setFontItalic(False)
            upright.setFontWeight(QFont.Weight.Medium)
            cursor.setCharFormat(upright)
        for table in document.rootFrame().childFrames():
            if isinstance(table, QTextTable):
                _dress_table(table)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.arrived.emit()


def headings(document: QTextDocument) -> Iterator[QTextBlock]:
    """The title and every heading, in their order."""
    return (block for block in _blocks(document) if block.blockFormat().headingLevel())


def _anchor(heading: str) -> str:
    """What a link calls it: small letters, no signs, hyphens between words."""
    return re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", heading.casefold()).strip())


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _spaced(block: QTextBlock, *, inside: bool) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if block.blockFormat().headingLevel():
        form.setTopMargin(theme.px(14))
    if not inside:
        form.setBottomMargin(theme.px(3 if block.textList() else 8))
    return form


def _italics(document: QTextDocument) -> Iterator[tuple[int, int]]:
    for block in _blocks(document):
        piece = block.begin()
        while not piece.atEnd():
            fragment = piece.fragment()
            if fragment.charFormat().fontItalic():
                yield fragment.position(), fragment.position() + fragment.length()
            piece += 1


def _dress_table(table: QTextTable) -> None:
    form = table.format().toTableFormat()
    form.setCellPadding(theme.px(6))
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderCollapse(True)
    form.setBorderBrush(theme.colour("border"))
    table.setFormat(form)
