"""The panel beside the board: one bed with what can be done about it, and below how the day goes."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from fieldapp.casework.beds import CONFLICT, FREE, OCCUPIED, Board, Tile
from fieldapp.casework.shelter_values import HELD, OUT, Stay
from fieldapp.domain import formats
from fieldapp.ui.pages.shelter import sayings
from fieldapp.ui.pages.shelter.deeds import Deeds
from fieldapp.ui.pages.shelter.finder import Finder
from fieldapp.ui.widgets.avatar import Avatar, initials
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, ElidedLabel, bare, column, empty_layout, label, line, row, scrolling
from fieldapp.ui.widgets.pill import Pill
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook


class BedPanel(QFrame):
    """``show_tile`` fills it; what is typed stays while the bed says the same. ``carry``: take somebody up to move."""

    def __init__(self, book: "Fieldbook", deeds: Deeds, carry: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(translate("Shelter", "The bed"))
        self._book = book
        self._deeds = deeds
        self._carry = carry
        self._shown: object = None
        self.finder: Finder | None = None
        box = column(self, margins=(16, 14, 16, 14), gap=8)
        head = row(gap=8)
        names = column(gap=0)
        self._title, self._room = ElidedLabel("h2"), ElidedLabel("small")
        names.addWidget(self._title)
        names.addWidget(self._room)
        self._pill = Pill(" ", "check")
        head.addLayout(names, 1)
        head.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        box.addWidget(line())
        content = bare()
        self._body = column(content, gap=8)
        box.addWidget(scrolling(content, translate("Shelter", "The bed")), 1)

    def show_tile(self, tile: Tile | None, board: Board, *, hidden: bool) -> bool:
        """One bed of a board; whether anything changed."""
        ended = tuple(mark.until is not None and mark.until <= board.now for mark in (tile.marks if tile else ()))
        seen = (tile, board.waiting if tile and tile.face == FREE else (), hidden, board.now.date(), ended)
        if seen == self._shown:
            return False
        self._shown = seen
        self._clear()
        self._title.set_text(sayings.bed_title(tile) if tile else translate("Shelter", "Choose a bed"))
        self._room.set_text(sayings.room_name(board.room_of(tile)) if tile else " ")
        self._pill.setVisible(tile is not None)
        if tile is not None:
            icon, tone = sayings.FACE_PILLS[tile.face]
            self._pill.set_pill(sayings.face_word(tile.face), icon, tone)
            for widget in self._parts(tile, board, hidden=hidden):
                self._body.addWidget(widget)
        self._body.addStretch(1)
        return True

    def stop(self) -> None:
        """The page goes."""
        if self.finder is not None:
            self.finder.stop()

    def first(self) -> QWidget | None:
        """Where the keyboard lands: the search of a free bed, else the first button."""
        if self.finder is not None:
            return self.finder.line
        return next((one for one in self.findChildren(Button) if one.isVisibleTo(self)), None)

    def _clear(self) -> None:
        self.stop()
        self.finder = None
        empty_layout(self._body)

    def _parts(self, tile: Tile, board: Board, *, hidden: bool) -> Sequence[QWidget]:
        if tile.face == FREE:
            return self._free(tile, board, hidden=hidden)
        if tile.face == CONFLICT:
            return self._conflict(tile, board, hidden=hidden)
        if tile.face == OCCUPIED:
            return self._occupied(tile, board, hidden=hidden)
        return self._marked(tile, board, hidden=hidden)

    def _free(self, tile: Tile, board: Board, *, hidden: bool) -> list[QWidget]:
        deeds = self._deeds
        finder = self.finder = Finder(self._book, board.waiting, hidden=hidden)
        finder.found.connect(lambda person: deeds.admit(tile, person=person))
        finder.new.connect(lambda name: deeds.admit(tile, name=name))
        finder.gave_up.connect(deeds.gave_up)
        finder.called.connect(lambda waiting: deeds.admit(tile, waiting=waiting))
        others = [Button(translate("Shelter", "&Hold"), icon="clock", action=lambda: deeds.hold(tile))]
        others.append(Button(translate("Shelter", "Needs &cleaning"), icon="brush", action=lambda: deeds.clean(tile)))
        others.append(Button(translate("Shelter", "Mark &out of use"), icon="x", action=lambda: deeds.out(tile)))
        return [finder, line(), *others]

    def _occupied(self, tile: Tile, board: Board, *, hidden: bool) -> list[QWidget]:
        (stay,) = tile.stays
        made = [_who(stay, hidden=hidden), *_facts(stay, board, hidden=hidden)]
        deeds = self._deeds
        made.append(Button(translate("Shelter", "&Move"), "primary", action=self._carry))
        made.append(Button(translate("Shelter", "Choose a bed from a &list…"), action=lambda: deeds.where(stay)))
        made.append(Button(translate("Shelter", "&Discharge"), icon="door-open", action=lambda: deeds.discharge(stay)))
        if tile.bed_ids:
            text = translate("Shelter", "&Extra mattress")
            made.append(Button(text, icon="plus", action=lambda: deeds.extra_mattress(tile)))
        return made

    def _marked(self, tile: Tile, board: Board, *, hidden: bool) -> list[QWidget]:
        mark, deeds = tile.mark, self._deeds
        if mark is None:
            return []
        made: list[QWidget] = []
        if tile.face == HELD:
            name = initials(mark.held_for) if hidden and mark.held_for else mark.held_for
            made += [label("h3", name or sayings.face_word(HELD), wrap=True)]
            made += [label("body", sayings.until(mark, board.now), wrap=True)]
            known = mark.held_for
            admit = translate("Shelter", "&Admit here")
            made.append(Button(admit, "primary", icon="bed-double", action=lambda: deeds.admit(tile, name=known)))
            made.append(Button(translate("Shelter", "Re&lease"), action=lambda: deeds.lift(tile)))
            made.append(Button(translate("Shelter", "&Extend"), icon="clock", action=lambda: deeds.extend(tile)))
            return made
        made.append(label("body", f"{mark.reason} {sayings.since(mark)}".strip(), wrap=True))
        if tile.face == OUT:
            made.append(Button(translate("Shelter", "&Use again"), "primary", action=lambda: deeds.lift(tile)))
            gone = translate("Shelter", "&Take off the board")
            made.append(Button(gone, icon="trash-2", action=lambda: deeds.take_away(tile)))
        else:
            made.append(Button(translate("Shelter", "It is &clean"), "primary", action=lambda: deeds.lift(tile)))
        return made

    def _conflict(self, tile: Tile, board: Board, *, hidden: bool) -> list[QWidget]:
        made: list[QWidget] = [Banner(sayings.conflict(tile, board, hidden=hidden), icon="circle-alert", tone="danger")]
        for stay in tile.stays:
            made += [_who(stay, hidden=hidden), label("small", sayings.days(stay, board.now))]
            made += self._decisions(tile, stay, hidden=hidden)
        return made

    def _decisions(self, tile: Tile, stay: Stay, *, hidden: bool) -> list[QWidget]:
        deeds, name = self._deeds, sayings.shown_name(stay, hidden=hidden)
        made: list[QWidget] = []
        moved_only = not tile.shared and stay.stay_id not in tile.twice
        if moved_only:
            for bed in stay.doubted_beds:
                text = translate("Shelter", "In {bed}").format(bed=bed or translate("Shelter", "no bed"))
                made.append(Button(text, action=partial(deeds.settle, stay, bed)))
        else:
            here, short = translate("Shelter", "{name} is here"), sayings.tile_name(stay, hidden=hidden)
            words = here.format(name=short).replace("&", "&&")
            made.append(Button(words, name=here.format(name=name), action=lambda: deeds.is_here(tile, stay)))
        text = translate("Shelter", "Discharge")
        made.append(Button(text, "quiet", name=f"{text}, {name}", action=lambda: deeds.discharge(stay)))
        return made


def _who(stay: Stay, *, hidden: bool) -> QWidget:
    made = bare()
    box = row(made, gap=10)
    names = column(gap=0)
    names.addWidget(ElidedLabel("h3", sayings.shown_name(stay, hidden=hidden)))
    names.addWidget(ElidedLabel("caption", sayings.age_and_sex(stay.sex, stay.age) or " "))
    box.addWidget(Avatar(stay.name, 36))
    box.addLayout(names, 1)
    return made


def _facts(stay: Stay, board: Board, *, hidden: bool) -> list[QWidget]:
    """Since when, until when, what they need."""
    came = translate("Shelter", "Came {time}, {days}")
    lines = [came.format(time=sayings.clock(stay.admitted_at, board.now), days=sayings.days(stay, board.now))]
    if stay.until is not None:
        lines.append(translate("Shelter", "May stay until {day}").format(day=formats.show_date(stay.until)))
    if not hidden:
        lines += [sayings.need_word(need) for need in stay.needs]
    if stay.over_reason:
        lines.append(translate("Shelter", "Over capacity: {reason}").format(reason=stay.over_reason))
    made: list[QWidget] = [label("small", text, wrap=True) for text in lines]
    if stay in board.over_limit:
        made.append(label("small", translate("Shelter", "Stays longer than agreed."), wrap=True, tone="warning"))
    return made
