"""How an older province's database becomes today's: numbered changes, each made once, in order, never rewritten.

``metadata.create_all`` makes whole tables; what it cannot do to tables that are there already stands here. A new
database is made as of today and counts as having had every change. Changes run inside the transaction that opens
the database, on SQLite and on PostgreSQL alike: either all of them or none.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, case, func, insert, inspect, select, update

from fieldapp.errors import NewerStore
from fieldapp.server import tables
from fieldapp.server.scopes import ROLES, SPOKEN
from fieldapp.server.tally import advance

Change = Callable[[Connection], None]
REBUILD = "rebuild"  # in ``tally``: how often entities have to be computed again
DECISIONS = "reviews"  # in ``tally``: how many decisions about submissions were made


def bring_up(connection: Connection, *, new: bool) -> None:
    """Make the changes that this database has not had. Raises NewerStore for one of a newer version."""
    of = tables.schema_version
    reached = connection.execute(select(func.coalesce(func.max(of.c.number), 0))).scalar_one()
    if reached > len(CHANGES):
        raise NewerStore(found=reached, known=len(CHANGES))
    for number in range(reached + 1, len(CHANGES) + 1):
        if not new:
            CHANGES[number - 1](connection)
        connection.execute(insert(of).values(number=number, made_at=datetime.now(UTC).isoformat()))


def add_column(connection: Connection, table: str, column: str, kind: str) -> None:
    """``ALTER TABLE … ADD COLUMN`` where it is not there yet; ``kind`` is SQL that both databases read."""
    if column not in {one["name"] for one in inspect(connection).get_columns(table)}:
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")


def _scopes(connection: Connection) -> None:
    """Roles were free words until now; one that nobody knows is a worker's. All were for the whole province, which
    no partner is."""
    for table in (tables.code, tables.device):
        add_column(connection, table.name, "regions", "TEXT NOT NULL DEFAULT ''")
        said = func.lower(table.c.worker_role)
        words = SPOKEN | {role: role for role in ROLES}
        named = case({word: role for word, role in words.items() if role != "partner"}, value=said, else_="worker")
        connection.execute(update(table).values(worker_role=named))


def _changes(connection: Connection) -> None:
    """Until now only the outcome was kept. ``rebuilding`` reads again what the submissions say."""
    number, text = "INTEGER NOT NULL DEFAULT 0", "VARCHAR(255) NOT NULL DEFAULT ''"
    columns = {"conflicts": "TEXT NOT NULL DEFAULT '{}'", "forked": number, "withheld": number}
    for name, kind in (columns | dict.fromkeys(("region", "person_id", "also_id"), text)).items():
        add_column(connection, tables.entity.name, name, kind)
    for index in tables.entity.indexes:
        index.create(connection, checkfirst=True)
    changes = select(func.count()).select_from(tables.entity_change)
    if not connection.execute(changes).scalar_one():
        advance(connection, REBUILD, 1)


def _seals(connection: Connection) -> None:
    """Laptops can be told to seal themselves."""
    add_column(connection, tables.device.name, "seal_order", "TEXT")
    add_column(connection, tables.device.name, "sealed_at", "VARCHAR(32)")


def _ways_out(connection: Connection) -> None:
    """What an export asks of every submission: whom it speaks of, and whether another one corrects it."""
    for table in (tables.entity_change, tables.submission):
        for index in table.indexes:
            index.create(connection, checkfirst=True)


def _corrections(connection: Connection) -> None:
    """Of corrections alone: an index of all was so large and so uniform that PostgreSQL read the table instead."""
    connection.exec_driver_sql("DROP INDEX IF EXISTS submission_corrects")
    for index in tables.submission.indexes:
        index.create(connection, checkfirst=True)


def _reviews(connection: Connection) -> None:
    """Until now laptops did not hear of decisions: those that were made get places in the order of their times."""
    of = tables.review
    add_column(connection, of.name, "position", "BIGINT NOT NULL DEFAULT 0")
    add_column(connection, of.name, "counted", "INTEGER NOT NULL DEFAULT 0")
    for index in of.indexes:
        index.create(connection, checkfirst=True)
    connection.execute(update(of).where(of.c.state.in_(("fine", "kept"))).values(counted=1))
    decided = select(of.c.instance_id).where(of.c.state.in_(("kept", "returned")), of.c.position == 0)
    for one in connection.execute(decided.order_by(of.c.checked_at, of.c.instance_id)).scalars().all():
        place = advance(connection, DECISIONS, 1)
        connection.execute(update(of).where(of.c.instance_id == one).values(position=place))


CHANGES: tuple[Change, ...] = (_scopes, _changes, _seals, _ways_out, _corrections, _reviews)
