"""A kecamatan of the province: type any part of its name, or open the list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter

from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Regions


class RegionField(QComboBox):
    """``changed`` when another kecamatan, or none, is meant. Text that names no kecamatan means none."""

    changed = Signal()

    def __init__(self, regions: "Regions") -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(translate("People", "Kecamatan"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._codes: dict[str, str] = {}
        for district in regions.all("kecamatan"):
            self._codes[f"{district.name}, {regions.name(district.parent)}"] = district.code
        names = sorted(self._codes)
        self.addItem("")
        self.addItems(names)
        completer = QCompleter(QStringListModel(names, self), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(translate("People", "All"))
            line.setAccessibleName(self.accessibleName())
        self.currentTextChanged.connect(lambda _text: self.changed.emit())

    def code(self) -> str:
        """The code of the kecamatan named, "" for none."""
        return self._codes.get(self.currentText(), "")

    def set_code(self, code: str) -> None:
        """Name a kecamatan."""
        self.setCurrentText(next((name for name, own in self._codes.items() if own == code), ""))

    def clear(self) -> None:
        """No kecamatan; the list stays."""
        self.setCurrentIndex(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Text that names nothing is taken away: it was not searched by."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and not self.code():
            self.clear()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel never changes a field."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Show the start of long names."""
        super().changeEvent(event)
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)
