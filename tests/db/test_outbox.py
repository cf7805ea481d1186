"""The queue: who is next, who waits, and what the province said."""

from datetime import timedelta

import pytest
from sqlalchemy.event import listen

from fieldapp.db.store import Store
from fieldapp.domain.acceptance import Acceptance, acceptance_in
from fieldapp.domain.assessment import OUTBOX, State
from fieldapp.domain.queued import Queued
from fieldapp.domain.receipt import Reason
from fieldapp.errors import StoreError
from tests.db.desk import NOON, Clock, draft, finalized, frozen, receipt_for, refusal_for, says


def ids(queued: tuple[Queued, ...]) -> list[str]:
    return [one.instance_id for one in queued]


def test_the_oldest_goes_first(store: Store, clock: Clock) -> None:
    for name in ("b", "a", "c"):
        finalized(store, name, clock)
        clock.turn(minutes=-1 if name == "a" else 1)
    assert ids(store.due(clock())) == ["b", "a", "c"], "as they were finalized, whatever the clock said then"
    assert store.due(clock())[0].sha256 == store.submission("b").sha256


def test_waiting_ends_when_its_time_has_come(store: Store, clock: Clock) -> None:
    for name in ("a", "b"):
        finalized(store, name, clock)
    store.record_sending(["a"])
    assert (ids(store.due(clock())), ids(store.unsettled(clock()))) == (["b"], ["a"])
    store.record_waiting(["a", "b"], clock() + timedelta(seconds=30), "offline")
    assert store.due(clock()) == ()
    assert store.assessment("a").retry_at == NOON + timedelta(seconds=30)
    assert ids(store.due(NOON + timedelta(seconds=29))) == []
    assert ids(store.due(NOON + timedelta(seconds=30))) == ["a", "b"]
    store.record_sending(["a"])
    assert (store.assessment("a").retry_at, store.assessment("a").attempts) == (None, 2)


def test_what_waits_is_weighed_without_being_read(store: Store, clock: Clock) -> None:
    assert store.weigh(OUTBOX) == (0, None)
    sent, *waiting = [finalized(store, name, clock) for name in ("a", "b", "c")]
    draft(store, "d")
    store.record_sending(["a", "b"])
    store.record_receipt(receipt_for(sent))
    assert store.weigh(OUTBOX) == (sum(store.assessment(one.instance_id).size for one in waiting), None)
    store.record_waiting(["b"], clock() + timedelta(seconds=30), "offline")
    store.record_waiting(["c"], clock() + timedelta(seconds=10), "offline")
    assert store.weigh(OUTBOX)[1] == NOON + timedelta(seconds=10)
    assert store.weigh(OUTBOX)[0] > 0


def test_what_may_have_arrived_stays_unconfirmed_until_it_is_settled(store: Store, clock: Clock) -> None:
    submission = finalized(store, "a", clock)
    store.record_sending(["a"])
    store.record_unconfirmed(["a"])
    store.record_unconfirmed(["a"])
    store.record_waiting(["a"], clock() + timedelta(seconds=30), "server_trouble")
    assert store.assessment("a").state == State.UNCONFIRMED
    assert store.unsettled(clock()) == store.due(clock() + timedelta(days=1)) == ()
    assert ids(store.unsettled(clock() + timedelta(seconds=30))) == ["a"]
    store.record_sending(["a"])
    store.record_unconfirmed(["a"])
    assert ids(store.unsettled(clock())) == ["a"]
    store.record_receipt(receipt_for(submission))
    assert store.unsettled(clock() + timedelta(days=1)) == ()


def test_a_receipt_is_kept_whole_and_once(store: Store, clock: Clock) -> None:
    submission = finalized(store, "a", clock)
    store.record_sending(["a"])
    receipt = receipt_for(submission)
    store.record_receipt(receipt)
    store.record_receipt(receipt_for(submission, "R-2"))
    kept = store.assessment("a")
    assert (kept.state, kept.receipt) == (State.RECEIVED, receipt)
    kinds = [(event.kind, event.note) for event in store.history("a")]
    assert kinds == [("started", ""), ("finalized", "JGK-a"), ("sent", ""), ("received", "R-1")]


def test_an_unsigned_yes_is_kept_as_one_and_once(store: Store, clock: Clock) -> None:
    submission = finalized(store, "a", clock)
    store.record_sending(["a"])
    yes = Acceptance("a", submission.sha256, "central.example", 201, NOON)
    with pytest.raises(StoreError):
        store.record_acceptance(Acceptance("a", "0" * 64, "central.example", 201, NOON))
    assert store.assessment("a").state is State.SENDING
    store.record_acceptance(yes)
    store.record_acceptance(Acceptance("a", submission.sha256, "other.example", 202, NOON))
    kept = store.assessment("a")
    assert (kept.state, acceptance_in(kept.receipt)) == (State.RECEIVED, yes)
    assert [(event.kind, event.note) for event in store.history("a")][-1] == ("accepted", "central.example")
    assert acceptance_in(receipt_for(submission)) is None


