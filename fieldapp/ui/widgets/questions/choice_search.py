"""A searchable list for ``select_one`` with many choices: type any part of a label, pick with Enter.

What is typed without picking is never taken silently: a text that names exactly one choice becomes it, any
other text is kept as typed and reported by the form as not being a choice.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QPushButton, QWidget

from fieldapp.forms import Choice
from fieldapp.ui import icons
from fieldapp.ui.widgets.questions import sayings
from fieldapp.ui.widgets.questions.choices import QUICK
from fieldapp.ui.widgets.questions.editor import QuestionNode
from fieldapp.ui.widgets.questions.folding import best_first, fold, matches
from fieldapp.ui.widgets.questions.line import LineEditor
from fieldapp.ui.widgets.questions.markup import plain_text
from fieldapp.ui.widgets.questions.roomy import RoomyLines

LIMIT = 50  # rows shown at once


class ChoiceSearch(LineEditor):
    """Line edit and list; Down or F4 opens, Enter picks, Esc closes and restores."""

    def __init__(self, language: str = "id", parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._choices: tuple[tuple[str, str], ...] = ()
        self._found: list[tuple[str, str]] = []
        self._quick = False
        self._rows = QStringListModel(self)
        self._list = QCompleter(self._rows, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(9)
        self._list.setWidget(self.line)
        self._popup().setProperty("kind", "popup")
        self._popup().setItemDelegate(RoomyLines(self))
        self._list.activated[QModelIndex].connect(self._picked)  # type: ignore[index]
        self.line.textEdited.disconnect(self.keys_came)
        self.line.textEdited.connect(self._search)
        self.line.setPlaceholderText(sayings.type_to_search())
        self._arrow = QPushButton(self)
        self._arrow.setProperty("kind", "icon")
        self._arrow.setIcon(icons.icon("chevron-down", "text2"))
        self._arrow.setIconSize(icons.icon_size())
        self._arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arrow.clicked.connect(self._open_from_arrow)
        self.row.addWidget(self._arrow)

    def set_node(self, node: QuestionNode) -> None:
        """Take the node's choices; the list shows them when it opens."""
        self._choices = tuple((choice.value, plain_text(choice.label)) for choice in self.choices_of(node))
        self._quick = bool(QUICK & set(node.appearance))
        self._arrow.setAccessibleName(sayings.show_choices(node.label))
        self._arrow.setVisible(not node.readonly)
        self._popup().setAccessibleName(sayings.choices(node.label))
        if not self.line.hasFocus() or not self.line.isModified():
            self._given = None  # a label may have changed with the language
        super().set_node(node)

    def choices_of(self, node: QuestionNode) -> Sequence[Choice]:
        """What can be chosen."""
        return node.choices

    def shown(self, value: str) -> str:
        """The label of the chosen value."""
        return next((label for own, label in self._choices if own == value), value)

    def read(self, typed: str) -> str:
        """The value of the one choice that is meant, else the typed text."""
        wanted = fold(typed)
        named = [value for value, label in self._choices if label == typed or value == typed]
        exact = named or [value for value, label in self._choices if fold(label) == wanted]
        found = exact or [value for value, label in self._choices if matches(label, typed)]
        return found[0] if len(set(found)) == 1 or (exact and named) else typed

    def readable(self, typed: str) -> bool:
        """Whether it names one choice."""
        value = self.read(typed)
        return any(own == value for own, _ in self._choices)

    def open(self, typed: str = "") -> None:
        """Show the choices that match, the best first and marked."""
        self._found = best_first(self._choices, lambda choice: choice[1], typed)
        labels = [label for _, label in self._found[:LIMIT]]
        self._rows.setStringList(labels)
        popup = self._popup()
        if not labels:
            popup.hide()
            self.noticed.emit(sayings.nothing_matches())
            return
        self.noticed.emit(sayings.limited(LIMIT, len(self._found)) if len(self._found) > LIMIT else "")
        self._list.complete()
        popup.setCurrentIndex(self._list.completionModel().index(self._row_of_answer(labels), 0))

    def labels(self) -> Sequence[str]:
        """What the open list shows."""
        return self._rows.stringList()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down and F4 open the list; Esc gives the answer back."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and not self._popup().isVisible():
                self.open("" if not self.line.isModified() else self.line.text())
                return True
            if event.key() == Qt.Key.Key_Escape and self.line.isModified():
                self._restore()
                return True
        return super().eventFilter(watched, event)

    def flush(self) -> None:
        """Nothing is given while the list is open: the text is a search, not an answer."""
        if not self._popup().isVisible():
            super().flush()

    def _popup(self) -> QAbstractItemView:
        popup = self._list.popup()
        assert popup is not None, "a completer has a popup of its own"
        return popup

    def _search(self, typed: str) -> None:
        if typed.strip():
            self.open(typed)
        else:
            self._popup().hide()

    def _open_from_arrow(self) -> None:
        self.line.setFocus()
        self.open()

    def _row_of_answer(self, labels: list[str]) -> int:
        shown = self.line.text()
        return labels.index(shown) if shown in labels else 0

    def _picked(self, index: QModelIndex) -> None:
        value, label = self._found[index.row()]
        self.line.setText(label)
        self.line.setModified(False)
        self._popup().hide()
        if value != self._given:
            self._given = value
            self.answered.emit(value)
            if self._quick:
                self.finished.emit()

    def _restore(self) -> None:
        given = self._given or ""
        self.line.setText(self.shown(given))
        self.line.setModified(False)
