"""What the parts of the page have in common: filters over a list, a panel beside it, reading in the background."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldapp.ui import background
from fieldapp.ui.pages.page import Shell
from fieldapp.ui.pages.team.side import SidePanel
from fieldapp.ui.pages.team.table import Cell, Column, ListModel, ListTable
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import bare, column, frame, row
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.widgets.kept_focus import gone
from fieldapp.ui.words import translate


class Section(QWidget):
    """A part says what it reads (``read``, in the background), which rows that makes (``rows``), how a row is said
    (``cells``) and what the panel tells of the chosen one (``tell``)."""

    counted = Signal()  # another reading is on screen

    def __init__(self, shell: Shell, name: str, columns: Sequence[Column], empty: tuple[str, str, str]) -> None:
        """``empty``: icon, words and reason while there is nothing at all."""
        super().__init__()
        self.setProperty("kind", "bare")
        self.shell = shell
        self._empty_words = empty
        self._job: background.Job | None = None
        self._again = False
        self._wanted = ""
        self._take_focus = False
        self.read_once = False
        self.model = ListModel(columns, self.cells, self.key, self)
        self.table = ListTable(name, self.model)
        self.panel = SidePanel(
            translate("Team", "Details: {name}").format(name=name),
            translate("Team", "Choose a row to see its details."),
        )
        self.bar = bare()
        self.bar_box = column(self.bar, gap=8)
        self._banner = Banner()
        self._lay_out(empty[0])
        self.table.chosen.connect(self.show_chosen)
        self.table.opened.connect(self.to_panel)

    # what a part says ------------------------------------------------------------------------------

    def read(self, job: background.Job) -> Any:
        """In the background: what the store has."""
        raise NotImplementedError

    def take(self, data: Any) -> None:
        """What was read, before ``rows`` is asked."""
        raise NotImplementedError

    def rows(self) -> Sequence[Any]:
        """Those that fit the filters, in order."""
        raise NotImplementedError

    def everything(self) -> int:
        """How many there are without filters."""
        raise NotImplementedError

    def key(self, item: Any) -> str:
        """Names a row."""
        raise NotImplementedError

    def cells(self, item: Any) -> Sequence[Cell]:
        """A row in words."""
        raise NotImplementedError

    def tell(self, item: Any) -> Sequence[QWidget]:
        """The panel's parts for the chosen row."""
        raise NotImplementedError

    # what the page asks ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read again; the chosen row stays."""
        if self._job is not None:
            self._again = True
            return
        self._job = background.run(self.read, self._show, self._failed)

    def loaded(self) -> bool:
        """Whether the list on screen is that of the store."""
        return self._job is None

    def choose(self, key: str) -> None:
        """Choose this row now, or once it was read."""
        self._wanted = "" if self.loaded() and self.table.choose(key) else key

    def leave(self) -> None:
        """Nothing is read any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def begin(self) -> None:
        """The keyboard starts in the list; its rows may follow in a moment."""
        self._take_focus = not self.model.rowCount()
        (self.table if self.model.rowCount() else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> Sequence[QWidget]:
        """Filters, list, panel."""
        return (self.bar, self._card, self.panel)

    def to_panel(self) -> None:
        """Enter in the list goes to what can be done."""
        target = self.panel.first_action()
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def to_list(self) -> None:
        """Back to the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """The rows again, from what was read."""
        chosen = self._wanted or self.table.current_key()
        rows = self.rows()
        self.model.show_rows(rows)
        self.table.choose(chosen)
        self._wanted = ""
        self._stack.setCurrentIndex(0 if rows else 1)
        if self.everything():
            self._empty.set_words(translate("Team", "Nothing matches the filter."))
        else:
            self._empty.set_words(*self._empty_words[1:])
        held = self.window().focusWidget()
        self.show_chosen()
        if gone(held, self.panel):
            (self.table if rows else self).setFocus(Qt.FocusReason.OtherFocusReason)
        if self._take_focus and rows:
            self._take_focus = False
            self.to_list()

    def show_chosen(self) -> None:
        """The panel follows the list."""
        item = self.table.current()
        if item is None:
            self.panel.show_nothing()
        elif not self.panel.same(item):
            self.panel.fill(self.tell(item))

    def _show(self, data: Any) -> None:
        self._job = None
        self.read_once = True
        self._banner.hide()
        self.take(data)
        self.fill()
        self.counted.emit()
        if self._again:
            self._again = False
            self.refresh()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._banner.set_banner(
            translate("Team", "The list cannot be shown now."), sentence(error), "circle-alert", "danger"
        )
        self._banner.show()

    def _lay_out(self, icon: str) -> None:
        outer = column(self, gap=10)
        outer.addWidget(self._banner)
        self._banner.hide()
        outer.addWidget(self.bar)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._empty = EmptyState(icon, translate("Team", "Reading…"))
        self._stack.addWidget(self._empty)
        self._stack.setCurrentIndex(1)
        self._card = frame("card")
        self._card.setAccessibleName(self.table.accessibleName())
        column(self._card, margins=(6, 0, 6, 6), gap=0).addWidget(self._stack)
        both = row(gap=12)
        both.addWidget(self._card, 1)
        both.addWidget(self.panel)
        outer.addLayout(both, 1)
