"""``durable_write``: the old content or the new content, never a mixture, whatever happens in between."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fieldapp.errors import DiskFull, StoreError
from fieldapp.vault.durable import durable_folder, durable_write

OLD, NEW = b"old" * 1000, b"new" * 5000
ROOT = Path(__file__).parents[2]


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]


def test_the_file_holds_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for content in (OLD, NEW, b""):
        durable_write(path, content)
        assert path.read_bytes() == content
    assert left_over(tmp_path) == []


@pytest.mark.parametrize("call", ["write", "fsync", "close", "rename"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_an_error_at_any_step_leaves_the_old_file(
    call: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    durable_write(path, OLD)
    real_close = os.close

    def fail(*arguments: object) -> None:
        if call == "close":
            real_close(arguments[0])  # type: ignore[arg-type]
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        if call == "rename":
            patch.setattr(Path, "replace", fail)
        else:
            patch.setattr(os, call, fail)
        expected = StoreError if number == errno.EIO else DiskFull
        with pytest.raises(expected):
            durable_write(path, NEW)
    assert path.read_bytes() == OLD
    assert left_over(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits are set the POSIX way")
def test_a_disk_that_is_really_full_is_named(tmp_path: Path) -> None:
    """A process that may write no more than 4 KiB a file: the kernel refuses the rest."""
    path = tmp_path / "file"
    durable_write(path, OLD)
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from fieldapp.errors import DiskFull; from fieldapp.vault.durable import durable_folder, durable_write\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try:\n    durable_write(Path(sys.argv[1]), bytes(100_000))\nexcept DiskFull:\n    print('full')\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "full\n"
    assert path.read_bytes() == OLD
    assert left_over(tmp_path) == []


@pytest.mark.parametrize("point", ["write", "fsync", "rename"])
def test_a_killed_process_leaves_the_old_file_or_the_new_one(point: str, tmp_path: Path) -> None:
    """kill -9 in the middle of each step; afterwards the next write works as if nothing had happened."""
    path = tmp_path / "file"
    durable_write(path, OLD)
    code = (
        "import os, signal, sys; from pathlib import Path; from fieldapp.vault import durable\n"
        "def die(*_): os.kill(os.getpid(), getattr(signal, 'SIGKILL', signal.SIGTERM))\n"
        "setattr(Path, 'replace', die) if sys.argv[2] == 'rename' else setattr(os, sys.argv[2], die)\n"
        "durable.durable_write(Path(sys.argv[1]), b'new' * 5000)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path), point], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode != 0
    assert path.read_bytes() == OLD
    durable_write(path, NEW)
    assert path.read_bytes() == NEW


def test_a_missing_folder_is_an_error_with_words(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        durable_write(tmp_path / "nowhere" / "file", NEW)


def test_the_name_of_a_new_folder_is_made_durable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a power cut takes the folder, with the synced files in it."""
    synced = []

    def note(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").readlink())

    monkeypatch.setattr(os, "fsync", note)
    durable_folder(tmp_path / "attachments")
    assert synced == [tmp_path]
    durable_folder(tmp_path / "attachments")
    assert synced == [tmp_path]
    assert (tmp_path / "attachments").stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_is_an_error_with_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="folder"):
        durable_folder(tmp_path / "file")
