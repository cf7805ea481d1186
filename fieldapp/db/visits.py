"""Visits that were asked for, with who was there since; and what letters say of entities.

A visit is made when its person has an assessment of its form that was finalized after it was asked for: one of this
laptop, one that the registry tells of, or one of the team's. Nothing is written down about that, so whatever brings
the news later, or takes it back, the list is right.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select, text, true
from sqlalchemy.dialects.sqlite import insert

from fieldapp.db.merged_people import members, one_person, with_person
from fieldapp.db.part import Part
from fieldapp.db.projecting import project
from fieldapp.db.rows import write_properties
from fieldapp.db.saying import NOT_COUNTED
from fieldapp.db.schema import assessment, person, visit
from fieldapp.db.visit_tables import letter_change
from fieldapp.domain.assessment import State
from fieldapp.domain.submission import EntityChange
from fieldapp.domain.team import Road
from fieldapp.domain.visit import Visit, VisitFilter, VisitState
from fieldapp.errors import StoreError

_NAME = person.c.name.label("person_name")
_PERSON = one_person(visit).label("now_person")
_COUNTED = ", ".join(f"'{state}'" for state in NOT_COUNTED)
# the records of each visit's person, and from there by index every assessment of them
_MADE = f"""
WITH head(visit_id, person_id, form_id, asked) AS (
    SELECT v.entity_id, coalesce(x.representative, v.person_id), v.form_id, v.created_at FROM visit v
    LEFT JOIN person_alias x ON x.person_id = v.person_id WHERE v.state = 'asked' AND v.person_id <> '' {{of}}),
who AS (SELECT * FROM head UNION SELECT h.visit_id, x.person_id, h.form_id, h.asked
    FROM head h JOIN person_alias x ON x.representative = h.person_id)
SELECT w.visit_id, a.finalized_at AS at, '' AS device FROM who w
    JOIN assessment a ON a.person_id = w.person_id AND a.person_id <> '' AND a.form_id = w.form_id
    WHERE a.state NOT IN ({_COUNTED}) AND a.finalized_at >= w.asked
UNION ALL SELECT w.visit_id, r.at, r.device FROM who w
    JOIN registry_change r ON r.entity_list = 'person' AND r.entity_id = w.person_id AND r.form_id = w.form_id
    WHERE r.at >= w.asked
UNION ALL SELECT w.visit_id, t.finalized_at, t.device_code FROM who w
    JOIN team_work t ON t.person_id = w.person_id AND t.form_id = w.form_id
    WHERE t.finalized_at >= w.asked AND t.road <> '{Road.HERE.value}'
