"""Two records side by side: what differs first, each with a choice, then what is the same."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QWidget

from fieldapp.casework.merging import KEPT, MERGED
from fieldapp.fieldbook.merging import Comparison, Side
from fieldapp.ui import theme
from fieldapp.ui.pages.merge import sayings
from fieldapp.ui.pages.people.sayings import shown_name
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import ElidedLabel, bare, column, empty_layout, label, line, row, scrolling
from fieldapp.ui.widgets.questions.choice_card import ChoiceCard
from fieldapp.ui.words import translate

LABEL = 120
ValueWord = Callable[[str, Side], str]


class ComparisonView(QFrame):
    """``chosen`` says that another value was taken; ``left`` that Esc was pressed."""

    chosen = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(translate("Merge", "Two records side by side"))
        outer = column(self, margins=(16, 14, 4, 12), gap=10)
        self._head = row(margins=(0, 0, 12, 0), gap=12)
        outer.addLayout(self._head)
        content = bare()
        self._body = column(content, margins=(0, 0, 12, 0), gap=10)
        self._area = scrolling(content, self.accessibleName())
        outer.addWidget(self._area, 1)
        self.rows: list[ChoiceRow] = []
        self._lines: list[QBoxLayout] = []  # a word and the values beside or below it
        self._gap = bare()  # above the words, where they stand left of the values
        self._head.addWidget(self._gap)
        self.note = Banner()
        self._tight = False

    def show_two(self, two: Comparison, why: tuple[str, str], word: ValueWord) -> None:
        """Another pair; the choices stand as a person would make them first."""
        empty_layout(self._head)
        empty_layout(self._body)
        self._lines.clear()
        self._gap = bare()
        self._gap.setFixedWidth(theme.px(LABEL))
        self._head.addWidget(self._gap)
        for side in (two.kept, two.merged):
            self._head.addWidget(_who(side), 1)
        self.note = Banner(*why)
        self._body.addWidget(self.note)
        self.rows = [ChoiceRow(name, two, word, self._take) for name in two.different]
        if self.rows:
            self._body.addLayout(_title(translate("Merge", "Different"), translate("Merge", "Choose which is used")))
        for made in self.rows:
            self._body.addWidget(made)
        if two.same:
            self._body.addWidget(line())
            self._body.addLayout(_title(translate("Merge", "Same"), translate("Merge", "Nothing to choose")))
        for name in two.same:
            self._body.addWidget(_same(name, two, word, self._lines))
        self._body.addStretch(1)
        self._lines += [made.line for made in self.rows]
        self.set_tight(tight=self._tight)
        self._area.verticalScrollBar().setValue(0)

    def set_tight(self, *, tight: bool) -> None:
        """Words stand above the values they name, or left of them."""
        self._tight = tight
        self._gap.setVisible(not tight)
        direction = QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight
        for box in self._lines:
            box.setDirection(direction)

    def choices(self) -> dict[str, str]:
        """Property → kept | merged."""
        return {one.name: one.side for one in self.rows}

    def first_focus(self) -> QWidget | None:
        """Where the keyboard starts: the value taken in the first row."""
        return self.rows[0].taken() if self.rows else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the rows, Esc goes back to the list."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        at = next((n for n, one in enumerate(self.rows) if one.isAncestorOf(self.focusWidget() or self)), -1)
        if step and 0 <= at + step < len(self.rows) and at >= 0:
            self.rows[at + step].taken().setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _take(self, made: "ChoiceRow", side: str) -> None:
        made.take(side)
        self.chosen.emit()


class ChoiceRow(QWidget):
    """One property: its word and both values as radio cards; Left and Right choose."""

    def __init__(self, name: str, two: Comparison, word: ValueWord, take: "Callable[[ChoiceRow, str], None]") -> None:
        super().__init__()
        self.name = name
        self.side = two.choice.get(name, KEPT)
        self.setProperty("kind", "bare")
        self.line: QBoxLayout = row(self, gap=8)
        self.line.addWidget(_named(name))
        box = row(gap=12)
        self.line.addLayout(box, 1)
        self.cards: dict[str, ChoiceCard] = {}
        for key, side in ((KEPT, two.kept), (MERGED, two.merged)):
            card = _Card(partial(take, self, key), lambda: self._other(take))
            value = word(name, side) or translate("Merge", "Not filled in")
            card.show_choice(key, value, 0)
            whose = translate("Merge", "record of {name}").format(name=shown_name(side.person))
            card.setAccessibleName(f"{sayings.field_word(name)}: {value}, {whose}")
            self.cards[key] = card
            box.addWidget(card, 1)
        self.take(self.side)

    def taken(self) -> ChoiceCard:
        """The card of the value that is used."""
        return self.cards[self.side]

    def take(self, side: str) -> None:
        """Use the value of one record."""
        self.side = side
        for key, card in self.cards.items():
            card.choose(key == side)
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == side else Qt.FocusPolicy.ClickFocus)

    def _other(self, take: "Callable[[ChoiceRow, str], None]") -> None:
        take(self, MERGED if self.side == KEPT else KEPT)
        self.taken().setFocus(Qt.FocusReason.TabFocusReason)


class _Card(ChoiceCard):
    """Left and Right take the other value; Up and Down are the rows' own."""

    def __init__(self, pressed: Callable[[], None], other: Callable[[], None]) -> None:
        super().__init__(exclusive=True)
        self._other = other
        self.clicked.connect(lambda _on=False: pressed())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._other()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


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


def _title(text: str, note: str) -> QHBoxLayout:
    box = row(gap=8)
    box.addWidget(label("h3", text))
    box.addWidget(label("small", note, wrap=True), 1)
    return box


def _named(name: str) -> QLabel:
    made = label("small", sayings.field_word(name), wrap=True)
    made.setFixedWidth(theme.px(LABEL))
    return made


def _same(name: str, two: Comparison, word: ValueWord, lines: list[QBoxLayout]) -> QWidget:
    made = bare()
    line = row(made, gap=8)
    lines.append(line)
    line.addWidget(_named(name))
    box = row(gap=12)
    line.addLayout(box, 1)
    for side in (two.kept, two.merged):
        box.addWidget(label("body", word(name, side), wrap=True), 1)
    return made
