"""``draw`` and ``annotate``: lines in a few colours on empty paper, or over a picture file; kept as PNG, over a
picture as JPEG.

The drawing is handed over one second after the last stroke, or when the question is left. Strokes are taken back
one by one with the button or Ctrl+Z. A drawing kept earlier is drawn over, not replaced.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QKeyEvent, QKeySequence, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, column, icon_button, label, row
from fieldapp.ui.widgets.questions import picture, sayings
from fieldapp.ui.widgets.questions.attached import AttachedEditor, random_name
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.pad import Pad
from fieldapp.ui.widgets.questions.photo import SUFFIXES

WIDTH, HEIGHT = 500, 270
PAUSE = 1000  # ms after the last stroke
INKS = ("#000000", "#B3261E", "#0B5E82", "#1B7340")


class DrawingEditor(AttachedEditor):
    """``over`` a picture file (annotate), else on empty paper (draw), where a file may be chosen too: a scan."""

    def __init__(self, over: bool, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._over = over
        self._photo = over  # a picture lies under the lines: kept as JPEG
        self._name = ""
        self._waiting = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)
        self.pad = Pad(WIDTH, HEIGHT, sayings.choose_to_draw_over() if over else sayings.draw_here())
        self.pad.drawn.connect(self._changed)
        self.pad.installEventFilter(self)
        self.choose = Button(sayings.choose_file(), icon="image", small=True, action=self._ask)
        self.undo = icon_button("undo-2", sayings.undo_stroke(), self._take_back)
        self.clear = Button(sayings.clear(), "quiet", small=True, action=self._clear)
        self.inks = [self._ink_button(place) for place in range(len(INKS))]
        self._remark = label("small", wrap=True)
        self._remark.hide()
        buttons = row(gap=8)
        for part in (self.choose, *self.inks, self.undo, self.clear):
            buttons.addWidget(part)
        buttons.addStretch(1)
        box = column(self, gap=6)
        box.addWidget(self.pad)
        box.addLayout(buttons)
        box.addWidget(self._remark)
        self._pick_ink(0)

    def set_node(self, node: QuestionNode) -> None:
        """Show the kept drawing."""
        self.pad.setAccessibleName(node.label)
        for button in (self.choose, self.undo, self.clear):
            button.setAccessibleName(f"{node.label}: {button.text() or button.toolTip()}")
        for place, button in enumerate(self.inks):
            button.setAccessibleName(f"{node.label}: {sayings.ink(place)}")
        if node.text != self._name and not self._waiting:
            self._name = node.text
            if not self.pad.strokes or not node.text:
                self._photo = self._over or node.text.endswith(".jpg")
                self.pad.draw_over(picture.from_bytes(self.content(node.text)) if node.text else QImage())

    def focus_part(self) -> QWidget:
        """The button for a picture, where one is wanted and missing; else the pad."""
        return self.choose if self._over and self.pad.blank() else self.pad

    def set_invalid(self, invalid: bool, description: str) -> None:
        """Read with the pad."""
        self.pad.setAccessibleDescription(description)

    def flush(self) -> None:
        """Hand the drawing over."""
        if self._waiting:
            self._waiting = False
            self._pause.stop()
            self._name = random_name("drawing", ".jpg" if self._photo else ".png")
            made = self.pad.image()
            if self._photo:
                self.attached.emit(self._name, picture.jpeg(made), "image/jpeg")
            else:
                self.attached.emit(self._name, picture.png(made), "image/png")

    def take(self, path: Path) -> None:
        """A picture to draw over; it is the answer at once."""
        image = picture.read_small(path)
        self._remark.setText(sayings.unreadable_picture() if image.isNull() else "")
        self._remark.setVisible(image.isNull())
        if not image.isNull():
            self._photo = True
            self.pad.draw_over(image)
            self._changed()
            self.flush()
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Z on the pad; leaving it hands the drawing over."""
        if watched is self.pad and event.type() == QEvent.Type.FocusOut:
            self.flush()
        pressed = watched is self.pad and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            self._take_back()
            return True
        return super().eventFilter(watched, event)

    def _changed(self) -> None:
        self._waiting = True
        self._pause.start()

    def _take_back(self) -> None:
        if self.pad.take_back():
            if self.pad.blank():
                self._clear()
            else:
                self._changed()

    def _clear(self) -> None:
        self._waiting = False
        self._pause.stop()
        self._photo = self._over
        self.pad.draw_over(QImage())
        if self._name:
            self._name = ""
            self.answered.emit("")

    def _ask(self) -> None:
        pattern = f"{sayings.pictures_filter()} ({SUFFIXES})"
        name, _ = QFileDialog.getOpenFileName(self, self.choose.text(), "", pattern)
        if name:
            self.take(Path(name))

    def _ink_button(self, place: int) -> Button:
        made = icon_button("circle", sayings.ink(place), lambda: self._pick_ink(place))
        made.setCheckable(True)
        made.setIcon(_dot(INKS[place]))
        return made

    def _pick_ink(self, place: int) -> None:
        self.pad.ink = INKS[place]
        for own, button in enumerate(self.inks):
            button.setChecked(own == place)
            theme.set_state(button, "state", "chosen" if own == place else "")


def _dot(ink: str) -> QPixmap:
    """A spot of ink on paper, seen in both themes."""
    side = theme.px(18)
    made = QPixmap(side, side)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(Qt.GlobalColor.white, 2))
    painter.setBrush(QColor(ink))
    painter.drawEllipse(1, 1, side - 2, side - 2)
    painter.end()
    return made
