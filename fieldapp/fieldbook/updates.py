"""Newer versions of the program: found, verified, laid beside the one that runs; the next start takes it.

A signed folder may be a stick, what a relay handed over, or the province: it is the same folder and the same steps.

    <program>/versions/<version>/jangkau/   one version, whole or not there
    <program>/current                       the version that the next start takes
    <program>/trying                        a version that was started and has not shown its window yet, how often
    <program>/failed                        versions that did not come up; they are never started again
    <program>/seen/                         signed metadata seen so far: nothing older counts
    <program>/archives/                     the newest archive as it was signed, for other laptops too; parts of one

Nothing changes under a running program or an open draft. The launcher (``packaging/bundle/launch.py``) goes back to the
version before when a new one does not come up.
"""

import hashlib
import json
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
from fieldapp.errors import BadUpdate, Cancelled, DiskFull
from fieldapp.fieldbook.relay_files import Parts
from fieldapp.vault.durable import durable_folder, durable_write, sync_directory

if TYPE_CHECKING:
    from fieldapp.sync.updates import Offer, Repository, Source

CURRENT, TRYING, FAILED, SEEN, VERSIONS, ARCHIVES = "current", "trying", "failed", "seen", "versions", "archives"
ROLES: Final = ("timestamp", "snapshot", "targets")
Progress = Callable[[int, int], None]  # bytes here, bytes in all
_VERSION: Final = re.compile(r"[0-9]+(\.[0-9]+){1,3}")
ROOM: Final = 5  # times the archive's size: unpacked, and some left


@dataclass(frozen=True, slots=True)
class Offered:
    """A version in a folder. ``newer``: than the one that runs, and not one that failed to start here.

    ``archive`` is the name of its file."""

    version: str
    size: int
    newer: bool
    archive: str = ""


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

    def look(self, place: "Path | Source") -> Offered:
        """What a signed folder holds for this laptop. Raises BadUpdate, and what the way to it raises."""
        return self._told(self._offer(self._source(place)))

    def stage(self, place: "Path | Source", progress: Progress, cancelled: Event) -> str:
        """``fetch`` and ``lay``; returns the version. *Slow.*"""
        offered = self.fetch(place, progress, cancelled)
        return self.lay(offered, str(place))

    def fetch(self, place: "Path | Source", progress: Progress, cancelled: Event) -> Offered:
        """Have the verified archive here, from where an earlier try was cut. *Slow.*

        Raises BadUpdate, DiskFull, Cancelled, and what the way to it raises; then everything stays as it is.
        """
        source = self._source(place)
        offer = self._offer(source)
        kept = self._folder / ARCHIVES / offer.name
        if not _is(kept, offer):
            durable_folder(self._folder / VERSIONS)
            free = shutil.disk_usage(self._folder).free
            if free < offer.size * ROOM:
                raise DiskFull(needed=offer.size * ROOM, free=free)
            try:
                self._bring(source, offer, kept, progress, cancelled)
            except OSError as error:
                raise disk_error(error) from error
        return self._told(offer)

    def lay(self, offered: Offered, place: str = "") -> str:
        """Unpack what was fetched, and let the next start take it. *Slow.* Raises BadUpdate, StoreError kinds."""
        try:
            self._unpack(self._folder / ARCHIVES / offered.archive, offered.version, place)
        except OSError as error:
            raise disk_error(error) from error
        durable_write(self._folder / CURRENT, offered.version.encode())
        self._forget_older(offered)
        return offered.version

    def files(self) -> dict[str, Path]:
        """The signed folder as it is known here, for other laptops: name → file; empty without a verified archive.

        Metadata first. An archive lies here only when all of it was what its signed hash says.
        """
        seen = self._folder / SEEN
        try:
            told = {role: json.loads((seen / f"{role}.json").read_bytes())["signed"] for role in ROLES}
            targets = told["targets"]["targets"][_target()]
            name = f"{targets['hashes']['sha256']}.{_target()}"
            snapshot, version = told["snapshot"]["version"], told["targets"]["version"]
            whole = (told["timestamp"]["meta"]["snapshot.json"]["version"], told["snapshot"]["meta"]["targets.json"])
            if whole[0] != snapshot or whole[1]["version"] != version or not (self._folder / ARCHIVES / name).is_file():
                return {}
        except (OSError, ValueError, LookupError, TypeError):
            return {}
        roots = {one.name: one for one in sorted((seen / "root_history").glob("*.root.json"))}
        rest = {f"{snapshot}.snapshot.json": "snapshot.json", f"{version}.targets.json": "targets.json"}
        files = {there: seen / here for there, here in (rest | {"timestamp.json": "timestamp.json"}).items()}
        return roots | files | {name: self._folder / ARCHIVES / name}

    def newer(self, version: str) -> bool:
        """Than the one that runs, and not one that failed to start here."""
        return order(version) > order(self._running) and version not in self._failed()

    def staged(self) -> str:
        """The version that the next start takes, "" when it is the one that runs."""
        version = _read(self._folder / CURRENT)
        return version if self.newer(version) else ""

    def came_up(self) -> None:
        """The window is there: this version is not gone back from."""
        with suppress(OSError):
            (self._folder / TRYING).unlink(missing_ok=True)

    def _source(self, place: "Path | Source") -> "Source":
        if self._root is None:
            raise BadUpdate(str(place), "not_built")
        from fieldapp.sync.updates import FromFolder

        return FromFolder(place) if isinstance(place, Path) else place

    def _repository(self, source: "Source") -> "Repository":
        from fieldapp.sync.updates import Repository

        assert self._root is not None
        durable_folder(self._folder / SEEN)
        return Repository(source, self._folder / SEEN, self._root, _target())

    def _offer(self, source: "Source") -> "Offer":
        found = self._repository(source).offer()
        if found is None or not order(found.version):
            raise BadUpdate(source.place, "none")
        return found

    def _told(self, offer: "Offer") -> Offered:
        return Offered(offer.version, offer.size, self.newer(offer.version), offer.name)

    def _bring(self, source: "Source", offer: "Offer", kept: Path, progress: Progress, cancelled: Event) -> None:
        parts = Parts(kept.parent)
        held = parts.held(offer.sha256)
        if held < offer.size:
            try:
                for piece in source.archive(offer, held, cancelled):
                    held = parts.append(offer.sha256, held, piece) or 0
                    progress(held, offer.size)
                    if cancelled.is_set():
                        break
            except FileNotFoundError:
                raise BadUpdate(source.place, "changed") from None
        if cancelled.is_set():
            raise Cancelled
        whole = parts.whole(offer.sha256, offer.size)
        if whole is None:
            raise BadUpdate(source.place, "changed")
        whole.replace(kept)
        sync_directory(kept.parent)

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

    def _forget_older(self, newest: Offered) -> None:
        """Keep the one that runs and the new one."""
        for one in (self._folder / VERSIONS).iterdir():
            if one.name not in (newest.version, self._running):
                shutil.rmtree(one, ignore_errors=True)
        for one in (self._folder / ARCHIVES).iterdir():
            if one.name != newest.archive:
                one.unlink(missing_ok=True)


def _target() -> str:
    return f"jangkau-{system()}.tar.xz"


def _is(path: Path, offer: "Offer") -> bool:
    """Whether the archive lies here already; what a disk harmed is fetched again."""
    if not path.is_file() or path.stat().st_size != offer.size:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == offer.sha256


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _shipped_root() -> bytes | None:
    path = config.resources() / "updates" / "root.json"
    return path.read_bytes() if path.is_file() else None
