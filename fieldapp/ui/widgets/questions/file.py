"""``audio``, ``video``, ``file``: choose a file, see its size, replace or remove it.

Files are kept sealed and are not opened from here: another program would leave a readable copy on the disk.
"""

import mimetypes
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldapp.domain import formats
from fieldapp.ui.widgets.basics import Button, ElidedLabel, bare, column, label, picture, row
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.attached import LARGEST, AttachedEditor, random_name
from fieldapp.ui.widgets.questions.editor import QuestionNode


class FileEditor(AttachedEditor):
    """A file is sent as it is, up to 25 MB."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._name = ""
        self.choose = Button(sayings.choose_file(), icon="paperclip", small=True, action=self._ask)
        self.replace = Button(sayings.replace(), small=True, action=self._ask)
        self.remove = Button(sayings.remove(), "quiet", small=True, action=self._remove)
        self._file = ElidedLabel("body")
        self._size = label("small")
        self._remark = label("small", wrap=True)
        box = column(self, gap=6)
        self._kept = self._kept_box()
        box.addWidget(self._kept)
        box.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._remark)
        self._show_answer("")

    def set_node(self, node: QuestionNode) -> None:
        """Show the kept file."""
        for button in (self.choose, self.replace, self.remove):
            button.setAccessibleName(f"{node.label}: {button.text()}")
        if node.text != self._name:
            self._show_answer(node.text)

    def focus_part(self) -> QWidget:
        """The button that takes a file."""
        return self.replace if self._name else self.choose

    def set_invalid(self, invalid: bool, description: str) -> None:
        """Read with the button."""
        for button in (self.choose, self.replace):
            button.setAccessibleDescription(description)

    def take(self, path: Path) -> None:
        """Hand the file over, unless it is too large or cannot be read."""
        try:
            content = path.read_bytes() if path.stat().st_size <= LARGEST else b""
        except OSError:
            self._say(sayings.unreadable_file())
            return
        if not content:
            self._say(sayings.unfit_file(formats.show_size(LARGEST, self.language)))
            return
        self._say("")
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.attached.emit(random_name("file", path.suffix.lower()), content, media_type)

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.choose.text())
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
        self.choose.setVisible(not name)
        self._say("")
        if name:
            content = self.content(name)
            self._file.set_text(name)
            self._size.setText(formats.show_size(len(content), self.language) if content else sayings.not_here())

    def _kept_box(self) -> QWidget:
        made = bare()
        box = row(made, gap=8)
        box.addWidget(picture("paperclip"))
        box.addWidget(self._file)
        box.addWidget(self._size)
        box.addStretch(1)
        box.addWidget(self.replace)
        box.addWidget(self.remove)
        return made
