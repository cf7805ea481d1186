"""A backup comes back to its laptop or to another one, with a real province: nothing doubled, nothing lost."""

import io
import shutil
import threading
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from fieldapp.__main__ import main
from fieldapp.domain.assessment import State
from fieldapp.errors import BadBackup, LaptopSealed, NewerStore, SignIn, StoreError, WrongPassphrase
from fieldapp.fieldbook import Fieldbook, profile_exists, unlock
from fieldapp.fieldbook import restoring as module
from fieldapp.fieldbook.profile import profile_seats
from fieldapp.fieldbook.restoring import Restored, restore
from fieldapp.sync.uploader import UploadReport
from fieldapp.vault.closing import SEALED
from fieldapp.vault.slots import open_as_anybody
from tests.fieldbook.conftest import PASSPHRASE, Made
from tests.fieldbook.test_backups import busy
from tests.fieldbook.test_restored_province import JPEG, finalize
from tests.server.running import Site, in_process, make_province

NOW = datetime(2026, 11, 27, 3, tzinfo=UTC)


def bring_back(source: Path, folder: Path, *, replace: bool = False, passphrase: str = PASSPHRASE) -> Restored:
    return restore(source, folder, partial(open_as_anybody, passphrase=passphrase), NOW, replace=replace)


def fill(book: Fieldbook, instance_id: str, name: str) -> None:
    desk = book.resume(instance_id)
    desk.answer("/data/full_name", name)


def finish(book: Fieldbook, instance_id: str, name: str) -> str:
    """Its sha256."""
    fill(book, instance_id, name)
    book.resume(instance_id).finalize()
    return book.submission(instance_id).sha256


def upload(book: Fieldbook) -> UploadReport:
    return book.connection.upload(lambda _: None, threading.Event(), at_once=True)


def begun(book: Fieldbook, name: str) -> str:
    desk = book.start("visit")
    desk.answer("/data/full_name", name)
    return desk.instance_id


@pytest.fixture
def site(tmp_path: Path):  # type: ignore[no-untyped-def]
    with in_process(make_province(tmp_path / "province")) as running:
        yield running


def test_onto_another_laptop_while_the_first_goes_on(site: Site, book: Fieldbook, tmp_path: Path) -> None:
    book.connection.enrol(site.address, site.code())
    (early,) = finalize(book, "Budi Invented")
    upload(book)
    waiting, pictured = (*finalize(book, "Sari Invented"), *finalize(book, "Ani Invented", photo=JPEG))
    both, only_first, only_second = (begun(book, f"Draft {number}") for number in range(3))
    kept = book.backups.make(tmp_path)

    of_first = finish(book, both, "Written on the first")
    finish(book, only_first, "Only on the first")
    fill(book, only_second, "Never finished on the first")
    (later,) = finalize(book, "Tono Invented")
    assert upload(book).received == 5

    brought = bring_back(kept.folder, tmp_path / "second")
    assert (brought.same, brought.aside) == (False, None)
    second = unlock(tmp_path / "second", PASSPHRASE)
    assert second.worker.name == book.worker.name
    assert (second.worker.device_code, second.connection.registered) == ("", False)
    assert second.count_by_state()[State.FINALIZED] == 2
    assert second.connection.read_attachment(second.submission(pictured).attachments[0]) == JPEG
    assert {one.instance_id for one in second.assessments([State.DRAFT])} == {both, only_first, only_second}
    with pytest.raises(SignIn):
        upload(second)
    second.connection.enrol(site.address, site.code())
    assert second.worker.device_code not in ("", book.worker.device_code)
    assert second.setting("profile_id") != book.setting("profile_id")
    of_second = finish(second, both, "Written on the second")
    finish(second, only_second, "Finished on the second")
    (new,) = finalize(second, "Wati Invented")
    report = upload(second)
    assert (report.received, report.returned + report.held) == (4, 1), "the same bytes get their receipt again"
    for one in (early, waiting, pictured):
        assert second.assessment(one).receipt == (book.assessment(one).receipt or object())
    held = site.held()
    assert set(held) == {early, waiting, pictured, both, only_first, later, only_second, new}
    assert held[both]["sha256"] == of_first != of_second, "the first one's stands"
    assert second.submission(both).sha256 == of_second, "the second one's is kept for a person"
    again = second.repairs.send_anew(both).instance_id
    upload(second)
    assert set(site.held()) == {*held, again}
    assert upload(book).cause is None
    assert book.resume(only_second).session.saved()["/data/full_name"] == "Never finished on the first"
    second.lock()


def test_onto_the_same_laptop_the_old_profile_goes_aside(site: Site, book: Fieldbook, tmp_path: Path) -> None:
    book.connection.enrol(site.address, site.code())
    draft = busy(book)
    code, folder = book.worker.device_code, book.folder
    kept = book.backups.make(tmp_path)
    newer = begun(book, "Begun after the backup")
    files = sorted(one.name for one in (folder / "attachments").iterdir())
    book.lock()
    with pytest.raises(StoreError, match="already holds"):
        bring_back(kept.folder, folder)
    brought = bring_back(tmp_path, folder, replace=True)
    assert brought.same
    assert brought.aside == folder / "rescue" / "20261127T030000Z"
    again = unlock(folder, PASSPHRASE)
    assert (again.worker.device_code, (folder / "device.txt").read_text()) == (code, code)
    assert [one.instance_id for one in again.assessments([State.DRAFT])] == [draft]
    assert upload(again).received == 1, "it is the same laptop"
    assert sorted(one.name for one in (folder / "attachments").iterdir()) == files
    again.lock()
    old = tmp_path / "old"
    shutil.copytree(brought.aside, old)
    before = unlock(old, PASSPHRASE)
    assert {one.instance_id for one in before.assessments([State.DRAFT])} == {draft, newer}
    before.lock()


