"""Rows of a property and its values as radio cards: Left and Right choose, Up and Down go through the rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from fieldapp.ui import theme
from fieldapp.ui.layout_parts import parts
from fieldapp.ui.widgets.basics import bare, column, empty_layout, label, row, scrolling
from fieldapp.ui.widgets.questions.choice_card import HINT_WIDTH, WRAPPED, ChoiceCard

LABEL = 120
WIDEST = 16_777_215  # as wide as Qt lets a widget be
TIGHT_BELOW = 820  # a page of rows with an outcome beside them
GAP = 12
NARROWEST = 96  # of a value where more than two stand in a row
TALLEST = 10_000
Line = tuple[str, str]  # words below a value, and their colour


@dataclass(frozen=True, slots=True)
class Option:
    """One value: what stands on the card, what a screen reader says, and lines below the value."""

    key: str
    text: str
    spoken: str
    lines: tuple[Line, ...] = ()


class ChoiceRows(QFrame):
    """A card of rows that scroll. ``chosen`` says that another value was taken; ``left`` that Esc was pressed."""

    chosen = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(name)
        outer = column(self, margins=(16, 14, 4, 12), gap=10)
        self.head = row(margins=(0, 0, 12, 0), gap=GAP)
        outer.addLayout(self.head)
        content = bare()
        self.body = column(content, margins=(0, 0, 12, 0), gap=10)
        self._area = scrolling(content, name)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # four people and large text
        outer.addWidget(self._area, 1)
        self.rows: list[ChoiceRow] = []
        self._lines: list[QBoxLayout] = []  # a word and the values beside or below it
        self._tight = False

    def begin(self) -> None:
        """Something else is going to be shown."""
        empty_layout(self.head)
        empty_layout(self.body)
        self._lines.clear()
        self.rows.clear()
        self._area.verticalScrollBar().setValue(0)

    def add_row(self, made: "ChoiceRow") -> None:
        """One more property to choose a value of."""
        self.rows.append(made)
        self.add_line(made, made.line)
        made.chosen.connect(self.chosen)
        made.moved.connect(partial(self._move, made))

    def add_line(self, widget: QWidget, words_and_values: QBoxLayout) -> None:
        """A widget whose words stand beside or above its values."""
        self._lines.append(words_and_values)
        self.body.addWidget(widget)

    def set_tight(self, *, tight: bool) -> None:
        """Words stand above the values they name, or left of them."""
        self._tight = tight
        direction = QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight
        for box in self._lines:
            box.setDirection(direction)
            word = next(parts(box), None)
            if isinstance(word, QLabel):  # above its values it has all their room
                word.setMinimumWidth(0 if tight else theme.px(LABEL))
                word.setMaximumWidth(WIDEST if tight else theme.px(LABEL))

    def is_tight(self) -> bool:
        """Whether words stand above."""
        return self._tight

    def first_focus(self) -> QWidget | None:
        """Where the keyboard starts: the value taken in the first row."""
        return next((one.taken() for one in self.rows if one.isEnabled()), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _move(self, made: "ChoiceRow", step: int) -> None:
        at = self.rows.index(made) + step
        if 0 <= at < len(self.rows):
            self.rows[at].taken().setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self.rows[at])


class ChoiceRow(QWidget):
    """One property. ``key`` is the option that is taken, "" for none; ``optional``: pressed again it is taken back.

    ``moved`` carries -1 or 1: Up or Down was pressed.
    """

    chosen = Signal()
    moved = Signal(int)

    def __init__(
        self, name: str, word: str, options: Sequence[Option], key: str = "", *, optional: bool = False, across: int = 2
    ) -> None:
        super().__init__()
        self.name = name
        self.key = ""
        self._optional = optional
        self.setProperty("kind", "bare")
        self.line: QBoxLayout = row(self, gap=8)
        named = property_word(word)
        high = any(option.lines for option in options)
        if high:  # beside the first value
            named.setContentsMargins(0, theme.px(10), 0, 0)
        self.line.addWidget(named, 0, Qt.AlignmentFlag.AlignTop if high else Qt.AlignmentFlag(0))
        grid = QGridLayout()
        grid.setSpacing(theme.px(GAP))
        self.line.addLayout(grid, 1)
        self.cards: dict[str, _Card] = {}
        for at, option in enumerate(options):
            card = _Card(option, NARROWEST if across > 2 else 0)
            card.clicked.connect(partial(self._press, option.key))
            card.setAccessibleName(f"{word}: {option.spoken}")
            self.cards[option.key] = card
            grid.addWidget(card, at // across, at % across)
        for at in range(min(across, len(options))):
            grid.setColumnStretch(at, 1)
        self.take(key)

    def taken(self) -> ChoiceCard:
        """The card of the value that is used; while none is, the first."""
        return self.cards.get(self.key) or next(iter(self.cards.values()))

    def take(self, key: str) -> None:
        """Use one of the values, or none."""
        self.key = key
        for own, card in self.cards.items():
            card.choose(own == key)
            stop = card is self.taken()
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right take the neighbour, round the row; Up and Down, which would scroll, leave it."""
        up_or_down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if up_or_down:
            self.moved.emit(up_or_down)
            return
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        keys = list(self.cards)
        at = next((n for n, key in enumerate(keys) if self.cards[key].hasFocus()), -1)
        if not step or at < 0:
            super().keyPressEvent(event)
            return
        self.take(keys[(at + step) % len(keys)])
        self.taken().setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit()

    def _press(self, key: str, _on: bool = False) -> None:
        self.take("" if self._optional and key == self.key else key)
        self.chosen.emit()


