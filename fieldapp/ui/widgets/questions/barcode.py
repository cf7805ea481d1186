"""``barcode``: a field that a USB scanner types into; the Enter it sends goes to the next question.

Without a scanner the code is typed from under the bars.
"""

from PySide6.QtWidgets import QWidget

from fieldapp.ui.widgets.basics import picture
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.line import LineEditor

WIDTH = 300


class BarcodeLine(LineEditor):
    """Spaces inside a code stay; those at its ends do not."""

    width_px = WIDTH

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.row.insertWidget(0, picture("barcode", "text2"))
        self.line.setPlaceholderText(sayings.scan())

    def set_node(self, node: QuestionNode) -> None:
        """Show the code."""
        self.line.setClearButtonEnabled(not node.readonly)
        super().set_node(node)
