"""The courier pack and the return file as bytes: what is signed, what is sealed, what a reader refuses.

    magic (16 bytes) · length of the manifest (4, big endian) · manifest (JSON) · Ed25519 signature (64)
    then for each item of the manifest: its length (8, big endian) · its bytes

Items are age files; a reader stores and forwards them and cannot open them. The signature covers the magic and the
manifest, the manifest names each item's size and sha256, so no byte can change unnoticed. The sha256 of the manifest
is the pack's id: a copy of a pack is the same pack.
"""

import hashlib
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Literal

from fieldapp.domain.submission import sha256_hex
from fieldapp.sync.protocol import MAX_ATTACHMENT, decode, encode

PACK_MAGIC = b"JANGKAU-PACK-1\r\n"  # a copy "as text" changes the line end
RETURN_MAGIC = b"JANGKAU-RCPT-1\r\n"
PACK_ENDING, RETURN_ENDING = ".jgpack", ".jgreceipts"
MAX_ITEMS = 5_000  # of one pack; its head then fits into one request
MAX_MANIFEST = 900 << 10  # bytes
MAX_ITEM = MAX_ATTACHMENT + (1 << 20)  # bytes of one sealed item
PIECE = 1 << 20  # bytes in memory at a time
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MAGIC, _LENGTH, _SIGNATURE, _ITEM_LENGTH = 16, 4, 64, 8


class FrameError(ValueError):
    """A file that is not what it should be. ``why``: not_this, cut, changed, newer, unreadable."""

    def __init__(self, why: str, item: int = 0) -> None:
        self.why = why
        self.item = item  # counted from 1; 0 is the head
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class SealedItem:
    """One age file. batch: a body of ``POST /v1/batches``; attachment: the content of one; answer: an ``Answer``."""

    kind: Literal["batch", "attachment", "answer"]
    size: int
    sha256: str  # of the sealed bytes


@dataclass(frozen=True, slots=True)
class PackManifest:
    """What everybody on the way may read. ``public_key`` is the device's, ``return_to`` its store's age recipient."""

    v: int
    kind: Literal["pack"]
    device_id: str
    device_code: str
    public_key: str
    return_to: str
    province: str  # the age recipient that the items are sealed to
    counter: int  # of this laptop's packs
    made_at: datetime
    submissions: int
    items: tuple[SealedItem, ...]  # batches first


