"""The facts a shelter's board and census are made of, as frozen values, read from entities.

Everybody who stays is a ``Stay``, named or not; a ``Mark`` says why a bed is not for anybody now. Words about health
never appear here: a need is only that somebody must look after it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from fieldapp.casework.stay_moves import Move, bed_key, doubted, read_moves
from fieldapp.domain.entity import Entity

STAYING, LEFT = "staying", "left"
TWICE: Final = "twice"  # exit reason of a stay that was recorded twice; it never was
MALE, FEMALE, FAMILY, CHILD, ODGJ, ISOLATION = "male", "female", "family", "child", "odgj", "isolation"
ROOM_KINDS: Final = (MALE, FEMALE, FAMILY, CHILD, ODGJ, ISOLATION)
HELD, OUT, CLEANING = "held", "out", "cleaning"
HEALTH, ACCESS, WITH_CHILD = "health", "access", "with_child"  # needs, in the order they are shown
ADULT: Final = 18


@dataclass(frozen=True, slots=True)
class Bed:
    """A bed of a room. ``room`` is its name, ``kind`` one of ``ROOM_KINDS``, ``code`` what is written on the bed."""

    bed_id: str
    room: str
    kind: str
    code: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody in a shelter. ``person_id`` is "" after a refused consent; ``bed`` is "" while there is none yet."""

    stay_id: str
    facility: str
    name: str
    bed: str
    admitted_at: datetime
    person_id: str = ""
    kind: str = ""  # of the room
    sex: str = ""
    age: int | None = None
    children: int = 0
    needs: tuple[str, ...] = ()
    until: date | None = None
    left_at: datetime | None = None
    moves: tuple[Move, ...] = ()
    register_no: str = ""
    brought_by: str = ""
    reason: str = ""
    exit_reason: str = ""
    destination: str = ""
    over_reason: str = ""

    @property
    def key(self) -> str:
        """Of the bed, however it was written."""
        return bed_key(self.bed)

    @property
    def here_since(self) -> datetime:
        """When this bed became theirs."""
        return self.moves[-1].at if self.moves else self.admitted_at

    @property
    def doubted_beds(self) -> tuple[str, ...]:
        """Where they may be when two desks moved them apart."""
        return doubted(self.moves)


@dataclass(frozen=True, slots=True)
class Mark:
    """``what``: held, out or cleaning; ``until`` of a hold. An expired hold stays until a desk lifts it."""

    mark_id: str
    bed: str
    what: str
    since: datetime
    until: datetime | None = None
    reason: str = ""
    held_for: str = ""
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits for a place."""

    waiting_id: str
    name: str
    since: datetime
    person_id: str = ""
    sex: str = ""
    age: int | None = None
    kind: str = ""  # of the room they need, "" any
    urgency: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NightCount:
    """Who slept here one night, counted at the beds. ``absent``: ids of stays nobody was found for."""

    night: date
    expected: int
    counted: int
    absent: tuple[str, ...]
    remark: str
    counted_at: datetime


def to_bed(entity: Entity) -> Bed:
    """A bed without a room name stands in a room of its kind."""
    room = entity.text("room")
    return Bed(entity.entity_id, room, entity.text("room_kind"), entity.text("code"), entity.created_at)


def to_stay(entity: Entity, names: Mapping[str, str]) -> Stay:
    """``names``: person id → the name in the register; without one, what the intake called them."""
    text = entity.text
    person_id = text("person_id")
    return Stay(
        stay_id=entity.entity_id,
        facility=text("facility"),
        name=names.get(person_id) or entity.label.rpartition(",")[0] or entity.label,
        bed=text("bed"),
        admitted_at=_moment(entity, "admitted_at") or entity.created_at,
        person_id=person_id,
        kind=text("room"),
        sex=text("sex"),
        age=_number(entity, "age"),
        children=_number(entity, "with_children") or 0,
        needs=_needs(entity),
        until=_day(entity, "stay_until"),
        left_at=_left(entity),
        moves=read_moves(text("moves")),
        register_no=text("register_no"),
        brought_by=text("brought_by"),
        reason=text("reason"),
        exit_reason=text("exit_reason"),
        destination=text("destination"),
        over_reason=text("over_reason"),
    )


def to_mark(entity: Entity) -> Mark:
    """A mark without a beginning began when it was recorded."""
    text = entity.text
    since = _moment(entity, "since") or entity.created_at
    until, reason = _moment(entity, "until"), text("reason")
    return Mark(entity.entity_id, text("bed"), text("what"), since, until, reason, text("held_for"), text("person_id"))


def to_waiting(entity: Entity) -> Waiting:
    """The label is the name."""
    text = entity.text
    since = _moment(entity, "since") or entity.created_at
    who = (text("person_id"), text("sex"), _number(entity, "age"))
    return Waiting(entity.entity_id, entity.label, since, *who, text("room_kind"), text("urgency"), text("reason"))


def to_night_count(entity: Entity) -> NightCount | None:
    """None for a count that names no night."""
    night = _day(entity, "night")
    if night is None:
        return None
    expected, counted = _number(entity, "expected") or 0, _number(entity, "counted") or 0
    absent = tuple(entity.text("absent").split())
    return NightCount(night, expected, counted, absent, entity.text("remark"), entity.created_at)


def _needs(entity: Entity) -> tuple[str, ...]:
    said = entity.text("needs").split()
    if entity.text("access_need"):
        said.append(ACCESS)
    if _number(entity, "with_children"):
        said.append(WITH_CHILD)
    return tuple(need for need in (HEALTH, ACCESS, WITH_CHILD) if need in said)


def _left(entity: Entity) -> datetime | None:
    if entity.text("state") != LEFT:
        return None
    left, came = _moment(entity, "left_at") or entity.changed_at, _moment(entity, "admitted_at") or entity.created_at
    return max(left, came)


def _moment(entity: Entity, name: str) -> datetime | None:
    value = entity.values.get(name)
    return value if isinstance(value, datetime) else None


def _day(entity: Entity, name: str) -> date | None:
    value = entity.values.get(name)
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def _number(entity: Entity, name: str) -> int | None:
    value = entity.values.get(name)
    return value if isinstance(value, int) else None
