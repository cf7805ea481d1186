"""A harmed log is refused with everything left as it is; one that a crash cut short opens with all that was saved."""

import shutil
from pathlib import Path

import pytest

from fieldapp.db.log_check import FRAME, HEADER, _commits, _good_frames, check_log
from fieldapp.domain.assessment import Progress
from fieldapp.errors import DamagedStore
from tests.db.desk import draft, opened

PAGE = 4096
SAVES = 12


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """A store as a crash leaves it: with a log of twelve saves."""
    store = opened(tmp_path / "store.db")
    draft(store, "uuid:1")
    for number in range(SAVES):
        store.save("uuid:1", {f"/data/q{number}": "Sungai"}, Progress(number), "")
    folder = Path(shutil.copytree(tmp_path, tmp_path.parent / f"{tmp_path.name}-crashed"))
    store.close()
    return folder / "store.db"


def log_of(path: Path) -> Path:
    return path.with_name("store.db-wal")


def answers(path: Path) -> int:
    store = opened(path)
    try:
        return len(store.answers("uuid:1")) - 1
    finally:
        store.close()


def end_of(content: bytes, number: int) -> int:
    return HEADER + number * (FRAME + PAGE)


def test_a_whole_log_is_read_to_its_end(crashed: Path) -> None:
    content = log_of(crashed).read_bytes()
    assert _good_frames(content, PAGE) == _commits(content, PAGE)[-1]
    assert answers(crashed) == SAVES
    assert not log_of(crashed).exists()
    check_log(crashed)


def test_a_bit_before_the_last_save_is_told_and_nothing_is_touched(crashed: Path) -> None:
    whole = log_of(crashed).read_bytes()
    last = end_of(whole, _commits(whole, PAGE)[-3])
    for at in (5, 9, 17, 27, *range(HEADER, last, 5003)):
        harmed = bytearray(whole)
        harmed[at] ^= 4
        log_of(crashed).write_bytes(harmed)
        with pytest.raises(DamagedStore) as error:
            opened(crashed)
        assert str(error.value.facts["reference"]).startswith("LOG-"), at
        assert log_of(crashed).read_bytes() == harmed
    log_of(crashed).write_bytes(whole)
    assert answers(crashed) == SAVES


def test_a_save_that_a_power_cut_tore_is_no_damage(crashed: Path) -> None:
    whole = log_of(crashed).read_bytes()
    before = end_of(whole, _commits(whole, PAGE)[-2])
    torn = whole[: before + 512] + bytes(512) + whole[before + 1024 :]
    log_of(crashed).write_bytes(torn)
    assert answers(crashed) == SAVES - 1


def test_what_an_older_round_of_the_log_left_behind_is_no_damage(tmp_path: Path) -> None:
    store = opened(tmp_path / "store.db")
    draft(store, "uuid:1")
    for number in range(SAVES):
        store.save("uuid:1", {f"/data/q{number}": "Sungai"}, Progress(number), "")
    with store._database.raw() as connection:
        assert connection.execute("PRAGMA wal_checkpoint(FULL)").fetchone()[0] == 0
    store.save("uuid:1", {"/data/q0": "Laut"}, Progress(), "")
    folder = Path(shutil.copytree(tmp_path, tmp_path.parent / f"{tmp_path.name}-crashed"))
    store.close()
    content = (folder / "store.db-wal").read_bytes()
    assert len(_commits(content, PAGE)) < 3 < len(content) // PAGE
    assert answers(folder / "store.db") == SAVES
