"""What two laptops in one room say to each other: values, addresses and limits of the relay, version 1.

HTTP/1.1 in TLS 1.3. Pairing comes without a certificate of the caller; for everything else both show theirs, each
pinned by the other. What goes over are files as they are: packs, return files, letters, forms, updates.
``docs/protocol.md`` ("Relay") is the prose of this module.
"""

import re
from dataclasses import dataclass

from fieldapp.domain.relay import Kind

RELAY_VERSION = 1
PORT = 47610
PORTS = 8  # so many above it are tried where another program has it

PAIR = "/relay/pair"
PROVE = "/relay/pair/proof"
HELLO = "/relay/hello"
PACKS = "/relay/packs"
FILES = "/relay/files"
OFFSET_CONFLICT = 409

MAX_PIECE = 1 << 20  # bytes of a pack or a file in one request or answer
MAX_JSON = 512 << 10
MAX_FORMS = 2_000  # versions in one hello
MAX_NAME = 120  # characters of a file's name
MAX_PACK = 4 << 30
MAX_FILE = 512 << 20

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class PairingOpen:
    """The relay shows a code now."""

    v: int
    device_id: str


@dataclass(frozen=True, slots=True)
class PairingStart:
    """``certificate`` (DER) and ``message`` are base64."""

    v: int
    device_id: str
    certificate: str
    message: str


@dataclass(frozen=True, slots=True)
class PairingReply:
    """``attempt`` names this try in the proof."""

    attempt: str
    message: str


@dataclass(frozen=True, slots=True)
class PairingProof:
    """That the caller has the code; base64."""

    attempt: str
    proof: str


@dataclass(frozen=True, slots=True)
class PairingDone:
    """That the relay has it; base64."""

    proof: str


@dataclass(frozen=True, slots=True)
class Laptop:
    """Who speaks. ``signature`` is by the device's key (``binding``), "" where it has none."""

    device_id: str
    device_code: str
    worker_name: str
    public_key: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class FormKey:
    """One version of a form; ``sha256`` of its XForm."""

    form_id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Hello:
    """``have``: sha256 of files that came over a relay before."""

    v: int
    laptop: Laptop
    forms: tuple[FormKey, ...] = ()
    have: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """Something that lies at the relay for the caller. ``form``: which version is in it."""

    kind: Kind
    name: str
    size: int
    sha256: str
    form: FormKey | None = None


@dataclass(frozen=True, slots=True)
class Welcome:
    """``packs``: ids of the caller's packs that the relay has."""

    v: int
    laptop: Laptop
    packs: tuple[str, ...] = ()
    files: tuple[OfferedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class PackOffer:
    """The whole file as the caller has it."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class PackTaken:
    """What became of a pack: fresh, known, or why it is not taken (a key of ``BadPack.WHYS``)."""

    result: str


def is_sha256(text: str) -> bool:
    """Whether it names a file."""
    return _SHA256.fullmatch(text) is not None


def pack_path(sha256: str) -> str:
    """GET: how much is there. PATCH: the next piece. POST: it is whole."""
    return f"{PACKS}/{sha256}"


def file_path(sha256: str) -> str:
    """GET with a Range."""
    return f"{FILES}/{sha256}"


def binding(device_id: str, own_fingerprint: str, other_fingerprint: str) -> bytes:
    """What a device signs to say that a certificate is its own, towards one other."""
    return f"jangkau-relay-v1\n{device_id}\n{own_fingerprint}\n{other_fingerprint}".encode()


def safe_file_name(text: str) -> str:
    """The last part of a name, with nothing in it that a system reads as a place; "file" when nothing is left."""
    name = re.split(r"[/\\:]", text)[-1]
    name = re.sub(r"[^A-Za-z0-9._ -]+", "-", name).strip(" .-")[-MAX_NAME:].lstrip(" .-")
    return name or "file"
