"""What the province settled, and the purge of what is settled and old enough: a stub stays for ever.

Every purge is a small transaction of its own that also writes the access log and names the files to delete; those are
deleted afterwards, so that whatever is killed half-way is gone on with (``leftovers``).
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select, text, update
from sqlalchemy.dialects.sqlite import insert

from fieldapp.db.batch_tables import import_row
from fieldapp.db.keying_tables import keyed_answer, keying
from fieldapp.db.part import Part
from fieldapp.db.retention_tables import MAY_GO, leftover, purged, settled, settlement
from fieldapp.db.schema import answer, assessment, attachment, attachment_file, receipt, setting, submission
from fieldapp.domain.retention import Leftover, Purged, RetentionStanding, Settled

_HERE = (
    "FROM receipt JOIN submission USING (instance_id) WHERE receipt.signature <> '' AND NOT EXISTS "
    "(SELECT 1 FROM purged WHERE purged.instance_id = submission.instance_id)"
)
_DUE = f"{_HERE} AND {MAY_GO.format(one='submission')}"
_WORD = "FROM settlement t WHERE t.epoch = (SELECT value FROM setting WHERE key = 'epoch')"


class Retention(Part):
    """``hear_settled``, ``due_to_purge``, ``purge``, ``leftovers``, ``forget_leftovers``, ``purged``,
    ``purged_at``, ``retention_standing``, ``stale_drafts``, ``fold_log``."""

    def hear_settled(self, word: Settled) -> bool:
        """Keep the province's word, verified by the caller; False for one of another epoch or an older one."""
        with self._writing() as connection:
            known = connection.execute(select(settlement)).one_or_none()
            if connection.scalar(select(setting.c.value).where(setting.c.key == "epoch")) != word.epoch:
                return False
            if known is not None and known.epoch == word.epoch and known.said_at >= word.said_at:
                return False
            if known is not None and known.epoch != word.epoch:
                connection.execute(delete(settled))
            row = {"id": 1, "epoch": word.epoch, "lanes": word.lanes, "days": word.days, "said_at": word.said_at}
            row |= {"purge_before": word.purge_before, "signed": word.signed, "signature": word.signature}
            connection.execute(insert(settlement).values(row).on_conflict_do_update(["id"], set_=row))
            new = insert(settled)
            grown = new.on_conflict_do_update(
                index_elements=["epoch", "lane"], set_={"upto": func.max(settled.c.upto, new.excluded.upto)}
            )
            rows = [{"epoch": epoch, "lane": lane, "upto": upto} for epoch, lane, upto in word.upto]
            if rows:
                connection.execute(grown, rows)
        return True

    def due_to_purge(self) -> tuple[str, ...]:
        """All that may go now, in the order received. *Slow*: looks at every receipt once."""
        with self._reading() as connection:
            wanted = text(f"SELECT submission.instance_id {_DUE} ORDER BY receipt.rowid")
            return tuple(connection.execute(wanted).scalars())

    def purge(self, instance_ids: Sequence[str]) -> int:
        """Take answers, frozen bytes, title and attachments of those that may still go; how many did.

        One transaction. Raises StoreError kinds, and then nothing went.
        """
        now = self._clock()
        with self._writing() as connection:
            gone = _may_go(connection, instance_ids)
            if not gone:
                return 0
            ids = [row.instance_id for row in gone]
            stubs = [{"instance_id": row.instance_id, "sha256": row.sha256, "at": now} for row in gone]
            connection.execute(purged.insert(), stubs)
            connection.execute(update(submission).where(submission.c.instance_id.in_(ids)).values(xml=b""))
            connection.execute(delete(answer).where(answer.c.instance_id.in_(ids)))
            connection.execute(update(assessment).where(assessment.c.instance_id.in_(ids)).values(title=""))
            as_typed = import_row.c.instance_id.in_(ids)
            connection.execute(update(import_row).where(as_typed).values(cells="[]", fixes="[]", label=""))
            keyed = keyed_answer.c.keying_id.in_(select(keying.c.keying_id).where(keying.c.instance_id.in_(ids)))
            connection.execute(update(keyed_answer).where(keyed).values(first="", second=""))
            _leave(connection, ids, [row.sha256 for row in gone])
            for one in ids:
                self._record(connection, one, "purged")
            return len(gone)

    def leftovers(self) -> tuple[Leftover, ...]:
        """Sealed files of purged work that are still to be deleted."""
        with self._reading() as connection:
            return tuple(Leftover(*row) for row in connection.execute(select(leftover)))

    def forget_leftovers(self, gone: Collection[Leftover]) -> None:
        """These files are not there any more."""
        if not gone:
            return
        with self._writing() as connection:
            for one in gone:
                of = leftover.c
                connection.execute(delete(leftover).where(of.folder == one.folder, of.name == one.name))

    def purged(self, limit: int = 200, offset: int = 0) -> tuple[Purged, ...]:
        """What left this laptop, the last first."""
        own, kept = assessment.c, submission.c
        columns: tuple[Any, ...] = (
            *(purged.c.instance_id, purged.c.sha256, kept.number, receipt.c.number.label("receipt_number")),
            *(own.form_id, own.form_version, own.form_title, kept.finalized_at, receipt.c.received_at),
            *(purged.c.at, own.size),
        )
        joined = purged.join(submission, kept.instance_id == purged.c.instance_id)
        joined = joined.join(assessment, own.instance_id == purged.c.instance_id)
        joined = joined.join(receipt, receipt.c.instance_id == purged.c.instance_id)
        wanted = select(*columns).select_from(joined).order_by(purged.c.at.desc(), text("purged.rowid DESC"))
        with self._reading() as connection:
            return tuple(Purged(*row) for row in connection.execute(wanted.limit(limit).offset(offset)))

    def purged_at(self, instance_id: str) -> datetime | None:
        """When it left this laptop; None for what is still here."""
        wanted = select(purged.c.at).where(purged.c.instance_id == instance_id)
        with self._reading() as connection:
            return connection.scalar(wanted)

    def retention_standing(self) -> RetentionStanding:
        """How retention stands. *Slow*: looks at every receipt."""
        with self._reading() as connection:
            known = connection.execute(select(settlement)).one_or_none()
            held = bool(connection.execute(text(f"SELECT 1 {_WORD}")).first())
            here = _count(connection, _HERE)
            due = _count(connection, _DUE)
            old = _count(connection, f"{_HERE} AND receipt.received_at <= (SELECT t.purge_before {_WORD})")
            young = f"{_HERE} AND receipt.received_at > (SELECT t.purge_before {_WORD})"
            first = connection.scalar(text(f"SELECT min(receipt.received_at) {young}"))
            count, last = connection.execute(select(func.count(), func.max(purged.c.at))).one()
        return RetentionStanding(
            days=known.days if known is not None else 0,
            said_at=known.said_at if known is not None and held else None,
            here=here,
            due=due,
            unsettled=old - due if held else here,
            first_received_at=datetime.fromisoformat(first) if first else None,
            purged=count,
            last_at=last,
        )

    def stale_drafts(self, before: datetime, of: str | None) -> int:
        """Drafts that nobody touched since then, of this user only or of all; those in the bin are left out."""
        old = text("assessment.state = 'draft' AND assessment.discarded_at IS NULL")
        wanted = select(func.count()).select_from(assessment).where(old, assessment.c.changed_at < before)
        wanted = wanted if of is None else wanted.where(assessment.c.worker == of)
        with self._reading() as connection:
            return connection.scalar(wanted) or 0

    def fold_log(self) -> None:
        """Write the log back and empty it, so that nothing purged is left in it; later, where somebody reads."""
        with self._database.raw() as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            connection.execute("PRAGMA busy_timeout = 0")  # nobody waits for this
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _may_go(connection: Connection, instance_ids: Sequence[str]) -> Sequence[Any]:
    wanted = select(submission.c.instance_id, submission.c.sha256, assessment.c.person_id)
    wanted = wanted.join(assessment, assessment.c.instance_id == submission.c.instance_id)
    fresh = ~select(purged.c.at).where(purged.c.instance_id == submission.c.instance_id).exists()
    here = submission.c.instance_id.in_(instance_ids)
    return connection.execute(wanted.where(here, fresh, text(MAY_GO.format(one="submission")))).all()


def _leave(connection: Connection, ids: Sequence[str], hashes: Sequence[str]) -> None:
    """The attachments, unless another assessment names them too, and the second copies: named, not deleted yet."""
    had = set(connection.scalars(select(attachment.c.sha256).where(attachment.c.instance_id.in_(ids))))
    connection.execute(delete(attachment).where(attachment.c.instance_id.in_(ids)))
    still = set(connection.scalars(select(attachment.c.sha256).where(attachment.c.sha256.in_(had)))) if had else set()
    alone = attachment_file.c.sha256.in_(had - still)
    names = connection.scalars(delete(attachment_file).where(alone).returning(attachment_file.c.file_name)).all()
    rows = [{"folder": "attachments", "name": name} for name in names]
    rows += [{"folder": "second", "name": f"{sha256}.age"} for sha256 in hashes]
    connection.execute(insert(leftover).on_conflict_do_nothing(), rows)


def _count(connection: Connection, which: str) -> int:
    return connection.scalar(text(f"SELECT count(*) {which}")) or 0
