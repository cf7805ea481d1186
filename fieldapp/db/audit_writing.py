"""One more line of the audit, in a transaction of the caller's: the act and its line are there together or not at all.

The key of the seal is one step of HKDF (RFC 5869, expand) from the database's random key: whoever cannot open the store
cannot make a line, and the key itself is kept nowhere.
"""

import hmac
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from fieldapp.db.audit_tables import audit, audit_end
from fieldapp.db.schema import access, setting
from fieldapp.domain.audit import BEGINNING, AuditEnd, Deed, Verb, Witness, chained, write_line

_INFO = b"jangkau-audit-v1"
BEGUN = "audit_begun"
# made once: building them takes longer than running them
_END = select(audit_end.c.seq, audit_end.c.chain, audit_end.c.mac)
_LINE = audit.insert()
_MOVE = audit_end.update().values(seq=bindparam("to"), chain=bindparam("new_chain"), mac=bindparam("new_mac"))


def audit_key(database_key: bytes) -> bytes:
    """32 bytes for ``seal``."""
    return hmac.digest(database_key, _INFO + b"\x01", "sha256")


def seal(key: bytes, what: str, end: AuditEnd) -> str:
    """HMAC of a place in the chain; ``what`` (line, end, file) keeps one kind of seal from passing for another."""
    return hmac.digest(key, f"{what}\n{end.seq}\n{end.chain}".encode(), "sha256").hex()


def tell(connection: Connection, key: bytes, at: datetime, witness: Witness, deed: Deed) -> AuditEnd:
    """Write the line and the new end. An end that this store did not seal is told first: sealing the next one must not
    mend it. Opening a store begins its audit; where a full disk forbade it, this does.
    """
    row = connection.execute(_END).one()
    end = AuditEnd(row.seq, row.chain)
    if not end.seq and deed.verb is not Verb.BEGIN and begin(connection, key, at):
        return tell(connection, key, at, witness, deed)
    if end.seq and row.mac != seal(key, "end", end):
        end = _write(connection, key, at, witness, end, Deed(Verb.BROKEN, "audit", str(end.seq), "end"))
    return _write(connection, key, at, witness, end, deed)


def _write(connection: Connection, key: bytes, at: datetime, witness: Witness, end: AuditEnd, deed: Deed) -> AuditEnd:
    line = write_line(end.seq + 1, at, witness, deed)
    end = AuditEnd(end.seq + 1, chained(end.chain, line))
    mac = seal(key, "line", end)
    connection.execute(_LINE, {"seq": end.seq, "line": line, "chain": end.chain, "mac": mac})
    connection.execute(_MOVE, {"to": end.seq, "new_chain": end.chain, "new_mac": seal(key, "end", end)})
    return end


def begin(connection: Connection, key: bytes, at: datetime) -> bool:
    """The first line, once in the life of a store: how the log of before the audit ended, so that it is sealed too.

    A mark stays in the settings: an audit that was emptied does not begin anew by itself. Returns whether it began.
    """
    if connection.scalar(select(setting.c.value).where(setting.c.key == BEGUN)):
        return False
    row = connection.execute(select(access.c.id, access.c.chain).order_by(access.c.id.desc()).limit(1)).one_or_none()
    older, count = (row.chain, row.id) if row else (BEGINNING, 0)
    tell(connection, key, at, Witness(), Deed(Verb.BEGIN, "access", older, str(count)))
    connection.execute(setting.insert().values(key=BEGUN, value="1"))
    return True
