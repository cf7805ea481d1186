"""Who may sleep where, and which free bed suits somebody best.

Rules: rooms of men and women are separate, a boy below seven may be with his mother; a child who is alone sleeps only
among children or in a family room; no adult sleeps in a room for children (shelter intake form; UU 23/2002 on the
protection of children). A desk is told, with the reason; these rules move nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from fieldapp.casework.beds import FREE, Board, Room, Tile
from fieldapp.casework.shelter_values import (
    ACCESS,
    ADULT,
    CHILD,
    FAMILY,
    FEMALE,
    ISOLATION,
    MALE,
    ODGJ,
    Stay,
    Waiting,
)

WITH_MOTHER_BELOW = 7
MEN_AND_WOMEN, CHILD_ALONE, AMONG_CHILDREN = "men_and_women", "child_alone", "among_children"


@dataclass(frozen=True, slots=True)
class Guest:
    """What placing asks about somebody; every part may be unknown. ``room_kind``: the room they need, "" any."""

    sex: str = ""
    age: int | None = None
    children: int = 0
    access: bool = False
    with_parent: bool = False
    room_kind: str = ""

    @property
    def child(self) -> bool:
        """Below 18, as far as is known."""
        return self.age is not None and self.age < ADULT


def guest_of(stay: Stay) -> Guest:
    """Somebody who stays already."""
    return Guest(stay.sex, stay.age, stay.children, ACCESS in stay.needs, room_kind=_special(stay.kind))


def guest_waiting(waiting: Waiting) -> Guest:
    """Somebody who waits."""
    return Guest(waiting.sex, waiting.age, room_kind=waiting.kind)


def against(guest: Guest, room: Room) -> str:
    """Why not in this room: ``men_and_women``, ``child_alone``, ``among_children``; "" when they may."""
    if room.kind == MALE and guest.sex == "P":
        return MEN_AND_WOMEN
    if room.kind == FEMALE and guest.sex == "L" and not _small(guest):
        return MEN_AND_WOMEN
    if guest.child and not _accompanied(guest, room) and room.kind not in (CHILD, FAMILY):
        return CHILD_ALONE
    if room.kind == CHILD and guest.age is not None and not guest.child:
        return AMONG_CHILDREN
    return ""


def suggested(board: Board, guest: Guest) -> tuple[Tile, ...]:
    """The free beds somebody may have, the one that suits best first."""
    found = [
        (_wish(guest, room), _reach(guest, place), order, tile)
        for order, (room, place, tile) in enumerate(_free(board))
        if not against(guest, room) and (room.kind not in (ODGJ, ISOLATION) or room.kind == guest.room_kind)
    ]
    return tuple(one[3] for one in sorted(found, key=lambda one: one[:3]))


def _free(board: Board) -> Iterable[tuple[Room, int, Tile]]:
    for room in board.rooms:
        for place, tile in enumerate(room.tiles):
            if tile.face == FREE:
                yield room, place, tile


def _wish(guest: Guest, room: Room) -> int:
    wishes = _wishes(guest)
    return wishes.index(room.kind) if room.kind in wishes else len(wishes)


def _wishes(guest: Guest) -> list[str]:
    """Kinds of rooms, dearest first: families stay together, a child among children."""
    own = {"L": MALE, "P": FEMALE}.get(guest.sex, "")
    if guest.children or guest.with_parent:
        wishes = [FAMILY, own]
    elif guest.child:
        wishes = [CHILD, FAMILY]
    else:
        wishes = [own, FAMILY]
    return [kind for kind in dict.fromkeys((guest.room_kind, *wishes)) if kind]


def _reach(guest: Guest, place: int) -> int:
    """The first bed of a room is nearest the door: kept for those who need it as long as others are free."""
    return place if guest.access else int(place == 0)


def _small(guest: Guest) -> bool:
    return guest.age is None or guest.age < WITH_MOTHER_BELOW


def _accompanied(guest: Guest, room: Room) -> bool:
    """Somebody in the room came with children, or the parent is known to be there."""
    parents = (stay for tile in room.tiles for stay in tile.stays if stay.children and (stay.age or ADULT) >= ADULT)
    return guest.with_parent or next(parents, None) is not None


def _special(kind: str) -> str:
    """A room one is in for a reason of health is needed there too."""
    return kind if kind in (ODGJ, ISOLATION) else ""
