"""``image``: choose a picture file, see it small, replace or remove it.

Large pictures are made smaller in the background lane; the answer is the random name of the kept JPEG.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from fieldapp.domain import formats
from fieldapp.ui import background, theme
from fieldapp.ui.widgets.basics import Button, bare, column, label, row
from fieldapp.ui.widgets.questions import picture, sayings
from fieldapp.ui.widgets.questions.attached import AttachedEditor, random_name
from fieldapp.ui.widgets.questions.editor import QuestionNode

THUMBNAIL = 160
SUFFIXES = "*.jpg *.jpeg *.png *.webp *.bmp *.gif"


class PhotoEditor(AttachedEditor):
    """Camera pictures arrive as files; a camera button waits for a camera."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._name = ""
        self._readonly = False
        self._longest = picture.LONGEST
        self._job: background.Job | None = None
        self.choose = Button(sayings.choose_file(), icon="image", small=True, action=self._ask)
        self.replace = Button(sayings.replace(), small=True, action=self._ask)
        self.remove = Button(sayings.remove(), "quiet", small=True, action=self._remove)
        self._thumbnail = QLabel()
        self._size = label("small")
        self._remark = label("small", sayings.no_camera(), wrap=True)
        box = column(self, gap=6)
        self._kept = self._kept_box()
        box.addWidget(self._kept)
        box.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._remark)
        self._show_answer("")

    def set_node(self, node: QuestionNode) -> None:
        """Show the kept picture."""
        given = node.parameters.get("max-pixels", "")
        self._longest = min(picture.LONGEST, int(given)) if given.isdigit() else picture.LONGEST
        self._thumbnail.setAccessibleName(node.label)
        if node.readonly != self._readonly:
            self._readonly = node.readonly
            for button in (self.replace, self.remove):
                button.setVisible(not node.readonly)
            self._show_answer(node.text)
        for button in (self.choose, self.replace, self.remove):
            button.setAccessibleName(f"{node.label}: {button.text()}")
        if node.text != self._name:
            self._show_answer(node.text)

    def focus_part(self) -> QWidget | None:
        """The button that takes a picture."""
        if self._readonly:
            return None
        return self.replace if self._name else self.choose

    def set_invalid(self, invalid: bool, description: str) -> None:
        """Read with the button."""
        for button in (self.choose, self.replace):
            button.setAccessibleDescription(description)

    def take(self, path: Path) -> None:
        """Make the file ready in the background, then hand it over."""
        longest = self._longest
        self._say(sayings.preparing())
        self.preparing.emit(True)
        if self._job is not None:
            self._job.cancel()
        self._job = background.run(lambda _job: _ready(path, longest), self._ready, self._failed)

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

    def _ask(self) -> None:
        pattern = f"{sayings.pictures_filter()} ({SUFFIXES})"
        name, _ = QFileDialog.getOpenFileName(self, self.choose.text(), "", pattern)
        if name:
            self.take(Path(name))

    def _remove(self) -> None:
        self._show_answer("")
        self.choose.setFocus()
        self.answered.emit("")

    def _say(self, text: str) -> None:
        self._remark.setText(text)
        self._remark.setVisible(bool(text))

    def _show_answer(self, name: str) -> None:
        self._name = name
        self._kept.setVisible(bool(name))
        self.choose.setVisible(not name and not self._readonly)
        self._say("" if name or self._readonly else sayings.no_camera())
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
        buttons.addWidget(self.replace)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        beside.addWidget(self._size)
        beside.addLayout(buttons)
        beside.addStretch(1)
        box.addWidget(self._thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(beside, 1)
        return made


def _ready(path: Path, longest: int) -> bytes:
    """The picture as it will be kept; b"" when the file is none."""
    image = picture.read_small(path, longest)
    return b"" if image.isNull() else picture.jpeg(image)


def _small(image: QImage, ratio: float) -> QPixmap:
    side = round(theme.px(THUMBNAIL) * ratio)
    shown = QPixmap.fromImage(
        image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    )
    shown.setDevicePixelRatio(ratio)
    return shown
