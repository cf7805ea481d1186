"""Small runs of what ``make torture`` does for an hour: kills, power cuts, disks in trouble, turned bits, memory.

Two of them see that the programs find what is broken on purpose: files that are not synced, promises that are not kept.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.db.engine import Database
from fieldapp.db.store import Store
from fieldapp.fieldbook.connection import device_secret
from fieldapp.fieldbook.library import Library
from tests.crash.upload_kills import Yard
from tests.torture import disks, flips, memory
from tests.torture.crash_states import explore
from tests.torture.kills import PRELOADED, torture
from tests.torture.profiles import made_profiles
from tests.torture.promises import TOLD, Promises
from tests.torture.scenes import recorded

KILLS, PLACES, PAGES = 30, 100, 40
EVERY = 4  # of the moments of a recorded run
strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Path]:
    """In memory where there is such a folder: nothing here asks the disk itself."""
    memory_disk = Path("/dev/shm")
    if not memory_disk.is_dir():
        yield tmp_path
        return
    place = memory_disk / f"torture-{os.getpid()}-{tmp_path.name}"
    place.mkdir()
    yield place
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """The programs make themselves quick in their own process; here others follow."""
    monkeypatch.setattr(device_secret, "_PINNED", {})
    for name in TOLD:
        monkeypatch.setattr(Store, name, getattr(Store, name))
    monkeypatch.setattr(disks, "_teller", [])
    monkeypatch.setattr(Database, "_build", Database._build)
    monkeypatch.setattr(Library, "install_shipped", Library.install_shipped)


@pytest.mark.slow
def test_killed_at_random_every_promise_is_kept(room: Path) -> None:
    yard = Yard(room, PRELOADED)
    try:
        report = torture(yard, KILLS, 4, ("desk", "window", "upgrade"), print)
    finally:
        yard.close()
    assert report.broken == []
    assert report.kills.total() >= KILLS
    assert report.acts > KILLS


@strace
@pytest.mark.slow
def test_whatever_a_power_cut_leaves_opens_with_everything(room: Path) -> None:
    for scene in recorded(room, only=("slots", "carry", "create")):
        found = explore(scene, 1, 4, 0, EVERY)
        assert found.broken == {}, found.first
        assert found.cuts > 30


@strace
def test_files_that_are_not_synced_are_found(room: Path) -> None:
    (scene,) = recorded(room, "no fsync of files", ("slots",))
    assert explore(scene, 2, 4).broken


@pytest.mark.slow
def test_a_turned_bit_is_never_taken_for_an_answer(room: Path) -> None:
    with made_profiles(room) as made:
        tally = flips.run(room, PLACES, 4, made)
    assert tally.wrong == []
    assert sum(sum(one.values()) for one in tally.by.values()) > PLACES


@pytest.mark.slow
def test_a_disk_in_trouble_is_told_and_nothing_is_lost(room: Path) -> None:
    try:
        with disks.set_up(room) as desk:
            disks.play(desk, PAGES)
    except PermissionError as error:
        pytest.skip(str(error))
    assert desk.wrong == []
    kinds = {(name, kind) for name, _step, kind, _sentence in desk.said}
    assert {
        ("full", "DiskFull"),
        ("read-only", "DiskTrouble"),
        ("gone", "DiskTrouble"),
        ("in use", "DiskTrouble"),
    } <= kinds


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads memory as Linux shows it")
def test_a_locked_window_has_forgotten(room: Path) -> None:
    try:
        seen = memory.looked_at(room)
    except PermissionError:
        pytest.skip("this system lets no program read another's memory")
    assert seen["open"]["a name that was typed"] > 10
    assert seen["locked"]["a name that was typed"] <= 6
    assert {name for name, count in seen["locked"].items() if count} <= {"a name that was typed", "what was copied"}


def test_a_promise_that_is_not_kept_is_found(room: Path) -> None:
    with made_profiles(room) as made:
        folder = made.folders["open"]
        with flips._opened(folder, made.words["open"]) as book:
            (one, *_) = [shown.instance_id for shown in book.assessments() if shown.receipt]
            frozen = book.submission(one)
            acts = [
                {"verb": "save", "id": one, "saved": {"/data/full_name": "Somebody else"}},
                {"verb": "attach", "id": one, "name": "photo.jpg", "sha256": "00" * 32},
                {"verb": "finalize", "id": one, "sha256": "00" * 32},
                {"verb": "receipt", "id": one, "number": "another"},
                {"verb": "finalize", "id": "uuid:nobody", "sha256": frozen.sha256},
            ]
            for act in acts:
                promises = Promises()
                promises.hear(json.dumps({"when": "did", **act}))
                assert promises.broken(book), act
