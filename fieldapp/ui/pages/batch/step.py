"""What the steps of a batch and the page around them promise each other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldapp.ui.words import translate


class Step(QWidget):
    """One step. ``moved``: what the button below says or whether it may be pressed has changed."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")

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
