"""Which submissions go out, in the order of the receipt log. Nothing here knows what is in them.

Of a chain of corrections the last one that holds. Left out, unless they are asked for with a reason: submissions
about a person whose consent has ended, and those that no check has found right or nobody has decided to keep, because
the province does not know yet whom they are about. With regions: those that say something of an entity there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Engine, Row, Select, and_, exists, func, literal, not_, or_, select, true

from fieldapp.server import scopes
from fieldapp.server.database import reading
from fieldapp.server.scopes import Scope
from fieldapp.server.sight import also, whose, with_people
from fieldapp.server.tables import device, entity, entity_change, receipt_log, review, submission

SPAN: Final = 1000  # places in the log that are looked at together: a bound that every planner sees
BYTES: Final = 16 << 20  # of XML in memory; one submission may be larger
HOLDS: Final = ("fine", "kept")


@dataclass(frozen=True, slots=True)
class Wish:
    """``since`` and ``until`` are moments of receipt in UTC, ISO 8601, ``until`` not itself; "" leaves an end open.

    ``regions`` as of ``scopes.Scope``; ``corrected``: earlier versions too; ``sensitive``: with sensitive questions;
    ``withheld``: with what is left out of respect for consent. ``reason`` says why, where either is meant.
    """

    form_id: str
    since: str = ""
    until: str = ""
    regions: tuple[str, ...] = ()
    corrected: bool = False
    sensitive: bool = False
    withheld: bool = False
    reason: str = ""

    def told(self) -> dict[str, object]:
        """For the record: what was asked, without its reason."""
        return {name: value for name, value in asdict(self).items() if value and name not in ("form_id", "reason")}


class Sent(NamedTuple):
    """``facts``: the columns of ``_meant``; ``xml`` as it was sent."""

    facts: Row[Any]
    xml: bytes


def span(since: date | None, until: date | None, utc_offset_hours: int) -> tuple[str, str]:
    """Two of the province's own days, both meant whole, as ``since`` and ``until`` of a wish."""
    zone = timezone(timedelta(hours=utc_offset_hours))

    def begin(day: date | None) -> str:
        return datetime.combine(day, time(), zone).astimezone(UTC).isoformat() if day else ""

    return begin(since), begin(until + timedelta(days=1) if until else None)


def every(engine: Engine, wish: Wish, first: int = 0) -> Iterator[Sent]:
    """All of them from a place in the log on, few in memory at a time; between two looks nothing is held open."""
    with reading(engine) as connection:
        last = connection.execute(select(func.max(receipt_log.c.log_index))).scalar() or 0
    index = receipt_log.c.log_index
    for start in range(first, last + 1, SPAN):
        with reading(engine) as connection:
            facts = connection.execute(_meant(wish).where(index >= start, index < start + SPAN)).all()
        for some in _handfuls(facts):
            with reading(engine) as connection:
                named = submission.c.instance_id.in_([one.instance_id for one in some])
                found = connection.execute(select(submission.c.instance_id, submission.c.xml).where(named)).all()
            contents = {instance_id: bytes(xml) for instance_id, xml in found}
            yield from (Sent(one, contents.pop(one.instance_id, b"")) for one in some)


def _handfuls(facts: Sequence[Row[Any]]) -> Iterator[list[Row[Any]]]:
    """As many as have ``BYTES`` together."""
    some: list[Row[Any]] = []
    size = 0
    for one in facts:
        if some and size + one.size > BYTES:
            yield some
            some, size = [], 0
        some.append(one)
        size += one.size
    if some:
        yield some


def count(engine: Engine, wish: Wish) -> int:
    """How many there are."""
    with reading(engine) as connection:
        counted = _meant(wish).with_only_columns(func.count()).order_by(None)
        return int(connection.execute(counted).scalar_one())


@lru_cache(maxsize=64)
def _meant(wish: Wish) -> Select[Any]:
    log, sent = receipt_log.c, submission.c
    columns = (
        *(log.log_index, sent.instance_id, sent.form_version, sent.number, sent.corrects, sent.finalized_at),
        *(log.number.label("receipt"), log.received_at, device.c.device_code, review.c.state),
        func.length(sent.xml).label("size"),
    )
    joined = receipt_log.join(submission, sent.instance_id == log.instance_id)
    joined = joined.outerjoin(device, device.c.device_id == sent.device_id)
    joined = joined.outerjoin(review, review.c.instance_id == sent.instance_id)
    # coalesce keeps planners on the log's own order: by the index of states or times each look would read all of one
    received, state = func.coalesce(log.received_at, ""), func.coalesce(review.c.state, "")
    ways = [
        sent.form_id == wish.form_id,
        received >= wish.since if wish.since else true(),
        received < wish.until if wish.until else true(),
        true() if wish.corrected else not_(_corrected()),
        true() if wish.withheld else and_(state.in_(HOLDS), not_(speaks_of_withheld())),
        _speaks_of(_there(wish.regions)) if wish.regions else true(),
    ]
    return select(*columns).select_from(joined).where(*ways).order_by(log.log_index)


def _corrected() -> ColumnElement[bool]:
    """A later version of it is here and holds."""
    newer, log, judged = submission.alias("newer"), receipt_log.alias("newer_log"), review.alias("newer_review")
    joined = newer.join(log, log.c.instance_id == newer.c.instance_id)
    joined = joined.join(judged, judged.c.instance_id == newer.c.instance_id)
    found = select(literal(1)).select_from(joined).correlate(submission)
    same = (
        newer.c.corrects != "",
        newer.c.corrects == submission.c.instance_id,
        newer.c.form_id == submission.c.form_id,
    )
    other = newer.c.instance_id != submission.c.instance_id
    return exists(found.where(*same, other, judged.c.state.in_(HOLDS)))


def _speaks_of(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """It said something of an entity for which this holds."""
    of = entity_change.c
    spoken = entity_change.join(
        entity, and_(of.entity_list == entity.c.entity_list, of.entity_id == entity.c.entity_id)
    )
    found = with_people(select(literal(1)), spoken).where(of.instance_id == submission.c.instance_id, condition)
    return exists(found.correlate(submission))


def speaks_of_withheld() -> ColumnElement[bool]:
    """A submission said something of a person whose consent has ended."""
    return _speaks_of(_withheld())


def _withheld() -> ColumnElement[bool]:
    return or_(whose.c.withheld == 1, also.c.withheld == 1)


def _there(regions: tuple[str, ...]) -> ColumnElement[bool]:
    """What belongs to a person is where the person is, a merge where either of the two is."""
    scope = Scope("worker", regions)
    alone = and_(entity.c.person_id == "", scopes.seen(scope, entity.c.region))
    return or_(alone, scopes.seen(scope, whose.c.region), scopes.seen(scope, also.c.region))
