"""Rounds of questions: does the province still hold what it gave receipts for?

A round covers every signed receipt that was here when it began; it begins when the province's epoch changed (it was
restored from a backup) or a person asks for it. One row for each submission tells what was said of it last, so a round
that was cut goes on where it stood. No answer ever takes *received* back: what is lost there is sent once more, its
new receipt is kept beside the first.
"""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, Select, func, select, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.sql import ColumnElement

from fieldapp.db.finalizing import attachments_of
from fieldapp.db.part import Part
from fieldapp.db.proof_tables import later_receipt, proof
from fieldapp.db.retention_tables import purged
from fieldapp.db.schema import event, receipt, setting, submission
from fieldapp.domain.proof import ProofStanding
from fieldapp.domain.queued import Queued
from fieldapp.domain.receipt import Receipt
from fieldapp.errors import StoreError

ROUND, EPOCH = "proof_round", "epoch"
LOST = ("missing", "damaged", "wanted")
_LOST = text("proof.said IN ('missing', 'damaged', 'wanted')")  # as in the index that finds them
_ROW = text("receipt.rowid")


class Proving(Part):
    """``hear_epoch``, ``begin_proof``, ``proof_standing``, ``unproven``, ``lost`` and what is recorded of them."""

    def hear_epoch(self, epoch: str, keys: Collection[str]) -> bool:
        """Keep the epoch that the province named; whether it is another one, and so a round began."""
        with self._writing() as connection:
            if not epoch or _setting(connection, EPOCH) == epoch:
                return False
            _put(connection, EPOCH, epoch)
            _begin(connection, keys)
        return True

    def begin_proof(self, keys: Collection[str]) -> None:
        """Ask about everything anew. ``keys``: ids of the receipt keys of the province that will be asked."""
        with self._writing() as connection:
            _begin(connection, keys)

    def proof_standing(self) -> ProofStanding:
        """How far the last round is."""
        with self._reading() as connection:
            number, _, total, _ = _round(connection)
            if not number:
                return ProofStanding()
            counted = select(proof.c.said, func.count()).where(proof.c.round == number).group_by(proof.c.said)
            said: dict[str, int] = dict(connection.execute(counted).all())
            epoch = _setting(connection, EPOCH)
        lost = sum(said.get(kind, 0) for kind in LOST)
        return ProofStanding(
            number, epoch, total, said.get("held", 0), lost, said.get("again", 0), said.get("refused", 0)
        )

    def unproven(self, limit: int) -> tuple[Queued, ...]:
        """The next that nothing was said of in this round."""
        with self._reading() as connection:
            number, upto, _, keys = _round(connection)
            if not number:
                return ()
            known = proof.c.instance_id == receipt.c.instance_id
            fresh = ~select(proof.c.round).where(known, proof.c.round == number).exists()
            found = _queued().where(*_covered(upto, keys), fresh).order_by(_ROW).limit(limit)
            return tuple(Queued(row.instance_id, row.sha256, row.size, (), 0) for row in connection.execute(found))

    def lost(self, *said: str) -> tuple[Queued, ...]:
        """Those of which the province last said one of these (``LOST`` when none is named), in the order received."""
        found = _queued().join(proof, proof.c.instance_id == receipt.c.instance_id)
        with self._reading() as connection:
            rows = connection.execute(found.where(_LOST, proof.c.said.in_(said or LOST)).order_by(_ROW)).all()
            return tuple(
                Queued(row.instance_id, row.sha256, row.size, attachments_of(connection, row.instance_id), 0)
                for row in rows
            )

    def record_proofs(self, said: Mapping[str, str]) -> None:
        """instance_id → what the province said of it: held, missing, damaged, wanted, again or refused.

        What it lacks and was purged here needs a person: nothing can be sent again.
        """
        if not said:
            return
        with self._writing() as connection:
            number = _round(connection)[0]
            lacking = [one for one, kind in said.items() if kind in LOST]
            gone = connection.scalars(select(purged.c.instance_id).where(purged.c.instance_id.in_(lacking))).all()
            said = {**said, **dict.fromkeys(gone, "refused")}
            _note(connection, said, number, self._clock())
            now = self._clock()
            told = [one for one, kind in said.items() if kind == "refused"]
            if told:
                lines = [{"instance_id": one, "kind": "refused_again", "at": now, "note": ""} for one in told]
                connection.execute(event.insert(), lines)

    def record_again(self, receipts: Sequence[Receipt], why: str) -> None:
        """They were sent once more and received: ``why`` is restored or missing. Verified as first receipts are.

        Raises StoreError for other bytes than the first receipt is for.
        """
        now = self._clock()
        with self._writing() as connection:
            number = _round(connection)[0]
            for one in receipts:
                first = connection.execute(
                    select(receipt.c.sha256, receipt.c.signed).where(receipt.c.instance_id == one.instance_id)
                ).one_or_none()
                if first is None or first.sha256 != one.sha256:
                    raise StoreError("The province's answer is about other content than this laptop holds.")
                if first.signed != one.signed:
                    connection.execute(insert(later_receipt).values(_row(one)).on_conflict_do_nothing())
            _note(connection, {one.instance_id: "again" for one in receipts}, number, now)
            lines = [{"instance_id": one.instance_id, "kind": "sent_again", "at": now, "note": why} for one in receipts]
            if lines:
                connection.execute(event.insert(), lines)

    def later_receipts(self, instance_id: str) -> tuple[Receipt, ...]:
        """The receipts of later epochs, in the order of the province's log."""
        wanted = select(later_receipt).where(later_receipt.c.instance_id == instance_id)
        with self._reading() as connection:
            rows = connection.execute(wanted.order_by(later_receipt.c.received_at)).mappings().all()
        return tuple(Receipt(**row) for row in rows)