def test_a_receipt_for_other_bytes_proves_nothing(store: Store, clock: Clock) -> None:
    one, other = finalized(store, "a", clock), finalized(store, "b", clock)
    store.record_sending(["a"])
    for wrong in (other.sha256, one.sha256.upper(), ""):
        with pytest.raises(StoreError):
            store.record_receipt(type(receipt_for(one))("a", wrong, "R", 1, "e", NOON, "k"))
    with pytest.raises(StoreError):
        store.record_receipt(type(receipt_for(one))("nowhere", one.sha256, "R", 1, "e", NOON, "k"))
    assert (store.assessment("a").state, store.assessment("a").receipt) == (State.SENDING, None)
    with pytest.raises(StoreError):
        store.record_refusal(type(refusal_for(one))("a", other.sha256, (), NOON))


@pytest.mark.parametrize(
    ("codes", "state"),
    [
        (("constraint",), State.RETURNED),
        (("required", "format"), State.RETURNED),
        (("conflict",), State.HELD),
        (("constraint", "unreadable"), State.HELD),
    ],
)
def test_a_refusal_is_kept_with_its_reasons(store: Store, clock: Clock, codes: tuple[str, ...], state: State) -> None:
    submission = finalized(store, "a", clock)
    refusal = refusal_for(submission, *codes)
    store.record_refusal(refusal)
    store.record_refusal(refusal_for(submission, "other"))
    kept = store.assessment("a")
    assert (kept.state, kept.refusal) == (state, refusal)
    assert kept.refusal is not None
    assert kept.refusal.reasons[0] == Reason("/data/nik", codes[0], "Periksa kembali.")
    with pytest.raises(Exception, match="receipt is for these bytes"):
        store.record_receipt(receipt_for(submission))


def test_a_batch_with_a_recalled_draft_is_not_recorded_as_sent(store: Store, clock: Clock) -> None:
    finalized(store, "a", clock)
    draft(store, "b")
    assert store.record_sending(["a", "b"]) == ("a",)
    assert store.assessment("a").state == State.SENDING
    assert store.assessment("b").state == State.DRAFT


def test_history_tells_changes_and_not_tries(store: Store, clock: Clock) -> None:
    finalized(store, "a", clock)
    for cause in ("offline", "offline", "offline", "sign_in"):
        store.record_sending(["a"])
        store.record_waiting(["a"], clock.turn(minutes=1), cause)
    kinds = [(event.kind, event.note) for event in store.history("a")][2:]
    assert kinds == [("sent", ""), ("waiting", "offline"), ("waiting", "sign_in")]
    assert store.assessment("a").attempts == 4


def test_the_queue_is_found_by_its_index(store: Store, clock: Clock) -> None:
    finalized(store, "a", clock, says("p1"))
    queries: list[tuple[str, tuple[object, ...]]] = []
    listen(store._database._engine, "before_cursor_execute", lambda *facts: queries.append(facts[2:4]))
    store.due(clock())
    store.unsettled(clock())
    queries = [(query, values) for query, values in queries if query != "BEGIN"]
    assert len(queries) == 6
    with store._database.raw() as connection:
        for query, values in queries:
            steps = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", values))
            assert "assessment_to_settle" in steps
            assert "SCAN" not in steps


def test_a_clock_that_is_set_back_makes_nobody_wait_for_years(store: Store, clock: Clock) -> None:
    clock.turn(days=1000)
    for name in ("a", "b"):
        finalized(store, name, clock)
    store.record_sending(["a"])
    store.record_unconfirmed(["a"])
    store.record_waiting(["a", "b"], clock() + timedelta(minutes=15), "server_trouble")
    assert store.due(clock()) == store.unsettled(clock()) == ()
    clock.turn(days=-1000)
    assert (ids(store.due(clock())), ids(store.unsettled(clock()))) == (["b"], ["a"])


def test_what_came_back_needs_work_until_its_correction_is_finalized(store: Store, clock: Clock) -> None:
    for name in ("kept", "returned", "held"):
        submission = finalized(store, name, clock)
        clock.turn(seconds=1)
        if name != "kept":
            store.record_refusal(refusal_for(submission, "conflict" if name == "held" else "constraint"))
    names = ["held", "returned"]
    assert [one.instance_id for one in store.needing()] == names
    assert [one.instance_id for one in store.needing(1)] == names[:1]
    draft(store, "correction", corrects="returned")
    assert [one.instance_id for one in store.needing()] == names
    store.finalize(frozen("correction", clock, corrects="returned"), (), "Budi")
    assert [one.instance_id for one in store.needing()] == ["held"]
