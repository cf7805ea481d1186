"""Chosen answers as chips: a press, Del or Backspace takes one out."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.flow import FlowLayout

REMOVE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Chips(QWidget):
    """``removed(value)`` when one is taken out; hidden while nothing is chosen."""

    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._chips: dict[str, Button] = {}
        self.hide()

    @property
    def chips(self) -> Sequence[Button]:
        """The buttons, in the order shown."""
        return tuple(self._chips.values())

    def show_chosen(self, chosen: Sequence[tuple[str, str]], *, fixed: bool = False) -> None:
        """Pairs of value and label; ``fixed`` ones cannot be taken out."""
        if [*self._chips] == [value for value, _ in chosen]:
            return
        focused = next((place for place, chip in enumerate(self.chips) if chip.hasFocus()), None)
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {value: self._chip(value, text, fixed) for value, text in chosen}
        self.setVisible(bool(chosen))
        self.updateGeometry()
        if focused is not None and self._chips:
            self.chips[min(focused, len(self._chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Del and Backspace on a chip."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in REMOVE_KEYS:
            value = next((own for own, chip in self._chips.items() if chip is watched), None)
            if value is not None:
                self.removed.emit(value)
                return True
        return super().eventFilter(watched, event)

    def _chip(self, value: str, text: str, fixed: bool) -> Button:
        chip = Button(text, "chip", icon="x", name=sayings.take_out(text))
        chip.setToolTip(text)
        chip.setEnabled(not fixed)
        chip.clicked.connect(lambda: self.removed.emit(value))
        chip.installEventFilter(self)
        self._flow.addWidget(chip)
        chip.show()  # at once, so that it can take the focus
        return chip
