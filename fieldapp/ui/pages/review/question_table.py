"""The list of questions in the reader: question, answer, and the answer of before where it is another one."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from fieldapp.ui import theme
from fieldapp.ui.pages.review.question_paint import QuestionDelegate
from fieldapp.ui.pages.review.questions import Question
from fieldapp.ui.widgets.row_model import RowModel
from fieldapp.ui.widgets.row_paint import Index
from fieldapp.ui.words import translate

LABEL, ANSWER, BEFORE = range(3)
PARTS: Final = {True: (0.36, 0.34, 0.30), False: (0.44, 0.56, 0.0)}  # with and without what was before


class QuestionModel(RowModel):
    """Lines in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(3, parent)
        self._lines: tuple[Question, ...] = ()

    def set_lines(self, lines: Sequence[Question]) -> None:
        """Show these; a list of the same questions keeps its place."""
        same = [one.reference for one in lines] == [one.reference for one in self._lines]
        if not same:
            self.beginResetModel()
        self._lines = tuple(lines)
        if not same:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, LABEL), self.index(len(lines) - 1, BEFORE))

    def question(self, row: int) -> Question:
        """What a row is about."""
        return self._lines[row]

    def lines(self) -> tuple[Question, ...]:
        """All of them."""
        return self._lines

    def count(self) -> int:
        """All lines."""
        return len(self._lines)

    def heading(self, column: int) -> str:
        """The columns' names."""
        return {
            LABEL: translate("Review", "Question"),
            ANSWER: translate("Review", "Answer"),
            BEFORE: translate("Review", "Before"),
        }[column]

    def words(self, row: int, column: int) -> str:
        """For the eye."""
        return _cell(self._lines[row], column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A screen reader hears with the question where one is."""
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == LABEL and index.row() < len(self._lines):
            return spoken(self._lines[index.row()])
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are not stopped at."""
        found = super().flags(index)
        heading = index.isValid() and index.row() < len(self._lines) and self._lines[index.row()].heading
        return found & ~Qt.ItemFlag.ItemIsSelectable & ~Qt.ItemFlag.ItemIsEnabled if heading else found


class QuestionTable(QTableView):
    """Up and Down walk through the questions; letters and Ctrl go on to the reader."""

    chosen = Signal()

    def __init__(self, name: str, model: QuestionModel) -> None:
        super().__init__()
        self._lines = model
        self._compared = False
        self.setModel(model)
        self.setItemDelegate(QuestionDelegate(self, model))
        self.setAccessibleName(name)
        self.setProperty("kind", "bare")
        self._dress()
        self._measure = QTimer(self)
        self._measure.setSingleShot(True)
        self._measure.timeout.connect(self.resizeRowsToContents)
        model.modelReset.connect(self._laid_out)
        model.dataChanged.connect(lambda *_: self._measure.start(0))

    def current(self) -> Question | None:
        """The question with the keyboard."""
        index = self.currentIndex()
        line = self._lines.question(index.row()) if index.isValid() else None
        return line if line is not None and not line.heading else None

    def choose(self, reference: str) -> bool:
        """Go to a question; False when it is not shown."""
        for row, line in enumerate(self._lines.lines()):
            if line.reference == reference and not line.heading:
                self._go(row)
                return True
        return False

    def choose_first(self) -> None:
        """The first question."""
        first = next((row for row, line in enumerate(self._lines.lines()) if not line.heading), -1)
        if first >= 0:
            self._go(first)

    def step(self, *, forward: bool) -> None:
        """To the next remarkable question, round the end."""
        marked = [row for row, line in enumerate(self._lines.lines()) if line.flags or line.invalid or line.note]
        here = self.currentIndex().row()
        if marked and forward:
            self._go(next((row for row in marked if row > here), marked[0]))
        elif marked:
            self._go(next((row for row in reversed(marked) if row < here), marked[-1]))

    def set_compared(self, *, compared: bool) -> None:
        """With or without what was before."""
        self._compared = compared
        self.setColumnHidden(BEFORE, not compared)
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns keep their parts; rows are as high as their words."""
        super().resizeEvent(event)
        self._share_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters, Enter and Ctrl go on to the reader; Tab leaves the table."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control or event.text().isalpha() or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Never focus without a question."""
        super().focusInEvent(event)
        if self.current() is None:
            self.choose_first()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The box around the row gets thin."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _go(self, row: int) -> None:
        self.setCurrentIndex(self._lines.index(row, ANSWER))
        self.selectRow(row)
        self.scrollTo(self._lines.index(row, ANSWER))

    def _laid_out(self) -> None:
        self.clearSpans()
        for row, line in enumerate(self._lines.lines()):
            if line.heading:
                self.setSpan(row, 0, 1, 3)
        self._measure.start(0)

    def _share_out(self) -> None:
        width = self.viewport().width()
        for column, part in enumerate(PARTS[self._compared]):
            self.setColumnWidth(column, int(width * part))
        self._measure.start(0)

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(theme.px(30))
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setMinimumSectionSize(0)
        columns.setFixedHeight(theme.px(34))
        self.setMinimumSize(theme.px(240), theme.px(100))


def spoken(line: Question) -> str:
    """A question with everything remarkable about it, for screen readers."""
    parts = [line.label, *line.flags]
    parts += [line.invalid] if line.invalid else []
    parts += [translate("Review", "Note: {text}").format(text=line.note)] if line.note else []
    return ". ".join(parts)


def _cell(line: Question, column: int) -> str:
    if column == LABEL:
        return line.label
    if line.heading:
        return ""
    if column == ANSWER:
        return line.answer or translate("Review", "Not filled in")
    return (line.before or translate("Review", "Not filled in")) if line.differs else ""
