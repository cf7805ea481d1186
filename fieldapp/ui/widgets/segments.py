"""A row of filters with counts, one pressed: a radio group for the eye and the keyboard."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QFrame, QSizePolicy

from fieldapp.ui.widgets.basics import Button, row
from fieldapp.ui.words import number


class _Segment(Button):
    """Enter is the dialog's: the one with the keyboard is chosen already."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See above."""
        if isinstance(self.window(), QDialog) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Segments(QFrame):
    """One tab stop; Left and Right move. ``chosen`` carries the key of the filter."""

    chosen = Signal(str)

    def __init__(self, name: str, parts: Sequence[tuple[str, str]]) -> None:
        """``parts``: pairs of key and word."""
        super().__init__()
        self.setProperty("kind", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        box = row(self, margins=(3, 3, 3, 3), gap=2)
        self._words = dict(parts)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        for key, word in parts:
            button = _Segment(word, "segment")
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, key=key: self.choose(key))
            self._group.addButton(button)
            self._buttons[key] = button
            box.addWidget(button)
        self._key = parts[0][0]
        self._mark()

    def key(self) -> str:
        """The filter in use."""
        return self._key

    def choose(self, key: str) -> None:
        """Press one, as a person would."""
        self._key = key
        self._mark()
        self.chosen.emit(key)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many rows each filter has."""
        for key, button in self._buttons.items():
            count = counts.get(key)
            button.set_words(self._words[key] if count is None else f"{self._words[key]}  {number(count)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        keys = list(self._buttons)
        place = keys.index(self._key) + step
        if step and 0 <= place < len(keys):
            self.choose(keys[place])
            self._buttons[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _mark(self) -> None:
        for key, button in self._buttons.items():
            mine = key == self._key
            button.setChecked(mine)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if mine else Qt.FocusPolicy.ClickFocus)
            if mine:
                self.setFocusProxy(button)  # focus given to the whole stands on the filter in use
