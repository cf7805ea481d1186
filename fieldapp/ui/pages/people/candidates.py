"""The candidates, best first, as a list drawn by a delegate: avatar, name, facts, evidence, three bars of likeness."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldapp.domain.person import PersonMatch
from fieldapp.ui import icons, theme
from fieldapp.ui.pages.people import sayings
from fieldapp.ui.widgets.avatar import paint_avatar
from fieldapp.ui.words import translate

ROW, GAP = 75, 4
SHOWN = 50
Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CandidateModel(QAbstractListModel):
    """At most ``SHOWN`` matches. ``kecamatan`` names the district of a region code."""

    def __init__(self, kecamatan: Callable[[str], str], today: date) -> None:
        super().__init__()
        self._matches: tuple[PersonMatch, ...] = ()
        self.kecamatan = kecamatan
        self.today = today
        self.birth_dates = False

    def set_matches(self, matches: Sequence[PersonMatch], *, birth_dates: bool) -> None:
        """Show other candidates."""
        self.beginResetModel()
        self._matches = tuple(matches[:SHOWN])
        self.birth_dates = birth_dates
        self.endResetModel()

    def candidate(self, row: int) -> PersonMatch:
        """The candidate in a row."""
        return self._matches[row]

    def place(self, person_id: str) -> int:
        """The row of a person, -1 when not shown."""
        return next((at for at, m in enumerate(self._matches) if m.person.person_id == person_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._matches)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, and the whole candidate in words for screen readers."""
        match = self._matches[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return sayings.shown_name(match.person)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return sayings.spoken(match, self.kecamatan(match.person.region), self.today)
        return None


class CandidateDelegate(QStyledItemDelegate):
    """Draws one candidate."""

    def __init__(self, view: QListView, model: CandidateModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as the others."""
        del option, index
        return QSize(theme.px(200), theme.px(ROW + GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One candidate."""
        rect: QRect = option.rect
        box = QRectF(rect).adjusted(1, 1, -1, -theme.px(GAP) - 1)
        match = self._model.candidate(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self._ground(painter, box, chosen=chosen, hovered=hovered)
        side = theme.px(40)
        circle = QRectF(box.left() + theme.px(10), box.center().y() - side / 2, side, side)
        paint_avatar(painter, circle, sayings.shown_name(match.person))
        text = box.adjusted(theme.px(62), theme.px(8), -theme.px(13), -theme.px(6))
        level_width = self._draw_level(painter, text, match.level)
        self._draw_lines(painter, text, match, level_width)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, *, chosen: bool, hovered: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen:
            painter.setPen(theme.outline(focused=self._view.hasFocus()))
            painter.setBrush(theme.colour("primary_soft"))
        elif hovered:
            painter.setBrush(theme.colour("hover"))
        painter.drawRoundedRect(box, theme.px(6), theme.px(6))

    def _draw_lines(self, painter: QPainter, box: QRectF, match: PersonMatch, level_width: int) -> None:
        line = theme.px(19)
        name = QRectF(box.left(), box.top(), box.width() - level_width - theme.px(12), line)
        _words(painter, name, sayings.shown_name(match.person), "body", 600)
        facts = sayings.description(match.person, self._model.kecamatan(match.person.region), self._model.today)
        _words(painter, QRectF(box.left(), box.top() + line, box.width(), line), facts, "small", ink="text2")
        left, top = box.left(), box.top() + 2 * line
        for reason in sayings.reasons(match, birth_dates=self._model.birth_dates):
            painter.setFont(theme.font("small"))
            width = theme.px(20) + painter.fontMetrics().horizontalAdvance(reason.text)
            if left + width > box.right():
                break
            middle = round(top + (line - theme.px(14)) / 2)
            painter.drawPixmap(round(left), middle, icons.pixmap(reason.icon, reason.ink, 14))
            _words(painter, QRectF(left + theme.px(20), top, width, line), reason.text, "small", ink=reason.text_ink)
            left += width + theme.px(16)

    @staticmethod
    def _draw_level(painter: QPainter, box: QRectF, level: int) -> int:
        """Three bars and the word, right in the first line; returns the width taken."""
        word = sayings.level_word(level)
        painter.setFont(theme.font("caption", 600 if level == 3 else 400))
        text_width = painter.fontMetrics().horizontalAdvance(word) + theme.px(2)
        line = theme.px(19)
        right = QRectF(box.right() - text_width, box.top(), text_width, line)
        painter.setPen(theme.colour("text" if level == 3 else "text2"))
        painter.drawText(right, _LEFT, word)
        painter.setPen(Qt.PenStyle.NoPen)
        width, gap = theme.px(6), theme.px(2)
        left = right.left() - theme.px(7) - 3 * width - 2 * gap
        bottom = box.top() + theme.px(15)
        for bar in range(3):
            painter.setBrush(theme.colour("primary" if bar < level else "neutral_line"))
            height = theme.px(4 + 4 * bar)
            painter.drawRoundedRect(QRectF(left + bar * (width + gap), bottom - height, width, height), 1.5, 1.5)
        return text_width + theme.px(7) + 3 * width + 2 * gap


class CandidateList(QListView):
    """Arrows choose, Enter compares, Esc and Up from the first row go back to the search."""

    chosen = Signal()
    compared = Signal()
    left = Signal()

    def __init__(self, model: CandidateModel) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(CandidateDelegate(self, model))
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(translate("People", "Possible matches"))
        self.selectionModel().currentChanged.connect(lambda _new, _old: self.chosen.emit())

    def current(self) -> PersonMatch | None:
        """The chosen candidate."""
        index = self.currentIndex()
        return self._rows.candidate(index.row()) if index.isValid() else None

    def choose(self, row: int) -> None:
        """Choose a row; outside the list nothing is chosen."""
        self.setCurrentIndex(self._rows.index(row, 0) if 0 <= row < self._rows.rowCount() else QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Esc and the way up; letters do not jump."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self.compared.emit()
        elif event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0):
            self.left.emit()
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Never focus without a row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(0)


def _words(painter: QPainter, box: QRectF, text: str, role: str, weight: int = 400, ink: str = "text") -> None:
    painter.setFont(theme.font(role, weight))
    painter.setPen(theme.colour(ink))
    painter.drawText(box, _LEFT, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width())))
