"""The team's work as a supervisor looks through it: counted, found, put in order and read.

Lists are looked up by row number first (no row is read for that, ``team_work_words`` has all that is needed) and read
in slices as they come on screen, so that a hundred thousand rows open like a hundred.
"""

import json
from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Integer, Row, exists, func, literal_column, or_, select, text

from fieldapp.casework.checks import UNCHECKED
from fieldapp.casework.decided_work import Decision, decisions
from fieldapp.db.deciding_work import frozen_review
from fieldapp.db.part import Part
from fieldapp.db.schema import submission as submission_table
from fieldapp.db.team_tables import TO_CHECK, team_work
from fieldapp.domain.reviewing import Shelf, WorkChoices, WorkFilter, WorkOrder
from fieldapp.domain.team import Found, Note, Reviewed, Road, TeamWork
from fieldapp.errors import WorkPurged

AT_ONCE: Final = 500  # row numbers named in one question
_OWN = team_work.c
_NUMBER: ColumnElement[int] = literal_column("team_work.rowid", Integer)
_SHOWN = [column for column in team_work.columns if column.name not in ("xml", "got_at", "nik")]
_ORDERS: dict[WorkOrder, tuple[Any, ...]] = {
    WorkOrder.OLDEST: (_OWN.finalized_at, _OWN.label),
    WorkOrder.NEWEST: (_OWN.finalized_at.desc(), _OWN.label.desc()),
    WorkOrder.PERSON: (text("team_work.label COLLATE NOCASE"), _OWN.finalized_at),
    WorkOrder.FORM: (_OWN.form_title, _OWN.finalized_at),
    WorkOrder.WORKER: (_OWN.worker_name, _OWN.finalized_at),
    WorkOrder.CHECKS: (_OWN.flags.desc(), _OWN.finalized_at),
    WorkOrder.ALIKE: (_OWN.alike.desc(), _OWN.finalized_at),
}


