"""``fieldapp upload``: exit codes, budget of the day, plan, JSON, and where the passphrase may come from."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldapp.__main__ import main
from fieldapp.domain.assessment import State
from fieldapp.errors import FieldappError
from fieldapp.fieldbook import Fieldbook, unlock, upload_command
from fieldapp.fieldbook.allowed import Allowed, read_bytes, read_minutes
from tests.fieldbook.conftest import PASSPHRASE
from tests.server.running import Site, in_thread, make_province
from tests.sync.proxy import Proxy, reply


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    settings = make_province(tmp_path_factory.mktemp("province") / "data", enrolments_per_minute=1000)
    with in_thread(settings) as running:
        yield running


@pytest.fixture
def proxy(site: Site) -> Iterator[Proxy]:
    one = Proxy(site.address)
    yield one
    one.close()


@pytest.fixture
def outbox(folder: Path, site: Site, proxy: Proxy) -> Path:
    """A closed profile with two visits to send."""
    book = unlock(folder, PASSPHRASE)
    book.connection.enrol(proxy.address, site.code())
    for name in ("Budi Invented", "Sari Invented"):
        desk = book.start("visit")
        desk.answer("/data/full_name", name)
        desk.finalize()
    book.lock()
    proxy.seen.clear()
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> "Run":
    return Run(capsys, monkeypatch)


class Run:
    """Runs the verb in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys, self._monkeypatch = capsys, monkeypatch

    def __call__(self, folder: Path, *words: str, passphrase: str = PASSPHRASE) -> tuple[int, str]:
        self._monkeypatch.setattr("sys.stdin", io.StringIO(f"{passphrase}\n"))
        code = main(["upload", "--profile", str(folder), *words])
        said = self._capsys.readouterr()
        return code, said.out + said.err


def test_everything_goes(outbox: Path, run: Run) -> None:
    code, said = run(outbox)
    assert code == 0
    assert said.startswith("2 received, 0 for a person, 0 left;")
    assert "Invented" not in said
    assert run(outbox)[0] == 0, "nothing to do is no trouble"


def test_as_json(outbox: Path, run: Run) -> None:
    code, said = run(outbox, "--json")
    told = json.loads(said)
    assert (code, told["exit_code"], told["received"], told["left"], told["cause"]) == (0, 0, 2, 0, "")
    assert told["wire_bytes"] > 1000


def test_a_plan_sends_nothing(outbox: Path, run: Run, proxy: Proxy) -> None:
    code, said = run(outbox, "--plan", "--until", "10min")
    assert code == 0
    assert said.startswith("2 of 2 submissions would go, 2 complete")
    assert json.loads(run(outbox, "--plan", "--json")[1])["texts"] == 2
    assert not proxy.seen


def test_a_broken_link_is_for_later(outbox: Path, run: Run, proxy: Proxy) -> None:
    proxy.harm("reset")
    code, said = run(outbox)
    assert code == upload_command.LATER
    assert "2 left" in said
    assert run(outbox)[0] == 0


def test_a_person_is_needed(outbox: Path, run: Run, proxy: Proxy) -> None:
    proxy.harm("answer", reply=reply("403 No", Jangkau_Protocol="1"))
    assert run(outbox)[0] == upload_command.PERSON


def test_before_enrolment_a_person_is_needed(folder: Path, run: Run) -> None:
    code, said = run(folder)
    assert code == upload_command.PERSON
    assert "not enrolled" in said


def test_the_budget_is_of_the_whole_day(outbox: Path, run: Run) -> None:
    assert run(outbox, "--budget", "2kB")[0] == upload_command.LIMIT
    code, said = run(outbox, "--budget", "1 MB", "--json")
    assert code == 0
    used = json.loads(said)["wire_bytes"]
    book = unlock(outbox, PASSPHRASE)
    assert book.connection.allowed.used_today() == used
    assert book.connection.allowed.left_of(used + 5) == 5
    tomorrow = Allowed(book._store, lambda: datetime.now(UTC) + timedelta(days=1))
    assert tomorrow.used_today() == 0
    book.lock()


def test_an_open_profile_is_in_use(outbox: Path, run: Run) -> None:
    book = unlock(outbox, PASSPHRASE)
    assert run(outbox)[0] == upload_command.IN_USE
    book.lock()


def test_a_wrong_passphrase(outbox: Path, run: Run) -> None:
    assert run(outbox, passphrase="kapal laut")[0] == 1


def test_the_passphrase_comes_from_a_descriptor(outbox: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    command = [sys.executable, "-m", "fieldapp", "upload", "--json", "--profile", str(outbox)]
    done = subprocess.run(
        [*command, "--passphrase-fd", str(reading)], pass_fds=[reading], stdin=subprocess.DEVNULL, capture_output=True
    )
    os.close(reading)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["received"] == 2


def test_a_signal_ends_it_and_the_next_run_goes_on(outbox: Path, run: Run, proxy: Proxy) -> None:
    proxy.harm("black_hole", "/v1/batches", only=lambda _: bool(os.kill(child.pid, signal.SIGTERM)) or True)
    command = [sys.executable, "-m", "fieldapp", "upload", "--json", "--profile", str(outbox)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        said, _ = child.communicate(f"{PASSPHRASE}\n", timeout=30)
    assert child.returncode == upload_command.LATER
    assert json.loads(said)["cancelled"]
    proxy.harms.clear()
    assert run(outbox)[0] == 0


def test_sizes_and_times_are_read() -> None:
    assert [read_bytes(text) for text in ("20MB", "500 kB", "1,5 GB", "7")] == [20_000_000, 500_000, 1_500_000_000, 7]
    assert [read_minutes(text) for text in ("10min", "90 s", "1h")] == [600.0, 90.0, 3600.0]
    for text in ("", "MB", "-5MB", "10 parsec", "0", "1e99GB", "nan MB"):
        with pytest.raises(FieldappError):
            read_bytes(text)


def test_the_link_is_remembered_between_runs(outbox: Path, run: Run) -> None:
    book: Fieldbook = unlock(outbox, PASSPHRASE)
    link = book.connection.allowed.link()
    link.rate = 4321.0
    book.connection.allowed.keep(link, 0)
    book.lock()
    run(outbox)
    book = unlock(outbox, PASSPHRASE)
    assert book.connection.allowed.link().rate == 4321.0, "two small visits tell nothing new"
    assert book.count_by_state()[State.RECEIVED] == 2
    book.lock()
