"""docs/protocol.md tells the truth: its examples are sent to a real province, its numbers and codes are the code's."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
import zstandard

from fieldapp.domain.audit import AuditEnd, Deed, Verb, Witness, follow, write_line
from fieldapp.domain.submission import sha256_hex
from fieldapp.server import gate as gate_module
from fieldapp.server.deciding import decide
from fieldapp.sync import audit_protocol, batches, courier_frame, courier_plan, protocol, questions
from fieldapp.sync.audit_protocol import AuditBatch, AuditHeadText
from fieldapp.sync.client import CHUNK
from fieldapp.sync.courier_frame import PACK_MAGIC, Head
from fieldapp.sync.courier_protocol import PACK_TYPE
from fieldapp.sync.protocol import AskedSubmission, SignedReceipt
from fieldapp.sync.registry_protocol import MAX_CHANGES, REGISTRY_TYPE
from fieldapp.sync.reviews_protocol import MAX_REVIEWS, REVIEWS
from fieldapp.vault import signatures
from fieldapp.vault.sealing import new_identity, seal
from tests.server.running import Site, bare
from tests.server.visit import visit

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8")
ANYTHING = "…"
NOON = datetime(2026, 11, 27, 4, 0, tzinfo=UTC)
FIRST = "uuid:0b3ad9e2-6c1f-4b7a-9f60-2f0c6a3f5d11"  # the first submission of the document


@dataclass(frozen=True)
class Block:
    """One fenced example: first line, headers, body."""

    first: str
    headers: dict[str, str]
    body: str


def blocks() -> Iterator[Block]:
    """The ``http`` blocks in order: request, answer, request, answer."""
    for text in re.findall(r"^```http\n(.*?)^```", DOCUMENT, re.DOTALL | re.MULTILINE):
        head, _, body = text.partition("\n\n")
        first, *rest = head.strip().splitlines()
        yield Block(first, dict(line.split(": ", 1) for line in rest), body.removesuffix("\n"))


def test_every_example_happens_as_written(site: Site) -> None:
    seed, public_key = signatures.new_key()
    now = {"code": site.code(), "public_key": public_key, "seed": seed, "return_to": new_identity()[1]}
    told = list(blocks())
    assert len(told) > 20
    with bare() as session:
        for request, wanted in zip(told[::2], told[1::2], strict=True):
            answer = _send(session, site, request, now)
            assert answer.status_code == int(wanted.first.split()[1]), (request.first, answer.text)
            for name, value in wanted.headers.items():
                assert _filled(value, now) in (ANYTHING, answer.headers.get(name)), (request.first, name)
            _learn(answer, now, seed)
            if wanted.body:
                _compare(replace(wanted, body=_filled(wanted.body, now)), answer)
    _check_receipt(now)


def _send(session: requests.Session, site: Site, request: Block, now: dict[str, str]) -> requests.Response:
    method, path, _ = _filled(request.first, now).split()
    if path == f"{REVIEWS}?after=":
        assert site.office is not None
        assert decide(site.office, FIRST, "returned", "Tanyakan umurnya sekali lagi.", "/data/age")
    body = BINARY[request.body](now) if request.body in BINARY else _filled(request.body, now).encode()
    if request.headers.get("Content-Type") == PACK_TYPE:
        body = Head(PACK_MAGIC, body, signatures.sign(now["seed"], PACK_MAGIC + body)).to_bytes()
    if request.headers.get("Content-Type") == protocol.BATCH_TYPE:
        body = zstandard.ZstdCompressor().compress(body)
        now["digest"] = protocol.content_digest(hashlib.sha256(body).digest())
    headers = {name: _filled(value, now) for name, value in request.headers.items()}
    return session.request(method, site.address + path, data=body or None, headers=headers)


def _item(now: dict[str, str]) -> bytes:
    return base64.b64decode(now["item"])


def _question(_now: dict[str, str]) -> bytes:
    """About the first submission of the document."""
    found = re.search(rf'"instance_id": "{FIRST}", [^{{}}]*?"sha256": "([0-9a-f]{{64}})"', DOCUMENT)
    assert found is not None
    return questions.pack([AskedSubmission(FIRST, found[1])])


def _audit(now: dict[str, str], second: str = "open") -> bytes:
    """Two lines of a laptop, and where they end."""
    deeds = (Deed(Verb.BEGIN, "access"), Deed(Verb(second), "person", "p1"))
    lines = tuple(write_line(seq, NOON, Witness("Rina"), deed) for seq, deed in enumerate(deeds, 1))
    end = follow(AuditEnd(), lines)
    text = protocol.encode(AuditHeadText(1, "audit-head", now["device_id"], end.seq, end.chain, NOON))
    head = SignedReceipt(text.decode(), signatures.sign(now["seed"], text))
    return audit_protocol.pack(AuditBatch(0, AuditEnd().chain, lines, head))


BINARY = {
    "{{item}}": _item,
    "{{question}}": _question,
    "{{audit}}": _audit,
    "{{forked_audit}}": lambda now: _audit(now, "nik"),
}


def _seal_item(now: dict[str, str]) -> None:
    """A batch of one good visit, sealed to the province."""
    sealed = seal(batches.pack([batches.line_of(visit())]), [now["ingest_recipient"]])
    now |= {"item": base64.b64encode(sealed).decode(), "item_size": str(len(sealed)), "item_sha256": sha256_hex(sealed)}


def _filled(text: str, now: dict[str, str]) -> str:
    return re.sub(r"\{\{(\w+)\}\}", lambda found: now[found[1]], text)


def _learn(answer: requests.Response, now: dict[str, str], seed: str) -> None:
    """Values of the moment come from the answers."""
    if answer.headers.get("Content-Type", "") not in ("application/json", REGISTRY_TYPE):
        return
    said = json.loads(_text(answer))
    if "bytes" in said:
        now["registry_bytes"] = str(said["bytes"])
    now |= {name: value for name, value in said.items() if isinstance(value, str)}
    if "nonce" in said:
        challenge = protocol.token_challenge(now["device_id"], said["nonce"])
        now["signature"] = signatures.sign(seed, challenge)
    if "ingest_recipient" in said:
        _seal_item(now)
    for outcome in said.get("outcomes", ()):
        if outcome["receipt"]:
            now["receipt"] = outcome["receipt"]["signed"]


def _check_receipt(now: dict[str, str]) -> None:
    (example,) = re.findall(r"^```json\n(.*?)^```", DOCUMENT, re.DOTALL | re.MULTILINE)
    now["year"] = str(datetime.now(UTC).year)
    assert _alike(json.loads(_filled(example, now)), json.loads(now["receipt"]))


def _compare(wanted: Block, answer: requests.Response) -> None:
    if not wanted.body.startswith("{"):
        assert wanted.body.strip() == answer.text.strip()
        return
    assert _alike(json.loads(wanted.body), json.loads(_text(answer))), _text(answer)


def _text(answer: requests.Response) -> bytes:
    """Pages of the registry are compressed."""
    packed = answer.headers.get("Content-Type") == REGISTRY_TYPE
    return zstandard.ZstdDecompressor().decompress(answer.content) if packed else answer.content


def _alike(wanted: object, found: object) -> bool:
    """Equal where the document commits itself; a member it does not name would be news to its readers."""
    if wanted == ANYTHING:
        return isinstance(found, str) and bool(found)
    if isinstance(wanted, dict) and isinstance(found, dict):
        if list(wanted) == [ANYTHING]:
            return bool(found) and all(_alike(wanted[ANYTHING], value) for value in found.values())
        return wanted.keys() == found.keys() and all(_alike(wanted[name], found[name]) for name in wanted)
    if isinstance(wanted, list) and isinstance(found, list):
        return len(wanted) == len(found) and all(map(_alike, wanted, found))
    return wanted == found


def test_every_problem_and_refusal_code_is_in_the_document() -> None:
    named = {code for pair in re.findall(r'`([a-z_]+)`|"code": "(\w+)"', DOCUMENT) for code in pair}
    server = {path: path.read_text(encoding="utf-8") for path in (ROOT / "fieldapp" / "server").glob("*.py")}
    problems = {code for text in server.values() for code in re.findall(r'ProblemError\(\s*\d+, "(\w+)"', text)}
    problems |= set(re.findall(r'\(4\d\d, "(\w+)"\)', "".join(server.values())))
    reasons = set(re.findall(r'(?:Reason\([^,]*, |_refused\()"(\w+)"', "".join(server.values())))
    assert len(problems) > 15
    assert len(reasons) > 8
    assert problems | reasons <= named, (problems | reasons) - named


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("{} submissions, 4 MiB on the wire", protocol.MAX_BATCH_LINES),
        ("submissions, {} MiB on the wire", protocol.MAX_BATCH_WIRE >> 20),
        ("{} MiB unpacked", protocol.MAX_BATCH_PLAIN >> 20),
        ("{} MiB of XML |", protocol.MAX_SUBMISSION >> 20),
        ("{} MiB, in pieces", protocol.MAX_ATTACHMENT >> 20),
        ("in pieces of at most {} MiB", gate_module.MAX_CHUNK >> 20),
        ("the laptop sends {} KiB", CHUNK >> 10),
        ("receipts | {} submissions", protocol.MAX_ASKED),
        ("one courier pack | {} items", courier_frame.MAX_ITEMS),
        ("items, {} submissions, 4 GiB less", courier_plan.MAX_SUBMISSIONS),
        ("big endian; at most {} KiB", courier_frame.MAX_MANIFEST >> 10),
        ("NDJSON, at most {} submissions)", courier_plan.LINES),
        ("any other request | {} MiB", protocol.MAX_JSON >> 20),
        ("`limit` is 1 to {}", MAX_CHANGES),
        ("registry | {} changes asked for", MAX_CHANGES),
        ("reviews | {} results asked for", MAX_REVIEWS),
        ("`limit` is 1 to {} (200", MAX_REVIEWS),
        ("1 to {} lines, each exactly", audit_protocol.MAX_AUDIT_LINES),
        ("the audit | {} lines of", audit_protocol.MAX_AUDIT_LINES),
        ("lines of {} characters", audit_protocol.MAX_LINE),
    ],
)
def test_limits_are_those_of_the_code(sentence: str, number: int) -> None:
    assert sentence.format(number) in DOCUMENT