class Reviewing(Part):
    """``count_shelves``, ``work_numbers``, ``work_rows``, ``work``, ``work_ids``, ``any_flagged``, ``work_place``,
    ``work_xml``, ``work_about``, ``work_corrections``, ``work_choices``, ``work_decisions``, ``work_notes``."""

    def count_shelves(self, shelves: Collection[Shelf] = tuple(Shelf)) -> dict[Shelf, int]:
        """How much lies on each shelf; every count reads an index only."""
        counted = {shelf: select(func.count()).select_from(team_work).where(*_on(shelf)) for shelf in shelves}
        with self._reading() as connection:
            return {shelf: connection.scalar(wanted) or 0 for shelf, wanted in counted.items()}

    def work_numbers(self, wanted: WorkFilter, order: WorkOrder = WorkOrder.OLDEST, limit: int = -1) -> tuple[int, ...]:
        """The row numbers of what fits, in this order; they name rows until the store is closed."""
        found = select(_NUMBER).select_from(team_work).where(*_conditions(wanted)).order_by(*_ORDERS[order])
        with self._reading() as connection:
            return tuple(connection.scalars(found.limit(limit) if limit >= 0 else found))

    def work_rows(self, numbers: Sequence[int]) -> tuple[TeamWork, ...]:
        """Rows by their numbers, in this order; those that are gone are left out."""
        known: dict[int, TeamWork] = {}
        with self._reading() as connection:
            for start in range(0, len(numbers), AT_ONCE):
                some = select(_NUMBER.label("place"), *_SHOWN).where(_NUMBER.in_(numbers[start : start + AT_ONCE]))
                known |= {row.place: _to_work(row) for row in connection.execute(some)}
        return tuple(known[number] for number in numbers if number in known)

    def work(self, instance_ids: Sequence[str]) -> tuple[tuple[TeamWork, str], ...]:
        """(row, device id) of these, in this order; unknown ids are left out."""
        known: dict[str, tuple[TeamWork, str]] = {}
        with self._reading() as connection:
            for start in range(0, len(instance_ids), AT_ONCE):
                some = select(*_SHOWN).where(_OWN.instance_id.in_(instance_ids[start : start + AT_ONCE]))
                known |= {row.instance_id: (_to_work(row), row.device_id) for row in connection.execute(some)}
        return tuple(known[one] for one in instance_ids if one in known)

    def work_ids(self, numbers: Sequence[int]) -> tuple[tuple[str, bool], ...]:
        """(instance id, whether it is flagged) by row number, in this order; those that are gone are left out."""
        known: dict[int, tuple[str, bool]] = {}
        columns = (_NUMBER.label("place"), _OWN.instance_id, _OWN.flags, _OWN.alike)
        with self._reading() as connection:
            for start in range(0, len(numbers), AT_ONCE):
                some = select(*columns).where(_NUMBER.in_(numbers[start : start + AT_ONCE]))
                rows = connection.execute(some)
                known |= {row.place: (row.instance_id, bool(row.flags or row.alike)) for row in rows}
        return tuple(known[number] for number in numbers if number in known)

    def any_flagged(self, instance_ids: Sequence[str]) -> bool:
        """Whether the checks found something in any of these, or somebody who may be the same."""
        with self._reading() as connection:
            for start in range(0, len(instance_ids), AT_ONCE):
                some = _OWN.instance_id.in_(instance_ids[start : start + AT_ONCE])
                if connection.scalar(select(_OWN.instance_id).where(some, _OWN.flags + _OWN.alike > 0).limit(1)):
                    return True
        return False

    def work_place(self, instance_id: str) -> int:
        """The row number of one, 0 when it is not here."""
        with self._reading() as connection:
            return connection.scalar(select(_NUMBER).where(_OWN.instance_id == instance_id)) or 0

    def work_xml(self, instance_id: str) -> bytes:
        """The frozen bytes, those of this laptop's own work too. Raises WorkPurged when they left this laptop."""
        with self._reading() as connection:
            xml = connection.scalar(
                select(work_bytes()).select_from(with_bytes()).where(_OWN.instance_id == instance_id)
            )
        if not xml:
            raise WorkPurged(day=self._clock().date())
        return bytes(xml)

    def work_about(self, person_id: str, limit: int = 20) -> tuple[TeamWork, ...]:
        """Submissions about one person, the newest first."""
        about = select(*_SHOWN).where(_OWN.person_id == person_id, _OWN.person_id != "")
        with self._reading() as connection:
            return tuple(map(_to_work, connection.execute(about.order_by(_OWN.finalized_at.desc()).limit(limit))))

    def work_corrections(self, instance_id: str) -> tuple[TeamWork, ...]:
        """What corrects this submission, the newest first."""
        of = select(*_SHOWN).where(_OWN.corrects == instance_id, text("corrects <> ''"))
        with self._reading() as connection:
            return tuple(map(_to_work, connection.execute(of.order_by(_OWN.finalized_at.desc()))))

    def work_choices(self) -> WorkChoices:
        """Every worker and form there is work of. *Slow*: looks through an index."""
        columns = (_OWN.device_code, _OWN.worker_name, _OWN.form_id, _OWN.form_title)
        with self._reading() as connection:
            rows = connection.execute(
                select(*columns).group_by(func.coalesce(_OWN.device_code, ""), *columns[1:])
            ).all()
        found = [{row[0]: row[1] for row in rows}, {row[2]: row[3] for row in rows}]
        return WorkChoices(*(tuple(sorted(one.items(), key=lambda pair: pair[1].casefold())) for one in found))

    def work_decisions(self, decision_id: str) -> tuple[Decision, ...]:
        """Everything that a review made on this laptop says."""
        with self._reading() as connection:
            xml = frozen_review(connection, decision_id)
        return decisions(xml) if xml else ()

    def work_notes(self, instance_id: str) -> tuple[Note, ...]:
        """What was said about one: with pins where it was said here, the words for the whole otherwise."""
        wanted = select(_OWN.decision, _OWN.note).where(_OWN.instance_id == instance_id)
        with self._reading() as connection:
            row = connection.execute(wanted).one_or_none()
            return () if row is None else _notes(connection, instance_id, row.decision, row.note)


