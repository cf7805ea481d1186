"""A row of a batch becomes an assessment in the queue, and back, each way in one transaction.

The row is marked in the very transaction that freezes its assessment: a process that is killed leaves both or neither.
"""

import uuid
from collections.abc import Mapping, Sequence

from sqlalchemy import Integer, func, select, update

from fieldapp.casework.versions import base_now
from fieldapp.db.batch_tables import import_batch, import_row
from fieldapp.db.drafts import Drafts
from fieldapp.db.finalizing import Finalizing, Frozen
from fieldapp.db.part import change, standing
from fieldapp.db.saying import said_of
from fieldapp.db.schema import assessment, receipt, submission
from fieldapp.domain.assessment import Progress, State
from fieldapp.domain.audit import Deed
from fieldapp.domain.batch import RowResult, RowState, Stage
from fieldapp.domain.submission import Base, EntityChange, Submission
from fieldapp.errors import NotADraft, StoreError

_ROW = import_row.c


class BatchFiling(Drafts, Finalizing):
    """``file_row``, ``withdraw_batch``, ``may_withdraw``, ``batch_results``, ``base_today``."""

    def file_row(
        self,
        batch_id: str,
        number: int,
        values: Mapping[str, str],
        saved: Mapping[str, str],
        progress: Progress,
        frozen: Submission,
        said: Sequence[EntityChange],
    ) -> bool:
        """Start, freeze and queue a row's assessment and mark the row; False when the row is filed already.

        ``values``: columns of the assessment. Raises StoreError (the row waits for a person, or another id was
        promised to it), DiskFull; then nothing has changed.
        """
        here = (_ROW.batch_id == batch_id, _ROW.line == number)
        with self._writing() as connection:
            row = connection.execute(select(_ROW.state, _ROW.instance_id).where(*here)).one()
            if row.state == RowState.FILED.value:
                return False
            if row.state != RowState.READY.value or row.instance_id != frozen.instance_id:
                raise StoreError("This row is not ready to be filed.")
            self._begin(connection, values, saved, progress)
            self._finalize(connection, Frozen(frozen, said, values["title"]))
            label = values["title"]
            connection.execute(update(import_row).where(*here).values(state=RowState.FILED.value, label=label))
            return True

    def withdraw_batch(self, batch_id: str, deed: Deed) -> tuple[str, ...]:
        """Every filed row back, its assessment into the bin; the sha256 of what was taken back. All or nothing.

        Raises NotADraft when one of them may have left this laptop.
        """
        filed = (_ROW.batch_id == batch_id, _ROW.state == RowState.FILED.value)
        taken: list[str] = []
        with self._writing() as connection:
            for (instance_id,) in connection.execute(select(_ROW.instance_id).where(*filed)).all():
                found = standing(connection, instance_id)
                if found.first_attempt_at or found.exported_at or found.state not in (State.DRAFT, State.FINALIZED):
                    raise NotADraft(state=found.state.value)
                bytes_ = select(submission.c.sha256).where(submission.c.instance_id == instance_id)
                taken += connection.scalars(bytes_).all()
                self._recall(connection, instance_id)
                if found.discarded_at is None:
                    change(connection, instance_id, discarded_at=self._clock())
                    self._record(connection, instance_id, "discarded")
            connection.execute(update(import_row).where(*filed).values(state=RowState.WITHDRAWN.value))
            connection.execute(
                update(import_batch)
                .where(import_batch.c.batch_id == batch_id)
                .values(stage=Stage.WITHDRAWN.value, changed_at=self._clock())
            )
            self._tell(connection, deed)
        return tuple(taken)

    def may_withdraw(self, batch_id: str) -> bool:
        """Whether rows were filed and none of them may have left this laptop."""
        joined = import_row.join(assessment, assessment.c.instance_id == _ROW.instance_id)
        left = assessment.c.first_attempt_at.is_not(None) | assessment.c.exported_at.is_not(None)
        left |= assessment.c.state.not_in((State.DRAFT.value, State.FINALIZED.value))
        filed = (_ROW.batch_id == batch_id, _ROW.state == RowState.FILED.value)
        wanted = select(func.count(), func.coalesce(func.sum(left.cast(Integer)), 0)).select_from(joined)
        with self._reading() as connection:
            count, gone = connection.execute(wanted.where(*filed)).one()
        return bool(count and not gone)

    def batch_results(self, batch_id: str) -> tuple[RowResult, ...]:
        """What became of every row that was filed, in the order of the file."""
        columns = select(
            *(_ROW.line, _ROW.label, _ROW.instance_id, assessment.c.state, assessment.c.number),
            *(submission.c.sha256, receipt.c.number.label("receipt"), receipt.c.received_at),
        )
        joined = import_row.join(assessment, assessment.c.instance_id == _ROW.instance_id)
        joined = joined.outerjoin(submission, submission.c.instance_id == _ROW.instance_id)
        joined = joined.outerjoin(receipt, receipt.c.instance_id == _ROW.instance_id)
        wanted = columns.select_from(joined).where(_ROW.batch_id == batch_id, _ROW.state == RowState.FILED.value)
        with self._reading() as connection:
            rows = connection.execute(wanted.order_by(_ROW.line)).all()
        return tuple(
            RowResult(
                row=row.line,
                label=row.label,
                instance_id=row.instance_id,
                state=State(row.state),
                number=row.number,
                sha256=row.sha256 or "",
                receipt=row.receipt or "",
                received_at=row.received_at,
            )
            for row in rows
        )

    def base_today(self, entity_list: str, entity_id: str) -> Base:
        """What this laptop knows of an entity at this moment, for work that begins and ends in it."""
        with self._reading() as connection:
            said = said_of(connection, entity_list, [entity_id]).get(entity_id, [])
        return base_now(said, str(uuid.uuid4()))
