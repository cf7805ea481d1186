"""What is due for people, read by the indexes made for it: visits, stays, needs that no service meets.

Rows only; which of them are tasks, and when, says ``casework.tasks``.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, Text, and_, exists, func, literal_column, or_, select, text

from fieldapp.casework.entities import STAY
from fieldapp.db.cases import to_entity
from fieldapp.db.merged_people import with_person
from fieldapp.db.part import Part
from fieldapp.db.referring import to_referral
from fieldapp.db.rows import read_properties
from fieldapp.db.schema import (
    HAS_UNMET,
    HAS_WITHDRAWN,
    IS_PERSON,
    NEXT_VISIT,
    STILL_OPEN,
    entity,
    person,
    referral,
    stay,
)
from fieldapp.domain.entity import Entity
from fieldapp.domain.referral import Referral

_NAME = person.c.name.label("person_name")


class Due(Part):
    """``visits_due``, ``stays_due``, ``unmet_referrals``, ``unmet_people``, ``withdrawals``, ``last_referred``,
    ``people_said``."""

    def visits_due(self, until: date, limit: int) -> tuple[Entity, ...]:
        """People whose next visit lies on or before ``until``, the earliest first; closed cases are left out."""
        day = literal_column(NEXT_VISIT, Text)
        found = _people().where(text(STILL_OPEN), text(IS_PERSON), day <= until.isoformat()).order_by(day).limit(limit)
        with self._reading() as connection:
            return tuple(_to_person(row) for row in connection.execute(found))

    def stays_due(self, until: date, limit: int) -> tuple[tuple[Entity, str], ...]:
        """(stay, person's name): everybody who stays, and who left with a follow-up on or before ``until``."""
        staying = stay.c.state == STAY.states[0]
        left = and_(stay.c.followup_due.is_not(None), stay.c.followup_due <= until, stay.c.state.in_(STAY.last))
        source = with_person(stay)
        found = select(stay, _NAME).select_from(source).where(or_(staying, left))
        with self._reading() as connection:
            rows = connection.execute(found.order_by(stay.c.admitted_at).limit(limit)).mappings().all()
        return tuple((to_entity(STAY.name, row), row["person_name"] or "") for row in rows)

    def unmet_referrals(self, limit: int) -> tuple[Referral, ...]:
        """Referrals that say which need no service meets, the newest first."""
        source = with_person(referral)
        found = select(referral, _NAME).select_from(source).where(text("referral.unmet <> ''"))
        with self._reading() as connection:
            rows = connection.execute(found.order_by(referral.c.changed_at.desc()).limit(limit)).mappings().all()
        return tuple(to_referral(row) for row in rows)

    def unmet_people(self, limit: int) -> tuple[Entity, ...]:
        """People with a need that no service meets, as their last assessment said."""
        with self._reading() as connection:
            rows = connection.execute(_people().where(text(HAS_UNMET), text(IS_PERSON)).limit(limit)).all()
        return tuple(_to_person(row) for row in rows)

    def withdrawals(self) -> tuple[Entity, ...]:
        """Everybody who took back any of their consent, each person once."""
        kept = exists(select(person.c.person_id).where(person.c.person_id == entity.c.entity_id))
        with self._reading() as connection:
            rows = connection.execute(_people().where(text(HAS_WITHDRAWN), text(IS_PERSON), kept)).all()
        return tuple(_to_person(row) for row in rows)

    def last_referred(self, person_ids: Collection[str]) -> Mapping[str, datetime]:
        """When each of these people was last referred to a service; those who never were are left out."""
        last = func.max(referral.c.created_at, type_=referral.c.created_at.type)
        to_service = or_(referral.c.services != "", referral.c.service_other != "")
        found = select(referral.c.person_id, last).where(referral.c.person_id.in_(list(person_ids)), to_service)
        with self._reading() as connection:
            return dict(connection.execute(found.group_by(referral.c.person_id)).all())

    def people_said(self, person_ids: Collection[str]) -> tuple[Entity, ...]:
        """These people with all that forms said of them (``share_with`` …); unknown ids are left out."""
        found = _people().where(entity.c.entity_list == "person", entity.c.entity_id.in_(list(person_ids)))
        with self._reading() as connection:
            return tuple(_to_person(row) for row in connection.execute(found))


def _people() -> Select[Any]:
    return select(entity.c.entity_id, entity.c.label, entity.c.properties, entity.c.changed_at)


def _to_person(row: Row[Any]) -> Entity:
    """The person as the forms said; the name they gave counts before the label."""
    values = read_properties(row.properties)
    return Entity("person", row.entity_id, values.get("full_name") or row.label, row.changed_at, row.changed_at, values)
