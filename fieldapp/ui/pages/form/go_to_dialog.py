"""Ctrl+G: go to a question by its number or by words of its label."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from fieldapp.ui import theme
from fieldapp.ui.pages.form.filling import Filling
from fieldapp.ui.widgets.basics import column, label
from fieldapp.ui.widgets.questions.catalogue import is_asked
from fieldapp.ui.widgets.questions.folding import matches
from fieldapp.ui.widgets.questions.markup import plain_text
from fieldapp.ui.widgets.questions.roomy import RoomyLines
from fieldapp.ui.words import translate

PLACE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Place:
    """A question one can go to."""

    number: int
    reference: str
    label: str
    section: str


def places(filling: Filling) -> tuple[Place, ...]:
    """All relevant questions, numbered through the form."""
    found: list[Place] = []
    for section in filling.sections:
        for reference in section.references:
            node = filling.session.node(reference)
            if is_asked(node):
                found.append(Place(len(found) + 1, reference, plain_text(node.label) or node.name, section.title))
    return tuple(found)


class GoToDialog(QDialog):
    """``chosen`` is the reference after ``exec`` was accepted."""

    def __init__(self, parent: QWidget, found: Sequence[Place]) -> None:
        super().__init__(parent)
        self.chosen = ""
        self._places = found
        title = translate("Form", "Go to question")
        self.setWindowTitle(title)
        self.setMinimumSize(theme.px(480), theme.px(360))
        box = column(self, margins=(16, 14, 16, 16), gap=8)
        words = label("h2", title)
        self.search = QLineEdit()
        self.search.setPlaceholderText(translate("Form", "Number or words of the question"))
        self.search.setAccessibleName(title)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._take)
        self.search.installEventFilter(self)
        words.setBuddy(self.search)
        self.rows = QListWidget()
        self.rows.setItemDelegate(RoomyLines(self.rows))
        self.rows.setAccessibleName(translate("Form", "Questions"))
        self.rows.itemActivated.connect(self._take)
        self.rows.itemClicked.connect(self._take)
        for part in (words, self.search, self.rows):
            box.addWidget(part)
        self._filter("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down move in the list while typing."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.search:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step:
                self.rows.setCurrentRow(max(0, min(self.rows.count() - 1, self.rows.currentRow() + step)))
                return True
        return super().eventFilter(watched, event)

    def _filter(self, typed: str) -> None:
        wanted = typed.strip()
        self.rows.clear()
        for place in self._places:
            if str(place.number) == wanted or (not wanted.isdigit() and matches(place.label, wanted)):
                item = QListWidgetItem(f"{place.number}. {place.label}")
                item.setToolTip(place.section)
                item.setData(PLACE, place.reference)
                self.rows.addItem(item)
        self.rows.setCurrentRow(0)

    def _take(self) -> None:
        item = self.rows.currentItem()
        if item is not None:
            self.chosen = str(item.data(PLACE))
            self.accept()
