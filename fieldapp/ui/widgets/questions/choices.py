"""Choice cards for ``select_one`` and ``select_multiple`` with few choices.

Keys while a choice has the focus: 1..9 choose, arrows move, Space presses, Backspace clears, Y/T (Y/N in
English) answer yes/no questions, other letters go to the next label that starts with them. Pressing the
chosen card again clears it unless the question is required. A "none" choice is exclusive. With ``quick`` a
single choice leads to the next question.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldapp.forms import Choice
from fieldapp.ui.widgets.basics import row
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.arrangement import Arrangement, arrange
from fieldapp.ui.widgets.questions.card_table import CardTable
from fieldapp.ui.widgets.questions.choice_card import ChoiceCard
from fieldapp.ui.widgets.questions.editor import Editor, QuestionNode

QUICK = frozenset({"quick", "quickcompact"})
EXCLUSIVE = frozenset({"none", "tidak_ada", "99"})
YES, NO = frozenset({"yes", "ya", "y"}), frozenset({"no", "tidak", "n", "t"})
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class ChoiceCards(Editor):
    """All choices on screen; ``many`` for ``select_multiple``."""

    def __init__(self, many: bool, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._many = many
        self._required = False
        self._quick = False
        self._shown: tuple[Choice, ...] = ()
        self._arrangement: Arrangement | None = None
        self._chosen: list[str] = []
        self.table = CardTable(not many, self)
        self.table.made.connect(lambda card: card.installEventFilter(self))
        self.table.pressed.connect(self.press)
        self.box = row(self, gap=12)
        self.box.addWidget(self.table, 1)

    @property
    def cards(self) -> Sequence[ChoiceCard]:
        """The cards on screen, in the order of the choices."""
        return self.table.cards

    def set_node(self, node: QuestionNode) -> None:
        """Show the node's choices and which of them are the answer."""
        self._required = node.required
        self._quick = not self._many and bool(QUICK & set(node.appearance))
        choices, arrangement = tuple(self.choices_of(node)), self.arrange(node)
        if (choices, arrangement) != (self._shown, self._arrangement):
            self._shown, self._arrangement = choices, arrangement
            self.table.show_choices(self._shown, arrangement, self.files)
        for card in self.cards:
            card.setAccessibleName(f"{node.label}: {card.text()}")
            card.setEnabled(not node.readonly)
        self._show_chosen(node.text.split() if self._many else [node.text] if node.text else [])

    def choices_of(self, node: QuestionNode) -> Sequence[Choice]:
        """What can be chosen."""
        return node.choices

    def arrange(self, node: QuestionNode) -> Arrangement:
        """How the cards stand."""
        labels = [choice.label for choice in node.choices]
        return arrange(node.appearance, labels, pictures=any(choice.image for choice in node.choices))

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
            if self._quick and chosen:
                self.finished.emit()

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
        return next((choice.label for choice in self._shown if choice.value == value), value)

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
        values = {choice.value.casefold() for choice in self._shown}
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
