"""What the shelters have: beds, marks, stays, waiting lists and night counts, read from the projection."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select

from fieldapp.db.cases import to_entity
from fieldapp.db.part import Part
from fieldapp.db.schema import KIND_TABLES, merge, person, stay
from fieldapp.domain.entity import Entity

_AT_ONCE = 500  # values of one query


class ShelterRows(Part):
    """``shelter_entities``, ``stays_between``, ``open_stays_of``, ``names_of``, ``now_one``."""

    def shelter_entities(self, kind: str, facility: str, state: str = "") -> tuple[Entity, ...]:
        """Beds, marks, stays, waiting people or night counts of a shelter, oldest first; of one state if named."""
        table = KIND_TABLES[kind]
        wanted = select(table).where(table.c.facility == facility)
        if state:
            wanted = wanted.where(table.c.state == state)
        with self._reading() as connection:
            rows = connection.execute(wanted.order_by(table.c.created_at, table.c.entity_id)).mappings().all()
        return tuple(to_entity(kind, row) for row in rows)

    def stays_between(self, facility: str, begin: datetime, end: datetime) -> tuple[Entity, ...]:
        """Stays of a shelter that touch a time: admitted before its end and not left before its beginning."""
        touching = (
            stay.c.facility == facility,
            func.coalesce(stay.c.admitted_at, stay.c.created_at) < end,
            or_(stay.c.left_at.is_(None), stay.c.left_at >= begin),
        )
        with self._reading() as connection:
            rows = connection.execute(select(stay).where(*touching).order_by(stay.c.created_at)).mappings().all()
        return tuple(to_entity("stay", row) for row in rows)

    def open_stays_of(self, person_ids: Iterable[str]) -> tuple[Entity, ...]:
        """Open stays of these people, in every shelter."""
        found: list[Entity] = []
        with self._reading() as connection:
            for part in _parts(person_ids):
                wanted = select(stay).where(stay.c.person_id.in_(part), stay.c.state == "staying")
                found += [to_entity("stay", row) for row in connection.execute(wanted).mappings()]
        return tuple(found)

    def names_of(self, person_ids: Iterable[str]) -> dict[str, str]:
        """Person id → name in the register, of those who are there and have one."""
        names: dict[str, str] = {}
        with self._reading() as connection:
            for part in _parts(person_ids):
                rows = connection.execute(select(person.c.person_id, person.c.name).where(person.c.person_id.in_(part)))
                names |= {person_id: name for person_id, name in rows if name}
        return names

    def now_one(self) -> dict[str, str]:
        """Id of a record that was merged → id of the one that was kept."""
        with self._reading() as connection:
            rows = connection.execute(select(merge.c.merged_id, merge.c.kept_id).where(merge.c.state == "merged"))
            return {merged: kept for merged, kept in rows if merged and merged != kept}


def _parts(ids: Iterable[str]) -> Iterable[Sequence[str]]:
    every = sorted({one for one in ids if one})
    return (every[start : start + _AT_ONCE] for start in range(0, len(every), _AT_ONCE))
