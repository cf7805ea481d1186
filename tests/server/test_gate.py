"""What holds for every request and every answer."""

import hashlib
import logging
import socket
from contextlib import suppress
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import pytest
from sqlalchemy.exc import OperationalError

from fieldapp.forms import FormSession
from fieldapp.server.odata import FEED
from fieldapp.server.serving import listener_on
from fieldapp.sync import batches, protocol
from fieldapp.sync.audit_protocol import AUDIT
from fieldapp.sync.client import Province
from fieldapp.sync.courier_protocol import PACKS
from fieldapp.sync.policy_protocol import POLICY
from fieldapp.sync.registry_protocol import REGISTRY, REGISTRY_SIZE
from fieldapp.sync.reviews_protocol import REVIEWS
from fieldapp.sync.settled_protocol import SETTLED
from fieldapp.sync.team_protocol import TEAM
from fieldapp.sync.team_work_protocol import FILES, WORK
from fieldapp.sync.updates_protocol import UPDATES
from tests.server.running import Site, bare
from tests.server.test_submissions import send
from tests.server.visit import line, visit_xml

PATHS = [
    ("GET", protocol.NONCE, 200),
    ("GET", "/openapi.json", 200),
    ("GET", "/nowhere", 404),
    ("GET", "/v1/nonce/", 404),
    ("DELETE", protocol.NONCE, 405),
    ("GET", protocol.FORMS, 401),
    ("POST", protocol.BATCHES, 401),
    ("POST", protocol.TOKENS, 400),
    ("HEAD", protocol.ATTACHMENTS + "/" + 64 * "0", 401),
]


@pytest.mark.parametrize(("method", "path", "status"), PATHS)
def test_every_answer_is_the_provinces_own(site: Site, method: str, path: str, status: int) -> None:
    with bare() as session:
        answer = session.request(method, site.address + path)
    assert answer.status_code == status
    assert answer.headers[protocol.PROTOCOL_HEADER] == protocol.VERSION
    assert answer.headers["Cache-Control"] == "no-store"
    assert parsedate_to_datetime(answer.headers["Date"])
    assert "Server" not in answer.headers
    if status >= 400:
        assert answer.headers["Content-Type"] == protocol.PROBLEM_TYPE
        if method != "HEAD":
            problem = protocol.decode(answer.content, protocol.Problem)
            assert problem.status == status
            assert problem.type == f"urn:jangkau:problem:{problem.code}"


