"""Step 2: which question each column answers, with three of its values, and what every row gets besides."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from fieldapp.domain.batch import Mapped
from fieldapp.domain.batch_questions import MANY, ONE, Target
from fieldapp.domain.formats import show_date
from fieldapp.domain.table import DATE, Cell, Table, column_letter
from fieldapp.ui import theme, words
from fieldapp.ui.pages.batch.step import Step
from fieldapp.ui.widgets.asking import choice
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import ElidedLabel, bare, column, empty_layout, frame, label, row
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.words import translate

SAMPLES = 3
Field = QComboBox | QLineEdit


class ColumnsStep(Step):
    """``mapped`` says what was chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._targets: dict[str, Target] = {}
        self.columns: dict[int, QComboBox] = {}
        self.fixed: dict[str, Field] = {}
        self._kept: dict[str, str] = {}
        self.told = Banner(tone="info", icon="info")
        box = self.room(translate("Batch", "Columns"))
        box.addWidget(self.told)
        card = Card(translate("Batch", "Columns of the file"))
        content = bare()
        self._rows = column(content, gap=4)
        card.box.addWidget(content)
        box.addWidget(card)
        self._besides = Card(translate("Batch", "The same for every row"))
        text = translate("Batch", "The form also asks this, and no column answers it. Blank cells get it too.")
        self._besides.box.addWidget(label("muted", text, wrap=True))
        inside = bare()
        self._fields = column(inside, gap=8)
        self._besides.box.addWidget(inside)
        self._more = choice({})
        self._more.setAccessibleName(translate("Batch", "Another question for every row"))
        self._more.activated.connect(lambda _at: self._add_chosen())
        self._besides.box.addWidget(self._more)
        box.addWidget(self._besides)
        box.addStretch(1)

    def show_columns(
        self, table: Table, head: int, targets: Sequence[Target], mapped: Mapped, *, remembered: bool
    ) -> None:
        """A file's columns with what is suggested for them."""
        self._targets = {target.name: target for target in targets}
        self._kept = dict(mapped.fixed)
        empty_layout(self._rows)
        self.columns = {}
        chosen = dict(mapped.columns)
        labels = {"": translate("Batch", "Not taken in")} | {one.name: title(one) for one in targets}
        heads = table.rows[head].cells
        for at, cell in enumerate(heads):
            samples = _samples(table, at, head + 1)
            if not cell.text and not samples:
                continue
            made = self._column(at, " ".join(cell.text.split()), samples, labels, chosen.get(at, ""))
            self._rows.addWidget(made)
        said = translate("Batch", "As last time for a file with these heads.")
        if not remembered:
            said = translate("Batch", "%n columns were recognised by their heads. Look at the others.", len(chosen))
        self.told.set_banner(said, "", "info", "info")
        self._show_fixed()

    def mapped(self) -> Mapped:
        """What was chosen."""
        columns = tuple((at, str(box.currentData())) for at, box in self.columns.items() if box.currentData())
        fixed = tuple((name, text) for name, one in self.fixed.items() if (text := _text(one)))
        return Mapped(columns, fixed)

    def forward(self) -> str:
        """To the check."""
        return translate("Batch", "&Next: check the rows")

    def ready(self) -> bool:
        """At least one column."""
        return any(box.currentData() for box in self.columns.values())

    def begin(self) -> None:
        """At the first column."""
        for box in self.columns.values():
            box.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def _column(self, at: int, head: str, samples: Sequence[str], labels: dict[str, str], chosen: str) -> QFrame:
        made = frame("inset")
        box = row(made, margins=(12, 6, 10, 6), gap=12)
        texts = column(gap=1)
        name = f"{column_letter(at)} · {head}" if head else column_letter(at)
        texts.addWidget(ElidedLabel("h3", name))
        texts.addWidget(ElidedLabel("small", " · ".join(samples) or "–"))
        box.addLayout(texts, 1)
        field = choice(labels)
        field.setMinimumWidth(theme.px(180))
        field.setMaximumWidth(theme.px(340))
        field.setAccessibleName(translate("Batch", "Question of column {name}").format(name=name))
        field.setCurrentIndex(max(0, field.findData(chosen)))
        field.currentIndexChanged.connect(lambda _index, at=at: self._changed(at))
        self.columns[at] = field
        box.addWidget(field, 1)
        return made

    def _changed(self, at: int) -> None:
        """A question has one column: the one chosen last."""
        name = self.columns[at].currentData()
        for other, box in self.columns.items():
            if name and other != at and box.currentData() == name:
                box.setCurrentIndex(0)
        self._kept |= {one: _text(field) for one, field in self.fixed.items()}
        self._show_fixed()
        self.moved.emit()

    def _show_fixed(self) -> None:
        """Required questions that no column answers, and those that have a text already."""
        taken = {str(box.currentData()) for box in self.columns.values()}
        wanted = [
            one
            for one in self._targets.values()
            if self._kept.get(one.name) or (one.required and one.name not in taken)
        ]
        empty_layout(self._fields)
        self.fixed = {}
        for target in wanted:
            self._add_field(target)
        self._more.clear()
        self._more.addItem(translate("Batch", "Another question for every row…"), "")
        for one in self._targets.values():
            if one.name not in self.fixed:
                self._more.addItem(title(one), one.name)

    def _add_field(self, target: Target) -> None:
        field = _field(target, self._kept.get(target.name, ""))
        field.setAccessibleName(title(target))
        self.fixed[target.name] = field
        line: QWidget = bare()
        box = row(line, gap=12)
        box.addWidget(label("body", title(target), wrap=True), 1)
        field.setMinimumWidth(theme.px(180))
        field.setMaximumWidth(theme.px(340))
        box.addWidget(field, 1)
        self._fields.addWidget(line)
        line.show()

    def _add_chosen(self) -> None:
        name = str(self._more.currentData() or "")
        if name:
            self._add_field(self._targets[name])
            self._more.removeItem(self._more.currentIndex())
            self._more.setCurrentIndex(0)
            self.fixed[name].setFocus(Qt.FocusReason.OtherFocusReason)


def title(target: Target) -> str:
    """A question's words in the language of the screen."""
    said = target.label if words.language() == "id" else target.label_en
    return " ".join((said or target.name).split())


def _samples(table: Table, at: int, start: int) -> list[str]:
    found: list[str] = []
    for one in table.rows[start : start + 200]:
        text = _shown(one.at(at))
        if text and text not in found:
            found.append(text)
        if len(found) == SAMPLES:
            break
    return found


def _shown(cell: Cell) -> str:
    """A day as people write it."""
    if cell.kind != DATE:
        return cell.text
    day, _, time = cell.text.partition(" ")
    try:
        return " ".join(filter(None, (show_date(date.fromisoformat(day)), time)))
    except ValueError:
        return cell.text


def _field(target: Target, text: str) -> Field:
    if target.kind == ONE and target.choices:
        labels = dict(target.choices)
        folded = {word.casefold(): code for code, word in target.choices}
        made = choice(labels, blank="–")
        code = text if text in labels else folded.get(text.casefold(), "")
        made.setCurrentIndex(max(0, made.findData(code)))
        return made
    field = QLineEdit(text)
    if target.kind == MANY:
        field.setPlaceholderText(" | ".join(code for code, _ in target.choices[:3]))
    return field


def _text(field: Field) -> str:
    return str(field.currentData() or "") if isinstance(field, QComboBox) else field.text().strip()
