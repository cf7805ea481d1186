"""One zstd frame that states its size: looked at before anything is allocated, never more than was agreed, nothing
behind it."""

import zstandard


def packed(plain: bytes, level: int = 9, *, checksum: bool = True) -> bytes:
    """``plain`` in one frame."""
    return zstandard.ZstdCompressor(level=level, write_content_size=True, write_checksum=checksum).compress(plain)


def unpacked(body: bytes, most: int) -> bytes:
    """The content of the frame, at most ``most`` bytes. Raises ValueError for anything else than one whole frame."""
    try:
        if not 0 <= zstandard.frame_content_size(body) <= most:
            raise ValueError(f"no stated size, or more than {most} bytes")
        return zstandard.ZstdDecompressor().decompress(body, max_output_size=most, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise ValueError(f"not one whole zstd frame: {error}") from None
