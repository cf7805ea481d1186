"""The audit as it is read, checked and sent. What writes it together with an act is ``audit_writing``.

The store finds what was changed, moved, taken out, put in or cut off in its own tables. That a whole older copy of the
store was put back it cannot know: the file beside it (``fieldbook/auditing``) and the province do.
"""

import hashlib
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from fieldapp.db.audit_tables import audit, audit_end, audit_head
from fieldapp.db.audit_writing import audit_key, begin, seal
from fieldapp.db.columns import instant_text
from fieldapp.db.schema import access
from fieldapp.db.settings import Settings
from fieldapp.domain.audit import (
    BEGINNING,
    AuditCheck,
    AuditEnd,
    AuditLine,
    Deed,
    SignedHead,
    Verb,
    chained,
    read_line,
)

_PAGE = 2000  # lines in memory at once


class Audit(Settings):
    """``audited``, ``audit_lines``, ``audit_names``, ``check_audit``, and what goes to the province."""

    def audited(self, *deeds: Deed, keep: Mapping[str, str] | None = None) -> AuditEnd:
        """Deeds that change no other table but settings (``keep``): durable on return, all or none."""
        with self._writing() as connection:
            for deed in deeds:
                self._tell(connection, deed)
            if keep:
                self._put(connection, keep)
            end = _end(connection)
        self._remember(keep or {})
        return end

    def _begin_audit(self) -> None:
        with self._writing() as connection:
            begin(connection, audit_key(self._database.key()), self._clock())

    def audit_end(self) -> AuditEnd:
        """How it ends now."""
        with self._reading() as connection:
            return _end(connection)

    def audit_lines(
        self, object_ids: Collection[str] = (), verb: str = "", who: str = "", limit: int = 100, before: int = 0
    ) -> tuple[AuditLine, ...]:
        """Newest first: about any of these ids, of this verb, by this worker, before a number; all where none is named.

        Lines of the access log of before the audit come last, with number 0.
        """
        wanted = select(audit.c.line).order_by(audit.c.seq.desc()).limit(limit)
        wanted = wanted.where(audit.c.object_id.in_(object_ids)) if object_ids else wanted
        wanted = wanted.where(audit.c.verb == verb) if verb else wanted
        wanted = wanted.where(audit.c.who == who) if who else wanted
        wanted = wanted.where(audit.c.seq < before) if before else wanted
        with self._reading() as connection:
            found = [read_line(line) for line in connection.scalars(wanted)]
            return (*found, *_before_the_audit(connection, object_ids, verb, who, limit - len(found)))

    def audit_names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The verbs and the workers that the audit speaks of, by name."""
        with self._reading() as connection:
            verbs, people = (
                tuple(connection.scalars(select(of).distinct().order_by(of))) for of in (audit.c.verb, audit.c.who)
            )
        return verbs, people

    def check_audit(self) -> AuditCheck:
        """Follow every line from the first, and the access log of before. *Slow* when there are many."""
        with self._reading() as connection:
            return self.check_audit_in(connection)

    def check_audit_in(self, connection: Connection) -> AuditCheck:
        """The same in a transaction of the caller's."""
        found = _first_break(connection, audit_key(self._database.key()))
        if found.whole and not _older_is_whole(connection):
            return AuditCheck(found.lines, 1, "begin")
        return found

    def holds(self, end: AuditEnd) -> bool:
        """Whether the audit went through this end."""
        with self._reading() as connection:
            return end.seq == 0 or _chain_at(connection, end.seq) == end.chain

    def seal_audit_end(self) -> tuple[AuditEnd, str]:
        """The end and its seal, to be kept outside the store."""
        with self._reading() as connection:
            end = _end(connection)
        return end, seal(audit_key(self._database.key()), "file", end)

    def sealed_here(self, end: AuditEnd, mac: str) -> bool:
        """Whether ``seal_audit_end`` of this store said so once."""
        return mac == seal(audit_key(self._database.key()), "file", end)

    def audit_texts(self, after: int, limit: int) -> tuple[str, ...]:
        """The next lines as they were sealed, oldest first."""
        wanted = select(audit.c.line).where(audit.c.seq > after).order_by(audit.c.seq).limit(limit)
        with self._reading() as connection:
            return tuple(connection.scalars(wanted))

    def audit_chain(self, seq: int) -> str:
        """The chain up to a line; "" when it is not here."""
        with self._reading() as connection:
            return BEGINNING if seq == 0 else _chain_at(connection, seq)

    def keep_head(self, head: SignedHead) -> None:
        """An end that was signed; the same with the province's signature takes the place of the one without."""
        texts = ("signed", "signature", "countersigned", "countersignature")
        said = {name: getattr(head, name) for name in texts}
        row = {"seq": head.end.seq, "chain": head.end.chain, "at": self._clock(), **said}
        with self._writing() as connection:
            new = insert(audit_head).values(row)
            connection.execute(new.on_conflict_do_update(index_elements=["seq"], set_=row))

    def heads(self, *, countersigned: bool = True, limit: int = 1) -> tuple[SignedHead, ...]:
        """The newest ends that were signed, newest first."""
        wanted = select(audit_head).order_by(audit_head.c.at.desc(), audit_head.c.seq.desc()).limit(limit)
        wanted = wanted.where(audit_head.c.countersignature != "") if countersigned else wanted
        with self._reading() as connection:
            rows = connection.execute(wanted).all()
        return tuple(
            SignedHead(AuditEnd(row.seq, row.chain), row.signed, row.signature, row.countersigned, row.countersignature)
            for row in rows
        )


