"""Text in one line, and the base of every other editor that is one line of typing."""

import re

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from fieldapp.domain import formats
from fieldapp.ui import theme
from fieldapp.ui.widgets.questions.editor import QuestionNode, TypedEditor

SHORT, MEDIUM = 120, 240  # px; longer answers take the whole column


class LineEditor(TypedEditor):
    """A line edit; subclasses say how text is shown and read."""

    width_px = 0  # 0 = the whole column

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._untouched = ""  # what the field showed when nothing was typed yet
        self.line = QLineEdit(self)
        self.line.setProperty("state", "")  # before it is polished: the first look at errors costs nothing
        self.line.textEdited.connect(self.keys_came)
        self.line.installEventFilter(self)
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self.row = QHBoxLayout()
        self.row.setSpacing(theme.px(8))
        self.row.addWidget(self.line)
        self._outer.addLayout(self.row, 1)
        if self.width_px:
            self.set_width(self.width_px)

    def set_width(self, width: int) -> None:
        """Fixed width in design px, the rest of the row stays free."""
        self.line.setFixedWidth(theme.px(width))
        self._outer.setStretchFactor(self.row, 0)
        self._outer.addStretch(1)

    def set_node(self, node: QuestionNode) -> None:
        """Show the answer as people read it, or what was typed when it cannot be read."""
        self.line.setAccessibleName(node.label)
        self.line.setReadOnly(node.readonly)
        self.accept_shown(node, lambda: self._show_untouched(node.text, node.value))

    def focus_part(self) -> QWidget:
        """The line edit."""
        return self.line

    def set_invalid(self, invalid: bool, description: str) -> None:
        """Red border; the focus colour wins while it has the focus."""
        theme.set_state(self.line, "state", "error" if invalid else "")
        self.line.setAccessibleDescription(description)

    def shown(self, value: str) -> str:
        """A readable answer as people write it."""
        return value

    def read(self, typed: str) -> str:
        """Canonical text of what was typed, or the typed text itself."""
        return typed

    def typed(self) -> str:
        """The answer now."""
        text = self.line.text().strip()
        return self.read(text) if text else ""

    def flush(self) -> None:
        """Only what was typed is an answer: a shown date without its seconds is not a new one."""
        if self.line.text() != self._untouched:
            super().flush()
            self._untouched = self.line.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field gives the answer and shows it tidied."""
        if watched is self.line and event.type() == QEvent.Type.FocusOut:
            self.flush()
            self.tidy()
        return super().eventFilter(watched, event)

    def tidy(self) -> None:
        """Show the answer in its normal form: 1250000 as 1.250.000."""
        text = self.line.text().strip()
        canonical = self.read(text) if text else ""
        self._show(text, canonical if self.readable(text) else "")

    def readable(self, typed: str) -> bool:
        """Whether ``read`` understood it."""
        return True

    def _show_untouched(self, text: str, value: str) -> None:
        self._show(text, value)
        self._untouched = self.line.text()

    def _show(self, text: str, value: str) -> None:
        shown = self.shown(value) if value else text
        if shown != self.line.text():
            self.line.setText(shown)


class TextLine(LineEditor):
    """``text``: trims the ends, keeps inner text. ``numbers``: digits may be grouped by spaces, dots or dashes.

    ``thousands-sep`` beside ``numbers`` shows the digits in groups of three.
    """

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._digits = False
        self._grouped = False

    def set_node(self, node: QuestionNode) -> None:
        """Identity and telephone numbers get a narrower field."""
        self._digits = "numbers" in node.appearance
        self._grouped = self._digits and "thousands-sep" in node.appearance
        if self._digits and not self.width_px:
            self.set_width(MEDIUM)
        super().set_node(node)

    def shown(self, value: str) -> str:
        """An amount in groups; codes that begin with 0 are none."""
        amount = self._grouped and value.isascii() and value.isdigit() and not value.startswith("0")
        return formats.show_number(int(value), self.language) if amount else value

    def read(self, typed: str) -> str:
        """``6472 0507 …`` as digits only where the form asks for numbers."""
        joined = re.sub(r"[\s.,\-]" if self._grouped else r"[\s.\-]", "", typed)
        return joined if self._digits and re.fullmatch(r"\+?\d+", joined) else typed
