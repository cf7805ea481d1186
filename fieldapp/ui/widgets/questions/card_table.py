"""The cards of a question's choices, laid out as the arrangement says; cards are kept while the list changes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from fieldapp.forms import Choice
from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import bare, column
from fieldapp.ui.widgets.questions import picture
from fieldapp.ui.widgets.questions.arrangement import Arrangement
from fieldapp.ui.widgets.questions.choice_card import ChoiceCard
from fieldapp.ui.widgets.questions.flow import FlowLayout
from fieldapp.ui.widgets.questions.markup import plain_text
from fieldapp.ui.widgets.questions.stacked_card import StackedCard

GAP = 8
PICTURE = QSize(132, 88)  # px of a choice's picture


class CardTable(QWidget):
    """``pressed(card)`` for a click or Space; ``made(card)`` for every new card."""

    pressed = Signal(object)
    made = Signal(object)

    def __init__(self, exclusive: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self._exclusive = exclusive
        self._arrangement = Arrangement(1)
        self._shown = 0
        self.card_class: type[ChoiceCard] | None = None  # instead of the cards of the arrangement
        self._cards: list[ChoiceCard] = []
        self._board, self._layout = _board(packed=False)
        self._box = column(self)
        self._box.addWidget(self._board)

    @property
    def cards(self) -> Sequence[ChoiceCard]:
        """The cards on screen, in the order of the choices."""
        return self._cards[: self._shown]

    def show_choices(self, choices: Sequence[Choice], arrangement: Arrangement, files: Callable[[str], bytes]) -> None:
        """A card each; ``files`` gives the pictures."""
        if arrangement.stacked != self._arrangement.stacked:
            self._drop_cards()
        self._arrangement = arrangement
        while len(self._cards) < len(choices):
            self._cards.append(self._new_card())
        self._shown = len(choices)
        for index, choice in enumerate(choices):
            card = self._cards[index]
            card.show_choice(choice.value, plain_text(choice.label), index + 1 if index < 9 else 0)
            card.marked = arrangement.marked
            if isinstance(card, StackedCard):
                shown = self._picture(choice, files)
                lonely = arrangement.columns == 0 and shown.isNull()  # a picture list where this one has none
                card.show_picture(shown, worded=arrangement.worded or lonely)
        self._place_cards()

    def _place_cards(self) -> None:
        layout = self._emptied_layout()
        columns = max(1, self._arrangement.columns)
        rows = -(-self._shown // columns)
        for index, card in enumerate(self.cards):
            if isinstance(layout, QGridLayout):
                place = divmod(index, rows)[::-1] if self._arrangement.down else divmod(index, columns)
                layout.addWidget(card, *place)
            else:
                layout.addWidget(card)
            card.show()
        for card in self._cards[self._shown :]:
            card.hide()
        if isinstance(layout, QGridLayout):
            for column in range(max(columns, layout.columnCount())):  # an old grid's wider columns take no room
                layout.setColumnStretch(column, 1 if column < columns else 0)
        self._board.updateGeometry()
        self.updateGeometry()

    def _emptied_layout(self) -> QLayout:
        """The layout of the arrangement without its cards; another board where cards were packed and are no more."""
        packed = self._arrangement.columns == 0
        for card in self._cards:
            self._layout.removeWidget(card)
        if isinstance(self._layout, FlowLayout) != packed:
            old, self._board, self._layout = self._board, *_board(packed)
            self._box.replaceWidget(old, self._board)
            for card in self._cards:
                card.setParent(self._board)
            old.hide()
            old.deleteLater()
        return self._layout

    def _drop_cards(self) -> None:
        for card in self._cards:
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []

    def _new_card(self) -> ChoiceCard:
        kind = self.card_class or (StackedCard if self._arrangement.stacked else ChoiceCard)
        made = kind(self._exclusive, self._board)
        made.clicked.connect(lambda: self.pressed.emit(made))
        self.made.emit(made)
        return made

    def _picture(self, choice: Choice, files: Callable[[str], bytes]) -> QPixmap:
        if not choice.image:
            return QPixmap()
        room = QSize(theme.px(PICTURE.width()), theme.px(PICTURE.height()))
        ratio = self.devicePixelRatioF()
        drawn = picture.drawn(files(choice.image), room * ratio)
        shown = QPixmap.fromImage(drawn)
        shown.setDevicePixelRatio(ratio)
        return shown


def _board(packed: bool) -> tuple[QWidget, QLayout]:
    """What the cards stand on: lines as full as they get, or a grid."""
    made = bare()
    if packed:
        return made, FlowLayout(made, GAP)
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(theme.px(GAP))
    return made, grid
