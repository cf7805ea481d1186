"""Questions with the same choices as lines of one table: ``label`` is its head, ``list-nolabel`` a line.

XLSForm's ``table-list`` group becomes exactly these. Head and lines share their proportions, so the columns stand
under each other whatever the width of the page is.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import label, row
from fieldapp.ui.widgets.questions.arrangement import Arrangement
from fieldapp.ui.widgets.questions.choices import ChoiceCards
from fieldapp.ui.widgets.questions.editor import Editor, QuestionNode
from fieldapp.ui.widgets.questions.markup import plain_text, rich_text

LABEL_PART, CHOICES_PART = 2, 3  # of the width
LONG_WORD, PIECE = 10, 8  # letters of a heading's word that may be divided, and of its pieces
GAP = 8  # px between columns


class GridHead(Editor):
    """The labels of the choices over their columns; nothing to answer."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        box = row(self, gap=12)
        self._words = _words()
        box.addWidget(self._words, LABEL_PART)
        columns = QWidget()
        columns.setProperty("kind", "bare")
        columns.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._columns = row(columns, gap=GAP)
        box.addWidget(columns, CHOICES_PART)
        self._shown: tuple[str, ...] = ()

    def set_node(self, node: QuestionNode) -> None:
        """One heading a choice."""
        self._words.setText(rich_text(node.label))
        headings = tuple(plain_text(choice.label) for choice in node.choices)
        if headings == self._shown:
            return
        self._shown = headings
        while (item := self._columns.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for text in headings:
            heading = label("small", _divisible(text), wrap=True)
            heading.setAccessibleName(text)
            heading.setToolTip(text)
            heading.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._columns.addWidget(heading, 1)

    def focus_part(self) -> QWidget | None:
        """Nothing to answer."""
        return None


class GridRow(ChoiceCards):
    """The question at the left, one mark a choice; keys as on cards."""

    def __init__(self, many: bool, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(many, language, parent)
        self._words = _words()
        self._mark = ""
        self.box.insertWidget(0, self._words, LABEL_PART)
        self.box.setStretchFactor(self.table, CHOICES_PART)
        self.table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_mark(self, mark: str) -> None:
        """Beside the label."""
        self._mark = mark

    def arrange(self, node: QuestionNode) -> Arrangement:
        """A line of bare marks."""
        return Arrangement(max(1, len(node.choices)), stacked=True, worded=False)

    def set_node(self, node: QuestionNode) -> None:
        """Label and marks."""
        self._words.setText(rich_text(node.label, self._mark))
        super().set_node(node)
        for card in self.cards:
            card.setToolTip(card.text())

    def set_active(self, active: bool) -> None:
        """No number hints: there is no room beside a bare mark."""


def _words() -> QLabel:
    made = label("label", wrap=True)
    made.setTextFormat(Qt.TextFormat.AutoText)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    made.setMinimumWidth(theme.px(60))
    return made


def _divisible(text: str) -> str:
    """With soft hyphens in long words: a column is as wide as the page allows, not as its heading."""
    return " ".join(_in_pieces(word) if len(word) > LONG_WORD else word for word in text.split())


def _in_pieces(word: str) -> str:
    return "\u00ad".join(word[at : at + PIECE] for at in range(0, len(word), PIECE))
