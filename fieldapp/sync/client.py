"""The province as the laptop sees it: one method per request of the protocol, values in and out.

Every method may raise the SyncError kinds of ``sync/http.py``, and Cancelled within a second after the
``cancelled`` it was given is set. Not thread-safe: one worker thread.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Event
from typing import TypeVar

import requests

from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.errors import ServerTrouble, SignIn, SyncError, Untrusted
from fieldapp.sync import protocol
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.http import MAX_FILE, SILENCE_SECONDS, Gate, Reply, Request

BATCH_SECONDS = 120.0
CHUNK = 256 << 10  # bytes of an attachment in one request; a cut costs at most this much
OFFSET_CONFLICT = 409
MAX_CLASHES = 3  # offset conflicts in one attachment before it is left for later
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
    ) -> None:
        self.device = device
        self._gate = Gate(address, session, silence_seconds=silence_seconds)
        self._token = token
        self._keep_token = keep_token

    @property
    def clock_offset_seconds(self) -> float | None:
        """The province's clock minus this laptop's; None before the first answer."""
        return self._gate.clock_offset_seconds

    def token(self, cancelled: Event | None = None) -> str:
        """Get a new access token by signing a nonce with the device's key."""
        nonce = _value(self._gate.call(Request("GET", protocol.NONCE, cancelled=cancelled)), protocol.Nonce).nonce
        signature = self.device.sign(protocol.token_challenge(self.device.device_id, nonce))
        body = protocol.encode(protocol.TokenRequest(self.device.device_id, nonce, signature))
        reply = self._gate.call(Request("POST", protocol.TOKENS, body, _JSON, cancelled=cancelled))
        self._token = _value(reply, protocol.Token).access_token
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
        """Send one packed batch (``sync/batches.py``). ``left`` hears the bytes that have left so far."""
        digest = protocol.content_digest(hashlib.sha256(body).digest())
        headers = {"Content-Type": protocol.BATCH_TYPE, "Content-Digest": digest}
        request = Request("POST", protocol.BATCHES, body, headers, seconds=seconds, left=left, cancelled=cancelled)
        return _value(self._call(request), protocol.Answer)

    def ask_receipts(
        self, asked: Sequence[protocol.AskedSubmission], *, cancelled: Event | None = None
    ) -> protocol.Answer:
        """What the province knows of these submissions; sends no answers, only ids and hashes."""
        body = protocol.encode(protocol.ReceiptsRequest(tuple(asked)))
        request = Request("POST", protocol.RECEIPTS, body, _JSON, cancelled=cancelled)
        return _value(self._call(request), protocol.Answer)

    def put_attachment(
        self,
        attachment: Attachment,
        content: bytes,
        *,
        left: Callable[[int], None] | None = None,
        cancelled: Event | None = None,
    ) -> int:
        """Bring one attachment to the province, from wherever an earlier try stopped.

        Returns the bytes that had to be sent; 0 when the province had the content already.
        Raises Refused when the province does not take it.
        """
        path = f"{protocol.ATTACHMENTS}/{attachment.sha256}"
        offset, sent, clashes = self._offset(path, attachment.size, cancelled), 0, 0
        while offset < attachment.size:
            piece = content[offset : offset + CHUNK]
            reply = self._call(
                Request(
                    "PATCH",
                    path,
                    piece,
                    {"Content-Type": protocol.CHUNK_TYPE, "Upload-Offset": str(offset)},
                    expected=(OFFSET_CONFLICT,),
                    left=_shifted(left, offset),
                    cancelled=cancelled,
                )
            )
            sent += len(piece)
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
        """Where the province is with an attachment; announces it first when it is new there."""
        reply = self._call(Request("HEAD", path, expected=(404,), cancelled=cancelled))
        if reply.status == 404:
            reply = self._call(Request("POST", path, headers={"Upload-Length": str(size)}, cancelled=cancelled))
        return _offset_in(reply)

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


def _shifted(left: Callable[[int], None] | None, offset: int) -> Callable[[int], None] | None:
    return None if left is None else lambda count: left(offset + count)
