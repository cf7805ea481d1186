"""Short answers and questions say the same as long ones."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.domain.receipt import Reason
from fieldapp.sync import answers, protocol, questions
from fieldapp.sync.protocol import Answer, AskedSubmission, Outcome, SignedReceipt
from fieldapp.vault import signatures
from tests.server.visit import new_id

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
SEED, PUBLIC = signatures.new_key()


def asked(count: int) -> list[AskedSubmission]:
    """So many ids and hashes."""
    return [AskedSubmission(new_id(), f"{number:064x}") for number in range(count)]


def answered(items: list[AskedSubmission]) -> Answer:
    """All received and signed together."""
    texts = [
        protocol.receipt_text(
            {
                "v": 1,
                "kind": "receipt",
                "instance_id": item.instance_id,
                "sha256": item.sha256,
                "number": f"KT-2026-{number:06d}",
                "log_index": number,
                "epoch": "e",
                "received_at": NOW.isoformat(),
                "key_id": "k",
            }
        )
        for number, item in enumerate(items, start=1)
    ]
    signed = signatures.sign_each(SEED, [text.encode() for text in texts])
    receipts = [SignedReceipt(*pair) for pair in zip(texts, signed, strict=True)]
    outcomes = [
        Outcome(item.instance_id, item.sha256, "receipt", receipt)
        for item, receipt in zip(items, receipts, strict=True)
    ]
    return Answer(tuple(outcomes), NOW, "e")


@pytest.mark.parametrize("count", [0, 1, 2, 3, 8, 100])
def test_receipts_come_out_as_they_were_signed(count: int) -> None:
    items = asked(count)
    answer = answered(items)
    found = answers.unpack(answers.pack(answer), items)
    assert found == answer
    for outcome in found.outcomes:
        assert outcome.receipt is not None
        assert signatures.verify(PUBLIC, outcome.receipt.signed.encode(), outcome.receipt.signature)


def test_a_hundred_receipts_are_small() -> None:
    items = asked(100)
    assert len(answers.pack(answered(items))) < 2500
    assert len(protocol.encode(answered(items))) > 40_000


def test_outcomes_of_all_kinds_and_receipts_of_other_trees() -> None:
    items = asked(6)
    one, two, three, *_ = answered(items).outcomes
    answer = Answer(
        (
            two,
            replace(one, kind="refusal", receipt=None, reasons=(Reason("/data/age", "constraint", "Umur"),)),
            three,
            Outcome(items[3].instance_id, items[3].sha256, "wanted", wanted=("0" * 64,)),
            Outcome(items[4].instance_id, items[4].sha256, "unknown"),
        ),
        NOW,
        "e",
    )
    order = [AskedSubmission(one.instance_id, one.sha256) for one in answer.outcomes]
    assert answers.unpack(answers.pack(answer), order) == answer


def test_an_answer_to_another_batch_is_none() -> None:
    items = asked(4)
    with pytest.raises(ValueError, match="another"):
        answers.unpack(answers.pack(answered(items)), items[:3])
    swapped = answers.unpack(answers.pack(answered(items)), items[::-1])
    assert not any(
        one.receipt and signatures.verify(PUBLIC, one.receipt.signed.encode(), one.receipt.signature)
        for one in swapped.outcomes
    ), "a receipt holds for its own submission only"


@given(st.binary(max_size=200))
def test_any_bytes_are_an_answer_or_an_error(body: bytes) -> None:
    with suppress(ValueError):
        answers.unpack(body, [])
    with suppress(ValueError):
        questions.unpack(body)


def test_questions_come_out_as_they_were() -> None:
    items = asked(protocol.MAX_ASKED)
    assert questions.unpack(questions.pack(items)) == items
    with pytest.raises(ValueError, match="too many"):
        questions.unpack(questions.pack([*items, *asked(1)]))
    with pytest.raises(ValueError, match="uuid"):
        questions.pack([AskedSubmission("uuid:never-sent", "0" * 64)])