def test_nothing_is_touched_by_a_backup_that_is_not_whole(book: Fieldbook, tmp_path: Path) -> None:
    busy(book)
    kept = book.backups.make(tmp_path)
    folder = tmp_path / "other"
    for name in ("store.db", "slots.json", "files.tar", "manifest.json"):
        whole = (kept.folder / name).read_bytes()
        for place in (len(whole) // 3, len(whole) - 3):
            (kept.folder / name).write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
            with pytest.raises(BadBackup):
                bring_back(kept.folder, folder)
        (kept.folder / name).write_bytes(whole)
    with pytest.raises(WrongPassphrase):
        bring_back(kept.folder, folder, passphrase="another passphrase it is")
    assert not profile_exists(folder)
    assert [one.name for one in folder.iterdir()] == ["lock"]
    bring_back(kept.folder, folder)
    unlock(folder, PASSPHRASE).lock()


def test_of_a_newer_app_or_onto_a_sealed_laptop_it_is_refused(
    book: Fieldbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = book.backups.make(tmp_path)
    (tmp_path / "sealed").mkdir()
    (tmp_path / "sealed" / SEALED).write_bytes(b"")
    with pytest.raises(LaptopSealed):
        bring_back(kept.folder, tmp_path / "sealed", replace=True)
    monkeypatch.setattr(module, "STEPS", module.STEPS[:3])
    with pytest.raises(NewerStore):
        bring_back(kept.folder, tmp_path / "old")


def test_every_user_comes_along(book: Fieldbook, tmp_path: Path) -> None:
    sari, _ = book.users.add("Sari Invented", "worker", "perahu biru menyusuri sungai")
    kept = book.backups.make(tmp_path)
    bring_back(kept.folder, tmp_path / "second", passphrase="perahu biru menyusuri sungai")
    assert [seat.user for seat in profile_seats(tmp_path / "second")] == ["", sari.user_id]
    for words, user in ((PASSPHRASE, ""), ("perahu biru menyusuri sungai", sari.user_id)):
        unlock(tmp_path / "second", words, user).lock()


class CutError(BaseException):
    """The power goes."""


def test_cut_at_any_rename_it_is_finished_at_the_next_opening(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = unlock(folder, PASSPHRASE)
    draft = busy(book)
    kept = book.backups.make(tmp_path)
    newer = begun(book, "Begun after the backup")
    book.lock()
    real, cuts = Path.rename, 0
    for count in range(20):
        left, begin = [count], shutil.copytree(folder, tmp_path / f"cut{count}")

        def rename(self: Path, target: Path, left: list[int] = left) -> Path:
            if left[0] == 0:
                raise CutError
            left[0] -= 1
            return real(self, target)

        monkeypatch.setattr(Path, "rename", rename)
        cut = False
        try:
            bring_back(kept.folder, begin, replace=True)
        except CutError:
            cut = True
        monkeypatch.undo()
        assert profile_exists(begin)
        again = unlock(begin, PASSPHRASE)
        drafts = {one.instance_id for one in again.assessments([State.DRAFT])}
        again.lock()
        assert drafts in ({draft, newer}, {draft})
        rescued = list((begin / "rescue").glob("*/store.db"))
        assert len(rescued) == (drafts == {draft}), "the old one or the new one, and then the old one aside"
        assert not list(begin.glob(".restore*"))
        shutil.rmtree(begin)
        cuts += cut
        if not cut:
            break
    assert cuts >= 5


def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str, *words: object) -> str:
    """What the command line tells, with a first line of standard input."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{line}\n"))
    code = main([str(word) for word in words])
    told = capsys.readouterr()
    return f"{code} {told.out}{told.err}"


def test_from_the_command_line(
    made: Made, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tell = partial(said, monkeypatch, capsys)
    other = tmp_path / "other"
    assert tell(PASSPHRASE, "backup", "--profile", folder).startswith(f"0 {folder}/backups/jangkau-laptop-")
    assert tell("", "backup", "--list", "--profile", folder).count("daily: 0 submissions, schema") == 1
    assert "asked:" in tell(PASSPHRASE, "backup", "--to", tmp_path, "--profile", folder)
    assert "cannot be read or written" in tell(PASSPHRASE, "backup", "--to", tmp_path / "no", "--profile", folder)
    assert tell("wrong words here", "restore", tmp_path, "--profile", other).startswith("1 Wrong passphrase")
    assert "enrol it with a new code" in tell(PASSPHRASE, "restore", tmp_path, "--profile", other)
    again = tell(made.code, "restore", tmp_path, "--profile", folder, "--replace", "--recovery-code")
    assert "nothing of it was deleted" in again
    assert "enrol it" not in again
    unlock(other, PASSPHRASE).lock()
    unlock(folder, PASSPHRASE).lock()
