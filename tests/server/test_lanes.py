"""Ids and transactions that can be spread over machines: lanes of the log, no sequences, one lane a transaction."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, Sequence, event, inspect, text

from fieldapp.server import logbook, storing
from fieldapp.server.tables import metadata
from fieldapp.server.tally import lane_of
from fieldapp.sync.protocol import Outcome
from tests.server.postgres import Cluster
from tests.server.running import Site, connected, in_process, in_thread, make_province
from tests.server.test_submissions import ask, send
from tests.server.visit import line, new_id, photo

LANES = 4


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return ""
    cluster: Cluster = request.getfixturevalue("cluster")
    return cluster.create(f"l{new_id()[5:13]}")


def indexes(outcomes: "list[Outcome] | tuple[Outcome, ...]") -> dict[str, int]:
    """instance_id → place in the log."""
    assert all(one.receipt for one in outcomes)
    return {one.instance_id: json.loads(one.receipt.signed)["log_index"] for one in outcomes if one.receipt}


def check_lanes(found: dict[str, int]) -> None:
    """Each lane counts without gaps, and a submission's lane follows from its id."""
    assert len(set(found.values())) == len(found)
    for lane in range(LANES):
        mine = sorted(index for one, index in found.items() if lane_of(one, LANES) == lane)
        assert mine == [count * LANES + lane + 1 for count in range(len(mine))]


def test_every_lane_counts_without_gaps_when_many_send_at_once(tmp_path: Path, address: str) -> None:
    lines = [line() for _ in range(80)]
    with in_thread(make_province(tmp_path / "province", lanes=LANES, database_url=address)) as site:
        device, _ = site.device()

        def one_laptop(at: int) -> tuple[Outcome, ...]:
            with connected(site, device) as province:
                return send(province, *lines[at::4], *lines[at + 1 :: 4])

        with ThreadPoolExecutor(4) as pool:
            outcomes = [outcome for answered in pool.map(one_laptop, range(4)) for outcome in answered]
        found = indexes(outcomes)
        assert len(found) == 80
        check_lanes(found)


def test_files_complete_submissions_of_several_lanes(tmp_path: Path, address: str) -> None:
    file = photo(b"shared")
    lines = [line(attachments=(file,)) for _ in range(12)]
    with in_thread(make_province(tmp_path / "province", lanes=LANES, database_url=address)) as site:
        device, _ = site.device()
        with connected(site, device) as province:
            assert {one.kind for one in send(province, *lines)} == {"wanted"}
            province.put_attachment(file, b"shared")
            check_lanes(indexes(ask(province, *lines)))


def test_a_file_and_its_submission_that_pass_each_other_are_logged_when_asked(site: Site) -> None:
    """The file is recorded while the batch is not yet committed: neither sees the other."""
    file = photo(b"late")
    early, late = line(attachments=(file,)), line(attachments=(file,))
    assert site.office is not None
    device, _ = site.device()
    with connected(site, device) as province:
        send(province, early)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(storing, "_complete", lambda _connection, _fresh: [])
            province.put_attachment(file, b"late")
            outcomes = send(province, late)
        assert [one.kind for one in outcomes] == ["receipt"]
        assert sorted(indexes((*outcomes, *ask(province, early))).values()) == [1, 2]


def test_no_identity_comes_from_a_sequence(on_postgresql: Site) -> None:
    looked = inspect(on_postgresql.engine)
    assert looked.get_sequence_names() == []
    assert not [
        column for table in metadata.tables.values() for column in table.c if isinstance(column.default, Sequence)
    ]
    for table in metadata.sorted_tables:
        assert table.primary_key, table.name
        for foreign in table.foreign_keys:
            assert foreign.column.table.name in ("submission", "pack"), (
                "only rows of one submission or pack lean on each other"
            )


def test_one_transaction_writes_rows_of_one_lane_only(tmp_path: Path, cluster: Cluster) -> None:
    settings = make_province(
        tmp_path / "province", lanes=LANES, checks="staged", database_url=cluster.create("onelane")
    )
    with in_thread(settings) as site:
        assert site.office is not None
        device, _ = site.device()
        with connected(site, device) as province, _watched(site.office.engine) as transactions:
            send(province, *[line() for _ in range(40)])
        touched = [ids for ids in transactions if ids]
        assert len(touched) == LANES
        assert _one_lane_each(touched)
        assert sum(map(len, touched)) == 40


