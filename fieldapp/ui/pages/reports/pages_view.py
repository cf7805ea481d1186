"""The pages as they will be printed, one below the other: one tab stop, the arrow keys go from page to page."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldapp.ui import theme
from fieldapp.ui.pages.reports.paper import Paper
from fieldapp.ui.words import translate

MOST = 30  # pages shown; the file has all of them
WIDEST, GAP = 760, 12


class PagesView(QWidget):
    """``reached`` carries the place of a page that the keyboard went to."""

    reached = Signal(QRect)

    def __init__(self) -> None:
        super().__init__()
        self._paper: Paper | None = None
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(translate("Reports", "Preview of the pages"))

    def set_paper(self, paper: Paper | None) -> None:
        """Show another report."""
        self._paper = paper
        self._at = 0
        self.setAccessibleDescription(paper.text(0) if paper else "")
        self.updateGeometry()
        self.update()

    def count(self) -> int:
        """Pages shown."""
        return min(MOST, self._paper.count) if self._paper else 0

    def places(self, width: int) -> list[QRect]:
        """Where each page is drawn in a widget of this width."""
        found: list[QRect] = []
        if self._paper is None:
            return found
        top, widest = 0, min(width, theme.px(WIDEST))
        for page in range(self.count()):
            across, down = self._paper.size(page)
            own = widest if across > down else round(widest * 0.8)
            height = round(own * down / across)
            found.append(QRect((width - own) // 2, top, own, height))
            top += height + theme.px(GAP)
        return found

    def hasHeightForWidth(self) -> bool:
        """Wider pages are higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """To the end of the last page."""
        places = self.places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        """As wide as a page may be."""
        return QSize(theme.px(WIDEST), self.heightForWidth(theme.px(WIDEST)))

    def minimumSizeHint(self) -> QSize:
        """A narrow page can still be recognised."""
        return QSize(theme.px(240), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down, Page up and Page down: the neighbour page; Home and End the first and last."""
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 1}.get(key, 0)
        aim = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.count() - 1}.get(key, self._at + step)
        if not self.count() or (aim == self._at and not step):
            super().keyPressEvent(event)
            return
        self._at = max(0, min(self.count() - 1, aim))
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say the page."""
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    def reading(self) -> str:
        """What the page says."""
        return self._paper.text(self._at) if self._paper else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are in sight."""
        if self._paper is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        for page, place in enumerate(self.places(self.width())):
            if place.intersects(event.rect()):
                self._draw(painter, page, place)
        painter.end()

    def _draw(self, painter: QPainter, page: int, place: QRect) -> None:
        assert self._paper is not None
        painter.fillRect(place, Qt.GlobalColor.white)
        painter.save()
        painter.translate(place.topLeft())
        scale = place.width() / self._paper.size(page)[0]
        painter.scale(scale, scale)
        self._paper.draw(painter, page)
        painter.restore()
        here = self.hasFocus() and page == self._at
        painter.setPen(theme.outline(focused=here, rest="border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _tell(self) -> None:
        places = self.places(self.width())
        if places:
            self.reached.emit(places[self._at])
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.reading()))
