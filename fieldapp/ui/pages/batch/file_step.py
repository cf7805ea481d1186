"""Step 1: what the file holds, for which form it is, which row has the heads."""

from PySide6.QtWidgets import QComboBox

from fieldapp.domain.batch import Batch
from fieldapp.domain.form import FormInfo
from fieldapp.domain.table import Table
from fieldapp.fieldbook.batch_questions import HEAD_ROWS, head_row
from fieldapp.ui import theme
from fieldapp.ui.pages.batch import sayings
from fieldapp.ui.pages.batch.step import Step, flowing
from fieldapp.ui.widgets.asking import choice
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, column, label
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.words import translate

SHOWN = 12  # heads that are shown
LAST_FORM = "batch_form"  # the form that was chosen last


class FileStep(Step):
    """``sheet`` and ``template`` are connected by the page."""

    def __init__(self, forms: tuple[FormInfo, ...], last: str) -> None:
        super().__init__()
        self.table: Table | None = None
        self.form: QComboBox = choice({info.form_id: info.title for info in forms})
        self.form.setAccessibleName(translate("Batch", "Form"))
        self.form.setCurrentIndex(max(0, self.form.findData(last)))
        self.sheet = choice({})
        self.sheet.setAccessibleName(translate("Batch", "Sheet"))
        self.head = choice({})
        self.head.setAccessibleName(translate("Batch", "Row with the heads"))
        self.head.setMaximumWidth(theme.px(520))
        self.head.currentIndexChanged.connect(lambda _index: self._tell())
        self.template = Button(translate("Batch", "Download a &template…"), icon="download")
        self.before = Banner(tone="info", icon="info")
        self.before.hide()
        box = self.room(translate("Batch", "File"))
        box.addWidget(self.before)
        self._card = Card(translate("Batch", "File"))
        self._name = label("h3", wrap=True)
        self._told = label("body", wrap=True)
        self._heads = label("muted", wrap=True)
        for one in (self._name, self._told):
            self._card.box.addWidget(one)
        fields = column(margins=(0, 8, 0, 4), gap=10)
        self._sheet_label = label("label", translate("Batch", "Sheet"))
        for words, widget in (
            (label("label", translate("Batch", "Form")), self.form),
            (self._sheet_label, self.sheet),
            (label("label", translate("Batch", "Row with the heads")), self.head),
        ):
            line = column(gap=4)
            line.addWidget(words)
            line.addWidget(flowing((widget, self.template) if widget is self.form else (widget,)))
            fields.addLayout(line)
        self._card.box.addLayout(fields)
        self._card.box.addWidget(self._heads)
        box.addWidget(self._card)
        box.addStretch(1)

    def show_table(self, table: Table, made_before: tuple[Batch, ...]) -> None:
        """What was read."""
        self.table = table
        self._name.setText(table.name)
        self.sheet.blockSignals(True)
        self.sheet.clear()
        for name in table.sheets:
            self.sheet.addItem(name, name)
        self.sheet.setCurrentIndex(self.sheet.findData(table.sheet))
        self.sheet.blockSignals(False)
        for one in (self.sheet, self._sheet_label):
            one.setVisible(len(table.sheets) > 1)
        self.head.clear()
        for at, line in enumerate(table.rows[: min(HEAD_ROWS, len(table.rows) - 1)]):
            words = " · ".join(cell.text for cell in line.cells if cell.text)[:60]
            self.head.addItem(f"{line.number}: {words}", at)
        self.head.setCurrentIndex(head_row(table.rows))
        self._tell()
        self.before.setVisible(bool(made_before))
        if made_before:
            text = translate("Batch", "This file was taken in before ({when}). Only new rows will go.")
            self.before.set_banner(text.format(when=sayings.when(made_before[0].made_at)), "", "info", "info")
        self.moved.emit()

    def head_at(self) -> int:
        """Which row of the table (from 0) holds the heads."""
        return max(0, self.head.currentIndex())

    def heads(self) -> tuple[str, ...]:
        """The words over the columns."""
        assert self.table is not None
        return tuple(" ".join(cell.text.split()) for cell in self.table.rows[self.head_at()].cells)

    def form_id(self) -> str:
        """For which form the rows are."""
        return str(self.form.currentData() or "")

    def forward(self) -> str:
        """To the columns."""
        return translate("Batch", "&Next: columns")

    def ready(self) -> bool:
        """A file and a form."""
        return self.table is not None and bool(self.form_id())

    def begin(self) -> None:
        """At the form."""
        self.form.setFocus()

    def _tell(self) -> None:
        if self.table is None:
            return
        count = len(self.table.rows) - self.head_at() - 1
        text = translate("Batch", "%n rows under the heads", count)
        self._told.setText(text)
        heads = [head for head in self.heads() if head]
        more = f" … (+{len(heads) - SHOWN})" if len(heads) > SHOWN else ""
        self._heads.setText(translate("Batch", "Heads: {heads}").format(heads=" · ".join(heads[:SHOWN]) + more))
