"""A map to move with mouse or keyboard; the cross in its middle is the place that is meant.

Keys: arrows move (with Shift by a little), + and - zoom, Home goes back to where it began. Enter is ``chosen``,
Backspace and Ctrl+Z are ``undone``. Mouse: drag, wheel, a click brings that spot under the cross.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from fieldapp.devices.tiles import MapFacts
from fieldapp.ui import theme
from fieldapp.ui.widgets.questions import map_paint as draw
from fieldapp.ui.widgets.questions import place_sayings as say
from fieldapp.ui.widgets.questions.map_tiles import MapTiles
from fieldapp.ui.widgets.questions.map_view import View

STEP, LITTLE = 60, 2  # px of a press of an arrow
SPOKEN_AFTER = 700  # ms of rest before the place is spoken
CLICK = 4  # px the mouse may move in a click
NOTCH = 120  # eighths of a degree of a wheel
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
NEARER = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_PageUp})
FARTHER = frozenset({Qt.Key.Key_Minus, Qt.Key.Key_Underscore, Qt.Key.Key_PageDown})
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class MapCanvas(QWidget):
    """``moved``: another place is under the cross. ``kind``: geopoint, geotrace or geoshape."""

    moved = Signal()
    chosen = Signal()
    undone = Signal()

    def __init__(self, kind: str, view: View, name: str) -> None:
        super().__init__()
        self._kind = kind
        self.view = self._start = view
        self.points: Sequence[tuple[float, float]] = ()
        self._tiles: MapTiles | None = None
        self._held: QPointF | None = None
        self._dragged = False
        self._turned = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setMinimumSize(theme.px(320), theme.px(180))
        self.setAccessibleName(say.map_of(name))
        self.setAccessibleDescription(say.map_keys())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SPOKEN_AFTER)
        self._rest.timeout.connect(self._speak)

    def sizeHint(self) -> QSize:
        """Room to look around."""
        return QSize(theme.px(760), theme.px(420))

    def show_map(self, facts: MapFacts | None) -> None:
        """Another map file, or none."""
        if self._tiles is not None:
            self._tiles.close()
            self._tiles.deleteLater()
        self._tiles = MapTiles(facts, self) if facts is not None else None
        if self._tiles is not None:
            self._tiles.come.connect(self.update)
        self._look()

    def show_points(self, points: Sequence[tuple[float, float]]) -> None:
        """Latitudes and longitudes to mark, joined in their order."""
        self.points = tuple(points)
        self.update()

    def look_at(self, view: View) -> None:
        """Another part of the world."""
        self.view = View(view.x, view.y, view.zoom, max(1, self.width()), max(1, self.height()))
        self._look()

    def begin_at(self, view: View) -> None:
        """Another place to begin at and to go home to."""
        self._start = view
        self.look_at(view)

    def untouched(self) -> bool:
        """Nobody has moved the map yet."""
        return (self.view.x, self.view.y, self.view.zoom) == (self._start.x, self._start.y, self._start.zoom)

    def zoom(self, steps: int) -> None:
        """Nearer, or farther below 0."""
        self.look_at(self.view.zoomed(steps))

    def close_file(self) -> None:
        """Read nothing more."""
        if self._tiles is not None:
            self._tiles.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The middle stays."""
        super().resizeEvent(event)
        self.look_at(self.view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the module."""
        key = Qt.Key(event.key())
        if key in ARROWS:
            step = theme.px(LITTLE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP)
            across, down = ARROWS[key]
            self.look_at(self.view.moved(across * step, down * step))
        elif key in NEARER or key in FARTHER:
            self.zoom(1 if key in NEARER else -1)
        elif key == Qt.Key.Key_Home:
            self.look_at(self._start)
        elif key in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.chosen.emit()
        elif key == Qt.Key.Key_Backspace or event.matches(QKeySequence.StandardKey.Undo):
            self.undone.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The spot under the mouse stays."""
        self._turned += event.angleDelta().y()
        steps = int(self._turned / NOTCH)
        if steps:
            self._turned -= steps * NOTCH
            self.look_at(self.view.zoomed(steps, event.position().x(), event.position().y()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held, self._dragged = event.position(), False
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the map along."""
        if self._held is None:
            return
        way = event.position() - self._held
        if self._dragged or way.manhattanLength() > CLICK:
            self._dragged = True
            self._held = event.position()
            self.look_at(self.view.moved(-way.x(), -way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a click brings its spot under the cross."""
        if self._held is not None and not self._dragged:
            at = event.position()
            self.look_at(self.view.moved(at.x() - self.width() / 2, at.y() - self.height() / 2))
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, grid, map, points, cross, scale, source."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.colour("sunken"))
        draw.paint_grid(painter, self.view)
        if self._tiles is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # no seams between tiles
            draw.paint_tiles(painter, self.view, self._tiles)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw.paint_points(painter, self.view, self.points, self._kind)
        draw.paint_scale(painter, self.view)
        draw.paint_source(painter, self.view, self._tiles.facts.attribution if self._tiles is not None else "")
        draw.paint_cross(painter, self.view, focused=self.hasFocus())
        painter.end()

    def _look(self) -> None:
        """What is in sight is wanted."""
        if self._tiles is not None:
            zoom = min(self.view.zoom, self._tiles.facts.most_zoom)
            if zoom >= self._tiles.facts.least_zoom:
                count = 1 << zoom
                self._tiles.want([(zoom, column % count, row) for column, row in self.view.tiles(zoom)])
        self.update()
        self._rest.start()
        self.moved.emit()

    def _speak(self) -> None:
        if self.hasFocus():
            text = say.under_the_cross(*self.view.centre)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
