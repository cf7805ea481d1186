"""White paper to draw on with mouse or pen, empty or over a picture; strokes can be taken back one by one."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldapp.ui import theme

PEN = 2.0  # px of the pad
INK = "#000000"


@dataclass(slots=True)
class Stroke:
    """Points of the pad, in one colour."""

    ink: str
    points: list[QPointF] = field(default_factory=list)


class Pad(QWidget):
    """``drawn`` after every stroke. ``invitation`` stands on the empty paper."""

    drawn = Signal()

    def __init__(self, width: int, height: int, invitation: str) -> None:
        super().__init__()
        self.strokes: list[Stroke] = []
        self.ink = INK
        self._invitation = invitation
        self._under = QImage()
        self._replaced = False
        self._room = QSize(theme.px(width), theme.px(height))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self._room)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_kept(self, image: QImage) -> None:
        """A drawing as it was kept, until it is drawn over; a null image empties the pad."""
        self._put_under(image, replaced=True)
        self.setFixedSize(self._room)

    def draw_over(self, image: QImage) -> None:
        """A picture that strokes are added to; the pad takes its proportions."""
        self._put_under(image, replaced=False)
        self.setFixedSize(self._room if image.isNull() else self._fitting(image.size()))

    def blank(self) -> bool:
        """Nothing is on the paper."""
        return self._under.isNull() and not self.strokes

    def take_back(self) -> bool:
        """The last stroke disappears; False when there is none."""
        if not self.strokes:
            return False
        self.strokes.pop()
        self.update()
        return True

    def image(self) -> QImage:
        """What is on the paper; over a picture, at the size of that picture."""
        over = not self._under.isNull()
        made = QImage(self._under.size() if over else self.size(), QImage.Format.Format_RGB32)
        made.fill(Qt.GlobalColor.white)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if over:
            painter.drawImage(0, 0, self._under)
            painter.scale(made.width() / self.width(), made.height() / self.height())
        self._draw_strokes(painter)
        painter.end()
        return made

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins; it replaces a kept drawing."""
        if event.button() == Qt.MouseButton.LeftButton:
            if self._replaced:
                self._under = QImage()
            self.strokes.append(Stroke(self.ink, [event.position()]))
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The stroke goes on."""
        if event.buttons() & Qt.MouseButton.LeftButton and self.strokes:
            self.strokes[-1].points.append(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The stroke ends."""
        if event.button() == Qt.MouseButton.LeftButton and self.strokes:
            self.drawn.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper in both themes, as the drawing will be kept."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(theme.outline(focused=focused, rest="border_strong"))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        if not self._under.isNull():
            size = self._under.size().scaled(self.size() - QSize(4, 4), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(left, top, size.width(), size.height()), self._under)
        elif not self.strokes:
            painter.setPen(Qt.GlobalColor.darkGray)
            painter.setFont(theme.font("small"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._invitation)
        self._draw_strokes(painter)
        painter.end()

    def _put_under(self, image: QImage, *, replaced: bool) -> None:
        self._under, self._replaced = image, replaced
        self.strokes = []
        self.update()

    def _fitting(self, size: QSize) -> QSize:
        return size.scaled(self._room, Qt.AspectRatioMode.KeepAspectRatio)

    def _draw_strokes(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self.strokes:
            pen = QPen(QColor(stroke.ink), PEN)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            if len(stroke.points) == 1:
                painter.drawPoint(stroke.points[0])
            painter.drawPolyline(QPolygonF(stroke.points))
