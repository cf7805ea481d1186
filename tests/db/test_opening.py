"""What opening promises: durable, secret, and honest about a file it cannot trust."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from fieldapp.db import engine
from fieldapp.db.engine import connect
from fieldapp.db.migrations import STEPS
from fieldapp.db.store import Store
from fieldapp.domain.assessment import State
from fieldapp.domain.person import PersonQuery
from fieldapp.errors import DamagedStore, NewerStore, StoreError
from tests.db.desk import KEY, Clock, draft, finalized, opened, photo, receipt_for, says


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store of some hundred pages."""
    path, clock = tmp_path_factory.mktemp("full") / "store.db", Clock()
    store = opened(path, clock)
    for number in range(30):
        finalized(store, f"uuid:{number}", clock, says(f"p{number}", full_name=f"Budi {number}"))
        draft(store, f"uuid:d{number}", {f"/data/q{n}": "jawaban " * 40 for n in range(20)})
    store.close()
    return path.read_bytes()


def read_all(path: Path, key: bytes = KEY) -> None:
    store = Store.open(path, key, Clock())
    try:
        store.check()
        for one in store.assessments(limit=1000):
            store.answers(one.instance_id)
    finally:
        store.close()


def test_durability_is_read_back_from_the_open_database(path: Path) -> None:
    opened(path).close()
    connection = connect(path, KEY)
    read = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
    more = ("foreign_keys", "secure_delete", "temp_store", "trusted_schema", "cell_size_check", "mmap_size")
    read |= {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in more}
    connection.close()
    assert read == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
    }


@pytest.mark.parametrize("pragma", ["synchronous", "foreign_keys", "secure_delete"])
def test_a_connection_that_does_not_hold_what_was_asked_is_not_used(path: Path, pragma: str) -> None:
    connection = connect(path, KEY)
    try:
        connection.execute(f"PRAGMA {pragma} = 0")
        with pytest.raises(StoreError, match=pragma):
            engine.check(connection)
    finally:
        connection.close()


