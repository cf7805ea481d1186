"""One page of the registry for one device: what changed since its cursor of entities it may see.

Changes are looked through in the order of their positions, and each is judged by how its entity stands *now*, all
from one snapshot. Seen: it is sent. Not seen: it is passed over, and comes later with all the others should the
entity come into sight. What comes into sight, by this change or by that of the person it belongs to, comes with all
that was said before; what went out of sight is named in ``gone``. Whatever happens between two pages is a later change
and found by a later page. The same change may come twice; laptops keep it once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, Select, and_, bindparam, case, distinct, func, or_, select, tuple_

from fieldapp.casework.entities import MERGE
from fieldapp.casework.projection import PERSON
from fieldapp.server import bulk
from fieldapp.server.belonging import MOVED
from fieldapp.server.cursors import Cursor, heads, read_cursor
from fieldapp.server.enrolment import Device
from fieldapp.server.identity import ProvinceCard
from fieldapp.server.sight import ME, Sight, sight_of, with_people
from fieldapp.server.tables import device, entity, entity_change
from fieldapp.sync.frame import packed
from fieldapp.sync.registry_protocol import MAX_PAGE_WIRE, RegistrySize

SPAN: Final = 100_000  # positions looked through for one page: a device of few sees an empty page instead of waiting
MOST_PLAIN: Final = 6 << 20  # bytes of what is said in one page, before what moved into sight
LEVEL: Final = 6
AROUND: Final = 330  # plain bytes of a change besides what is said
RATIO: Final = 6.3  # how much smaller they travel (tests/benchmarks/registry.py)
Key = tuple[str, str]
change = entity_change.c
_SAYS = func.length(change.properties) + func.length(change.label)
_CHANGED = entity_change.join(
    entity, (change.entity_list == entity.c.entity_list) & (change.entity_id == entity.c.entity_id)
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Where one page begins, for whom, and what there is; all of one snapshot."""

    connection: Connection
    card: ProvinceCard
    device_id: str
    sight: Sight
    cursor: Cursor
    heads: tuple[int, ...]


@dataclass(slots=True)
class _Page:
    """What goes into one: ``seen`` are positions, of ``whole`` all changes that were passed over until now."""

    end: int
    seen: set[int] = field(default_factory=set)
    whole: set[Key] = field(default_factory=set)
    gone: set[Key] = field(default_factory=set)


def begin(connection: Connection, card: ProvinceCard, for_: Device, after: str) -> Reading:
    """Raises ProblemError for a cursor that cannot be gone on from."""
    now = heads(connection, card)
    sight = sight_of(for_.scope)
    return Reading(connection, card, for_.device_id, sight, read_cursor(after, card, for_.scope, now), now)


