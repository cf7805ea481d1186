"""``counter``: a whole number between two buttons; Up and Down in the field count too. Never below zero by itself."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldapp.domain import formats
from fieldapp.ui.widgets.basics import icon_button
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.number import NumberLine

STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class Counter(NumberLine):
    """Every press is an answer; the first one is 1."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(False, language, parent)
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.fewer = icon_button("minus", sayings.fewer(), lambda: self.count(-1))
        self.more = icon_button("plus", sayings.more(), lambda: self.count(1))
        self.row.insertWidget(self.row.indexOf(self.line), self.fewer)
        self.row.insertWidget(self.row.indexOf(self.line) + 1, self.more)
        for button in (self.fewer, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Up and Down from the field

    def set_node(self, node: QuestionNode) -> None:
        """Show the count."""
        for button in (self.fewer, self.more):
            button.setAccessibleName(f"{node.label}: {button.toolTip()}")
            button.setVisible(not node.readonly)
        super().set_node(node)

    def count(self, step: int) -> None:
        """One more or fewer; what is typed and no number stays."""
        typed = self.line.text().strip()
        number = formats.parse_number(typed, self.language) if typed else 0
        if number is None or self.line.isReadOnly() or (step < 0 and number <= 0):
            return
        self.line.setText(formats.show_number(number + step, self.language))
        self.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down count."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = STEPS.get(Qt.Key(event.key()), 0)
            if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.count(step)
                return True
        return super().eventFilter(watched, event)
