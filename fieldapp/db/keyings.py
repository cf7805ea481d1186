"""Second keyings: a draft that never becomes a submission, then both answers to every question.

The comparison is written and the draft put away in one transaction.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, literal, select, update
from sqlalchemy.sql import ColumnElement

from fieldapp.db.batch_tables import import_row
from fieldapp.db.drafts import Drafts
from fieldapp.db.keying_tables import keyed_answer, keying
from fieldapp.db.part import change, standing
from fieldapp.db.retention_tables import purged
from fieldapp.db.schema import assessment, submission
from fieldapp.db.team_tables import team_work
from fieldapp.domain.assessment import Assessment, Progress, State
from fieldapp.domain.audit import Deed
from fieldapp.domain.keying import FirstKeying, KeyedAnswer, Keying, KeyingState, Paper
from fieldapp.errors import StoreError

_K, _A = keying.c, keyed_answer.c
_COUNTED = (KeyingState.COMPARED.value, KeyingState.SETTLED.value)


class Keyings(Drafts):
    """Begin, compare, decide, list."""

    def begin_keying(
        self, first_id: str, told: Mapping[str, str], values: Mapping[str, str], saved: Mapping[str, str], far: Progress
    ) -> Assessment:
        """A draft to key a paper again. ``told``: form_title, first_by and second_by; ``values``: of the draft."""
        with self._writing() as connection:
            self._begin(connection, values, saved, far)
            connection.execute(
                keying.insert().values(
                    keying_id=uuid.uuid4().hex,
                    instance_id=first_id,
                    form_id=values["form_id"],
                    form_version=values["form_version"],
                    draft_id=values["instance_id"],
                    **told,
                    begun_at=self._clock(),
                    state=KeyingState.OPEN.value,
                    questions=0,
                    equal=0,
                    correction_id="",
                )
            )
        return self.assessment(values["instance_id"])

    def keying_of(self, draft_id: str) -> Keying | None:
        """The second keying that a draft is; None for every other draft. One look into an index."""
        with self._reading() as connection:
            row = connection.execute(select(keying).where(_K.draft_id == draft_id)).one_or_none()
        return _to_keying(row) if row is not None else None

    def keying(self, keying_id: str) -> Keying:
        """Raises StoreError when it is not here."""
        with self._reading() as connection:
            row = connection.execute(select(keying).where(_K.keying_id == keying_id)).one_or_none()
        if row is None:
            raise StoreError("This keying is not on this laptop.")
        return _to_keying(row)

    def keyings(self, limit: int = 500) -> tuple[Keying, ...]:
        """Newest first, without those that were given up."""
        wanted = select(keying).where(_K.state != KeyingState.DROPPED.value).order_by(_K.begun_at.desc())
        with self._reading() as connection:
            return tuple(map(_to_keying, connection.execute(wanted.limit(limit))))

    def put_compared(self, keying_id: str, answers: Sequence[KeyedAnswer], deed: Deed) -> None:
        """Both answers to every question; the draft goes into the bin."""
        equal = sum(one.equal for one in answers)
        with self._writing() as connection:
            connection.execute(delete(keyed_answer).where(_A.keying_id == keying_id))
            if answers:
                connection.execute(keyed_answer.insert(), [_values(keying_id, one) for one in answers])
            state = KeyingState.SETTLED if equal == len(answers) else KeyingState.COMPARED
            told = {"state": state.value, "compared_at": self._clock(), "questions": len(answers), "equal": equal}
            connection.execute(update(keying).where(_K.keying_id == keying_id).values(told))
            self._put_away_draft(connection, keying_id)
            self._tell(connection, deed)

    def drop_keying(self, keying_id: str) -> None:
        """Give it up; the draft goes into the bin. Nothing happens once it was compared."""
        with self._writing() as connection:
            here = (_K.keying_id == keying_id, _K.state == KeyingState.OPEN.value)
            connection.execute(update(keying).where(*here).values(state=KeyingState.DROPPED.value))
            self._put_away_draft(connection, keying_id)

    def take_up_keying(self, keying_id: str) -> bool:
        """Undo giving it up; False when it was not given up, or its paper is being keyed again by then."""
        with self._writing() as connection:
            row = connection.execute(select(keying).where(_K.keying_id == keying_id)).one()
            free = connection.scalar(select(_not_keyed(literal(row.instance_id))))
            if row.state != KeyingState.DROPPED.value or not free:
                return False
            connection.execute(update(keying).where(_K.keying_id == keying_id).values(state=KeyingState.OPEN.value))
            if standing(connection, row.draft_id).discarded_at is not None:
                change(connection, row.draft_id, discarded_at=None)
                self._record(connection, row.draft_id, "restored")
        return True

    def hold_keyed(self, keying_id: str, held: Mapping[str, str]) -> None:
        """Reference → which of the two holds: first or second."""
        with self._writing() as connection:
            for reference, which in held.items():
                here = (_A.keying_id == keying_id, _A.reference == reference)
                connection.execute(update(keyed_answer).where(*here).values(held=which))

    def settle_keying(self, keying_id: str, correction_id: str) -> None:
        """Every difference is decided."""
        told = {"state": KeyingState.SETTLED.value, "correction_id": correction_id}
        with self._writing() as connection:
            connection.execute(update(keying).where(_K.keying_id == keying_id).values(told))

    def keyed_answers(self, keying_id: str = "") -> tuple[tuple[Keying, KeyedAnswer], ...]:
        """Of one keying, or of all that were compared."""
        wanted = select(keyed_answer, keying).join(keying, _K.keying_id == _A.keying_id)
        wanted = wanted.where(_K.keying_id == keying_id) if keying_id else wanted.where(_K.state.in_(_COUNTED))
        with self._reading() as connection:
            answers = connection.execute(
                select(keyed_answer).where(_A.keying_id.in_(wanted.with_only_columns(_K.keying_id)))
            ).all()
            of = {row.keying_id: _to_keying(row) for row in connection.execute(select(keying))}
        return tuple((of[row.keying_id], _to_answer(row)) for row in answers)

    def papers_to_key(self, not_by: str, limit: int = 300) -> tuple[Paper, ...]:
        """What others finalized, here or in the team, or came from a table, and nobody keyed again; newest first."""
        with self._reading() as connection:
            found = [*_own_papers(connection, not_by, limit), *_team_papers(connection, limit)]
        return tuple(sorted(found, key=lambda one: one.finalized_at, reverse=True)[:limit])

    def first_keying(self, instance_id: str) -> FirstKeying:
        """The frozen bytes that were keyed first. Raises StoreError when they are not here (any more)."""
        own, of = assessment.c, team_work.c
        here = select(own.form_id, own.form_version, own.form_title, own.title, own.worker, submission.c.xml)
        here = here.join(submission, submission.c.instance_id == own.instance_id).where(own.instance_id == instance_id)
        there = select(of.form_id, of.form_version, of.form_title, of.label, of.worker_name, of.xml)
        there = there.where(of.instance_id == instance_id, of.xml.is_not(None))
        with self._reading() as connection:
            row, team = connection.execute(here).one_or_none(), False
            if row is None:
                row, team = connection.execute(there).one_or_none(), True
        if row is None or not row.xml:
            raise StoreError("The first keying is not on this laptop any more.")
        return FirstKeying(*row, of_team=team)

    def _put_away_draft(self, connection: Connection, keying_id: str) -> None:
        draft_id = connection.scalar(select(_K.draft_id).where(_K.keying_id == keying_id))
        assert draft_id is not None
        if standing(connection, draft_id).discarded_at is None:
            change(connection, draft_id, discarded_at=self._clock())
            self._record(connection, draft_id, "discarded")


def _not_keyed(instance_id: ColumnElement[str]) -> ColumnElement[bool]:
    return ~exists().where(_K.instance_id == instance_id, _K.state != KeyingState.DROPPED.value)


def _own_papers(connection: Connection, not_by: str, limit: int) -> list[Paper]:
    own = assessment.c
    from_batch = exists().where(import_row.c.instance_id == own.instance_id)
    gone = exists().where(purged.c.instance_id == own.instance_id)
    columns = select(
        *(own.instance_id, own.form_id, own.form_title, own.title, own.number, own.finalized_at, own.worker),
        from_batch.label("from_batch"),
    )
    wanted = columns.where(own.state != State.DRAFT.value, ~gone, (own.worker != not_by) | from_batch)
    wanted = wanted.where(_not_keyed(own.instance_id)).order_by(own.finalized_at.desc()).limit(limit)
    return [
        Paper(
            *(row.instance_id, row.form_id, row.form_title, row.title, row.number, row.finalized_at, row.worker),
            from_batch=bool(row.from_batch),
        )
        for row in connection.execute(wanted)
    ]


def _team_papers(connection: Connection, limit: int) -> list[Paper]:
    of = team_work.c
    columns = select(of.instance_id, of.form_id, of.form_title, of.label, of.number, of.finalized_at, of.worker_name)
    wanted = columns.where(of.xml.is_not(None), _not_keyed(of.instance_id))
    rows = connection.execute(wanted.order_by(of.finalized_at.desc()).limit(limit))
    return [Paper(*row, of_team=True) for row in rows]


def _values(keying_id: str, one: KeyedAnswer) -> dict[str, Any]:
    return {
        "keying_id": keying_id,
        "reference": one.reference,
        "kind": one.kind,
        "first": one.first,
        "second": one.second,
        "equal": int(one.equal),
        "held": one.held,
    }


def _to_answer(row: Row[Any]) -> KeyedAnswer:
    return KeyedAnswer(row.reference, row.kind, row.first, row.second, bool(row.equal), row.held)


def _to_keying(row: Row[Any]) -> Keying:
    return Keying(
        keying_id=row.keying_id,
        instance_id=row.instance_id,
        form_id=row.form_id,
        form_version=row.form_version,
        form_title=row.form_title,
        draft_id=row.draft_id,
        first_by=row.first_by,
        second_by=row.second_by,
        begun_at=row.begun_at,
        state=KeyingState(row.state),
        compared_at=row.compared_at,
        questions=row.questions,
        equal=row.equal,
        correction_id=row.correction_id,
    )
