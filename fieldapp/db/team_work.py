"""Submissions of the team as they come onto this laptop, each once on whatever road, and this laptop's own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    case,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert

from fieldapp.casework.desk_forms import DESK_FORMS
from fieldapp.db.columns import Instant
from fieldapp.db.part import Part
from fieldapp.db.schema import assessment, person, setting, submission
from fieldapp.db.team_tables import team_attachment, team_work
from fieldapp.domain.submission import Attachment
from fieldapp.domain.team import Arrived, Reviewed, Road, Verdict

CURSOR: Final = "team_work_cursor"
OWN_TO: Final = "team_own_to"  # a setting: row number of the last own submission that was gathered (see ``rules``)
AT_ONCE: Final = 5_000
FAR: Final = 1 << 62
_OWN = team_work.c
_ROW: ColumnElement[int] = literal_column("submission.rowid", Integer)


class TeamWorkPart(Part):
    """``count_team_work``, ``put_team_work``, ``work_heard_to``, ``hear_team_work``, ``gather_own_work``,
    ``team_attachments``, ``is_team_attachment``."""

    def count_team_work(self) -> dict[Reviewed, int]:
        """How many stand where; states without any are left out."""
        counted = select(team_work.c.state, func.count()).group_by(team_work.c.state)
        with self._reading() as connection:
            return {Reviewed(state): count for state, count in connection.execute(counted)}

    def put_team_work(self, arrived: Sequence[Arrived]) -> int:
        """Keep those that are not here yet, all or none; how many. What is here stays as it is."""
        with self._writing() as connection:
            return put_arrived(connection, arrived, self._clock())

    def work_heard_to(self) -> str:
        """The cursor of the team's work to go on from; "" from the beginning."""
        with self._reading() as connection:
            return connection.scalar(select(setting.c.value).where(setting.c.key == CURSOR)) or ""

    def hear_team_work(self, arrived: Sequence[Arrived], verdicts: Sequence[Verdict], cursor: str) -> int:
        """Keep one page with its cursor; how many submissions are new. The same again is harmless.

        A decision takes the place of an earlier one; one that was made here later, and is not there yet, stays.
        """
        with self._writing() as connection:
            fresh = put_arrived(connection, arrived, self._clock())
            for one in verdicts:
                here = (_OWN.instance_id == one.instance_id, _OWN.sha256 == one.sha256)
                earlier = or_(_OWN.decided_at.is_(None), _OWN.decided_at < one.decided_at)
                told = {"state": one.state.value, "note": one.note, "decided_at": one.decided_at}
                told |= {"decided_by": one.decided_by, "decision": ""}
                connection.execute(update(team_work).where(*here, earlier).values(told))
            reached = insert(setting).values(key=CURSOR, value=cursor)
            connection.execute(reached.on_conflict_do_update(["key"], set_={"value": cursor}))
        return fresh

    def gather_own_work(self, device_id: str, device_code: str, names: Mapping[str, str]) -> int:
        """A row for each of the next own submissions; how many were looked at, 0 when none is left.

        ``names``: of the users of this laptop, by id. Forms that screens fill are left out.
        """
        with self._writing() as connection:
            kept = connection.scalar(select(setting.c.value).where(setting.c.key == OWN_TO))
            before = int(kept or "0")
            rows = select(_ROW).select_from(submission).where(_ROW.between(before + 1, FAR))
            found = list(connection.scalars(rows.order_by(_ROW).limit(AT_ONCE)))
            if not found:
                return 0
            own = _own(device_id, device_code, names, self._clock()).where(_ROW.between(before + 1, found[-1]))
            columns = [column.name for column in team_work.columns]
            connection.execute(insert(team_work).from_select(columns, own).on_conflict_do_nothing())
            reached = insert(setting).values(key=OWN_TO, value=str(found[-1]))
            connection.execute(reached.on_conflict_do_update(["key"], set_={"value": str(found[-1])}))
        return len(found)

    def team_attachments(self, instance_id: str) -> tuple[Attachment, ...]:
        """The files that belong to work of others, by name."""
        of = team_attachment.c
        wanted = select(of.name, of.sha256, of.size, of.media_type).where(of.instance_id == instance_id)
        with self._reading() as connection:
            return tuple(Attachment(*row) for row in connection.execute(wanted.order_by(of.name)))

    def is_team_attachment(self, sha256: str) -> bool:
        """Whether some work of others names this content."""
        wanted = select(team_attachment.c.name).where(team_attachment.c.sha256 == sha256).limit(1)
        with self._reading() as connection:
            return connection.scalar(wanted) is not None


def put_arrived(connection: Connection, arrived: Sequence[Arrived], now: Any) -> int:
    """In a transaction of the caller's."""
    fresh = 0
    for one in arrived:
        added = insert(team_work).values(_row(one, now)).on_conflict_do_nothing()
        if connection.execute(added).rowcount > 0:
            fresh += 1
            _add_files(connection, one.work.instance_id, one.attachments)
    return fresh


def _add_files(connection: Connection, instance_id: str, files: Iterable[Attachment]) -> None:
    for file in files:
        facts = {"name": file.name, "sha256": file.sha256, "size": file.size, "media_type": file.media_type}
        connection.execute(insert(team_attachment).values(instance_id=instance_id, **facts).on_conflict_do_nothing())


def _row(one: Arrived, now: Any) -> dict[str, Any]:
    work = one.work
    return {
        "instance_id": work.instance_id,
        "sha256": work.sha256,
        "number": work.number,
        "form_id": work.form_id,
        "form_version": work.form_version,
        "form_title": work.form_title,
        "device_id": one.device_id,
        "device_code": work.device_code,
        "worker_name": work.worker_name,
        "person_id": work.person_id,
        "label": work.label,
        "region": work.region,
        "started_at": work.started_at,
        "finalized_at": work.finalized_at,
        "got_at": now,
        "road": work.road.value,
        "corrects": work.corrects,
        "checks": "",
        "flags": 0,
        "alike": 0,
        "state": work.state.value,
        "decided_at": work.decided_at,
        "decided_by": work.decided_by,
        "decision": "",
        "note": work.note,
        "xml": one.xml,
    }


def _own(device_id: str, device_code: str, names: Mapping[str, str], now: Any) -> Any:
    """Own submissions as rows, column by column; nothing is read behind their bytes."""
    of = assessment.c
    who = case(dict(names), value=of.worker, else_="") if names else literal("")
    blank, none = literal(""), literal(0)
    told: dict[str, Any] = {
        "instance_id": of.instance_id,
        "sha256": submission.c.sha256,
        "number": of.number,
        "form_id": of.form_id,
        "form_version": of.form_version,
        "form_title": of.form_title,
        "device_id": literal(device_id),
        "device_code": literal(device_code),
        "worker_name": who,
        "person_id": of.person_id,
        "label": of.title,
        "region": func.coalesce(person.c.region, ""),
        "started_at": of.started_at,
        "finalized_at": of.finalized_at,
        "got_at": literal(now, Instant),
        "road": literal(Road.HERE.value),
        "corrects": of.corrects,
        "checks": blank,
        "flags": none,
        "alike": none,
        "state": literal(Reviewed.WAITING.value),
        "decided_at": null(),
        "decided_by": blank,
        "decision": blank,
        "note": blank,
        "xml": null(),
    }
    joined = submission.join(assessment, of.instance_id == submission.c.instance_id)
    joined = joined.outerjoin(person, person.c.person_id == of.person_id)
    wanted = select(*(told[column.name].label(column.name) for column in team_work.columns)).select_from(joined)
    return wanted.where(of.form_id.not_in(sorted(DESK_FORMS)))
