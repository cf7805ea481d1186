"""Backups of a real profile: whole, encrypted, marked, rotated; and none from what was interrupted or changed."""

import shutil
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldapp.errors import BadBackup, Cancelled, StickFull, StickTrouble, StoreError
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.fieldbook import backup_making as making
from fieldapp.fieldbook.backup_folder import DAILY, MANIFEST, UPGRADE, Backup, Manifest, backups_in, newest_in
from fieldapp.fieldbook.backups import surplus
from fieldapp.vault.sealing import new_identity
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.test_restored_province import JPEG, finalize


def key_of(book: Fieldbook) -> bytes:
    keys: list[bytes] = []
    book._store.hand_over_key(keys.append)
    return keys[0]


def busy(book: Fieldbook) -> str:
    """A draft with a photo, and one finalized submission with a second copy; the draft's id."""
    book._store.put_setting("ingest_recipient", new_identity()[1])
    finalize(book, "Budi Invented")
    draft = book.start("visit")
    draft.answer("/data/full_name", "Sari Invented")
    draft.attach("/data/photo", "photo.jpg", JPEG, "image/jpeg")
    return draft.instance_id


def test_everything_is_in_it_and_nothing_can_be_read(book: Fieldbook, tmp_path: Path) -> None:
    busy(book)
    stick, told = tmp_path / "stick", []
    stick.mkdir()
    made = book.backups.make(stick, lambda done, of: told.append((done, of)))
    assert sorted(one.name for one in made.folder.iterdir()) == ["files.tar", MANIFEST, "slots.json", "store.db"]
    assert newest_in(stick) == newest_in(made.folder) == made
    assert made.is_of(key_of(book))
    assert not made.is_of(bytes(32))
    assert made.manifest.lost == ()
    shutil.unpack_archive(made.folder / "files.tar", tmp_path / "files")
    files = [one for one in (tmp_path / "files").rglob("*") if one.is_file()]
    assert {one.relative_to(tmp_path / "files") for one in files} == {
        one.relative_to(book.folder) for name in ("attachments", "second") for one in (book.folder / name).iterdir()
    }
    assert len(files) == 2
    content = b"".join(one.read_bytes() for one in made.folder.iterdir())
    assert b"Invented" not in content
    assert JPEG not in content
    assert told[-1][0] == told[-1][1], "told to the end"
    assert all(done <= of for done, of in told)
    assert book.backups.last_away == made.manifest.made_at
    assert book.backups.place == str(stick)


def test_what_is_interrupted_is_none_and_goes_with_the_next(
    book: Fieldbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(book)
    stop = threading.Event()
    with pytest.raises(Cancelled):
        book.backups.make(tmp_path, lambda done, of: stop.set(), stop)
    assert list(tmp_path.glob(".jangkau*")) == backups_in(tmp_path) == []
    monkeypatch.setattr(making.shutil, "rmtree", lambda *a, **k: None)  # killed: nobody clears up
    with pytest.raises(Cancelled):
        book.backups.make(tmp_path, lambda done, of: None if done < of else stop.set(), stop)
    monkeypatch.undo()
    assert len(list(tmp_path.glob(".jangkau*"))) == 1
    assert backups_in(tmp_path) == []
    assert book.backups.make(tmp_path).is_of(key_of(book))
    assert list(tmp_path.glob(".jangkau*")) == []
    assert book.backups.last_away is not None


def test_a_stick_that_is_full_gone_or_lies_is_said(
    book: Fieldbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StickTrouble):
        book.backups.make(tmp_path / "nowhere")
    monkeypatch.setattr(making, "free_bytes", lambda place: 1000)
    with pytest.raises(StickFull):
        book.backups.make(tmp_path)
    monkeypatch.undo()
    hashes = iter("abcdefgh")
    monkeypatch.setattr("fieldapp.fieldbook.backup_folder.hash_of", lambda path: next(hashes))
    with pytest.raises(BadBackup, match="read back"):
        book.backups.make(tmp_path)
    assert backups_in(tmp_path) == []
    with pytest.raises(BadBackup, match="no whole backup"):
        newest_in(tmp_path)


def test_two_of_one_second_are_two(book: Fieldbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill just after a backup, and the app is open again within the second."""
    now = book.backups._clock()
    monkeypatch.setattr(book.backups, "_clock", lambda: now)
    one, other = book.backups.make(tmp_path), book.backups.make(tmp_path)
    assert one.folder != other.folder
    assert [found.folder for found in backups_in(tmp_path)] == [other.folder, one.folder]


def test_a_password_that_changes_meanwhile_makes_none(book: Fieldbook, tmp_path: Path) -> None:
    changed: list[int] = []

    def told(done: int, of: int) -> None:
        if not changed:
            changed.append(of)
            book.change_passphrase(PASSPHRASE, "perahu biru menyusuri sungai")

    with pytest.raises(StoreError, match="password was changed"):
        book.backups.make(tmp_path, told)
    assert backups_in(tmp_path) == []


@pytest.mark.parametrize("place", [b'"rows":', b'"made_at":"2', b'"device":"'])
def test_a_changed_manifest_is_seen(book: Fieldbook, tmp_path: Path, place: bytes) -> None:
    made = book.backups.make(tmp_path)
    text = (made.folder / MANIFEST).read_bytes()
    (made.folder / MANIFEST).write_bytes(text.replace(place, place + b" " if place.endswith(b":") else place + b"1", 1))
    found = backups_in(tmp_path)
    assert not found or not found[0].is_of(key_of(book))


def test_today_s_is_made_once_and_age_is_told(folder: Path) -> None:
    now = [datetime(2026, 11, 24, 9, 0, tzinfo=UTC).astimezone()]
    book = unlock(folder, PASSPHRASE, clock=lambda: now[0])
    assert book.backups.due
    assert book.backups.days_old() == 0
    book.backups.make_here()
    assert not book.backups.due
    assert [one.manifest.why for one in book.backups.here()] == [DAILY]
    now[0] += timedelta(days=1)
    assert book.backups.due
    assert book.backups.days_old() == 0
    now[0] += timedelta(days=2)
    assert book.backups.days_old() == 3
    book.lock()


def of_day(day: int, why: str = DAILY, schema: int = 9) -> Backup:
    made = datetime(2026, 11, 1, 4, tzinfo=UTC) + timedelta(days=day)
    return Backup(Path(f"{why}{day}"), Manifest(made, "", schema, why, {}, {}), b"", "")


def test_the_newest_two_yesterdays_and_last_weeks_stay() -> None:
    kept: list[Backup] = []
    for day in range(40):
        kept = [of_day(day), *kept]
        gone = surplus(kept)
        kept = [one for one in kept if one not in gone]
        assert of_day(day) in kept
        assert day == 0 or of_day(day - 1) in kept
        ages = [day - int(one.folder.name.removeprefix(DAILY)) for one in kept]
        assert day < 14 or any(7 <= age <= 13 for age in ages), ages
        assert len(kept) <= 5
    again = [of_day(40, "asked"), of_day(40, "asked"), *kept]
    assert of_day(39) not in surplus(again), "two of today do not push yesterday's out"


def test_those_before_an_upgrade_stay_for_a_month() -> None:
    old, half, new = of_day(0, UPGRADE, 8), of_day(20, UPGRADE, 9), of_day(21, UPGRADE, 9)
    days = [of_day(40), of_day(39), of_day(38), of_day(31)]
    gone = surplus([*days, new, half, old])
    assert old in gone
    assert half in gone
    assert new not in gone
    assert new not in surplus([of_day(100), of_day(99), new])
