"""Protocol v1: every value that crosses the wire, and where it goes.

Both sides use these frozen dataclasses: the client decodes into them, the server answers with them.
Bodies are JSON; batches are zstd-compressed NDJSON (``sync/batches.py``). ``docs/protocol.md`` is the
prose of this module. Unknown JSON members are ignored, so that a newer side may say more.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeVar
from urllib.parse import quote

import msgspec
from msgspec import UNSET, UnsetType

from fieldapp.domain.clock import ClockDoubt
from fieldapp.domain.receipt import Reason
from fieldapp.domain.submission import Attachment

VERSION = "1"
PROTOCOL_HEADER = "Jangkau-Protocol"
BATCH_TYPE = "application/x-ndjson+zstd"
COLUMNS_TYPE = "application/x-jangkau-columns+zstd"
ANSWER_TYPE = "application/x-jangkau-answer+zstd"
QUESTION_TYPE = "application/x-jangkau-question+zstd"
OUTLINE_HEADER = "Jangkau-Outline"
CHUNK_TYPE = "application/offset+octet-stream"  # as tus 1.0
PROBLEM_TYPE = "application/problem+json"  # RFC 9457

DEVICES = "/v1/devices"
NONCE = "/v1/nonce"
TOKENS = "/v1/tokens"
FORMS = "/v1/forms"
BATCHES = "/v1/batches"
RECEIPTS = "/v1/receipts"
RECEIPTS_SHORT = "/v1/receipts/short"
HELD = "/v1/receipts/held"
ATTACHMENTS = "/v1/attachments"
HEARTBEAT = "/v1/heartbeat"

MAX_BATCH_WIRE = 4 << 20  # bytes of one compressed batch
MAX_BATCH_PLAIN = 16 << 20  # bytes of one batch after decompression
MAX_BATCH_LINES = 500
MAX_SUBMISSION = 5 << 20  # bytes of one submission's XML
MAX_ATTACHMENT = 100 << 20
MAX_ASKED = 500  # submissions in one question for receipts
MAX_JSON = 1 << 20  # bytes of any JSON request


@dataclass(frozen=True, slots=True)
class EnrolmentRequest:
    """A one-time code exchanged for a device. ``public_key`` is Ed25519, base64 of 32 bytes."""

    code: str
    public_key: str
    device_name: str
    app_name: str


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What the province says to a new device. ``receipt_keys`` maps key ids to Ed25519 keys in base64.

    ``worker_role``: worker, intake, supervisor, partner or administrator; older provinces say other words.
    """

    device_id: str
    device_code: str  # short, for people: KT-A07
    worker_name: str
    worker_role: str
    province_name: str
    receipt_keys: dict[str, str]
    epoch: str
    ingest_recipient: str  # age recipient that sealed copies are addressed to
    regions: tuple[str, ...] = ()  # codes of the places whose people it may be shown; none: the whole province


@dataclass(frozen=True, slots=True)
class Nonce:
    """Signed by the province, good for ``expires_in`` seconds."""

    nonce: str
    expires_in: int


@dataclass(frozen=True, slots=True)
class TokenRequest:
    """``signature`` is the device's Ed25519 over ``token_challenge(device_id, nonce)``, base64."""

    device_id: str
    nonce: str
    signature: str


