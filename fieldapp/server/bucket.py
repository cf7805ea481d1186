"""Attachments in a bucket. Who may use it is said in the environment (``AWS_ACCESS_KEY_ID`` …), never in the address.

The store verifies the sha256 of what it takes; with one that does not, a content is as safe as its own disks.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store

DAMAGED: Final = "damaged/"
REGION: Final = "us-east-1"  # what stores that know no regions expect
Value = TypeVar("Value")


class Bucket:
    """One prefix of one bucket."""

    def __init__(self, name: str, prefix: str, endpoint: str, region: str) -> None:
        self._store = S3Store(
            name,
            prefix=prefix or None,
            endpoint=endpoint or None,
            region=region or REGION,
            checksum_algorithm="SHA256",
            virtual_hosted_style_request=not endpoint,
            client_options={"allow_http": endpoint.startswith("http://"), "timeout": "60s"},
        )

    def size(self, sha256: str) -> int | None:
        """As the store says."""
        try:
            return int(_asked(lambda: obstore.head(self._store, sha256))["size"])
        except FileNotFoundError:
            return None

    def take(self, part: Path, sha256: str) -> None:
        """In one request, or in parts where it is large; whole or not at all."""
        with part.open("rb") as file:
            _asked(lambda: obstore.put(self._store, sha256, file))
        part.unlink()

    def read(self, sha256: str) -> Iterator[bytes]:
        """As it comes."""
        for piece in _asked(lambda: obstore.get(self._store, sha256)).stream():
            yield bytes(piece)

    def set_aside(self, sha256: str) -> None:
        """Under another name in the same bucket."""
        try:
            _asked(lambda: obstore.rename(self._store, sha256, DAMAGED + sha256))
        except FileNotFoundError:
            return


def _asked(act: Callable[[], Value]) -> Value:
    """Errors in the words of files: what the rest of the province expects of a disk. Messages may hold addresses."""
    try:
        return act()
    except (NotFoundError, FileNotFoundError):
        raise FileNotFoundError("not in the bucket") from None
    except BaseError as error:
        raise OSError(f"the bucket did not answer as expected ({type(error).__name__})") from None