def test_answers_leave_at_once() -> None:
    """asyncio switches Nagle's algorithm off only on sockets that name TCP; with it each answer costs 40 ms."""
    with listener_on("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.proto == socket.IPPROTO_TCP


def test_an_unreadable_request_is_not_repeated_back(site: Site) -> None:
    with bare() as session:
        answer = session.post(
            site.address + protocol.DEVICES,
            b'{"code": "AAAA-SECRET", "public_key": 7}',
            headers={"Content-Type": "application/json"},
        )
    assert (answer.status_code, answer.json()["code"]) == (400, "request_unreadable")
    assert "public_key" in answer.json()["detail"]
    assert "SECRET" not in answer.text


@pytest.mark.parametrize(
    ("path", "limit"), [(protocol.DEVICES, protocol.MAX_JSON), (protocol.BATCHES, protocol.MAX_BATCH_WIRE)]
)
def test_a_body_that_is_too_large_is_turned_away_unread(site: Site, path: str, limit: int) -> None:
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {limit + 1}\r\n\r\n"
    assert _raw(site, head.encode()).startswith(b"HTTP/1.1 413 ")
    chunked = f"POST {path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{limit + 1:x}\r\n".encode()
    answer = _raw(site, chunked + b"x" * (limit + 1))
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"urn:jangkau:problem:too_large" in answer


def test_a_request_that_breaks_off_is_nobodys_trouble(site: Site, province: Province) -> None:
    address = urlsplit(site.address)
    with socket.create_connection((address.hostname, address.port)) as connection:
        connection.sendall(b"POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf")
    assert send(province, line())[0].kind == "receipt"


def test_unforeseen_trouble_is_a_problem_and_the_log_holds_no_answers(
    site: Site, province: Province, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("Budi Rahasia")

    monkeypatch.setattr("fieldapp.server.storing.entities.project", broken)
    with caplog.at_level(logging.INFO), bare() as session:
        body = batches.pack([line(full_name="Budi Rahasia")])
        digest = protocol.content_digest(hashlib.sha256(body).digest())
        headers = {
            "Authorization": f"Bearer {province.token()}",
            "Content-Type": protocol.BATCH_TYPE,
            "Content-Digest": digest,
        }
        answer = session.post(site.address + protocol.BATCHES, body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (500, "server_error")
    assert "RuntimeError at storing.py:" in caplog.text
    assert "Budi" not in caplog.text
    assert "uuid:" not in caplog.text
    assert site.held() == {}, "the transaction was rolled back"


def test_a_submission_that_breaks_the_check_is_unknown_and_alone(
    site: Site, province: Province, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = line(), line()
    good_xml, original = visit_xml(good.instance_id), FormSession.from_submission

    def choose(form: object, context: object, xml: bytes) -> FormSession:
        if xml != good_xml:
            raise RecursionError
        return original(form, context, xml)

    monkeypatch.setattr(FormSession, "from_submission", choose)
    assert [outcome.kind for outcome in send(province, bad, good)] == ["unknown", "receipt"]
    assert "RecursionError" in caplog.text
    assert list(site.held()) == [good.instance_id]


def test_a_busy_database_asks_to_come_back(site: Site, province: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    token = province.token()

    def locked(*_args: object) -> None:
        raise OperationalError("INSERT", {}, Exception("database is locked"))

    monkeypatch.setattr("fieldapp.server.library.offered", locked)
    with bare() as session:
        answer = session.get(site.address + protocol.FORMS, headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    assert answer.headers["Retry-After"] == "30"


def test_the_contract_names_every_address(site: Site) -> None:
    with bare() as session:
        contract = session.get(site.address + "/openapi.json").json()
    assert {path: set(verbs) for path, verbs in contract["paths"].items()} == {
        protocol.DEVICES: {"post"},
        protocol.NONCE: {"get"},
        REGISTRY: {"get"},
        REGISTRY_SIZE: {"get"},
        REVIEWS: {"get"},
        AUDIT: {"post"},
        POLICY: {"get"},
        SETTLED: {"get"},
        TEAM: {"post"},
        WORK: {"get"},
        FILES + "/{sha256}": {"get"},
        FEED: {"get"},
        FEED + "/$metadata": {"get"},
        FEED + "/{table}": {"get"},
        protocol.TOKENS: {"post"},
        protocol.HEARTBEAT: {"post"},
        protocol.FORMS: {"get"},
        protocol.FORMS + "/{form_id}/{version}": {"get"},
        protocol.FORMS + "/{form_id}/{version}/files/{name}": {"get"},
        protocol.BATCHES: {"post"},
        protocol.RECEIPTS: {"post"},
        protocol.RECEIPTS_SHORT: {"post"},
        protocol.HELD: {"post"},
        protocol.ATTACHMENTS + "/{sha256}": {"head", "post", "patch"},
        PACKS: {"post"},
        PACKS + "/{pack_id}/items/{sha256}": {"patch"},
        PACKS + "/{pack_id}/receipts": {"get"},
        UPDATES + "/metadata/{name}": {"get"},
        UPDATES + "/targets/{name}": {"get"},
    }
    schemas = contract["components"]["schemas"]
    assert {"Answer", "Outcome", "SignedReceipt", "Problem", "OfferedForm", "Enrolment"} <= set(schemas)


def _raw(site: Site, request: bytes) -> bytes:
    address = urlsplit(site.address)
    with socket.create_connection((address.hostname, address.port), timeout=20) as connection:
        answer = b""
        with suppress(BrokenPipeError, ConnectionResetError):  # turned away before the end
            connection.sendall(request)
        with suppress(ConnectionResetError):
            while piece := connection.recv(65536):
                answer += piece
        return answer
