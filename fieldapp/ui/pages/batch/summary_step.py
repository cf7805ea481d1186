"""Step 4: what will go and what stays behind, beside the count of the paper pile."""

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit

from fieldapp.domain.batch import Batch, RowState
from fieldapp.ui import theme
from fieldapp.ui.pages.batch import sayings
from fieldapp.ui.pages.batch.step import Step
from fieldapp.ui.widgets.basics import label
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate


class SummaryStep(Step):
    """``expected`` says how many forms the pile holds, None when nobody counted."""

    def __init__(self) -> None:
        super().__init__()
        self.batch: Batch | None = None
        box = self.room(translate("Batch", "Summary"))
        card = Card(translate("Batch", "Into the queue"))
        self._goes = label("h1", wrap=True)
        self._stays = label("body", wrap=True)
        self._file = label("muted", wrap=True)
        for one in (self._goes, self._stays, self._file):
            card.box.addWidget(one)
        box.addWidget(card)
        count = Card(translate("Batch", "Count of the paper"))
        words = translate("Batch", "How many forms does the pile hold? (may stay blank)")
        count.box.addWidget(label("label", words, wrap=True))
        self.field = QLineEdit()
        self.field.setValidator(QIntValidator(0, 999_999, self.field))
        self.field.setAccessibleName(words)
        self.field.setMaximumWidth(theme.px(160))
        self.field.textChanged.connect(lambda _text: self._compare())
        count.box.addWidget(self.field)
        self.differs = Notice("warning")
        count.box.addWidget(self.differs)
        box.addWidget(count)
        promise = translate(
            "Batch",
            "Until the first row is sent everything can be taken back. If Jangkau is closed meanwhile, it goes on "
            "where it was: no row is lost and none comes twice.",
        )
        box.addWidget(label("muted", promise, wrap=True))
        box.addStretch(1)

    def show_batch(self, batch: Batch) -> None:
        """What the check found."""
        self.batch = batch
        ready = batch.count(RowState.READY)
        self._goes.setText(translate("Batch", "%n rows go into the queue", ready))
        left = batch.count(RowState.DOUBTFUL, RowState.REFUSED)
        stays = translate("Batch", "%n rows stay here, to be checked or saved as a file", left) if left else ""
        self._stays.setText(stays or translate("Batch", "No row stays behind."))
        self._file.setText(f"{batch.file_name} · {batch.form_title}")
        if batch.expected is not None and not self.field.text():
            self.field.setText(str(batch.expected))
        self._compare()
        self.moved.emit()

    def expected(self) -> int | None:
        """As typed."""
        return int(self.field.text()) if self.field.text().isdigit() else None

    def forward(self) -> str:
        """The step that queues."""
        count = self.batch.count(RowState.READY) if self.batch else 0
        return translate("Batch", "&Put %n into the queue", count)

    def ready(self) -> bool:
        """Something would go."""
        return self.batch is not None and self.batch.count(RowState.READY) > 0

    def begin(self) -> None:
        """At the count."""
        self.field.setFocus()

    def _compare(self) -> None:
        expected = self.expected()
        if self.batch is None or expected is None or expected == self.batch.count():
            self.differs.say("")
            return
        text = translate("Batch", "The file has {rows} rows, the pile {forms} forms. Look for what is missing.")
        self.differs.say(text.format(rows=sayings.number(self.batch.count()), forms=sayings.number(expected)))
