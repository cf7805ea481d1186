"""A backup of a province at work: whole or not at all; restored, laptops bring what it does not know."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fieldapp.__main__ import main
from fieldapp.errors import DamagedStore
from fieldapp.server.backup import MANIFEST, differing, newest
from fieldapp.server.identity import load_identity
from fieldapp.server.restoring import restore
from fieldapp.server.settings import Settings
from fieldapp.sync import batches
from tests.server.postgres import Cluster
from tests.server.running import Site, connected, in_process, make_province
from tests.server.visit import line, photo

WORDS = "payung merah di dermaga lama"


Place = Callable[[str], Settings]


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Makes empty places for provinces."""
    if request.param == "sqlite":
        return lambda name: Settings(tmp_path / name)
    cluster: Cluster = request.getfixturevalue("cluster")
    return lambda name: Settings(tmp_path / name, database_url=cluster.create(f"{name}{time.monotonic_ns()}"))


@pytest.fixture
def words(tmp_path: Path) -> Iterator[str]:
    """``--passphrase-fd`` of a file with the words."""
    (tmp_path / "words").write_text(WORDS + "\n", encoding="utf-8")
    with (tmp_path / "words").open(encoding="utf-8") as file:
        yield str(file.fileno())


def server(settings: Settings, verb: str, *more: str) -> None:
    assert main(_words(settings, verb, *more)) == 0


def refused(said: pytest.CaptureFixture[str], settings: Settings, verb: str, *more: str) -> str:
    """What the command says when it does not work."""
    said.readouterr()
    assert main(_words(settings, verb, *more)) == 1
    return said.readouterr().err


def _words(settings: Settings, verb: str, *more: str) -> list[str]:
    return ["server", verb, "--data", str(settings.data), "--database", settings.database_url, *more]


def send(site: Site, *contents: bytes) -> list[str]:
    """A submission for each content, with it as a photo; their ids."""
    device, _ = site.device()
    lines = [line(attachments=(photo(content),)) if content else line() for content in contents]
    with connected(site, device) as province:
        province.send_batch(batches.pack(lines))
        for content in filter(None, contents):
            province.put_attachment(photo(content), content)
    return [one.instance_id for one in lines]


def received(site: Site) -> set[str]:
    return {name for name, row in site.held().items() if row["receipt"]}


def test_round_trip_while_it_serves(
    place: Place, tmp_path: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, other, folder = place("data"), place("again"), tmp_path / "backup"
    settings = make_province(empty.data, database_url=empty.database_url)
    with in_process(settings) as site:
        early = send(site, b"first photo", b"")
        server(settings, "backup", str(folder), "--passphrase-fd", words)
        late = send(site, b"second photo")
        assert received(site) == {*early, *late}
    server(settings, "backup", str(folder), "--verify")
    assert "is whole" in capsys.readouterr().out
    before = load_identity(settings.data)
    state, manifest, _ = newest(folder)
    assert list(manifest.files) == [photo(b"first photo").sha256]
    assert not any(b"first photo" in one.read_bytes() for one in state.iterdir() if one.name == "keys.age")
    shutil.rmtree(settings.data)
    os.lseek(int(words), 0, os.SEEK_SET)
    server(other, "restore", str(folder), "--passphrase-fd", words)
    after = load_identity(other.data)
    assert after.receipt_seed == before.receipt_seed
    assert after.card.epoch != before.card.epoch
    assert after.card.generation == before.card.generation + 1
    with in_process(other) as site:
        assert received(site) == set(early)
        assert (other.attachments / photo(b"first photo").sha256).read_bytes() == b"first photo"
        again = send(site, b"third photo")
        assert received(site) == {*early, *again}


def test_what_was_interrupted_is_no_backup(tmp_path: Path) -> None:
    settings = make_province(tmp_path / "data")
    folder = tmp_path / "backup"
    with in_process(settings) as site:
        send(site, *(bytes([n]) * 20_000 for n in range(1, 60)))
        server(settings, "backup", str(folder))
        whole = newest(folder)[0]
        command = [sys.executable, "-m", "fieldapp", "server", "backup", "--data", str(settings.data), str(folder)]
        for wait in (0.4, 0.6, 0.8, 1.0):
            shutil.rmtree(folder / "attachments", ignore_errors=True)
            time.sleep(1.1)  # a state has the name of its second
            with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
                time.sleep(wait)
                process.send_signal(signal.SIGKILL)
            found, _, _ = newest(folder)
            assert found == whole or not list(differing(folder)), "named newest only once it is whole"
        time.sleep(1.1)
        server(settings, "backup", str(folder))
    assert not list(differing(folder))
    assert all((one / MANIFEST).exists() for one in folder.glob("*Z")), "what was begun is gone"


def test_damage_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = make_province(tmp_path / "data")
    folder = tmp_path / "backup"
    with in_process(settings) as site:
        send(site, b"a photo", b"another", b"a third")
    spoilt, gone = photo(b"another").sha256, photo(b"a third").sha256
    (settings.attachments / spoilt).write_bytes(b"anothex")
    (settings.attachments / gone).unlink()
    assert "2 attachments are damaged or gone" in refused(capsys, settings, "backup", str(folder))
    assert set(newest(folder)[1].lost) == {spoilt, gone}
    assert not list(differing(folder)), "what could be copied is whole"
    (folder / "attachments" / photo(b"a photo").sha256).write_bytes(b"x")
    assert list(differing(folder)) == [f"attachments/{photo(b'a photo').sha256}"]
    assert "1 files of the backup are damaged" in refused(capsys, settings, "backup", str(folder), "--verify")
    state = newest(folder)[0]
    (state / "province.sqlite").write_bytes(b"no database")
    assert "not what was backed up" in refused(capsys, Settings(tmp_path / "again"), "restore", str(folder))
    assert not (tmp_path / "again").exists()


def test_a_province_that_stands_is_not_written_over(
    tmp_path: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = make_province(tmp_path / "data")
    other = make_province(tmp_path / "other")
    folder = tmp_path / "backup"
    server(settings, "backup", str(folder))
    assert "holds another province" in refused(capsys, other, "restore", str(folder))
    with in_process(settings) as site:
        sent = send(site, b"")
    assert "There is a database" in refused(capsys, settings, "restore", str(folder))
    with in_process(settings) as site:
        assert received(site) == set(sent)
    assert "no keys in it" in refused(capsys, Settings(tmp_path / "again"), "restore", str(folder))
    server(settings, "backup", str(folder / "keys"), "--passphrase-fd", words)
    with pytest.raises(DamagedStore):
        restore(Settings(tmp_path / "again"), folder / "keys", passphrase=lambda: WORDS + "!", told=lambda *_: None)


def test_older_states_go(tmp_path: Path) -> None:
    settings = make_province(tmp_path / "data")
    folder = tmp_path / "backup"
    for _ in range(3):
        server(settings, "backup", str(folder), "--keep", "2")
        time.sleep(1.1)
    assert len(list(folder.glob("*Z"))) == 2
