"""The board on screen: one painted widget, one tab stop, fast with hundreds of beds.

Arrows walk in grid order across rooms, Home and End to the ends of a row, Enter opens the panel, a typed bed code
jumps. A person is moved by P or Ctrl+X, arrows, Ctrl+V or Enter, or dragged with the mouse; Esc puts them back.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QWidget

from fieldapp.casework.beds import Board, Tile
from fieldapp.casework.stay_moves import bed_key
from fieldapp.ui import theme
from fieldapp.ui.pages.shelter import sayings
from fieldapp.ui.pages.shelter.layout import HEAD, Plan, make_plan
from fieldapp.ui.pages.shelter.tile_paint import paint_tile, tile_face
from fieldapp.ui.words import translate

TYPED_MS = 900  # letters of a bed code follow each other within this time
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class BedGrid(QWidget):
    """``chosen``: another bed is current; ``opened``: Enter; ``moved``: from which bed to which; ``pressed``: a letter
    that means a deed (K, P, T); ``carrying``: somebody was taken up or put back."""

    chosen = Signal(str)
    opened = Signal(str)
    moved = Signal(str, str)
    pressed = Signal(str)
    carrying = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._into_view = QTimer(self)  # once the board has its place
        self._into_view.setSingleShot(True)
        self._into_view.setInterval(0)
        self._into_view.timeout.connect(self._bring_into_view)
        self._board: Board | None = None
        self._passes: Callable[[Tile], bool] = lambda _tile: True
        self._plan = Plan()
        self._hidden = False
        self._key = ""
        self._carried = ""
        self._pressed_at: QPointF | None = None
        self._target = ""
        self._typed = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPED_MS)
        self._typing.timeout.connect(self._forget_typed)

    # what the page says -------------------------------------------------------------------------

    def show_board(self, board: Board, passes: Callable[[Tile], bool], *, hidden: bool) -> None:
        """Show it; the current bed stays where it can."""
        self._board, self._passes, self._hidden = board, passes, hidden
        self._arrange()
        keys = [one.tile.key for one in self._plan.placed]
        if self._key not in keys:
            self._key = keys[0] if keys else ""
        if self._carried and board.find(self._carried) is None:
            self.put_back()
        self._name_current()
        self.update()

    def current(self) -> Tile | None:
        """The bed the keyboard is on."""
        return self._board.find(self._key) if self._board else None

    def choose(self, key: str) -> None:
        """Go to a bed, as a person would."""
        if not key or self._plan.box(key) is None:
            return
        changed = key != self._key
        self._key = key
        self._bring_into_view()
        self._into_view.start()
        self._name_current()
        self.update()
        if changed:
            self.chosen.emit(key)

    def take_up(self) -> None:
        """Carry whoever is in the current bed; the next Enter or Ctrl+V puts them into another."""
        tile = self.current()
        if tile is not None and tile.stays:
            self._carried = tile.key
            self.update()
            self.carrying.emit()

    def put_back(self) -> None:
        """Nobody is carried."""
        if self._carried:
            self._carried = self._target = ""
            self.update()
            self.carrying.emit()

    def carried(self) -> Tile | None:
        """The bed of whoever is carried."""
        return self._board.find(self._carried) if self._board and self._carried else None

    # keyboard -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, carry, jump."""
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Cut):
            self.take_up()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._drop(self._key)
        elif key == Qt.Key.Key_Escape and self._carried:
            self.put_back()
        elif not self._plain(event) or not (self._walk(key) or self._enter(key) or self._type(event.text())):
            super().keyPressEvent(event)

    @staticmethod
    def _plain(event: QKeyEvent) -> bool:
        return not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)

    def _walk(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self.choose(self._plan.beside(self._key, _STEPS[key]))
        elif key in _ROWS:
            self.choose(self._plan.above_or_below(self._key, _ROWS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose(self._plan.row_end(self._key, last=key == Qt.Key.Key_End))
        else:
            return False
        return True

    def _enter(self, key: Qt.Key) -> bool:
        if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            return False
        if self._carried:
            self._drop(self._key)
        elif self._key:
            self.opened.emit(self._key)
        return True

    def _type(self, text: str) -> bool:
        """Letters and digits of a bed code; a letter with which no code begins is a deed."""
        if not text.isalnum():
            return False
        codes = [one.tile.key for one in self._plan.placed if one.tile.bed_ids]
        for wanted in (bed_key(self._typed + text), bed_key(text)):
            if found := [key for key in codes if key.startswith(wanted)]:
                self._typed = wanted
                self._typing.start()
                self.choose(wanted if wanted in found else found[0])
                return True
        self._forget_typed()
        self.pressed.emit(text.upper())
        return True

    def _forget_typed(self) -> None:
        self._typed = ""

    def _drop(self, key: str) -> None:
        start, self._carried, self._target = self._carried, "", ""
        self.update()
        if start:
            self.carrying.emit()
            if key and key != start:
                self.moved.emit(start, key)

    # mouse --------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses; while somebody is carried it is where they go."""
        tile = self._plan.at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or tile is None:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._carried:
            self.choose(tile.key)
            self._drop(tile.key)
            return
        self.choose(tile.key)
        self._pressed_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag whoever is in the bed."""
        if self._pressed_at is not None and not self._carried:
            far = (event.position() - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
            if far:
                self.take_up()
        tile = self._plan.at(event.position())
        target = tile.key if tile is not None and self._carried else ""
        if target != self._target:
            self._target = target
            self.update()
        self.setCursor(Qt.CursorShape.PointingHandCursor if tile is not None else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down what was dragged; outside of every bed it goes back."""
        dragged = self._pressed_at is not None and bool(self._carried)
        self._pressed_at = None
        if dragged:
            tile = self._plan.at(event.position())
            if tile is None or tile.key == self._carried:
                self.put_back()
            else:
                self._drop(tile.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens, as Enter does."""
        tile = self._plan.at(event.position())
        if tile is not None:
            self.opened.emit(tile.key)

    # drawing ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Headings and tiles that are in view."""
        if self._board is None:
            return
        painter = QPainter(self)
        for room, top in self._plan.heads:
            if event.rect().intersects(QRectF(0, top, self.width(), theme.px(HEAD)).toAlignedRect()):
                self._paint_head(painter, sayings.room_name(room), sayings.room_note(room), top)
        for one in self._plan.placed:
            if event.rect().intersects(one.box.toAlignedRect()):
                ring, thick = self._ring(one.tile.key)
                paint_tile(
                    painter, one.box, tile_face(one.tile, self._board, hidden=self._hidden), ring=ring, thick=thick
                )
        painter.end()

    def _ring(self, key: str) -> tuple[str, int]:
        if key == self._carried:
            return "warning", 3
        if key == (self._target or self._key):
            return ("focus", theme.ring() + 1) if self.hasFocus() else ("primary", 2)
        return "", 0

    def _paint_head(self, painter: QPainter, name: str, note: str, top: float) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("body", 600))
        painter.setPen(theme.colour("text"))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, round(self.width() * 0.6))
        width = painter.fontMetrics().horizontalAdvance(shown)
        painter.drawText(QRectF(0, top, width + 2, theme.px(HEAD - 6)), middle, shown)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text2"))
        left = width + theme.px(9)
        painter.drawText(QRectF(left, top, self.width() - left, theme.px(HEAD - 6)), middle, note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tiles arrange themselves anew."""
        super().resizeEvent(event)
        self._arrange()
        self._into_view.start()

    def sizeHint(self) -> QSize:
        """As high as all rooms."""
        return QSize(theme.px(400), max(theme.px(60), round(self._plan.height)))

    def minimumSizeHint(self) -> QSize:
        """One column."""
        return QSize(theme.px(180), round(self._plan.height))

    def _arrange(self) -> None:
        if self._board is None:
            return
        self._plan = make_plan(self._board, self.width() - 2, self._passes)
        height = max(theme.px(60), round(self._plan.height))
        if height != self.height():
            self.setFixedHeight(height)
        self.updateGeometry()

    def _name_current(self) -> None:
        tile = self.current()
        board = self._board
        said = sayings.described(tile, board, hidden=self._hidden) if tile and board else ""
        name = said or translate("Shelter", "Beds")
        if name != self.accessibleName():
            self.setAccessibleName(name)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _bring_into_view(self) -> None:
        box = self._plan.box(self._key)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if box is not None and area is not None:
            at = self.pos() + box.center().toPoint()
            area.ensureVisible(at.x(), at.y(), 0, theme.px(66))
