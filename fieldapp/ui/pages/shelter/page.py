"""The bed board of a shelter: free beds first to the eye, one painted grid, the chosen bed at the right.

Names are hidden in desk mode (Ctrl+Shift+H, or after a minute without work). Every decision is asked for and filed by
``deeds``; this page shows.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QStackedWidget, QVBoxLayout, QWidget

from fieldapp.casework import beds
from fieldapp.casework.beds import Board, Tile
from fieldapp.casework.shelter_values import HELD
from fieldapp.fieldbook.facilities import Facility
from fieldapp.ui import theme
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.pages.shelter import sayings
from fieldapp.ui.pages.shelter.deeds import Deeds
from fieldapp.ui.pages.shelter.desk_mode import QuietWatch
from fieldapp.ui.pages.shelter.grid import BedGrid
from fieldapp.ui.pages.shelter.panel import BedPanel, today_facts
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, bare, column, frame, label, line, row, scrolling
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.words import translate

ALL: Final = "all"
PANEL, NARROW_PANEL = 312, 264
MINUTE_MS: Final = 60_000  # holds end and days pass while the board is only looked at


class ShelterPage(Page):
    """``bed``: code of the bed to stand on; ``admit``: "1" puts the caret where somebody coming in is named."""

    place = "shelter"

    def __init__(self, shell: Shell, bed: str = "", show: str = "", admit: str = "") -> None:
        super().__init__(shell)
        self.board: Board | None = None
        self.hidden = False
        self._admit = bool(admit)
        self._shelters = shell.book.shelters
        self.facility: Facility | None = self._shelters.chosen
        self.title = translate("Shelter", "Shelter")
        self.deeds = Deeds(self, self)
        self._build()
        self._quiet = QuietWatch(self)
        self._quiet.quiet.connect(lambda: self.hide_names(hidden=True))
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self._minute.start()
        hide = QShortcut(QKeySequence("Ctrl+Shift+H"), self)
        hide.activated.connect(lambda: self.hide_names(hidden=not self.hidden))
        if show:
            self.filters.choose(show)
        self.resized()
        self.refresh()
        if bed:
            self.choose(bed)

    # the page -----------------------------------------------------------------------------------

    def top_buttons(self) -> Sequence[Button]:
        """Waiting list, night count and a new room."""
        if self.facility is None:
            return ()
        return (Button(translate("Shelter", "&Night count"), icon="moon", action=self.deeds.count_night),)

    def regions(self) -> Sequence[QWidget]:
        """Filters, board, panel."""
        return (self.filters, self.grid, self._side)

    def opened(self) -> None:
        """On the beds, or where somebody coming in is named."""
        self._quiet.watch()
        if self._admit and self.facility is not None:
            self.admit()
        elif self.facility is None or self.board is None or not self.board.tiles:
            self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the board again; the bed stays chosen."""
        if self.facility is None:
            self._stack.setCurrentWidget(self._unchosen)
            return
        self.board = self._shelters.board(self.facility)
        self._show()

    def resized(self) -> None:
        """The panel is narrower where there is little room."""
        self._side.setFixedWidth(theme.px(NARROW_PANEL if self.shell.width_class == "narrow" else PANEL))
        self._legend.setVisible(not self.shell.short)

    def leave(self) -> bool:
        """The question on screen goes with the page."""
        self.deeds.close()
        self._panel.stop()
        self._quiet.stop()
        self._minute.stop()
        return True

    def kept(self) -> dict[str, str]:
        """The bed and the filter."""
        tile = self.grid.current()
        return {"bed": tile.key if tile else "", "show": self.filters.key()}

    # what deeds and keys ask for ----------------------------------------------------------------

    def choose(self, key: str) -> None:
        """Go to a bed."""
        self.grid.choose(key)

    def admit(self) -> None:
        """The first free bed, and the caret where somebody is named."""
        board = self.board
        free = next((tile for tile in board.tiles if tile.face == beds.FREE), None) if board else None
        if free is None:
            self.deeds.add_waiting()
            return
        current = self.grid.current()
        if current is None or current.face not in (beds.FREE, HELD):
            self.choose(free.key)
        self._open(self.grid.current())

    def hide_names(self, *, hidden: bool) -> None:
        """Desk mode."""
        if hidden != self.hidden:
            self.hidden = hidden
            self.desk.setChecked(hidden)
            if self.board is not None:
                self._show()

    # building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        box = column(self, margins=(20, 14, 0, 0), gap=10)
        box.addLayout(self._head())
        self._stack = QStackedWidget()
        self._unchosen = EmptyState(
            "bed-double",
            translate("Shelter", "Which shelter is this desk?"),
            translate("Shelter", "Choose it above. Its beds and everybody who stays are shown here."),
        )
        add = Button(translate("Shelter", "Add a room"), "primary", icon="plus", action=self.deeds.add_room)
        self._bare = EmptyState(
            "bed-double", translate("Shelter", "This shelter has no beds yet. Add a room."), "", (add,)
        )
        self._stack.addWidget(self._unchosen)
        self._stack.addWidget(self._bare)
        self._stack.addWidget(self._board_side())
        body = row(gap=16)
        body.addWidget(self._stack, 1)
        body.addWidget(self._panel_side())
        box.addLayout(body, 1)

    def _head(self) -> QVBoxLayout:
        made = column(margins=(0, 0, 20, 0), gap=8)
        top = row(gap=10)
        self.picker = QComboBox()
        self.picker.setAccessibleName(translate("Shelter", "Shelter"))
        self.picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.picker.setMinimumContentsLength(14)
        self.picker.addItem(translate("Shelter", "Choose a shelter…"), "")
        for one in self._shelters.facilities():
            self.picker.addItem(one.name, one.code)
        self.picker.setCurrentIndex(max(0, self.picker.findData(self.facility.code if self.facility else "")))
        self.picker.activated.connect(lambda at: self._pick(str(self.picker.itemData(at))))
        top.addWidget(self.picker, 1)
        self.desk = Button(translate("Shelter", "&Hide names"), icon="eye-off", small=True)
        self.desk.setCheckable(True)
        self.desk.setToolTip("Ctrl+Shift+H")
        self.desk.clicked.connect(lambda checked: self.hide_names(hidden=checked))
        top.addWidget(self.desk)
        room = Button(translate("Shelter", "Add a room"), icon="plus", small=True, action=self.deeds.add_room)
        wait = Button(translate("Shelter", "Waiting list"), icon="clock", small=True, action=self.deeds.add_waiting)
        self._tools: tuple[Button, ...] = (wait, room)
        for button in self._tools:
            top.addWidget(button)
        made.addLayout(top)
        self.filters = Segments(
            translate("Shelter", "Filter"),
            [(ALL, translate("Shelter", "All")), *((face, sayings.filter_word(face)) for face in beds.FACES)],
        )
        self.filters.chosen.connect(lambda _key: self._show())
        made.addWidget(self.filters)
        return made

    def _board_side(self) -> QWidget:
        made = bare()
        box = column(made, margins=(0, 0, 0, 10), gap=8)
        self._warning = Banner(tone="danger", icon="circle-alert")
        self._warning.hide()
        box.addWidget(self._warning)
        content = bare()
        inside = column(content, margins=(1, 0, 6, 0), gap=0)
        self.grid = BedGrid()
        self.grid.chosen.connect(lambda _key: self._show_panel())
        self.grid.opened.connect(lambda _key: self._open(self.grid.current()))
        self.grid.moved.connect(self._moved)
        self.grid.pressed.connect(self._pressed)
        self.grid.carrying.connect(self._carrying)
        inside.addWidget(self.grid)
        inside.addStretch(1)
        box.addWidget(scrolling(content, translate("Shelter", "Beds")), 1)
        self._legend = label("caption", self._keys(), wrap=True)
        box.addWidget(self._legend)
        return made

    def _panel_side(self) -> QFrame:
        self._side = frame("panel")
        self._side.setFixedWidth(theme.px(PANEL))
        content = bare()
        inside = column(content, margins=(16, 4, 16, 12), gap=12)
        self._panel = BedPanel(self.shell.book, self.deeds, self._take_up)
        inside.addWidget(self._panel)
        inside.addWidget(line())
        self._today_title = label("h3", translate("Shelter", "Today"))
        inside.addWidget(self._today_title)
        self._today: QVBoxLayout = column(gap=4)
        inside.addLayout(self._today)
        inside.addStretch(1)
        column(self._side, gap=0).addWidget(scrolling(content, translate("Shelter", "The chosen bed")))
        return self._side

    @staticmethod
    def _keys() -> str:
        return translate(
            "Shelter",
            "Arrows choose a bed, Enter opens it, T admits, P moves, K shows free beds, a bed code jumps there.",
        )

    # showing ------------------------------------------------------------------------------------

    def _show(self) -> None:
        board, facility = self.board, self.facility
        if board is None or facility is None:
            return
        counts = board.counts
        self.filters.set_counts({ALL: len(board.tiles), **{face: counts[face] for face in beds.FACES}})
        subtitle = translate("Shelter", "{free} free of {beds}").format(free=counts[beds.FREE], beds=counts["beds"])
        if subtitle != self.subtitle:
            self.subtitle = subtitle
            self.titled.emit()
        self._stack.setCurrentIndex(2 if board.tiles else 1)
        self.grid.show_board(board, self._passes(), hidden=self.hidden)
        self._warn(board)
        self._show_panel()
        day = self._shelters.day(facility)
        today_facts(self._today, board, day.came, day.left)

    def _passes(self) -> Callable[[Tile], bool]:
        wanted = self.filters.key()
        return lambda tile: wanted in (ALL, tile.face)

    def _warn(self, board: Board) -> None:
        carried = self.grid.carried()
        if carried is not None and carried.stays:
            name = sayings.shown_name(carried.stays[0], hidden=self.hidden)
            text = translate("Shelter", "{name} moves: choose a free bed and press Enter. Esc takes it back.")
            self._warning.set_banner(text.format(name=name), "", "bed-double", "info")
        elif board.conflicts:
            tile = board.conflicts[0]
            self._warning.set_banner(sayings.conflict(tile, board, hidden=self.hidden), "", "circle-alert", "danger")
            self._warning.set_action(translate("Shelter", "Show"), lambda: self.choose(tile.key))
        self._warning.setVisible(carried is not None or bool(board.conflicts))

    def _show_panel(self) -> None:
        if self.board is not None:
            self._panel.show_tile(self.board, self.grid.current(), hidden=self.hidden)

    # acting -------------------------------------------------------------------------------------

    def _pick(self, code: str) -> None:
        self._shelters.choose(code)
        self.facility = self._shelters.chosen
        self.board = None
        self.titled.emit()
        self.refresh()

    def _open(self, tile: Tile | None) -> None:
        if tile is not None and self._panel.first is not None:
            self._panel.first.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_up(self) -> None:
        self.grid.take_up()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _carrying(self) -> None:
        if self.board is not None:
            self._warning.set_action()
            self._warn(self.board)

    def _moved(self, start: str, end: str) -> None:
        tile = self.board.find(start) if self.board else None
        if tile is not None and len(tile.stays) == 1:
            self.deeds.move_to(tile.stays[0], end)
        elif tile is not None and tile.stays:
            self.deeds.where(tile.stays[0])

    def _pressed(self, letter: str) -> None:
        if letter == "K":
            self.filters.choose(ALL if self.filters.key() == beds.FREE else beds.FREE)
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        elif letter == "P":
            self._take_up()
        elif letter == "T":
            self.admit()
