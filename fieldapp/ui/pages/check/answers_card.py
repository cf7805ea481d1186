"""All answers by section; optional questions without an answer fold into one line."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from fieldapp.forms import Section
from fieldapp.ui.pages.check.answer_row import AnswerRow
from fieldapp.ui.pages.form import sayings
from fieldapp.ui.pages.form.filling import Filling
from fieldapp.ui.widgets.basics import Button, bare, column, empty_layout, label, line, row
from fieldapp.ui.widgets.questions.catalogue import is_asked
from fieldapp.ui.widgets.questions.markup import plain_text
from fieldapp.ui.widgets.questions.reading import answer_text
from fieldapp.ui.words import translate


class AnswersCard(QFrame):
    """``chosen(reference)`` when an answer is to be changed."""

    chosen = Signal(str)

    def __init__(self, filling: Filling) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._filling = filling
        self._rows: dict[str, AnswerRow] = {}
        self._skipped: list[tuple[str, list[str]]] = []  # section title, its blank optional questions
        box = column(self, margins=(20, 14, 16, 16), gap=6)
        self._list = column(gap=0)
        box.addLayout(self._list)
        self.skipped = Button("", "quiet", icon="chevron-down", small=True, action=self._unfold)
        self._folded = bare()
        self._folded.hide()
        self._folded_list = column(self._folded, gap=0)
        fold = row()
        fold.addWidget(self.skipped)
        fold.addStretch(1)
        box.addLayout(fold)
        box.addWidget(self._folded)
        box.addStretch(1)

    def show_answers(self) -> None:
        """Build the rows as the answers are now."""
        for layout in (self._list, self._folded_list):
            empty_layout(layout)
        self._rows = {}
        self._skipped = []
        for section in self._filling.sections:
            answered, blank = self._split(section)
            title = sayings.section_name(section)
            self._put(self._list, title, answered)
            self._skipped.append((title, blank))
        skipped = sum(len(blank) for _, blank in self._skipped)
        self.skipped.set_words(translate("Check", "%n questions skipped", skipped))
        self.skipped.setVisible(bool(skipped))
        if not self._folded.isHidden():
            self._build_folded()

    def row(self, reference: str) -> AnswerRow | None:
        """The row of a question on screen."""
        return self._rows.get(reference)

    def rows(self) -> Sequence[AnswerRow]:
        """All rows, those of skipped questions last."""
        return tuple(self._rows.values())

    def unfold_for(self, reference: str) -> None:
        """Make a skipped question's row visible."""
        if self._folded.isHidden() and any(reference in blank for _, blank in self._skipped):
            self._unfold()

    def _split(self, section: Section) -> tuple[list[str], list[str]]:
        """Rows to show, and optional questions without an answer."""
        shown: list[str] = []
        blank: list[str] = []
        for reference in section.references:
            node = self._filling.session.node(reference)
            if is_asked(node):
                wanted = bool(node.text) or node.required or bool(self._filling.error(reference))
                (shown if wanted else blank).append(reference)
        return shown, blank

    def _put(self, into: QVBoxLayout, title: str, references: Sequence[str]) -> None:
        if not references:
            return
        head = bare()
        column(head, margins=(0, 8, 0, 2)).addWidget(label("h2", title, wrap=True))
        into.addWidget(head)
        for place, reference in enumerate(references):
            if place:
                into.addWidget(line())
            into.addWidget(self._row(reference))

    def _row(self, reference: str) -> AnswerRow:
        node = self._filling.session.node(reference)
        text = answer_text(node, self._filling.language)
        if node.control == "upload" and text:
            text = translate("Check", "Attached")
        elif node.control == "trigger" and text:
            text = translate("Check", "Yes")
        problem, unusual = self._filling.error(reference), plain_text(node.soft)
        made = AnswerRow(reference, plain_text(node.label) or node.name, text, problem, unusual)
        made.chosen.connect(self.chosen)
        self._rows[reference] = made
        return made

    def _unfold(self) -> None:
        unfold = self._folded.isHidden()
        if unfold and not self._folded_list.count():
            self._build_folded()
        self._folded.setVisible(unfold)
        self.skipped.set_icon("chevron-up" if unfold else "chevron-down")

    def _build_folded(self) -> None:
        """The rows of skipped questions, made when they are first asked for."""
        for title, blank in self._skipped:
            self._put(self._folded_list, title, blank)