"""
_MADE_OF_ALL = text(_MADE.format(of=""))
_MADE_OF_DEVICE = text(_MADE.format(of="AND v.device_code = :device"))
_MADE_OF_ONE = text(_MADE.format(of="AND v.entity_id = :visit"))


class Visits(Part):
    """``visit``, ``visits``, ``visits_of_device``, ``draft_for``, ``hear_letter``."""

    def visit(self, visit_id: str) -> Visit:
        """One visit. Raises StoreError when it is not here."""
        with self._reading() as connection:
            rows = _rows(connection, visit.c.entity_id == visit_id)
            made = _made(connection.execute(_MADE_OF_ONE, {"visit": visit_id}))
        if not rows:
            raise StoreError("This visit is not on this laptop.")
        return _to_visit(rows[0], made)

    def visits(self, wanted: VisitFilter) -> tuple[Visit, ...]:
        """All that fit, those due first on top. *Slow* for ten thousand of them."""
        with self._reading() as connection:
            rows = _rows(connection, *_conditions(wanted))
            made = _made(connection.execute(_MADE_OF_ALL))
        found = (_to_visit(row, made) for row in rows)
        return tuple(one for one in found if _fits(one, wanted))

    def visits_of_device(self, device_code: str) -> tuple[Visit, ...]:
        """What this laptop still has to do."""
        with self._reading() as connection:
            asked = (visit.c.device_code == device_code, visit.c.state == VisitState.ASKED.value)
            rows = _rows(connection, *asked)
            made = _made(connection.execute(_MADE_OF_DEVICE, {"device": device_code})) if rows else {}
        return tuple(one for one in (_to_visit(row, made) for row in rows) if one.open)

    def draft_for(self, one: Visit) -> str:
        """The newest draft of its form about its person that was begun since it was asked for, "" for none."""
        draft = (assessment.c.state == State.DRAFT.value, assessment.c.discarded_at.is_(None))
        with self._reading() as connection:
            people = members(connection, [one.person_id]) if one.person_id else set()
            of = (assessment.c.form_id == one.form_id, assessment.c.person_id.in_(people))
            since = assessment.c.started_at >= one.asked_at
            wanted = select(assessment.c.instance_id).where(*draft, *of, since)
            return connection.scalar(wanted.order_by(assessment.c.changed_at.desc()).limit(1)) or ""

    def hear_letter(self, instance_id: str, form_id: str, at: datetime, changes: Sequence[EntityChange]) -> None:
        """Keep what a submission by letter says, durable on return; again, or after the province, harmless."""
        rows = [_letter_row(instance_id, form_id, at, change) for change in changes]
        if not rows:
            return
        with self._writing() as connection:
            connection.execute(insert(letter_change).on_conflict_do_nothing(), rows)
            project(connection, {(one.entity_list, one.entity_id) for one in changes})


def _rows(connection: Connection, *where: Any) -> Sequence[RowMapping]:
    wanted = select(visit, _NAME, _PERSON).select_from(with_person(visit)).where(*where, true())
    order = (func.coalesce(visit.c.due_date, "9999"), visit.c.created_at, visit.c.entity_id)
    return connection.execute(wanted.order_by(*order)).mappings().all()


def _conditions(wanted: VisitFilter) -> list[Any]:
    found: list[Any] = []
    if wanted.device_code:
        found.append(visit.c.device_code == wanted.device_code)
    if wanted.region:
        found.append(visit.c.region.startswith(wanted.region, autoescape=True))
    if wanted.form_id:
        found.append(visit.c.form_id == wanted.form_id)
    if wanted.person_id:
        found.append(one_person(visit) == wanted.person_id)
    return found


def _fits(one: Visit, wanted: VisitFilter) -> bool:
    words = wanted.text.strip().casefold()
    if words and words not in one.person_name.casefold() and words not in one.note.casefold():
        return False
    if wanted.state == "late":
        return wanted.today is not None and one.late(wanted.today)
    return not wanted.state or one.state == wanted.state


def _made(rows: Iterable[Any]) -> dict[str, tuple[datetime, str]]:
    """Visit id → when it was made first, and by which laptop ("" this one)."""
    found: dict[str, tuple[datetime, str]] = {}
    for visit_id, told, device in rows:
        at = datetime.fromisoformat(told)
        if visit_id not in found or at < found[visit_id][0]:
            found[visit_id] = at, device
    return found


def _to_visit(row: RowMapping, made: dict[str, tuple[datetime, str]]) -> Visit:
    state, (at, device) = VisitState(row["state"]), made.get(row["entity_id"], (None, ""))
    if state is VisitState.ASKED and at is not None:
        state = VisitState.DONE
    elif state is not VisitState.ASKED:
        at = row["changed_at"]
    return Visit(
        visit_id=row["entity_id"],
        person_id=row["now_person"] or row["person_id"],
        person_name=row["person_name"] or row["label"],
        region=row["region"],
        form_id=row["form_id"],
        device_code=row["device_code"],
        due=row["due_date"],
        asked_at=row["created_at"],
        state=state,
        urgency=row["urgency"],
        note=row["note"],
        corrects=row["corrects"],
        asked_by=row["asked_by"],
        reason=row["reason"],
        ended_at=at,
        ended_by=device,
    )


def _letter_row(instance_id: str, form_id: str, at: datetime, change: EntityChange) -> dict[str, Any]:
    return {
        "instance_id": instance_id,
        "entity_list": change.entity_list,
        "entity_id": change.entity_id,
        "form_id": form_id,
        "action": change.action,
        "label": change.label,
        "properties": write_properties(change.properties),
        "base_version": change.base_version,
        "branch_id": change.branch_id,
        "trunk_version": change.trunk_version,
        "at": at,
    }
