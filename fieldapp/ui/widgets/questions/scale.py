"""``range``: a slider and a number field bound together; nothing is answered until one of them is touched.

Appearances: ``vertical`` (upright, the end on top), ``no-ticks``.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from fieldapp.domain import formats
from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import column, label, row
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.editor import Editor, QuestionNode
from fieldapp.ui.widgets.questions.number import NumberLine
from fieldapp.ui.widgets.questions.steps import Steps
from fieldapp.ui.widgets.questions.ticked_slider import TickedSlider

UPRIGHT = 200  # px of a vertical slider


class Scale(Editor):
    """Parameters ``start``, ``end``, ``step`` and ``tick_interval``; the wheel does nothing."""

    def __init__(self, upright: bool = False, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._steps: Steps | None = None
        self._showing = False
        self.number = NumberLine(True, language)
        self.number.answered.connect(self._typed)
        self.slider = TickedSlider(Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal)
        if upright:
            self.slider.setFixedSize(theme.px(32), theme.px(UPRIGHT))
        else:
            self.slider.setMinimumHeight(theme.px(32))
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderPressed.connect(self._touched)
        self.slider.installEventFilter(self)
        self._low, self._high = label("small"), label("small")
        self._remark = label("small", sayings.not_answered())
        box = column(self, gap=2)
        box.addLayout(self._upright() if upright else self._lying())
        box.addWidget(self._remark)

    def set_node(self, node: QuestionNode) -> None:
        """Show limits and answer."""
        self._steps = Steps.of(node)
        self._low.setText(formats.show_decimal(self._steps.start, self.language))
        self._high.setText(formats.show_decimal(self._steps.end, self.language))
        self.number.set_node(node)
        self.slider.setAccessibleName(node.label)
        self.slider.setEnabled(not node.readonly)
        self._place(node.value)
        self.slider.show_ticks(0 if "no-ticks" in node.appearance else self._steps.between_ticks())

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

    def _lying(self) -> QBoxLayout:
        line = row(gap=12)
        line.addWidget(self._low)
        line.addWidget(self.slider, 1)
        line.addWidget(self._high)
        line.addWidget(self.number)
        return line

    def _upright(self) -> QBoxLayout:
        scale = column(gap=2)
        for part in (self._high, self.slider, self._low):
            scale.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        line = row(gap=20)
        line.addLayout(scale)
        line.addWidget(self.number, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        return line

    def _place(self, value: str) -> None:
        if self._steps is None:
            return
        self._showing = True
        self.slider.setRange(0, self._steps.count)
        self.slider.setValue(self._steps.place(value))
        self._remark.setVisible(not value)
        self._showing = False

    def _moved(self) -> None:
        if not self._showing and self._steps is not None:
            self._remark.hide()
            self.answered.emit(self._steps.value(self.slider.value()))

    def _touched(self) -> None:
        """Pressing the handle where it stands is an answer too."""
        if not self._remark.isHidden():
            self._moved()

    def _typed(self, text: str) -> None:
        self._place(text)
        self.answered.emit(text)