@dataclass(frozen=True, slots=True)
class Token:
    """A bearer token, good for ``expires_in`` seconds. ``epoch``: as in every answer about submissions."""

    access_token: str
    expires_in: int
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 (a scheme's name)
    epoch: str = ""  # of an older province
    order: "SignedReceipt | None" = None  # an ``OrderText``, signed by a receipt key


@dataclass(frozen=True, slots=True)
class OfferedForm:
    """One published version; ``files`` maps a file name to its sha256."""

    form_id: str
    version: str
    title: str
    sha256: str
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class FormList:
    """Every form version the province offers for new assessments."""

    forms: tuple[OfferedForm, ...]


@dataclass(frozen=True, slots=True)
class SubmissionLine:
    """One line of a batch. ``sha256`` is of the UTF-8 bytes of ``xml``. ``clock``: only where ``finalized_at`` is
    doubtful."""

    instance_id: str
    form_id: str
    form_version: str
    sha256: str
    xml: str = field(repr=False)
    finalized_at: datetime
    number: str = ""
    corrects: str = ""
    attachments: tuple[Attachment, ...] = ()
    clock: ClockDoubt | UnsetType = UNSET


@dataclass(frozen=True, slots=True)
class SignedReceipt:
    """``signed``: exact JSON text of a ``ReceiptText``; ``signature``: Ed25519 over its UTF-8 bytes."""

    signed: str
    signature: str


@dataclass(frozen=True, slots=True)
class OrderText:
    """What the province tells one laptop to do. ``seal``: bring what is finalized, then open for the province only."""

    v: int
    kind: Literal["seal"]
    device_id: str
    ordered_at: datetime
    key_id: str


@dataclass(frozen=True, slots=True)
class ReceiptText:
    """What a receipt says once its signature holds."""

    v: int
    kind: Literal["receipt"]
    instance_id: str
    sha256: str
    number: str
    log_index: int
    epoch: str
    received_at: datetime
    key_id: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The province's answer for one submission.

    receipt: committed, ``receipt`` holds the proof. refusal: not accepted, ``reasons`` say why.
    wanted: stored, the attachments in ``wanted`` (sha256) are missing. unknown: nothing is stored, or nothing that
    could still be read (reason ``damaged``). held: what ``receipt`` says, without one, to whoever has it.
    """

    instance_id: str
    sha256: str
    kind: Literal["receipt", "refusal", "wanted", "unknown", "held"]
    receipt: SignedReceipt | None = None
    reasons: tuple[Reason, ...] = ()
    wanted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """To a batch and to a question for receipts: one outcome per submission, in the order asked."""

    outcomes: tuple[Outcome, ...]
    server_time: datetime
    epoch: str


@dataclass(frozen=True, slots=True)
class AskedSubmission:
    """Which bytes are asked about."""

    instance_id: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReceiptsRequest:
    """At most ``MAX_ASKED`` submissions."""

    items: tuple[AskedSubmission, ...]


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """How a laptop stands, told at the end of a run: numbers only, nothing of anybody.

    ``unsent`` are finalized and without a receipt, ``drafts`` unfinished, ``held`` returned or in quarantine;
    ``forms`` maps form ids to the newest version on the laptop.
    """

    app: str
    unsent: int
    drafts: int
    held: int
    forms: dict[str, str]
    last_received_at: datetime | None = None
    sealing: bool = False  # the last word of a laptop that was told to seal itself


@dataclass(frozen=True, slots=True)
class Problem:
    """RFC 9457; ``code`` is stable and short."""

    type: str
    title: str
    status: int
    detail: str
    code: str


Value = TypeVar("Value")


def encode(value: object) -> bytes:
    """JSON of one of the values above."""
    return msgspec.json.encode(value)


def decode(content: bytes | str, kind: type[Value]) -> Value:
    """The value in ``content``. Raises ValueError when it is not JSON of that shape."""
    return msgspec.json.decode(content, type=kind)


def token_challenge(device_id: str, nonce: str) -> bytes:
    """The bytes a device signs to get a token; the first line keeps the signature from meaning more."""
    return f"jangkau-token-v1\n{device_id}\n{nonce}".encode()


def content_digest(digest: bytes) -> str:
    """``Content-Digest`` field of RFC 9530 for a raw sha256 digest."""
    return f"sha-256=:{b64encode(digest).decode()}:"


def read_content_digest(text: str) -> bytes:
    """The raw sha256 digest in a ``Content-Digest`` field. Raises ValueError when there is none."""
    members = dict(part.strip().partition("=")[::2] for part in text.split(","))
    value = members.get("sha-256", "")
    if not (len(value) > 2 and value.startswith(":") and value.endswith(":")):
        raise ValueError("no sha-256 digest")
    return b64decode(value[1:-1], validate=True)


def form_path(form_id: str, version: str, file_name: str = "") -> str:
    """Where one form version, or one of its files, is read."""
    tail = f"/files/{_segment(file_name)}" if file_name else ""
    return f"{FORMS}/{_segment(form_id)}/{_segment(version)}{tail}"


def _segment(text: str) -> str:
    return quote(text, safe="")


def receipt_text(values: Mapping[str, object]) -> str:
    """The JSON text to sign; made once per submission and stored, never made again from its parts."""
    return msgspec.json.encode(msgspec.convert(values, ReceiptText)).decode()
