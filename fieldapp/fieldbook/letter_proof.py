"""Proving a cover letter without any profile: its machine signature, and the files that came with it.

The evidence file (``.json``) proves the PDF byte by byte and every file beside it. The PDF alone carries what was
signed about the files inside it; what is printed must then be compared with what is told here.
"""

import json
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from fieldapp.errors import FieldappError
from fieldapp.reports.cover_letter import FILE_KIND, KIND, code_of, fingerprint, key_id, sha256
from fieldapp.vault import signatures

LARGEST: Final = 5_000_000  # bytes of evidence
_STREAM: Final = re.compile(rb"\bstream\r?\n")


class NoLetter(FieldappError):
    """The file is no cover letter of this app."""


@dataclass(frozen=True, slots=True)
class Judged:
    """``verdict``: good, changed or missing; of the file with this name."""

    name: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Proof:
    """``signed``: what the laptop said. ``genuine``: its signature is over exactly that; ``pdf``: of the letter itself,
    "unproven" where only the evidence inside it is known."""

    signed: dict[str, Any]
    genuine: bool
    key_id: str
    fingerprint: str
    code: str
    pdf: str
    files: tuple[Judged, ...]

    @property
    def good(self) -> bool:
        """Nothing was changed, and nothing is missing."""
        return self.genuine and self.pdf != "changed" and all(one.verdict == "good" for one in self.files)


def prove(path: Path) -> Proof:
    """Judge a letter (``.pdf``) or its evidence (``.json``) and the files beside it. *Slow* for large files.

    Raises NoLetter.
    """
    content = _read(path)
    if content.startswith(b"%PDF"):
        beside = path.with_suffix(".json")
        told = _told(beside.read_bytes()) if beside.is_file() else None
        inside = _told(embedded(content))
        if told is not None and told["signed"] == inside["signed"]:
            return _judge(told, path.parent, content)
        return _judge(inside, path.parent, content)
    told = _told(content)
    letter = told.get("letter", {})
    pdf = path.parent / str(letter.get("name", ""))
    return _judge(told, path.parent, pdf.read_bytes() if pdf.is_file() else None)


def embedded(pdf: bytes) -> bytes:
    """The evidence that lies inside a PDF. Raises NoLetter when there is none."""
    for found in _STREAM.finditer(pdf):
        raw = pdf[found.end() : found.end() + LARGEST]
        opener = zlib.decompressobj()
        try:
            content = opener.decompress(raw, LARGEST)
        except zlib.error:
            content = raw[: raw.find(b"endstream")].rstrip(b"\r\n")
        if content.lstrip().startswith(b"{") and b'"public_key"' in content:
            return content
    raise NoLetter("This PDF carries no machine signature of a cover letter.")


def _judge(told: dict[str, Any], folder: Path, pdf: bytes | None) -> Proof:
    text, key = str(told["signed"]), str(told["public_key"])
    signed = json.loads(text)
    genuine = signed.get("kind") == KIND and signatures.verify(key, text.encode(), str(told["signature"]))
    files = tuple(_judge_file(one, folder) for one in signed.get("files", ()))
    print_ = fingerprint(text)
    return Proof(signed, genuine, key_id(key), print_, code_of(text, key), _judge_pdf(told, key, print_, pdf), files)


def _judge_pdf(told: dict[str, Any], key: str, evidence: str, pdf: bytes | None) -> str:
    letter = told.get("letter")
    if letter is None:
        return "unproven"
    if pdf is None:
        return "missing"
    text = str(letter["signed"])
    said = json.loads(text)
    same = said.get("kind") == FILE_KIND and said.get("evidence") == evidence and said.get("sha256") == sha256(pdf)
    return "good" if same and signatures.verify(key, text.encode(), str(letter["signature"])) else "changed"


def _judge_file(one: dict[str, Any], folder: Path) -> Judged:
    name = Path(str(one["name"])).name
    path = folder / name
    if not path.is_file():
        return Judged(name, "missing")
    return Judged(name, "good" if sha256(path.read_bytes()) == one["sha256"] else "changed")


def _told(content: bytes) -> dict[str, Any]:
    try:
        told = json.loads(content)
        signed = [json.loads(told["signed"]), told["signature"], told["public_key"]]
    except (ValueError, KeyError, TypeError) as error:
        raise NoLetter("This file is no evidence of a cover letter.") from error
    if not isinstance(signed[0], dict):
        raise NoLetter("This file is no evidence of a cover letter.")
    return dict(told)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NoLetter("The file cannot be read.") from error
