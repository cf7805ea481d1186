"""Referrals of everybody: pages of a list, how many there are in each state, and what was said about one of them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, func, or_, select, text

from fieldapp.casework.entities import REFERRAL, read_date
from fieldapp.db.cases import to_entity
from fieldapp.db.merged_people import one_person, with_person
from fieldapp.db.part import Part
from fieldapp.db.rows import read_properties
from fieldapp.db.saying import NOT_COUNTED
from fieldapp.db.schema import assessment, entity_change, person, referral, submission
from fieldapp.domain.referral import Referral, ReferralFilter, Step
from fieldapp.errors import StoreError

UNDER_WAY = tuple(state for state in REFERRAL.states if state not in ("served", *REFERRAL.last))
UNMET = "unmet"
_NAME = person.c.name.label("person_name")


class Referring(Part):
    """``referral``, ``referrals``, ``count_referrals``, ``referrals_under_way``, ``steps``."""

    def referral(self, referral_id: str) -> Referral:
        """One referral. Raises StoreError when it is not here."""
        with self._reading() as connection:
            row = connection.execute(_query().where(referral.c.entity_id == referral_id)).mappings().one_or_none()
        if row is None:
            raise StoreError("This referral is not on this laptop.")
        return to_referral(row)

    def referrals(self, wanted: ReferralFilter, limit: int, offset: int = 0) -> tuple[Referral, ...]:
        """A page of the list, newest first. ``wanted.state`` may be ``unmet``, but not ``overdue``."""
        page = _query().where(*_conditions(wanted))
        page = page.order_by(referral.c.created_at.desc(), referral.c.entity_id).limit(limit).offset(offset)
        with self._reading() as connection:
            return tuple(to_referral(row) for row in connection.execute(page).mappings())

    def count_referrals(self, wanted: ReferralFilter) -> Mapping[str, int]:
        """How many in each state, and ``unmet``; states without any are left out. ``wanted.state`` plays no part."""
        where = _conditions(ReferralFilter("", wanted.service, wanted.region, wanted.person_id, wanted.text))
        source = with_person(referral)
        states = select(referral.c.state, func.count()).select_from(source).where(*where).group_by(referral.c.state)
        unmet = select(func.count()).select_from(source).where(*where, referral.c.unmet != "")
        with self._reading() as connection:
            counts: dict[str, int] = dict(connection.execute(states).all())
            without = connection.scalar(unmet) or 0
        return counts | ({UNMET: without} if without else {})

    def referrals_under_way(self, wanted: ReferralFilter, limit: int) -> tuple[Referral, ...]:
        """Those that somebody waits for or that contradict themselves, the oldest first."""
        oldest = text("+referral.created_at")  # the sign keeps SQLite from walking those that are over in this order
        every = _query().where(*_conditions(wanted)).order_by(oldest, referral.c.entity_id).limit(limit)
        parts = (every.where(referral.c.state.in_(UNDER_WAY)), every.where(text("referral.state_doubt <> ''")))
        with self._reading() as connection:
            rows = [row for part in parts for row in connection.execute(part).mappings()]
        found = {row["entity_id"]: to_referral(row) for row in rows}
        order = sorted(found.values(), key=lambda one: (one.entity.created_at, one.referral_id))
        return tuple(order[:limit])

    def steps(self, referral_id: str) -> tuple[Step, ...]:
        """What submissions said about it, oldest first; those that do not count are left out."""
        columns = (entity_change.c.at, entity_change.c.properties, assessment.c.form_title)
        source = entity_change.join(assessment, assessment.c.instance_id == entity_change.c.instance_id)
        source = source.outerjoin(submission, submission.c.instance_id == entity_change.c.instance_id)
        found = select(*columns, submission.c.number, submission.c.sha256).select_from(source)
        found = found.where(
            entity_change.c.entity_list == REFERRAL.name,
            entity_change.c.entity_id == referral_id,
            assessment.c.state.not_in(NOT_COUNTED),
        ).order_by(entity_change.c.id)
        with self._reading() as connection:
            return tuple(_to_step(row) for row in connection.execute(found).mappings())


def _query() -> Select[Any]:
    source = with_person(referral)
    return select(referral, _NAME).select_from(source)


def _conditions(wanted: ReferralFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.state == UNMET:
        found.append(referral.c.unmet != "")
    elif wanted.state:
        found.append(referral.c.state == wanted.state)
    if wanted.service:
        found.append((" " + referral.c.services + " ").contains(f" {wanted.service} ", autoescape=True))
    if wanted.region:
        found.append(referral.c.region.startswith(wanted.region, autoescape=True))
    if wanted.person_id:
        found.append(one_person(referral) == wanted.person_id)
    if wanted.text.strip():
        words = (person.c.name, referral.c.label, referral.c.letter_no)
        found.append(or_(*(word.icontains(wanted.text.strip(), autoescape=True) for word in words)))
    return found


def to_referral(row: RowMapping) -> Referral:
    """A row of the table, with ``person_name`` where the person is known."""
    return Referral(to_entity(REFERRAL.name, row), row["person_name"] or "")


def _to_step(row: RowMapping) -> Step:
    said = read_properties(row["properties"])
    note = said.get("outcome_reason") or said.get("answered_by") or said.get("sent_to") or ""
    state = said.get("state", "")
    on = read_date(said.get("state_date", ""))
    return Step(row["at"], state, on, row["form_title"], row["number"] or "", row["sha256"] or "", note)
