"""A copy made at work is one moment, whole, encrypted, and nobody waits for it; what is not whole is no copy."""

import threading
from contextlib import closing
from pathlib import Path

import pytest

from fieldapp.db.backup import copy_database, verify
from fieldapp.db.engine import connect
from fieldapp.db.store import Store
from fieldapp.domain.assessment import Progress
from fieldapp.errors import Cancelled, DamagedStore, StoreError
from tests.db.desk import KEY, Clock, draft, finalized, opened, photo, receipt_for, says


def filled(store: Store, clock: Clock, count: int) -> None:
    for number in range(count):
        finalized(store, f"uuid:{number}", clock, says(f"person-{number}", f"Budi {number}"))


def test_a_copy_is_one_moment_while_others_write(store: Store, path: Path, clock: Clock, tmp_path: Path) -> None:
    filled(store, clock, 150)
    draft(store, "uuid:draft")
    steps: list[int] = []

    def type_on(_done: int, of: int) -> None:
        steps.append(of)
        store.save("uuid:draft", {f"/data/q{len(steps)}": "kata " * 400}, Progress(len(steps)), "Budi")

    copied = store.copy_to(tmp_path / "copy.db", type_on)
    assert len(steps) > 2, "nobody waited"
    assert len(set(steps)) == 1, "the moment did not move"
    assert copied.rows["submission"] == 150
    assert copied.rows["answer"] == 151
    assert len(store.answers("uuid:draft")) == len(steps) + 1
    with closing(connect(path, KEY)) as one, closing(connect(tmp_path / "copy.db", KEY)) as other:
        ask = "SELECT rowid, person_id FROM person ORDER BY rowid"
        assert one.execute(ask).fetchall() == other.execute(ask).fetchall()
    with closing(opened(tmp_path / "copy.db")) as again:
        again.check()
        assert len(again.due(clock.turn(days=1))) == 150
    assert b"Budi" not in (tmp_path / "copy.db").read_bytes()


def test_what_is_not_whole_is_no_copy(store: Store, clock: Clock, tmp_path: Path) -> None:
    filled(store, clock, 100)
    target, stop = tmp_path / "copy.db", threading.Event()
    with pytest.raises(Cancelled):
        store.copy_to(target, lambda left, of: stop.set(), stop)
    assert not list(tmp_path.glob("copy.db*"))
    with pytest.raises(StoreError):
        store.copy_to(tmp_path / "nowhere" / "copy.db")
    store.copy_to(target)
    with pytest.raises(StoreError):
        store.copy_to(target)  # what stands there stays
    whole = target.read_bytes()
    for place in (5000, len(whole) // 2, len(whole) - 100):
        target.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(DamagedStore):
            verify(target, KEY)


def test_rows_that_are_missing_in_it_are_seen(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(path).close()
    with closing(connect(path, KEY)) as connection:
        real, told = connection.execute, []
        monkeypatch.setattr("fieldapp.db.backup._rows", lambda one: told.append(1) or {"answer": len(told)})
        with pytest.raises(DamagedStore):
            copy_database(connection, KEY, tmp_path / "copy.db")
        assert real("SELECT 1").fetchone() == (1,)
    assert not (tmp_path / "copy.db").exists()


def test_it_names_the_files_without_a_receipt(store: Store, clock: Clock, tmp_path: Path) -> None:
    draft(store, "uuid:1")
    store.attach("uuid:1", photo("a.jpg", b"one"), "one.age")
    sent = finalized(store, "uuid:2", clock)
    store.record_sending([sent.instance_id])
    store.record_receipt(receipt_for(sent))
    assert store.copy_to(tmp_path / "copy.db").files == ("one.age",)
