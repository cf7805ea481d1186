"""``fieldapp doctor``: whether the store is whole and its people and cases follow from the submissions; the repair."""

import io
from pathlib import Path

import pytest
from sqlalchemy import update

from fieldapp.__main__ import main
from fieldapp.db.schema import person
from fieldapp.fieldbook import unlock
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.desk import visit
from tests.fieldbook.test_cases import NAMELESS, done


@pytest.fixture
def worked(folder: Path) -> Path:
    """A profile with a stay and a visit."""
    book = unlock(folder, PASSPHRASE)
    done(book.start("shelter_intake"), NAMELESS)
    visit(book).finalize()
    book.lock()
    return folder


def doctor(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str
) -> tuple[int, str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
    code = main(["doctor", "--profile", str(folder), *words])
    return code, capsys.readouterr().out


def spoil(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    with book._store._writing() as connection:
        connection.execute(update(person).values(name="Bukan dia"))
    book.lock()


def test_a_sound_profile(worked: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    code, said = doctor(worked, capsys, monkeypatch)
    assert code == 0
    assert "The store is whole." in said
    assert "2 submissions" in said
    assert "People and cases are what the submissions say." in said
    assert "TIDAK DIKETAHUI" not in said, "no name is told"


def test_what_differs_is_told_then_repaired(
    worked: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(worked)
    code, said = doctor(worked, capsys, monkeypatch)
    assert code == 1
    assert "person: differs" in said
    code, said = doctor(worked, capsys, monkeypatch, "--rebuild")
    assert code == 0
    assert "person: repaired" in said
    assert doctor(worked, capsys, monkeypatch)[0] == 0


def test_a_wrong_passphrase_opens_nothing(
    worked: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("salah\n"))
    assert main(["doctor", "--profile", str(worked), "--rebuild"]) == 1
    assert capsys.readouterr().out == ""
