"""A damaged profile is made whole by ``fieldapp doctor --salvage``; the damaged files stay as they were."""

import random
from pathlib import Path

import pytest

from fieldapp.domain.assessment import State
from fieldapp.errors import DamagedStore
from fieldapp.fieldbook import unlock
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.desk import visit
from tests.fieldbook.test_backups import busy
from tests.fieldbook.test_doctor import doctor
from tests.fieldbook.test_restored_province import finalize

PAGE = 4096


def damage(path: Path, pages: list[int]) -> bytes:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[page * PAGE + 100] ^= 1
    path.write_bytes(content)
    return bytes(content)


def test_from_what_is_readable_and_the_backup(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    book = unlock(folder, PASSPHRASE)
    draft = busy(book)
    visit(book).finalize()
    book.backups.make_here()
    (later,) = finalize(book, "Wati Invented")
    last = book._store.submission(later)
    book.change_passphrase(PASSPHRASE, "perahu biru menyusuri sungai")
    book.change_passphrase("perahu biru menyusuri sungai", PASSPHRASE)  # a slot that the backup does not know
    book.lock()
    assert "nothing to salvage" in doctor(folder, capsys, monkeypatch, "--salvage")[1]
    count = (folder / "store.db").stat().st_size // PAGE
    broken = damage(folder / "store.db", [0])
    with pytest.raises(DamagedStore):
        unlock(folder, PASSPHRASE)
    code, said = doctor(folder, capsys, monkeypatch, "--salvage")
    assert code == 0
    (aside,) = (folder / "rescue").iterdir()
    assert (aside / "store.db").read_bytes() == broken
    assert f"Backup: {folder}/backups/jangkau" in said
    assert "Invented" not in said, "no name is told"
    assert "1 sealed copies" in said, "the province can open what was made after the backup"
    again = unlock(folder, PASSPHRASE)
    assert (again.count_by_state()[State.FINALIZED], again.count_by_state()[State.DRAFT]) == (2, 1)
    assert again.resume(draft).session.saved()["/data/full_name"] == "Sari Invented"
    assert (folder / "second" / f"{last.sha256}.age").exists()
    assert again.examine(replace=False).sound
    again.lock()
    damage(folder / "store.db", random.Random(5).sample(range(1, count), 3))
    assert doctor(folder, capsys, monkeypatch, "--salvage")[0] == 0
    unlock(folder, PASSPHRASE).lock()


def test_never_an_empty_store_in_its_place(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = damage(folder / "store.db", [0])
    before = sorted(one.name for one in folder.iterdir())
    assert doctor(folder, capsys, monkeypatch, "--salvage")[0] == 1
    assert (folder / "store.db").read_bytes() == broken
    assert sorted(one.name for one in folder.iterdir()) == before
