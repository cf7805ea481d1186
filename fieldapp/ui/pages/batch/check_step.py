"""Step 3: every row with what is said of it, filtered by where it stands and by problem, mended in place."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from fieldapp.domain.batch import NOTES, Batch, BatchRow, RowState
from fieldapp.fieldbook.batch_reasons import placed
from fieldapp.ui import theme, words
from fieldapp.ui.pages.batch import sayings
from fieldapp.ui.pages.batch.problem_words import problem
from fieldapp.ui.pages.batch.row_panel import RowPanel
from fieldapp.ui.pages.batch.rows_table import Head, Line, RowsTable
from fieldapp.ui.pages.batch.step import Step, flowing
from fieldapp.ui.widgets.asking import choice
from fieldapp.ui.widgets.basics import Button, column, frame, label, row
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.words import translate

BESIDE_FROM = 900  # px: the panel stands beside the table


class CheckStep(Step):
    """``save`` is connected by the page; so are the panel's signals."""

    def __init__(self, save: Callable[[], object]) -> None:
        super().__init__()
        self.batch: Batch | None = None
        self._rows: dict[int, BatchRow] = {}
        self.segments = Segments(
            translate("Batch", "Which rows"),
            (
                ("all", translate("Batch", "All")),
                (RowState.READY, translate("Batch", "Ready")),
                (RowState.DOUBTFUL, translate("Batch", "To check")),
                (RowState.REFUSED, translate("Batch", "Refused")),
            ),
        )
        self.problems = choice({})
        self.problems.setAccessibleName(translate("Batch", "Filter by problem"))
        self.problems.setMinimumWidth(theme.px(240))
        self.save_button = Button(translate("Batch", "Save &bad rows…"), icon="download", action=save)
        self.table = RowsTable(
            translate("Batch", "Rows of the file"),
            (
                Head(translate("Batch", "Status"), 136),
                Head(translate("Batch", "Row"), 74),
                Head(translate("Batch", "About"), 210),
                Head(translate("Batch", "What is said of it")),
            ),
        )
        self.table.setMinimumHeight(theme.px(160))
        self.panel = RowPanel()
        self.panel.setMinimumHeight(theme.px(160))
        self._told = label("h3", wrap=True)
        box = self.room(translate("Batch", "Check"))
        box.addWidget(self._told)
        box.addWidget(flowing((self.segments, self.problems, self.save_button)))
        list_frame = frame("card")
        column(list_frame, margins=(1, 1, 1, 1), gap=0).addWidget(self.table)
        self._across = row(gap=12)
        self._across.addWidget(list_frame, 3)
        self._across.addWidget(self.panel, 1)
        box.addLayout(self._across, 1)
        self.segments.chosen.connect(lambda _key: self._filter())
        self.problems.activated.connect(lambda _at: self._filter())
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self.panel.focus_first)

    def show_batch(self, batch: Batch, rows: Sequence[BatchRow]) -> None:
        """A batch that was judged; the chosen row stays."""
        chosen = self.table.key()
        self.batch = batch
        self._rows = {one.number: one for one in rows}
        counts = {str(state): batch.count(state) for state in sayings.OPEN}
        self.segments.set_counts({"all": batch.count(), **counts})
        self._told.setText(sayings.counted(batch))
        self.save_button.setEnabled(bool(batch.count(RowState.DOUBTFUL, RowState.REFUSED)))
        self._list_problems()
        self._filter(chosen)
        self.moved.emit()

    def replace_row(self, batch: Batch, one: BatchRow) -> None:
        """A row was judged again."""
        rows = {**self._rows, one.number: one}
        self.show_batch(batch, list(rows.values()))

    def row(self) -> BatchRow | None:
        """The chosen one."""
        key = self.table.key()
        return self._rows.get(key) if key is not None else None

    def forward(self) -> str:
        """To the summary."""
        return translate("Batch", "&Next: summary")

    def ready(self) -> bool:
        """Something would go."""
        return self.batch is not None and self.batch.count(RowState.READY) > 0

    def begin(self) -> None:
        """At what needs a look first."""
        if self.batch is not None and self.batch.count(RowState.REFUSED, RowState.DOUBTFUL):
            first = RowState.REFUSED if self.batch.count(RowState.REFUSED) else RowState.DOUBTFUL
            self.segments.choose(first)
        self.table.choose_first()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_problem(self, step: int) -> None:
        """The next row (or the one before) that does not go as it is."""
        current = self.table.currentIndex().row()
        places = range(current + step, self.table.rows.rowCount() if step > 0 else -1, step)
        for at in places:
            key = self.table.rows.key(at)
            if self._rows[key].state in (RowState.DOUBTFUL, RowState.REFUSED):
                self.table.choose(key)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel beside the table, or below it."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(BESIDE_FROM)
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.table.setColumnHidden(1, self.width() < theme.px(600))

    def _list_problems(self) -> None:
        kept = self.problems.currentData()
        told = Counter(
            code
            for one in self._rows.values()
            for code in {reason.code for reason in one.reasons if reason.weight != NOTES}
            if one.state in sayings.OPEN
        )
        self.problems.clear()
        self.problems.addItem(translate("Batch", "All problems"), "")
        for code, count in told.most_common():
            self.problems.addItem(f"{problem(code)} ({sayings.number(count)})", code)
        self.problems.setCurrentIndex(max(0, self.problems.findData(kept)))

    def _filter(self, chosen: int | None = None) -> None:
        state, code = self.segments.key(), str(self.problems.currentData() or "")
        shown = [
            number
            for number, one in self._rows.items()
            if state in ("all", one.state) and (not code or any(reason.code == code for reason in one.reasons))
        ]
        self.table.rows.show_rows(shown, lambda at: self._line(self._rows[shown[at]]))
        if chosen is None or not self.table.choose(chosen):
            self.table.choose_first()
        self._show_chosen()

    def _line(self, one: BatchRow) -> Line:
        assert self.batch is not None
        told = sorted(one.reasons, key=lambda reason: (reason.weight == NOTES, reason.weight))
        said = " · ".join(placed(reason, self.batch.heads, words.language()) for reason in told)
        return Line(one.number, sayings.row_face(one.state), (str(one.number), one.label, said))

    def _show_chosen(self) -> None:
        self.panel.show_row(self.batch, self.row())
