"""``image``: take a photo where there is a camera, or choose a picture file; see it small, replace or remove it.

Large pictures are made smaller in the background lane; the answer is the random name of the kept JPEG. A file is
never replaced before its successor is ready.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from fieldapp.domain import formats
from fieldapp.ui import background, theme
from fieldapp.ui.widgets.basics import Button, bare, column, label, row
from fieldapp.ui.widgets.questions import media_sayings, picture, sayings
from fieldapp.ui.widgets.questions.attached import AttachedEditor, random_name
from fieldapp.ui.widgets.questions.capture import capture
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.photo_panel import PhotoPanel

THUMBNAIL = 160
SUFFIXES = "*.jpg *.jpeg *.png *.webp *.bmp *.gif"


class PhotoEditor(AttachedEditor):
    """The camera's buttons are there while a camera is."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._name = ""
        self._readonly = False
        self._longest = picture.LONGEST
        self._job: background.Job | None = None
        self._label = ""
        self.panel: PhotoPanel | None = None
        self.shoot = Button(media_sayings.take_photo(), icon="camera", small=True, action=self._open_camera)
        self.retake = Button(media_sayings.take_again(), icon="camera", small=True, action=self._open_camera)
        self.choose = Button(sayings.choose_file(), icon="image", small=True, action=self._ask)
        self.replace = Button(sayings.replace(), small=True, action=self._ask)
        self.remove = Button(sayings.remove(), "quiet", small=True, action=self._remove)
        self._thumbnail = QLabel()
        self._size = label("small")
        self._remark = label("small", wrap=True)
        self._box = column(self, gap=6)
        self._kept = self._kept_box()
        self._ways = row(gap=8)
        self._ways.addWidget(self.shoot)
        self._ways.addWidget(self.choose)
        self._ways.addStretch(1)
        self._box.addWidget(self._kept)
        self._box.addLayout(self._ways)
        self._box.addWidget(self._remark)
        self._show_answer("")
        capture().changed.connect(self._offer)
        capture().look()

    def set_node(self, node: QuestionNode) -> None:
        """Show the kept picture."""
        given = node.parameters.get("max-pixels", "")
        self._longest = min(picture.LONGEST, int(given)) if given.isdigit() else picture.LONGEST
        self._label = node.label
        self._thumbnail.setAccessibleName(node.label)
        if node.readonly != self._readonly:
            self._readonly = node.readonly
            for button in (self.replace, self.remove):
                button.setVisible(not node.readonly)
            self._show_answer(node.text)
        for button in (self.shoot, self.retake, self.choose, self.replace, self.remove):
            button.setAccessibleName(f"{node.label}: {button.text()}")
        if node.text != self._name:
            self._show_answer(node.text)

    def focus_part(self) -> QWidget | None:
        """The button that takes a picture."""
        if self._readonly:
            return None
        if self.panel is not None:
            return self.panel.snap if self.panel.snap.isEnabled() else self.panel.cancel
        taking, choosing = (self.retake, self.replace) if self._name else (self.shoot, self.choose)
        return choosing if taking.isHidden() else taking

    def set_invalid(self, invalid: bool, description: str) -> None:
        """Read with the button."""
        for button in (self.shoot, self.retake, self.choose, self.replace):
            button.setAccessibleDescription(description)

    def take(self, path: Path) -> None:
        """Make the file ready in the background, then hand it over."""
        longest = self._longest
        self._make_ready(lambda: picture.read_small(path, longest))

    def _make_ready(self, read: Callable[[], QImage]) -> None:
        self._say(sayings.preparing())
        self.preparing.emit(True)
        if self._job is not None:
            self._job.cancel()
        self._job = background.run(lambda _job: _ready(read()), self._ready, self._failed)

    def _ready(self, content: bytes) -> None:
        self._job = None
        self.preparing.emit(False)
        if not content:
            self._say(sayings.unreadable_picture())
            return
        self._say("")
        self.attached.emit(random_name("photo", ".jpg"), content, "image/jpeg")

    def _failed(self, error: Exception) -> None:
        del error
        self._ready(b"")

    def _open_camera(self) -> None:
        cameras, longest = capture().cameras(), self._longest
        if cameras and self.panel is None:
            made = PhotoPanel(cameras, lambda key: capture().camera(key, longest), self._label, self)
            self.show_panel(made)

    def show_panel(self, made: PhotoPanel) -> None:
        """Look through a camera in place of the buttons."""
        self._say("")
        self.panel = made
        made.taken.connect(self._shot)
        made.failed.connect(self._blind)
        made.stopped.connect(self._close_camera)
        self._box.insertWidget(0, made)
        self._offer()
        made.show()
        made.look()

    def _shot(self, image: QImage) -> None:
        longest = self._longest
        self._close_camera()
        self._make_ready(lambda: picture.fitted(image, longest))

    def _blind(self, code: str) -> None:
        self._close_camera()
        self._say(media_sayings.no_picture(code))

    def _close_camera(self) -> None:
        gone, self.panel = self.panel, None
        self._offer()
        if gone is not None:
            self._box.removeWidget(gone)
            part = self.focus_part()
            if part is not None and gone.isAncestorOf(self.window().focusWidget() or self):
                part.setFocus(Qt.FocusReason.OtherFocusReason)
            gone.hide()
            gone.deleteLater()

    def _offer(self) -> None:
        """The ways to a picture that there are now."""
        free = not self._readonly and self.panel is None
        seeing = free and bool(capture().cameras())
        self.shoot.setVisible(seeing and not self._name)
        self.retake.setVisible(seeing and bool(self._name))
        self.choose.setVisible(free and not self._name)
        self._kept.setVisible(bool(self._name) and self.panel is None)

    def _ask(self) -> None:
        pattern = f"{sayings.pictures_filter()} ({SUFFIXES})"
        name, _ = QFileDialog.getOpenFileName(self, self.choose.text(), "", pattern)
        if name:
            self.take(Path(name))

    def _remove(self) -> None:
        self._show_answer("")
        part = self.focus_part()
        if part is not None:
            part.setFocus()
        self.answered.emit("")

    def _say(self, text: str) -> None:
        self._remark.setText(text)
        self._remark.setVisible(bool(text))

    def _show_answer(self, name: str) -> None:
        self._name = name
        self._offer()
        self._say("")
        if name:
            self._show_picture(self.content(name))

    def _show_picture(self, content: bytes) -> None:
        image = picture.from_bytes(content)
        if image.isNull():
            self._thumbnail.clear()
            self._size.setText(sayings.not_here())
            return
        self._thumbnail.setPixmap(_small(image, self.devicePixelRatioF()))
        self._size.setText(formats.show_size(len(content), self.language))

    def _kept_box(self) -> QWidget:
        made = bare()
        box = row(made, gap=12)
        beside = column(gap=6)
        buttons = row(gap=8)
        buttons.addWidget(self.retake)
        buttons.addWidget(self.replace)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        beside.addWidget(self._size)
        beside.addLayout(buttons)
        beside.addStretch(1)
        box.addWidget(self._thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(beside, 1)
        return made


def _ready(image: QImage) -> bytes:
    """The picture as it will be kept; b"" when there is none."""
    return b"" if image.isNull() else picture.jpeg(image)


def _small(image: QImage, ratio: float) -> QPixmap:
    side = round(theme.px(THUMBNAIL) * ratio)
    shown = QPixmap.fromImage(
        image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    )
    shown.setDevicePixelRatio(ratio)
    return shown
