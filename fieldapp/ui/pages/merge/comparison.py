"""Two to four records side by side: what differs first, each with a choice, then what is the same.

Keys: 1 to 4 take the value of that column in the row that has the keyboard.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from fieldapp.fieldbook.merging import Comparison, Side
from fieldapp.ui import theme
from fieldapp.ui.pages.merge import sayings
from fieldapp.ui.pages.people.sayings import shown_name
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, ElidedLabel, bare, column, label, line, picture, row
from fieldapp.ui.widgets.choice_rows import LABEL, ChoiceRow, ChoiceRows, Option, property_word, section_title
from fieldapp.ui.widgets.keycap import keycap
from fieldapp.ui.words import translate

ValueWord = Callable[[str, Side], str]
_DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


class ComparisonView(ChoiceRows):
    """The names on top, a banner that says why, then the rows. ``included``: somebody was left out or taken in;
    ``wanted``: records that are not here are to be fetched."""

    included = Signal()
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(translate("Merge", "Records side by side"))
        self._gap = bare()  # above the words, where they stand left of the values
        self.head.addWidget(self._gap)
        self.note = Banner()
        self.boxes: dict[str, QCheckBox] = {}
        self.download: Button | None = None

    def show_some(self, some: Comparison, why: tuple[str, str], word: ValueWord) -> None:
        """Another group; the choices stand as a person would make them first."""
        self.begin()
        self.boxes, self.download = {}, None
        self._gap = bare()
        self._gap.setFixedWidth(theme.px(LABEL))
        self.head.addWidget(self._gap)
        for number, side in enumerate(some.sides):
            self.head.addWidget(self._who(side, number, with_box=len(some.sides) > 2), 1)
        for _ in some.missing:
            self.head.addWidget(self._not_here(), 1)
        self.note = Banner(*why)
        self.body.addWidget(self.note)
        if some.different:
            self.body.addLayout(
                section_title(translate("Merge", "Different"), translate("Merge", "Choose which is used"))
            )
        for name in some.different:
            self.add_row(_choice(name, some, word))
        if some.same:
            self.body.addWidget(line())
            self.body.addLayout(section_title(translate("Merge", "Same"), translate("Merge", "Nothing to choose")))
        for name in some.same:
            self._add_same(name, some, word)
        self.body.addStretch(1)
        self.set_tight(tight=self.is_tight())

    def set_tight(self, *, tight: bool) -> None:
        """Words stand above the values they name, or left of them."""
        self._gap.setVisible(not tight)
        super().set_tight(tight=tight)

    def choices(self) -> dict[str, int]:
        """Property → the number of the side whose value is used."""
        return {one.name: int(one.key) for one in self.rows}

    def choose(self, chosen: Mapping[str, int]) -> None:
        """Take these values, as they were taken before."""
        for one in self.rows:
            if str(chosen.get(one.name, "")) in one.cards:
                one.take(str(chosen[one.name]))

    def members(self) -> tuple[str, ...]:
        """Of three or four those who are to be one; () where nobody can be left out."""
        return tuple(person_id for person_id, box in self.boxes.items() if box.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 4 take a column's value in the row that has the keyboard."""
        number = _DIGITS.index(Qt.Key(event.key())) if event.key() in _DIGITS else -1
        here = next((one for one in self.rows if any(card.hasFocus() for card in one.cards.values())), None)
        if here is None or str(number) not in here.cards:
            super().keyPressEvent(event)
            return
        here.take(str(number))
        here.taken().setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit()

    def _add_same(self, name: str, some: Comparison, word: ValueWord) -> None:
        made = bare()
        words = row(made, gap=8)
        words.addWidget(property_word(sayings.field_word(name)))
        values = row(gap=12)
        words.addLayout(values, 1)
        for side in some.sides:
            values.addWidget(label("body", word(name, side), wrap=True), 1)
        self.add_line(made, words)

    def _who(self, side: Side, number: int, *, with_box: bool) -> QWidget:
        made = bare()
        box = row(made, gap=10)
        name = shown_name(side.person)
        if not with_box:  # three or four names need the room
            box.addWidget(Avatar(name, 40), 0, Qt.AlignmentFlag.AlignTop)
        lines = column(gap=1)
        lines.addLayout(_name_line(name, number))
        lines.addWidget(ElidedLabel("small", sayings.recorded(side)))
        if with_box:
            include = QCheckBox(translate("Merge", "Include"))
            include.setAccessibleName(translate("Merge", "{name} is the same person").format(name=name))
            include.setChecked(True)
            include.toggled.connect(lambda _on: self.included.emit())
            self.boxes[side.person.person_id] = include
            lines.addWidget(include)
        box.addLayout(lines, 1)
        return made

    def _not_here(self) -> QWidget:
        made = bare()
        box = row(made, gap=10)
        box.addWidget(picture("cloud-upload", "text2", 24), 0, Qt.AlignmentFlag.AlignTop)
        lines = column(gap=4)
        lines.addWidget(label("small", translate("Merge", "On the server, not downloaded yet"), wrap=True))
        self.download = Button(translate("Merge", "Download"), small=True, icon="download", action=self.wanted.emit)
        lines.addWidget(self.download, 0, Qt.AlignmentFlag.AlignLeft)
        box.addLayout(lines, 1)
        return made


def _name_line(name: str, number: int) -> QHBoxLayout:
    made = row(gap=6)
    made.addWidget(ElidedLabel("h2", name), 1)
    key = keycap(str(number + 1))
    key.setToolTip(translate("Merge", "This key takes the value of this column"))
    made.addWidget(key)
    return made


def _choice(name: str, some: Comparison, word: ValueWord) -> ChoiceRow:
    options = []
    for number, side in enumerate(some.sides):
        value = word(name, side) or translate("Merge", "Not filled in")
        whose = translate("Merge", "record of {name}").format(name=shown_name(side.person))
        options.append(Option(str(number), value, f"{value}, {whose}"))
    first = str(some.choice.get(name, 0))
    return ChoiceRow(name, sayings.field_word(name), options, first, across=len(options))
