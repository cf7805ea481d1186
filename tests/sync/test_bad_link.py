"""Each way a link or a stranger can harm one request: what the laptop then says, and what becomes of it.

Always: nothing is called received without its receipt, the next good run receives everything, the province
holds every submission exactly once, and asking again gives the same receipt.
"""

import gzip
import json
import socket
import threading
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from fieldapp.domain.assessment import State
from fieldapp.domain.submission import Submission
from fieldapp.sync import answers, batches, protocol
from fieldapp.sync.protocol import AskedSubmission
from fieldapp.sync.uploader import UploadReport
from fieldapp.vault import signatures
from tests.server.running import Site, connected
from tests.server.visit import visit
from tests.sync.laptop import PATIENCE, SILENCE, Laptop
from tests.sync.proxy import Message, Proxy, reply

BATCHES, RECEIPTS, ATTACHMENTS = protocol.BATCHES, protocol.RECEIPTS, protocol.ATTACHMENTS
PAGE = b"<html>Selamat datang di WiFi Hotel</html>"


@pytest.fixture
def picture() -> bytes:
    """614,400 bytes that the province has never seen: three pieces on the wire."""
    return uuid.uuid4().bytes * 38_400


def check_received(desk: Laptop, site: Site, *submissions: Submission) -> None:
    """Both ends agree, once each, and the receipt stays what it is."""
    held = site.held()
    asked = [AskedSubmission(one.instance_id, one.sha256) for one in submissions]
    with desk.province() as province:
        outcomes = province.ask_receipts(asked).outcomes
    for submission, outcome in zip(submissions, outcomes, strict=True):
        here = desk.of(submission)
        assert here.state == State.RECEIVED
        assert here.receipt is not None
        there = held[submission.instance_id]
        assert there["sha256"] == submission.sha256 == here.receipt.sha256
        assert there["receipt"] == here.receipt.number
        assert there["attachments"] == sorted(file.sha256 for file in submission.attachments)
        assert outcome.receipt is not None
        assert (outcome.receipt.signed, outcome.receipt.signature) == (here.receipt.signed, here.receipt.signature)


def test_a_good_link(desk: Laptop, site: Site, proxy: Proxy, picture: bytes) -> None:
    plain, with_photo, twins = (
        desk.finalize(),
        desk.finalize(picture, b"letter"),
        [desk.finalize(picture) for _ in "ab"],
    )
    report = desk.send()
    assert (report.received, report.cause, report.unconfirmed, report.waiting) == (4, None, 0, 0)
    check_received(desk, site, plain, with_photo, *twins)
    assert proxy.paths().count(f"POST {BATCHES}") == 1
    assert proxy.paths().count(f"PATCH {ATTACHMENTS}/{with_photo.attachments[0].sha256}") == 3
    assert desk.send().received == 0
    last = desk.told[-1]
    assert (last.done, last.total) == (4, 4)
    assert last.bytes_done == last.bytes_total


def test_a_run_uses_one_connection(desk: Laptop, proxy: Proxy) -> None:
    for at in range(5):
        desk.finalize(bytes([at]) * 1000)
    assert desk.send().received == 5
    assert len(proxy.seen) > 12
    assert proxy.connections == 1


# (harm to the batch, error code, state afterwards)
LINK_HARMS = [
    ("reset", "offline", State.UNCONFIRMED),
    ("cut_request", "offline", State.UNCONFIRMED),
    ("lost_reply", "offline", State.UNCONFIRMED),
    ("cut_reply", "server_trouble", State.UNCONFIRMED),
    ("black_hole", "offline", State.UNCONFIRMED),
    ("silent", "offline", State.UNCONFIRMED),
]


def _meet(desk: Laptop, kind: str) -> UploadReport:
    desk.silence = SILENCE if kind in ("black_hole", "silent") else PATIENCE
    report = desk.send()
    desk.silence = PATIENCE
    return report


