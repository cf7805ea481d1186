"""A batch on the wire: NDJSON, one submission a line, in one zstd frame that states its content size."""

from collections.abc import Sequence

import zstandard

from fieldapp.domain.submission import Submission
from fieldapp.sync.protocol import MAX_BATCH_PLAIN, SubmissionLine, encode

LEVEL = 10  # about 60 MB/s here and 10 % smaller than the default


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
    )


def pack(lines: Sequence[SubmissionLine]) -> bytes:
    """The compressed body of ``POST /v1/batches``."""
    plain = b"".join(encode(line) + b"\n" for line in lines)
    return zstandard.ZstdCompressor(level=LEVEL, write_content_size=True).compress(plain)


def unpack(body: bytes, limit: int = MAX_BATCH_PLAIN) -> tuple[bytes, ...]:
    """The lines of a batch, undecoded. Looks at the stated size before it allocates anything.

    Raises BatchError.
    """
    try:
        size = zstandard.frame_content_size(body)
    except zstandard.ZstdError:
        raise BatchError("not a zstd frame") from None
    if size < 0:
        raise BatchError("the zstd frame does not state its content size")
    if size > limit:
        raise BatchError(f"more than {limit} bytes after decompression", too_large=True)
    try:
        decompressor = zstandard.ZstdDecompressor(max_window_size=max(limit, 1 << 10))
        plain = decompressor.decompress(body, max_output_size=limit, allow_extra_data=False)
    except zstandard.ZstdError:
        raise BatchError("a damaged zstd frame, or more than one") from None
    return tuple(line for line in plain.split(b"\n") if line)
