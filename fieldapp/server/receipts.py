"""Receipts: committed first, then signed; one text per submission, the same for ever.

The log has one row per received submission and no gaps: the only writer takes the next index inside its
transaction. A row without a signature was committed and then interrupted; whoever asks next gets it signed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection, Row, Table, bindparam, func, insert, select, update

from fieldapp.domain.receipt import Reason
from fieldapp.server.body import Body
from fieldapp.server.database import writing
from fieldapp.server.identity import ProvinceCard
from fieldapp.server.office import Here, Office, SignedIn, answer
from fieldapp.server.problems import ProblemError
from fieldapp.server.tables import attachment, receipt_log, refusal, submission, submission_attachment
from fieldapp.sync import answers, protocol, questions
from fieldapp.sync.protocol import Answer, AskedSubmission, Outcome, SignedReceipt
from fieldapp.vault.signatures import sign_each

_KEEP = update(receipt_log).where(receipt_log.c.instance_id == bindparam("id"), receipt_log.c.signed.is_(None))
_KEEP = _KEEP.values(signed=bindparam("signed"), signature=bindparam("signature"))
CONFLICT = (Reason("", "conflict", "Other bytes are stored under this id."),)
_BINARY = {"type": "string", "format": "binary"}
router = APIRouter(tags=["submissions"])


@router.post(protocol.RECEIPTS, response_class=Response, responses={200: {"model": Answer}})
def ask(body: protocol.ReceiptsRequest, office: Here, _device: SignedIn) -> Response:
    """What the province knows of these submissions; safe to repeat."""
    if len(body.items) > protocol.MAX_ASKED:
        detail = f"At most {protocol.MAX_ASKED}."
        raise ProblemError(413, "too_large", "Too many submissions in one question", detail)
    return answer(answer_for(office, body.items))


@router.post(
    protocol.RECEIPTS_SHORT,
    response_class=Response,
    openapi_extra={"requestBody": {"required": True, "content": {protocol.QUESTION_TYPE: {"schema": _BINARY}}}},
    responses={200: {"content": {protocol.ANSWER_TYPE: {"schema": _BINARY}}}},
)
def ask_shortly(request: Request, body: Body, office: Here, _device: SignedIn) -> Response:
    """The same question and answer in few bytes."""
    if request.headers.get("Content-Type") != protocol.QUESTION_TYPE:
        raise ProblemError(415, "question_type", "A question has another media type", protocol.QUESTION_TYPE)
    try:
        asked = questions.unpack(body)
    except ValueError as error:
        raise ProblemError(400, "question_unreadable", "The question cannot be read", str(error)) from None
    return Response(answers.pack(answer_for(office, asked)), media_type=protocol.ANSWER_TYPE)


def answer_for(office: Office, asked: Sequence[AskedSubmission]) -> Answer:
    """One outcome for each, in the order asked; receipts that were interrupted are signed now."""
    ids = {item.instance_id for item in asked}
    with office.engine.connect() as connection:
        known = _Known(
            {row.instance_id: row.sha256 for row in _of(connection, submission, ids)},
            {(row.instance_id, row.sha256): row.reasons for row in _of(connection, refusal, ids)},
            missing(connection, ids),
        )
        log = _of(connection, receipt_log, ids)
    receipts = _signed(office, log)
    return Answer(tuple(_outcome(item, known, receipts) for item in asked), office.clock(), office.card.epoch)


def append(connection: Connection, card: ProvinceCard, instance_ids: Iterable[str], now: datetime) -> None:
    """Log those of the stored submissions that are complete, inside the caller's transaction."""
    ids = list(dict.fromkeys(instance_ids))
    waiting = missing(connection, ids).keys() | {row.instance_id for row in _of(connection, receipt_log, ids)}
    hashes = {row.instance_id: row.sha256 for row in _of(connection, submission, ids)}
    index = connection.execute(select(func.coalesce(func.max(receipt_log.c.log_index), 0))).scalar_one()
    rows = [
        {
            "log_index": index + count,
            "instance_id": instance_id,
            "sha256": hashes[instance_id],
            "number": f"{card.prefix}-{now.year}-{index + count:06d}",
            "epoch": card.epoch,
            "received_at": now.isoformat(),
        }
        for count, instance_id in enumerate((one for one in ids if one not in waiting), start=1)
    ]
    if rows:
        connection.execute(insert(receipt_log), rows)


def missing(connection: Connection, instance_ids: Collection[str]) -> dict[str, set[str]]:
    """instance_id → sha256 of attachments that have not arrived; complete submissions are left out."""
    files = submission_attachment
    absent = select(files.c.instance_id, files.c.sha256).where(
        files.c.instance_id.in_(instance_ids), ~select(attachment).where(attachment.c.sha256 == files.c.sha256).exists()
    )
    found: dict[str, set[str]] = {}
    for row in connection.execute(absent):
        found.setdefault(row.instance_id, set()).add(row.sha256)
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    """What one reading transaction found, by instance_id."""

    stored: Mapping[str, str]
    refused: Mapping[tuple[str, str], str]
    missing: Mapping[str, set[str]]


def _outcome(item: AskedSubmission, known: _Known, receipts: Mapping[str, SignedReceipt]) -> Outcome:
    key = (item.instance_id, item.sha256)
    stored = known.stored.get(item.instance_id)
    if stored is not None and stored != item.sha256:
        return Outcome(*key, "refusal", reasons=CONFLICT)
    if item.instance_id in receipts:
        return Outcome(*key, "receipt", receipt=receipts[item.instance_id])
    if stored is not None:
        return Outcome(*key, "wanted", wanted=tuple(sorted(known.missing.get(item.instance_id, ()))))
    if key in known.refused:
        return Outcome(*key, "refusal", reasons=msgspec.json.decode(known.refused[key], type=tuple[Reason, ...]))
    return Outcome(*key, "unknown")


def _signed(office: Office, log: Sequence[Row[Any]]) -> dict[str, SignedReceipt]:
    """The receipts of these log rows. Whoever signs a row first has signed it for ever: what is stored is told."""
    unsigned = sorted((row for row in log if row.signed is None), key=lambda row: row.log_index)
    if unsigned:
        texts = [_text(office, row) for row in unsigned]
        made = sign_each(office.identity.receipt_seed, [text.encode() for text in texts])
        rows = [
            {"id": row.instance_id, "signed": text, "signature": signature}
            for row, text, signature in zip(unsigned, texts, made, strict=True)
        ]
        with writing(office.engine) as connection:
            connection.execute(_KEEP, rows)
            log = _of(connection, receipt_log, {row.instance_id for row in log})
    return {row.instance_id: SignedReceipt(row.signed, row.signature) for row in log}


def _text(office: Office, row: Row[Any]) -> str:
    names = ("instance_id", "sha256", "number", "log_index", "epoch", "received_at")
    said = {name: getattr(row, name) for name in names}
    return protocol.receipt_text({"v": 1, "kind": "receipt", **said, "key_id": office.card.key_id})


def _of(connection: Connection, table: Table, ids: Collection[str]) -> Sequence[Row[Any]]:
    return connection.execute(select(table).where(table.c.instance_id.in_(ids))).all()
