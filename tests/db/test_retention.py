"""Nothing is purged without a signed receipt, the province's word and its age; tried with raw SQL past the store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.db.engine import connect
from fieldapp.db.store import Store
from fieldapp.domain.receipt import Reason
from fieldapp.domain.retention import Settled
from fieldapp.domain.review import Review
from fieldapp.domain.submission import EntityChange
from fieldapp.errors import WorkPurged
from tests.db.desk import KEY, NOON, Clock, draft, finalized, frozen, opened, photo, receipt_for, says

EPOCH, LATER = "epoch-1", "epoch-2"
SAID = NOON + timedelta(days=31)


def word(upto: int = 7, epoch: str = EPOCH, of: str = EPOCH, days: int = 30, said: datetime = SAID) -> Settled:
    return Settled(epoch, 1, ((of, 0, upto),), days, said, "{word}", "c2ln")


def received(store: Store, clock: Clock, name: str, index: int = 7) -> None:
    submission = finalized(store, name, clock, says(f"p-{name}", full_name="Budi"))
    store.record_sending([name])
    store.record_receipt(replace(receipt_for(submission, f"R-{name}"), log_index=index, epoch=EPOCH))


@pytest.fixture
def store(path: Path, clock: Clock) -> Iterator[Store]:
    """``here`` is received; ``outbox`` waits."""
    store = opened(path, clock)
    store.hear_epoch(EPOCH, ["key-1"])
    received(store, clock, "here")
    finalized(store, "outbox", clock)
    yield store
    store.close()


@pytest.fixture
def raw(store: Store, path: Path) -> Iterator[sqlcipher.Connection]:
    connection = connect(path, KEY)
    yield connection
    connection.close()


ACTS = (
    "INSERT INTO purged SELECT instance_id, sha256, '2027' FROM submission WHERE instance_id = '{one}'",
    "INSERT OR REPLACE INTO purged SELECT instance_id, sha256, '2027' FROM submission WHERE instance_id = '{one}'",
    "UPDATE submission SET xml = x'' WHERE instance_id = '{one}'",
    "DELETE FROM submission WHERE instance_id = '{one}'",
    "DELETE FROM answer WHERE instance_id = '{one}'",
)


def refuses(raw: sqlcipher.Connection, one: str) -> None:
    for act in ACTS:
        with pytest.raises(sqlcipher.IntegrityError):
            raw.execute(act.format(one=one))


NOT_YET: dict[str, Settled | None] = {
    "nothing was said": None,
    "the backup ends before it": word(upto=6),
    "the backup has another epoch": word(of="epoch-0"),
    "the receipt is a day too young": word(days=32),
    "another province's epoch": word(epoch="epoch-0"),
}


@pytest.mark.parametrize("why", NOT_YET)
def test_nothing_goes_before_it_is_settled_and_old(store: Store, raw: sqlcipher.Connection, why: str) -> None:
    if (said := NOT_YET[why]) is not None:
        store.hear_settled(said)
    refuses(raw, "here")
    assert store.due_to_purge() == ()
    assert store.purge(["here", "outbox"]) == 0
    assert store.submission("here").xml


def test_what_is_settled_and_old_goes_and_nothing_else(store: Store, raw: sqlcipher.Connection, clock: Clock) -> None:
    received(store, clock, "late", index=8)
    store.hear_settled(word())
    refuses(raw, "outbox")
    refuses(raw, "late")
    assert store.due_to_purge() == ("here",)
    before = store.assessment("here")
    assert store.purge(["here", "outbox", "late"]) == 1
    assert store.answers("here") == {}
    with pytest.raises(WorkPurged, match="left this laptop"):
        store.submission("here")
    assert raw.execute("SELECT length(xml) FROM submission WHERE instance_id = 'here'").fetchone() == (0,)
    stub = store.assessment("here")
    assert stub == replace(before, title="", purged_at=clock())
    (told,) = store.purged()
    assert (told.instance_id, told.number, told.receipt_number) == ("here", "JGK-here", "R-here")
    assert store.person("p-here").name == "Budi", "who is known stays known"
    assert store.history("here")[-1].kind == "purged"
    assert len(store.audit_lines(["here"], verb="purge")) == 1
    assert store.check_audit().whole
    assert store.purge(["here"]) == 0


FOR_EVER = (
    "DELETE FROM purged",
    "UPDATE purged SET at = '2020'",
    "INSERT OR REPLACE INTO purged SELECT * FROM purged",
    "UPDATE submission SET xml = x'00' WHERE instance_id = 'here'",
    f"UPDATE submission SET xml = x'', sha256 = '{'0' * 64}' WHERE instance_id = 'here'",
    "DELETE FROM submission WHERE instance_id = 'here'",
    "DELETE FROM receipt WHERE instance_id = 'here'",
    "DELETE FROM entity_change WHERE instance_id = 'here'",
    "DELETE FROM event WHERE instance_id = 'here'",
    "UPDATE answer SET instance_id = 'here'",
    "INSERT INTO answer VALUES ('here', '/data/x', '1')",
    "UPDATE settled SET upto = 1",
)


def test_a_stub_stays(store: Store, raw: sqlcipher.Connection) -> None:
    store.hear_settled(word())
    assert store.purge(["here"]) == 1
    for act in FOR_EVER:
        with pytest.raises(sqlcipher.IntegrityError):
            raw.execute(act)


def test_an_unsigned_yes_never_lets_go(store: Store, raw: sqlcipher.Connection, clock: Clock) -> None:
    submission = finalized(store, "unsigned", clock)
    store.record_sending(["unsigned"])
    store.record_receipt(replace(receipt_for(submission), signature="", epoch=EPOCH))
    store.hear_settled(word())
    refuses(raw, "unsigned")
    assert store.purge(["unsigned"]) == 0


def test_a_new_epoch_unsettles(store: Store, raw: sqlcipher.Connection) -> None:
    assert store.hear_settled(word())
    assert store.hear_epoch(LATER, ["key-1"])
    refuses(raw, "here")
    assert not store.hear_settled(word(said=SAID + timedelta(days=1))), "of the old epoch"
    assert store.hear_settled(word(upto=6, epoch=LATER, said=SAID + timedelta(days=1)))
    refuses(raw, "here")
    assert store.hear_settled(word(upto=7, epoch=LATER, said=SAID + timedelta(days=2)))
    assert store.due_to_purge() == ("here",)


def test_a_later_receipt_settles_what_a_restore_lost(store: Store, raw: sqlcipher.Connection) -> None:
    store.hear_epoch(LATER, ["key-1"])
    store.record_proofs({"here": "missing"})
    store.hear_settled(word(upto=9, epoch=LATER, of=LATER))
    refuses(raw, "here")
    first = store.assessment("here").receipt
    assert first is not None
    store.record_again([replace(first, epoch=LATER, log_index=9, signed="{anew}")], "restored")
    assert store.due_to_purge() == ("here",)


def test_what_the_province_lacks_stays(store: Store, raw: sqlcipher.Connection) -> None:
    store.hear_settled(word())
    store.begin_proof(["key-1"])
    for said in ("missing", "damaged", "wanted", "refused"):
        store.record_proofs({"here": said})
        refuses(raw, "here")
    store.record_proofs({"here": "held"})
    assert store.due_to_purge() == ("here",)


def test_what_is_lost_after_the_purge_needs_a_person(store: Store) -> None:
    store.hear_settled(word())
    store.purge(["here"])
    store.begin_proof(["key-1"])
    store.record_proofs({"here": "missing"})
    assert store.lost() == (), "there is nothing to send"
    assert store.proof_standing().refused == 1
    assert not store.proof_standing().open


def test_what_came_back_stays_until_its_correction_is_received(
    store: Store, raw: sqlcipher.Connection, clock: Clock
) -> None:
    store.hear_settled(word())
    back = Review("here", store.submission("here").sha256, "returned", (Reason("", "note", "Sekali lagi."),), NOON)
    store.hear_reviews([back], "c")
    refuses(raw, "here")
    draft(store, "begun", corrects="here")
    store.hear_reviews([replace(back, state="kept")], "d")
    refuses(raw, "here")
    store.discard("begun")
    refuses(raw, "here")
    store.hear_reviews([back], "e")
    clock.turn(days=31)
    store._empty_bin()
    submission = finalized(store, "better", clock, corrects="here")
    refuses(raw, "here")
    store.record_sending(["better"])
    store.record_receipt(replace(receipt_for(submission, "R-2"), log_index=8))
    assert store.due_to_purge() == ("here",)


def test_an_older_word_changes_nothing_and_a_newer_one_only_grows(store: Store) -> None:
    assert store.hear_settled(word())
    assert not store.hear_settled(word(upto=9, said=SAID - timedelta(days=1), days=0))
    assert store.hear_settled(word(upto=3, said=SAID + timedelta(hours=1)))
    assert store.due_to_purge() == ("here",)


def test_files_are_named_until_they_are_gone(store: Store, clock: Clock) -> None:
    for name in ("one", "two"):
        draft(store, name)
        store.attach(name, photo("foto.jpg", b"shared"), "shared.age")
        store.attach(name, photo("lain.jpg", name.encode()), f"{name}.age")
        submission = frozen(name, clock, store.attachments(name))
        store.finalize(submission, (), "Budi")
        store.record_sending([name])
        index = 5 if name == "one" else 9
        store.record_receipt(replace(receipt_for(submission, f"R-{name}"), log_index=index))
    store.hear_settled(word())
    assert store.purge(["one", "two"]) == 1
    named = {(one.folder, one.name) for one in store.leftovers()}
    assert ("attachments", "one.age") in named
    assert ("attachments", "shared.age") not in named, "the other one still has it"
    assert {folder for folder, _ in named} == {"attachments", "second"}
    store.forget_leftovers(store.leftovers())
    assert store.leftovers() == ()
    assert len(store.attachments("two")) == 2


def test_people_are_computed_again_from_stubs(store: Store) -> None:
    store.hear_settled(word())
    store.purge(["here"])

    def read(_form: str, _version: str, xml: bytes) -> tuple[EntityChange, ...]:
        assert xml, "a stub has no bytes to read"
        return ()

    rebuilt = store.rebuild_from_submissions(read, replace=True)
    assert rebuilt.sound
    assert rebuilt.submissions == 2
    assert store.person("p-here").name == "Budi"
    store.check()


def test_how_it_stands(store: Store, clock: Clock) -> None:
    assert (store.retention_standing().said_at, store.retention_standing().here) == (None, 1)
    store.hear_settled(word(days=40))
    young = store.retention_standing()
    assert (young.days, young.due, young.unsettled, young.next_at) == (40, 0, 0, NOON + timedelta(days=40))
    store.hear_settled(word(upto=2, said=SAID + timedelta(days=1), days=0))
    assert store.retention_standing().due == 1
    clock.turn(days=1)
    store.purge(["here"])
    done = store.retention_standing()
    assert (done.here, done.due, done.purged, done.last_at) == (0, 0, 1, clock())
    store.hear_epoch(LATER, ["key-1"])
    assert store.retention_standing().said_at is None
