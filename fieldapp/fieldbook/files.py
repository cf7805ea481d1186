"""Attachments as sealed files: written durably before any row names them, read only through memory.

Each file is age-encrypted to this store's own identity and, once enrolled, to the province's ingest key,
so the same bytes can be shown here and carried there. File names are random.
"""

import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import DamagedStore, StoreError
from fieldapp.vault.durable import durable_folder, durable_write
from fieldapp.vault.sealing import seal, unseal


class AttachmentFiles:
    """The sealed files of one profile."""

    def __init__(self, folder: Path, identity: str, recipients: Sequence[str]) -> None:
        self._folder = folder
        self._identity = identity
        self._recipients = tuple(recipients)

    def write(self, content: bytes) -> str:
        """Seal and store ``content``; returns the random file name. Raises DiskFull."""
        name = f"{secrets.token_hex(16)}.age"
        durable_folder(self._folder)
        durable_write(self._folder / name, seal(content, self._recipients))
        return name

    def read(self, name: str, sha256: str) -> bytes:
        """The plain content; raises StoreError when the file is missing, not ours, or not the one that was kept.

        A whole file in the place of another opens as well: only its hash tells.
        """
        try:
            sealed = (self._folder / name).read_bytes()
        except OSError as error:
            raise StoreError("An attachment's file is missing on this laptop.") from error
        content = unseal(sealed, self._identity)
        if sha256_hex(content) != sha256:
            raise DamagedStore(reference="FILE-1")
        return content

    def remove(self, names: Sequence[str]) -> None:
        """Delete files that no row names any more; one that cannot be deleted stays, sealed."""
        for name in names:
            with suppress(OSError):
                (self._folder / name).unlink()
