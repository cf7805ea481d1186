"""``acknowledge`` and ``trigger``: one check card that carries the whole sentence."""

from PySide6.QtWidgets import QWidget

from fieldapp.ui.widgets.basics import row
from fieldapp.ui.widgets.questions.choice_card import ChoiceCard
from fieldapp.ui.widgets.questions.editor import Editor, QuestionNode


class Acknowledge(Editor):
    """Answers ``OK``, or nothing."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.card = ChoiceCard(False, self)
        self.card.clicked.connect(self._press)
        row(self).addWidget(self.card)

    def set_node(self, node: QuestionNode) -> None:
        """The sentence is the question's label."""
        self.card.show_choice("OK", node.label, 1)
        self.card.setAccessibleName(node.label)
        self.card.setEnabled(not node.readonly)
        self.card.choose(bool(node.value))

    def focus_part(self) -> QWidget:
        """The card."""
        return self.card

    def set_invalid(self, invalid: bool, description: str) -> None:
        """The mark turns red."""
        self.card.invalid = invalid
        self.card.setAccessibleDescription(description)
        self.card.update()

    def _press(self) -> None:
        chosen = not self.card.isChecked()
        self.card.choose(chosen)
        self.answered.emit("OK" if chosen else "")
