"""Two records side by side: what differs first, each with a choice, then what is the same."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fieldapp.casework.merging import KEPT, MERGED
from fieldapp.fieldbook.merging import Comparison, Side
from fieldapp.ui import theme
from fieldapp.ui.pages.merge import sayings
from fieldapp.ui.pages.people.sayings import shown_name
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import ElidedLabel, bare, column, label, line, row
from fieldapp.ui.widgets.choice_rows import LABEL, ChoiceRow, ChoiceRows, Option, property_word, section_title
from fieldapp.ui.words import translate

ValueWord = Callable[[str, Side], str]


class ComparisonView(ChoiceRows):
    """The names of both on top, a banner that says why, then the rows."""

    def __init__(self) -> None:
        super().__init__(translate("Merge", "Two records side by side"))
        self._gap = bare()  # above the words, where they stand left of the values
        self.head.addWidget(self._gap)
        self.note = Banner()

    def show_two(self, two: Comparison, why: tuple[str, str], word: ValueWord) -> None:
        """Another pair; the choices stand as a person would make them first."""
        self.begin()
        self._gap = bare()
        self._gap.setFixedWidth(theme.px(LABEL))
        self.head.addWidget(self._gap)
        for side in (two.kept, two.merged):
            self.head.addWidget(_who(side), 1)
        self.note = Banner(*why)
        self.body.addWidget(self.note)
        if two.different:
            self.body.addLayout(
                section_title(translate("Merge", "Different"), translate("Merge", "Choose which is used"))
            )
        for name in two.different:
            self.add_row(_choice(name, two, word))
        if two.same:
            self.body.addWidget(line())
            self.body.addLayout(section_title(translate("Merge", "Same"), translate("Merge", "Nothing to choose")))
        for name in two.same:
            self._add_same(name, two, word)
        self.body.addStretch(1)
        self.set_tight(tight=self.is_tight())

    def set_tight(self, *, tight: bool) -> None:
        """Words stand above the values they name, or left of them."""
        self._gap.setVisible(not tight)
        super().set_tight(tight=tight)

    def choices(self) -> dict[str, str]:
        """Property → kept | merged."""
        return {one.name: one.key for one in self.rows}

    def _add_same(self, name: str, two: Comparison, word: ValueWord) -> None:
        made = bare()
        words = row(made, gap=8)
        words.addWidget(property_word(sayings.field_word(name)))
        values = row(gap=12)
        words.addLayout(values, 1)
        for side in (two.kept, two.merged):
            values.addWidget(label("body", word(name, side), wrap=True), 1)
        self.add_line(made, words)


def _choice(name: str, two: Comparison, word: ValueWord) -> ChoiceRow:
    options = []
    for key, side in ((KEPT, two.kept), (MERGED, two.merged)):
        value = word(name, side) or translate("Merge", "Not filled in")
        whose = translate("Merge", "record of {name}").format(name=shown_name(side.person))
        options.append(Option(key, value, f"{value}, {whose}"))
    return ChoiceRow(name, sayings.field_word(name), options, two.choice.get(name, KEPT))


def _who(side: Side) -> QWidget:
    made = bare()
    box = row(made, gap=10)
    name = shown_name(side.person)
    box.addWidget(Avatar(name, 40))
    lines = column(gap=1)
    lines.addWidget(ElidedLabel("h2", name))
    lines.addWidget(ElidedLabel("small", sayings.recorded(side)))
    box.addLayout(lines, 1)
    return made