class _Card(ChoiceCard):
    """The arrow keys belong to the rows."""

    def __init__(self, option: Option, narrowest: int = 0) -> None:
        super().__init__(exclusive=True)
        self._lines = option.lines
        self._narrowest = narrowest
        self.show_choice(option.key, option.text, 0)

    def minimumSizeHint(self) -> QSize:
        """Three or four of them stand in one row of a small window."""
        usual = super().minimumSizeHint()
        return QSize(theme.px(self._narrowest), usual.height()) if self._narrowest else usual

    def heightForWidth(self, width: int) -> int:
        """The value and what stands below it."""
        if not self._lines:
            return super().heightForWidth(width)
        return sum(self._heights(width - 2)) + theme.px(20)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _paint_text(self, painter: QPainter) -> None:
        if not self._lines:
            super()._paint_text(painter)
            return
        heights = self._heights(self.width())
        area = self._text_area(self.width(), self.height())
        top = (self.height() - sum(heights)) // 2
        for (text, role, ink), height in zip(self._written(), heights, strict=True):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(ink))
            painter.drawText(QRect(area.x(), top, area.width(), height), WRAPPED, text)
            top += height

    def _text_area(self, width: int, height: int) -> QRect:
        return super()._text_area(width, height).adjusted(0, 0, theme.px(HINT_WIDTH), 0)  # no number stands there

    def _written(self) -> list[tuple[str, str, str]]:
        return [(self.text(), "body", "text"), *((text, "small", ink) for text, ink in self._lines)]

    def _heights(self, width: int) -> list[int]:
        area = self._text_area(width, TALLEST)
        return [
            QFontMetrics(theme.font(role)).boundingRect(area, WRAPPED, text).height() + theme.px(2)
            for text, role, _ in self._written()
        ]


def property_word(text: str) -> QLabel:
    """The word left of its values, in a column of its own."""
    made = label("small", text, wrap=True)
    made.setFixedWidth(theme.px(LABEL))
    return made


def section_title(text: str, note: str) -> QHBoxLayout:
    """What the rows below have in common."""
    box = row(gap=8)
    box.addWidget(label("h3", text))
    box.addWidget(label("small", note, wrap=True), 1)
    return box
