"""Newer versions of the program: found on a stick, verified, laid beside the one that runs; the next start takes it.

    <program>/versions/<version>/jangkau/   one version, whole or not there
    <program>/current                       the version that the next start takes
    <program>/trying                        a version that was started and has not shown its window yet, how often
    <program>/failed                        versions that did not come up; they are never started again
    <program>/seen/                         signed metadata seen so far: nothing older counts

Nothing changes under a running program or an open draft. The launcher (``packaging/bundle/launch.py``) goes back to the
version before when a new one does not come up.
"""

import os
import re
import shutil
import sys
import tarfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from fieldapp import __version__, config
from fieldapp.domain.disks import disk_error
from fieldapp.errors import BadUpdate, DiskFull
from fieldapp.vault.durable import durable_folder, durable_write, sync_directory

if TYPE_CHECKING:
    from fieldapp.sync.updates import Repository

CURRENT, TRYING, FAILED, SEEN, VERSIONS = "current", "trying", "failed", "seen", "versions"
_VERSION: Final = re.compile(r"[0-9]+(\.[0-9]+){1,3}")
ROOM: Final = 5  # times the archive's size: unpacked, and some left


@dataclass(frozen=True, slots=True)
class Offered:
    """A version in a folder. ``newer``: than the one that runs, and not one that failed to start here."""

    version: str
    size: int
    newer: bool


def order(version: str) -> tuple[int, ...]:
    """Versions in their order; what is no version is older than all."""
    return tuple(map(int, version.split("."))) if _VERSION.fullmatch(version) else ()


def system() -> str:
    """Of which target this program is: linux-x86_64, win32-amd64, darwin-arm64."""
    machine = "amd64" if sys.platform == "win32" else os.uname().machine
    return f"{sys.platform}-{machine}"


class Updates:
    """Of one person on one laptop. ``root``: the trusted root metadata, None where the program has none."""

    def __init__(self, folder: Path | None = None, root: bytes | None = None, running: str = __version__) -> None:
        self._folder = folder or config.program_folder()
        self._root = root if root is not None else _shipped_root()
        self._running = running

    @property
    def possible(self) -> bool:
        """Whether this program can tell a real update from a forged one."""
        return self._root is not None

    def look(self, place: Path) -> Offered:
        """What a folder holds for this laptop. Raises BadUpdate."""
        found = self._repository(place).offer()
        if found is None or not order(found.version):
            raise BadUpdate(str(place), "none")
        newer = order(found.version) > order(self._running) and found.version not in self._failed()
        return Offered(found.version, found.size, newer)

    def stage(self, place: Path, progress: Callable[[int, int], None], cancelled: Event) -> str:
        """Verify, unpack, and let the next start take it; returns the version. *Slow.*

        Raises BadUpdate, DiskFull, Cancelled; then everything stays as it is.
        """
        repository = self._repository(place)
        offered = self.look(place)
        durable_folder(self._folder / VERSIONS)
        free = shutil.disk_usage(self._folder).free
        if free < offered.size * ROOM:
            raise DiskFull(needed=offered.size * ROOM, free=free)
        archive = self._folder / "incoming.tar.xz"
        try:
            repository.fetch(archive, progress, cancelled)
            self._unpack(archive, offered.version, str(place))
        except OSError as error:
            raise disk_error(error) from error
        finally:
            archive.unlink(missing_ok=True)
        durable_write(self._folder / CURRENT, offered.version.encode())
        self._forget_older(offered.version)
        return offered.version

    def staged(self) -> str:
        """The version that the next start takes, "" when it is the one that runs."""
        version = _read(self._folder / CURRENT)
        return version if order(version) > order(self._running) and version not in self._failed() else ""

    def came_up(self) -> None:
        """The window is there: this version is not gone back from."""
        with suppress(OSError):
            (self._folder / TRYING).unlink(missing_ok=True)

    def _repository(self, place: Path) -> "Repository":
        if self._root is None:
            raise BadUpdate(str(place), "not_built")
        from fieldapp.sync.updates import Repository

        durable_folder(self._folder / SEEN)
        return Repository(place, self._folder / SEEN, self._root, f"jangkau-{system()}.tar.xz")

    def _unpack(self, archive: Path, version: str, place: str) -> None:
        made = self._folder / VERSIONS / f"{version}.new"
        shutil.rmtree(made, ignore_errors=True)
        try:
            with tarfile.open(archive, "r:xz") as tar:
                tar.extractall(made, filter="data")
        except tarfile.TarError:
            raise BadUpdate(place, "changed") from None
        (inside,) = made.iterdir()
        target = self._folder / VERSIONS / version
        shutil.rmtree(target, ignore_errors=True)
        inside.rename(target)
        shutil.rmtree(made, ignore_errors=True)
        if hasattr(os, "sync"):
            os.sync()
        sync_directory(target.parent)

    def _failed(self) -> list[str]:
        return _read(self._folder / FAILED).split()

    def _forget_older(self, newest: str) -> None:
        """Keep the one that runs and the new one."""
        for one in (self._folder / VERSIONS).iterdir():
            if one.name not in (newest, self._running):
                shutil.rmtree(one, ignore_errors=True)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _shipped_root() -> bytes | None:
    path = config.resources() / "updates" / "root.json"
    return path.read_bytes() if path.is_file() else None
