"""The audit goes up: batch after batch from where the province has it, each end signed by both sides."""

from collections.abc import Callable
from datetime import datetime
from threading import Event

from fieldapp.domain.audit import AuditEnd, SignedHead, follow
from fieldapp.errors import Cancelled, Refused, ServerTrouble, Untrusted
from fieldapp.sync.audit_protocol import (
    AUDIT,
    AUDIT_TYPE,
    MAX_AUDIT_LINES,
    RESTART,
    AuditAnswer,
    AuditBatch,
    AuditHeadText,
    AuditKeptText,
    pack,
)
from fieldapp.sync.client import Province
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.http import Request
from fieldapp.sync.protocol import SignedReceipt, decode, encode
from fieldapp.sync.signed import signed_text

BATCH_SECONDS = 60.0
Texts = Callable[[int, int], tuple[str, ...]]  # number, how many: the lines after that number


def send_audit(
    province: Province,
    since: AuditEnd,
    texts: Texts,
    keep: Callable[[SignedHead, int | None], None],
    now: datetime,
    *,
    cancelled: Event | None = None,
) -> AuditEnd:
    """Send every line after ``since``; returns the end that the province has signed.

    ``keep`` gets each signed end before the next batch leaves, with the number after which the province knows other
    lines (None: it does not). Raises SyncError kinds, Cancelled, and what ``keep`` raises; what was kept stays.
    """
    end, restarted = since, False
    while lines := texts(end.seq, MAX_AUDIT_LINES):
        if cancelled is not None and cancelled.is_set():
            raise Cancelled
        reached = follow(end, lines)
        signed = sign_head(province.device, reached, now)
        try:
            reply = _send(province, AuditBatch(end.seq, end.chain, lines, signed), cancelled)
        except Refused as error:
            if restarted or not end.seq or error.facts.get("reason") != RESTART:
                raise
            end, restarted = AuditEnd(), True
            continue
        keep(_countersigned(reply, signed, reached, province.device), reply.forked_at)
        end = reached
    return end


def sign_head(device: DeviceCredentials, end: AuditEnd, now: datetime) -> SignedReceipt:
    """The laptop says: here my audit ends."""
    text = encode(AuditHeadText(1, "audit-head", device.device_id, end.seq, end.chain, now))
    return SignedReceipt(text.decode(), device.sign(text))


def _send(province: Province, batch: AuditBatch, cancelled: Event | None) -> AuditAnswer:
    headers = {"Content-Type": AUDIT_TYPE}
    request = Request("POST", AUDIT, pack(batch), headers, seconds=BATCH_SECONDS, cancelled=cancelled)
    reply = province.call(request)
    try:
        return decode(reply.body, AuditAnswer)
    except ValueError:
        raise ServerTrouble(status=reply.status, sent=True) from None


def _countersigned(reply: AuditAnswer, mine: SignedReceipt, end: AuditEnd, device: DeviceCredentials) -> SignedHead:
    """Raises Untrusted where the province signed something else."""
    text = signed_text(reply.kept, device, AuditKeptText, "The end of an audit")
    if (text.device_id, text.seq, text.chain) != (device.device_id, end.seq, end.chain):
        raise Untrusted("The province signed another audit than this laptop's.")
    return SignedHead(end, mine.signed, mine.signature, reply.kept.signed, reply.kept.signature)
