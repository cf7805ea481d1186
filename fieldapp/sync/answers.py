"""The answer to a batch in columns, as small as what it says: signatures are all that cannot be shortened.

One outcome for each line, in order; what the laptop knows already (id and sha256 of each line) stands as a mark in the
signed texts, which come out exactly as they were signed.
"""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import msgspec
import zstandard

from fieldapp.domain.receipt import Reason
from fieldapp.sync.protocol import Answer, AskedSubmission, Outcome, SignedReceipt

LEVEL = 9
MAX_PLAIN = 8 << 20  # bytes of one answer after decompression
SIGNATURE = 64  # bytes of Ed25519
ID, HASH = "\x01", "\x02"  # JSON text has none of these


class _Said(msgspec.Struct, array_like=True, frozen=True):
    kind: Literal["receipt", "refusal", "wanted", "unknown"]
    signed: str
    reasons: tuple[Reason, ...]
    wanted: tuple[str, ...]


class _Short(msgspec.Struct, array_like=True, frozen=True):
    server_time: datetime
    epoch: str
    said: list[_Said]
    signatures: bytes


def pack(answer: Answer) -> bytes:
    """The compressed body."""
    receipts = [one.receipt for one in answer.outcomes if one.receipt is not None]
    signatures = b"".join(b64decode(receipt.signature) for receipt in receipts)
    short = _Short(answer.server_time, answer.epoch, [_said(one) for one in answer.outcomes], signatures)
    plain = msgspec.msgpack.encode(short)
    return zstandard.ZstdCompressor(level=LEVEL, write_content_size=True, write_checksum=True).compress(plain)


def unpack(body: bytes, asked: Sequence[AskedSubmission]) -> Answer:
    """The answer about ``asked``, in that order. Raises ValueError when it is damaged or about something else."""
    try:
        if not 0 <= zstandard.frame_content_size(body) <= MAX_PLAIN:
            raise ValueError("too large")
        plain = zstandard.ZstdDecompressor().decompress(body, max_output_size=MAX_PLAIN, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from None
    short = msgspec.msgpack.decode(plain, type=_Short)
    count = sum(one.kind == "receipt" for one in short.said)
    if len(short.said) != len(asked) or len(short.signatures) != SIGNATURE * count:
        raise ValueError("an answer to another batch")
    starts = iter(range(0, len(short.signatures), SIGNATURE))
    outcomes = []
    for said, item in zip(short.said, asked, strict=True):
        receipt = None
        if said.kind == "receipt":
            at = next(starts)
            signature = b64encode(short.signatures[at : at + SIGNATURE]).decode()
            signed = said.signed.replace(ID, item.instance_id).replace(HASH, item.sha256)
            receipt = SignedReceipt(signed, signature)
        outcomes.append(Outcome(item.instance_id, item.sha256, said.kind, receipt, said.reasons, said.wanted))
    return Answer(tuple(outcomes), short.server_time, short.epoch)


def _said(outcome: Outcome) -> _Said:
    signed = ""
    if outcome.receipt is not None:
        signed = outcome.receipt.signed
        for known, mark in ((outcome.instance_id, ID), (outcome.sha256, HASH)):
            signed = signed.replace(known, mark) if known else signed
    return _Said(outcome.kind, signed, outcome.reasons, outcome.wanted)
