"""Updates of the program, from a folder (a stick, what a relay handed over) or fetched into one: The Update Framework.

Nothing of an update is looked at before its signatures hold: the root of trust is shipped with the program, older or
expired metadata is refused, a target is what its signed length and hashes say. https://theupdateframework.github.io
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Final
from urllib.parse import unquote

from tuf.api import exceptions
from tuf.api.metadata import TargetFile  # type: ignore[attr-defined]  # its own documented name
from tuf.ngclient.fetcher import FetcherInterface
from tuf.ngclient.updater import Updater

from fieldapp.errors import BadUpdate, Cancelled

METADATA, TARGETS = "metadata", "targets"
_SCHEME: Final = "folder:"
_PIECE: Final = 1 << 18


@dataclass(frozen=True, slots=True)
class Offer:
    """A version that is there, signed. ``size`` is in bytes."""

    version: str
    size: int


class Repository:
    """One folder with ``metadata`` and ``targets``; ``kept`` remembers what was seen, so that nothing older counts."""

    def __init__(self, folder: Path, kept: Path, root: bytes, target: str) -> None:
        self._folder = folder
        self._target = target
        self._fetcher = _FromFolder(folder)
        try:
            self._updater = Updater(
                str(kept),
                f"{_SCHEME}{METADATA}/",
                target_base_url=f"{_SCHEME}{TARGETS}/",
                fetcher=self._fetcher,
                bootstrap=root,
            )
        except exceptions.RepositoryError:
            raise BadUpdate(str(folder), "untrusted") from None

    def offer(self) -> Offer | None:
        """What it holds for this system; None when nothing. Raises BadUpdate."""
        found = self._found()
        return None if found is None else Offer(str((found.custom or {}).get("version", "")), found.length)

    def fetch(self, to: Path, progress: Callable[[int, int], None], cancelled: Event) -> None:
        """Write the verified archive to ``to``. *Slow.* Raises BadUpdate, Cancelled; then there is no file."""
        found = self._found()
        if found is None:
            raise BadUpdate(str(self._folder), "none")
        self._fetcher.watch(lambda done: progress(done, found.length), cancelled)
        try:
            self._updater.download_target(found, str(to))
        except exceptions.DownloadError:
            if cancelled.is_set():
                raise Cancelled from None
            raise BadUpdate(str(self._folder), "changed") from None
        except exceptions.RepositoryError:
            raise BadUpdate(str(self._folder), "changed") from None

    def _found(self) -> TargetFile | None:
        try:
            return self._updater.get_targetinfo(self._target)
        except exceptions.DownloadError:
            raise BadUpdate(str(self._folder), "none") from None
        except exceptions.ExpiredMetadataError:
            raise BadUpdate(str(self._folder), "expired") from None
        except (exceptions.BadVersionNumberError, exceptions.EqualVersionNumberError):
            raise BadUpdate(str(self._folder), "older") from None
        except exceptions.LengthOrHashMismatchError:
            raise BadUpdate(str(self._folder), "changed") from None
        except exceptions.RepositoryError:
            raise BadUpdate(str(self._folder), "untrusted") from None


class _FromFolder(FetcherInterface):
    """Reads what a web server would send; a missing file is its 404."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._told: Callable[[int], None] = lambda _done: None
        self._cancelled = Event()

    def watch(self, told: Callable[[int], None], cancelled: Event) -> None:
        """Tell bytes, and stop when asked."""
        self._told, self._cancelled = told, cancelled

    def _fetch(self, url: str) -> Iterator[bytes]:
        path = self._folder.joinpath(*unquote(url.removeprefix(_SCHEME)).split("/"))
        if not path.is_file():
            raise exceptions.DownloadHTTPError("not there", 404)
        return self._pieces(path)

    def _pieces(self, path: Path) -> Iterator[bytes]:
        done = 0
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                if self._cancelled.is_set():
                    raise exceptions.DownloadError("stopped")
                done += len(piece)
                self._told(done)
                yield piece
