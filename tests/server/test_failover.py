"""A primary that dies under load, once: what benchmarks/failover.py does twenty times. And what a receipt waits for."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import InternalError

from fieldapp.server import gate
from fieldapp.server.database import everything_replicated, open_engine
from fieldapp.sync.protocol import Outcome
from tests.benchmarks import failover
from tests.server import postgres
from tests.server.postgres import Cluster
from tests.server.running import Site, connected
from tests.server.test_submissions import ask, send
from tests.server.visit import line

Answered = tuple[Outcome, ...]


@pytest.mark.slow
def test_every_receipted_submission_survives_the_death_of_the_primary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if reason := postgres.missing():
        pytest.skip(reason)
    with postgres.folder() as one, postgres.folder() as two:
        pair = failover.Pair(Cluster(one, failover.SYNCHRONOUS, 5432), Cluster(two, failover.SYNCHRONOUS, 5433))
        try:
            assert failover._run(pair, tmp_path, 2, 2), capsys.readouterr().out
        finally:
            pair.stop()


@pytest.mark.slow
def test_a_receipt_that_is_only_read_waits_for_the_standby_too(on_postgresql: Site) -> None:
    """A primary that crashed while a commit waited shows it after its restart; no standby may have it."""
    on_postgresql.empty()
    device, _ = on_postgresql.device()
    sent = line()
    with connected(on_postgresql, device, silence=60.0) as province, ThreadPoolExecutor(1) as pool:
        promised = send(province, sent)[0].receipt
        try:
            _configure(on_postgresql, "ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
            asked = _until_it_waits(on_postgresql, lambda: pool.submit(ask, province, sent))
            assert not asked.done()
        finally:
            _configure(on_postgresql, "ALTER SYSTEM RESET synchronous_standby_names")
        assert asked.result(60)[0].receipt == promised


def test_a_server_that_takes_no_writes_any_more_is_left_for_another(cluster: Cluster) -> None:
    engine = open_engine(cluster.create("turned"), 1)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
            connection.commit()
        with pytest.raises(InternalError) as refused:
            everything_replicated(engine)
        told = gate._as_problem(refused.value)
        assert (told.problem.status, told.problem.code, told.headers["Retry-After"]) == (503, "busy", "5")
        everything_replicated(engine)  # over a connection that is new
    finally:
        engine.dispose()


@pytest.mark.parametrize(("said", "waits"), [("", "15000"), ("&tcp_user_timeout=7000", "7000")])
def test_a_connection_that_went_silent_is_given_up(cluster: Cluster, said: str, waits: str) -> None:
    engine = open_engine(cluster.url("postgres") + said)
    try:
        with engine.connect() as connection:
            known = connection.connection.driver_connection.info.get_parameters()  # type: ignore[union-attr]
    finally:
        engine.dispose()
    assert (known["tcp_user_timeout"], known["keepalives_idle"], known["keepalives_count"]) == (waits, "5", "3")


def _configure(site: Site, statement: str) -> None:
    with site.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
        connection.execute(text("SELECT pg_reload_conf()"))


def _until_it_waits(site: Site, again: "Callable[[], Future[Answered]]") -> "Future[Answered]":
    """The settings reach the server's processes one after the other: what was answered before counts for nothing."""
    waits = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
    deadline, asked = time.monotonic() + 20, again()
    with site.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        while not connection.execute(waits).scalar_one():
            assert time.monotonic() < deadline, "nobody waits for the standby"
            if asked.done():
                asked.result()
                asked = again()
    return asked
