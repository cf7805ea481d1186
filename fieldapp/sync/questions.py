"""A question for many receipts as raw bytes: a batch whose answer was lost must not cost another batch."""

import re
from collections.abc import Sequence

import msgspec

from fieldapp.sync.frame import packed, unpacked
from fieldapp.sync.protocol import MAX_ASKED, AskedSubmission

MAX_PLAIN = 64 << 10  # bytes of one question after decompression
ID, HASH = 16, 32  # bytes
_ID = re.compile(r"uuid:([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})")
_HASH = re.compile(r"[0-9a-f]{64}")


class _Question(msgspec.Struct, array_like=True, frozen=True):
    ids: bytes
    hashes: bytes


def pack(asked: Sequence[AskedSubmission]) -> bytes:
    """The compressed body. Raises ValueError where an id is no ``uuid:``; those are asked in JSON."""
    if not all(_ID.fullmatch(one.instance_id) and _HASH.fullmatch(one.sha256) for one in asked):
        raise ValueError("not a uuid and a sha256")
    ids = b"".join(bytes.fromhex(one.instance_id[5:].replace("-", "")) for one in asked)
    hashes = b"".join(bytes.fromhex(one.sha256) for one in asked)
    plain = msgspec.msgpack.encode(_Question(ids, hashes))
    return packed(plain, 3)


def unpack(body: bytes) -> list[AskedSubmission]:
    """Raises ValueError for anything else than what ``pack`` makes, and for more than may be asked at once."""
    plain = unpacked(body, MAX_PLAIN)
    question = msgspec.msgpack.decode(plain, type=_Question)
    count = len(question.ids) // ID
    if (len(question.ids), len(question.hashes)) != (count * ID, count * HASH) or count > MAX_ASKED:
        raise ValueError("ids and hashes do not fit each other, or too many")
    return [
        AskedSubmission(
            _shown(question.ids[at * ID : (at + 1) * ID]), question.hashes[at * HASH : (at + 1) * HASH].hex()
        )
        for at in range(count)
    ]


def _shown(raw: bytes) -> str:
    text = raw.hex()
    return "uuid:" + "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
