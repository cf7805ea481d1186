"""Rows of a batch into the queue, and back while nothing was sent.

A process that is killed goes on where it was: a row is filed and marked in one transaction, under an id that it was
promised when it was judged.
"""

from contextlib import suppress
from dataclasses import replace

from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.batch import REFUSES, Batch, BatchRow, Filed, Reason, RowState, Stage
from fieldapp.domain.roles import Permission
from fieldapp.domain.submission import Submission, sha256_hex
from fieldapp.errors import Cancelled, FormError
from fieldapp.fieldbook.batch_desk import BatchDesk, Progress, Stop, never, quiet
from fieldapp.fieldbook.batch_judging import Judge
from fieldapp.fieldbook.draft import measure
from fieldapp.fieldbook.finalizing import keep_second_copy, new_number, second_copy


class BatchQueue(BatchDesk):
    """``file``, ``withdraw``, ``may_withdraw``."""

    def file(self, batch_id: str, progress: Progress = quiet, stop: Stop = never) -> Filed:
        """Put every ready row into the queue, each in a transaction of its own. *Slow.*

        Rows that the form does not take any more are put back to be looked at. Raises Cancelled (what was filed
        stays; the next call goes on), DiskFull, NotAllowed.
        """
        self._book.permit.require(Permission.BATCH)
        batch = self._store.batch(batch_id)
        ready = self._store.batch_rows(batch_id, [RowState.READY])
        if ready:
            self._store.put_batch(batch_id, Stage.FILING, batch.expected)
        judge, put_back = self._judge(batch), 0
        for done, row in enumerate(ready):
            if stop():
                raise Cancelled
            progress(done, len(ready))
            put_back += not self._file_row(judge, batch, row)
        progress(len(ready), len(ready))
        counts = self._store.batch(batch_id).count
        if counts(RowState.FILED):
            self._store.put_batch(batch_id, Stage.FILED, batch.expected)
        filed = len(ready) - put_back
        self._book.audit.done(Verb.BATCH, "batch", batch_id, f"{filed} {batch.form_id}")
        return Filed(filed, put_back)

    def _file_row(self, judge: Judge, batch: Batch, row: BatchRow) -> bool:
        judged = judge.judge(row)
        session = judged.session
        try:
            xml = session.freeze("", self._store.base_today)
        except FormError as error:  # a rule about today holds no longer
            said = Reason("form", REFUSES, -1, (("message", str(error)),))
            self._store.judge_rows(batch.batch_id, [replace(row, state=RowState.REFUSED, reasons=(*row.reasons, said))])
            return False
        frozen = Submission(
            instance_id=session.instance_id,
            form_id=batch.form_id,
            form_version=batch.form_version,
            sha256=sha256_hex(xml),
            xml=xml,
            finalized_at=self._clock().astimezone(),
            number=new_number(),
            clock=self._book.watch.look(),
        )
        keep_second_copy(self._store, self._second, frozen)
        values = {
            "instance_id": frozen.instance_id,
            "form_id": batch.form_id,
            "form_version": batch.form_version,
            "form_title": batch.form_title,
            "title": session.instance_name(),
            "person_id": row.person_id,
            "corrects": "",
            "worker": self._book.users.user_id,
        }
        place = (batch.batch_id, row.number)
        self._store.file_row(*place, values, session.saved(), measure(session, ""), frozen, session.entities())
        return True

    def withdraw(self, batch_id: str) -> int:
        """Everything back out of the queue; how many rows. Raises NotADraft once the first may have been sent."""
        self._book.permit.require(Permission.BATCH)
        filed = self._store.batch(batch_id).count(RowState.FILED)
        taken = self._store.withdraw_batch(batch_id, Deed(Verb.UNBATCH, "batch", batch_id, str(filed)))
        for sha256 in taken:
            with suppress(OSError):  # the row is back; a copy that cannot be deleted now is sealed
                second_copy(self._second, sha256).unlink()
        return filed

    def may_withdraw(self, batch_id: str) -> bool:
        """Whether something was filed and nothing of it may have left this laptop."""
        return self._store.may_withdraw(batch_id)
