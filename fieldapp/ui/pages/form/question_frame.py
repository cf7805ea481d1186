"""One question on the page: label, mark, hint, error, control, short notices; a bar at its left when active.

The editor is built when the frame is first shown and built anew only when the question needs another kind (a
filtered list grew too long for cards). The frame itself decides nothing: the page tells it what to show.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from fieldapp.forms import Node
from fieldapp.ui import theme
from fieldapp.ui.pages.form.asides import Asides
from fieldapp.ui.pages.form.soft_warning import SoftWarning
from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.questions.attached import AttachedEditor
from fieldapp.ui.widgets.questions.catalogue import editor_for, kind_of
from fieldapp.ui.widgets.questions.editor import Editor
from fieldapp.ui.widgets.questions.image_map import ImageMap
from fieldapp.ui.widgets.questions.markup import plain_text, rich_text

WORDLESS = frozenset(
    {"note", "acknowledge", "grid_head", "one_row", "many_row"}
)  # kinds whose control carries the label itself


class QuestionFrame(QFrame):
    """``answered(reference, text)``; ``attached(reference, name, content, media_type)``; ``confirmed(reference)``
    when an unusual answer is right."""

    answered = Signal(str, str)
    attached = Signal(str, str, object, str)
    preparing = Signal(bool)
    finished = Signal()
    confirmed = Signal(str)

    def __init__(
        self, reference: str, language: str, fetch: Callable[[str], bytes], files: Callable[[str], bytes]
    ) -> None:
        """``fetch`` gives attached files, ``files`` those of the form."""
        super().__init__()
        self.reference = reference
        self._language = language
        self._fetch = fetch
        self._files = files
        self._kind = ""
        self._error = ""
        self._active = False
        self.editor: Editor | None = None
        self.setProperty("kind", "question")
        self.setProperty("state", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._box = box = column(self, margins=(13, 0, 0, 0), gap=0)
        self._label, self._hint = _words("label"), _words("hint")
        self._notice: Notice | None = None  # most questions never have one
        self._pinned: Notice | None = None
        self._remark: Remark | None = None
        self.soft: SoftWarning | None = None
        self._place, self._told, self._between = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._under = QVBoxLayout()
        self.asides = Asides(self._between, files)
        box.addWidget(self._label)
        box.addWidget(self._hint)
        box.addLayout(self._between)
        box.addLayout(self._told)
        box.addLayout(self._place)
        box.addLayout(self._under)
        box.setSpacing(theme.px(4))

    def show_node(self, node: Node, mark: str, error: str) -> None:
        """Show the question as the session has it. ``mark``: (wajib), (boleh kosong) or nothing."""
        kind = kind_of(node, node.media_type)
        if kind != self._kind:
            self._put_editor(kind, node)
        self._show_words(node, mark, kind)
        if self.editor is not None:
            self.editor.set_mark(mark)
            self.editor.set_node(node)
        self.asides.show_node(node, pictured=isinstance(self.editor, ImageMap) and self.editor.shows_picture())
        self._show_error(node, error)
        self._show_soft(node)

    def focus_part(self) -> QWidget | None:
        """Where the focus goes; None for notes and fixed answers."""
        return self.editor.focus_part() if self.editor else None

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> bool:
        """Put the keyboard focus into the question; as by Tab, its text is selected and typing replaces it."""
        part = self.focus_part()
        if part is not None:
            part.setFocus(reason)
        return part is not None

    def set_active(self, active: bool) -> None:
        """Bar and number hints."""
        self._active = active
        if self.editor is not None:
            self.editor.set_active(active)
        self._show_state()

    def flush(self) -> None:
        """Give what is typed."""
        if self.editor is not None:
            self.editor.flush()

    def error(self) -> str:
        """The problem on screen."""
        return self._error

    def remark(self) -> str:
        """The notice on screen."""
        return self._remark.text() if self._remark else ""

    def say(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """A notice under the control, with at most one action; "" takes it away."""
        if self._remark is None and text:
            self._remark = Remark()
            self._box.addWidget(self._remark)
        if self._remark is not None:
            self._remark.say(text, action_text, action)

    def pin(self, text: str) -> None:
        """Why the question came back, over its control until it is answered anew; "" takes it away."""
        if self._pinned is None and text:
            self._pinned = Notice("danger", "undo-2")
            self._told.insertWidget(0, self._pinned)
        if self._pinned is not None:
            self._pinned.say(text)
        self._show_state()

    def pinned(self) -> str:
        """The reason on screen."""
        return self._pinned.text() if self._pinned is not None else ""

    def _put_editor(self, kind: str, node: Node) -> None:
        if self.editor is not None:
            self._place.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
        self._kind = kind
        made = editor_for(node, self._language, node.media_type)
        made.files = self._files
        made.answered.connect(lambda text: self.answered.emit(self.reference, text))
        made.finished.connect(self.finished)
        made.noticed.connect(self.say)
        if isinstance(made, AttachedEditor):
            made.fetch = self._fetch
            made.preparing.connect(self.preparing)
            made.attached.connect(self._attached)
        self._place.setContentsMargins(0, 0 if kind in WORDLESS else theme.px(6), 0, 0)
        self._place.addWidget(made)
        self.editor = made
        made.set_active(self._active)

    def _attached(self, name: str, content: object, media_type: str) -> None:
        self.attached.emit(self.reference, name, content, media_type)

    def _show_words(self, node: Node, mark: str, kind: str) -> None:
        worded = kind not in WORDLESS
        text = rich_text(node.label, mark)
        self._label.setTextFormat(Qt.TextFormat.PlainText if text == node.label else Qt.TextFormat.RichText)
        _tell(self._label, text if worded else "")
        hint = node.hint
        _tell(self._hint, plain_text(hint) if "\n" not in hint else hint)

    def _show_error(self, node: Node, error: str) -> None:
        self._error = error
        if self._notice is None and error:
            self._notice = Notice("danger")
            self._told.addWidget(self._notice)
        if self._notice is not None:
            self._notice.say(error)
        if self.editor is not None:
            description = " ".join(part for part in (plain_text(node.hint), error) if part)
            self.editor.set_invalid(bool(error), description)
        self._show_state()

    def _show_soft(self, node: Node) -> None:
        sentence = node.soft if self.editor is not None else ""
        if self.soft is None and sentence:
            self.soft = SoftWarning()
            self.soft.confirmed.connect(lambda: self.confirmed.emit(self.reference))
            self._under.addWidget(self.soft)
        if self.soft is not None and self.editor is not None:
            self.soft.show_warning(sentence, plain_text(node.label) or node.name, self.editor)

    def _show_state(self) -> None:
        theme.set_state(self, "state", "error" if self._error or self.pinned() else "active" if self._active else "")


class Remark(QWidget):
    """Icon, sentence, one action."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._act: Callable[[], object] | None = None
        box = row(self, margins=(0, 6, 0, 0), gap=8)
        self._notice = Notice("info")
        self.button = Button("", "quiet", small=True, action=self._press)
        box.addWidget(self._notice, 1, Qt.AlignmentFlag.AlignVCenter)
        box.addWidget(self.button)
        self.hide()

    def say(self, text: str, action_text: str, action: Callable[[], object] | None) -> None:
        """Another sentence; "" hides it."""
        self._act = action
        self._notice.say(text)
        self.button.set_words(action_text)
        self.button.setVisible(bool(action_text))
        self.setVisible(bool(text))

    def text(self) -> str:
        """What it says."""
        return self._notice.text() if not self.isHidden() else ""

    def _press(self) -> None:
        if self._act is not None:
            self._act()


def _words(kind: str) -> QLabel:
    made = label(kind, wrap=True)
    made.hide()
    return made


def _tell(words: QLabel, text: str) -> None:
    if words.text() != text:
        words.setText(text)
    words.setVisible(bool(text))