@pytest.mark.parametrize(("kind", "code", "state"), LINK_HARMS)
def test_a_batch_is_harmed(desk: Laptop, site: Site, proxy: Proxy, kind: str, code: str, state: State) -> None:
    first, second = desk.finalize(), desk.finalize()
    proxy.harm(kind, BATCHES)
    report = _meet(desk, kind)
    assert report.cause is not None
    assert (report.cause.code, report.received, report.unconfirmed) == (code, 0, 2)
    assert desk.states() == {state: 2}
    arrived = kind in ("lost_reply", "cut_reply", "silent")
    assert (first.instance_id in site.held()) == arrived
    so_far = len(proxy.seen)
    report = desk.send()
    assert (report.received, report.cause, report.unconfirmed) == (2, None, 0)
    again = proxy.paths()[so_far:]
    assert again[0] == f"POST {RECEIPTS}", "it asks before it sends again"
    assert (f"POST {BATCHES}" not in again) == arrived, "what has arrived is not sent again"
    check_received(desk, site, first, second)


OTHERS = [
    (path, kind)
    for path in (RECEIPTS, protocol.NONCE, protocol.TOKENS, ATTACHMENTS)
    for kind, _, _ in LINK_HARMS
    if (path, kind) != (ATTACHMENTS, "cut_reply")  # has no body to cut, see the next test
]


@pytest.mark.parametrize(("path", "kind"), OTHERS)
def test_any_other_request_is_harmed(
    desk: Laptop, site: Site, proxy: Proxy, picture: bytes, kind: str, path: str
) -> None:
    one = desk.finalize(picture)
    proxy.harm(kind, path, method="PATCH" if path == ATTACHMENTS else "")
    report = _meet(desk, kind)
    assert proxy.paths(kind), "the harm happened"
    assert report.cause is not None
    assert report.cause.code in ("offline", "server_trouble")
    assert report.received == 0
    before = path in (protocol.NONCE, protocol.TOKENS)  # nothing has left yet
    assert desk.states() == {State.FINALIZED if before else State.UNCONFIRMED: 1}
    assert desk.send().received == 1
    check_received(desk, site, one)


def test_an_offset_that_was_cut_off_is_asked_for_again(desk: Laptop, site: Site, proxy: Proxy, picture: bytes) -> None:
    def cut(message: Message) -> bytes:
        at = message.head.lower().index(b"upload-offset: ") + len("upload-offset: 26")
        return message.head[:at]

    one = desk.finalize(picture)
    proxy.harm("rewrite", ATTACHMENTS, method="PATCH", change=cut)
    desk.send()
    desk.send()
    check_received(desk, site, one)


def test_an_attachment_goes_on_where_the_link_broke(desk: Laptop, site: Site, proxy: Proxy, picture: bytes) -> None:
    one = desk.finalize(picture)
    proxy.harm("lost_reply", ATTACHMENTS, method="PATCH", skip=1)
    assert desk.send().unconfirmed == 1
    sent_before = desk.told[-1]
    report = desk.send()
    assert report.received == 1
    assert report.bytes_sent == len(picture) - 2 * (256 << 10), "two pieces had arrived"
    assert sent_before.done == 0
    check_received(desk, site, one)


@pytest.mark.parametrize("path", [BATCHES, RECEIPTS, ATTACHMENTS, protocol.NONCE])
def test_a_duplicated_request_changes_nothing(
    desk: Laptop, site: Site, proxy: Proxy, picture: bytes, path: str
) -> None:
    submissions = [desk.finalize(picture), desk.finalize(), desk.finalize(b"other")]
    proxy.harm("duplicate", path, times=1000)
    report = desk.send()
    assert (report.received, report.cause) == (3, None)
    assert proxy.paths("duplicate")
    check_received(desk, site, *submissions)


