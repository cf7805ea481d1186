"""One row beside the table: what is said of it, the cells at fault to type anew, and what a person may decide."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from fieldapp.domain.batch import DOUBTS, NOTES, REFUSES, Batch, BatchRow, Reason, RowState
from fieldapp.domain.table import column_letter
from fieldapp.fieldbook.batch_reasons import placed
from fieldapp.ui import theme, words
from fieldapp.ui.pages.batch import sayings
from fieldapp.ui.widgets.basics import Button, ElidedLabel, bare, column, empty_layout, label, row, scrolling
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.pill import Pill
from fieldapp.ui.words import translate

WIDTH = 360
_ORDER = (REFUSES, DOUBTS, NOTES)
_TONES = {NOTES: "info", DOUBTS: "warning"}


class RowPanel(QFrame):
    """``mended``: column and text; ``accepted``: person_id of whom it is about, "" somebody new; ``doubted`` again."""

    mended = Signal(int, str)
    accepted = Signal(str)
    doubted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setMinimumWidth(theme.px(WIDTH))
        self.fields: dict[int, QLineEdit] = {}
        outer = column(self, gap=0)
        content = bare()
        self._box = column(content, margins=(14, 12, 14, 12), gap=8)
        outer.addWidget(scrolling(content, translate("Batch", "The chosen row")))
        self.show_row(None, None)

    def show_row(self, batch: Batch | None, one: BatchRow | None) -> None:
        """Another row, or none."""
        empty_layout(self._box)
        self.fields = {}
        if batch is None or one is None:
            self._put(label("muted", translate("Batch", "Choose a row to see what is said of it."), wrap=True))
            self._box.addStretch(1)
            return
        face = sayings.row_face(one.state)
        head = row(gap=8)
        head.addWidget(label("h2", translate("Batch", "Row {number}").format(number=one.number)))
        head.addStretch(1)
        head.addWidget(Pill(face.word, face.icon, face.tone))
        self._box.addLayout(head)
        if one.label:
            self._put(ElidedLabel("body", one.label))
        for reason in sorted(one.reasons, key=lambda one: _ORDER.index(one.weight)):
            notice = Notice(_TONES.get(reason.weight, "danger"))
            self._put(notice)  # first: shown without a parent it would be a window of its own
            notice.say(placed(reason, batch.heads, words.language()))
        if one.state in sayings.OPEN:
            self._put_fields(batch, one)
            self._put_decisions(one)
        self._box.addStretch(1)

    def focus_first(self) -> None:
        """At the first cell at fault."""
        for field in self.fields.values():
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()
            return

    def _put_fields(self, batch: Batch, one: BatchRow) -> None:
        names = {name: at for at, name in batch.mapping.columns}
        columns = [_column_of(reason, names) for reason in one.reasons if reason.weight != NOTES]
        for at in dict.fromkeys(at for at in columns if 0 <= at < len(batch.heads)):
            head = f"{column_letter(at)} · {batch.heads[at]}"
            self._put(label("label", head, wrap=True))
            field = QLineEdit(one.cell(at).text)
            field.setAccessibleName(head)
            field.setAccessibleDescription(translate("Batch", "Enter checks the row again."))
            field.returnPressed.connect(self._mend(at, field))
            self.fields[at] = field
            line = row(gap=6)
            line.addWidget(field, 1)
            name = translate("Batch", "Check again: {column}").format(column=head)
            line.addWidget(Button(translate("Batch", "Check"), small=True, name=name, action=self._mend(at, field)))
            self._box.addLayout(line)

    def _put_decisions(self, one: BatchRow) -> None:
        if one.accepted:
            self._put(Button(translate("Batch", "Look at it again"), "quiet", action=self.doubted.emit))
            return
        if one.state != RowState.DOUBTFUL:
            return
        known = next((reason for reason in one.reasons if reason.fact("person_id")), None)
        if known is not None:
            text = translate("Batch", "The same person: {name}").format(name=known.fact("name"))
            person_id = known.fact("person_id")
            self._put(Button(text.replace("&", "&&"), icon="user-check", action=lambda: self.accepted.emit(person_id)))
        words_ = translate("Batch", "Somebody else, take it in") if known else translate("Batch", "Take it in anyway")
        self._put(Button(words_, icon="check", action=lambda: self.accepted.emit("")))

    def _mend(self, at: int, field: QLineEdit) -> Callable[[], None]:
        return lambda: self.mended.emit(at, field.text())

    def _put(self, widget: object) -> None:
        self._box.addWidget(widget)  # type: ignore[arg-type]


def _column_of(reason: Reason, names: dict[str, int]) -> int:
    """Where it can be mended: the column it is about."""
    return reason.column if reason.column >= 0 else names.get(reason.fact("name"), -1)
