"""All steps together make today's tables; an older file is brought up to date or left as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, pool
from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.db.engine import APPLICATION_ID, connect
from fieldapp.db.migrations import STEPS, migrate, schema_version
from fieldapp.db.rules import TRIGGERS
from fieldapp.db.schema import metadata
from fieldapp.errors import NewerStore
from tests.db.desk import KEY, Clock, draft, opened


@pytest.fixture
def connection(path: Path) -> Iterator[sqlcipher.Connection]:
    connection = connect(path, KEY)
    yield connection
    connection.close()


def laid_out(connection: sqlcipher.Connection) -> dict[str, str]:
    """Every table, index and trigger as its SQL with one space between words."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {name: " ".join(sql.replace("(", " ( ").replace(")", " ) ").split()) for name, sql in rows}


def test_the_steps_make_todays_tables(connection: sqlcipher.Connection, tmp_path: Path) -> None:
    migrate(connection)
    today = connect(tmp_path / "today.db", KEY)
    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=lambda: today, poolclass=pool.StaticPool, hide_parameters=True
    )
    with engine.begin() as plain:
        metadata.create_all(plain)
        for trigger in TRIGGERS:
            plain.exec_driver_sql(trigger)
    assert laid_out(connection) == laid_out(today)
    assert len(laid_out(today)) > 50
    engine.dispose()


def test_the_version_stands_from_the_first_table_on(connection: sqlcipher.Connection) -> None:
    assert schema_version(connection) == 0
    migrate(connection)
    assert schema_version(connection) == len(STEPS)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    before = laid_out(connection)
    migrate(connection)
    assert laid_out(connection) == before


def add_mood(connection: sqlcipher.Connection) -> None:
    connection.execute("ALTER TABLE assessment ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")


def test_an_older_file_is_upgraded_with_its_rows(path: Path) -> None:
    store = opened(path, Clock())
    draft(store, "uuid:1")
    store.close()
    connection = connect(path, KEY)
    migrate(connection, [*STEPS, add_mood])
    assert schema_version(connection) == len(STEPS) + 1
    assert connection.execute("SELECT instance_id, mood FROM assessment").fetchall() == [("uuid:1", "calm")]
    with pytest.raises(NewerStore):
        migrate(connection)
    connection.close()


def test_a_step_that_fails_changes_nothing(connection: sqlcipher.Connection) -> None:
    def half(connection: sqlcipher.Connection) -> None:
        add_mood(connection)
        connection.execute("INSERT INTO nowhere VALUES (1)")

    migrate(connection)
    before = laid_out(connection)
    with pytest.raises(sqlcipher.OperationalError):
        migrate(connection, [*STEPS, half])
    assert laid_out(connection) == before
    assert schema_version(connection) == len(STEPS)
    migrate(connection, [*STEPS, add_mood])
    assert schema_version(connection) == len(STEPS) + 1


def test_a_first_step_that_fails_leaves_an_empty_file(connection: sqlcipher.Connection) -> None:
    def broken(connection: sqlcipher.Connection) -> None:
        STEPS[0](connection)
        connection.execute("nonsense")

    with pytest.raises(sqlcipher.OperationalError):
        migrate(connection, [broken])
    assert schema_version(connection) == 0
    assert laid_out(connection) == {}
