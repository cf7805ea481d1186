"""The command line of a province, in processes of its own."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from fieldapp.__main__ import main
from fieldapp.config import resources
from fieldapp.errors import FieldappError
from fieldapp.server import commands
from fieldapp.server.identity import load_identity
from fieldapp.server.settings import Settings
from fieldapp.sync import batches
from fieldapp.sync.protocol import FORMS
from fieldapp.vault import signatures
from tests.server.running import Site, bare, connected, enrol_over_wire, in_process, make_province
from tests.server.visit import line, photo

WORKBOOK = Path(__file__).parents[2] / "resources" / "forms" / "outreach_rapid.xlsx"


def test_init_publish_code_submissions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = str(tmp_path / "province")
    assert main(["server", "init", "--data", data, "--name", "Dinas Uji", "--prefix", "kt"]) == 0
    assert "Dinas Uji is ready" in capsys.readouterr().out
    for said in ("published", "already published"):
        assert main(["server", "publish", "--data", data, str(WORKBOOK)]) == 0
        assert capsys.readouterr().out.strip().endswith(f": {said}")
    assert main(["server", "code", "--data", data, "--worker", "Rina", "--role", "petugas"]) == 0
    code = capsys.readouterr().out.strip()
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert main(["server", "submissions", "--data", data]) == 0
    assert capsys.readouterr().out == ""
    assert {path.stat().st_mode & 0o077 for path in Path(data).glob("*.[ks]*")} == {0}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["code", "--worker", "R", "--role", "x"], "There is no province in this folder"),
        (["run"], "There is no province in this folder"),
        (["run", "--host", "0.0.0.0"], "--behind-proxy"),
        (["submissions"], "There is no province in this folder"),
        (["init", "--prefix", "K T"], "The prefix must be"),
    ],
)
def test_trouble_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert main(["server", words[0], "--data", str(tmp_path / "none"), *words[1:]]) == 1
    caught = capsys.readouterr()
    assert sentence in caught.err
    assert caught.err.count("\n") == 1
    assert caught.out == ""


def test_a_broken_workbook_is_named(tmp_path: Path) -> None:
    settings = make_province(tmp_path / "province")
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"not a workbook")
    with pytest.raises(FieldappError):
        commands.main(["publish", "--data", str(settings.data), str(bad)])


def test_a_database_that_is_none_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = make_province(tmp_path / "province")
    (settings.data / "province.sqlite").write_bytes(b"not a database" * 100)
    assert main(["server", "submissions", "--data", str(settings.data)]) == 1
    assert capsys.readouterr().err == "The province's folder or database cannot be used: file is not a database.\n"


def test_a_second_init_changes_nothing(tmp_path: Path) -> None:
    settings = make_province(tmp_path / "province")
    before = (settings.data / "province.json").read_bytes()
    with pytest.raises(FieldappError, match="already holds a province"):
        commands.main(["init", "--data", str(settings.data)])
    assert (settings.data / "province.json").read_bytes() == before


def test_codes_and_devices_follow_their_rules(tmp_path: Path) -> None:
    settings = make_province(tmp_path / "province")
    for words in (
        ["code", "--data", str(settings.data), "--worker", " ", "--role", "petugas"],
        ["code", "--data", str(settings.data), "--worker", "Rina", "--role", "petugas", "--days", "0"],
        ["revoke", "--data", str(settings.data), "KT-Z99"],
    ):
        with pytest.raises(FieldappError):
            commands.main(words)


def test_a_day_at_the_province(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = make_province(tmp_path / "province")
    data = str(settings.data)
    assert main(["server", "code", "--data", data, "--worker", "Rina Invented", "--role", "petugas"]) == 0
    code = capsys.readouterr().out
    seed, public_key = signatures.new_key()
    with in_process(settings) as site:
        made = enrol_over_wire(site, code, public_key)
        device = site.device()[0].__class__(
            made.device_id, made.receipt_keys, lambda content: signatures.sign(seed, content), signatures.verify
        )
        with connected(site, device) as province:
            done, waiting = line(), line(attachments=(photo(b"x"),))
            province.send_batch(batches.pack([done, waiting]))
            _second_server_on_the_port_is_told(settings, site)
            assert main(["server", "revoke", "--data", data, made.device_code]) == 0
    capsys.readouterr()
    assert main(["server", "submissions", "--data", data]) == 0
    rows = {row["instance_id"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert set(rows) == {done.instance_id, waiting.instance_id}
    assert rows[done.instance_id] | {"stored_at": "", "received_at": ""} == {
        "instance_id": done.instance_id,
        "device_code": rows[waiting.instance_id]["device_code"],
        "sha256": done.sha256,
        "form_id": "visit",
        "form_version": "1",
        "number": done.number,
        "attachments": [],
        "clock": None,
        "stored_at": "",
        "receipt": f"KT-{rows[done.instance_id]['received_at'][:4]}-000001",
        "received_at": "",
    }
    assert rows[waiting.instance_id]["attachments"] == [photo(b"x").sha256]
    assert rows[waiting.instance_id]["receipt"] is None


def _second_server_on_the_port_is_told(settings: Settings, site: Site) -> None:
    port = site.address.rsplit(":", 1)[1]
    with pytest.raises(FieldappError, match="Choose another --port"):
        commands.main(["run", "--data", str(settings.data), "--port", port])


def test_serve_makes_everything_it_needs(tmp_path: Path) -> None:
    data = tmp_path / "new" / "province"
    command = [sys.executable, "-m", "fieldapp", "server", "serve", "--data", str(data), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = next(text.split()[-1] for text in process.stdout if text.startswith("listening on"))
        site = Site(address, Settings(data))
        try:
            device, _ = site.device()
            with connected(site, device) as province:
                offered = {form.form_id for form in province.forms()[0] or ()}
                assert offered == {path.stem for path in (resources() / "forms").glob("*.xlsx")}
            with bare() as session:
                assert session.get(address + FORMS).status_code == 401
        finally:
            site.close()
            process.terminate()
            process.communicate(timeout=20)


def test_without_its_libraries_the_server_says_how_to_get_them() -> None:
    program = (
        "import sys; sys.modules['fastapi'] = None\n"
        "import importlib.util as u; found = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'fastapi' else found(name, *rest)\n"
        "from fieldapp.__main__ import main; sys.exit(main(['server', 'code', '--data', 'x']))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip() == (
        "The province's server needs more libraries (fastapi). Install them with: pip install 'fieldapp[server]'"
    )


def test_after_a_restore_a_new_epoch_begins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = make_province(tmp_path / "province", lanes=3)
    before = load_identity(settings.data)
    assert main(["server", "restored", "--data", str(settings.data)]) == 0
    after = load_identity(settings.data)
    assert after.card.epoch in capsys.readouterr().out
    assert after.card.epoch != before.card.epoch
    assert replace(after.card, epoch=before.card.epoch, generation=0) == before.card, (
        "keys, name and lanes are the same"
    )
    assert (before.card.generation, after.card.generation) == (0, 1)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["init", "--lanes", "0"], "The log has 1 to"),
        (["run", "--workers", "0"], "There are 1 to"),
        (["run", "--database", "mysql://somewhere/x"], "in SQLite or in PostgreSQL"),
        (["run", "--database", "no address"], "cannot be read"),
        (["run", "--database", "postgresql://nobody@127.0.0.1:1/x"], "folder or database cannot be used"),
    ],
)
def test_what_cannot_be_run_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    settings = make_province(tmp_path / "province")
    data = settings.data if words[0] != "init" else tmp_path / "new"
    assert main(["server", words[0], "--data", str(data), *words[1:]]) == 1
    caught = capsys.readouterr().err
    assert sentence in caught
    assert caught.count("\n") == 1
