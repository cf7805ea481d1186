"""The shelter: a board of beds, a panel for the one that is chosen, and how the day goes.

Everything on it is computed from submissions at every look; every decision is one more submission.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from fieldapp.casework.beds import FREE, Board, Tile
from fieldapp.casework.placing import Guest, suggested
from fieldapp.fieldbook.facilities import Facility
from fieldapp.ui import theme
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.pages.shelter import sayings
from fieldapp.ui.pages.shelter.deeds import Deeds
from fieldapp.ui.pages.shelter.desk_mode import QuietWatch
from fieldapp.ui.pages.shelter.grid import BedGrid
from fieldapp.ui.pages.shelter.head import FILTERS, Head
from fieldapp.ui.pages.shelter.panel import BedPanel
from fieldapp.ui.pages.shelter.today import Today
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, Stack, bare, column, frame, icon_button, label, picture, row, scrolling
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

HIDDEN = "desk_mode"  # setting: names are hidden
LOOK_AGAIN_MS = 30_000
WIDE, NARROW = 310, 280  # of the panel


class ShelterPage(Page):
    """``bed`` chooses a bed, ``show`` a filter; ``admit`` starts with the search for who is coming in."""

    place = "shelter"

    def __init__(self, shell: Shell, bed: str = "", show: str = "", admit: str = "") -> None:
        super().__init__(shell)
        self.title = translate("Shelter", "Shelter")
        self.facility: Facility | None = shell.book.shelters.chosen
        self.board: Board | None = None
        self.hidden = bool(shell.book.setting(HIDDEN))
        self._wanted = bed
        self._admit = bool(admit)
        self.deeds = Deeds(self, self)
        self.grid = BedGrid()
        self.panel = BedPanel(shell.book, self.deeds, self.carry)
        self.today = Today()
        self.banner = Banner(icon="circle-alert", tone="danger")
        self.head = Head(shell.book.shelters.facilities(), self.facility)
        self.names_button = icon_button("eye-off", translate("Shelter", "Hide names"), self.switch_names)
        self.night_button = Button(translate("Shelter", "Night count"), icon="moon", action=self.deeds.count_night)
        self.watch = QuietWatch(self)
        self._again = QTimer(self)
        self._again.setInterval(LOOK_AGAIN_MS)
        self._again.timeout.connect(self.refresh)
        self._again.start()
        self._lay_out()
        self._connect()
        if show in FILTERS:
            self.head.segments.choose(show)
        self._show_names_button()
        self.refresh()
        self.resized()

    # the page's contract ------------------------------------------------------------------------

    def opened(self) -> None:
        """The keyboard stands on the board; on the search when somebody is coming in."""
        self.watch.watch()
        if self._wanted:
            self.grid.choose(self._wanted)
        if self.facility is None:
            self.head.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._admit:
            self._admit = False
            self.admit()
        elif self._stack.currentWidget() is self._area:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the board again; the bed, the filter and what is typed stay."""
        shelters = self.shell.book.shelters
        facility = self.facility
        self.board = board = shelters.board(facility) if facility else None
        known = facility is not None and board is not None and bool(board.tiles)
        self._stack.setCurrentWidget(self._area if known else self._empty if facility else self._unknown)
        self.night_button.setEnabled(facility is not None)
        self._side.setVisible(facility is not None)
        self._foot.setVisible(facility is not None)
        if facility is not None and board is not None:
            self.head.show_counts(board)
            self.grid.show_board(board, self.head.passes(), hidden=self.hidden)
            self._show_panel()
            nights = shelters.night_counts(facility)
            self.today.show_day(shelters.day(facility), board, nights[0] if nights else None)
        self._show_banner()
        self._show_subtitle()

    def resized(self) -> None:
        """Narrow windows get a narrow panel, low ones no legend and a banner that scrolls with the beds."""
        narrow = self.shell.width_class == "narrow"
        self._side.setFixedWidth(theme.px(NARROW if narrow else WIDE))
        short = self.shell.short
        self._legend.setVisible(not short)
        if short:
            self._inside.insertWidget(0, self.banner)
        else:
            self._box.insertWidget(1, self.banner)

    def regions(self) -> Sequence[QWidget]:
        """The board, the panel."""
        return (self._card, self._side)

    def top_buttons(self) -> Sequence[Button]:
        """The night count, and names or initials."""
        return (self.night_button, self.names_button)

    def leave(self) -> bool:
        """Stop what is under way."""
        self._again.stop()
        self.watch.stop()
        self.deeds.close()
        self.panel.stop()
        return True

    def kept(self) -> dict[str, str]:
        """The bed and the filter."""
        tile = self.grid.current()
        return {"bed": tile.key if tile else "", "show": self.head.segments.key(), "admit": ""}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from the panel back to the board."""
        if event.key() == Qt.Key.Key_Escape and self._side.isAncestorOf(self.focusWidget() or self):
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    # what keys and buttons ask for --------------------------------------------------------------

    def admit(self) -> None:
        """Somebody is coming in: a free bed, and the caret in the search."""
        board = self.board
        if board is None:
            self.head.picker.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        tile = self.grid.current()
        if tile is None or tile.face != FREE:
            tile = next(iter(suggested(board, Guest())), None)
        if tile is None:
            text = translate("Shelter", "No bed is free. Choose an occupied bed, then an extra mattress in its room.")
            self.shell.say(News(text))
            return
        self.choose(tile.key)
        self.focus_panel()

    def choose(self, key: str) -> None:
        """Go to a bed, also where the filter hides it."""
        self.grid.choose(key)
        tile = self.grid.current()
        if tile is None or tile.key != key:
            self.head.segments.choose("all")
            self.grid.choose(key)
        self._show_panel()

    def carry(self) -> None:
        """Take up whoever is in the bed; arrows and Enter put them down."""
        self.grid.take_up()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_panel(self) -> None:
        """To what can be done about the bed."""
        first = self.panel.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def switch_names(self) -> None:
        """Names or initials."""
        self._hide_names(hidden=not self.hidden)

    def pick(self, code: str) -> None:
        """This desk works for another shelter."""
        shelters = self.shell.book.shelters
        shelters.choose(code)
        self.facility = shelters.chosen
        self.refresh()
        self.opened()

    # ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        across = row(self, margins=(20, 16, 20, 16), gap=12)
        self._card: QFrame = frame("card")
        box = column(self._card, margins=(16, 14, 16, 12), gap=10)
        box.addWidget(self.head)
        box.addWidget(self.banner)
        self.banner.hide()
        self._box = box
        content = bare()
        self._inside = column(content, margins=(1, 1, 6, 1), gap=10)
        self._inside.addWidget(self.grid)
        self._inside.addStretch(1)
        self._area = scrolling(content, translate("Shelter", "Beds"))
        self.add_button = Button(translate("Shelter", "Add a room"), "primary", icon="plus", action=self.deeds.add_room)
        self._empty = EmptyState(
            "bed-double", translate("Shelter", "This shelter has no beds yet."), "", (self.add_button,)
        )
        which = translate("Shelter", "Which shelter does this desk work for?")
        self._unknown = EmptyState("bed-double", which, translate("Shelter", "Choose it above; it is remembered."))
        self._stack = Stack()
        for one in (self._area, self._empty, self._unknown):
            self._stack.addWidget(one)
        box.addWidget(self._stack, 1)
        self._foot = self._make_foot()
        box.addWidget(self._foot)
        self._side = bare()
        side = column(self._side, gap=12)
        side.addWidget(self.panel, 1)
        side.addWidget(self.today)
        across.addWidget(self._card, 1)
        across.addWidget(self._side)

    def _make_foot(self) -> QWidget:
        made = bare()
        box = row(made, gap=6)
        self._legend = bare()
        legend = row(self._legend, gap=6)
        for need, icon in sayings.NEED_ICONS.items():
            legend.addWidget(picture(icon, sayings.NEED_INKS[need], 16))
            legend.addWidget(label("caption", sayings.need_word(need)))
            legend.addSpacing(theme.px(8))
        box.addWidget(self._legend)
        box.addStretch(1)
        waits = translate("Shelter", "&Waiting list")
        box.addWidget(Button(waits, "quiet", icon="plus", small=True, action=self.deeds.add_waiting))
        room = translate("Shelter", "&Room")
        box.addWidget(Button(room, "quiet", icon="plus", small=True, action=self.deeds.add_room))
        return made

    def _connect(self) -> None:
        self.grid.chosen.connect(lambda _key: self._show_panel())
        self.grid.opened.connect(lambda _key: self.focus_panel())
        self.grid.moved.connect(self._moved)
        self.grid.pressed.connect(self._pressed)
        self.grid.carrying.connect(self._show_banner)
        self.head.picked.connect(self.pick)
        self.head.filtered.connect(self.refresh)
        self.watch.quiet.connect(lambda: self._hide_names(hidden=True))

    def _pressed(self, letter: str) -> None:
        """K filters the free beds, T admits, P takes up."""
        if letter == "K":
            self.head.segments.choose("all" if self.head.segments.key() == "free" else "free")
        elif letter == "T":
            self.admit()
        elif letter == "P":
            self.carry()

    def _moved(self, start: str, end: str) -> None:
        tile = self.board.find(start) if self.board else None
        if tile is not None and len(tile.stays) == 1:
            self.deeds.move_to(tile.stays[0], end)
        elif tile is not None:
            self.choose(tile.key)  # several people: the panel asks who
            self.focus_panel()

    def _hide_names(self, *, hidden: bool) -> None:
        if hidden != self.hidden:
            self.hidden = hidden
            self.shell.book.put_setting(HIDDEN, "yes" if hidden else "")
            self._show_names_button()
            self.refresh()

    def _show_names_button(self) -> None:
        shown, hide = translate("Shelter", "Show names"), translate("Shelter", "Hide names")
        name = shown if self.hidden else hide
        self.names_button.setAccessibleName(name)
        self.names_button.setToolTip(f"{name} (Ctrl+Shift+H)")
        self.names_button.set_icon("eye" if self.hidden else "eye-off", "text2")

    def _show_panel(self) -> None:
        if self.board is None:
            return
        within = self.panel.isAncestorOf(self.window().focusWidget() or self)
        if self.panel.show_tile(self.grid.current(), self.board, hidden=self.hidden) and within:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)  # what had the keyboard is gone

    def _show_banner(self) -> None:
        """Who is carried, else what needs a decision, else the hold that ends first."""
        board, carried = self.board, self.grid.carried()
        self.banner.set_action()
        if carried is not None and carried.stays:
            text = translate("Shelter", "Where does {name} go?")
            names = ", ".join(sayings.shown_name(stay, hidden=self.hidden) for stay in carried.stays)
            hint = translate("Shelter", "Arrows to the bed, then Enter. Esc leaves it as it is.")
            self.banner.set_banner(text.format(name=names), hint, "info", "info")
        elif board is not None and board.conflicts:
            text = translate("Shelter", "%n beds need a decision.", len(board.conflicts))
            self.banner.set_banner(text, "", "circle-alert", "danger")
            self._offer(board.conflicts[0])
        elif board is not None and board.expiring:
            tile, mark = board.expiring[0]
            ends = translate("Shelter", "The hold on {bed} ends at {time}. Release or extend?")
            ended = translate("Shelter", "The hold on {bed} ended at {time}. Release or extend?")
            text = ended if mark.until is not None and mark.until <= board.now else ends
            time = sayings.clock(mark.until or board.now, board.now)
            self.banner.set_banner(text.format(bed=tile.code, time=time), "", "clock", "warning")
            self._offer(tile)
        else:
            self.banner.hide()
            return
        self.banner.show()

    def _offer(self, tile: Tile) -> None:
        def look() -> None:
            self.choose(tile.key)
            self.focus_panel()

        self.banner.set_action(translate("Shelter", "Decide"), look)

    def _show_subtitle(self) -> None:
        text = ""
        if self.facility is not None and self.board is not None:
            counts = self.board.counts
            free = translate("Shelter", "{free} free of {beds}").format(free=counts[FREE], beds=counts["beds"])
            text = f"{free} · {self.facility.name}"  # the end may be cut; the picker has the name
        if text != self.subtitle:
            self.subtitle = text
            self.titled.emit()
