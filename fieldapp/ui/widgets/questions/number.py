"""Whole and decimal numbers: right aligned, no arrows, no wheel; both decimal marks are read."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from fieldapp.domain import formats
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.line import LineEditor


class NumberLine(LineEditor):
    """``integer``, or ``decimal`` with ``fraction``. Shows 1250000 as 1.250.000 when left."""

    width_px = 110

    def __init__(self, fraction: bool, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._fraction = fraction
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._unit: QLabel | None = None  # most numbers have neither
        self._money: QLabel | None = None

    def set_node(self, node: QuestionNode) -> None:
        """The unit stands to the right where the form gives one (parameter ``unit``), ``Rp`` for money at the left."""
        if "money" in node.appearance and self._money is None:
            self._money = QLabel("Rp", self)
            self.row.insertWidget(0, self._money)
        self.show_unit(node.parameters.get("unit", ""))
        super().set_node(node)

    def show_unit(self, unit: str) -> None:
        """Words at the right; "" for none."""
        if unit and self._unit is None:
            self._unit = QLabel(self)
            self.row.addWidget(self._unit)
        if self._unit is not None:
            self._unit.setText(unit)

    def shown(self, value: str) -> str:
        """Grouped thousands and the language's decimal mark."""
        number = Decimal(value)
        if number == number.to_integral_value():
            number = number.to_integral_value()  # 100, not the 100.0 of submissions
        return formats.show_decimal(number, self.language)

    def read(self, typed: str) -> str:
        """Canonical digits with "." as decimal mark."""
        if self._fraction:
            number = formats.parse_decimal(typed, self.language)
            return typed if number is None else f"{number:f}"
        whole = formats.parse_number(typed, self.language)
        return typed if whole is None else str(whole)

    def readable(self, typed: str) -> bool:
        """Whether it is a number."""
        parse = formats.parse_decimal if self._fraction else formats.parse_number
        return parse(typed, self.language) is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keypad's dot types the decimal mark of the language."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._fraction:
            keypad = event.modifiers() & Qt.KeyboardModifier.KeypadModifier
            if keypad and event.text() == "." and self.language == "id":
                self.line.insert(",")
                self.keys_came()
                return True
        return super().eventFilter(watched, event)
