"""A cover letter (*surat pengantar*): what goes with it, and the text that a laptop signs about it.

evidence(letter)       the text that is signed: canonical JSON
fingerprint(text)      its sha256, printed and in the QR code
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

VERSION: Final = 1
KIND: Final = "cover-letter"
FILE_KIND: Final = "cover-letter-file"
EMBEDDED: Final = "jangkau-surat.json"  # the evidence inside the PDF


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with the letter. ``said``: what the letter says of it, a line each, such as its totals."""

    name: str
    size: int
    sha256: str
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverLetter:
    """As it is printed. ``made_at`` and ``device`` are the laptop's word, the rest is the office's."""

    number: str
    addressee: str
    subject: str
    period: str
    place: str
    day: date
    position: str
    signer: str
    nip: str
    attached: tuple[Attached, ...]
    made_at: datetime
    device: str
    version: str


def evidence(letter: CoverLetter) -> str:
    """The text that is signed: keys in order, no blanks, so that the same letter is the same text."""
    told: dict[str, Any] = {
        "v": VERSION,
        "kind": KIND,
        "number": letter.number,
        "addressee": letter.addressee,
        "subject": letter.subject,
        "period": letter.period,
        "day": letter.day.isoformat(),
        "signer": letter.signer,
        "made_at": letter.made_at.isoformat(),
        "device": letter.device,
        "version": letter.version,
        "files": [
            {"name": one.name, "size": one.size, "sha256": one.sha256, "said": list(one.said)}
            for one in letter.attached
        ],
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def file_text(name: str, pdf: bytes, signed: str) -> str:
    """The text that is signed about the PDF itself, once it is there."""
    told = {"v": VERSION, "kind": FILE_KIND, "name": name, "sha256": sha256(pdf), "evidence": fingerprint(signed)}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(signed: str) -> str:
    """The sha256 of a signed text."""
    return sha256(signed.encode())


def sha256(content: bytes) -> str:
    """In hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def key_id(public_key: str) -> str:
    """Short name of a key, for paper: read aloud, compared by eye."""
    return hashlib.sha256(public_key.encode()).hexdigest()[:16]


def code_of(signed: str, public_key: str) -> str:
    """What the QR code says: no personal data."""
    return f"jangkau:surat:{VERSION}:{fingerprint(signed)}:{key_id(public_key)}"