ANSWERS: list[tuple[str, bytes, str, State]] = [
    ("hotel page", reply("200 OK", PAGE, Content_Type="text/html"), "captive_portal", State.UNCONFIRMED),
    ("redirect", reply("302 Found", Location="http://10.0.0.1/login"), "captive_portal", State.UNCONFIRMED),
    (
        "redirect that keeps the body",
        reply("307 Temporary Redirect", Location="/"),
        "captive_portal",
        State.UNCONFIRMED,
    ),
    ("511", reply("511 Network Authentication Required", PAGE), "captive_portal", State.UNCONFIRMED),
    ("other JSON", reply("200 OK", b"{}", Content_Type="application/json"), "captive_portal", State.UNCONFIRMED),
    ("proxy's 502", reply("502 Bad Gateway", PAGE, Content_Type="text/html"), "server_trouble", State.UNCONFIRMED),
    ("gateway's 503", reply("503 Service Unavailable"), "server_trouble", State.FINALIZED),
    ("no HTTP", b"SSH-2.0-OpenSSH_9.2\r\n", "offline", State.UNCONFIRMED),
    ("500", reply("500 Internal Server Error", Jangkau_Protocol="1"), "server_trouble", State.FINALIZED),
    ("503", reply("503 Service Unavailable", Jangkau_Protocol="1"), "server_trouble", State.FINALIZED),
    ("426", reply("426 Upgrade Required", Jangkau_Protocol="1"), "outdated_app", State.FINALIZED),
    ("newer protocol", reply("200 OK", b"{}", Jangkau_Protocol="2"), "outdated_app", State.FINALIZED),
    ("not the shape", reply("200 OK", b"[1]", Jangkau_Protocol="1"), "server_trouble", State.UNCONFIRMED),
    ("no length", reply("200 OK", b"{}", Jangkau_Protocol="1", Content_Length=""), "server_trouble", State.UNCONFIRMED),
]


@pytest.mark.parametrize(("name", "answer", "code", "state"), ANSWERS, ids=[one[0] for one in ANSWERS])
def test_somebody_else_answers(
    desk: Laptop, site: Site, proxy: Proxy, name: str, answer: bytes, code: str, state: State
) -> None:
    one = desk.finalize()
    proxy.harm("answer", BATCHES, reply=answer)
    report = desk.send()
    assert report.cause is not None
    assert (report.cause.code, report.received) == (code, 0)
    assert desk.states() == {state: 1}
    assert len(proxy.paths("answer")) == 1, "the body is not sent on to somebody else"
    assert site.held().get(one.instance_id) is None
    assert desk.send().received == 1
    check_received(desk, site, one)


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_retry_after_is_kept_unless_a_person_says_now(desk: Laptop, site: Site, proxy: Proxy, status: str) -> None:
    submissions = [desk.finalize() for _ in range(3)]
    proxy.harm("answer", BATCHES, reply=reply(status, Retry_After="120", Jangkau_Protocol="1"))
    report = desk.send()
    assert report.cause is not None
    assert report.cause.retry_after == 120
    assert report.waiting == 3
    requests = len(proxy.seen)
    assert desk.send(at_once=False).received == 0
    assert len(proxy.seen) == requests, "nobody is bothered before the time"
    waits = [desk.of(one).retry_at for one in submissions]
    assert all(wait is not None and 100 < (wait - desk.now()).total_seconds() <= 120 for wait in waits)
    assert desk.send(at_once=True).received == 3
    check_received(desk, site, *submissions)


def test_waiting_ends_by_itself(desk: Laptop, site: Site, proxy: Proxy) -> None:
    one = desk.finalize()
    proxy.harm("answer", BATCHES, reply=reply("503 Busy", Retry_After="120", Jangkau_Protocol="1"))
    desk.send()
    desk.ahead += timedelta(seconds=121)
    assert desk.send(at_once=False).received == 1
    check_received(desk, site, one)


def test_an_expired_token_is_replaced_without_a_word(desk: Laptop, site: Site, proxy: Proxy) -> None:
    one = desk.finalize()
    desk.token = "eyJhbGciOiJFZDI1NTE5In0.e30.AAAA"  # pragma: allowlist secret
    report = desk.send()
    assert (report.received, report.cause) == (1, None)
    assert [path for path in proxy.paths() if path.endswith(BATCHES)] == [f"POST {BATCHES}"] * 2
    assert desk.token.count(".") == 2
    check_received(desk, site, one)


