"""Courier packs as the store remembers them: what was put into one, and small records of packs made and carried.

A submission that is in a pack stays in the outbox: a pack is not a receipt. It can never be a draft again.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, func, select

from fieldapp.db.outbox import Outbox
from fieldapp.db.part import change, standing
from fieldapp.db.schema import assessment, setting
from fieldapp.domain.assessment import OUTBOX, State
from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.queued import Queued

_FAR = datetime(9000, 1, 1, tzinfo=UTC)
_AT_ONCE = 500  # names in one question to the database


class Carried(Outbox):
    """``unreceived``, ``carried``, ``record_exported``, ``received_of``, ``pack_records``, ``forget_pack``."""

    def unreceived(self) -> tuple[Queued, ...]:
        """Everything without a receipt or a refusal, oldest first, whatever it waits for."""
        return self._queued(*OUTBOX, now=_FAR)

    def carried(self) -> frozenset[str]:
        """Those of ``unreceived`` that are in a courier pack already."""
        here = select(assessment.c.instance_id).where(
            assessment.c.state.in_([state.value for state in OUTBOX]), assessment.c.exported_at.is_not(None)
        )
        with self._reading() as connection:
            return frozenset(connection.scalars(here))

    def record_exported(self, instance_ids: Sequence[str], note: str) -> tuple[str, ...]:
        """They are about to be written into the pack ``note``: from now on none can be recalled.

        Returns them without those that a worker took back to draft, or that got their receipt, a moment ago.
        """
        now = self._clock()
        marked = []
        with self._writing() as connection:
            for instance_id in instance_ids:
                if standing(connection, instance_id).state in OUTBOX:
                    marked.append(instance_id)
                    change(connection, instance_id, exported_at=now)
                    self._record(connection, instance_id, "exported", note)
            if marked:
                self._tell(connection, Deed(Verb.PACK, "pack", note, str(len(marked))))
        return tuple(marked)

    def received_of(self, instance_ids: Collection[str]) -> tuple[int, int]:
        """How many of these have a receipt, and how many are returned or held."""
        counts = {state.value: 0 for state in State}
        ids = sorted(instance_ids)
        with self._reading() as connection:
            for start in range(0, len(ids), _AT_ONCE):
                named = assessment.c.instance_id.in_(ids[start : start + _AT_ONCE])
                rows = select(assessment.c.state, func.count()).where(named).group_by(assessment.c.state)
                for state, count in connection.execute(rows):
                    counts[state] += count
        return counts[State.RECEIVED], counts[State.RETURNED] + counts[State.HELD]

    def pack_records(self, prefix: str) -> tuple[str, ...]:
        """The texts kept under keys that begin so; order of the keys."""
        named = setting.c.key.startswith(prefix, autoescape=True)
        with self._reading() as connection:
            return tuple(connection.scalars(select(setting.c.value).where(named).order_by(setting.c.key)))

    def forget_pack(self, key: str) -> None:
        """Drop one record; harmless when it is not there."""
        with self._writing() as connection:
            connection.execute(delete(setting).where(setting.c.key == key))