def with_bytes() -> Any:
    """Rows beside the frozen bytes of this laptop's own work."""
    return team_work.outerjoin(submission_table, submission_table.c.instance_id == _OWN.instance_id)


def work_bytes() -> ColumnElement[bytes]:
    """The column of ``with_bytes``."""
    return func.coalesce(_OWN.xml, submission_table.c.xml, b"")


def write_found(found: Sequence[Found]) -> str:
    """What checks found as JSON text; ``_conditions`` looks for a code in it."""
    told = [[one.code, one.reference, one.message, [list(fact) for fact in one.facts]] for one in found]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def read_found(kept: str) -> tuple[Found, ...]:
    """What ``write_found`` wrote; ``UNCHECKED`` alone while no check has looked."""
    if not kept:
        return (Found(UNCHECKED),)
    told = json.loads(kept)
    return tuple(
        Found(code, where, said, tuple((name, value) for name, value in facts)) for code, where, said, facts in told
    )


def _notes(connection: Connection, instance_id: str, decision: str, note: str) -> tuple[Note, ...]:
    xml = frozen_review(connection, decision) if decision else b""
    said = next((one for one in decisions(xml) if one.instance_id == instance_id), None) if xml else None
    if said is not None:
        return said.notes
    return (Note("", note),) if note else ()


def _on(shelf: Shelf, *, corrected: bool = False) -> list[Any]:
    """Which rows lie there; this laptop's own work never does: somebody else decides about it."""
    if shelf is Shelf.TO_CHECK:
        return [text(TO_CHECK)]
    if shelf is Shelf.RETURNED:
        later = team_work.alias("later")
        follows = exists(
            select(later.c.instance_id).where(later.c.corrects == _OWN.instance_id, text("later.corrects <> ''"))
        )
        return [_OWN.state == Reviewed.RETURNED.value, _others(), follows if corrected else ~follows]
    return [_OWN.state == shelf.value, _others()]


def _others() -> ColumnElement[bool]:
    return _OWN.road != Road.HERE.value


def _conditions(wanted: WorkFilter) -> list[Any]:
    found = _on(wanted.shelf, corrected=wanted.corrected)
    for word in wanted.text.split():
        columns = (_OWN.label, _OWN.worker_name, _OWN.number, _OWN.form_title)
        found.append(or_(*(column.contains(word, autoescape=True) for column in columns)))
    if wanted.device_code:
        found.append(_OWN.device_code == wanted.device_code)
    if wanted.form_id:
        found.append(_OWN.form_id == wanted.form_id)
    if wanted.since is not None:
        found.append(_OWN.finalized_at >= wanted.since)
    if wanted.until is not None:
        found.append(_OWN.finalized_at < wanted.until)
    if wanted.code:
        found.append(_OWN.checks.contains(f'["{wanted.code}",', autoescape=True))
    return found


def _to_work(row: Row[Any]) -> TeamWork:
    return TeamWork(
        instance_id=row.instance_id,
        sha256=row.sha256,
        number=row.number,
        form_id=row.form_id,
        form_version=row.form_version,
        form_title=row.form_title,
        device_code=row.device_code,
        worker_name=row.worker_name,
        person_id=row.person_id,
        label=row.label,
        region=row.region,
        started_at=row.started_at,
        finalized_at=row.finalized_at,
        road=Road(row.road),
        state=Reviewed(row.state),
        flags=row.flags,
        alike=row.alike,
        corrects=row.corrects,
        note=row.note,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        found=read_found(row.checks),
    )
