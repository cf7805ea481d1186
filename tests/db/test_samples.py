"""Stores of every schema there ever was come up to today with all that people made, whenever they are interrupted."""

import multiprocessing
import os
import shutil
import signal
from contextlib import closing
from pathlib import Path

import pytest

from fieldapp.db.conservation import check_conservation
from fieldapp.db.engine import connect
from fieldapp.db.migrations import STEPS, migrate, schema_version
from fieldapp.db.projecting import PROJECTED
from fieldapp.domain.assessment import OUTBOX, State
from fieldapp.errors import DamagedStore, NewerStore
from tests.db.desk import KEY, Clock, opened
from tests.db.samples.make import EACH, WAYS, path_of

NUMBERS = range(1, len(STEPS) + 1)
WORDS = {"name_word", "person_word", "person_token"}
COMPUTED = {table.name for table in PROJECTED} | WORDS | {"tally", "sqlite_sequence"}
KILLS = 16
Rows = dict[str, tuple[list[str], list[tuple[object, ...]]]]


def kept(path: Path, columns: Rows | None = None) -> Rows:
    """Every row that people made, by table, with the columns there are (or those of before)."""
    with closing(connect(path, KEY)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        found: Rows = {}
        for table in sorted({*tables} - COMPUTED if columns is None else columns):
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            names = names if columns is None else columns[table][0]
            listed = connection.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()
            found[table] = (names, sorted(listed, key=repr))
        return found


def same(before: Rows, after: Rows) -> None:
    """Byte for byte; only settings and lines of the audit may have come, of the opening itself."""
    for table, (_, rows) in before.items():
        found = after[table][1]
        if table == "audit_end":
            continue  # it follows the audit
        assert found == rows or (table in ("setting", "audit") and set(rows) < set(found)), table


@pytest.fixture(params=NUMBERS)
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    kept_one = path_of(request.param)
    assert kept_one.exists(), "make it: python -m tests.db.samples.make"
    return Path(shutil.copy(kept_one, tmp_path / "store.db"))


def test_the_sums_hold_of_a_store_of_any_schema(sample: Path) -> None:
    """As of a backup that an older app made."""
    with closing(connect(sample, KEY)) as connection:
        check_conservation(connection)
        connection.execute("PRAGMA foreign_keys = OFF")
        for (rule,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {rule}")
        connection.execute("DELETE FROM submission WHERE rowid = 1")
        with pytest.raises(DamagedStore):
            check_conservation(connection)


def test_everything_that_people_made_comes_along(sample: Path) -> None:
    before = kept(sample)
    assert len(before["submission"][1]) == EACH * len(WAYS)
    with closing(opened(sample, clock := Clock())) as store:
        counts = store.count_by_state()
        assert counts == dict.fromkeys(State, EACH) | {State.DRAFT: EACH - 1}
        due = {one.instance_id for one in (*store.due(clock()), *store.unsettled(clock()))}
        assert due == {f"uuid:{state.value}-{number}" for state in OUTBOX for number in range(EACH)}
        assert store.answers("uuid:draft-2")["/data/q1"] == "jawaban uuid:draft-2 1"
        assert store.assessment("uuid:received-2").receipt is not None
        store.check()
    same(before, kept(sample, before))
    with closing(connect(sample, KEY)) as connection:
        assert schema_version(connection) == len(STEPS)


def migrate_until(path: Path, beats: int, told: object) -> None:
    """In a process of its own: dies without a word after so many beats of the database's own clock."""
    with closing(connect(path, KEY)) as connection:
        count = 0

        def beat() -> int:
            nonlocal count
            count += 1
            if count == beats:
                os.kill(os.getpid(), signal.SIGKILL)
            return 0

        connection.set_progress_handler(beat, 50)  # type: ignore[attr-defined]  # missing in its stubs
        migrate(connection)
    told.send(count)  # type: ignore[attr-defined]  # a pipe's end


def run(path: Path, beats: int) -> int:
    """How many beats it took, 0 when it was killed."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["fieldapp.db.store", "tests.db.test_samples"])
    reader, writer = context.Pipe(duplex=False)
    worker = context.Process(target=migrate_until, args=(path, beats, writer))
    worker.start()
    writer.close()
    worker.join()
    try:
        return int(reader.recv())
    except EOFError:
        assert worker.exitcode == -signal.SIGKILL
        return 0


@pytest.mark.parametrize("number", [1, 6])
def test_killed_at_any_moment_it_is_old_or_new(number: int, tmp_path: Path) -> None:
    before, whole = kept(path_of(number)), Path(shutil.copy(path_of(number), tmp_path / "whole.db"))
    beats = run(whole, 0)
    seen = set()
    for turn in range(KILLS // 2):
        path = Path(shutil.copy(path_of(number), tmp_path / f"{turn}.db"))
        assert run(path, 1 + turn * beats // (KILLS // 2)) == 0
        with closing(connect(path, KEY)) as connection:
            seen.add(schema_version(connection))
        same(before, kept(path, before))
        opened(path).close()
        same(before, kept(path, before))
    assert len(seen) > 1, seen


def test_a_newer_store_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    path = Path(shutil.copy(path_of(len(STEPS)), tmp_path / "store.db"))
    with closing(connect(path, KEY)) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    before = path.read_bytes()
    with pytest.raises(NewerStore, match=f"schema {len(STEPS) + 1}, this app knows {len(STEPS)}.*Update the app"):
        opened(path)
    assert path.read_bytes() == before
