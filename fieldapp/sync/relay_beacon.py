"""How laptops in one room find each other: a relay says every two seconds that it is there, and no more than that.

The datagram holds a port, a nonce and a tag that only who pinned the relay's certificate can recognise: no name, no
device, nothing that tells one room from the next. Nothing is believed for it; it only saves typing an address.
"""

import hashlib
import secrets
import socket
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from threading import Event

from fieldapp.domain.relay import FoundRelay

BEACON_PORT = 47609
EVERY_SECONDS = 2.0
_MARK = b"JKRELAY1"
_SIZE = len(_MARK) + 2 + 16 + 8


def beacon(port: int, fingerprint: str) -> bytes:
    """One datagram, never the same twice."""
    nonce = secrets.token_bytes(16)
    return _MARK + port.to_bytes(2, "big") + nonce + _tag(fingerprint, nonce)


def read_beacon(content: bytes, paired: Collection[str]) -> tuple[int, str] | None:
    """The port, and which of the paired it is, "" for none; None for anything else."""
    if len(content) != _SIZE or not content.startswith(_MARK):
        return None
    port, rest = int.from_bytes(content[8:10], "big"), content[10:]
    nonce, tag = rest[:16], rest[16:]
    return port, next((one for one in paired if _tag(one, nonce) == tag), "")


def shout(host: str, port: int, fingerprint: str, stopped: Event, to: tuple[str, int] | None = None) -> None:
    """Say it from the address ``host`` until ``stopped``. A network that does not carry it is no trouble."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        way.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        way.bind((host, 0))
        while not stopped.is_set():
            for target in (to,) if to else (("255.255.255.255", BEACON_PORT), (_of_the_room(host), BEACON_PORT)):
                with suppress(OSError):
                    way.sendto(beacon(port, fingerprint), target)
            stopped.wait(EVERY_SECONDS)


def listen(paired: Collection[str], cancelled: Event, seconds: float, port: int = BEACON_PORT) -> Iterator[FoundRelay]:
    """Those heard, each once, until ``seconds`` are over."""
    heard: set[FoundRelay] = set()
    end = time.monotonic() + seconds
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        way.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        way.bind(("", port))
        way.settimeout(0.2)
        while time.monotonic() < end and not cancelled.is_set():
            with suppress(TimeoutError):
                content, (host, _) = way.recvfrom(256)
                found = read_beacon(content, paired)
                one = FoundRelay(f"{host}:{found[0]}", found[1]) if found else None
                if one is not None and one not in heard and len(heard) < 32:  # noise may pretend to be many
                    heard.add(one)
                    yield one


def _of_the_room(host: str) -> str:
    """Hotspots often drop the general broadcast, and are nearly always a /24."""
    return f"{host.rpartition('.')[0]}.255"


def _tag(fingerprint: str, nonce: bytes) -> bytes:
    return hashlib.sha256(b"jangkau beacon\n" + fingerprint.encode() + nonce).digest()[:8]
