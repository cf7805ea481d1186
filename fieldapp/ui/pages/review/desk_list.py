"""The list side of the review: shelves, search, filter, the bar of what is picked, the table."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from fieldapp.domain.reviewing import Shelf, WorkFilter, WorkOrder
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import theme
from fieldapp.ui.pages.page import Shell
from fieldapp.ui.pages.records.page import ListSearch
from fieldapp.ui.pages.review import sayings
from fieldapp.ui.pages.review.bulk import BulkBar
from fieldapp.ui.pages.review.filters import FilterDialog
from fieldapp.ui.pages.review.model import WorkModel
from fieldapp.ui.pages.review.table import WorkTable
from fieldapp.ui.pages.review.work_list import WorkList
from fieldapp.ui.widgets.basics import Button, bare, column, frame, line, row
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.widgets.strip import Strip
from fieldapp.ui.words import translate

TYPING_MS: Final = 150
TWO_LINES_BELOW: Final = 1080
SEARCH, SEARCH_TIGHT = 240, 110


class DeskList(QWidget):
    """``opened`` with the row to read; ``acted`` with approve, return, attend or undo about ``chosen()``."""

    opened = Signal()
    acted = Signal(str)

    def __init__(self, shell: Shell, show: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._shell = shell
        self.rows = WorkList(shell.book, self)
        self.model = WorkModel(shell.book.reviewing.rows, self)
        self.table = WorkTable(translate("Review", "Submissions of the team"), self.model)
        self.segments = Segments(translate("Review", "Where it lies"), sayings.shelves())
        self.search = ListSearch()
        self.search.setPlaceholderText(translate("Review", "Name, number or worker"))
        self.bar = BulkBar()
        self._asked: FilterDialog | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        if show in frozenset(Shelf):
            self.segments.choose(show)
        self._lay_out()
        self._connect()

    # what the page says --------------------------------------------------------------------------

    def load(self) -> None:
        """Read again; picks, the keyboard's row and scrolling stay where they can."""
        self.rows.wanted = self.wanted()
        self.rows.load()

    def wanted(self) -> WorkFilter:
        """The filter as it stands."""
        asked = self.rows.wanted
        shelf = Shelf(self.segments.key())
        return WorkFilter(
            shelf,
            self.search.text().strip(),
            asked.device_code,
            asked.form_id,
            asked.since,
            asked.until,
            asked.code,
            asked.corrected and shelf is Shelf.RETURNED,
        )

    def chosen(self) -> Sequence[int]:
        """The numbers of what is picked, else of the row with the keyboard."""
        row = self.table.row()
        return self.model.chosen() or ((self.model.number(row),) if row >= 0 else ())

    def focus(self) -> None:
        """The keyboard starts in the table, or at the shelves when it is empty."""
        (self.table if self.model.rowCount() else self.segments).setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """The page goes away."""
        self.rows.stop()
        self.model.stop()
        self._typing.stop()
        if self._asked is not None:
            self._asked.reject()

    def ask_filter(self) -> None:
        """The small window of conditions."""
        dialog = FilterDialog(self, self.wanted(), self.rows.order, self.rows.choices, local_now())
        self._asked = dialog
        dialog.accepted.connect(lambda: self._take_filter(*dialog.chosen()))
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def clear_filter(self) -> None:
        """Everything on this shelf again."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._take_filter(WorkFilter(Shelf(self.segments.key())), WorkOrder.OLDEST)

    def pick_all(self, *, picked: bool) -> None:
        """Everything that fits, or nothing."""
        if self.rows.complete or not picked:
            self.model.pick_all(picked=picked)
            self.show_bar()

    def show_bar(self) -> None:
        """How much is picked, and what fits."""
        whole = self.rows.complete or self.wanted().narrow
        matching = len(self.model.numbers()) if whole else self._on_shelf()
        order = sayings.orders()[self.rows.order.value]
        tail = translate("Review", "%n submissions", matching) + " · " + order
        if self.rows.left:
            tail = translate("Review", "Checking, %n left", self.rows.left) + " · " + tail
        self.bar.show_state(len(self.model.picked), matching, Shelf(self.segments.key()), tail)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """S approves, R returns, P puts aside, U takes back, while the table has the keyboard."""
        letter = event.text().casefold()
        if event.key() == Qt.Key.Key_Escape:
            self.pick_all(picked=False)
            self.focus()
        elif letter in _LETTERS and self.table.hasFocus():
            self.acted.emit(_LETTERS[letter])
        elif event.key() == Qt.Key.Key_Down:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_A:
            self.pick_all(picked=True)
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_F:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window search and buttons stand below the shelves."""
        super().resizeEvent(event)
        tight = self.width() < theme.px(TWO_LINES_BELOW)
        self.search.setMinimumWidth(theme.px(SEARCH_TIGHT if tight else SEARCH))
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight)
        self.show_bar()

    # ---------------------------------------------------------------------------------------------

    def _on_shelf(self) -> int:
        return self.rows.counts[Shelf(self.segments.key())]

    def _take_filter(self, wanted: WorkFilter, order: WorkOrder) -> None:
        self.rows.wanted, self.rows.order = wanted, order
        self.model.picked.clear()
        self.load()
        self.focus()

    def _choose_shelf(self, key: str) -> None:
        """What is decided stands with the newest on top, what waits with the oldest."""
        if self.rows.order in (WorkOrder.OLDEST, WorkOrder.NEWEST):
            waits = Shelf(key) in (Shelf.WAITING, Shelf.TO_CHECK)
            self.rows.order = WorkOrder.OLDEST if waits else WorkOrder.NEWEST
        self.model.picked.clear()
        self.load()

    def _show_counts(self) -> None:
        self.segments.set_counts({shelf.value: number for shelf, number in self.rows.counts.items()})
        self._strip.fit()
        self.show_bar()

    def _show(self) -> None:
        self.model.set_numbers(self.rows.numbers, whole=self.rows.complete)
        self._show_counts()
        narrow = self.wanted().narrow
        self.clear.setVisible(narrow)
        empty = not self.rows.numbers
        if empty and narrow:
            self._empty.set_words(translate("Review", "Nothing matches the filter."))
        elif empty:
            self._empty.set_words(*_nothing(Shelf(self.segments.key())))
        self._stack.setCurrentIndex(1 if empty else 0)
        if not empty and self.table.row() < 0:
            self.table.choose_row(0)

    def _show_checks(self, _left: int) -> None:
        """What was found stands in the rows now; the shelves may have changed."""
        self.load()

    def _forget_dialog(self) -> None:
        if self._asked is not None:
            self._asked.deleteLater()
            self._asked = None

    def _connect(self) -> None:
        self._typing.timeout.connect(self.load)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.segments.chosen.connect(self._choose_shelf)
        self.rows.changed.connect(self._show)
        self.rows.counted.connect(self._show_counts)
        self.rows.checked.connect(self._show_checks)
        self.table.picked.connect(self.show_bar)
        self.table.opened.connect(self.opened)
        self.bar.everything.connect(lambda picked: self.pick_all(picked=picked))
        self.bar.acted.connect(self.acted)

    def _lay_out(self) -> None:
        box = column(self, gap=12)
        self._strip = Strip(self.segments)
        self.filter = Button(translate("Review", "&Filter"), icon="funnel", action=self.ask_filter)
        text = translate("Review", "Upload an &Excel file")
        self.upload = Button(text, icon="file-spreadsheet", action=lambda: self._shell.go("batch"))
        self.clear = Button(translate("Review", "Clear filter"), "quiet", small=True, action=self.clear_filter)
        self._head: QBoxLayout = row(gap=8)
        self._head.addWidget(self._strip, 1)
        right = bare()
        across = row(right, gap=8)
        across.addStretch(1)
        across.addWidget(self.search, 2)
        for button in (self.clear, self.filter, self.upload):
            across.addWidget(button)
        self._head.addWidget(right, 1)
        box.addLayout(self._head)
        card = frame("card")
        inside = column(card, margins=(1, 1, 1, 6), gap=0)
        inside.addWidget(self.bar)
        inside.addWidget(line())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._empty = EmptyState("file-check", "")
        self._stack.addWidget(self._empty)
        inside.addWidget(self._stack, 1)
        box.addWidget(card, 1)


_LETTERS: Final = {"s": "approve", "r": "return", "p": "attend", "u": "undo"}


def _nothing(shelf: Shelf) -> tuple[str, str]:
    if shelf is Shelf.WAITING:
        text = translate("Review", "Work of the team comes from the province, by USB or by the relay in one room.")
        return translate("Review", "Nothing waits for review."), text
    return {
        Shelf.TO_CHECK: translate("Review", "Nothing needs a look."),
        Shelf.APPROVED: translate("Review", "Nothing was approved yet."),
        Shelf.RETURNED: translate("Review", "Nothing is returned and still open."),
    }[shelf], ""
