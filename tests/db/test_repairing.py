"""Decisions of the province after a receipt, and troubled work that is put aside: what needs its worker."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from fieldapp.db.repairing import LATER_DAYS
from fieldapp.db.store import Store
from fieldapp.domain.assessment import State
from fieldapp.domain.receipt import Reason
from fieldapp.domain.review import Review
from fieldapp.domain.submission import Submission
from fieldapp.errors import StoreError
from tests.db.desk import NOON, Clock, finalized, receipt_for, refusal_for

WHY = (Reason("/data/age", "note", "Tanyakan umurnya."),)


def received(store: Store, instance_id: str, clock: Clock) -> Submission:
    one = finalized(store, instance_id, clock)
    store.record_receipt(receipt_for(one))
    return one


def refused(store: Store, instance_id: str, clock: Clock, code: str = "constraint") -> Submission:
    one = finalized(store, instance_id, clock)
    store.record_refusal(refusal_for(one, code))
    return one


def review(one: Submission, state: str = "returned") -> Review:
    return Review(one.instance_id, one.sha256, state, WHY, NOON)


def needing(store: Store) -> list[str]:
    return [row.instance_id for row in store.needing()]


def kinds(store: Store, instance_id: str) -> list[str]:
    return [event.kind for event in store.history(instance_id)]


def test_a_return_after_the_receipt_needs_the_worker_until_it_is_corrected(store: Store, clock: Clock) -> None:
    one = received(store, "uuid:1", clock)
    received(store, "uuid:2", clock)
    clock.turn(hours=1)
    store.hear_reviews([review(one)], "e.1")
    found = store.assessment("uuid:1")
    assert (found.state, found.sent_back, found.reasons, found.changed_at) == (State.RECEIVED, True, WHY, clock.now)
    assert found.receipt is not None, "the receipt stays"
    assert (needing(store), store.count_sent_back()) == (["uuid:1"], 1)
    later = finalized(store, "uuid:3", clock, corrects="uuid:1")
    assert needing(store) == []
    store.record_receipt(receipt_for(later, "R-3"))
    assert kinds(store, "uuid:1")[-2:] == ["sent_back", "settled"]
    assert store.history("uuid:1")[-1].note == later.number


def test_the_same_page_again_changes_nothing(store: Store, clock: Clock) -> None:
    one = received(store, "uuid:1", clock)
    for _ in range(2):
        store.hear_reviews([review(one)], "e.1")
        clock.turn(hours=1)
    assert kinds(store, "uuid:1").count("sent_back") == 1
    assert store.assessment("uuid:1").changed_at == NOON
    assert store.reviews_heard_to() == "e.1"


def test_a_later_word_of_the_province_clears_a_return(store: Store, clock: Clock) -> None:
    one = received(store, "uuid:1", clock)
    store.hear_reviews([review(one)], "e.1")
    store.hear_reviews([review(one, "kept")], "e.2")
    found = store.assessment("uuid:1")
    assert (found.sent_back, found.reasons, needing(store)) == (False, (), [])
    assert kinds(store, "uuid:1")[-1] == "review_over"
    store.hear_reviews([review(one)], "e.3")
    assert needing(store) == ["uuid:1"]


def test_words_about_what_is_not_here_are_left_out(store: Store, clock: Clock) -> None:
    one = received(store, "uuid:1", clock)
    store.hear_reviews([replace(review(one), sha256="0" * 64), replace(review(one), instance_id="uuid:9")], "e.7")
    assert (needing(store), store.reviews_heard_to()) == ([], "e.7")


def test_what_is_put_off_asks_again_by_itself(store: Store, clock: Clock) -> None:
    refused(store, "uuid:1", clock)
    store.put_off("uuid:1")
    assert needing(store) == []
    clock.turn(days=LATER_DAYS, minutes=1)
    assert needing(store) == ["uuid:1"]
    assert store.assessment("uuid:1").needs_worker(clock.now)
    store.put_off("uuid:1")
    store.take_up("uuid:1")
    store.take_up("uuid:1")
    assert needing(store) == ["uuid:1"]
    assert kinds(store, "uuid:1")[-3:] == ["put_off", "put_off", "taken_up"]


def test_putting_away_keeps_everything_and_is_written_down(store: Store, clock: Clock) -> None:
    one = refused(store, "uuid:1", clock, "conflict")
    with pytest.raises(ValueError, match="reason"):
        store.put_away("uuid:1", "  ")
    store.put_away("uuid:1", "Isian ganda dari laptop lama.")
    assert needing(store) == []
    assert store.submission("uuid:1").xml == one.xml
    assert store.assessment("uuid:1").refusal is not None
    assert store.history("uuid:1")[-1].note == "Isian ganda dari laptop lama."
    (line,) = store.audit_lines(verb="put_away")
    assert (line.object_id, line.why) == ("uuid:1", "Isian ganda dari laptop lama.")
    clock.turn(days=400)
    assert needing(store) == [], "for good"
    store.take_up("uuid:1")
    assert needing(store) == ["uuid:1"]


def test_only_what_the_province_does_not_hold_is_put_away(store: Store, clock: Clock) -> None:
    one = received(store, "uuid:1", clock)
    with pytest.raises(StoreError):
        store.put_off("uuid:1")
    store.hear_reviews([review(one)], "e.1")
    with pytest.raises(StoreError):
        store.put_away("uuid:1", "Tidak mau.")
    store.put_off("uuid:1")
    assert needing(store) == []
    row = "INSERT INTO aside VALUES ('uuid:1', 'away', '', NULL, 'Tidak mau.')"
    with store._writing() as connection:
        connection.exec_driver_sql("DELETE FROM aside")
        with pytest.raises(IntegrityError, match="does not hold"):
            connection.exec_driver_sql(row)


def test_another_word_of_the_province_takes_it_up_again(store: Store, clock: Clock) -> None:
    one = received(store, "uuid:1", clock)
    store.hear_reviews([review(one)], "e.1")
    store.put_off("uuid:1")
    store.hear_reviews([replace(review(one), reasons=(Reason("", "note", "Segera."),))], "e.2")
    assert needing(store) == ["uuid:1"]