def test_so_do_refusals_files_and_what_is_logged_late(tmp_path: Path, cluster: Cluster) -> None:
    settings = make_province(tmp_path / "province", lanes=LANES, database_url=cluster.create("onelane2"))
    file = photo(b"of twelve")
    lines, bad = [line(attachments=(file,)) for _ in range(60)], [line(age="131") for _ in range(12)]  # every lane
    with in_thread(settings) as site:
        assert site.office is not None
        device, _ = site.device()
        with connected(site, device) as province, _watched(site.office.engine) as transactions:
            assert {one.kind for one in send(province, *bad)} == {"refusal"}
            assert _one_lane_each(transactions)
            assert {one for ids in transactions for one in ids} == {one.instance_id for one in bad}
            send(province, *lines)
            transactions.clear()
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr(logbook, "append", lambda *_: None)  # dies after the file was recorded
                province.put_attachment(file, b"of twelve")
            check_lanes(indexes(ask(province, *lines)))
            assert _one_lane_each(transactions)
            assert len([ids for ids in transactions if ids]) >= LANES


def _one_lane_each(transactions: list[set[str]]) -> bool:
    return all(len({lane_of(one, LANES) for one in ids}) <= 1 for ids in transactions)


def test_a_submission_and_all_that_is_told_of_it_bear_its_id(on_postgresql: Site) -> None:
    """What is spread by ``instance_id`` (its hash, or partitions of it) stays together; no key of it leaves it out."""
    together = {"submission", "submission_attachment", "receipt_log", "review", "refusal"}
    for name in together:
        keys = [[column.name for column in table.primary_key] for table in metadata.sorted_tables if table.name == name]
        assert "instance_id" in metadata.tables[name].c
        assert "instance_id" in keys[0] or name == "receipt_log", "its place in a lane follows from the id"
    looked = inspect(on_postgresql.engine)
    with on_postgresql.engine.connect() as connection:
        outside = connection.execute(
            text(
                "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal UNION ALL "
                "SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace UNION ALL "
                "SELECT count(*) FROM pg_attribute WHERE attidentity <> '' OR attgenerated <> ''"
            )
        ).scalars()
        assert list(outside) == [0, 0, 0], "no trigger, no procedure, no identity column"
    assert looked.get_sequence_names() == []


@contextmanager
def _watched(engine: Engine) -> Iterator[list[set[str]]]:
    """For each transaction: the submissions that it inserted rows of."""
    transactions: list[set[str]] = []

    def began(_connection: Connection) -> None:
        transactions.append(set())

    def ran(_connection: Connection, _cursor: object, statement: str, told: object, *_rest: object) -> None:
        if statement.startswith(("INSERT", "UPDATE")) and isinstance(told, dict) and "instance_id" in told:
            said = told["instance_id"]
            transactions[-1] |= {said} if isinstance(said, str) else set(said)

    event.listen(engine, "begin", began)
    event.listen(engine, "before_cursor_execute", ran)
    try:
        yield transactions
    finally:
        event.remove(engine, "begin", began)
        event.remove(engine, "before_cursor_execute", ran)


def test_several_workers_share_one_log(tmp_path: Path, address: str) -> None:
    settings = make_province(tmp_path / "province", database_url=address)
    lines = [line() for _ in range(60)]
    with in_process(settings, "--workers", "2") as site:
        device, _ = site.device()

        def one_laptop(at: int) -> tuple[Outcome, ...]:
            with connected(site, device) as province:
                return send(province, *lines[at::4], *lines[at + 1 :: 4])

        with ThreadPoolExecutor(4) as pool:
            found = indexes([outcome for answered in pool.map(one_laptop, range(4)) for outcome in answered])
        assert sorted(found.values()) == list(range(1, 61))
        assert {str(held["receipt"])[-6:] for held in site.held().values()} == {f"{at:06d}" for at in range(1, 61)}
