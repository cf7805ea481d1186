"""A passphrase is changed whole or not at all, also when the process dies at any step of it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fieldapp.errors import StoreInUse, WrongPassphrase
from fieldapp.fieldbook import recover, unlock
from tests.fieldbook.conftest import PASSPHRASE, Made

NEXT = "ombak lampu kertas jalan padi"
ROOT = Path(__file__).parents[2]
_DIES = """
import os, signal, sys
from pathlib import Path
from fieldapp.fieldbook import unlock

step, left = sys.argv[2], int(sys.argv[3])
book = unlock(Path(sys.argv[1]), sys.argv[4])
real = getattr(os, step)

def call(*words, **more):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*words, **more)

setattr(os, step, call)
book.change_passphrase(sys.argv[4], sys.argv[5])
"""


def opens(folder: Path, passphrase: str) -> bool:
    try:
        unlock(folder, passphrase).lock()
    except WrongPassphrase:
        return False
    return True


@pytest.mark.parametrize(
    ("step", "number", "changed"),
    [
        ("write", 1, False),
        ("fsync", 1, False),
        ("replace", 1, False),
        ("fsync", 2, False),  # the old slots stand twice
        ("write", 2, False),
        ("fsync", 3, False),
        ("replace", 2, False),
        ("fsync", 4, True),  # renamed; only the folder's own sync is missing
        ("fsync", 5, True),
    ],
)
def test_dying_at_any_step_leaves_one_passphrase(
    folder: Path, made: Made, step: str, number: int, changed: bool
) -> None:
    kept = unlock(folder, PASSPHRASE)
    kept.put_setting("language", "en")
    kept.lock()
    words = [sys.executable, "-c", _DIES, str(folder), step, str(number), PASSPHRASE, NEXT]
    done = subprocess.run(words, cwd=ROOT, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == (0 if (step, number) == ("fsync", 5) else -signal.SIGKILL)
    assert (opens(folder, PASSPHRASE), opens(folder, NEXT)) == (not changed, changed)
    book, _ = recover(folder, made.code, PASSPHRASE)
    assert book.setting("language") == "en"
    book.lock()


def test_a_wrong_old_passphrase_changes_nothing(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    before = (folder / "slots.json").read_bytes()
    with pytest.raises(WrongPassphrase):
        book.change_passphrase(NEXT, NEXT)
    assert (folder / "slots.json").read_bytes() == before
    book.lock()
    assert opens(folder, PASSPHRASE)


def test_two_processes_never_share_a_profile(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    code = "import sys; from pathlib import Path; from fieldapp.fieldbook import unlock; unlock(Path(sys.argv[1]), 'x')"
    other = subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, capture_output=True, text=True)
    assert StoreInUse.__name__ in other.stderr.splitlines()[-1]
    assert not (folder / "slots.json.tries").exists(), "and no try is counted"
    book.lock()
    assert opens(folder, PASSPHRASE)