def test_the_library_must_be_new_enough(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(StoreError, match="too old"):
        opened(path)


def test_another_key_opens_nothing_and_says_nothing_on_the_terminal(path: Path, capfd: pytest.CaptureFixture) -> None:
    opened(path).close()
    with pytest.raises(DamagedStore) as caught:
        Store.open(path, b"x" * 32, Clock())
    assert caught.value.facts["reference"] == "DB-26"
    assert "DB-26" in str(caught.value)
    assert capfd.readouterr() == ("", "")
    opened(path).close()


def test_a_key_of_another_length_is_a_bug(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Store.open(path, b"short", Clock())


@pytest.mark.parametrize("keep", [100, 5000, 4096 * 3, -4096, -100])
def test_a_truncated_file_is_damage(path: Path, full: bytes, keep: int) -> None:
    path.write_bytes(full[:keep])
    with pytest.raises(DamagedStore) as caught:
        read_all(path)
    assert caught.value.facts["reference"]


@pytest.mark.parametrize("junk", [b"hello", bytes(20_000), random.Random(1).randbytes(20_000), b"SQLite format 3\0"])
def test_what_is_no_store_is_not_overwritten(path: Path, junk: bytes) -> None:
    path.write_bytes(junk)
    with pytest.raises(DamagedStore):
        opened(path)
    assert path.read_bytes() == junk


def test_one_flipped_bit_anywhere_is_found(path: Path, full: bytes) -> None:
    places = random.Random(2)
    for _ in range(25):
        broken = bytearray(full)
        broken[places.randrange(len(full))] ^= 1 << places.randrange(8)
        path.write_bytes(broken)
        with pytest.raises(DamagedStore) as caught:
            read_all(path)
        assert caught.value.facts["reference"]
        for beside in ("-wal", "-shm"):
            path.with_name(path.name + beside).unlink(missing_ok=True)
    path.write_bytes(full)
    read_all(path)


def test_reading_a_broken_page_is_damage_too(path: Path, clock: Clock, full: bytes) -> None:
    path.write_bytes(full)
    store = opened(path, clock)
    with path.open("r+b") as file:
        size = path.stat().st_size
        for page in range(8, size // 4096):
            file.seek(page * 4096 + 100)
            file.write(bytes(8))
    try:
        with pytest.raises(DamagedStore):
            [store.answers(f"uuid:d{number}") for number in range(30)]
    finally:
        store.close()


def test_nothing_is_in_clear_on_the_disk(tmp_path: Path, path: Path, clock: Clock) -> None:
    words = ["Melati Rahasia", "6472054101909001", "token-rahasia", "foto-rahasia.jpg", "Jawaban rahasia", "alasan"]
    store = opened(path, clock)
    draft(store, "uuid:1", {"/data/full_name": words[0]})
    store.attach("uuid:1", photo(words[3]), "abc.age")
    store.put_setting("access_token", words[2])
    submission = finalized(store, "uuid:2", clock, says("p1", words[0], full_name=words[0], nik=words[1]))
    assert store.people(PersonQuery(words[0]))
    store.record_waiting(["uuid:2"], clock(), words[5])
    for when in ("open", "received", "closed"):
        files = [file for file in tmp_path.iterdir() if file.is_file()]
        content = b"".join(file.read_bytes() for file in files)
        assert when == "closed" or {"store.db", "store.db-wal", "store.db-shm"} <= {file.name for file in files}
        for word in [*words, "assessment", "SQLite format"]:
            for encoding in ("utf-8", "utf-16-le"):
                assert word.encode(encoding) not in content, (when, word)
        if when == "open":
            store.record_receipt(receipt_for(submission, words[0]))
        elif when == "received":
            store.close()


def test_a_newer_store_is_refused_and_left_alone(path: Path) -> None:
    opened(path).close()
    with_pragma(path, f"PRAGMA user_version = {len(STEPS) + 1}")
    before = path.read_bytes()
    with pytest.raises(NewerStore) as caught:
        opened(path)
    assert caught.value.facts == {"found": len(STEPS) + 1, "known": len(STEPS)}
    assert path.read_bytes() == before


@pytest.mark.parametrize("pragma", ["PRAGMA application_id = 7", "PRAGMA user_version = 0"])
def test_somebody_elses_database_is_refused(path: Path, pragma: str) -> None:
    opened(path).close()
    with_pragma(path, pragma)
    with pytest.raises(DamagedStore) as caught:
        opened(path)
    assert str(caught.value.facts["reference"]).startswith("APP-")


def with_pragma(path: Path, pragma: str) -> None:
    connection = connect(path, KEY)
    connection.execute(pragma)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


@pytest.mark.parametrize("trigger", ["submission_delete", "receipt_no_delete"])
def test_vanished_work_is_noticed_at_opening(path: Path, clock: Clock, trigger: str) -> None:
    store = opened(path, clock)
    store.record_receipt(receipt_for(finalized(store, "uuid:1", clock)))
    finalized(store, "uuid:2", clock)
    store.close()
    connection = connect(path, KEY)
    connection.execute("PRAGMA foreign_keys = 0")
    connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(f"DELETE FROM {trigger.split('_')[0]} WHERE instance_id = 'uuid:{1 + ('no' not in trigger)}'")
    connection.close()
    with pytest.raises(DamagedStore) as caught:
        opened(path, clock)
    assert str(caught.value.facts["reference"]).startswith("SUM-")


def test_what_a_crash_left_in_sending_is_asked_about(path: Path, clock: Clock) -> None:
    store = opened(path, clock)
    finalized(store, "uuid:1", clock)
    store.record_sending(["uuid:1"])
    store.close()
    store = opened(path, clock)
    assert store.assessment("uuid:1").state == State.SENDING
    assert [one.instance_id for one in store.unsettled(clock())] == ["uuid:1"]
    assert store.due(clock()) == ()
    store.close()


def test_the_bin_is_emptied_after_thirty_days_and_not_before(path: Path, clock: Clock) -> None:
    store = opened(path, clock)
    for name in ("old", "kept"):
        draft(store, name)
    store.attach("old", photo(), "photo.age")
    store.discard("old")
    clock.turn(days=1)
    store.discard("kept")
    store.close()
    clock.turn(days=29, seconds=1)
    store = opened(path, clock)
    assert store.assessment("kept").instance_id == "kept"
    with pytest.raises(StoreError):
        store.assessment("old")
    assert store.answers("old") == {}
    assert store.history("old") == ()
    assert store.attachment_file(photo().sha256) == "photo.age", "files are forgotten by unused_files only"
    assert store.unused_files() == ("photo.age",)
    store.check()
    store.close()


@pytest.mark.parametrize("jump", [-3000, 3000])
def test_a_jump_of_the_clock_empties_no_bin(path: Path, clock: Clock, jump: int) -> None:
    """A flat battery on the mainboard: what was put in the bin yesterday, by the right or the wrong clock, is there."""
    store = opened(path, clock)
    draft(store, "yesterday")
    store.discard("yesterday")
    store.close()
    clock.turn(days=jump)
    opened(path, clock).close()
    clock.turn(days=1)
    store = opened(path, clock)
    draft(store, "in between")
    store.discard("in between")
    store.close()
    clock.turn(days=-jump)
    opened(path, clock).close()
    clock.turn(days=29)
    store = opened(path, clock)
    assert [store.assessment(name).title for name in ("yesterday", "in between")] == ["", ""]
    store.close()
    clock.turn(days=2)
    store = opened(path, clock)
    for name in ("yesterday", "in between"):
        with pytest.raises(StoreError):
            store.assessment(name)
    store.close()


def test_opening_loads_no_migration_tool() -> None:
    code = "import sys, fieldapp.db.store; print([m for m in ('alembic', 'PySide6', 'requests') if m in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
