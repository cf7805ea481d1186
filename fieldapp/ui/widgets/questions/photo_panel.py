"""The camera inside a question: live picture, *Snap* (Space or Enter), then *Use* or *Again*.

The camera's light is on only while the live picture is on screen.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from fieldapp.devices.media import Device, PictureSource
from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.widgets.questions import media_sayings as say
from fieldapp.ui.widgets.questions.still_list import StillList

WIDTH, HEIGHT = 480, 300
ROOM = 0.38  # of a low window's height, so that the buttons below stay in sight


class Preview(QWidget):
    """A picture as large as fits, on black."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setFixedSize(theme.px(WIDTH), theme.px(HEIGHT))

    def fit(self, height: int) -> None:
        """In a window of this height."""
        room = QSize(theme.px(WIDTH), theme.px(HEIGHT))
        self.setFixedSize(room.scaled(room.width(), round(height * ROOM), Qt.AspectRatioMode.KeepAspectRatio))

    def show_image(self, image: QImage) -> None:
        """Another picture."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, or words while there is none."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        if self._image.isNull():
            painter.setPen(Qt.GlobalColor.white)
            painter.setFont(theme.font())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, say.opening_camera())
        else:
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
            painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)
        painter.end()


class PhotoPanel(QFrame):
    """``taken(QImage)``, ``failed(code)`` or ``stopped``, once; the camera is closed then.

    ``open_camera`` opens one of ``cameras`` by its key; ``name`` is the question's label.
    """

    taken = Signal(QImage)
    failed = Signal(str)
    stopped = Signal()

    def __init__(
        self, cameras: Sequence[Device], open_camera: Callable[[str], PictureSource], name: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "inset")
        self._cameras = cameras
        self._open = open_camera
        self._name = name
        self._source: PictureSource | None = None
        self._last = QImage()
        self.preview = Preview()
        self.choice = StillList(say.which_camera())
        self.choice.addItems([camera.name for camera in cameras])
        self.choice.setVisible(len(cameras) > 1)
        self.choice.activated.connect(lambda _place: self.look())
        self.snap = self._button(say.snap(), "primary", self._snap, icon="camera")
        self.use = self._button(say.use(), "primary", self._use, icon="check")
        self.again = self._button(say.again(), "secondary", self.look)
        self.cancel = self._button(say.cancel(), "secondary", self._stop)
        self._lay_out()

    def look(self) -> None:
        """Show the live picture of the chosen camera."""
        self._close()
        self._last = QImage()
        self.preview.fit(self.window().height())
        self.preview.show_image(QImage())
        self.preview.setAccessibleName(say.preview(self._name, live=True))
        self._offer(live=True)
        self.snap.setEnabled(False)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        source = self._open(self._cameras[max(0, self.choice.currentIndex())].key)
        self._source = source
        source.setParent(self)
        source.seen.connect(self._see)
        source.failed.connect(self._fail)
        source.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight: the camera is closed."""
        if not event.spontaneous():
            self._close()
        super().hideEvent(event)

    def _button(self, words: str, kind: str, action: Callable[[], object], icon: str = "") -> Button:
        return Button(words, kind, icon=icon, small=True, name=f"{self._name}: {words}", action=action)

    def _lay_out(self) -> None:
        box = column(self, margins=(12, 10, 12, 12), gap=8)
        buttons = row(gap=8)
        for button in (self.snap, self.use, self.again, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.choice)
        box.addWidget(label("small", say.ask_first(), wrap=True))
        box.addWidget(self.preview)
        box.addLayout(buttons)

    def _see(self, image: QImage) -> None:
        first = self._last.isNull()
        self._last = image
        self.preview.show_image(image)
        if first:
            self.snap.setEnabled(True)
            if self.cancel.hasFocus():
                self.snap.setFocus(Qt.FocusReason.OtherFocusReason)

    def _snap(self) -> None:
        self._close()
        self._last = self._last.copy()  # the frame's own memory goes back to the camera
        self.preview.setAccessibleName(say.preview(self._name, live=False))
        self._offer(live=False)
        self.use.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use(self) -> None:
        self.taken.emit(self._last)

    def _stop(self) -> None:
        self._close()
        self.stopped.emit()

    def _fail(self, code: str) -> None:
        self._close()
        self.failed.emit(code)

    def _offer(self, *, live: bool) -> None:
        self.snap.setVisible(live)
        for button in (self.use, self.again):
            button.setVisible(not live)

    def _close(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            source.stop()
            source.deleteLater()