def page(reading: Reading, limit: int) -> bytes:
    """The answer, compressed."""
    rows, end = _window(reading, limit)
    while True:
        body = _answer(reading, _filled(reading, rows, end))
        if len(body) <= MAX_PAGE_WIRE or len(rows) < 2:
            return body
        rows = rows[: len(rows) // 2]
        end = rows[-1].position


def size(reading: Reading) -> RegistrySize:
    """What is to come from the cursor on, of what is seen now."""
    row = reading.connection.execute(_sum(reading.sight).where(_ahead(reading)), {ME: reading.device_id}).one()
    return RegistrySize(row[0], row[1], round((int(row[2]) + AROUND * row[0]) / RATIO))


@lru_cache(maxsize=256)
def _sum(sight: Sight) -> Select[Any]:
    people = func.count(distinct(case((change.entity_list == PERSON, change.entity_id))))
    wanted = select(func.count(), people, func.coalesce(func.sum(_SAYS), 0))
    return with_people(wanted, _CHANGED).where(sight.condition)


@lru_cache(maxsize=256)
def _meant(sight: Sight) -> Select[Any]:
    """Changes that mean anything to devices of a scope."""
    names = (change.entity_list, change.entity_id, change.position, change.moved, change.region_before)
    wanted = select(
        *names,
        (change.device_id == bindparam(ME)).label("mine"),
        sight.by_scope.label("in_scope"),
        sight.wrote.label("wrote"),
        _SAYS.label("says"),
    )
    wanted = with_people(wanted, _CHANGED).where(or_(sight.condition, sight.may_go))
    return wanted.order_by(change.position)


@lru_cache(maxsize=256)
def _with_whose(sight: Sight) -> Select[Any]:
    """Entities, with whose they are and whether they are seen."""
    names = (entity.c.entity_list, entity.c.entity_id, entity.c.person_id, entity.c.also_id)
    return with_people(select(*names, sight.condition.label("seen")), entity)


def _ahead(reading: Reading) -> Any:
    """Positions after the cursor, lane by lane."""
    lanes = reading.card.lanes
    reached = reading.cursor.reached
    each = [
        and_(change.position % lanes == (lane + 1) % lanes, change.position > at) if lanes > 1 else change.position > at
        for lane, at in enumerate(reached)
    ]
    return and_(change.position > _lowest(reading), or_(*each))


def _lowest(reading: Reading) -> int:
    """Nothing up to here is of interest: the least reached of the lanes that go on."""
    both = zip(reading.cursor.reached, reading.heads, strict=True)
    return min((at for at, head in both if at < head), default=max(reading.heads))


def _window(reading: Reading, limit: int) -> tuple[list[Row[Any]], int]:
    """The next changes that mean anything to this device, and the position up to which that is all."""
    reach = _lowest(reading) + SPAN
    ahead = _meant(reading.sight).where(_ahead(reading), change.position <= reach).limit(limit)
    rows = list(reading.connection.execute(ahead, {ME: reading.device_id}))
    some = _affordable(rows)
    if len(some) < limit and len(some) == len(rows):
        return some, reach
    return some, some[-1].position


def _affordable(rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    """As many as fit; one at least."""
    size_ = 0
    for count, row in enumerate(rows):
        size_ += row.says + AROUND
        if count and size_ > MOST_PLAIN:
            return list(rows[:count])
    return list(rows)


def _filled(reading: Reading, rows: Iterable[Row[Any]], end: int) -> _Page:
    """``in sight`` is as of now; ``saw`` tells whether the device could see what was there before the change."""
    found = _Page(end)
    turned: dict[str, bool] = {}  # people: what belongs to them may have come, and (True) may have gone
    merged: set[str] = set()  # people whom this device wrote of: their merges came with that
    for row in rows:
        key, person = (row.entity_list, row.entity_id), row.entity_list == PERSON
        saw = reading.sight.saw(row.region_before)
        if row.in_scope or row.wrote:
            found.seen.add(row.position)
        if row.mine and not row.in_scope:
            found.whole.add(key)
            merged |= {row.entity_id} if person else set()
        if not row.moved or (row.moved < MOVED.OTHERWISE and saw and row.in_scope):
            continue
        if person:
            turned[row.entity_id] = turned.get(row.entity_id, False) or saw
        if row.moved != MOVED.NEW:
            if row.in_scope or row.wrote:
                found.whole.add(key)
            elif saw or (row.moved == MOVED.OTHERWISE and not person):
                found.gone.add(key)
    _add_belonging(reading, found, turned, merged)
    return replace(found, gone=found.gone - found.whole)


def _add_belonging(reading: Reading, found: _Page, turned: dict[str, bool], merged: set[str]) -> None:
    """What belongs to people who moved, or whom this device wrote of for the first time."""
    for some in _parts(sorted({*turned, *merged})):
        theirs = and_(entity.c.entity_list != PERSON, or_(entity.c.person_id.in_(some), entity.c.also_id.in_(some)))
        wanted = _with_whose(reading.sight).where(theirs)
        for row in reading.connection.execute(wanted, {ME: reading.device_id}):
            key, people = (row.entity_list, row.entity_id), {row.person_id, row.also_id}
            if row.seen and (row.entity_list == MERGE.name or people & turned.keys()):
                found.whole.add(key)
            elif not row.seen and any(turned.get(one) for one in people) and reading.sight.knows(row.entity_list):
                found.gone.add(key)


def _answer(reading: Reading, found: _Page) -> bytes:
    cursor = reading.cursor.up_to(found.end, reading.heads)
    remaining = cursor.remaining(reading.heads)
    told = {
        "changes": [_told(row) for row in _rows(reading, found)],
        "gone": sorted(found.gone),
        "cursor": str(cursor),
        "more": remaining > 0,
        "remaining": remaining,
        "epoch": reading.card.epoch,
    }
    return packed(msgspec.json.encode(told), LEVEL, checksum=False)


def _rows(reading: Reading, found: _Page) -> list[Row[Any]]:
    """Each change once, in the order of positions."""
    coded = entity_change.outerjoin(device, device.c.device_id == change.device_id)
    wanted = select(entity_change, func.coalesce(device.c.device_code, "").label("device")).select_from(coded)
    rows: dict[int, Row[Any]] = {}
    for some in _parts(sorted(found.seen)):
        rows |= _by_position(reading, wanted.where(change.position.in_(some)))
    passed = max(found.end, *reading.cursor.reached)  # what comes later anyway need not come now
    for keys in _parts(sorted(found.whole)):
        all_of = tuple_(change.entity_list, change.entity_id).in_(keys)
        rows |= _by_position(reading, wanted.where(all_of, change.position <= passed))
    return [rows[position] for position in sorted(rows)]


def _by_position(reading: Reading, wanted: Select[Any]) -> dict[int, Row[Any]]:
    return {row.position: row for row in reading.connection.execute(wanted)}


def _parts(items: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (items[start : start + bulk.AT_ONCE] for start in range(0, len(items), bulk.AT_ONCE))


def _told(row: Row[Any]) -> dict[str, object]:
    same = ("version", "position", "instance_id", "form_id", "action", "label")
    base = ("base_version", "branch_id", "trunk_version", "at", "device")
    return {
        "list": row.entity_list,
        "id": row.entity_id,
        **{name: getattr(row, name) for name in same},
        "properties": msgspec.Raw(row.properties.encode()),
        **{name: getattr(row, name) for name in base},
    }
