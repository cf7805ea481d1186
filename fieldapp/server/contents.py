"""Where complete attachments live: a folder, or a bucket of any store that speaks S3. Each by its sha256.

What a place has taken is durable. Pieces on their way are never here: they stay in the folder of uploads of the machine
that took them, until the last byte is there and the hash was verified.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from fieldapp.errors import FieldappError
from fieldapp.server.settings import Settings
from fieldapp.vault.durable import sync_directory

PIECE = 1 << 20
DAMAGED = "damaged"


class Contents(Protocol):
    """Raises OSError where the place cannot be reached: laptops hear that the province is busy and come again."""

    def size(self, sha256: str) -> int | None:
        """Bytes of a content, None when it is not here."""

    def take(self, part: Path, sha256: str) -> None:
        """Keep a verified file, durable on return; ``part`` is gone then. Harmless where it is kept already."""

    def read(self, sha256: str) -> Iterator[bytes]:
        """The content in pieces. Raises FileNotFoundError."""

    def set_aside(self, sha256: str) -> None:
        """Out of the way, but not thrown away."""


class Folder:
    """``damaged`` is where files are set aside."""

    def __init__(self, path: Path, damaged: Path) -> None:
        self._path = path
        self._damaged = damaged
        path.mkdir(mode=0o700, exist_ok=True)

    def size(self, sha256: str) -> int | None:
        """As the disk says."""
        try:
            return (self._path / sha256).stat().st_size
        except FileNotFoundError:
            return None

    def take(self, part: Path, sha256: str) -> None:
        """``part`` was forced to this very disk before."""
        part.replace(self._path / sha256)
        sync_directory(self._path)

    def read(self, sha256: str) -> Iterator[bytes]:
        """From the disk."""
        with (self._path / sha256).open("rb") as file:
            while piece := file.read(PIECE):
                yield piece

    def set_aside(self, sha256: str) -> None:
        """Into a folder of its own."""
        if (self._path / sha256).exists():
            self._damaged.mkdir(mode=0o700, exist_ok=True)
            (self._path / sha256).replace(self._damaged / sha256)


def open_contents(settings: Settings) -> Contents:
    """The folder ``attachments``, or the bucket that ``attachments_url`` names. Raises FieldappError for others."""
    if not settings.attachments_url:
        return Folder(settings.attachments, settings.damaged)
    address = urlsplit(settings.attachments_url)
    if address.scheme != "s3" or not address.netloc:
        raise FieldappError("Attachments are kept in the folder, or in a bucket: s3://bucket/prefix?endpoint=https://…")
    try:
        from fieldapp.server.bucket import Bucket
    except ImportError:
        raise FieldappError("Buckets need another library. Run: pip install 'fieldapp[s3]'") from None
    options = {name: values[-1] for name, values in parse_qs(address.query).items()}
    return Bucket(address.netloc, address.path.strip("/"), options.get("endpoint", ""), options.get("region", ""))
