"""What became of submissions: the answer to a batch, and to a question by id.

A receipt is told as it stands in the log (``logbook.py``). A submission that was completed by a file at the same
moment has no row there yet, and a row of an older version may have no signature: whoever asks gets it made.
Whoever asks by id is told only of bytes that still have their hash (``holding.py``) and of files that are here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec
from fastapi import APIRouter, Request, Response
from sqlalchemy import select

from fieldapp.domain.receipt import Reason
from fieldapp.server.body import Body
from fieldapp.server.database import everything_replicated, reading
from fieldapp.server.holding import Held, held
from fieldapp.server.logbook import Logged, append, logged, missing, sign_interrupted
from fieldapp.server.office import Here, Office, SignedIn, answer
from fieldapp.server.problems import ProblemError
from fieldapp.server.tables import refusal
from fieldapp.sync import answers, protocol, questions
from fieldapp.sync.protocol import Answer, AskedSubmission, Outcome, SignedReceipt

CONFLICT = (Reason("", "conflict", "Other bytes are stored under this id."),)
DAMAGED = (Reason("", "damaged", "What was stored has been damaged. Send it again."),)
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
    asked = _asked_shortly(request, body)
    return Response(answers.pack(answer_for(office, asked)), media_type=protocol.ANSWER_TYPE)


@router.post(
    protocol.HELD,
    response_class=Response,
    openapi_extra={"requestBody": {"required": True, "content": {protocol.QUESTION_TYPE: {"schema": _BINARY}}}},
    responses={200: {"content": {protocol.ANSWER_TYPE: {"schema": _BINARY}}}},
)
def ask_what_is_held(request: Request, body: Body, office: Here, _device: SignedIn) -> Response:
    """The same question from a laptop that has the receipts: ``held`` stands for one, in a byte or two."""
    found = answer_for(office, _asked_shortly(request, body))
    outcomes = tuple(
        replace(one, kind="held", receipt=None) if one.kind == "receipt" else one for one in found.outcomes
    )
    return Response(answers.pack(replace(found, outcomes=outcomes)), media_type=protocol.ANSWER_TYPE)


def _asked_shortly(request: Request, body: bytes) -> list[AskedSubmission]:
    if request.headers.get("Content-Type") != protocol.QUESTION_TYPE:
        raise ProblemError(415, "question_type", "A question has another media type", protocol.QUESTION_TYPE)
    try:
        return questions.unpack(body)
    except ValueError as error:
        raise ProblemError(400, "question_unreadable", "The question cannot be read", str(error)) from None


def answer_for(office: Office, asked: Sequence[AskedSubmission], fresh: Iterable[Logged] = ()) -> Answer:
    """One outcome for each, in the order asked; ``fresh`` was just committed and needs no looking up."""
    rows = list(fresh)
    ids = {item.instance_id for item in asked} - {row.instance_id for row in rows}
    known = _look_up(office, ids) if ids else _Known(Held(), {}, {}, ())
    if late := known.complete():
        append(office, late, office.clock())
        known = _look_up(office, ids)
    if known.logged:
        everything_replicated(office.engine)  # a receipt that is only read promises as much as one just written
    stored = known.held.whole | {row.instance_id: row.sha256 for row in rows}
    rows += sign_interrupted(office, known.logged)
    receipts = {row.instance_id: SignedReceipt(row.signed or "", row.signature or "") for row in rows}
    outcomes = tuple(_outcome(item, known, stored, receipts) for item in asked)
    return Answer(outcomes, office.clock(), office.card.epoch)


@dataclass(frozen=True, slots=True)
class _Known:
    """What one reading transaction found, by instance_id."""

    held: Held
    refused: Mapping[tuple[str, str], str]
    missing: Mapping[str, set[str]]
    logged: Sequence[Logged]

    def complete(self) -> set[str]:
        """Stored, with all files, and not in the log."""
        return self.held.whole.keys() - self.missing.keys() - {row.instance_id for row in self.logged}


def _look_up(office: Office, ids: Collection[str]) -> _Known:
    told = (refusal.c.instance_id, refusal.c.sha256, refusal.c.reasons)
    with reading(office.engine) as connection:
        log = logged(connection, ids)
        return _Known(
            held(connection, ids, log),
            {(row[0], row[1]): row[2] for row in connection.execute(select(*told).where(told[0].in_(ids)))},
            missing(connection, ids),
            log,
        )


def _outcome(
    item: AskedSubmission, known: _Known, stored: Mapping[str, str], receipts: Mapping[str, SignedReceipt]
) -> Outcome:
    key = (item.instance_id, item.sha256)
    found = stored.get(item.instance_id)
    had = known.held.damaged.get(item.instance_id, ())
    if item.sha256 in had:
        return Outcome(*key, "unknown", reasons=DAMAGED)
    if had or (found is not None and found != item.sha256):
        return Outcome(*key, "refusal", reasons=CONFLICT)
    if wanted := known.missing.get(item.instance_id):
        return Outcome(*key, "wanted", wanted=tuple(sorted(wanted)))
    if item.instance_id in receipts:
        return Outcome(*key, "receipt", receipt=receipts[item.instance_id])
    if found is not None:
        return Outcome(*key, "wanted")
    if key in known.refused:
        return Outcome(*key, "refusal", reasons=msgspec.json.decode(known.refused[key], type=tuple[Reason, ...]))
    return Outcome(*key, "unknown")