def test_a_revoked_laptop_must_sign_in_and_keeps_its_work(desk: Laptop, site: Site, proxy: Proxy) -> None:
    other, code = site.device()
    desk.device = other
    desk.send()
    one = desk.finalize()
    site.revoke(code)
    report = desk.send()
    assert report.cause is not None
    assert (report.cause.code, report.cause.facts["reason"]) == ("sign_in", "device_revoked")
    assert desk.states() == {State.FINALIZED: 1}
    desk.device, _ = site.device()  # enrolled again
    desk.token = ""
    assert desk.send().received == 1
    check_received(desk, site, one)


Change = Callable[[protocol.Answer], tuple[protocol.Outcome, ...]]


def _answering(change: Change, *submissions: Submission) -> Callable[[Message], bytes]:
    """The province's answer about these with other outcomes."""
    asked = [AskedSubmission(one.instance_id, one.sha256) for one in submissions]

    def changed(message: Message) -> bytes:
        answer = answers.unpack(message.body, asked)
        body = answers.pack(replace(answer, outcomes=change(answer)))
        return reply("200 OK", body, Jangkau_Protocol="1", Content_Type=protocol.ANSWER_TYPE)

    return changed


def _other_receipt(change: Callable[[dict[str, object]], dict[str, object]]) -> Change:
    """Receipts that say something else, signed by a stranger."""
    seed, _ = signatures.new_key()

    def forged(outcome: protocol.Outcome) -> protocol.Outcome:
        assert outcome.receipt is not None
        said = json.dumps(change(json.loads(outcome.receipt.signed)))
        return replace(outcome, receipt=protocol.SignedReceipt(said, signatures.sign(seed, said.encode())))

    return lambda answer: tuple(map(forged, answer.outcomes))


