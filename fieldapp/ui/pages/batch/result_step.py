"""Step 5: what became of every row, the run that sends them with its plan, the receipt to sign, and the way back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from fieldapp.domain.assessment import State
from fieldapp.domain.batch import Batch, RowResult, RowState, Stage
from fieldapp.ui import theme
from fieldapp.ui.pages.batch import sayings
from fieldapp.ui.pages.batch.rows_table import Head, Line, RowsTable
from fieldapp.ui.pages.batch.step import Step, flowing
from fieldapp.ui.pages.queue.limit_dialog import Plan, goes, remains
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, column, frame, label
from fieldapp.ui.words import translate

Act = Callable[[], object]


class ResultStep(Step):
    """The page does what the buttons say."""

    def __init__(self, send: Act, limited: Act, receipt: Act, printing: Act, withdraw: Act, resume: Act) -> None:
        super().__init__()
        self._resume = resume
        self.banner = Banner(tone="warning", icon="pause")
        self.banner.hide()
        self._told = label("h3", wrap=True)
        self._plan = label("body", wrap=True)
        self.send_button = Button(translate("Batch", "&Send now"), "primary", icon="send", action=send)
        self.limit_button = Button(translate("Batch", "&Limited signal…"), icon="clock", action=limited)
        self.receipt_button = Button(translate("Batch", "&Receipt as PDF…"), icon="receipt", action=receipt)
        self.print_button = Button(translate("Batch", "&Print"), icon="printer", action=printing)
        self.withdraw_button = Button(translate("Batch", "&Take back"), icon="undo-2", action=withdraw)
        self.table = RowsTable(
            translate("Batch", "Rows in the queue"),
            (
                Head(translate("Batch", "Status"), 150),
                Head(translate("Batch", "About")),
                Head(translate("Batch", "Row"), 74),
                Head(translate("Batch", "Number"), 150),
                Head(translate("Batch", "Receipt"), 150),
                Head(translate("Batch", "Received"), 150),
            ),
        )
        self.table.setMinimumHeight(theme.px(160))
        box = self.room(translate("Batch", "Result"))
        box.addWidget(self.banner)
        card = frame("card")
        inside = column(card, margins=(16, 11, 12, 12), gap=6)
        inside.addWidget(self._told)
        inside.addWidget(self._plan)
        ways = (self.send_button, self.limit_button, self.receipt_button, self.print_button, self.withdraw_button)
        inside.addWidget(flowing(ways))
        box.addWidget(card)
        listed = frame("card")
        column(listed, margins=(1, 1, 1, 1), gap=0).addWidget(self.table)
        box.addWidget(listed, 1)

    def show_batch(self, batch: Batch, results: Sequence[RowResult], plan: Plan, *, may_withdraw: bool) -> None:
        """How it stands now."""
        chosen = self.table.key()
        lines = {one.row: one for one in results}
        keys = list(lines)
        self.table.rows.show_rows(keys, lambda at: _line(lines[keys[at]]))
        if chosen is None or not self.table.choose(chosen):
            self.table.choose_first()
        received = sum(one.state == State.RECEIVED for one in results)
        text = translate("Batch", "{filed} rows in the queue or beyond, {received} received by the server")
        self._told.setText(text.format(filed=sayings.number(len(results)), received=sayings.number(received)))
        self._plan.setText(" ".join(part for part in (goes(plan), remains(plan)) if part))
        self.send_button.setEnabled(bool(plan.total))
        self.limit_button.setEnabled(bool(plan.total))
        self.withdraw_button.setEnabled(may_withdraw)
        for button in (self.receipt_button, self.print_button):
            button.setEnabled(bool(results))
        self._say(batch)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the row's place and the time go first."""
        super().resizeEvent(event)
        for at, least in ((2, 900), (5, 900), (4, 700)):
            self.table.setColumnHidden(at, self.width() < theme.px(least))

    def begin(self) -> None:
        """At the sending."""
        target = self.send_button if self.send_button.isEnabled() else self.table
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, batch: Batch) -> None:
        ready = batch.count(RowState.READY)
        stopped = batch.stage == Stage.FILING and ready
        self.banner.setVisible(bool(stopped) or batch.stage == Stage.WITHDRAWN)
        if stopped:
            text = translate("Batch", "Stopped half-way: %n rows are still to go.", ready)
            self.banner.set_banner(text, "", "pause", "warning")
            self.banner.set_action(translate("Batch", "&Go on"), self._resume)
        elif batch.stage == Stage.WITHDRAWN:
            text = translate(
                "Batch", "Taken back. Nothing of this file is in the queue; choose it again to take it in."
            )
            self.banner.set_banner(text, "", "undo-2", "neutral")
            self.banner.set_action()


def _line(one: RowResult) -> Line:
    received = sayings.exactly(one.received_at) if one.received_at else "–"
    words = (one.label, str(one.row), one.number or "–", one.receipt or "–", received)
    return Line(one.row, sayings.result_face(one.state), words)
