"""``image`` with the ``signature`` appearance: a pad for mouse or pen, kept as a PNG of dark lines on white.

The drawing is handed over one second after the last stroke, or when the question is left. People who cannot
sign are not blocked: *Cannot sign* says what to do instead.
"""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.widgets.questions import picture, sayings
from fieldapp.ui.widgets.questions.attached import AttachedEditor, random_name
from fieldapp.ui.widgets.questions.editor import QuestionNode

WIDTH, HEIGHT = 420, 140
PAUSE = 1000  # ms after the last stroke


class Pad(QWidget):
    """Strokes as points in pad units; an image that was kept before is shown until drawn over."""

    drawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.strokes: list[list[QPointF]] = []
        self._kept = QImage()
        self.setFixedHeight(theme.px(HEIGHT))
        self.setMaximumWidth(theme.px(WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def show_kept(self, image: QImage) -> None:
        """The signature as it was kept; a null image empties the pad."""
        self._kept = image
        self.strokes = []
        self.update()

    def image(self) -> QImage:
        """What is on the pad, dark on white."""
        made = QImage(self.size(), QImage.Format.Format_RGB32)
        made.fill(Qt.GlobalColor.white)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_strokes(painter, Qt.GlobalColor.black)
        painter.end()
        return made

    def sizeHint(self) -> QSize:
        """A strip wide enough for a name."""
        return QSize(theme.px(WIDTH), theme.px(HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins; it replaces a kept signature."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._kept = QImage()
            self.strokes.append([event.position()])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The stroke goes on."""
        if event.buttons() & Qt.MouseButton.LeftButton and self.strokes:
            self.strokes[-1].append(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The stroke ends."""
        if event.button() == Qt.MouseButton.LeftButton and self.strokes:
            self.drawn.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper in both themes, as the signature will be kept."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(theme.colour("focus" if focused else "border_strong"), 2 if focused else 1))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        if not self._kept.isNull():
            inside = self.rect().adjusted(4, 4, -4, -4)
            shown = self._kept.scaled(inside.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QPoint(4, 4), shown)
        elif not self.strokes:
            painter.setPen(Qt.GlobalColor.darkGray)
            painter.setFont(theme.font("small"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, sayings.sign_here())
        self._draw_strokes(painter, Qt.GlobalColor.black)
        painter.end()

    def _draw_strokes(self, painter: QPainter, ink: Qt.GlobalColor) -> None:
        pen = QPen(ink, 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self.strokes:
            if len(stroke) == 1:
                painter.drawPoint(stroke[0])
            painter.drawPolyline(QPolygonF(stroke))


class SignatureEditor(AttachedEditor):
    """Pad, *Clear* and *Cannot sign*."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._name = ""
        self._waiting = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        self.pad = Pad()
        self.pad.drawn.connect(self._stroke_ended)
        self.clear = Button(sayings.clear(), small=True, action=self._clear)
        self.cannot = Button(sayings.cannot_sign(), "quiet", small=True, action=self._explain)
        self._remark = label("small", wrap=True)
        self._remark.hide()
        box = column(self, gap=6)
        box.addWidget(self.pad)
        buttons = row(gap=8)
        buttons.addWidget(self.clear)
        buttons.addWidget(self.cannot)
        buttons.addStretch(1)
        box.addLayout(buttons)
        box.addWidget(self._remark)

    def set_node(self, node: QuestionNode) -> None:
        """Show the kept signature."""
        self.pad.setAccessibleName(node.label)
        for button in (self.clear, self.cannot):
            button.setAccessibleName(f"{node.label}: {button.text()}")
        if node.text != self._name and not self._waiting:
            self._name = node.text
            if not self.pad.strokes or not node.text:
                self.pad.show_kept(picture.from_bytes(self.content(node.text)) if node.text else QImage())

    def focus_part(self) -> QWidget:
        """The pad."""
        return self.pad

    def set_invalid(self, invalid: bool, description: str) -> None:
        """Read with the pad."""
        self.pad.setAccessibleDescription(description)

    def flush(self) -> None:
        """Hand the drawing over."""
        if self._waiting:
            self._waiting = False
            self._pause.stop()
            self._name = random_name("signature", ".png")
            self.attached.emit(self._name, picture.png(self.pad.image()), "image/png")

    def _stroke_ended(self) -> None:
        self._waiting = True
        self._pause.start()

    def _clear(self) -> None:
        self._waiting = False
        self._pause.stop()
        self.pad.show_kept(QImage())
        if self._name:
            self._name = ""
            self.answered.emit("")

    def _explain(self) -> None:
        self._remark.setText(sayings.cannot_sign_help())
        self._remark.show()
