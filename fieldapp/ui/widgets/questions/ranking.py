"""``rank``: a list that buttons or Alt+Up and Alt+Down bring into order; dragging is never needed.

The order shown at first is the form's, not an answer: the first move, or *Keep this order*, makes it one.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from fieldapp.ui.widgets.basics import Button, column, empty_layout, frame, icon_button, label, row
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.editor import Editor, QuestionNode

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Ranking(Editor):
    """Answers with all values, best first."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._labels: dict[str, str] = {}
        self._order: list[str] = []
        self._buttons: dict[str, tuple[Button, Button]] = {}
        self._readonly = False
        self._description = ""
        box = column(self, gap=8)
        self._list = column(gap=6)
        box.addLayout(self._list)
        below = row(gap=12)
        self.keep = Button(sayings.keep_order(), small=True, action=self._give)
        self._remark = label("small", sayings.not_ranked(), wrap=True)
        below.addWidget(self.keep)
        below.addWidget(self._remark, 1)
        box.addLayout(below)

    def set_node(self, node: QuestionNode) -> None:
        """Show the choices in the order of the answer."""
        labels = {choice.value: choice.label for choice in node.choices}
        given = [value for value in node.text.split() if value in labels]
        order = [*given, *(value for value in labels if value not in given)]
        self.keep.setAccessibleName(f"{node.label}: {self.keep.text()}")
        self.keep.setVisible(not node.text)
        self._remark.setVisible(not node.text)
        if (labels, order, node.readonly) != (self._labels, self._order, self._readonly):
            self._labels, self._order, self._readonly = labels, order, node.readonly
            self._lay_out()

    def order(self) -> tuple[str, ...]:
        """The values from top to bottom."""
        return tuple(self._order)

    def focus_part(self) -> QWidget | None:
        """A button of the first row."""
        first = self._buttons.get(self._order[0]) if self._order else None
        return first[1] if first else None

    def set_invalid(self, invalid: bool, description: str) -> None:
        """Read with every button."""
        self._description = description
        for buttons in self._buttons.values():
            for button in buttons:
                button.setAccessibleDescription(description)

    def move_choice(self, value: str, step: int) -> None:
        """One place up (-1) or down (1)."""
        place = self._order.index(value)
        target = place + step
        if self._readonly or not 0 <= target < len(self._order):
            return
        self._order.insert(target, self._order.pop(place))
        self._lay_out()
        up, down = self._buttons[value]
        stays = down if (step > 0 and down.isEnabled()) or not up.isEnabled() else up
        stays.setFocus(Qt.FocusReason.OtherFocusReason)
        self._give()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Up and Alt+Down on a row's buttons."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = STEPS.get(Qt.Key(event.key()))
            if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                value = next((own for own, pair in self._buttons.items() if watched in pair), None)
                if value is not None:
                    self.move_choice(value, step)
                    return True
        return super().eventFilter(watched, event)

    def _give(self) -> None:
        self.keep.hide()
        self._remark.hide()
        self.answered.emit(" ".join(self._order))

    def _lay_out(self) -> None:
        empty_layout(self._list)
        self._buttons = {}
        for place, value in enumerate(self._order):
            self._list.addWidget(self._row(place, value))

    def _row(self, place: int, value: str) -> QFrame:
        text = self._labels[value]
        made = frame("choice")
        box = row(made, margins=(12, 0, 6, 0), gap=8)
        up = icon_button("chevron-up", sayings.up(text), lambda: self.move_choice(value, -1))
        down = icon_button("chevron-down", sayings.down(text), lambda: self.move_choice(value, 1))
        up.setEnabled(place > 0 and not self._readonly)
        down.setEnabled(place < len(self._order) - 1 and not self._readonly)
        for button in (up, down):
            button.setAccessibleDescription(self._description)
            button.installEventFilter(self)
        box.addWidget(label("muted", f"{place + 1}."))
        box.addWidget(label("body", text, wrap=True), 1)
        box.addWidget(up)
        box.addWidget(down)
        self._buttons[value] = (up, down)
        return made
