"""Fields of the line over a list: words typed, and short lists to choose from."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

from fieldapp.domain.team import Member
from fieldapp.ui.pages.settings.parts import Choice
from fieldapp.ui.widgets.basics import set_example
from fieldapp.ui.words import translate

TYPING_MS = 200


class FilterWords(QLineEdit):
    """``meant`` a moment after the last letter; Esc empties, then leaves; Down leaves."""

    meant = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        set_example(self, name)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(TYPING_MS)
        self._rest.timeout.connect(self.meant)
        self.textChanged.connect(lambda _text: self._rest.start())

    def typed(self) -> str:
        """The words, ready to be compared."""
        return self.text().strip().casefold()

    def stop(self) -> None:
        """The page goes away."""
        self._rest.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See above."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


def short_choice(name: str, options: Sequence[tuple[str, str]], act: Callable[[str], object]) -> Choice:
    """A list that does not grow with its words; ``options``: pairs of key and word."""
    made = Choice(name, options, "", act)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(11)
    return made


def member_words(member: Member) -> str:
    """``Rina Wati · KT-A07``."""
    return " · ".join(part for part in (member.worker_name, member.device_code) if part)


def laptop_options(members: Sequence[Member], every: str = "") -> list[tuple[str, str]]:
    """Laptops by worker; ``every``: the words for all of them, first."""
    named = sorted(((one.device_code, member_words(one)) for one in members), key=lambda one: one[1].casefold())
    return ([("", every)] if every else []) + named


def set_options(field: QComboBox, options: Sequence[tuple[str, str]]) -> None:
    """Other options; what was chosen stays where it is still there."""
    chosen = field.currentData()
    if [field.itemData(at) for at in range(field.count())] == [key for key, _ in options]:
        return
    field.blockSignals(True)
    field.clear()
    for key, word in options:
        field.addItem(word, key)
    field.setCurrentIndex(max(0, field.findData(chosen)))
    field.blockSignals(False)


def search_name() -> str:
    """What the words look through."""
    return translate("Team", "Search worker or laptop code")
