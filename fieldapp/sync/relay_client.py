"""The calling side of a relay: one method a request, every failure said as RelayTrouble or Cancelled."""

import re
import socket
import ssl
from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from threading import Event
from typing import TypeVar

import requests

from fieldapp.domain.relay import RelayTrouble
from fieldapp.errors import (
    CaptivePortal,
    Offline,
    OutdatedApp,
    Refused,
    ServerTrouble,
    SignIn,
    SyncError,
    Untrusted,
)
from fieldapp.sync import relay_protocol
from fieldapp.sync.http import Gate, Reply, Request
from fieldapp.sync.protocol import CHUNK_TYPE, decode, encode
from fieldapp.sync.relay_protocol import (
    HELLO,
    MAX_PIECE,
    OFFSET_CONFLICT,
    PAIR,
    PROVE,
    Hello,
    OfferedFile,
    PackOffer,
    PackTaken,
    PairingDone,
    PairingOpen,
    PairingProof,
    PairingReply,
    PairingStart,
    Welcome,
    file_path,
    pack_path,
)

LOOK_SECONDS = 8.0  # for a first look at a certificate
PIECE_SECONDS = 60.0
TAKE_SECONDS = 600.0  # the relay reads a whole pack, of gigabytes perhaps
MAX_CLASHES = 3
_JSON = {"Content-Type": "application/json"}
_ADDRESS = re.compile(r"([A-Za-z0-9.-]{1,253})(?::(\d{1,5}))?")
_WHYS: dict[type[SyncError], str] = {
    Offline: "nobody",
    SignIn: "not_paired",
    Untrusted: "stranger",
    CaptivePortal: "stranger",
    OutdatedApp: "busy",
    ServerTrouble: "busy",
}
Value = TypeVar("Value")


def read_address(text: str) -> str:
    """``host:port`` of what a person typed. Raises RelayTrouble."""
    found = _ADDRESS.fullmatch(text.strip())
    port = int(found[2] or relay_protocol.PORT) if found else 0
    if found is None or not 0 < port < 65_536:
        raise RelayTrouble("address")
    return f"{found[1].lower()}:{port}"


def certificate_at(address: str, context: ssl.SSLContext) -> bytes:
    """The certificate (DER) of whoever answers there, believed for nothing yet. Raises RelayTrouble."""
    host, _, port = address.rpartition(":")
    try:
        with (
            socket.create_connection((host, int(port)), LOOK_SECONDS) as way,
            context.wrap_socket(way, server_hostname=host) as secure,
        ):
            found = secure.getpeercert(binary_form=True)
            with suppress(OSError):
                secure.unwrap()
    except (OSError, ValueError):
        raise RelayTrouble("nobody") from None
    if not found:
        raise RelayTrouble("nobody")
    return found


class RelayAt:
    """One relay. Not thread-safe: one worker thread calls it."""

    def __init__(self, address: str, session: requests.Session, cancelled: Event | None = None) -> None:
        self._gate = Gate(f"https://{address}", session)
        self._cancelled = cancelled

    # pairing

    def pairing(self) -> PairingOpen:
        """Whether a code is on its screen."""
        return self._value(Request("GET", PAIR, cancelled=self._cancelled), PairingOpen)

    def pair(self, device_id: str, certificate: bytes, message: bytes) -> tuple[str, bytes]:
        """Begin a try; returns its name and the other side's message."""
        start = PairingStart(1, device_id, b64encode(certificate).decode(), b64encode(message).decode())
        reply = self._value(self._post(PAIR, start), PairingReply)
        return reply.attempt, _bytes(reply.message)

    def prove(self, attempt: str, proof: bytes) -> bytes:
        """Show that this side has the code; returns the other side's proof."""
        request = self._post(PROVE, PairingProof(attempt, b64encode(proof).decode()))
        return _bytes(self._value(request, PairingDone).proof)

    # an exchange

    def hello(self, hello: Hello) -> Welcome:
        """Who is there, and what lies there for this laptop."""
        return self._value(self._post(HELLO, hello), Welcome)

    def held(self, sha256: str) -> int:
        """How much of a pack is there."""
        return _offset(self._call(Request("GET", pack_path(sha256), cancelled=self._cancelled)))

    def hand_over(
        self, offer: PackOffer, sha256: str, read: Callable[[int, int], bytes], told: Callable[[int], None]
    ) -> str:
        """Bring a pack from where the relay is; returns what became of it. ``told`` hears the bytes that are there."""
        offset, clashes = self.held(sha256), 0
        while offset < offer.size:
            told(offset)
            headers = {"Content-Type": CHUNK_TYPE, "Upload-Offset": str(offset), "Upload-Length": str(offer.size)}
            piece = read(offset, min(MAX_PIECE, offer.size - offset))
            request = Request(
                "PATCH", pack_path(sha256), piece, headers, PIECE_SECONDS, (OFFSET_CONFLICT,), cancelled=self._cancelled
            )
            reply = self._call(request)
            before, offset = offset, _offset(reply)
            clashes += reply.status == OFFSET_CONFLICT or offset <= before
            if clashes > MAX_CLASHES:
                raise RelayTrouble("busy")
        told(offset)
        whole = Request("POST", pack_path(sha256), encode(offer), _JSON, TAKE_SECONDS, cancelled=self._cancelled)
        return self._value(whole, PackTaken).result

    def fetch(self, file: OfferedFile, offset: int) -> bytes:
        """The next bytes of something that lies there."""
        last = min(offset + MAX_PIECE, file.size) - 1
        headers = {"Range": f"bytes={offset}-{last}"}
        request = Request(
            "GET", file_path(file.sha256), b"", headers, PIECE_SECONDS, limit=MAX_PIECE, cancelled=self._cancelled
        )
        reply = self._call(request)
        if reply.headers.get("Content-Range", "").split("-")[0] != f"bytes {offset}" or not reply.body:
            raise RelayTrouble("damaged")
        return reply.body

    def _post(self, path: str, value: object) -> Request:
        return Request("POST", path, encode(value), _JSON, cancelled=self._cancelled)

    def _value(self, request: Request, shape: type[Value]) -> Value:
        try:
            return decode(self._call(request).body, shape)
        except ValueError:
            raise RelayTrouble("damaged") from None

    def _call(self, request: Request) -> Reply:
        try:
            return self._gate.call(request)
        except Refused as refused:
            reason = str(refused.facts.get("reason"))
            raise RelayTrouble(reason if reason in RelayTrouble.WHYS else "damaged") from None
        except SyncError as error:
            raise RelayTrouble(_WHYS.get(type(error), "nobody")) from None


def _bytes(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except ValueError:
        raise RelayTrouble("damaged") from None


def _offset(reply: Reply) -> int:
    text = reply.headers.get("Upload-Offset", "")
    if not text.isdigit():
        raise RelayTrouble("damaged")
    return int(text)
