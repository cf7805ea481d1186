"""Updates over the relay: both ends verify, forged ones change nothing, laptops that cannot verify fetch none."""

from pathlib import Path
from threading import Event

import pytest

from fieldapp.domain.relay import PairedLaptop
from fieldapp.errors import BadUpdate
from fieldapp.fieldbook.updates import Updates
from tests.courier.road import Laptop
from tests.fieldbook.packaging_tools import release
from tests.fieldbook.test_updates import packed, quiet


def trusting(laptop: Laptop, keys: Path) -> Updates:
    """From now on this laptop's program believes these keys."""
    root = (keys / "repository" / "metadata" / "1.root.json").read_bytes()
    laptop.book.updating.updates = Updates(laptop.folder.with_name(f"{laptop.folder.name}-program"), root, "0.1.0")
    return laptop.book.updating.updates


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    release.make_keys(tmp_path / "release")
    release.add_version(tmp_path / "release", packed(tmp_path, "0.2.0"), "0.2.0")
    return tmp_path / "release"


@pytest.fixture
def both(supervisor: Laptop, worker: Laptop, keys: Path) -> tuple[Updates, Updates]:
    """The supervisor's has 0.2.0, the worker's will believe it."""
    there, here = trusting(supervisor, keys), trusting(worker, keys)
    there.fetch(keys / "repository", quiet, Event())
    return there, here


def test_it_is_verified_and_taken_by_the_next_start(
    worker: Laptop, paired: PairedLaptop, both: tuple[Updates, Updates]
) -> None:
    worker.finalize()
    done = worker.book.relay.exchange(paired.fingerprint)
    assert (done.records, done.updates, done.troubles) == (1, ("0.2.0",), ())
    assert both[1].staged() == "0.2.0"
    assert both[1].files().keys() == both[0].files().keys(), "it can hand it on"
    assert not (worker.folder / "relay" / "updates").exists()
    again = worker.book.relay.exchange(paired.fingerprint)
    assert (again.updates, again.troubles) == ((), ())


def test_what_was_changed_at_the_relay_is_refused(
    worker: Laptop, paired: PairedLaptop, both: tuple[Updates, Updates]
) -> None:
    (archive,) = [path for name, path in both[0].files().items() if name.endswith(".xz")]
    archive.write_bytes(b"x" + archive.read_bytes()[1:])
    done = worker.book.relay.exchange(paired.fingerprint)
    (trouble,) = done.troubles
    assert isinstance(trouble, BadUpdate)
    assert trouble.facts["why"] == "changed"
    assert (done.updates, both[1].staged(), both[1].files()) == ((), "", {})


def test_somebody_elses_signatures_are_refused(
    worker: Laptop, paired: PairedLaptop, both: tuple[Updates, Updates], tmp_path: Path
) -> None:
    release.make_keys(tmp_path / "other")
    mine = trusting(worker, tmp_path / "other")
    done = worker.book.relay.exchange(paired.fingerprint)
    assert [one.facts["why"] for one in done.troubles] == ["untrusted"]
    assert mine.staged() == ""
    assert not (worker.folder / "relay" / "updates").exists()


def test_a_program_without_a_root_fetches_none(
    worker: Laptop, paired: PairedLaptop, both: tuple[Updates, Updates], tmp_path: Path
) -> None:
    worker.book.updating.updates = Updates(tmp_path / "bare", None, "0.1.0")
    done = worker.book.relay.exchange(paired.fingerprint)
    assert (done.updates, done.troubles) == ((), ())
    assert not (worker.folder / "relay" / "updates").exists()


def test_what_runs_here_already_is_not_fetched(
    worker: Laptop, paired: PairedLaptop, both: tuple[Updates, Updates], keys: Path, tmp_path: Path
) -> None:
    root = (keys / "repository" / "metadata" / "1.root.json").read_bytes()
    newer = worker.book.updating.updates = Updates(tmp_path / "newer", root, "0.2.0")
    assert worker.book.relay.exchange(paired.fingerprint).updates == ()
    assert not list((tmp_path / "newer").rglob("*.xz"))
    assert newer.files() == {}
