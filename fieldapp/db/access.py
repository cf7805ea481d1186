"""The access log: who looked at, printed, merged or split what is not shown to everybody. Only ever added to.

Each line seals the one before it (UU 27/2022 Ps. 31, 39): a line that is changed or taken out breaks the chain. Lines
hold ids, never names or answers.
"""

import hashlib
from datetime import datetime

from sqlalchemy import Connection, select

from fieldapp.db.columns import instant_text
from fieldapp.db.part import Part
from fieldapp.db.schema import access
from fieldapp.domain.access import Access

BEGINNING = "0" * 64


class AccessLog(Part):
    """``record_access``, ``accesses``, ``access_log_is_whole``."""

    def record_access(self, who: str, action: str, person_id: str, reason: str = "") -> None:
        """One more line, durable on return."""
        with self._writing() as connection:
            note_access(connection, self._clock(), who, action, person_id, reason)

    def accesses(self, person_id: str, limit: int = 100) -> tuple[Access, ...]:
        """The newest lines about one record, newest first."""
        wanted = select(access).where(access.c.person_id == person_id).order_by(access.c.id.desc()).limit(limit)
        with self._reading() as connection:
            rows = connection.execute(wanted).all()
        return tuple(Access(row.at, row.who, row.action, row.person_id, row.reason) for row in rows)

    def access_log_is_whole(self) -> bool:
        """Whether every line seals the one before."""
        chain = BEGINNING
        with self._reading() as connection:
            for row in connection.execute(select(access).order_by(access.c.id)):
                chain = _seal(chain, row.at, row.who, row.action, row.person_id, row.reason)
                if row.chain != chain:
                    return False
        return True


def note_access(connection: Connection, at: datetime, who: str, action: str, person_id: str, reason: str) -> None:
    """One more line in a transaction of the caller's."""
    chain = _seal(_last(connection), at, who, action, person_id, reason)
    row = {"at": at, "who": who, "action": action, "person_id": person_id, "reason": reason, "chain": chain}
    connection.execute(access.insert().values(row))


def _last(connection: Connection) -> str:
    return connection.scalar(select(access.c.chain).order_by(access.c.id.desc()).limit(1)) or BEGINNING


def _seal(before: str, at: datetime, *parts: str) -> str:
    return hashlib.sha256("\x1f".join((before, instant_text(at), *parts)).encode()).hexdigest()
