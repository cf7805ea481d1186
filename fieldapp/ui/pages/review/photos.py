"""Photos that came with a submission: thumbnails made in the background, one shown large when it is pressed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QDialog, QWidget

from fieldapp.domain.submission import Attachment
from fieldapp.errors import FieldappError
from fieldapp.ui import background, theme
from fieldapp.ui.widgets.basics import Button, bare, column, label, row
from fieldapp.ui.widgets.questions.label_media import LargePicture
from fieldapp.ui.words import translate

THUMB, ACROSS = 84, 3
Read = Callable[[Attachment], bytes]


class Photos(QWidget):
    """``show_files`` begins anew; what has not come to this laptop yet is named so."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._box = column(self, gap=6)
        self._inside: QWidget | None = None
        self._job: background.Job | None = None
        self.buttons: list[Button] = []
        self.dialog: QDialog | None = None

    def show_files(self, files: Sequence[Attachment], read: Read) -> None:
        """The pictures among them."""
        self.stop()
        if self._inside is not None:
            self._inside.deleteLater()
        self._inside = inside = bare()
        box = column(inside, gap=6)
        self._box.addWidget(inside)
        pictures = [file for file in files if file.media_type.startswith("image/")]
        self.setVisible(bool(files))
        others = len(files) - len(pictures)
        box.addWidget(label("h3", translate("Review", "Photos and files")))
        self.buttons = [self._thumb(file, read) for file in pictures]
        for start in range(0, len(self.buttons), ACROSS):
            line = row(gap=6)
            for button in self.buttons[start : start + ACROSS]:
                line.addWidget(button)
            line.addStretch(1)
            box.addLayout(line)
        if others:
            box.addWidget(label("small", translate("Review", "%n other files", others), wrap=True))
        if pictures:
            self._job = background.run(
                lambda job: _images(pictures, read, job), lambda _done: None, None, lambda news: self._put(*news)
            )

    def stop(self) -> None:
        """The reader shows something else."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self.dialog is not None:
            self.dialog.reject()

    def _thumb(self, file: Attachment, read: Read) -> Button:
        name = translate("Review", "Photo {name}").format(name=file.name)
        made = Button("", "secondary", icon="image", name=name, action=lambda: self._enlarge(file, read))
        made.setToolTip(name)
        made.setFixedSize(theme.px(THUMB), theme.px(THUMB))
        return made

    def _put(self, at: int, image: QImage) -> None:
        if at >= len(self.buttons):
            return
        if image.isNull():
            missing = translate("Review", "Not on this laptop yet")
            self.buttons[at].setToolTip(missing)
            self.buttons[at].setEnabled(False)
            return
        self.buttons[at].setIcon(QIcon(QPixmap.fromImage(image)))
        self.buttons[at].setIconSize(QSize(theme.px(THUMB - 10), theme.px(THUMB - 10)))

    def _enlarge(self, file: Attachment, read: Read) -> None:
        if _image(file, read, THUMB).isNull():
            return
        dialog = LargePicture(self, read(file), translate("Review", "Photo {name}").format(name=file.name))
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _images(files: Sequence[Attachment], read: Read, job: background.Job) -> None:
    for at, file in enumerate(files):
        if job.cancelled.is_set():
            return
        job.tell((at, _image(file, read, THUMB * 2)))


def _image(file: Attachment, read: Read, side: int) -> QImage:
    """Scaled to fit; a null image when it is not here or cannot be read."""
    try:
        image = QImage.fromData(read(file))
    except FieldappError:
        return QImage()
    if max(image.width(), image.height()) <= side:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(side, side, keep, smooth)
