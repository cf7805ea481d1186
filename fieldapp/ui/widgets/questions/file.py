"""``audio``, ``video``, ``file``: choose a file, see its size, replace or remove it.

Video is recorded with the laptop's own programs and chosen here (sound: see ``sound``); other kinds of files are
refused then. Files are kept sealed and are not opened from here: another program would leave a readable copy on the
disk.
"""

import mimetypes
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from fieldapp.domain import formats
from fieldapp.ui.widgets.basics import Button, ElidedLabel, bare, column, label, picture, row
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.attached import LARGEST, AttachedEditor, random_name
from fieldapp.ui.widgets.questions.editor import QuestionNode


class FileEditor(AttachedEditor):
    """A file is sent as it is, up to 25 MB."""

    def __init__(self, kind: str = "file", language: str = "id", parent: QWidget | None = None) -> None:
        """``kind``: audio, video or file."""
        super().__init__(language, parent)
        self._kind = kind
        self._name = ""
        self._readonly = False
        self.choose = Button(sayings.choose_file(), icon="paperclip", small=True, action=self._ask)
        self.replace = Button(sayings.replace(), small=True, action=self._ask)
        self.remove = Button(sayings.remove(), "quiet", small=True, action=self._remove)
        self._file = ElidedLabel("body")
        self._size = label("small")
        self._remark = label("small", wrap=True)
        self.box, self.ways, self.beside = column(self, gap=6), row(gap=8), row(gap=8)
        self._kept = self._kept_box()
        self.ways.addWidget(self.choose)
        self.ways.addStretch(1)
        self.box.addWidget(self._kept)
        self.box.addLayout(self.ways)
        self.box.addWidget(self._remark)
        self._show_answer("")

    def set_node(self, node: QuestionNode) -> None:
        """Show the kept file."""
        for button in (self.choose, self.replace, self.remove):
            button.setAccessibleName(f"{node.label}: {button.text()}")
        if node.readonly != self._readonly:
            self._readonly = node.readonly
            for button in (self.replace, self.remove):
                button.setVisible(not node.readonly)
            self._show_answer(node.text)
        if node.text != self._name:
            self._show_answer(node.text)

    def focus_part(self) -> QWidget | None:
        """The button that takes a file."""
        if self._readonly:
            return None
        return self.replace if self._name else self.choose

    def set_invalid(self, invalid: bool, description: str) -> None:
        """Read with the button."""
        for button in (self.choose, self.replace):
            button.setAccessibleDescription(description)

    def take(self, path: Path) -> None:
        """Hand the file over, unless it is too large or cannot be read."""
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        if self._kind != "file" and not media_type.startswith(f"{self._kind}/"):
            self._say(sayings.other_kind(self._kind))
            return
        try:
            content = path.read_bytes() if path.stat().st_size <= LARGEST else b""
        except OSError:
            self._say(sayings.unreadable_file())
            return
        if not content:
            self._say(sayings.unfit_file(formats.show_size(LARGEST, self.language)))
            return
        self._say("")
        self.attached.emit(random_name(self._kind, path.suffix.lower()), content, media_type)

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.choose.text(), "", self._pattern())
        if name:
            self.take(Path(name))

    def _pattern(self) -> str:
        """The files the dialog lists first."""
        if self._kind == "file":
            return ""
        known = sorted(end for end, kind in mimetypes.types_map.items() if kind.startswith(f"{self._kind}/"))
        return f"{sayings.files_filter(self._kind)} ({' '.join(f'*{end}' for end in known)})"

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
        self._kept.setVisible(bool(name))
        self.choose.setVisible(not name and not self._readonly)
        self._say("")
        if name:
            content = self.content(name)
            self._file.set_text(name)
            self._size.setText(formats.show_size(len(content), self.language) if content else sayings.not_here())

    def _kept_box(self) -> QWidget:
        made = bare()
        made.setLayout(self.beside)
        self.beside.addWidget(picture({"audio": "volume", "video": "film"}.get(self._kind, "paperclip")))
        self.beside.addWidget(self._file)
        self.beside.addWidget(self._size)
        self.beside.addStretch(1)
        self.beside.addWidget(self.replace)
        self.beside.addWidget(self.remove)
        return made
