"""Entities of a province that kept only outcomes until now: read again from the submissions, once.

A migration asks for it (``migrations.REBUILD``); the first process that opens the province does it, in one
transaction, while others wait. Submissions count that were found fine or that a person kept, in the order in which
they were stored. About 1,000 a second.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, delete, select, tuple_

from fieldapp.server import entities
from fieldapp.server.checking import changes_of, statements
from fieldapp.server.database import reading, writing
from fieldapp.server.entities import Statement
from fieldapp.server.identity import ProvinceCard
from fieldapp.server.library import Library
from fieldapp.server.migrations import REBUILD
from fieldapp.server.stored import line_in
from fieldapp.server.tables import entity, entity_change, review, submission, tally
from fieldapp.server.tally import advance, lane_of

AT_ONCE = 200  # submissions in memory


def rebuild_where_needed(engine: Engine, card: ProvinceCard, library: Library) -> None:
    """Returns when the entities are whole."""
    with reading(engine) as connection:
        if not connection.execute(select(tally.c.value).where(tally.c.name == REBUILD)).scalar_one_or_none():
            return
    with writing(engine) as connection:
        asked = advance(connection, REBUILD, 0)  # locked from here on
        if asked:
            rebuild(connection, card, library)
            advance(connection, REBUILD, -asked)


def rebuild(connection: Connection, card: ProvinceCard, library: Library) -> None:
    """Throw entities and their changes away and number them again. No laptop may have heard of them."""
    lanes = [entities.registry_lane(lane) for lane in range(card.lanes)]
    connection.execute(delete(entity_change))
    connection.execute(delete(entity))
    connection.execute(delete(tally).where(tally.c.name.in_(lanes)))
    for lane, said in _said(connection, card, library):
        entities.project(connection, card, lane, said)


def _said(connection: Connection, card: ProvinceCard, library: Library) -> Iterator[tuple[int, list[Statement]]]:
    order = (submission.c.stored_at, submission.c.instance_id)
    counted = select(review.c.instance_id).where(review.c.counted == 1)
    wanted = select(submission).where(submission.c.instance_id.in_(counted)).order_by(*order).limit(AT_ONCE)
    after = ("", "")
    while rows := connection.execute(wanted.where(tuple_(*order) > after)).all():
        after = (rows[-1].stored_at, rows[-1].instance_id)
        for row in rows:
            line = line_in(row)
            yield lane_of(row.instance_id, card.lanes), statements(line, row.device_id, changes_of(line, library) or ())
