"""The letter: what a supervisor tells one laptop where there is no network. ``docs/protocol.md``, "Letters".

It has the frame of courier packs under a magic of its own; its one item is sealed to the store of the laptop it is for.
Decisions in it are about that laptop's work alone, whatever else was decided with them; requests for visits are whole
submissions, which the laptop hears as if the province had brought them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from fieldapp.domain.receipt import Reason
from fieldapp.domain.team import Reviewed
from fieldapp.sync.courier_frame import FrameError, Head, SealedItem, check_items
from fieldapp.sync.frame import packed, unpacked
from fieldapp.sync.protocol import SubmissionLine, decode, encode

LETTER_MAGIC = b"JANGKAU-LETR-1\r\n"
LETTER_ENDING = ".jgletter"
MAX_PLAIN = 32 << 20  # bytes


@dataclass(frozen=True, slots=True)
class LetterManifest:
    """What everybody on the way may read: from whom, signed with ``public_key``, and to whom."""

    v: int
    kind: Literal["letter"]
    device_id: str
    device_code: str
    public_key: str
    to_id: str
    to_code: str
    made_at: datetime
    items: tuple[SealedItem, ...]


@dataclass(frozen=True, slots=True)
class ToldDecision:
    """The last word about one submission, by the review ``decision_id``; ``reasons`` are for the worker."""

    decision_id: str
    decided_at: datetime
    instance_id: str
    sha256: str
    state: Reviewed
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class LetterText:
    """What stands in it."""

    v: int
    decisions: tuple[ToldDecision, ...]
    lines: tuple[SubmissionLine, ...]


def letter_head(manifest: LetterManifest, sign: Callable[[bytes], str]) -> Head:
    """The signed beginning."""
    content = encode(manifest)
    return Head(LETTER_MAGIC, content, sign(LETTER_MAGIC + content))


def letter_manifest(head: Head) -> LetterManifest:
    """What a letter says of itself. Raises FrameError; the signature is the caller's to verify."""
    try:
        manifest = decode(head.manifest, LetterManifest)
    except ValueError:
        raise FrameError("unreadable") from None
    if [item.kind for item in manifest.items] != ["letter"]:
        raise FrameError("unreadable")
    check_items(manifest.v, manifest.items)
    return manifest


def pack_letter(text: LetterText) -> bytes:
    """What is sealed."""
    return packed(encode(text), 10, checksum=False)


def unpack_letter(content: bytes) -> LetterText:
    """Raises ValueError when it is not what ``pack_letter`` makes, or too large."""
    plain = unpacked(content, MAX_PLAIN)
    return decode(plain, LetterText)
