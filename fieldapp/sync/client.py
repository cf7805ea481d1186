"""The province as the laptop sees it: one method per request of the protocol, values in and out.

Every method may raise the SyncError kinds of ``sync/http.py``, and Cancelled within a second after the
``cancelled`` it was given is set. Not thread-safe: one worker thread.
"""

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event
from typing import TypeVar

import requests

from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.errors import ServerTrouble, SignIn, SyncError, Untrusted
from fieldapp.sync import answers, protocol, questions
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.http import MAX_FILE, SILENCE_SECONDS, Gate, Reply, Request
from fieldapp.sync.orders import verified_order

BATCH_SECONDS = 120.0
HEARTBEAT_SECONDS = 15.0  # it is worth no more waiting
PIECE_SECONDS = 120.0
FEW_ASKED = 8  # submissions; more are asked about in the short form
CHUNK = 256 << 10  # bytes of an attachment in one request where nothing is known of the link
MAX_CLASHES = 3  # offset conflicts in one attachment before it is left for later
OFFSET_CONFLICT = 409  # on an attachment; on a batch: the outline is not known
_JSON = {"Content-Type": "application/json"}
Value = TypeVar("Value")


class Province:
    """Talks to one province as one device.

    ``token`` is the last access token, ``keep_token`` hears of every new one. An expired token is replaced
    once per request, silently; SignIn is raised when the province does not accept the device itself.
    """

    def __init__(
        self,
        address: str,
        device: DeviceCredentials,
        session: requests.Session,
        *,
        token: str = "",
        keep_token: Callable[[str], None] = lambda token: None,
        silence_seconds: float = SILENCE_SECONDS,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.device = device
        self._gate = Gate(address, session, silence_seconds=silence_seconds, clock=clock)
        self._token = token
        self._keep_token = keep_token
        self.order: protocol.OrderText | None = None  # what the province told this laptop to do
        self.epoch = ""  # as the province last said it, "" before any answer that tells

    @property
    def clock_offset_seconds(self) -> float | None:
        """The province's clock minus this laptop's; None before the first answer."""
        return self._gate.clock_offset_seconds

    @property
    def wire_bytes(self) -> int:
        """Bytes both ways so far, headers included, as near as can be told above the socket."""
        return self._gate.wire_bytes

    def token(self, cancelled: Event | None = None) -> str:
        """Get a new access token by signing a nonce with the device's key."""
        nonce = _value(self._gate.call(Request("GET", protocol.NONCE, cancelled=cancelled)), protocol.Nonce).nonce
        signature = self.device.sign(protocol.token_challenge(self.device.device_id, nonce))
        body = protocol.encode(protocol.TokenRequest(self.device.device_id, nonce, signature))
        reply = self._gate.call(Request("POST", protocol.TOKENS, body, _JSON, cancelled=cancelled))
        given = _value(reply, protocol.Token)
        self._token, self.epoch = given.access_token, given.epoch or self.epoch
        if given.order is not None:
            self.order = verified_order(given.order, self.device)
        self._keep_token(self._token)
        return self._token

    def sign_in(self, cancelled: Event | None = None) -> None:
        """Have a token, so that the next request is the one that was meant."""
        if not self._token:
            self._token_before(cancelled)

    def forms(
        self, etag: str = "", *, cancelled: Event | None = None
    ) -> tuple[tuple[protocol.OfferedForm, ...] | None, str]:
        """Offered form versions and the list's ETag; None when nothing changed since ``etag``."""
        headers = {"If-None-Match": etag} if etag else {}
        reply = self._call(Request("GET", protocol.FORMS, headers=headers, cancelled=cancelled))
        if reply.status == 304:
            return None, etag
        return _value(reply, protocol.FormList).forms, reply.headers.get("ETag", "")

    def form(self, offered: protocol.OfferedForm, *, cancelled: Event | None = None) -> PublishedForm:
        """One form version with its files. Raises Untrusted when a hash does not match the offer."""
        form_id, version = offered.form_id, offered.version
        xml = self._file(protocol.form_path(form_id, version), offered.sha256, cancelled)
        files = {
            name: self._file(protocol.form_path(form_id, version, name), sha256, cancelled)
            for name, sha256 in offered.files.items()
        }
        return PublishedForm(form_id, version, offered.title, offered.sha256, xml, files)

    def send_batch(
        self,
        body: bytes,
        *,
        left: Callable[[int], None] | None = None,
        cancelled: Event | None = None,
        seconds: float = BATCH_SECONDS,
    ) -> protocol.Answer:
        """Send one batch of NDJSON (``batches.pack``). ``left`` hears the bytes that have left so far."""
        headers = {"Content-Type": protocol.BATCH_TYPE, "Content-Digest": _digest(body)}
        request = Request("POST", protocol.BATCHES, body, headers, seconds=seconds, left=left, cancelled=cancelled)
        return self._heard(_value(self._call(request), protocol.Answer))

    def send_columns(
        self,
        body: bytes,
        asked: Sequence[protocol.AskedSubmission],
        outline: str = "",
        *,
        left: Callable[[int], None] | None = None,
        cancelled: Event | None = None,
        seconds: float = BATCH_SECONDS,
    ) -> protocol.Answer | None:
        """Send one batch in columns (``batches.pack_columns``) that holds ``asked``, in this order.

        None when the province does not know the outline: it has judged nothing, the batch is sent without.
        """
        headers = {"Content-Type": protocol.COLUMNS_TYPE, "Content-Digest": _digest(body)}
        if outline:
            headers[protocol.OUTLINE_HEADER] = outline
        request = Request("POST", protocol.BATCHES, body, headers, seconds, (409,) if outline else (), left=left)
        reply = self._call(replace(request, cancelled=cancelled))
        if reply.status == 409:
            return None
        try:
            return self._heard(answers.unpack(reply.body, asked))
        except ValueError:
            raise ServerTrouble(status=reply.status, sent=True) from None

    def ask_receipts(
        self, asked: Sequence[protocol.AskedSubmission], *, cancelled: Event | None = None
    ) -> protocol.Answer:
        """What the province knows of these submissions; sends no answers, only ids and hashes."""
        if len(asked) > FEW_ASKED:
            with suppress(ValueError):
                return self._ask_shortly(protocol.RECEIPTS_SHORT, asked, questions.pack(asked), cancelled)
        body = protocol.encode(protocol.ReceiptsRequest(tuple(asked)))
        request = Request("POST", protocol.RECEIPTS, body, _JSON, cancelled=cancelled)
        return self._heard(_value(self._call(request), protocol.Answer))

    def ask_held(self, asked: Sequence[protocol.AskedSubmission], *, cancelled: Event | None = None) -> protocol.Answer:
        """Whether the province still holds these, of which this laptop has receipts: ``held`` where it does."""
        with suppress(ValueError):
            return self._ask_shortly(protocol.HELD, asked, questions.pack(asked), cancelled)
        return self.ask_receipts(asked, cancelled=cancelled)

    def _ask_shortly(
        self, path: str, asked: Sequence[protocol.AskedSubmission], body: bytes, cancelled: Event | None
    ) -> protocol.Answer:
        headers = {"Content-Type": protocol.QUESTION_TYPE}
        reply = self._call(Request("POST", path, body, headers, cancelled=cancelled))
        try:
            answer = answers.unpack(reply.body, asked)
        except ValueError:
            raise ServerTrouble(status=0, sent=True) from None
        return self._heard(answer)

    def _heard(self, answer: protocol.Answer) -> protocol.Answer:
        self.epoch = answer.epoch or self.epoch
        return answer

    def heartbeat(self, standing: protocol.Heartbeat, *, cancelled: Event | None = None) -> None:
        """Tell how this laptop stands."""
        body = protocol.encode(standing)
        self._call(Request("POST", protocol.HEARTBEAT, body, _JSON, seconds=HEARTBEAT_SECONDS, cancelled=cancelled))

    def put_attachment(
        self,
        attachment: Attachment,
        content: bytes,
        *,
        left: Callable[[int], None] | None = None,
        cancelled: Event | None = None,
        piece: Callable[[int], int] = lambda rest: min(rest, CHUNK),
        moved: Callable[[int, float], None] = lambda count, seconds: None,
    ) -> int:
        """Bring one attachment to the province, from wherever an earlier try stopped.

        ``piece`` is asked before each request how many of the bytes that are left may go, 0 ends it early;
        ``moved`` hears the bytes of each request and its seconds. Returns the bytes that had to be sent; 0 when the
        province had the content already. Raises Refused when the province does not take it.
        """
        path = f"{protocol.ATTACHMENTS}/{attachment.sha256}"
        offset, sent, clashes = self._offset(path, attachment.size, cancelled), 0, 0
        while offset < attachment.size and (size := piece(attachment.size - offset)):
            part = content[offset : offset + size]
            reply = self._call(_piece(path, offset, part, left, cancelled))
            sent += len(part)
            moved(len(part), reply.seconds)
            conflict = reply.status == OFFSET_CONFLICT
            reached = self._offset(path, attachment.size, cancelled) if conflict else _offset_in(reply)
            clashes += conflict or reached <= offset
            if clashes > MAX_CLASHES:
                raise ServerTrouble(status=OFFSET_CONFLICT, sent=True)
            offset = reached
        return sent

    def call(self, request: Request) -> Reply:
        """Any other request of this device. Raises SyncError kinds, and Cancelled."""
        return self._call(request)

    def _offset(self, path: str, size: int, cancelled: Event | None) -> int:
        """Where the province is with an attachment: announcing it once more tells that too, in one round trip."""
        announced = {"Upload-Length": str(size)}
        return _offset_in(self._call(Request("POST", path, headers=announced, cancelled=cancelled)))

    def _file(self, path: str, sha256: str, cancelled: Event | None) -> bytes:
        content = self._call(Request("GET", path, limit=MAX_FILE, cancelled=cancelled)).body
        if sha256_hex(content) != sha256:
            raise Untrusted("A form file is not the one the province offered.")
        return content

    def _call(self, request: Request) -> Reply:
        """One request with a token; a refused token is replaced once."""
        fresh = not self._token
        token = self._token or self._token_before(request.cancelled)
        try:
            return self._gate.call(_with_token(request, token))
        except SignIn:
            if fresh:
                raise
        return self._gate.call(_with_token(request, self._token_before(request.cancelled)))

    def _token_before(self, cancelled: Event | None) -> str:
        """A token for a request that has not left yet, or was turned away: its trouble is not theirs."""
        try:
            return self.token(cancelled)
        except SyncError as error:
            error.facts["sent"] = False
            raise


def enrol(
    address: str,
    session: requests.Session,
    request: protocol.EnrolmentRequest,
    *,
    cancelled: Event | None = None,
) -> protocol.Enrolment:
    """Exchange a one-time code for a device. Asking again with the same code and key gives the same answer.

    Raises Refused (facts ``reason``: code_unknown, code_used, code_expired) and the other SyncError kinds.
    """
    sent = Request("POST", protocol.DEVICES, protocol.encode(request), _JSON, cancelled=cancelled)
    reply = Gate(address, session).call(sent)
    return _value(reply, protocol.Enrolment)


def _digest(body: bytes) -> str:
    return protocol.content_digest(hashlib.sha256(body).digest())


def _with_token(request: Request, token: str) -> Request:
    return replace(request, headers={**request.headers, "Authorization": f"Bearer {token}"})


def _value(reply: Reply, kind: type[Value]) -> Value:
    try:
        return protocol.decode(reply.body, kind)
    except ValueError:
        raise ServerTrouble(status=reply.status, sent=True) from None


def _offset_in(reply: Reply) -> int:
    text = reply.headers.get("Upload-Offset", "")
    if not text.isdigit():
        raise ServerTrouble(status=reply.status, sent=True)
    return int(text)


def _piece(path: str, offset: int, part: bytes, left: Callable[[int], None] | None, cancelled: Event | None) -> Request:
    headers = {"Content-Type": protocol.CHUNK_TYPE, "Upload-Offset": str(offset)}
    shifted = None if left is None else lambda count: left(offset + count)
    return Request("PATCH", path, part, headers, PIECE_SECONDS, (OFFSET_CONFLICT,), left=shifted, cancelled=cancelled)
