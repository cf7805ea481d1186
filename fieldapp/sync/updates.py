"""Updates of the program, from a folder (a stick, what a relay handed over) or from the province: The Update Framework.

Nothing of an update is looked at before its signatures hold: the root of trust is shipped with the program, older or
expired metadata is refused, a target is what its signed length and hash say. https://theupdateframework.github.io
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Final, Protocol
from urllib.parse import unquote

from tuf.api import exceptions
from tuf.api.metadata import Metadata, TargetFile, Targets  # type: ignore[attr-defined]  # its own documented names
from tuf.ngclient.fetcher import FetcherInterface
from tuf.ngclient.updater import Updater

from fieldapp.errors import BadUpdate, FieldappError, Refused
from fieldapp.sync.client import Province
from fieldapp.sync.http import Request
from fieldapp.sync.updates_protocol import METADATA, PIECE, TARGETS, update_path

_SCHEME: Final = "place:"
_HASH: Final = "sha256"
NOT_THERE: Final = 404
PIECE_SECONDS: Final = 600.0  # a piece over the slowest link that is worth it


@dataclass(frozen=True, slots=True)
class Offer:
    """A version that is there, signed. ``size`` is in bytes; ``name`` is that of its archive."""

    version: str
    size: int
    sha256: str
    name: str


class Source(Protocol):
    """Where a signed folder lies."""

    @property
    def place(self) -> str:
        """For sentences."""
        ...

    def metadata(self, name: str) -> bytes:
        """One file of metadata. Raises FileNotFoundError."""
        ...

    def archive(self, offer: Offer, offset: int, cancelled: Event) -> Iterator[bytes]:
        """The bytes from ``offset`` on, piece by piece. Raises FileNotFoundError."""
        ...


class FromFolder:
    """A folder with ``metadata`` and ``targets``, or with all of their files side by side."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.place = str(folder)

    def metadata(self, name: str) -> bytes:
        """See ``Source``."""
        return self._path(METADATA, name).read_bytes()

    def archive(self, offer: Offer, offset: int, cancelled: Event) -> Iterator[bytes]:
        """See ``Source``."""
        with self._path(TARGETS, offer.name).open("rb") as file:
            file.seek(offset)
            while not cancelled.is_set() and (piece := file.read(PIECE)):
                yield piece

    def _path(self, part: str, name: str) -> Path:
        nested = self._folder / part / name
        return nested if nested.is_file() else self._folder / name


class FromProvince:
    """What the province gives out. May raise SyncError kinds and Cancelled everywhere."""

    def __init__(self, province: Province, cancelled: Event) -> None:
        self._province = province
        self._cancelled = cancelled
        self.place = "/v1/updates"

    def metadata(self, name: str) -> bytes:
        """See ``Source``."""
        try:
            return self._province.call(Request("GET", update_path(name), cancelled=self._cancelled)).body
        except Refused as error:
            if error.facts.get("status") != NOT_THERE:
                raise
            raise FileNotFoundError(name) from error

    def archive(self, offer: Offer, offset: int, cancelled: Event) -> Iterator[bytes]:
        """See ``Source``; each piece is a request, so that a cut loses no more than one."""
        while offset < offer.size:
            last = min(offset + PIECE, offer.size) - 1
            headers = {"Range": f"bytes={offset}-{last}", "Accept": "*/*"}
            asked = Request("GET", update_path(offer.name), headers=headers, seconds=PIECE_SECONDS, cancelled=cancelled)
            try:
                reply = self._province.call(asked)
            except Refused as error:  # gone, or another length: not what was signed
                raise FileNotFoundError(offer.name) from error
            if len(reply.body) != last - offset + 1:
                return  # shorter than what was signed
            yield reply.body
            offset = last + 1


class Repository:
    """One signed folder; ``kept`` remembers what was seen, so that nothing older counts. Raises BadUpdate."""

    def __init__(self, source: Source, kept: Path, root: bytes, target: str) -> None:
        self._source = source
        self._kept = kept
        self._target = target
        try:
            self._updater = Updater(
                str(kept),
                f"{_SCHEME}{METADATA}/",
                target_base_url=f"{_SCHEME}{TARGETS}/",
                fetcher=_Fetcher(source),
                bootstrap=root,
            )
        except exceptions.RepositoryError:
            raise BadUpdate(source.place, "untrusted") from None

    def offer(self) -> Offer | None:
        """What it holds for this system; None when nothing. Raises BadUpdate, and what the source raises."""
        found = self._found()
        return None if found is None else _offer(found)

    def offers(self) -> tuple[Offer, ...]:
        """What it holds for any system. Raises BadUpdate, and what the source raises."""
        self._found()
        targets = Metadata[Targets].from_file(str(self._kept / "targets.json")).signed.targets
        return tuple(_offer(one) for _path, one in sorted(targets.items()))

    def _found(self) -> TargetFile | None:
        place = self._source.place
        try:
            return self._updater.get_targetinfo(self._target)
        except exceptions.DownloadError as error:
            if isinstance(error.__cause__, FieldappError):
                raise error.__cause__ from None
            raise BadUpdate(place, "none") from None
        except exceptions.ExpiredMetadataError:
            raise BadUpdate(place, "expired") from None
        except (exceptions.BadVersionNumberError, exceptions.EqualVersionNumberError):
            raise BadUpdate(place, "older") from None
        except exceptions.LengthOrHashMismatchError:
            raise BadUpdate(place, "changed") from None
        except exceptions.RepositoryError:
            raise BadUpdate(place, "untrusted") from None


def _offer(found: TargetFile) -> Offer:
    sha256 = found.hashes.get(_HASH, "")
    return Offer(str((found.custom or {}).get("version", "")), found.length, sha256, f"{sha256}.{found.path}")


class _Fetcher(FetcherInterface):
    """Answers the library from a source; a missing file is its 404."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def _fetch(self, url: str) -> Iterator[bytes]:
        name = unquote(url).rpartition("/")[2]
        try:
            return iter([self._source.metadata(name)])
        except FileNotFoundError:
            raise exceptions.DownloadHTTPError("not there", 404) from None
