"""Cut anywhere, killed at any moment, on either side: nothing is lost, nothing doubled, and it goes on where it was."""

import random
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event

import pytest

from fieldapp.domain.relay import PairedLaptop, RelayTrouble, Step
from fieldapp.errors import Cancelled
from fieldapp.sync import relay_client
from tests.courier.road import Laptop
from tests.fieldbook.packaging_tools import release
from tests.fieldbook.test_updates import packed, quiet
from tests.relay.between import Line
from tests.relay.conftest import HERE, pair
from tests.relay.test_updates import trusting
from tests.server.running import Site

ROOT = Path(__file__).parents[2]


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many steps in a small file."""
    monkeypatch.setattr(relay_client, "MAX_PIECE", 16 << 10)


def address_of(supervisor: Laptop) -> str:
    standing = supervisor.book.relay.offering()
    assert standing
    return standing.address


def test_the_line_breaks_anywhere(
    supervisor: Laptop, worker: Laptop, paired: PairedLaptop, site: Site, small_pieces: None
) -> None:
    """First on the way there, at ever later bytes, then on the way back; packs arrive once, and receipts too."""
    chance = random.Random(8)
    ids = {worker.finalize(chance.randbytes(60_000)) for _ in range(3)}
    total = 0
    for cut in (1, 300, 1_000, 1_700, 2_500, 20_000, 45_000, 90_000, 130_000, 170_000, 185_000, 190_000):
        line = Line(address_of(supervisor), cut_after=cut)
        with suppress(RelayTrouble):
            worker.book.relay.exchange(paired.fingerprint, line.address)
        line.close()
        total += len(line.sent)
        assert sum(pack.submissions for pack in supervisor.book.courier.carried()) in (0, 3)
    for back in (200, 900, 1_500, 2_500, 3_000):
        line = Line(address_of(supervisor), cut_back=back)
        with suppress(RelayTrouble):
            worker.book.relay.exchange(paired.fingerprint, line.address)
        line.close()
    worker.book.relay.exchange(paired.fingerprint, address_of(supervisor))
    (pack,) = supervisor.book.courier.carried()
    assert pack.submissions == 3
    assert len(worker.book.courier.made()) == 1, "the same pack went on"
    supervisor.book.courier.upload()
    assert site.held().keys() == ids
    for back in (1_000, 1_600, 2_200, 2_800, 3_400):
        line = Line(address_of(supervisor), cut_back=back)
        with suppress(RelayTrouble):
            worker.book.relay.exchange(paired.fingerprint, line.address)
        line.close()
    worker.book.relay.exchange(paired.fingerprint, address_of(supervisor))
    assert worker.states() == {"received": 3}
    assert not list((supervisor.folder / "relay").rglob("*.part"))
    assert not list((worker.folder / "relay").rglob("*.part"))


def test_a_long_file_goes_on_where_it_was(
    supervisor: Laptop, worker: Laptop, paired: PairedLaptop, small_pieces: None, tmp_path: Path
) -> None:
    release.make_keys(tmp_path / "release")
    release.add_version(tmp_path / "release", packed(tmp_path, "0.2.0", padding=400_000), "0.2.0")
    trusting(supervisor, tmp_path / "release").fetch(tmp_path / "release" / "repository", quiet, Event())
    there = trusting(worker, tmp_path / "release")
    fetched = 0
    for _ in range(6):
        line = Line(address_of(supervisor), cut_back=100_000)
        with suppress(RelayTrouble):
            worker.book.relay.exchange(paired.fingerprint, line.address)
        line.close()
        fetched += len(line.back)
    assert there.staged() == "0.2.0"
    assert 400_000 < fetched < 600_000


def test_a_part_that_was_harmed_on_the_disk_begins_again(
    supervisor: Laptop, worker: Laptop, paired: PairedLaptop, small_pieces: None
) -> None:
    worker.finalize(random.Random(6).randbytes(100_000))
    line = Line(address_of(supervisor), cut_after=60_000)
    with suppress(RelayTrouble):
        worker.book.relay.exchange(paired.fingerprint, line.address)
    line.close()
    (part,) = (supervisor.folder / "relay" / "in").rglob("*.part")
    assert list((worker.folder / "relay" / "out").rglob("*.jgpack"))
    content = bytearray(part.read_bytes())
    content[len(content) // 2] ^= 1
    part.write_bytes(content)
    with pytest.raises(RelayTrouble) as trouble:
        worker.book.relay.exchange(paired.fingerprint, address_of(supervisor))
    assert trouble.value.facts["why"] == "damaged"
    assert worker.book.relay.exchange(paired.fingerprint).records == 1


def test_letting_go_forgets_what_was_under_way(
    supervisor: Laptop, worker: Laptop, paired: PairedLaptop, small_pieces: None
) -> None:
    worker.finalize(random.Random(6).randbytes(100_000))
    line = Line(address_of(supervisor), cut_after=60_000)
    with suppress(RelayTrouble):
        worker.book.relay.exchange(paired.fingerprint, line.address)
    line.close()
    (there,) = supervisor.book.relay.laptops()
    supervisor.book.relay.remove(there)
    worker.book.relay.remove(paired)
    for one in (supervisor, worker):
        assert not [path for path in (one.folder / "relay").rglob("*") if path.is_file()]
    again = pair(supervisor, worker)
    assert worker.book.relay.exchange(again.fingerprint).records == 1, "the work is where it was"


def test_stopping_leaves_it_for_the_next_time(supervisor: Laptop, worker: Laptop, paired: PairedLaptop) -> None:
    from threading import Event

    worker.finalize(random.Random(7).randbytes(3_000_000))
    stop = Event()

    def tell(step: Step, done: int, total: int) -> None:
        if step is Step.HANDING and done:
            stop.set()

    with pytest.raises(Cancelled):
        worker.book.relay.exchange(paired.fingerprint, progress=tell, cancelled=stop)
    assert not supervisor.book.courier.carried()
    starts: list[int] = []
    worker.book.relay.exchange(
        paired.fingerprint, progress=lambda step, done, total: starts.append(done) if step is Step.HANDING else None
    )
    assert starts[0] > 0, "not from the beginning"
    assert len(supervisor.book.courier.carried()) == 1


def test_locked_while_it_serves(supervisor: Laptop, worker: Laptop, paired: PairedLaptop) -> None:
    worker.finalize(random.Random(9).randbytes(6_000_000))
    address = address_of(supervisor)

    def tell(step: Step, done: int, total: int) -> None:
        if step is Step.HANDING and done and supervisor.book.relay.offering():
            supervisor.book.lock()

    with pytest.raises(RelayTrouble):
        worker.book.relay.exchange(paired.fingerprint, progress=tell)
    supervisor.book = supervisor._open()
    assert supervisor.book.relay.offering() is None
    supervisor.book.relay.offer(HERE, int(address.partition(":")[2]))
    assert worker.book.relay.exchange(paired.fingerprint).records == 1
    assert len(worker.book.courier.made()) == 1


@contextmanager
def process(*words: str) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "tests.relay.relay_process", *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        try:
            yield running
        finally:
            running.kill()


def lines_until(running: "subprocess.Popen[str]", word: str, times: int = 1) -> str:
    assert running.stdout
    for line in running.stdout:
        if line.startswith(word):
            times -= 1
            if not times:
                return line
    raise AssertionError(f"it ended before {word}")


def free_port() -> str:
    """Not one of those that every relay tries first."""
    with socket.socket() as way:
        way.bind((HERE, 0))
        return str(way.getsockname()[1])


@pytest.fixture
def two(supervisor: Laptop, worker: Laptop) -> tuple[Laptop, Laptop, PairedLaptop]:
    """Paired, and then both closed: their processes open them."""
    there = pair(supervisor, worker)
    for one in range(2):
        worker.finalize(random.Random(one).randbytes(6_000_000))
    supervisor.book.lock()
    worker.book.lock()
    return supervisor, worker, there


@pytest.mark.slow
def test_either_side_is_killed(two: tuple[Laptop, Laptop, PairedLaptop]) -> None:
    supervisor, worker, there = two
    with process("offer", str(supervisor.folder), free_port()) as relay:
        address = lines_until(relay, HERE).strip()
        with process("call", str(worker.folder), address, there.fingerprint) as caller:
            lines_until(caller, "handing", 3)
        with process("call", str(worker.folder), address, there.fingerprint) as caller:
            lines_until(caller, "handing", 3)
            relay.kill()
            relay.wait()
            with process("offer", str(supervisor.folder), address.partition(":")[2]):
                lines_until(caller, "done")
    for one in two[:2]:
        one.book = one._open()
    (pack,) = supervisor.book.courier.carried()
    assert pack.submissions == 2
    assert len(worker.book.courier.made()) == 1
    assert not list((supervisor.folder / "relay" / "in").rglob("*.part"))
