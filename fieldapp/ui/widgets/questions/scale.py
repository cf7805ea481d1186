"""``range``: a slider and a number field bound together; nothing is answered until one of them is touched."""

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QSlider, QWidget

from fieldapp.domain import formats
from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import column, label, row
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.editor import Editor, QuestionNode
from fieldapp.ui.widgets.questions.number import NumberLine


class Scale(Editor):
    """Parameters ``start``, ``end`` and ``step``; the wheel does nothing."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._start, self._end, self._step = Decimal(1), Decimal(10), Decimal(1)
        self._showing = False
        self.number = NumberLine(True, language)
        self.number.answered.connect(self._typed)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setMinimumHeight(theme.px(28))
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderPressed.connect(self._touched)
        self.slider.installEventFilter(self)
        self._low, self._high = label("small"), label("small")
        self._remark = label("small", sayings.not_answered())
        box = column(self, gap=2)
        line = row(gap=12)
        line.addWidget(self._low)
        line.addWidget(self.slider, 1)
        line.addWidget(self._high)
        line.addWidget(self.number)
        box.addLayout(line)
        box.addWidget(self._remark)

    def set_node(self, node: QuestionNode) -> None:
        """Show limits and answer."""
        self._start = _decimal(node.parameters.get("start", "1"), Decimal(1))
        self._end = _decimal(node.parameters.get("end", "10"), Decimal(10))
        self._step = abs(_decimal(node.parameters.get("step", "1"), Decimal(1))) or Decimal(1)
        self._low.setText(formats.show_decimal(self._start, self.language))
        self._high.setText(formats.show_decimal(self._end, self.language))
        self.number.set_node(node)
        self.slider.setAccessibleName(node.label)
        self.slider.setEnabled(not node.readonly)
        self._place(node.value)

    def focus_part(self) -> QWidget:
        """The slider."""
        return self.slider

    def flush(self) -> None:
        """What was typed."""
        self.number.flush()

    def set_invalid(self, invalid: bool, description: str) -> None:
        """The number field turns red."""
        self.number.set_invalid(invalid, description)
        self.slider.setAccessibleDescription(description)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel never changes an answer."""
        if watched is self.slider and event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _place(self, value: str) -> None:
        steps = int(abs(self._end - self._start) / self._step)
        self._showing = True
        self.slider.setRange(0, max(1, steps))
        self.slider.setTickInterval(max(1, steps // 10))
        answer = _decimal(value, self._start) if value else self._start
        self.slider.setValue(int(abs(answer - self._start) / self._step))
        self._remark.setVisible(not value)
        self._showing = False

    def _value(self) -> str:
        direction = 1 if self._end >= self._start else -1
        return f"{(self._start + direction * self._step * self.slider.value()).normalize():f}"

    def _moved(self) -> None:
        if not self._showing:
            self._remark.hide()
            self.answered.emit(self._value())

    def _touched(self) -> None:
        """Pressing the handle where it stands is an answer too."""
        if not self._remark.isHidden():
            self._moved()

    def _typed(self, text: str) -> None:
        self._place(text)
        self.answered.emit(text)


def _decimal(text: str, otherwise: Decimal) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return otherwise
