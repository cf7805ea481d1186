"""Batches: checked line by line, stored once, answered for ever the same."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import zstandard
from sqlalchemy import select, update

from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import Refused
from fieldapp.server import library
from fieldapp.server.database import writing
from fieldapp.server.tables import entity, receipt_log
from fieldapp.sync import batches, protocol
from fieldapp.sync.client import Province
from fieldapp.sync.protocol import Answer, AskedSubmission, Outcome, SubmissionLine
from fieldapp.sync.receipts import verified_receipt
from tests.server.running import Site, bare, connected
from tests.server.visit import line, new_id, rewritten, visit_form


def send(province: Province, *lines: SubmissionLine) -> tuple[Outcome, ...]:
    """One batch."""
    return province.send_batch(batches.pack(lines)).outcomes


def ask(province: Province, *lines: SubmissionLine) -> tuple[Outcome, ...]:
    """The same, by id."""
    return province.ask_receipts([AskedSubmission(one.instance_id, one.sha256) for one in lines]).outcomes


def codes(outcome: Outcome) -> list[tuple[str, str]]:
    """Reference and code of each reason."""
    return [(reason.reference, reason.code) for reason in outcome.reasons]


def test_a_good_submission_gets_a_receipt_that_verifies(province: Province) -> None:
    one = line()
    (outcome,) = send(province, one)
    assert outcome.receipt is not None
    receipt = verified_receipt(outcome.receipt, province.device, one.instance_id, one.sha256)
    assert receipt.log_index == 1
    assert receipt.number == f"KT-{receipt.received_at.year}-000001"


def test_the_same_again_gives_the_same_receipt_for_ever(site: Site, province: Province) -> None:
    one = line()
    first = send(province, one)
    assert send(province, one, one) == (first[0], first[0])
    assert ask(province, one) == first
    other, _ = site.device()
    with connected(site, other) as elsewhere:
        assert send(elsewhere, one) == first
    assert len(site.held()) == 1


def test_other_bytes_under_the_same_id_are_a_conflict_and_change_nothing(site: Site, province: Province) -> None:
    one = line()
    first = send(province, one)
    other = line(one.instance_id, full_name="Somebody Else")
    (outcome,) = send(province, other)
    assert (outcome.kind, codes(outcome)) == ("refusal", [("", "conflict")])
    assert ask(province, other) == (outcome,)
    assert send(province, one) == first
    assert site.held()[one.instance_id]["sha256"] == one.sha256


def test_two_versions_in_one_batch_are_a_conflict_too(site: Site, province: Province) -> None:
    one = line()
    other = line(one.instance_id, full_name="Somebody Else")
    first, second = send(province, one, other)
    assert (first.kind, codes(second)) == ("receipt", [("", "conflict")])
    assert len(site.held()) == 1


def test_a_violation_is_refused_with_its_question(site: Site, province: Province) -> None:
    good, bad = line(), line(age="131")
    blank, unreadable = line(full_name=""), line(age="old")
    choice, tomorrow = line(sex="X"), line(met_on="2026-11-25")
    outcomes = send(province, bad, good, blank, unreadable, choice, tomorrow)
    assert [codes(outcome) for outcome in outcomes] == [
        [("/data/age", "constraint")],
        [],
        [("/data/full_name", "required")],
        [("/data/age", "format")],
        [("/data/sex", "choice")],
        [("/data/met_on", "constraint")],
    ]
    assert outcomes[0].reasons[0].message == "Umur 0 sampai 130."
    assert ask(province, bad) == (outcomes[0],)
    assert list(site.held()) == [good.instance_id]


def test_today_is_the_day_it_was_finalized_in_the_provinces_own_time(province: Province) -> None:
    late = line(met_on="2026-11-25")
    after_midnight = replace(late, finalized_at=datetime(2026, 11, 24, 16, 30, tzinfo=UTC))  # 00:30 on the 25th
    (outcome,) = send(province, after_midnight)
    assert outcome.kind == "receipt"


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        (lambda one: replace(one, form_id="other"), "form_mismatch"),
        (lambda one: replace(one, form_version="2"), "form_mismatch"),
        (lambda one: replace(one, instance_id=new_id()), "instance_mismatch"),
        (lambda one: replace(one, sha256=sha256_hex(b"")), "unreadable"),
        (lambda one: replace(one, number="9" * 65), "unreadable"),
        (lambda one: replace(one, corrects="9" * 256), "unreadable"),
        (lambda one: replace(one, finalized_at=datetime(2026, 11, 24)), "unreadable"),
        (lambda one: rewritten(one, one.xml[:-5]), "unreadable"),
        (lambda one: rewritten(one, "<!DOCTYPE data>" + one.xml), "unreadable"),
        (lambda one: rewritten(one, one.xml.replace("uuid:", "uuid:0", 1)), "instance_mismatch"),
        (
            lambda one: rewritten(one, one.xml.replace("<meta>", "<age>" + " " * (6 << 20) + "</age><meta>")),
            "too_large",
        ),
    ],
)
def test_what_is_not_what_it_says_is_refused(site: Site, province: Province, spoilt: object, code: str) -> None:
    bad, good = spoilt(line()), line()
    refused, taken = send(province, bad, good)
    assert codes(refused) == [("", code)]
    assert taken.kind == "receipt"
    assert list(site.held()) == [good.instance_id]


def test_unknown_forms_versions_and_questions_are_told_apart(province: Province) -> None:
    other_form = line(root='id="other" version="1"')
    other_version = line(root='id="visit" version="7"')
    extra = line(extra="<salary>1</salary><child><child_name>A</child_name><toy/></child>")
    outcomes = send(province, replace(other_form, form_id="other"), replace(other_version, form_version="7"), extra)
    assert [codes(outcome) for outcome in outcomes] == [
        [("", "unknown_form")],
        [("", "unknown_version")],
        [("/data/salary", "unknown_question"), ("/data/child/toy", "unknown_question")],
    ]


def test_repeats_and_openrosa_metadata_are_known(province: Province) -> None:
    one = line(extra="<child><child_name>A</child_name></child><child><child_name>B</child_name></child>")
    one = rewritten(one, one.xml.replace("</meta>", f"<deprecatedID>{new_id()}</deprecatedID></meta>"))
    (outcome,) = send(province, one)
    assert codes(outcome) == []
    assert outcome.kind == "receipt"


def test_a_refused_submission_is_taken_once_its_form_is_published(site: Site, province: Province) -> None:
    early = replace(line(root='id="visit" version="2"'), form_version="2")
    assert codes(send(province, early)[0]) == [("", "unknown_version")]
    library.publish(site.engine, visit_form("2"), datetime.now(UTC))
    assert send(province, early)[0].kind == "receipt"


def test_a_poison_line_does_not_hold_up_the_rest(site: Site, province: Province) -> None:
    lines = [line() for _ in range(protocol.MAX_BATCH_LINES)]
    lines[17] = line(age="poison")
    lines[200] = rewritten(lines[200], "<data>" * 190 + "</data>" * 190)
    texts = [protocol.encode(one) for one in lines]
    texts[300] = texts[300].replace(b'"finalized_at":"', b'"finalized_at":"x')
    body = zstandard.ZstdCompressor().compress(b"\n".join(texts))
    outcomes = province.send_batch(body).outcomes
    assert [outcome.instance_id for outcome in outcomes] == [one.instance_id for one in lines]
    assert [at for at, outcome in enumerate(outcomes) if outcome.kind != "receipt"] == [17, 200, 300]
    assert codes(outcomes[300]) == [("", "unreadable")]
    assert len(site.held()) == protocol.MAX_BATCH_LINES - 3


def test_a_batch_that_cannot_be_taken_is_refused_as_a_whole(site: Site, province: Province) -> None:
    good = batches.pack([line()])
    too_many = zstandard.ZstdCompressor().compress(b"{}\n" * (protocol.MAX_BATCH_LINES + 1))
    bomb = zstandard.ZstdCompressor(level=19).compress(b" " * (protocol.MAX_BATCH_PLAIN + 1))
    unstated = zstandard.ZstdCompressor(write_content_size=False).compress(b"{}")
    nameless = zstandard.ZstdCompressor().compress(b'{"x":1}\n')
    for body, status, reason in (
        (good[:-4], 400, "batch_unreadable"),
        (good + good, 400, "batch_unreadable"),
        (b"{}", 400, "batch_unreadable"),
        (unstated, 400, "batch_unreadable"),
        (nameless, 400, "line_unreadable"),
        (batches.pack([line("uuid:" + "9" * 255)]), 400, "line_unreadable"),
        (too_many, 413, "too_large"),
        (bomb, 413, "too_large"),
    ):
        with pytest.raises(Refused) as refused:
            province.send_batch(body)
        assert (refused.value.facts["status"], refused.value.facts["reason"]) == (status, reason)
    assert site.held() == {}


def test_a_batch_must_arrive_as_it_left(site: Site, province: Province) -> None:
    body = batches.pack([line()])
    digest = protocol.content_digest(hashlib.sha256(body).digest())
    headers = {"Authorization": f"Bearer {province.token()}", "Content-Type": protocol.BATCH_TYPE}
    with bare() as session:
        for more, status, code in (
            ({}, 400, "digest_missing"),
            ({"Content-Digest": "sha-256=:!:"}, 400, "digest_missing"),
            ({"Content-Digest": protocol.content_digest(hashlib.sha256(b"").digest())}, 400, "digest_mismatch"),
            ({"Content-Digest": digest, "Content-Type": "application/json"}, 415, "batch_type"),
            ({"Content-Digest": f"md5=:AAAA:, {digest}"}, 200, None),
        ):
            answer = session.post(site.address + protocol.BATCHES, body, headers=headers | more)
            assert (answer.status_code, answer.json().get("code")) == (status, code)


def test_nothing_is_known_of_what_never_came(province: Province) -> None:
    (outcome,) = ask(province, line())
    assert outcome.kind == "unknown"


def test_the_log_has_no_gaps_when_many_send_at_once(site: Site) -> None:
    lines = [line() for _ in range(40)]
    device, _ = site.device()

    def one_laptop(at: int) -> tuple[Outcome, ...]:
        with connected(site, device) as province:
            return send(province, *lines[at::4], *lines[at + 1 :: 4])  # every submission comes from two sides

    with ThreadPoolExecutor(4) as pool:
        outcomes = [outcome for answered in pool.map(one_laptop, range(4)) for outcome in answered]
    receipts: dict[str, set[str]] = {}
    for outcome in outcomes:
        assert outcome.receipt is not None
        receipts.setdefault(outcome.instance_id, set()).add(outcome.receipt.signed)
    assert all(len(texts) == 1 for texts in receipts.values())
    indexes = sorted(json.loads(texts.pop())["log_index"] for texts in receipts.values())
    assert indexes == list(range(1, 41))


def test_a_receipt_that_was_committed_but_not_signed_is_signed_when_asked(site: Site, province: Province) -> None:
    one = line()
    before = send(province, one)
    with writing(site.engine) as connection:  # as a crash between commit and signature leaves it
        connection.execute(update(receipt_log).values(signed=None, signature=None))
    assert ask(province, one) == before


def test_people_are_projected_with_the_submission(site: Site, province: Province) -> None:
    one = line(entity="7b0ff4b3-6ef7-4bb1-8d5b-0d5ba0f1d3a5", full_name="Budi Invented")
    refused = line(full_name="Nobody", age="999")
    send(province, one, refused)
    send(province, one)
    with site.engine.connect() as connection:
        (row,) = connection.execute(select(entity)).all()
    assert (row.entity_list, row.entity_id, row.label, row.version) == (
        "person", "7b0ff4b3-6ef7-4bb1-8d5b-0d5ba0f1d3a5", "Budi Invented", 1,
    )  # fmt: skip
    assert json.loads(row.properties)["full_name"] == "Budi Invented"


def test_an_answer_tells_the_provinces_time_and_epoch(province: Province) -> None:
    answer: Answer = province.send_batch(batches.pack([line()]))
    assert abs((answer.server_time - datetime.now(UTC)).total_seconds()) < 60
    assert len(answer.epoch) == 8
    assert province.clock_offset_seconds is not None
    assert abs(province.clock_offset_seconds) < 5
