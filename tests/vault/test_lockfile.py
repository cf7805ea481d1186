"""One profile, one process; the lock dies with its process."""

import subprocess
import sys
from pathlib import Path

import pytest

from fieldapp.errors import StoreInUse
from fieldapp.vault.lockfile import Lockfile

ROOT = Path(__file__).parents[2]
HOLD = (
    "import sys; from pathlib import Path; from fieldapp.vault.lockfile import Lockfile\n"
    "lock = Lockfile(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()\n"
)


def holder(path: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_holder_in_the_same_process_is_refused(tmp_path: Path) -> None:
    with Lockfile(tmp_path / "lock"), pytest.raises(StoreInUse):
        Lockfile(tmp_path / "lock")


def test_released_is_free_and_releasing_twice_is_harmless(tmp_path: Path) -> None:
    lock = Lockfile(tmp_path / "lock")
    lock.release()
    lock.release()
    Lockfile(tmp_path / "lock").release()


def test_another_process_keeps_the_profile(tmp_path: Path) -> None:
    with holder(tmp_path / "lock") as process:
        with pytest.raises(StoreInUse):
            Lockfile(tmp_path / "lock")
        process.communicate("")
    Lockfile(tmp_path / "lock").release()


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    with holder(tmp_path / "lock") as process:
        process.kill()
        process.wait()
        Lockfile(tmp_path / "lock").release()


def test_the_file_stays_and_holds_nothing(tmp_path: Path) -> None:
    with Lockfile(tmp_path / "lock"):
        pass
    assert (tmp_path / "lock").read_bytes() == b""
