"""Pages of a store are damaged at random places: what can be read comes back as it was, and what cannot is named."""

import os
import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from fieldapp.db.engine import connect
from fieldapp.db.salvage_mending import DRAFT, GONE, OLDER
from fieldapp.db.salvage_reading import Reader
from fieldapp.db.salvaging import Salvaged, salvage
from fieldapp.errors import DamagedStore
from tests.db.desk import KEY, Clock, draft, finalized, frozen, opened, receipt_for, says

PAGE = 4096
TRIES = int(os.environ.get("JANGKAU_TRIES", "2"))
Facts = dict[str, tuple[str, str, str]]


def facts(path: Path) -> Facts:
    """id → (state, sha256 of its bytes, its answers)."""
    ask = """SELECT a.instance_id, a.state, COALESCE((SELECT s.sha256 FROM submission s
        WHERE s.instance_id = a.instance_id), ''), COALESCE((SELECT group_concat(reference || text, '|') FROM
        (SELECT * FROM answer t WHERE t.instance_id = a.instance_id ORDER BY reference)), '') FROM assessment a"""
    with closing(connect(path, KEY)) as connection:
        return {row[0]: tuple(row[1:]) for row in connection.execute(ask)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store, and beside it a backup of it when half of its work was done."""
    folder = tmp_path_factory.mktemp("whole")
    store = opened(folder / "store.db", clock := Clock())
    store.put_setting("identity", "x")
    for number in range(120):
        if number == 60:
            store.copy_to(folder / "backup.db")
        name = f"uuid:{number:03}"
        if number % 3 == 0:
            draft(store, name, {f"/data/q{one}": f"jawaban {number} " * 9 for one in range(9)})
            continue
        made = finalized(store, name, clock, says(f"person-{number}"))
        store.record_sending([made.instance_id])
        if number % 3 == 1:
            store.record_receipt(receipt_for(made, f"R-{number}"))
        else:
            store.record_unconfirmed([made.instance_id])
    store.close()
    return folder


def damaged(whole: Path, to: Path, pages: list[int], rot: random.Random) -> Path:
    content = bytearray((whole / "store.db").read_bytes())
    for page in pages:
        place = page * PAGE + rot.randrange(PAGE)
        content[place] ^= 1 << rot.randrange(8)
    to.write_bytes(content)
    return to


def prove(before: Facts, then: Facts, done: Salvaged, target: Path) -> None:
    with closing(opened(target)) as store:
        store.check()
    after, named = facts(target), {one.instance_id: one for one in done.missing}
    for name, (state, sha256, answers) in before.items():
        if name not in after:
            # After the backup, and no row of it readable: nobody can know.
            assert name not in then if name not in named else named[name].what == GONE
            continue
        state_now, sha256_now, answers_now = after[name]
        assert sha256_now in ("", sha256), "other bytes than the frozen ones never"
        if state == "draft":
            assert state_now == "draft"
            assert answers_now == answers or named[name].what == OLDER
        else:
            assert sha256_now or named[name].what == DRAFT
            assert state_now in (state, "unconfirmed") or named[name].what == DRAFT
    assert set(after) <= set(before), "nothing appears"


@pytest.mark.parametrize("backed_up", [False, True])
def test_any_pages(whole: Path, tmp_path: Path, *, backed_up: bool) -> None:
    before, then = facts(whole / "store.db"), facts(whole / "backup.db")
    rot = random.Random(20261127)
    count = (whole / "store.db").stat().st_size // PAGE
    gone = kept = 0
    for turn in range(TRIES):
        pages = rot.sample(range(1, count), rot.choice([1, 2, 5, 20]))
        broken = damaged(whole, tmp_path / "broken.db", pages, rot)
        older = Path(shutil.copy(whole / "backup.db", tmp_path / "older.db")) if backed_up else None
        target = tmp_path / f"{turn}.db"
        try:
            done = salvage(broken, older, KEY, target)
        except DamagedStore:
            assert not backed_up, "only the settings' page can be the end of all"
            continue
        prove(before, then, done, target)
        gone += len(before) - len(facts(target))
        kept += len(facts(target))
    assert kept > gone, "most of it comes back"


def test_the_first_page_is_the_way_to_all_others(whole: Path, tmp_path: Path) -> None:
    broken = damaged(whole, tmp_path / "broken.db", [0], random.Random(1))
    with pytest.raises(DamagedStore):
        salvage(broken, None, KEY, tmp_path / "nothing.db")
    older = Path(shutil.copy(whole / "backup.db", tmp_path / "older.db"))
    done = salvage(broken, older, KEY, tmp_path / "store.db")
    assert {name: row[1:] for name, row in facts(tmp_path / "store.db").items()} == {
        name: row[1:] for name, row in facts(whole / "backup.db").items()
    }
    assert done.read["assessment"] == 0
    assert done.filled["assessment"] == 60


def test_a_long_text_is_whole_or_not_there(tmp_path: Path) -> None:
    """SQLCipher gives zeros for a page it cannot prove; at the end of a long text nobody else would notice."""
    store = opened(tmp_path / "store.db")
    text = "".join(f"{number:07} " for number in range(5000))
    draft(store, "uuid:long", {"/data/q": text})
    store.close()
    whole, unread = (tmp_path / "store.db").read_bytes(), 0
    for page in range(len(whole) // PAGE - 14, len(whole) // PAGE):
        place = page * PAGE + 50
        (tmp_path / "broken.db").write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with closing(Reader(tmp_path / "broken.db", KEY)) as reader:
            found = reader.ask("SELECT text FROM answer WHERE instance_id = 'uuid:long'")
        unread += found is None
        assert found in (None, [(text,)])
    assert unread >= 9


def test_what_was_purged_keeps_its_stub(tmp_path: Path) -> None:
    store = opened(tmp_path / "store.db", clock := Clock())
    store.put_setting("identity", "x")
    made = finalized(store, "uuid:old", clock)
    store.record_sending([made.instance_id])
    store.record_receipt(receipt_for(made))
    store.close()
    with closing(connect(tmp_path / "store.db", KEY)) as connection:
        (rule,) = connection.execute(
            "SELECT name FROM sqlite_schema WHERE sql LIKE '%only what is settled%'"
        ).fetchone()
        connection.execute(f"DROP TRIGGER {rule}")  # as if the province had settled it
        row = (made.instance_id, made.sha256, "2026-11-24T04:00:00.000000+00:00")
        connection.execute("INSERT INTO purged (instance_id, sha256, at) VALUES (?, ?, ?)", row)
        connection.execute("UPDATE submission SET xml = x'' WHERE instance_id = ?", row[:1])
    salvage(tmp_path / "store.db", None, KEY, tmp_path / "new.db")
    assert facts(tmp_path / "new.db") == {"uuid:old": ("received", made.sha256, "/data/full_nameBudi")}


def test_work_taken_back_after_the_backup_stays_taken_back(tmp_path: Path) -> None:
    """The backup has frozen bytes of what is a draft now: they must not come back; nor may newer bytes go."""
    store = opened(tmp_path / "store.db", clock := Clock())
    store.put_setting("identity", "x")
    finalized(store, "uuid:back", clock)
    draft(store, "uuid:on", {"/data/q": "kata"})
    store.copy_to(tmp_path / "backup.db")
    store.recall("uuid:back")
    store.finalize(frozen("uuid:on", clock), [], "Budi")
    store.close()
    for table, kept in (("submission", {"uuid:back": "draft"}), ("assessment", {"uuid:on": "unconfirmed"})):
        broken = Path(shutil.copy(tmp_path / "store.db", tmp_path / f"{table}.db"))
        with closing(connect(broken, KEY)) as connection:
            (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        content = bytearray(broken.read_bytes())
        content[(root - 1) * PAGE + 99] ^= 1
        broken.write_bytes(content)
        older = Path(shutil.copy(tmp_path / "backup.db", tmp_path / "older.db"))
        salvage(broken, older, KEY, tmp_path / f"new-{table}.db")
        found = facts(tmp_path / f"new-{table}.db")
        for name, state in kept.items():
            assert found[name][0] == state
