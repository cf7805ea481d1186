"""``fieldapp doctor`` and ``fieldapp audit``: what was changed is named, what goes out can be verified elsewhere."""

import io
import json
from pathlib import Path

import pytest
from sqlalchemy import text

from fieldapp.__main__ import main
from fieldapp.errors import NotAllowed
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.fieldbook.audit_export import check_exported, export_audit
from fieldapp.fieldbook.profile import local_now
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.desk import visit
from tests.fieldbook.test_audit_log import audited_form  # a form with meta/audit


@pytest.fixture
def worked(folder: Path) -> Path:
    """A profile with a few acts in it; closed."""
    book = unlock(folder, PASSPHRASE)
    visit(book).finalize()
    visit(book, "Rudi Invented").finalize()
    book.lock()
    return folder


class Desk:
    """A terminal: a passphrase goes in, sentences come out."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys, self._monkeypatch = capsys, monkeypatch

    def __call__(self, *words: str) -> tuple[int, str]:
        self._monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSPHRASE}\n"))
        code = main(words)
        out = self._capsys.readouterr()
        return code, out.out + out.err


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(capsys, monkeypatch)


def test_the_doctor_follows_the_audit(worked: Path, terminal: Desk) -> None:
    code, said = terminal("doctor", "--profile", str(worked))
    assert code == 0
    assert "The audit is whole: " in said
    assert "No province has signed it yet." in said
    book = unlock(worked, PASSPHRASE)
    with book._store._writing() as connection:
        connection.execute(text("DROP TRIGGER audit_no_update"))
        first = connection.scalar(text("SELECT min(seq) FROM audit WHERE verb = 'finalize'"))
        change = "UPDATE audit SET line = replace(line, 'finalize', 'start') WHERE seq = :first"
        connection.execute(text(change), {"first": first})
    book.lock()
    code, said = terminal("doctor", "--profile", str(worked))
    assert code == 1
    assert f"The audit was changed: line {first} was changed." in said
    assert "Invented" not in said


def test_what_is_exported_can_be_followed_elsewhere(worked: Path, tmp_path: Path, terminal: Desk) -> None:
    out = tmp_path / "audit.jsonl"
    code, said = terminal("audit", "export", "--out", str(out), "--purpose", "rapat", "--profile", str(worked))
    assert (code, said.split()[1:3]) == (0, ["lines", "in"])
    *lines, last = out.read_text().splitlines()
    assert json.loads(lines[-1])["verb"] == "export"
    assert json.loads(lines[-1])["why"] == "rapat"
    assert terminal("audit", "verify", str(out))[0] == 0
    key = json.loads(last)["public_key"]
    assert terminal("audit", "verify", str(out), "--key", key)[0] == 0
    assert terminal("audit", "verify", str(out), "--key", "A" * 43 + "=")[0] == 1
    for wrong in (
        [*lines[:2], lines[2].replace('"who"', '"whe"'), *lines[3:], last],
        [*lines[:2], *lines[3:], last],
        [*lines[:-1], last],
        [lines[0], lines[2], lines[1], *lines[3:], last],
        [*lines, lines[-1], last],
    ):
        out.write_text("\n".join(wrong) + "\n")
        assert not check_exported(out).whole
    out.write_text("\n".join(lines) + "\n")
    assert terminal("audit", "verify", str(out))[0] == 1, "no end at all"


def test_a_worker_may_not_take_it_out(book: Fieldbook, tmp_path: Path) -> None:
    book.put_setting("worker_role", "worker")
    with pytest.raises(NotAllowed):
        export_audit(book, tmp_path / "audit.jsonl", "", local_now())
    with pytest.raises(NotAllowed):
        book.audit.lines()
    assert not (tmp_path / "audit.jsonl").exists()
    book.put_setting("worker_role", "supervisor")
    assert book.audit.lines()[0].verb == "not_allowed"


def test_audits_of_forms_go_out_as_odk_has_them(folder: Path, tmp_path: Path, terminal: Desk) -> None:
    book = unlock(folder, PASSPHRASE)
    book._store.put_form(audited_form())
    desk = book.start("audited")
    desk.answer("/data/who", "Budi Invented")
    one = desk.finalize().instance_id
    visit(book).finalize()
    book.lock()
    with pytest.raises(SystemExit):
        terminal("audit", "form", "--out", str(tmp_path / "out"), "--profile", str(folder))
    words = ("audit", "form", "--out", str(tmp_path / "out"), "--purpose", "mutu data", "--profile", str(folder))
    code, said = terminal(*words)
    assert (code, said.split()[0]) == (0, "1")
    (found,) = (tmp_path / "out").rglob("*.csv")
    assert found == tmp_path / "out" / "audited" / one.removeprefix("uuid:") / "audit.csv"
    assert found.read_text().splitlines()[0].startswith("event,node,start,end")
    assert found.stat().st_mode & 0o077 == 0
    book = unlock(folder, PASSPHRASE)
    (line,) = book._store.audit_lines(verb="export")
    assert (line.kind, line.object_id, line.why) == ("form audit", "1", "mutu data")
    book.lock()
