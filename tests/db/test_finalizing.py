"""Frozen in one piece, or not at all."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from fieldapp.db.store import Store
from fieldapp.domain.assessment import State
from fieldapp.domain.submission import EntityChange
from fieldapp.errors import NotADraft, StoreError
from tests.db.desk import Clock, draft, finalized, frozen, photo, receipt_for, refusal_for, says


def test_finalize_freezes_queues_and_registers_at_once(store: Store, clock: Clock) -> None:
    draft(store, "uuid:1")
    clock.turn(minutes=5)
    submission = frozen("uuid:1", clock)
    changes = [says("p1", full_name="Budi"), says("r1", "Rujukan", "referral", person_id="p1")]
    done = store.finalize(submission, changes, "Budi Santoso")
    assert done == store.assessment("uuid:1")
    assert (done.state, done.title, done.number) == (State.FINALIZED, "Budi Santoso", "JGK-uuid:1")
    assert (done.finalized_at, done.size, done.person_id) == (clock(), len(submission.xml), "p1")
    assert store.submission("uuid:1") == submission
    assert [one.instance_id for one in store.due(clock())] == ["uuid:1"]
    assert store.person("p1").name == "Budi"
    assert [event.kind for event in store.history("uuid:1")] == ["started", "finalized"]
    assert store.answers("uuid:1") == {"/data/full_name": "Budi"}


def test_a_change_that_cannot_be_kept_leaves_the_draft_as_it_was(store: Store, clock: Clock) -> None:
    before = draft(store, "uuid:1")
    store.attach("uuid:1", photo(), "a.age")
    bad = EntityChange("person", "p2", "create", None, {})  # type: ignore[arg-type]
    with pytest.raises(IntegrityError):
        store.finalize(frozen("uuid:1", clock, [photo()]), [says("p1"), bad], "Budi")
    assert store.assessment("uuid:1") == before
    assert store.count_people() == 0
    assert store.due(clock()) == ()
    with pytest.raises(StoreError):
        store.submission("uuid:1")
    assert [event.kind for event in store.history("uuid:1")] == ["started"]
    store.finalize(frozen("uuid:1", clock, [photo()]), [says("p1")], "Budi")


def test_only_drafts_are_finalized_and_only_once(store: Store, clock: Clock) -> None:
    submission = finalized(store, "uuid:1", clock, says("p1"))
    with pytest.raises(NotADraft):
        store.finalize(submission, [says("p1")], "Budi")
    draft(store, "uuid:2")
    store.discard("uuid:2")
    with pytest.raises(NotADraft):
        store.finalize(frozen("uuid:2", clock), [], "")
    with pytest.raises(ValueError, match="sha256"):
        store.finalize(replace(frozen("uuid:2", clock), sha256="0" * 64), [], "")
    assert store.person("p1").assessments == 1


def test_only_named_attachments_travel_and_the_others_wait(store: Store, clock: Clock) -> None:
    draft(store, "uuid:1")
    named, hidden = photo("a.jpg", b"named"), photo("b.jpg", b"hidden")
    store.attach("uuid:1", named, "a.age")
    store.attach("uuid:1", hidden, "b.age")
    done = store.finalize(frozen("uuid:1", clock, [named]), [], "")
    assert done.size == store.due(clock())[0].size == frozen("uuid:1", clock).size + named.size
    assert store.submission("uuid:1").attachments == store.due(clock())[0].attachments == (named,)
    store.recall("uuid:1")
    assert store.attachments("uuid:1") == (named, hidden)
    store.finalize(frozen("uuid:1", clock, [named, hidden]), [], "")
    assert store.submission("uuid:1").attachments == (named, hidden)


def test_an_attachment_that_is_not_here_stops_it(store: Store, clock: Clock) -> None:
    draft(store, "uuid:1")
    store.attach("uuid:1", photo("a.jpg", b"other content"), "a.age")
    with pytest.raises(StoreError):
        store.finalize(frozen("uuid:1", clock, [photo("a.jpg")]), [], "")
    assert store.assessment("uuid:1").state == State.DRAFT


def test_recall_gives_the_draft_back_and_takes_back_what_it_said(store: Store, clock: Clock) -> None:
    finalized(store, "uuid:0", clock, says("p0", full_name="Ani", sex="P"))
    before = store.person("p0")
    clock.turn(hours=1)
    finalized(store, "uuid:1", clock, says("p1", full_name="Budi"), says("p0", full_name="Ani Wati"))
    assert store.person("p0").name == "Ani Wati"
    store.recall("uuid:1")
    store.recall("uuid:1")
    again = store.assessment("uuid:1")
    assert (again.state, again.number, again.finalized_at, again.size, again.person_id) == (
        State.DRAFT,
        "",
        None,
        0,
        "",
    )
    assert store.person("p0") == before
    assert store.count_people() == 1
    with pytest.raises(StoreError):
        store.submission("uuid:1")
    assert store.answers("uuid:1") == {"/data/full_name": "Budi"}
    changed = replace(frozen("uuid:1", clock), number="JGK-again")
    store.finalize(changed, [says("p1", full_name="Budi Santoso")], "Budi")
    assert store.submission("uuid:1") == changed
    assert store.person("p1").name == "Budi Santoso"
    kinds = [event.kind for event in store.history("uuid:1")]
    assert kinds == ["started", "finalized", "recalled", "finalized"]


def test_a_recalled_draft_keeps_the_person_it_was_started_for(store: Store, clock: Clock) -> None:
    finalized(store, "uuid:0", clock, says("p0"))
    finalized(store, "uuid:1", clock, says("p0", alias="Pak Budi"))
    store.recall("uuid:1")
    assert store.assessment("uuid:1").person_id == "p0"


def test_nothing_that_may_have_left_is_recalled(store: Store, clock: Clock) -> None:
    names = ("sending", "unconfirmed", "waiting", "received", "returned")
    work = {name: finalized(store, name, clock) for name in names}
    store.record_sending(names)
    store.record_unconfirmed(["unconfirmed"])
    store.record_waiting(["waiting"], clock(), "offline")
    store.record_receipt(receipt_for(work["received"]))
    store.record_refusal(refusal_for(work["returned"]))
    for name, submission in work.items():
        with pytest.raises(NotADraft):
            store.recall(name)
        assert store.submission(name) == submission