FORGERIES = {
    "signed by a stranger": lambda said: said,
    "key nobody knows": lambda said: said | {"key_id": "receipt-00000000"},
    "other hash": lambda said: said | {"sha256": 64 * "0"},
    "other id": lambda said: said | {"instance_id": "uuid:other"},
    "not a receipt": lambda said: {"hello": 1},
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_receipt_is_no_receipt(desk: Laptop, site: Site, proxy: Proxy, forgery: str) -> None:
    one = desk.finalize()
    proxy.harm("rewrite", BATCHES, change=_answering(_other_receipt(FORGERIES[forgery]), one))
    report = desk.send()
    assert report.cause is not None
    assert (report.cause.code, report.received, report.unconfirmed) == ("untrusted", 0, 1)
    assert desk.states() == {State.UNCONFIRMED: 1}
    assert desk.send().received == 1
    check_received(desk, site, one)


def _swapped(answer: protocol.Answer) -> tuple[protocol.Outcome, ...]:
    """Good receipts, each under the other's id."""
    first, second = answer.outcomes
    return replace(first, receipt=second.receipt), replace(second, receipt=first.receipt)


def _fewer(answer: protocol.Answer) -> tuple[protocol.Outcome, ...]:
    """An answer to another batch."""
    return answer.outcomes[:1]


@pytest.mark.parametrize(("change", "code"), [(_swapped, "untrusted"), (_fewer, "server_trouble")])
def test_a_receipt_counts_for_its_own_submission_only(
    desk: Laptop, site: Site, proxy: Proxy, change: Change, code: str | None
) -> None:
    submissions = [desk.finalize(), desk.finalize()]
    proxy.harm("rewrite", BATCHES, change=_answering(change, *submissions))
    report = desk.send()
    assert (report.cause.code if report.cause else None, report.received, report.unconfirmed) == (code, 0, 2)
    assert desk.send().received == 2
    check_received(desk, site, *submissions)


def _zipped(message: Message) -> bytes:
    bomb = gzip.compress(bytes(10 << 20), compresslevel=1)
    return reply("200 OK", bomb, Jangkau_Protocol="1", Content_Encoding="gzip", Content_Type="application/json")


def _endless(message: Message) -> bytes:
    """The province's own answer, and then blanks: it would be believed if it were not too long."""
    return reply("200 OK", message.body + b" " * (9 << 20), Jangkau_Protocol="1", Content_Type="application/json")


def _lied(message: Message) -> bytes:
    return reply("200 OK", message.body, Jangkau_Protocol="1", Content_Length=str(len(message.body) + 5))


@pytest.mark.parametrize("change", [_zipped, _endless, _lied])
def test_an_answer_that_is_too_much_is_not_taken_in(
    desk: Laptop, site: Site, proxy: Proxy, change: Callable[[Message], bytes]
) -> None:
    one = desk.finalize()
    proxy.harm("rewrite", BATCHES, change=change)
    report = desk.send()
    assert report.cause is not None
    assert (report.cause.code, report.unconfirmed) == ("server_trouble", 1)
    assert desk.send().received == 1
    check_received(desk, site, one)


def test_nobody_listens(desk: Laptop, site: Site, proxy: Proxy) -> None:
    one = desk.finalize()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free = taken.getsockname()[1]
    good, desk.address = desk.address, f"http://127.0.0.1:{free}"
    report = desk.send()
    assert report.cause is not None
    assert (report.cause.code, report.cause.facts["sent"], report.waiting) == ("offline", False, 1)
    assert desk.states() == {State.FINALIZED: 1}
    desk.address = good
    assert desk.send().received == 1
    check_received(desk, site, one)


def test_a_person_can_stop_and_go_on(desk: Laptop, site: Site, proxy: Proxy) -> None:
    submissions = [desk.finalize() for _ in range(50)]
    stop = threading.Event()
    desk.link.lines = 10
    desk.listen = lambda sending: stop.set() if sending.done >= 10 else None
    report = desk.send(stop)
    assert report.cancelled
    assert report.cause is None
    assert 10 <= report.received < 50
    assert desk.send().received == 50 - report.received
    check_received(desk, site, *submissions)


def test_a_refusal_survives_a_lost_reply(desk: Laptop, site: Site, proxy: Proxy) -> None:
    good, bad = desk.finalize(), desk.finalize(age="131")
    proxy.harm("lost_reply", BATCHES)
    assert desk.send().unconfirmed == 2
    report = desk.send()
    assert (report.received, report.returned, report.unconfirmed) == (1, 1, 0)
    returned = desk.of(bad)
    assert returned.state == State.RETURNED
    assert returned.refusal is not None
    assert [(r.reference, r.code, r.message) for r in returned.refusal.reasons] == [
        ("/data/age", "constraint", "Umur 0 sampai 130.")
    ]
    check_received(desk, site, good)


def test_a_conflict_is_held_for_a_person(desk: Laptop, site: Site, proxy: Proxy) -> None:
    here, free = visit(full_name="Budi Invented"), desk.finalize()
    elsewhere = visit(here.instance_id, full_name="Somebody Else")  # a copied laptop finished the same draft
    copy, _ = site.device()
    with connected(site, copy) as province:
        province.send_batch(batches.pack([batches.line_of(elsewhere)]))
    desk.queue(here)
    report = desk.send()
    assert (report.received, report.held, report.returned) == (1, 1, 0)
    assert desk.of(here).state == State.HELD
    assert site.held()[here.instance_id]["sha256"] == elsewhere.sha256
    check_received(desk, site, free)


def test_what_is_taken_back_during_a_run_stays_a_draft(desk: Laptop, site: Site) -> None:
    desk.link.lines = 1
    first, second, third = (desk.finalize() for _ in range(3))

    def take_back(_sending: object) -> None:
        if desk.of(second).state == State.FINALIZED:
            desk.store.recall(second.instance_id)

    desk.listen = take_back
    report = desk.send()
    assert (report.received, report.cause) == (2, None)
    assert desk.of(second).state == State.DRAFT
    check_received(desk, site, first, third)
    assert second.instance_id not in site.held()
