"""``/v1/audit``: what was done on laptops comes in, line after line, and is never changed again.

A batch says after which line it begins. Where it goes on from what is here it is added; the same again changes nothing.
Where a laptop now tells other lines after a place (an older copy was put back, lines were changed or cut off, two
laptops are one) both are kept: a new branch begins, and the administrator sees it. Work is never refused for it.
"""

from fastapi import APIRouter, Request, Response
from sqlalchemy import update

from fieldapp.domain.audit import AuditEnd, follow, read_line
from fieldapp.server import bulk
from fieldapp.server.audit_keeping import keep
from fieldapp.server.body import Body
from fieldapp.server.database import everything_replicated, writing
from fieldapp.server.enrolment import Device
from fieldapp.server.office import Here, Office, SignedIn, answer
from fieldapp.server.problems import ProblemError
from fieldapp.server.tables import audit_refused
from fieldapp.sync.audit_protocol import (
    AUDIT,
    AUDIT_TYPE,
    AuditAnswer,
    AuditBatch,
    AuditHeadText,
    AuditKeptText,
    unpack,
)
from fieldapp.sync.protocol import SignedReceipt, decode, encode
from fieldapp.vault.signatures import verify

router = APIRouter(tags=["devices"])
_TAKES = {
    "requestBody": {"required": True, "content": {AUDIT_TYPE: {"schema": {"type": "string", "format": "binary"}}}}
}
_LONGEST = {"verb": 32, "kind": 32, "object_id": 255}


@router.post(AUDIT, response_class=Response, responses={200: {"model": AuditAnswer}}, openapi_extra=_TAKES)
def bring(request: Request, body: Body, office: Here, device: SignedIn) -> Response:
    """Keep the lines and sign where they end; safe to repeat."""
    if request.headers.get("Content-Type") != AUDIT_TYPE:
        raise ProblemError(415, "audit_type", "An audit has another media type", AUDIT_TYPE)
    batch, end = _read(office, body, device)
    now = office.clock()
    with writing(office.engine) as connection:
        branch, forked_at = keep(connection, device.device_id, batch, end, now)
    everything_replicated(office.engine)
    text = AuditKeptText(1, "audit-kept", device.device_id, branch, end.seq, end.chain, now, office.card.key_id)
    signed = encode(text)
    (signature,) = office.signer.sign_each([signed])
    return answer(AuditAnswer(SignedReceipt(signed.decode(), signature), forked_at))


def _read(office: Office, body: bytes, device: Device) -> tuple[AuditBatch, AuditEnd]:
    """The batch and where it ends, as the device signed it. Raises ProblemError, and notes what does not fit."""
    try:
        batch = unpack(body)
        head = decode(batch.head.signed, AuditHeadText)
        fits = all(map(_fits, batch.lines))
    except ValueError:
        fits = False
    if not fits:
        raise ProblemError(400, "audit_unreadable", "The audit cannot be read", "Lines, or where they end.")
    try:
        end = follow(AuditEnd(batch.after, batch.after_chain), batch.lines)
    except ValueError:
        end = AuditEnd(-1)
    if (head.device_id, head.seq, head.chain) != (device.device_id, end.seq, end.chain):
        _note_refused(office, device.device_id, "chain")
        raise ProblemError(422, "audit_chain", "The lines do not lead to where they are said to end", "Lines or head.")
    if not verify(device.public_key, batch.head.signed.encode(), batch.head.signature):
        _note_refused(office, device.device_id, "signature")
        raise ProblemError(422, "audit_signature", "This laptop did not sign the end of this audit")
    return batch, end


def _fits(line: str) -> bool:
    """Raises ValueError for what is no line."""
    said = read_line(line)
    return "\0" not in line and all(len(getattr(said, name)) <= most for name, most in _LONGEST.items())


def _note_refused(office: Office, device_id: str, why: str) -> None:
    of, now = audit_refused, office.clock().isoformat()
    with writing(office.engine) as connection:
        bulk.insert_new(connection, of, [{"device_id": device_id, "why": why, "at": now, "times": 0}])
        here = (of.c.device_id == device_id) & (of.c.why == why)
        connection.execute(update(of).where(here).values(at=now, times=of.c.times + 1))
