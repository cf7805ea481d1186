"""Text of the form without an answer: notes, and answers that the form fills in itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from fieldapp.ui import icons, theme
from fieldapp.ui.widgets.basics import frame, label, picture, row
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.editor import Editor, QuestionNode
from fieldapp.ui.widgets.questions.markup import rich_text
from fieldapp.ui.widgets.questions.reading import answer_text

TONES = {"danger": "circle-alert", "warning": "triangle-alert", "success": "circle-check", "info": "info"}


class Note(Editor):
    """``note``: a text block, skipped by Tab. Appearances danger, warning, success, info choose its tone."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        outer = row(self)
        self._box: QFrame = frame("banner", "info")
        inner = row(self._box, margins=(14, 10, 14, 10), gap=10)
        self._icon = picture("info")
        self._text = QLabel()
        self._text.setWordWrap(True)
        inner.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(self._text, 1)
        outer.addWidget(self._box, 1)

    def set_node(self, node: QuestionNode) -> None:
        """Show the note's text."""
        tone = next((name for name in TONES if name in node.appearance), "info")
        theme.set_state(self._box, "tone", tone)
        self._icon.setPixmap(icons.pixmap(TONES[tone], "primary" if tone == "info" else tone, 18))
        self._text.setText(rich_text(node.label))

    def focus_part(self) -> QWidget | None:
        """Nothing to answer."""
        return None


class Fixed(Editor):
    """A read-only answer: text with a small lock, never a disabled field."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        box = row(self, gap=8)
        self._text = label("body", wrap=True)
        self._lock = picture("lock", "text3", 16)
        self._lock.setAccessibleName(sayings.locked())
        self._lock.setToolTip(sayings.locked())
        box.addWidget(self._lock)
        box.addWidget(self._text, 1)

    def set_node(self, node: QuestionNode) -> None:
        """Show the answer as people read it."""
        self._text.setText(answer_text(node, self.language) or "—")

    def focus_part(self) -> QWidget | None:
        """Nothing to answer."""
        return None
