"""Updates from a folder: signed ones are laid beside the program, everything else is refused and changes nothing."""

import json
import random
import shutil
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from fieldapp.errors import BadUpdate, Cancelled
from fieldapp.fieldbook.updates import Updates, system
from tests.fieldbook.packaging_tools import launch, release

Make = Callable[..., Path]


def quiet(_done: int, _total: int) -> None:
    """Nobody listens."""


def packed(room: Path, version: str, padding: int = 0) -> Path:
    """An archive as ``make package`` writes it, of a program that says its number; ``padding`` bytes larger."""
    folder = room / "built" / f"jangkau-{version}-{system()}"
    (folder / "jangkau").mkdir(parents=True)
    program = folder / "jangkau" / "jangkau"
    program.write_text(f"#!/bin/sh\necho {version}\n")
    program.chmod(0o755)
    if padding:
        (folder / "jangkau" / "padding").write_bytes(random.Random(1).randbytes(padding))
    archive = folder.with_name(f"{folder.name}.tar.xz")
    with tarfile.open(archive, "w:xz") as tar:
        tar.add(folder, folder.name)
    return archive


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    release.make_keys(tmp_path / "release")
    return tmp_path / "release"


@pytest.fixture
def make(tmp_path: Path, keys: Path) -> Make:
    """A signed repository with a version of a program that says its number."""

    def made(version: str) -> Path:
        release.add_version(keys, packed(tmp_path, version), version)
        return keys / "repository"

    return made


@pytest.fixture
def updates(tmp_path: Path, keys: Path) -> Updates:
    root = (keys / "repository" / "metadata" / "1.root.json").read_bytes()
    return Updates(tmp_path / "program", root, "0.1.0")


def test_a_signed_version_is_taken_by_the_next_start(updates: Updates, make: Make, tmp_path: Path) -> None:
    stick = Path(shutil.copytree(make("0.2.0"), tmp_path / "stick"))
    assert updates.look(stick).newer
    assert updates.staged() == ""
    assert updates.stage(stick, quiet, Event()) == "0.2.0"
    assert updates.staged() == "0.2.0"
    if sys.platform != "win32":
        program = launch.newer(tmp_path / "program", "0.1.0", window=True)
        assert program == tmp_path / "program" / "versions" / "0.2.0" / "jangkau" / "jangkau"
        assert program.stat().st_mode & 0o100
    assert launch.newer(tmp_path / "program", "0.2.0", window=True) is None, "it is the one that runs"


def test_what_does_not_come_up_is_gone_back_from(updates: Updates, make: Make, tmp_path: Path) -> None:
    place, program = make("0.2.0"), tmp_path / "program"
    updates.stage(place, quiet, Event())
    assert launch.newer(program, "0.1.0", window=False)
    assert launch.newer(program, "0.1.0", window=True)
    updates.came_up()
    for _ in range(launch.TRIES):
        assert launch.newer(program, "0.1.0", window=True)
    assert launch.newer(program, "0.1.0", window=True) is None
    assert updates.staged() == ""
    assert not updates.look(place).newer, "the same is not offered again"
    assert updates.look(make("0.2.1")).newer


def test_a_changed_archive_changes_nothing(updates: Updates, make: Make, tmp_path: Path) -> None:
    place = make("0.2.0")
    (archive,) = (place / "targets").iterdir()
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 1
    archive.write_bytes(content)
    with pytest.raises(BadUpdate) as refused:
        updates.stage(place, quiet, Event())
    assert refused.value.facts["why"] == "changed"
    assert updates.staged() == ""
    assert list((tmp_path / "program" / "versions").iterdir()) == []


@pytest.mark.parametrize("role", ["timestamp", "2.snapshot", "2.targets"])
def test_changed_metadata_is_refused(updates: Updates, make: Make, role: str) -> None:
    place = make("0.2.0")
    path = place / "metadata" / f"{role}.json"
    told = json.loads(path.read_text())
    told["signed"]["expires"] = "2099-01-01T00:00:00Z"
    path.write_text(json.dumps(told))
    with pytest.raises(BadUpdate) as refused:
        updates.look(place)
    assert refused.value.facts["why"] == "untrusted"


def test_somebody_elses_signatures_are_refused(updates: Updates, make: Make, tmp_path: Path) -> None:
    make("0.2.0")
    release.make_keys(tmp_path / "other")
    release.add_version(tmp_path / "other", next((tmp_path / "built").glob("*.tar.xz")), "9.0.0")
    with pytest.raises(BadUpdate) as refused:
        updates.look(tmp_path / "other" / "repository")
    assert refused.value.facts["why"] == "untrusted"


def test_an_older_stick_is_refused(updates: Updates, make: Make, tmp_path: Path) -> None:
    old = Path(shutil.copytree(make("0.2.0"), tmp_path / "old"))
    assert updates.look(make("0.3.0")).version == "0.3.0"
    with pytest.raises(BadUpdate) as refused:
        updates.look(old)
    assert refused.value.facts["why"] == "older"


def test_an_expired_stick_is_refused(updates: Updates, keys: Path, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(release.DAYS, "timestamp", -1)
    place = make("0.2.0")
    with pytest.raises(BadUpdate) as refused:
        updates.look(place)
    assert refused.value.facts["why"] == "expired"


def test_an_empty_folder_and_a_program_without_a_root(updates: Updates, tmp_path: Path) -> None:
    with pytest.raises(BadUpdate) as refused:
        updates.look(tmp_path)
    assert refused.value.facts["why"] == "none"
    bare = Updates(tmp_path / "bare", None, "0.1.0")
    assert not bare.possible
    with pytest.raises(BadUpdate):
        bare.look(tmp_path)


def test_stopping(updates: Updates, make: Make) -> None:
    stop = Event()
    stop.set()
    with pytest.raises(Cancelled):
        updates.stage(make("0.2.0"), quiet, stop)
    assert updates.staged() == ""
