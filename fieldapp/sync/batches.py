"""A batch on the wire, in one zstd frame that states its content size: in columns, or NDJSON, one submission a line.

Columns (``columns``) are what a laptop sends: half the bytes. NDJSON can carry whatever cannot stand in columns.
"""

from collections.abc import Sequence

import msgspec
import zstandard
from msgspec import UNSET

from fieldapp.domain.submission import Submission
from fieldapp.sync.columns import Streams, spread
from fieldapp.sync.gathering import gather
from fieldapp.sync.outline import Outline
from fieldapp.sync.protocol import MAX_BATCH_PLAIN, SubmissionLine, encode

LEVEL = 10  # about 60 MB/s here and 10 % smaller than the default
COLUMNS_LEVEL = 19  # 0.3 ms a submission; each of its bytes takes 0.1 ms of the slowest link
SHORTEST_DICTIONARY = 8  # bytes; shorter content is none to zstd
MAX_COLUMNS_PLAIN = 8 << 20  # bytes of one batch in columns after decompression


class BatchError(ValueError):
    """Not one zstd frame of known size, or too large; ``too_large`` tells which."""

    def __init__(self, detail: str, *, too_large: bool = False) -> None:
        self.too_large = too_large
        super().__init__(detail)


def line_of(submission: Submission) -> SubmissionLine:
    """Raises UnicodeDecodeError when the frozen bytes are not UTF-8 text."""
    return SubmissionLine(
        instance_id=submission.instance_id,
        form_id=submission.form_id,
        form_version=submission.form_version,
        sha256=submission.sha256,
        xml=submission.xml.decode(),
        finalized_at=submission.finalized_at,
        number=submission.number,
        corrects=submission.corrects,
        attachments=submission.attachments,
        clock=submission.clock or UNSET,
    )


def pack(lines: Sequence[SubmissionLine]) -> bytes:
    """The compressed body of ``POST /v1/batches``."""
    plain = b"".join(encode(line) + b"\n" for line in lines)
    return zstandard.ZstdCompressor(level=LEVEL, write_content_size=True).compress(plain)


def pack_columns(lines: Sequence[SubmissionLine], outline: Outline | None = None) -> bytes:
    """The same in columns. Raises ValueError for lines that the province would not get back exactly."""
    keys = outline.keys if outline else ()
    streams = spread(lines, keys)
    if gather(streams, keys) != list(lines):
        raise ValueError("these lines cannot stand in columns")
    plain = msgspec.msgpack.encode(streams)
    if len(plain) > MAX_COLUMNS_PLAIN:
        raise ValueError("too much for columns")
    compressor = zstandard.ZstdCompressor(
        level=COLUMNS_LEVEL, dict_data=_dictionary(outline), write_content_size=True, write_checksum=True
    )
    return compressor.compress(plain)


def unpack_columns(body: bytes, outline: Outline | None = None) -> list[SubmissionLine]:
    """The lines of a batch in columns. Raises BatchError; a batch that is damaged anywhere gives no line."""
    plain = _decompressed(body, MAX_COLUMNS_PLAIN, outline)
    try:
        return gather(msgspec.msgpack.decode(plain, type=Streams), outline.keys if outline else ())
    except ValueError as error:
        raise BatchError(str(error)) from None


def unpack(body: bytes, limit: int = MAX_BATCH_PLAIN) -> tuple[bytes, ...]:
    """The lines of a batch, undecoded. Raises BatchError."""
    return tuple(line for line in _decompressed(body, limit).split(b"\n") if line)


def _decompressed(body: bytes, limit: int, outline: Outline | None = None) -> bytes:
    """One frame's content. Looks at the stated size before it allocates anything."""
    try:
        size = zstandard.frame_content_size(body)
    except zstandard.ZstdError:
        raise BatchError("not a zstd frame") from None
    if size < 0:
        raise BatchError("the zstd frame does not state its content size")
    if size > limit:
        raise BatchError(f"more than {limit} bytes after decompression", too_large=True)
    try:
        decompressor = zstandard.ZstdDecompressor(max_window_size=max(limit, 1 << 10), dict_data=_dictionary(outline))
        return decompressor.decompress(body, max_output_size=limit, allow_extra_data=False)
    except zstandard.ZstdError:
        raise BatchError("a damaged zstd frame, or more than one") from None


def _dictionary(outline: Outline | None) -> zstandard.ZstdCompressionDict | None:
    """The form's own words, as raw content: nothing is trained."""
    if outline is None or len(outline.words) < SHORTEST_DICTIONARY:
        return None
    return zstandard.ZstdCompressionDict(outline.words, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
