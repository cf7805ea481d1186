"""Where in the five steps the worker is: numbers and words in a row, said as one sentence to screen readers."""

from PySide6.QtWidgets import QLabel, QWidget

from fieldapp.ui import theme
from fieldapp.ui.pages.batch.step import names
from fieldapp.ui.widgets.basics import label, row
from fieldapp.ui.words import translate


class StepLine(QWidget):
    """Nothing to press: going back is the button below."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        box = row(self, gap=6)
        self._labels: list[QLabel] = []
        for at, name in enumerate(names(), start=1):
            if at > 1:
                box.addWidget(label("muted", "›"))
            made = label("muted", f"{at} {name}")
            self._labels.append(made)
            box.addWidget(made)
        box.addStretch(1)

    def mark(self, step: int) -> None:
        """The step from 0 that is on screen."""
        for at, one in enumerate(self._labels):
            kind = "h3" if at == step else "muted"
            if one.property("kind") != kind:
                one.setProperty("kind", kind)
                theme.repolish(one)
        text = translate("Batch", "Step {number} of {count}: {name}")
        self.setAccessibleName(text.format(number=step + 1, count=len(self._labels), name=names()[step]))