def _queued() -> Select[tuple[str, str, int]]:
    here = receipt.c.instance_id
    return select(here, submission.c.sha256, submission.c.size).join(submission, submission.c.instance_id == here)


def _covered(upto: int, keys: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    """Signed by this province, and here when the round began."""
    return (text("receipt.rowid <= :upto").bindparams(upto=upto), receipt.c.key_id.in_(keys), receipt.c.signature != "")  # type: ignore[return-value]  # text is a condition


def _setting(connection: Connection, key: str) -> str:
    return connection.scalar(select(setting.c.value).where(setting.c.key == key)) or ""


def _put(connection: Connection, key: str, value: str) -> None:
    row = insert(setting).values(key=key, value=value)
    connection.execute(row.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


def _round(connection: Connection) -> tuple[int, int, int, list[str]]:
    """(number, last row of the receipts that it covers, how many they are, key ids)."""
    parts = _setting(connection, ROUND).split()
    return (int(parts[0]), int(parts[1]), int(parts[2]), parts[3:]) if len(parts) > 2 else (0, 0, 0, [])


def _begin(connection: Connection, keys: Collection[str]) -> None:
    number = _round(connection)[0] + 1
    last = connection.scalar(select(func.coalesce(func.max(_ROW), 0)).select_from(receipt)) or 0
    total = connection.scalar(select(func.count()).select_from(receipt).where(*_covered(last, keys))) or 0
    _put(connection, ROUND, " ".join((str(number), str(last), str(total), *sorted(keys))))


def _note(connection: Connection, said: Mapping[str, str], number: int, at: object) -> None:
    new = insert(proof)
    changed = {name: new.excluded[name] for name in ("round", "said", "at")}
    rows = [{"instance_id": one, "round": number, "said": kind, "at": at} for one, kind in said.items()]
    if rows:
        connection.execute(new.on_conflict_do_update(index_elements=["instance_id"], set_=changed), rows)


def _row(one: Receipt) -> dict[str, object]:
    names = ("instance_id", "sha256", "number", "log_index", "epoch", "received_at", "key_id", "signed", "signature")
    return {name: getattr(one, name) for name in names}
