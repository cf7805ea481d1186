"""Heads inside a page: a labelled group, one instance of a repeat with *Remove*, and *Add* under the last one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fieldapp.ui.pages.form.messages import inner
from fieldapp.ui.widgets.basics import Button, column, label, line, row
from fieldapp.ui.widgets.questions.markup import plain_text
from fieldapp.ui.words import translate


class GroupHead(QWidget):
    """The title of a group."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        box = column(self, margins=(16, 4, 0, 0), gap=6)
        self._title = label("h2", wrap=True)
        box.addWidget(self._title)

    def show_title(self, title: str) -> None:
        """Other words."""
        self._title.setText(plain_text(title))


class InstanceHead(QWidget):
    """``removed`` when the instance is to go."""

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        box = column(self, margins=(16, 0, 0, 0), gap=6)
        box.addWidget(line())
        inner = row(gap=8)
        self._title = label("h3", wrap=True)
        self.remove = Button(translate("Form", "Remove"), "quiet", icon="trash-2", small=True)
        self.remove.clicked.connect(self.removed)
        inner.addWidget(self._title, 1)
        inner.addWidget(self.remove)
        box.addLayout(inner)

    def show_instance(self, title: str, position: int, *, fixed: bool) -> None:
        """Title and number; a ``fixed`` number of instances cannot be changed."""
        text = f"{plain_text(title)} {position}".strip()
        self._title.setText(text)
        self.remove.setVisible(not fixed)
        self.remove.setAccessibleName(translate("Form", "Remove {what}").format(what=text))


class InstanceAdder(QWidget):
    """``added`` when one more instance is wanted; the undo of a removal stands beside it."""

    added = Signal()
    undone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        box = row(self, margins=(16, 0, 0, 0), gap=12)
        self.add = Button("", small=True)
        self.add.clicked.connect(self.added)
        self._removed = label("small")
        self.undo = Button(translate("Form", "Undo"), "quiet", small=True)
        self.undo.clicked.connect(self.undone)
        box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._removed)
        box.addWidget(self.undo)
        box.addStretch(1)
        self.offer_undo("")

    def show_title(self, title: str) -> None:
        """Add what."""
        self.add.set_words(translate("Form", "Add {what}").format(what=inner(plain_text(title))))
        self.add.set_icon("plus")

    def offer_undo(self, text: str) -> None:
        """What was removed; "" ends the offer."""
        self._removed.setText(text)
        self._removed.setVisible(bool(text))
        self.undo.setVisible(bool(text))
