"""What the steps of a batch and the page around them promise each other."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldapp.ui.widgets.basics import bare, column, scrolling
from fieldapp.ui.widgets.questions.flow import FlowLayout
from fieldapp.ui.words import translate


class Step(QWidget):
    """One step. ``moved``: what the button below says or whether it may be pressed has changed."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")

    def room(self, name: str) -> QVBoxLayout:
        """Where its content goes: large text in a small window scrolls."""
        whole = bare()
        column(self, gap=0).addWidget(scrolling(whole, name))
        return column(whole, margins=(20, 4, 20, 12), gap=12)

    def forward(self) -> str:
        """The word on the button that leads on; "" where nothing leads on."""
        return ""

    def ready(self) -> bool:
        """Whether it may be pressed now."""
        return True

    def begin(self) -> None:
        """The step is on screen: put the keyboard where work starts."""


def names() -> tuple[str, ...]:
    """The steps in their order."""
    return (
        translate("Batch", "File"),
        translate("Batch", "Columns"),
        translate("Batch", "Check"),
        translate("Batch", "Summary"),
        translate("Batch", "Result"),
    )


def flowing(widgets: Iterable[QWidget]) -> QWidget:
    """Beside each other, in as many lines as they need."""
    made = bare()
    box = FlowLayout(made, gap=8)
    for one in widgets:
        box.addWidget(one)
    return made
