"""The province's answer to a courier pack, inside the seal: the JSON of an ``Answer`` in one zstd frame."""

import zstandard

from fieldapp.sync.protocol import Answer, decode, encode

MAX_PLAIN = 64 << 20  # bytes; a hundred thousand receipts


def pack_answer(answer: Answer) -> bytes:
    """What is sealed to the laptop a pack came from."""
    return zstandard.ZstdCompressor(level=10, write_content_size=True).compress(encode(answer))


def unpack_answer(content: bytes) -> Answer:
    """Raises ValueError when it is not what ``pack_answer`` makes, or too large."""
    try:
        if not 0 <= zstandard.frame_content_size(content) <= MAX_PLAIN:
            raise ValueError("no size, or too large")
        plain = zstandard.ZstdDecompressor().decompress(content, max_output_size=MAX_PLAIN, allow_extra_data=False)
    except zstandard.ZstdError:
        raise ValueError("not a zstd frame") from None
    return decode(plain, Answer)
