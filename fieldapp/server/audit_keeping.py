"""Where lines of an audit go: on from what is here, or into a branch that begins where both are the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from fieldapp.domain.audit import AuditEnd, chained, read_line
from fieldapp.server.problems import ProblemError
from fieldapp.server.tables import audit_branch, audit_line
from fieldapp.sync.audit_protocol import RESTART, AuditBatch


@dataclass(frozen=True, slots=True)
class _Branch:
    number: int
    base: int
    base_seq: int
    seq: int
    chain: str


def keep(
    connection: Connection, device_id: str, batch: AuditBatch, end: AuditEnd, now: datetime
) -> tuple[int, int | None]:
    """Add what is new; (the branch that it is on, the last line before it forks off if that branch begins now).

    Raises ProblemError where nothing is known of what is before the lines.
    """
    branches = _branches(connection, device_id)
    best: tuple[int, _Branch] | None = None  # how many of the lines it has, the newest branch first
    for one in branches.values():
        had = _in_common(connection, device_id, branches, one, batch)
        if had is not None and (best is None or had > best[0]):
            best = had, one
        if had is not None and (had == len(batch.lines) or batch.after + had == one.seq):
            best = had, one
            break
    if best is None:
        if batch.after:
            raise ProblemError(409, RESTART, "The audit is sent from its first line", "What is before it is not here.")
        return _begin(connection, device_id, batch, end, now, _Branch(1, 0, 0, 0, "")), None
    had, one = best
    if had == len(batch.lines):
        return one.number, None
    reached = batch.after + had
    if reached == one.seq:
        _add(connection, device_id, one.number, batch, had, now)
        _end(connection, device_id, one.number, batch, end, now)
        return one.number, None
    new = _Branch(max(branches) + 1, one.number, reached, reached, "")
    return _begin(connection, device_id, batch, end, now, new, had), reached


def _branches(connection: Connection, device_id: str) -> dict[int, _Branch]:
    """The newest first. Whoever brings lines of one laptop at the same time waits here for the other."""
    of = audit_branch.c
    wanted = select(of.branch, of.base, of.base_seq, of.seq, of.chain).where(of.device_id == device_id)
    rows = connection.execute(wanted.order_by(of.branch.desc()).with_for_update()).all()
    return {row.branch: _Branch(*tuple(row)) for row in rows}


def _in_common(
    connection: Connection, device_id: str, branches: dict[int, _Branch], one: _Branch, batch: AuditBatch
) -> int | None:
    """How many of the lines a branch has already; None where it was never at the place they go on from."""
    if batch.after and _chain_at(connection, device_id, branches, one, batch.after) != batch.after_chain:
        return None
    chain, had = batch.after_chain, 0
    known = _chains(connection, device_id, branches, one, batch.after, batch.after + len(batch.lines))
    for line, there in zip(batch.lines, known, strict=False):
        chain = chained(chain, line)
        if there != chain:
            break
        had += 1
    return had


def _chain_at(connection: Connection, device_id: str, branches: dict[int, _Branch], one: _Branch, seq: int) -> str:
    return next(_chains(connection, device_id, branches, one, seq - 1, seq), "")


def _chains(
    connection: Connection, device_id: str, branches: dict[int, _Branch], one: _Branch, after: int, upto: int
) -> Iterator[str]:
    """The chain up to each of these lines of a branch, those included that it has from the branches before it."""
    if after < one.base_seq:
        yield from _chains(connection, device_id, branches, branches[one.base], after, min(upto, one.base_seq))
    of = audit_line.c
    here = (of.device_id == device_id) & (of.branch == one.number) & (of.seq > after) & (of.seq <= upto)
    yield from connection.scalars(select(of.chain).where(here).order_by(of.seq)).all()


def _begin(
    connection: Connection, device_id: str, batch: AuditBatch, end: AuditEnd, now: datetime, one: _Branch, had: int = 0
) -> int:
    named = {"device_id": device_id, "branch": one.number, "base": one.base, "base_seq": one.base_seq}
    told = {"seq": end.seq, "chain": end.chain, "signed": batch.head.signed, "signature": batch.head.signature}
    at = {"began_at": now.isoformat(), "seen_at": now.isoformat()}
    connection.execute(insert(audit_branch).values(**named, **told, **at))
    _add(connection, device_id, one.number, batch, had, now)
    return one.number


def _end(connection: Connection, device_id: str, branch: int, batch: AuditBatch, end: AuditEnd, now: datetime) -> None:
    here = (audit_branch.c.device_id == device_id) & (audit_branch.c.branch == branch)
    told = {"seq": end.seq, "chain": end.chain, "signed": batch.head.signed, "signature": batch.head.signature}
    connection.execute(update(audit_branch).where(here).values(**told, seen_at=now.isoformat()))


def _add(connection: Connection, device_id: str, branch: int, batch: AuditBatch, had: int, now: datetime) -> None:
    chain = batch.after_chain
    rows: list[dict[str, object]] = []
    for line in batch.lines:
        chain = chained(chain, line)
        rows.append({"chain": chain, "line": line, **_members(line)})
    fresh = [{"device_id": device_id, "branch": branch, "received_at": now.isoformat(), **row} for row in rows[had:]]
    if fresh:
        connection.execute(insert(audit_line), fresh)


def _members(line: str) -> dict[str, object]:
    said = read_line(line)
    names = ("seq", "who", "verb", "kind", "object_id")
    return {"at": _utc(said.at), **{name: getattr(said, name) for name in names}}


def _utc(moment: datetime) -> str:
    try:
        return moment.astimezone(UTC).isoformat(timespec="seconds")
    except OverflowError:
        return ""
