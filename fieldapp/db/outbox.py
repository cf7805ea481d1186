"""The outbox: finalized submissions without a verified receipt, and what became of sending them.

Steps outside the legal ones (``rules``) abort the transaction; a repeated receipt or refusal is harmless.
History tells changes, not tries: a laptop that is offline for a week writes one line, not a thousand.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, case, func, or_, select, text, update
from sqlalchemy.sql import ColumnElement

from fieldapp.db.columns import Instant
from fieldapp.db.part import Part, change, standing
from fieldapp.db.projecting import changed_entities, project
from fieldapp.db.rows import write_reasons
from fieldapp.db.schema import assessment, attachment, entity_change, event, submission
from fieldapp.db.schema import receipt as receipt_table
from fieldapp.db.schema import refusal as refusal_table
from fieldapp.domain.acceptance import Acceptance
from fieldapp.domain.assessment import State
from fieldapp.domain.queued import Queued
from fieldapp.domain.receipt import Receipt, Refusal
from fieldapp.domain.submission import Attachment
from fieldapp.errors import StoreError

_OPEN = text("assessment.state IN ('finalized', 'sending', 'unconfirmed')")  # as in the index that finds them
_SAID = func.json_extract(entity_change.c.properties, "$.urgency")
_URGENCY = case({"merah": 2, "kuning": 1}, value=_SAID, else_=0)
_OTHER = "The province's answer is about other content than this laptop holds."
LONGEST_WAIT = timedelta(hours=2)  # the wire asks for an hour at most: a longer one is a clock that was set back


class Outbox(Part):
    """What the uploader asks of the store, except ``submission``. ``sends_only``: the one user whose work is sent."""

    sends_only: str | None = None

    def due(self, now: datetime) -> tuple[Queued, ...]:
        """Finalized and not waiting beyond ``now``; the most urgent first, then the oldest.

        A wait of more than two hours is not believed.
        """
        return self._queued(State.FINALIZED, now=now)

    def unsettled(self, now: datetime) -> tuple[Queued, ...]:
        """Unconfirmed or left in sending, and not waiting beyond ``now``; oldest first."""
        return self._queued(State.SENDING, State.UNCONFIRMED, now=now)

    def record_sending(self, instance_ids: Sequence[str]) -> tuple[str, ...]:
        """Bytes are about to leave: from now on nothing of these can be recalled.

        Returns them without those that a worker took back to draft a moment ago.
        """
        now = self._clock()
        with self._writing() as connection:
            rows = {row.instance_id: row for row in _rows_of(connection, instance_ids, assessment.c.first_attempt_at)}
            _check_here(instance_ids, rows)
            marked = tuple(one for one in instance_ids if rows[one].state != State.DRAFT)
            first = [one for one in marked if rows[one].first_attempt_at is None]
            if marked:
                connection.execute(_SENDING, [{"key": one, "now": now} for one in marked])
            if first:
                connection.execute(event.insert(), [_line(one, "sent", now) for one in first])
        return marked

    def record_unconfirmed(self, instance_ids: Sequence[str]) -> None:
        """Bytes may have arrived; nothing is known. They are asked about at the next run."""
        with self._writing() as connection:
            for instance_id in instance_ids:
                change(connection, instance_id, state=State.UNCONFIRMED.value, retry_at=None)
                self._record_once(connection, instance_id, "unconfirmed")

    def record_waiting(self, instance_ids: Sequence[str], retry_at: datetime, cause: str) -> None:
        """Surely not received this time; tried again from ``retry_at``. ``cause`` is an error code.

        What an earlier try may have brought to the province stays unconfirmed and is asked about again.
        """
        with self._writing() as connection:
            for instance_id in instance_ids:
                sent_now = standing(connection, instance_id).state == State.SENDING
                changed = {"state": State.FINALIZED.value} if sent_now else {}
                change(connection, instance_id, retry_at=retry_at, **changed)
                self._record_once(connection, instance_id, "waiting", cause)

    def record_receipt(self, receipt: Receipt) -> None:
        """Only for a receipt whose signature, id and sha256 were verified. Raises StoreError for other bytes."""
        self.record_receipts([receipt])

    def record_receipts(self, receipts: Sequence[Receipt]) -> None:
        """Several, all or none."""
        self._keep(receipts, State.RECEIVED.value, [one.number for one in receipts])

    def record_acceptance(self, acceptance: Acceptance) -> None:
        """The yes of a server that signs nothing, kept as such. Raises StoreError for other bytes."""
        self._keep([acceptance.noted()], "accepted", [acceptance.host])

    def _keep(self, receipts: Sequence[Receipt], kind: str, notes: Sequence[str]) -> None:
        ids = [receipt.instance_id for receipt in receipts]
        now = self._clock()
        with self._writing() as connection:
            rows = {row.instance_id: row for row in _rows_of(connection, ids, submission.c.sha256)}
            for receipt in receipts:
                if receipt.instance_id not in rows or rows[receipt.instance_id].sha256 != receipt.sha256:
                    raise StoreError(_OTHER)
            told = zip(receipts, notes, strict=True)
            new = [(one, note) for one, note in told if rows[one.instance_id].state != State.RECEIVED]
            if new:
                connection.execute(receipt_table.insert(), [_receipt_row(one) for one, _ in new])
                connection.execute(_RECEIVED, [{"key": one.instance_id, "now": now} for one, _ in new])
                connection.execute(event.insert(), [_line(one.instance_id, kind, now, note) for one, note in new])
                _settle(connection, [one.instance_id for one, _ in new], now)

    def record_refusal(self, refusal: Refusal) -> None:
        """A reasoned no: returned to the worker, or held for a person. The register forgets what it said."""
        held = refusal.held
        row = {
            "instance_id": refusal.instance_id,
            "sha256": refusal.sha256,
            "reasons": write_reasons(refusal.reasons),
            "refused_at": refusal.refused_at,
        }
        with self._writing() as connection:
            _check_bytes(connection, refusal.instance_id, refusal.sha256)
            if standing(connection, refusal.instance_id).state in (State.RETURNED, State.HELD):
                return
            connection.execute(refusal_table.insert().values(row))
            state = (State.HELD if held else State.RETURNED).value
            change(connection, refusal.instance_id, state=state, retry_at=None, changed_at=self._clock())
            self._record(connection, refusal.instance_id, state)
            project(connection, changed_entities(connection, refusal.instance_id))

    def _queued(self, *states: State, now: datetime) -> tuple[Queued, ...]:
        here = assessment.c.instance_id
        ready: ColumnElement[bool] = or_(
            assessment.c.retry_at.is_(None),
            assessment.c.retry_at <= now,
            assessment.c.retry_at > now + LONGEST_WAIT,
        )
        mine = () if self.sends_only is None else (assessment.c.worker == self.sends_only,)
        which = (_OPEN, assessment.c.state.in_([state.value for state in states]), ready, *mine)
        lines = (
            select(here, submission.c.sha256, submission.c.size)
            .join(submission, submission.c.instance_id == here)
            .where(*which)
            .order_by(text("submission.rowid"))  # the order of finalization, whatever the clock said then
        )
        files = (
            select(here, attachment.c.name, attachment.c.sha256, attachment.c.size, attachment.c.media_type)
            .join(attachment, attachment.c.instance_id == here)
            .where(*which, attachment.c.travels == 1)
            .order_by(attachment.c.name)
        )
        urgent = (
            select(here, func.max(_URGENCY))
            .join(entity_change, entity_change.c.instance_id == here)
            .where(*which, _URGENCY > 0)
            .group_by(here)
        )
        with self._reading() as connection:
            urgency = dict(connection.execute(urgent).all())
            of: dict[str, list[Attachment]] = defaultdict(list)
            for instance_id, *parts in connection.execute(files):
                of[instance_id].append(Attachment(*parts))
            rows = connection.execute(lines).all()
        queued = (
            Queued(row.instance_id, row.sha256, row.size, tuple(of[row.instance_id]), urgency.get(row.instance_id, 0))
            for row in rows
        )
        return tuple(sorted(queued, key=lambda item: -item.urgency))

    def _record_once(self, connection: Connection, instance_id: str, kind: str, note: str = "") -> None:
        """Unless the last line says the same."""
        last = select(event.c.kind, event.c.note).where(event.c.instance_id == instance_id)
        row = connection.execute(last.order_by(event.c.id.desc()).limit(1)).one_or_none()
        if row is None or (row.kind, row.note) != (kind, note):
            self._record(connection, instance_id, kind, note)


_KEY = assessment.c.instance_id == bindparam("key")
_SENDING = (
    update(assessment)
    .where(_KEY)
    .values(
        state=State.SENDING.value,
        attempts=assessment.c.attempts + 1,
        first_attempt_at=func.coalesce(assessment.c.first_attempt_at, bindparam("now", type_=Instant)),
        retry_at=None,
        changed_at=bindparam("now", type_=Instant),
    )
)
_RECEIVED = (
    update(assessment)
    .where(_KEY)
    .values(state=State.RECEIVED.value, retry_at=None, changed_at=bindparam("now", type_=Instant))
)


def _settle(connection: Connection, ids: Sequence[str], now: datetime) -> None:
    """What these correct came back once; that is over now, and its history says by which number."""
    mended = select(assessment.c.corrects, assessment.c.number).where(
        assessment.c.instance_id.in_(ids), assessment.c.corrects != ""
    )
    lines = [_line(row.corrects, "settled", now, row.number) for row in connection.execute(mended)]
    if lines:
        connection.execute(event.insert(), lines)


def _rows_of(connection: Connection, ids: Sequence[str], column: ColumnElement[Any]) -> Sequence[Any]:
    """instance_id, state and one more column of each that is here."""
    here = assessment.c.instance_id
    wanted = select(here, assessment.c.state, column).outerjoin(submission, submission.c.instance_id == here)
    return connection.execute(wanted.where(here.in_(ids))).all()


def _check_here(ids: Sequence[str], rows: Collection[str]) -> None:
    if any(one not in rows for one in ids):
        raise StoreError("This assessment is not on this laptop.")


def _line(instance_id: str, kind: str, at: datetime, note: str = "") -> dict[str, object]:
    return {"instance_id": instance_id, "kind": kind, "at": at, "note": note}


def _receipt_row(receipt: Receipt) -> dict[str, object]:
    return {
        "instance_id": receipt.instance_id,
        "sha256": receipt.sha256,
        "number": receipt.number,
        "log_index": receipt.log_index,
        "epoch": receipt.epoch,
        "received_at": receipt.received_at,
        "key_id": receipt.key_id,
        "signed": receipt.signed,
        "signature": receipt.signature,
    }


def _check_bytes(connection: Connection, instance_id: str, sha256: str) -> None:
    frozen = connection.scalar(select(submission.c.sha256).where(submission.c.instance_id == instance_id))
    if frozen != sha256:
        raise StoreError(_OTHER)
