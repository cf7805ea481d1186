"""People and referrals as the province knows them: a projection of submissions, by the laptop's own code.

Every change is kept (``entity_change``) and numbered twice. ``version`` counts the changes of its entity, under the
lock of the entity: what a laptop had seen is told by it. ``position`` counts all changes of a lane, as ``log_index``
does, so that changes become visible in the order of their positions: what a laptop has fetched is told by it. What
holds of an entity is ``versions.settle`` over all its changes; where each was made knowing all before it, that is
the last outcome and the new change.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, bindparam, select, tuple_, update

from fieldapp.casework.entities import KINDS
from fieldapp.casework.projection import merge
from fieldapp.casework.said import Said
from fieldapp.casework.versions import Claim, settle
from fieldapp.domain.submission import EntityChange
from fieldapp.server import bulk
from fieldapp.server.belonging import MOVED, Belonging, belonging, moved
from fieldapp.server.identity import ProvinceCard
from fieldapp.server.tables import entity, entity_change
from fieldapp.server.tally import advance

GENERATION: Final = 1_000_000  # versions of one life of a province; those of its next, after a restore, are higher
HIGHEST: Final = 2**53  # of what laptops state
LONGEST: Final = 255  # characters of a name that the tables keep
MOST_MERGED: Final = 1000  # changes of one entity; beyond that they are folded as they arrive
Key = tuple[str, str]


class Statement(NamedTuple):
    """One change of one submission, and where it comes from."""

    change: EntityChange
    instance_id: str
    form_id: str
    at: datetime
    device_id: str


class _Known(NamedTuple):
    """An entity as it stands; version 0 before anything is said of it."""

    label: str = ""
    values: dict[str, str] = {}  # noqa: RUF012 (never changed)
    version: int = 0
    conflicts: dict[str, tuple[Claim, ...]] = {}  # noqa: RUF012
    forked: bool = False
    belongs: Belonging = Belonging()


def registry_lane(lane: int) -> str:
    """The row of ``tally`` that counts the changes of a lane."""
    return f"registry.{lane}"


def can_be_kept(change: EntityChange) -> bool:
    """Whether the tables have room for the names of what it speaks of."""
    return max(len(change.entity_list), len(change.entity_id)) <= LONGEST


def project(connection: Connection, card: ProvinceCard, lane: int, statements: Iterable[Statement]) -> None:
    """Number what submissions of one lane say and compute the entities, inside the caller's transaction.

    Every entity spoken of is locked first, in one order, so that two transactions about the same people go one
    after the other; the count of the lane is locked last. Called once in a transaction.
    """
    statements = [one._replace(change=_bounded(one.change)) for one in statements]
    if not statements:
        return
    of_each: dict[Key, list[Statement]] = {}
    for one in statements:
        of_each.setdefault(_key(one.change), []).append(one)
    known = _locked(connection, sorted(of_each))
    numbered = {key: _numbered(known[key].version, card, some) for key, some in of_each.items()}
    earlier = _earlier(connection, [key for key, some in numbered.items() if not _in_a_row(known[key], some)])
    now = {key: _after(known[key], some, earlier.get(key)) for key, some in numbered.items()}
    _write(connection, now, {key: some[-1].at for key, some in of_each.items()})
    _keep(connection, card, lane, statements, numbered, known, now)


def _key(change: EntityChange) -> Key:
    return change.entity_list, change.entity_id


def _bounded(change: EntityChange) -> EntityChange:
    """With numbers and names that the tables can keep; laptops state none but those."""
    base, trunk = min(change.base_version, HIGHEST), min(change.trunk_version, HIGHEST)
    named = (change.entity_list, change.entity_id, change.action, change.label)
    return EntityChange(*named, change.properties, base, change.branch_id[:LONGEST], trunk)


def _numbered(version: int, card: ProvinceCard, some: Sequence[Statement]) -> list[Said]:
    first = max(version, card.generation * GENERATION) + 1
    return [Said(one.change, one.at, one.instance_id, "", at, at) for at, one in enumerate(some, first)]


def _in_a_row(known: _Known, news: Sequence[Said]) -> bool:
    """Whether each surely was made knowing all before it, so that the last outcome can be gone on from.

    Kinds with states take every change as it comes.
    """
    kind = KINDS.get(news[0].change.entity_list)
    if kind is not None and kind.states:
        return True
    before = [known.version, *(one.version for one in news)]
    return not known.forked and all(_knew(one.change, last) for one, last in zip(news, before, strict=False))


def _knew(change: EntityChange, last: int) -> bool:
    if not last or change.action == "create":  # a creation that is late was known to those before it
        return not last
    if not change.base_version and not change.branch_id:
        return True
    return (change.trunk_version if change.branch_id else change.base_version) >= last


def _after(known: _Known, news: Sequence[Said], earlier: Sequence[Said] | None) -> _Known:
    if earlier is None:
        label, values = _folded(known.label, known.values, news)
        conflicts, forked = known.conflicts, known.forked
    else:
        every = [*earlier, *news]
        settled = settle(every) if len(every) <= MOST_MERGED else None
        label, values = _folded("", {}, settled.said if settled else every)
        conflicts = dict(settled.conflicts) if settled else known.conflicts
        forked = settled is None or settled.said is not every  # it gives the same back where all are in a row
    key = _key(news[0].change)
    return _Known(label, values, news[-1].version, conflicts, forked, belonging(*key, values))


def _folded(label: str, values: dict[str, str], said: Iterable[Said]) -> tuple[str, dict[str, str]]:
    for one in said:
        label, values = one.change.label or label, merge(values, one.change, one.at)
    return label, values


def _locked(connection: Connection, keys: Sequence[Key]) -> dict[Key, _Known]:
    """As they stand; those that are new come into being as version 0."""
    blank = {"label": "", "properties": "{}", "version": 0, "changed_at": ""}
    bulk.insert_new(connection, entity, [{"entity_list": kind, "entity_id": name, **blank} for kind, name in keys])
    key = tuple_(entity.c.entity_list, entity.c.entity_id)
    known: dict[Key, _Known] = {}
    for start in range(0, len(keys), bulk.AT_ONCE):
        some = select(entity).where(key.in_(keys[start : start + bulk.AT_ONCE])).order_by(*entity.primary_key)
        for row in connection.execute(some.with_for_update()):
            known[row.entity_list, row.entity_id] = _read(row)
    return known


def _read(row: Row[Any]) -> _Known:
    if not row.version:
        return _Known()
    values = msgspec.json.decode(row.properties, type=dict[str, str])
    conflicts = msgspec.json.decode(row.conflicts, type=dict[str, tuple[dict[str, str], ...]])
    claims = {name: tuple(Claim(**one) for one in said) for name, said in conflicts.items()}
    belongs = Belonging(row.region, row.person_id, row.also_id, bool(row.withheld))
    return _Known(row.label, values, row.version, claims, bool(row.forked), belongs)


def _earlier(connection: Connection, keys: Sequence[Key]) -> dict[Key, list[Said]]:
    """All that was said of each of these."""
    of = entity_change.c
    found: dict[Key, list[Said]] = {key: [] for key in keys}
    for start in range(0, len(keys), bulk.AT_ONCE):
        named = tuple_(of.entity_list, of.entity_id).in_(keys[start : start + bulk.AT_ONCE])
        rows = connection.execute(select(entity_change).where(named).order_by(*entity_change.primary_key))
        for key, some in groupby(rows, key=lambda row: (row.entity_list, row.entity_id)):
            found[key] = [said_in(row) for row in some]
    return found


def said_in(row: Row[Any]) -> Said:
    """A row of ``entity_change`` as laptops fold it."""
    named = (row.entity_list, row.entity_id, row.action, row.label)
    properties = msgspec.json.decode(row.properties, type=dict[str, str])
    change = EntityChange(*named, properties, row.base_version, row.branch_id, row.trunk_version)
    return Said(change, datetime.fromisoformat(row.at), row.instance_id, "", row.version, row.version)


def _write(connection: Connection, now: dict[Key, _Known], at: dict[Key, datetime]) -> None:
    of = entity.c
    rows = [
        {
            "of_list": key[0],
            "of_id": key[1],
            "label": one.label,
            "properties": _json(one.values),
            "version": one.version,
            "changed_at": at[key].astimezone(UTC).isoformat(),
            "conflicts": _json({name: [claim._asdict() for claim in both] for name, both in one.conflicts.items()}),
            "forked": int(one.forked),
            **one.belongs._asdict(),
            "withheld": int(one.belongs.withheld),
        }
        for key, one in sorted(now.items())
    ]
    named = (of.entity_list == bindparam("of_list")) & (of.entity_id == bindparam("of_id"))
    connection.execute(update(entity).where(named), rows)


def _keep(
    connection: Connection,
    card: ProvinceCard,
    lane: int,
    statements: Sequence[Statement],
    numbered: dict[Key, list[Said]],
    before: dict[Key, _Known],
    now: dict[Key, _Known],
) -> None:
    count = advance(connection, registry_lane(lane), len(statements)) - len(statements)
    of_each = {key: iter(some) for key, some in numbered.items()}
    told: set[Key] = set()
    rows = []
    for place, one in enumerate(statements, count):
        key = _key(one.change)
        how = moved(key[0], before[key].version, before[key].belongs, now[key].belongs)
        first = key not in told  # one transaction: what several changes do together shows with the first
        told.add(key)
        said = next(of_each[key])
        rows.append(
            {
                "entity_list": key[0],
                "entity_id": key[1],
                "version": said.version,
                "position": place * card.lanes + lane + 1,
                "instance_id": one.instance_id,
                "form_id": one.form_id,
                "action": said.change.action,
                "label": said.change.label,
                "properties": _json(said.change.properties),
                "base_version": said.change.base_version,
                "branch_id": said.change.branch_id,
                "trunk_version": said.change.trunk_version,
                "at": one.at.isoformat(),
                "device_id": one.device_id,
                "moved": how if first else MOVED.NOT,
                "region_before": before[key].belongs.region if first else "",
            }
        )
    bulk.insert_new(connection, entity_change, rows)


def _json(value: object) -> str:
    return msgspec.json.encode(value, order="sorted").decode()
