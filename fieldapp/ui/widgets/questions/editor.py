"""What every question widget promises.

- ``set_node(node)`` shows a node and never emits; text being typed is not replaced under the fingers.
- ``answered(text)`` is emitted once per change of answer: at once for choices, 400 ms after the last key and
  on leaving for typed text. ``flush`` emits what is still waiting.
- ``noticed(text)`` is a short sentence to show beside the question (an exclusive choice cleared others …).
- ``finished`` says that the answer is complete and the next question may take the focus.
- ``files`` gives a file of the form by its name, b"" when the form came without it.
- Every focusable part has an accessible name that starts with the question's label.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from fieldapp.forms import Choice

TYPING_PAUSE = 400  # ms without a key before typed text is saved


class QuestionNode(Protocol):
    """The part of a form node that editors read."""

    @property
    def reference(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def control(self) -> str: ...
    @property
    def datatype(self) -> str: ...
    @property
    def appearance(self) -> Sequence[str]: ...
    @property
    def parameters(self) -> Mapping[str, str]: ...
    @property
    def media_type(self) -> str: ...
    @property
    def media(self) -> Mapping[str, str]: ...
    @property
    def readonly(self) -> bool: ...
    @property
    def required(self) -> bool: ...
    @property
    def text(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def hint(self) -> str: ...
    @property
    def choices(self) -> Sequence[Choice]: ...


def _no_files(_name: str) -> bytes:
    return b""


class Editor(QWidget):
    """One question's control; subclasses fill in ``set_node`` and ``focus_part``."""

    answered = Signal(str)
    noticed = Signal(str)
    finished = Signal()

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self.files: Callable[[str], bytes] = _no_files

    def set_node(self, node: QuestionNode) -> None:
        """Show the node's answer, choices and names; emits nothing."""
        raise NotImplementedError

    def focus_part(self) -> QWidget | None:
        """Where the focus goes when the question is entered; None when there is nothing to answer."""
        raise NotImplementedError

    def flush(self) -> None:
        """Emit what is typed and not yet emitted."""

    def set_mark(self, mark: str) -> None:
        """(wajib) or (boleh kosong), for editors that carry the label themselves."""

    def set_active(self, active: bool) -> None:
        """The question has the focus: number hints appear."""

    def set_invalid(self, invalid: bool, description: str) -> None:
        """Mark the control; ``description`` is the hint and the error in one text for screen readers."""


class TypedEditor(Editor):
    """An editor whose answer is typed: remembers what was emitted last and waits for a pause."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._given: str | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self.flush)

    def typed(self) -> str:
        """The answer as the session should hold it now."""
        raise NotImplementedError

    def keys_came(self) -> None:
        """A key changed the text: the answer follows after the pause."""
        self._pause.start()

    def flush(self) -> None:
        """Emit the typed answer when it differs from the one given last."""
        self._pause.stop()
        text = self.typed()
        if text != self._given:
            self._given = text
            self.answered.emit(text)

    def accept_shown(self, node: QuestionNode, show: Callable[[], None]) -> None:
        """Let ``show`` put the node's text on screen unless keys are waiting or it is what was just given."""
        if not self._pause.isActive() and node.text != self._given:
            self._given = node.text
            show()
