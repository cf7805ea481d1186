"""The audits of laptops as the administrator reads them: by laptop, object, act and day, and what does not follow.

A line is told as it was sealed. Where an audit forks, both sides of it are here; a laptop that was restored from a
backup says so in a line of its own, which explains the fork.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from sqlalchemy import Engine, Select, case, select

from fieldapp.domain.audit import AuditLine, Verb, read_line
from fieldapp.server.database import reading
from fieldapp.server.tables import audit_branch, audit_line, audit_refused, device

SHOWN = 200
FOUND_THERE = (Verb.BROKEN, Verb.BEHIND, Verb.ATTEMPTS_LOST)  # by the laptop, and told by itself


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for; blank parts do not narrow. ``offset_hours``: where the days begin."""

    laptop: str = ""
    object_id: str = ""
    verb: str = ""
    since: date | None = None
    until: date | None = None
    offset_hours: float = 0.0


@dataclass(frozen=True, slots=True)
class Told:
    """A line, whose it is, and when it came."""

    device_code: str
    branch: int
    line: AuditLine
    received_at: str


@dataclass(frozen=True, slots=True)
class Break:
    """Where something does not follow. ``kind``: forked | restored (the laptop says so) | found (by the laptop) |
    chain | signature (batches that were refused); ``seq``: the last line that holds, or how often it was refused."""

    device_code: str
    at: str
    kind: str
    seq: int


def lines(engine: Engine, wish: Wish) -> Sequence[Told]:
    """The newest first, ``SHOWN`` at most."""
    of = audit_line.c
    columns = select(device.c.device_code, of.branch, of.line, of.received_at)
    wanted = columns.join(device, device.c.device_id == of.device_id)
    for column, text in ((device.c.device_code, wish.laptop), (of.object_id, wish.object_id), (of.verb, wish.verb)):
        wanted = wanted.where(column == text) if text else wanted
    zone = timezone(timedelta(hours=wish.offset_hours))
    if wish.since:
        wanted = wanted.where(of.at >= _moment(wish.since, zone))
    if wish.until:
        wanted = wanted.where(of.at < _moment(wish.until + timedelta(days=1), zone))
    with reading(engine) as connection:
        rows = connection.execute(wanted.order_by(of.received_at.desc(), of.seq.desc()).limit(SHOWN)).all()
    return [Told(row.device_code, row.branch, read_line(row.line), row.received_at) for row in rows]


def breaks(engine: Engine) -> Sequence[Break]:
    """Everything that does not follow, the newest first."""
    with reading(engine) as connection:
        found = [Break(row.device_code, row.began_at, row.kind, row.base_seq) for row in connection.execute(_forks())]
        of = audit_line.c
        columns = select(device.c.device_code, of.received_at, of.seq).join(device, device.c.device_id == of.device_id)
        own = columns.where(of.verb.in_(FOUND_THERE)).order_by(of.received_at.desc()).limit(SHOWN)
        found += [Break(row.device_code, row.received_at, "found", row.seq) for row in connection.execute(own)]
        no = select(device.c.device_code, audit_refused).join(device, device.c.device_id == audit_refused.c.device_id)
        found += [Break(row.device_code, row.at, row.why, row.times) for row in connection.execute(no)]
    return sorted(found, key=lambda one: one.at, reverse=True)[:SHOWN]


def follows(engine: Engine) -> dict[str, bool]:
    """Code of each laptop that has told an audit → whether it follows, or says itself why it does not."""
    told = select(device.c.device_code).join(audit_branch, audit_branch.c.device_id == device.c.device_id)
    with reading(engine) as connection:
        codes = connection.scalars(told.distinct()).all()
    troubled = {one.device_code for one in breaks(engine) if one.kind != "restored"}
    return {code: code not in troubled for code in (*codes, *troubled)}


def _forks() -> Select[tuple[str, str, int, str]]:
    of, line = audit_branch.c, audit_line.alias("told")
    restored = (
        select(line.c.seq)
        .where(line.c.device_id == of.device_id, line.c.branch == of.branch, line.c.verb == Verb.RESTORE.value)
        .exists()
    )
    said = case((restored, "restored"), else_="forked").label("kind")
    columns = select(device.c.device_code, of.began_at, of.base_seq, said)
    return columns.join(device, device.c.device_id == of.device_id).where(of.branch > 1)


def _moment(day: date, zone: timezone) -> str:
    """As ``audit_line.at`` has it."""
    return datetime.combine(day, time(), zone).astimezone(UTC).isoformat(timespec="seconds")
