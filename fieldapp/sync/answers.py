"""The answer to a batch in columns, as small as what it says.

One outcome for each line, in order; what the laptop knows already (id and sha256 of each line) stands as a mark in the
signed texts, which come out exactly as they were signed. Receipts that were signed together need the signature of
their tree's root only: the laptop makes each one's own from the texts (``domain/hash_tree``).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

import msgspec

from fieldapp.domain.hash_tree import place_of, signatures_of
from fieldapp.domain.receipt import Reason
from fieldapp.sync.frame import packed, unpacked
from fieldapp.sync.protocol import Answer, AskedSubmission, Outcome, SignedReceipt

MAX_PLAIN = 8 << 20  # bytes of one answer after decompression
ID, HASH = "\x01", "\x02"  # JSON text has none of these


class _Said(msgspec.Struct, array_like=True, frozen=True):
    kind: Literal["receipt", "refusal", "wanted", "unknown", "held"]
    signed: str
    reasons: tuple[Reason, ...]
    wanted: tuple[str, ...]


class _Short(msgspec.Struct, array_like=True, frozen=True):
    """``root`` is the signature over all receipts that have no signature of their own, "" when there are none."""

    server_time: datetime
    epoch: str
    said: list[_Said]
    root: str
    signatures: dict[int, str]  # outcome's number → signature of its own


def pack(answer: Answer) -> bytes:
    """The compressed body."""
    receipts = {number: one.receipt for number, one in enumerate(answer.outcomes) if one.receipt is not None}
    root = _shared_root(list(receipts.values()))
    own = {} if root else {number: receipt.signature for number, receipt in receipts.items()}
    short = _Short(answer.server_time, answer.epoch, [_said(one) for one in answer.outcomes], root, own)
    plain = msgspec.msgpack.encode(short)
    return packed(plain)


def unpack(body: bytes, asked: Sequence[AskedSubmission]) -> Answer:
    """The answer about ``asked``, in that order. Raises ValueError when it is damaged or about something else."""
    plain = unpacked(body, MAX_PLAIN)
    short = msgspec.msgpack.decode(plain, type=_Short)
    if len(short.said) != len(asked):
        raise ValueError("an answer to another batch")
    signed = {
        number: said.signed.replace(ID, item.instance_id).replace(HASH, item.sha256)
        for number, (said, item) in enumerate(zip(short.said, asked, strict=True))
        if said.kind == "receipt"
    }
    signatures = dict(short.signatures)
    if short.root and signed:
        texts = [text.encode() for text in signed.values()]
        signatures |= zip(signed, signatures_of(texts, short.root), strict=True)
    if signatures.keys() != signed.keys():
        raise ValueError("a receipt without a signature")
    receipts = {number: SignedReceipt(text, signatures[number]) for number, text in signed.items()}
    outcomes = [
        Outcome(item.instance_id, item.sha256, said.kind, receipts.get(number), said.reasons, said.wanted)
        for number, (said, item) in enumerate(zip(short.said, asked, strict=True))
    ]
    return Answer(tuple(outcomes), short.server_time, short.epoch)


def _shared_root(receipts: Sequence[SignedReceipt]) -> str:
    """The root's signature when these receipts are exactly the leaves of one tree, in order; "" otherwise."""
    first = place_of(receipts[0].signature) if receipts else None
    if first is None or first.count != len(receipts):
        return ""
    same = signatures_of([receipt.signed.encode() for receipt in receipts], first.root_signature)
    return first.root_signature if same == [receipt.signature for receipt in receipts] else ""


def _said(outcome: Outcome) -> _Said:
    signed = outcome.receipt.signed if outcome.receipt is not None else ""
    for known, mark in ((outcome.instance_id, ID), (outcome.sha256, HASH)):
        signed = signed.replace(known, mark) if known else signed
    return _Said(outcome.kind, signed, outcome.reasons, outcome.wanted)
