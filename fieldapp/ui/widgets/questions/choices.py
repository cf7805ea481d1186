"""Choice cards for ``select_one`` and ``select_multiple`` with few choices.

Keys while a choice has the focus: 1..9 choose, arrows move, Space presses, Backspace clears, Y/T (Y/N in
English) answer yes/no questions, other letters go to the next label that starts with them. Pressing the
chosen card again clears it unless the question is required. A "none" choice is exclusive.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.choice_card import ChoiceCard
from fieldapp.ui.widgets.questions.editor import Editor, QuestionNode

SHORT_LABEL = 34  # characters that fit a card in two columns
FEW = 6  # up to here cards read across, above that down
EXCLUSIVE = frozenset({"none", "tidak_ada", "99"})
YES, NO = frozenset({"yes", "ya", "y"}), frozenset({"no", "tidak", "n", "t"})
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class ChoiceCards(Editor):
    """All choices on screen; ``many`` for ``select_multiple``."""

    def __init__(self, many: bool, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._many = many
        self._row_only = False
        self._required = False
        self._shown: tuple[tuple[str, str], ...] = ()
        self._chosen: list[str] = []
        self._cards: list[ChoiceCard] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(8))

    @property
    def cards(self) -> Sequence[ChoiceCard]:
        """The cards on screen, in the order of the choices."""
        return self._cards[: len(self._shown)]

    def set_node(self, node: QuestionNode) -> None:
        """Show the node's choices and which of them are the answer."""
        self._required = node.required
        self._row_only = "likert" in node.appearance
        choices = tuple((choice.value, choice.label) for choice in node.choices)
        if choices != self._shown:
            self._lay_out(choices)
        for card in self.cards:
            card.setAccessibleName(f"{node.label}: {card.text()}")
            card.setEnabled(not node.readonly)
        self._show_chosen(node.text.split() if self._many else [node.text] if node.text else [])

    def focus_part(self) -> QWidget | None:
        """The chosen card, else the first."""
        return next((card for card in self.cards if card.isChecked()), next(iter(self.cards), None))

    def set_active(self, active: bool) -> None:
        """Number hints on the active question only."""
        for card in self.cards:
            card.show_hint(active)

    def set_invalid(self, invalid: bool, description: str) -> None:
        """Marks turn red, the description is read with every card."""
        for card in self.cards:
            card.invalid = invalid
            card.setAccessibleDescription(description)
            card.update()

    def press(self, card: ChoiceCard) -> None:
        """What a click, Space or the card's number does."""
        chosen = self._toggled(card.value) if self._many else self._switched(card.value)
        if chosen != self._chosen:
            self._show_chosen(chosen)
            self.answered.emit(" ".join(chosen))

    def clear(self) -> None:
        """No answer."""
        if self._chosen:
            self._show_chosen([])
            self.answered.emit("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the cards."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, ChoiceCard):
            return self._key(watched, event)
        return super().eventFilter(watched, event)

    def _toggled(self, value: str) -> list[str]:
        if value in self._chosen:
            return [other for other in self._chosen if other != value]
        if value in EXCLUSIVE:
            if self._chosen:
                self.noticed.emit(sayings.exclusive(self._label(value)))
            return [value]
        return [*(other for other in self._chosen if other not in EXCLUSIVE), value]

    def _switched(self, value: str) -> list[str]:
        again = self._chosen == [value]
        return [] if again and not self._required else [value]

    def _label(self, value: str) -> str:
        return next((label for own, label in self._shown if own == value), value)

    def _show_chosen(self, chosen: list[str]) -> None:
        self._chosen = chosen
        for card in self.cards:
            card.choose(card.value in chosen)
        self._place_tab_stop()

    def _place_tab_stop(self) -> None:
        """A radio group is one stop for Tab: its chosen card, else its first."""
        stop = self.focus_part()
        for card in self.cards:
            tabbed = self._many or card is stop
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tabbed else Qt.FocusPolicy.ClickFocus)

    def _lay_out(self, choices: tuple[tuple[str, str], ...]) -> None:
        while len(self._cards) < len(choices):
            self._cards.append(self._new_card())
        self._shown = choices
        columns = self._columns()
        rows = -(-len(choices) // columns)
        across = len(choices) <= FEW or self._row_only
        for index, (value, label) in enumerate(choices):
            card = self._cards[index]
            card.show_choice(value, label, index + 1 if index < 9 else 0)
            place = divmod(index, columns) if across else divmod(index, rows)[::-1]
            self._grid.addWidget(card, *place)
            card.show()
        for card in self._cards[len(choices) :]:
            card.hide()
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def _columns(self) -> int:
        if self._row_only:
            return max(1, len(self._shown))
        short = all(len(label) <= SHORT_LABEL for _, label in self._shown)
        return 2 if short and len(self._shown) > 1 else 1

    def _new_card(self) -> ChoiceCard:
        card = ChoiceCard(not self._many, self)
        card.installEventFilter(self)
        card.clicked.connect(lambda: self.press(card))
        return card

    def _key(self, card: ChoiceCard, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        key, letter = event.key(), event.text().casefold()
        if key in STEPS:
            self._focus_neighbour(card, STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Backspace:
            self.clear()
        elif letter.isdigit() and letter != "0":
            return self._press_number(int(letter))
        elif letter.isalpha() and len(letter) == 1:
            return self._press_yes_or_no(letter) or self._focus_letter(card, letter)
        else:
            return False
        return True

    def _focus_neighbour(self, card: ChoiceCard, step: int) -> None:
        cards = self.cards
        cards[(cards.index(card) + step) % len(cards)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _press_number(self, number: int) -> bool:
        for card in self.cards:
            if card.number == number and card.isEnabled():
                card.setFocus(Qt.FocusReason.OtherFocusReason)
                self.press(card)
                return True
        return False

    def _press_yes_or_no(self, letter: str) -> bool:
        """Y and T (or N) on a question that has exactly a yes and a no among at most four choices."""
        wanted = YES if letter == "y" else NO if letter in "tn" else frozenset()
        values = {value.casefold() for value, _ in self._shown}
        if self._many or len(values) > 4 or not (values & YES and values & NO and values & wanted):
            return False
        card = next(card for card in self.cards if card.value.casefold() in wanted)
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        if not card.isChecked():
            self.press(card)
        return True

    def _focus_letter(self, card: ChoiceCard, letter: str) -> bool:
        cards = list(self.cards)
        start = cards.index(card) + 1
        for other in cards[start:] + cards[:start]:
            if other.text().casefold().startswith(letter):
                other.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False
