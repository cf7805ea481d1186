"""What a form shows and plays with a label: its picture, larger when pressed, and its sound or video.

Sound and video are opened with the laptop's own program from a folder that goes when the app ends; they belong to
the form and hold nothing about people.
"""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QScrollArea, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, column, press_by_enter, row
from fieldapp.ui.widgets.dialog_room import room
from fieldapp.ui.widgets.questions import picture, sayings

ROOM = QSize(420, 180)  # px of a picture on the page
PLAYED = {"audio": "volume", "video": "play"}
MARGIN, BELOW = 16, 52  # px around the large picture, and of the button with its gap
_opened: list[tempfile.TemporaryDirectory[str]] = []  # made with the first file that is opened


class PictureButton(QAbstractButton):
    """A picture; pressed, it is shown large."""

    def __init__(self, shown: QPixmap, action: Callable[[], object]) -> None:
        super().__init__()
        self._shown = shown
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(action)
        size = shown.deviceIndependentSize().toSize()
        self.setFixedSize(size.width() + theme.px(8), size.height() + theme.px(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """White ground, the picture, a ring while focused."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.outline(focused=self.hasFocus(), rest="border"))
        painter.setBrush(Qt.GlobalColor.white)  # pictures of forms are drawn for paper
        for inset in (0.5, 1.0) if self.hasFocus() else (0.5,):
            box = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        painter.drawPixmap(theme.px(4), theme.px(4), self._shown)
        painter.end()


class LabelMedia(QWidget):
    """Hidden while the label has neither picture nor sound nor video."""

    def __init__(self, files: Callable[[str], bytes]) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._files = files
        self._shown: Mapping[str, str] = {}
        self.parts: dict[str, QAbstractButton] = {}
        self._box = row(self, margins=(0, 4, 0, 0), gap=8)

    def show_media(self, media: Mapping[str, str], name: str, *, pictured: bool) -> None:
        """``media``: kind → file name. ``pictured``: the control shows the picture itself."""
        wanted = {kind: file for kind, file in media.items() if file and not (pictured and "image" in kind)}
        if wanted != self._shown:
            self._shown = wanted
            self._build(wanted)
        for kind, part in self.parts.items():
            part.setAccessibleName(sayings.media_of(kind, name))
        self.setVisible(bool(self.parts))

    def _build(self, wanted: Mapping[str, str]) -> None:
        while (item := self._box.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.parts = {}
        shown = wanted.get("image") or wanted.get("big-image", "")
        image = _pixmap(self._files(shown), ROOM, self.devicePixelRatioF()) if shown else QPixmap()
        if not image.isNull():
            large = wanted.get("big-image") or shown
            self._add("image", PictureButton(image, lambda: self._show_large(large)))
        for kind, icon in PLAYED.items():
            if kind in wanted and self._files(wanted[kind]):
                file = wanted[kind]
                button = Button(sayings.play(kind), icon=icon, small=True)
                button.clicked.connect(lambda _checked=False, file=file: self._play(file))
                self._add(kind, button)
        self._box.addStretch(1)

    def _add(self, kind: str, part: QAbstractButton) -> None:
        self.parts[kind] = part
        self._box.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def _show_large(self, file: str) -> None:
        dialog = LargePicture(self.window(), self._files(file), self.parts["image"].accessibleName())
        dialog.exec()
        dialog.deleteLater()

    def _play(self, file: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(lay_out(file, self._files(file)))))


class LargePicture(QDialog):
    """As large as the window allows; Esc or Enter closes."""

    def __init__(self, parent: QWidget, content: bytes, name: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        most = room(self) - QSize(2 * theme.px(MARGIN), 2 * theme.px(MARGIN) + theme.px(BELOW))
        shown = QLabel()
        shown.setPixmap(_pixmap(content, most / theme.scale(), self.devicePixelRatioF()))
        shown.setAccessibleName(name)
        area = QScrollArea()
        area.setWidget(shown)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        size = shown.pixmap().deviceIndependentSize().toSize()
        area.setMinimumSize((size + QSize(4, 4)).boundedTo(most))
        box = column(self, margins=(MARGIN, MARGIN, MARGIN, MARGIN), gap=12)
        box.addWidget(area)
        box.addWidget(Button(sayings.close(), "primary", action=self.accept), 0, Qt.AlignmentFlag.AlignRight)


def lay_out(name: str, content: bytes) -> Path:
    """The file where another program can read it; the folder is deleted when the app ends."""
    if not _opened:
        _opened.append(tempfile.TemporaryDirectory(prefix="form-media-"))
    path = Path(_opened[0].name) / Path(name).name
    path.write_bytes(content)
    return path


def _pixmap(content: bytes, room: QSize, ratio: float) -> QPixmap:
    large = QSize(theme.px(room.width()), theme.px(room.height()))
    image = picture.drawn(content, large * ratio)
    shown = QPixmap.fromImage(image)
    shown.setDevicePixelRatio(ratio)
    return shown
