"""The right side of the board: the chosen bed with who is in it and what can be done; today's facts under it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldapp.casework import beds
from fieldapp.casework.beds import Board, Tile, is_over_limit
from fieldapp.casework.shelter_values import CLEANING, HELD, OUT, Stay
from fieldapp.ui import theme
from fieldapp.ui.pages.shelter import sayings
from fieldapp.ui.pages.shelter.deeds import Deeds
from fieldapp.ui.pages.shelter.finder import Finder
from fieldapp.ui.widgets.basics import Button, ElidedLabel, bare, column, empty_layout, label, picture, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.pill import Pill
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

Action = tuple[str, str, Callable[[], object]]  # words, icon, what it does


class BedPanel(QWidget):
    """``show_tile`` builds it anew; ``finder`` is there while the bed is free or held."""

    def __init__(self, book: "Fieldbook", deeds: Deeds, take_up: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._book = book
        self._deeds = deeds
        self._take_up = take_up
        self.finder: Finder | None = None
        self.first: QWidget | None = None
        self._box = column(self, gap=10)

    def show_tile(self, board: Board, tile: Tile | None, *, hidden: bool) -> None:
        """What stands in a bed and what can be done with it."""
        self.stop()
        self.finder = self.first = None
        empty_layout(self._box)
        if tile is None:
            self._box.addWidget(label("muted", translate("Shelter", "Choose a bed."), wrap=True))
            return
        self._head(board, tile)
        if tile.face == beds.CONFLICT:
            self._conflict(board, tile, hidden=hidden)
        for stay in tile.stays:
            self._stay(board, tile, stay, hidden=hidden)
        if not tile.stays:
            self._empty(board, tile, hidden=hidden)

    def stop(self) -> None:
        """The search of the finder ends."""
        if self.finder is not None:
            self.finder.stop()

    def _head(self, board: Board, tile: Tile) -> None:
        words = row(gap=8)
        words.addWidget(label("h2", sayings.bed_title(tile)))
        words.addStretch(1)
        icon, tone = sayings.FACE_PILLS[tile.face]
        words.addWidget(Pill(sayings.face_word(tile.face), icon, tone))
        self._box.addLayout(words)
        self._box.addWidget(ElidedLabel("small", sayings.room_name(board.room_of(tile))))

    def _conflict(self, board: Board, tile: Tile, *, hidden: bool) -> None:
        notice = Notice("danger")
        self._box.addWidget(notice)
        notice.say(sayings.conflict(tile, board, hidden=hidden))
        for stay in tile.stays:
            text = translate("Shelter", "{name} is here").format(name=sayings.shown_name(stay, hidden=hidden))
            self._button((text, "check", partial(self._deeds.is_here, tile, stay)), kind="primary")

    def _stay(self, board: Board, tile: Tile, stay: Stay, *, hidden: bool) -> None:
        made = bare()
        box = column(made, gap=3)
        box.addWidget(label("h3", sayings.shown_name(stay, hidden=hidden), wrap=True))
        facts = [sayings.age_and_sex(stay.sex, stay.age), sayings.days(stay, board.now)]
        box.addWidget(label("small", " · ".join(part for part in facts if part), wrap=True))
        if not hidden:
            for need in stay.needs:
                line = row(gap=6)
                line.addWidget(picture(sayings.NEED_ICONS[need], sayings.NEED_INKS[need], 15))
                line.addWidget(label("small", sayings.need_word(need), wrap=True), 1)
                box.addLayout(line)
        if is_over_limit(stay, board.now, board.limit_days):
            box.addWidget(Pill(translate("Shelter", "Over the stay limit"), "triangle-alert", "warning"))
        self._box.addWidget(made)
        if tile.face != beds.CONFLICT:
            self._button((translate("Shelter", "&Move"), "bed-double", self._take_up))
            self._button((translate("Shelter", "Choose where…"), "search", lambda: self._deeds.where(stay)))
        self._button((translate("Shelter", "&Discharge"), "door-open", lambda: self._deeds.discharge(stay)))

    def _empty(self, board: Board, tile: Tile, *, hidden: bool) -> None:
        mark = tile.mark
        if mark is not None:
            told = sayings.until(mark, board.now) if mark.what == HELD else sayings.since(mark)
            who = "" if hidden else mark.held_for
            text = " · ".join(part for part in (who, mark.reason, told) if part)
            self._box.addWidget(label("body", text, wrap=True))
        if tile.face in (beds.FREE, HELD):
            self.finder = Finder(self._book, board.waiting, hidden=hidden)
            self.finder.found.connect(lambda person: self._deeds.admit(tile, person=person))
            self.finder.new.connect(lambda name: self._deeds.admit(tile, name=name))
            self.finder.called.connect(lambda waiting: self._deeds.admit(tile, waiting=waiting))
            self._box.addWidget(self.finder)
            self.first = self.finder.line
        for action in self._bed_actions(tile):
            self._button(action)

    def _bed_actions(self, tile: Tile) -> tuple[Action, ...]:
        deeds = self._deeds
        if tile.face == HELD:
            return (
                (translate("Shelter", "Release"), "check", lambda: deeds.lift(tile)),
                (translate("Shelter", "Extend"), "clock", lambda: deeds.extend(tile)),
            )
        if tile.face == OUT:
            return ((translate("Shelter", "Use again"), "check", lambda: deeds.lift(tile)),)
        if tile.face == CLEANING:
            return ((translate("Shelter", "Is clean"), "check", lambda: deeds.lift(tile)),)
        return (
            (translate("Shelter", "Hold"), "clock", lambda: deeds.hold(tile)),
            (translate("Shelter", "Needs cleaning"), "brush", lambda: deeds.clean(tile)),
            (translate("Shelter", "Mark out of use"), "x", lambda: deeds.out(tile)),
            (translate("Shelter", "Extra mattress in this room"), "plus", partial(deeds.extra, tile)),
            (translate("Shelter", "Take off the board"), "trash-2", lambda: deeds.take_away(tile)),
        )

    def _button(self, action: Action, kind: str = "") -> None:
        text, icon, act = action
        button = Button(text, kind, icon=icon, small=True, action=act)
        self._box.addWidget(button)
        if self.first is None:
            self.first = button


def today_facts(box: QVBoxLayout, board: Board, came: int, left: int) -> None:
    """*Hari ini*: who came and left, who sleeps here, who stays too long, which holds end."""
    empty_layout(box)
    sleeping = len(board.stays)
    rows = [
        (translate("Shelter", "Came in today"), str(came), ""),
        (translate("Shelter", "Left today"), str(left), ""),
        (translate("Shelter", "Sleep here tonight"), str(sleeping), ""),
        (
            translate("Shelter", "Over the stay limit"),
            str(len(board.over_limit)),
            "warning" if board.over_limit else "",
        ),
        (translate("Shelter", "Waiting for a bed"), str(len(board.waiting)), ""),
    ]
    for words, number, tone in rows:
        line = row(gap=8)
        line.addWidget(label("small", words), 1)
        line.addWidget(label("h3", number, tone=tone))
        box.addLayout(line)
    for tile, mark in board.expiring:
        text = translate("Shelter", "Hold on {bed}: {until}.").format(
            bed=tile.code, until=sayings.until(mark, board.now)
        )
        notice = Notice("warning", "clock")
        box.addWidget(notice)
        notice.say(text)
    box.addSpacing(theme.px(4))
