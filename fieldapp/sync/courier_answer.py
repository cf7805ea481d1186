"""The province's answer to a courier pack, inside the seal: the JSON of an ``Answer`` in one zstd frame."""

from fieldapp.sync.frame import packed, unpacked
from fieldapp.sync.protocol import Answer, decode, encode

MAX_PLAIN = 64 << 20  # bytes; a hundred thousand receipts


def pack_answer(answer: Answer) -> bytes:
    """What is sealed to the laptop a pack came from."""
    return packed(encode(answer), 10, checksum=False)


def unpack_answer(content: bytes) -> Answer:
    """Raises ValueError when it is not what ``pack_answer`` makes, or too large."""
    plain = unpacked(content, MAX_PLAIN)
    return decode(plain, Answer)
