"""Files of the relay on the disk: pieces of what is coming in, forms as files.

    relay/in/<laptop>/<sha256>.part   growing; believed only once all of it has this sha256
    relay/out/<laptop>/*.jgpack       packs on their way to a relay, until it has them
    relay/updates/*                   a signed folder of updates that is coming in, until it is verified or refused

A part that was cut, by a kill or by the network, goes on where it ends. One that turns out to be something else is
deleted and begins again.
"""

import hashlib
import io
import shutil
import zipfile
from contextlib import suppress
from pathlib import Path

from fieldapp.domain.disks import disk_error
from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import DiskFull
from fieldapp.vault.durable import append_synced, durable_folder, sync_directory

RESERVE = 100 << 20  # bytes that stay free on this laptop: its own work comes first
MOST_PARTS = 12  # of one laptop; the oldest gives way
READ = 1 << 20
_XML = "form.xml"
_MEDIA = "media/"
MAX_FORM = 64 << 20  # bytes of a form with its files, unpacked


class Parts:
    """What one other laptop is sending, or this one is fetching from it. One thread at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def held(self, sha256: str) -> int:
        """How many bytes are here."""
        with suppress(OSError):
            return self._path(sha256).stat().st_size
        return 0

    def append(self, sha256: str, offset: int, piece: bytes) -> int | None:
        """Durable on return; the bytes that are here then, or None where ``offset`` is not where the part ends.

        Raises DiskFull, StoreError.
        """
        path = self._path(sha256)
        fresh = not path.exists()
        if self.held(sha256) != offset:
            return None
        durable_folder(self._folder)
        free = shutil.disk_usage(self._folder).free
        if free < len(piece) + RESERVE:
            raise DiskFull(needed=len(piece) + RESERVE, free=free)
        if fresh:
            self._make_room()
        try:
            append_synced(path, piece)
            if fresh:
                sync_directory(self._folder)
        except OSError as error:
            raise disk_error(error, len(piece)) from error
        return offset + len(piece)

    def whole(self, sha256: str, size: int) -> Path | None:
        """The file when it is all here; None, and it is gone, when it is something else."""
        path = self._path(sha256)
        if self.held(sha256) == size and digest_of(path) == sha256:
            return path
        self.drop(sha256)
        return None

    def drop(self, sha256: str) -> None:
        """It is taken in, or worth nothing."""
        with suppress(OSError):
            self._path(sha256).unlink()

    def _path(self, sha256: str) -> Path:
        return self._folder / f"{sha256}.part"

    def _make_room(self) -> None:
        found = sorted(self._folder.glob("*.part"), key=lambda path: path.stat().st_mtime)
        for path in found[: max(0, len(found) - MOST_PARTS + 1)]:
            path.unlink(missing_ok=True)


def digest_of(path: Path) -> str:
    """The sha256 of a file. *Slow* for a large one."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def forget_unfinished_with(folder: Path, fingerprint: str) -> None:
    """What was under way with a laptop that is let go: its work stays where it is from."""
    for place in ("in", "out"):
        shutil.rmtree(folder / place / fingerprint[:16], ignore_errors=True)


def form_file(form: PublishedForm) -> bytes:
    """One version with its media; the same version is always the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        members = {_XML: form.xml, **{f"{_MEDIA}{name}": form.files[name] for name in sorted(form.files)}}
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def read_form_file(path: Path, sha256: str) -> tuple[bytes, dict[str, bytes]]:
    """XForm and media. Raises ValueError unless its XForm has this sha256 and everything fits."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > MAX_FORM or len(members) > 200:
                raise ValueError("too large")
            contents = {member.filename: archive.read(member) for member in members}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise ValueError("no form") from error
    xml = contents.pop(_XML, b"")
    media = {name.removeprefix(_MEDIA): content for name, content in contents.items()}
    if sha256_hex(xml) != sha256 or any("/" in name or "\\" in name or not name for name in media):
        raise ValueError("another form")
    return xml, media