@dataclass(frozen=True, slots=True)
class ReturnManifest:
    """The province's answer to one pack, sealed to the laptop it came from and signed with the receipt key."""

    v: int
    kind: Literal["return"]
    device_id: str
    device_code: str
    pack_id: str
    key_id: str
    made_at: datetime
    items: tuple[SealedItem, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The signed beginning of a file. ``pack_id`` is the sha256 of the manifest; ``signature`` is base64."""

    magic: bytes
    manifest: bytes
    signature: str

    @property
    def pack_id(self) -> str:
        """What a pack is known by, everywhere."""
        return sha256_hex(self.manifest)

    @property
    def signed(self) -> bytes:
        """The bytes under the signature; the magic keeps it from meaning anything else."""
        return self.magic + self.manifest

    def to_bytes(self) -> bytes:
        """As it stands in a file and in ``POST /v1/packs``."""
        length = len(self.manifest).to_bytes(_LENGTH, "big")
        return self.magic + length + self.manifest + b64decode(self.signature)


def make_head(manifest: PackManifest | ReturnManifest, sign: Callable[[bytes], str], *, length: int = 0) -> Head:
    """Sign a manifest. ``length`` pads it with blanks, which JSON allows, to a size that was promised before."""
    magic = PACK_MAGIC if isinstance(manifest, PackManifest) else RETURN_MAGIC
    content = encode(manifest).ljust(length)
    return Head(magic, content, sign(magic + content))


def head_size(length: int) -> int:
    """Bytes of a head whose manifest has ``length`` bytes."""
    return _MAGIC + _LENGTH + length + _SIGNATURE


def read_head(file: BinaryIO, magic: bytes) -> Head:
    """The head at the beginning of a file; nothing is verified but its form. Raises FrameError."""
    found = file.read(_MAGIC)
    if found != magic:
        raise FrameError(_stranger(found, magic))
    length = int.from_bytes(_exactly(file, _LENGTH), "big")
    if not 0 < length <= MAX_MANIFEST:
        raise FrameError("changed")
    manifest = _exactly(file, length)
    return Head(magic, manifest, b64encode(_exactly(file, _SIGNATURE)).decode())


def _stranger(found: bytes, magic: bytes) -> str:
    if magic.startswith(found):
        return "cut"
    stem = magic.partition(b"-1")[0]
    return "newer" if found.startswith(stem) and found[len(stem) + 1 : len(stem) + 2].isdigit() else "not_this"


def _exactly(file: BinaryIO, count: int, item: int = 0) -> bytes:
    content = file.read(count)
    if len(content) < count:
        raise FrameError("cut", item)
    return content


def pack_manifest(head: Head) -> PackManifest:
    """What a pack says of itself. Raises FrameError; the signature is the caller's to verify."""
    try:
        manifest = decode(head.manifest, PackManifest)
    except ValueError:
        raise FrameError("unreadable") from None
    kinds = [item.kind for item in manifest.items]
    if "answer" in kinds or kinds != sorted(kinds, key=lambda kind: kind != "batch") or manifest.submissions < 1:
        raise FrameError("unreadable")
    _check(manifest.v, manifest.items)
    return manifest


def return_manifest(head: Head) -> ReturnManifest:
    """What a return file says of itself. Raises FrameError."""
    try:
        manifest = decode(head.manifest, ReturnManifest)
    except ValueError:
        raise FrameError("unreadable") from None
    if [item.kind for item in manifest.items] != ["answer"]:
        raise FrameError("unreadable")
    _check(manifest.v, manifest.items)
    return manifest


def _check(version: int, items: Sequence[SealedItem]) -> None:
    if version != 1:
        raise FrameError("newer")
    hashes = {item.sha256 for item in items}
    fits = all(0 < item.size <= MAX_ITEM and _SHA256.fullmatch(item.sha256) for item in items)
    if not (0 < len(items) <= MAX_ITEMS and len(hashes) == len(items) and fits):
        raise FrameError("unreadable")


def item_length(item: SealedItem) -> bytes:
    """What stands before an item's bytes."""
    return item.size.to_bytes(_ITEM_LENGTH, "big")


def item_offsets(head: Head, items: Sequence[SealedItem]) -> dict[str, int]:
    """sha256 → where the item's bytes begin in the file."""
    at = head_size(len(head.manifest))
    offsets: dict[str, int] = {}
    for item in items:
        offsets[item.sha256] = at + _ITEM_LENGTH
        at += _ITEM_LENGTH + item.size
    return offsets


def verified_pieces(file: BinaryIO, items: Sequence[SealedItem]) -> Iterator[bytes]:
    """Everything behind the head, piece by piece; it ends only when every item is as the manifest says.

    Raises FrameError(cut | changed) at the item that is not.
    """
    for number, item in enumerate(items, start=1):
        yield from _verified(file, number, item)
    if file.read(1):
        raise FrameError("changed", len(items))


def verified_items(file: BinaryIO, items: Sequence[SealedItem]) -> Iterator[tuple[SealedItem, bytes]]:
    """The same item by item, each given once all of it is as the manifest says."""
    for number, item in enumerate(items, start=1):
        yield item, b"".join(_verified(file, number, item))[_ITEM_LENGTH:]
    if file.read(1):
        raise FrameError("changed", len(items))


def _verified(file: BinaryIO, number: int, item: SealedItem) -> Iterator[bytes]:
    length = _exactly(file, _ITEM_LENGTH, number)
    if length != item_length(item):
        raise FrameError("changed", number)
    yield length
    digest, rest = hashlib.sha256(), item.size
    while rest:
        piece = file.read(min(PIECE, rest))
        if not piece:
            raise FrameError("cut", number)
        digest.update(piece)
        rest -= len(piece)
        yield piece
    if digest.hexdigest() != item.sha256:
        raise FrameError("changed", number)
