"""Create, unlock, recover: nobody is kept out of their own work, and no work is ever made to vanish."""

from pathlib import Path

import pytest

from fieldapp.errors import DamagedStore, StoreError, StoreInUse, WrongPassphrase
from fieldapp.fieldbook import create, profile_exists, recover, unlock
from fieldapp.vault.lockfile import Lockfile
from tests.fieldbook.conftest import CHEAP, PASSPHRASE, Made

NEXT = "ombak lampu kertas jalan padi"


def files(folder: Path) -> dict[str, bytes]:
    """What lies in a profile, but for the lock."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file() and p.name != "lock"}


def is_free(folder: Path) -> bool:
    """Whether nobody holds the profile."""
    try:
        Lockfile(folder / "lock").release()
    except StoreInUse:
        return False
    return True


def test_a_new_profile_opens_again_with_its_forms(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    assert not profile_exists(folder)
    book, code = create(folder, PASSPHRASE, cost=CHEAP)
    assert len(code.split("-")) == 8
    assert profile_exists(folder)
    book.put_setting("language", "en")
    assert not is_free(folder)
    book.lock()
    again = unlock(folder, PASSPHRASE)
    assert again.setting("language") == "en"
    assert "outreach_rapid" in [info.form_id for info in again.forms()]
    again.lock()
    assert is_free(folder)


def test_a_wrong_passphrase_opens_nothing_and_holds_nothing(folder: Path) -> None:
    before = files(folder)
    with pytest.raises(WrongPassphrase) as wrong:
        unlock(folder, PASSPHRASE + "x")
    assert wrong.value.facts["tries_left"] == 4
    assert is_free(folder)
    after = files(folder)
    assert after.pop("slots.json.tries")
    assert after.pop("attempts.json") != before.pop("attempts.json"), "it is written down for the next who can open"
    assert after == before


def test_an_open_profile_is_opened_once(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    with pytest.raises(StoreInUse):
        unlock(folder, PASSPHRASE)
    book.lock()


def test_a_lost_store_is_refused(folder: Path) -> None:
    """Never an empty store in its place."""
    (folder / "store.db").unlink()
    with pytest.raises(DamagedStore) as lost:
        unlock(folder, PASSPHRASE)
    assert lost.value.facts["reference"] == "DB-0"
    assert not (folder / "store.db").exists()
    assert is_free(folder)


def test_a_creation_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    (folder / "store.db-wal").mkdir(parents=True)  # the database cannot be made
    with pytest.raises(StoreError):
        create(folder, PASSPHRASE, cost=CHEAP)
    assert files(folder) == {}
    assert is_free(folder)
    (folder / "store.db-wal").rmdir()
    book, _ = create(folder, PASSPHRASE, cost=CHEAP)
    book.lock()


@pytest.mark.parametrize("left", ["store.db", "slots.json.prev", "slots.json"])
def test_nothing_is_created_over_what_is_left_of_a_profile(folder: Path, left: str) -> None:
    """The key slots may come back from a backup; the work they open must still be there."""
    for name in files(folder):
        if name != left:
            (folder / name).unlink()
    if left == "slots.json.prev":
        (folder / left).write_bytes(b"{}")
    before = files(folder)
    assert profile_exists(folder), "the unlock page says what is wrong"
    with pytest.raises(StoreError):
        create(folder, NEXT, cost=CHEAP)
    assert files(folder) == before
    assert is_free(folder)


def test_the_recovery_code_opens_once(folder: Path, made: Made) -> None:
    book, code = recover(folder, made.code, NEXT)
    book.lock()
    assert code != made.code
    with pytest.raises(WrongPassphrase):
        recover(folder, made.code, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        unlock(folder, PASSPHRASE)
    unlock(folder, NEXT).lock()
    recover(folder, code, PASSPHRASE)[0].lock()


def test_a_recovery_that_fails_keeps_the_code(folder: Path, made: Made) -> None:
    """The next code would never be shown."""
    store = (folder / "store.db").read_bytes()
    before = (folder / "slots.json").read_bytes()
    for spoil in (lambda: (folder / "store.db").unlink(), lambda: (folder / "store.db").write_bytes(b"x" * 8192)):
        spoil()
        with pytest.raises(DamagedStore):
            recover(folder, made.code, NEXT)
        assert (folder / "slots.json").read_bytes() == before
        assert is_free(folder)
    (folder / "store.db").write_bytes(store)
    recover(folder, made.code, NEXT)[0].lock()


def test_a_new_passphrase_keeps_the_recovery_code(folder: Path, made: Made) -> None:
    book = unlock(folder, PASSPHRASE)
    book.change_passphrase(PASSPHRASE, NEXT)
    book.lock()
    with pytest.raises(WrongPassphrase):
        unlock(folder, PASSPHRASE)
    unlock(folder, NEXT).lock()
    recover(folder, made.code, PASSPHRASE)[0].lock()


def test_what_nobody_foresaw_leaves_the_profile_free(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug while forms are installed: the book is closed, the next try can open it."""
    monkeypatch.setattr("fieldapp.fieldbook.library.Library.install_shipped", lambda library: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        unlock(folder, PASSPHRASE)
    assert is_free(folder)
    monkeypatch.undo()
    unlock(folder, PASSPHRASE).lock()
