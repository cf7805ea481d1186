"""An old profile is backed up before it is upgraded; the older app gets its store back from that backup."""

import shutil
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from fieldapp.db.engine import connect
from fieldapp.db.migrations import STEPS, migrate, schema_version
from fieldapp.errors import DiskFull, NewerStore, StickFull
from fieldapp.fieldbook import backup_making, unlock
from fieldapp.fieldbook.backup_folder import UPGRADE, backups_in
from fieldapp.fieldbook.restoring import restore
from fieldapp.vault.kdf import Cost
from fieldapp.vault.slots import SlotFile, open_with_passphrase
from tests.db.desk import KEY
from tests.db.samples.make import path_of
from tests.db.test_samples import kept, same
from tests.fieldbook.conftest import PASSPHRASE

OLD = 3
CHEAP = Cost(iterations=1, memory_kib=64, lanes=1)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The profile of an app that knew three steps."""
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copy(path_of(OLD), folder / "store.db")
    SlotFile.wrap_again(folder / "slots.json", KEY, PASSPHRASE, cost=CHEAP)
    return folder


def test_the_backup_before_an_upgrade_is_the_way_back(old: Path, tmp_path: Path) -> None:
    before = kept(old / "store.db")
    unlock(old, PASSPHRASE).lock()
    with closing(connect(old / "store.db", KEY)) as connection:
        assert schema_version(connection) == len(STEPS)
        with pytest.raises(NewerStore):
            migrate(connection, STEPS[:OLD])
    (made,) = backups_in(old / "backups")
    assert (made.manifest.why, made.manifest.schema, made.is_of(KEY)) == (UPGRADE, OLD, True)
    find_key = partial(open_with_passphrase, passphrase=PASSPHRASE)
    restore(old / "backups", tmp_path / "older app", find_key, datetime.now(UTC))
    brought = kept(tmp_path / "older app" / "store.db")
    same({**before, "setting": ([], [])}, {**brought, "setting": ([], [])})
    with closing(connect(tmp_path / "older app" / "store.db", KEY)) as connection:
        migrate(connection, STEPS[:OLD])  # the older app opens it
    unlock(old, PASSPHRASE).lock()
    assert backups_in(old / "backups") == [made], "nothing to upgrade, nothing to back up"


def test_without_a_backup_nothing_is_upgraded(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_making, "free_bytes", lambda place: 10_000)
    with pytest.raises((DiskFull, StickFull)):
        unlock(old, PASSPHRASE)
    monkeypatch.undo()
    with closing(connect(old / "store.db", KEY)) as connection:
        assert schema_version(connection) == OLD
    unlock(old, PASSPHRASE).lock()
