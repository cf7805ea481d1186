"""Submissions to an OpenRosa server (ODK Central, KoboToolbox, Ona …), one submission at a time.

Only 201 and 202 mean that the server has it; a 200 is somebody else's page or another service. What was sent may be
sent again as it is: the same id with the same bytes is answered 201 again and stored once. The address may hold a
token (``/v1/key/TOKEN/projects/1``): no error and no message ever names more of it than the host. A name, a password
and a token go to the host the person typed and to no other.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from threading import Event
from types import TracebackType
from typing import Self
from urllib.parse import quote, urljoin, urlsplit

from fieldapp.errors import CaptivePortal, FormError, Refused, ServerTrouble, SignIn, SyncError
from fieldapp.forms.xml import local, parse_xml
from fieldapp.sync.http import CALL_SECONDS, SILENCE_SECONDS, Gate, Reply, Request, new_session
from fieldapp.sync.multipart import FilePart, packed
from fieldapp.sync.openrosa import FORM_LIST
from fieldapp.sync.protocol import PROTOCOL_HEADER
from fieldapp.sync.server_sign_in import sign_in
from fieldapp.sync.verdict import NOT_TAKEN, retry_after

SUBMISSION = "submission"
ID = "instanceID"
TAKEN = (201, 202)
SLOWEST = 1024  # bytes a second; a request that is slower than this is given up
USUAL_LENGTH = 10_000_000  # what a request may hold where the server does not say
PART_LENGTH = 4 << 20  # of one request with several files: a cut costs at most about this
CLOSED = b"accepting submissions"  # ODK Central's 409 for a form that is closed
OF_ONE = ("conflict", "form_closed", "form_unknown", "not_allowed", "too_large", "not_understood")


@dataclass(frozen=True, slots=True)
class FormServerAccess:
    """Where and as whom. ``user`` is "" where the address itself holds a token, or nobody is asked."""

    address: str = field(repr=False)
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def base(self) -> str:
        """The address without the last word of a list or of a submission."""
        plain = self.address.strip().rstrip("/")
        return plain.removesuffix(f"/{FORM_LIST}").removesuffix(f"/{SUBMISSION}")


class FormServerUpload:
    """One server and one run; a context manager that closes its sockets. One thread at a time."""

    def __init__(
        self,
        access: FormServerAccess,
        device_id: str,
        *,
        silence_seconds: float = SILENCE_SECONDS,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Raises Untrusted when the address is neither https nor on this computer."""
        self._access, self._clock = access, clock
        self._session = new_session()
        del self._session.headers[PROTOCOL_HEADER]  # this is another protocol
        self._session.headers["Accept"] = "text/xml, application/xml, */*"
        base = Gate(access.base, self._session).address
        parts = urlsplit(base)
        self.host = parts.hostname or ""
        self._origin = f"{parts.scheme}://{parts.netloc}"
        self._device = f"deviceID={quote(device_id, safe='')}"
        self._where = f"{base}/{SUBMISSION}"
        self._gate = Gate(self._origin, self._session, silence_seconds=silence_seconds, clock=clock, judge=self._judge)
        self._found = False  # the server said that submissions may come here
        self._asked = False
        self.longest = USUAL_LENGTH

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self._session.close()

    @property
    def clock_offset_seconds(self) -> float | None:
        """The server's clock minus this one's; None before an answer."""
        return self._gate.clock_offset_seconds

    @property
    def wire_bytes(self) -> int:
        """What this connection carried so far, both ways."""
        return self._gate.wire_bytes

    def look(self, cancelled: Event | None = None) -> None:
        """Ask once how large a request may be and where it goes. Raises SyncError kinds and Cancelled."""
        if self._asked:
            return
        try:
            reply = self._call(self._request("HEAD", cancelled=cancelled))
        except Refused as error:
            if error.facts.get("reason") not in OF_ONE:
                raise
        else:
            self._learn(reply)
            self._found = True
        self._asked = True

    def send(
        self,
        xml: bytes,
        files: Sequence[FilePart] = (),
        *,
        incomplete: bool = False,
        left: Callable[[int], None] | None = None,
        cancelled: Event | None = None,
    ) -> int:
        """One request: the XML and these files; returns the status, 201 or 202. ``left`` hears the bytes that left.

        ``incomplete``: more files follow in other requests. Raises SyncError kinds and Cancelled; what is about this
        submission alone is Refused with a ``reason`` in ``OF_ONE``.
        """
        self.look(cancelled)
        body, kind = packed(xml, files, incomplete=incomplete)
        return self._call(self._request("POST", body, kind, left, cancelled)).status

    def room(self, xml: bytes) -> int:
        """Bytes of files that fit beside this XML in one request."""
        return min(self.longest, PART_LENGTH) - len(xml) - 1024

    def _request(
        self,
        method: str,
        body: bytes = b"",
        kind: str = "",
        left: Callable[[int], None] | None = None,
        cancelled: Event | None = None,
    ) -> Request:
        parts = urlsplit(self._where)
        query = "&".join(filter(None, (parts.query, self._device)))
        dated = format_datetime(self._clock().astimezone(UTC), usegmt=True)
        headers = {"X-OpenRosa-Version": "1.0", "Date": dated} | ({"Content-Type": kind} if kind else {})
        seconds = CALL_SECONDS + len(body) / SLOWEST
        path = f"{parts.path}?{query}"
        return Request(method, path, body, headers, seconds=seconds, left=left, cancelled=cancelled)

    def _call(self, request: Request) -> Reply:
        """A server that asks for a name and password gets them, once a request: a Digest question may be renewed."""
        try:
            return self._gate.call(request)
        except SignIn as asked:
            if asked.facts.get("status") != 401 or not self._access.user:
                raise
            challenge = str(asked.facts.get("challenge", ""))
            if self._session.auth is not None and "digest" not in challenge.lower():
                raise
        sign_in(self._session, self._access.user, self._access.password, challenge)
        return self._gate.call(request)

    def _learn(self, reply: Reply) -> None:
        told = reply.headers.get("X-OpenRosa-Accept-Content-Length", "").strip()
        if told.isdigit() and int(told):
            self.longest = int(told)
        place = reply.headers.get("Location", "")
        if place:
            there = urljoin(self._where, place)
            if not there.startswith(f"{self._origin}/"):
                raise _refused("redirect")
            self._where = there

    def _judge(self, status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> SyncError | None:
        """What an answer means; None when it is the one that was wanted."""
        page = headers.get("Content-Type", "").startswith("text/html")
        if status == 401 or (status == 403 and not self._found):
            return CaptivePortal(status=status) if page and status == 403 else _sign_in(status, headers)
        if status == 429 or status >= 500:
            return ServerTrouble(status=status, sent=status not in NOT_TAKEN, retry_after=retry_after(headers, now))
        if 300 <= status < 400:
            there = urlsplit(urljoin(self._origin, headers.get("Location", ""))).netloc
            return _refused("redirect") if there == urlsplit(self._origin).netloc else CaptivePortal(status=status)
        if status < 300:
            wanted = TAKEN if self._asked else (204,)
            return None if status in wanted else CaptivePortal(status=status) if page else _refused("not_openrosa")
        return _refused(self._about_one(status, body))

    def _about_one(self, status: int, body: bytes) -> str:
        """Why this submission was not taken; where nothing else ever was, it may be the address."""
        if status == 409:
            return "form_closed" if CLOSED in body else "conflict"
        if status in (404, 405) and self._asked and not self._found:
            return "not_found"
        return {403: "not_allowed", 404: "form_unknown", 413: "too_large"}.get(status, "not_understood")


def names_itself(xml: bytes, instance_id: str) -> bool:
    """Whether the XML holds ``instance_id`` as its instanceID: without one, a second try would make a second record."""
    try:
        root = parse_xml(xml)
    except FormError:
        return False
    found = [(one.text or "").strip() for meta in root if local(meta) == "meta" for one in meta if local(one) == ID]
    return bool(instance_id) and found == [instance_id]


def _sign_in(status: int, headers: Mapping[str, str]) -> SignIn:
    return SignIn(status=status, challenge=headers.get("WWW-Authenticate", ""))


def _refused(reason: str) -> Refused:
    sentences = {
        "redirect": ("The server points to another address", "Enter that address instead."),
        "not_openrosa": ("This address does not take submissions", "Check the address."),
        "not_found": ("There is no project at this address", "Check the address."),
        "conflict": ("The server has other content under this id", "A person must compare the two."),
        "form_closed": ("The form is closed on the server", "Ask for it to be opened."),
        "form_unknown": ("The server does not have this form version", "Ask for it to be published."),
        "not_allowed": ("This name may not send this form", "Ask for the right to send it."),
        "too_large": ("The record is larger than the server takes", "Ask for a higher limit."),
        "not_understood": ("The server did not understand the record", "Tell your administrator."),
    }
    title, detail = sentences[reason]
    return Refused(reason=reason, title=title, detail=detail)