def _end(connection: Connection) -> AuditEnd:
    row = connection.execute(select(audit_end.c.seq, audit_end.c.chain)).one_or_none()
    return AuditEnd(row.seq, row.chain) if row else AuditEnd()


def _chain_at(connection: Connection, seq: int) -> str:
    return connection.scalar(select(audit.c.chain).where(audit.c.seq == seq)) or ""


def _first_break(connection: Connection, key: bytes) -> AuditCheck:
    end = AuditEnd()
    wanted = select(audit.c.seq, audit.c.line, audit.c.chain, audit.c.mac).order_by(audit.c.seq)
    for row in connection.execution_options(yield_per=_PAGE).execute(wanted):
        end = AuditEnd(end.seq + 1, chained(end.chain, row.line))
        if row.seq != end.seq:
            return AuditCheck(end.seq, end.seq, "missing" if row.seq > end.seq else "extra")
        if row.chain != end.chain or row.mac != seal(key, "line", end) or _number(row.line) != end.seq:
            return AuditCheck(end.seq, end.seq, "edited")
    stands = connection.execute(select(audit_end.c.seq, audit_end.c.chain, audit_end.c.mac)).all()
    mac = seal(key, "end", end)
    if not end.seq or [tuple(row) for row in stands] != [(end.seq, end.chain, mac)]:
        return AuditCheck(end.seq, end.seq + 1, "end")
    return AuditCheck(end.seq)


def _number(line: str) -> int:
    try:
        return read_line(line).seq
    except ValueError:
        return 0


def _older_is_whole(connection: Connection) -> bool:
    """The access log of before the audit: every line seals the one before, and the first of the audit the last."""
    chain, count = BEGINNING, 0
    for row in connection.execute(select(access).order_by(access.c.id)):
        parts = (chain, instant_text(row.at), row.who, row.action, row.person_id, row.reason)
        chain, count = hashlib.sha256("\x1f".join(parts).encode()).hexdigest(), row.id
        if row.chain != chain:
            return False
    begun = read_line(connection.scalar(select(audit.c.line).where(audit.c.seq == 1)) or "")
    return (begun.verb, begun.object_id, begun.why) == (Verb.BEGIN, chain, str(count))


def _before_the_audit(
    connection: Connection, object_ids: Collection[str], verb: str, who: str, limit: int
) -> tuple[AuditLine, ...]:
    wanted = select(access).order_by(access.c.id.desc()).limit(max(0, limit))
    wanted = wanted.where(access.c.person_id.in_(object_ids)) if object_ids else wanted
    wanted = wanted.where(access.c.action == verb) if verb else wanted
    wanted = wanted.where(access.c.who == who) if who else wanted
    return tuple(
        AuditLine(0, row.at, row.who, "", row.action, "person", row.person_id, row.reason)
        for row in connection.execute(wanted)
    )
