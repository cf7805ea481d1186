"""The data keep their own rules: every forbidden step is tried with raw SQL past the store's code."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.db.engine import connect
from fieldapp.db.rules import TRANSITIONS
from fieldapp.db.schema import metadata
from fieldapp.domain.assessment import State
from tests.db.desk import KEY, Clock, draft, finalized, opened, photo, receipt_for, refusal_for, says


@pytest.fixture(scope="module")
def one_in_each_state(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store with one assessment in each state, named after it, and one draft in the bin."""
    path, clock = tmp_path_factory.mktemp("rules") / "store.db", Clock()
    store = opened(path, clock)
    draft(store, "draft")
    store.attach("draft", photo(), "a.age")
    draft(store, "bin")
    store.discard("bin")
    for state in list(State)[1:]:
        submission = finalized(store, state, clock, says(f"p-{state}", full_name="Budi"))
        if state != State.FINALIZED:
            store.record_sending([state])
        if state == State.UNCONFIRMED:
            store.record_unconfirmed([state])
        elif state == State.RECEIVED:
            store.record_receipt(receipt_for(submission))
        elif state == State.RETURNED:
            store.record_refusal(refusal_for(submission))
        elif state == State.HELD:
            store.record_refusal(refusal_for(submission, "conflict"))
    assert {one.instance_id: one.state.value for one in store.assessments()} == {s.value: s.value for s in State}
    store.close()
    return path.read_bytes()


@pytest.fixture
def raw(path: Path, one_in_each_state: bytes) -> Iterator[sqlcipher.Connection]:
    path.write_bytes(one_in_each_state)
    connection = connect(path, KEY)
    yield connection
    connection.close()


ILLEGAL = [(a, b) for a, b in product(State, State) if a != b and b not in TRANSITIONS[a]]


def test_most_steps_are_illegal() -> None:
    assert len(ILLEGAL) == len(State) * (len(State) - 1) - sum(map(len, TRANSITIONS.values())) == 27


@pytest.mark.parametrize(("before", "after"), ILLEGAL)
def test_no_illegal_step(raw: sqlcipher.Connection, before: State, after: State) -> None:
    for also in ("", ", first_attempt_at = NULL", ", finalized_at = '2026'"):
        with pytest.raises(sqlcipher.IntegrityError):
            raw.execute(f"UPDATE assessment SET state = '{after}'{also} WHERE instance_id = '{before}'")
    found = raw.execute("SELECT state FROM assessment WHERE instance_id = ?", (before,)).fetchone()
    assert found == (before.value,)


UNPROVED = [(a, b) for a in State for b in TRANSITIONS[a] if b in (State.RECEIVED, State.RETURNED, State.HELD)]


@pytest.mark.parametrize(("before", "after"), [*UNPROVED, (State.DRAFT, State.FINALIZED)])
def test_no_step_without_its_proof(raw: sqlcipher.Connection, before: State, after: State) -> None:
    with pytest.raises(sqlcipher.IntegrityError, match=r"needs|frozen"):
        raw.execute(f"UPDATE assessment SET state = '{after}', finalized_at = '2026' WHERE instance_id = '{before}'")


VALUES = "x'00', 'N', 'f', '1', '2026', ''"
COPY = "(instance_id, sha256, xml, number, form_id, form_version, finalized_at, corrects)"
FORBIDDEN = {
    "bytes never change": "UPDATE submission SET xml = x'00' WHERE instance_id = 'finalized'",
    "hash never changes": f"UPDATE submission SET sha256 = '{'0' * 64}'",
    "bytes never vanish": "DELETE FROM submission WHERE instance_id = 'sending'",
    "bytes are never replaced": f"INSERT OR REPLACE INTO submission {COPY} "
    f"VALUES ('finalized', '{'0' * 64}', {VALUES})",
    "the bin is not frozen": "UPDATE assessment SET discarded_at = '2026' WHERE state <> 'draft'",
    "a number is one": f"INSERT INTO submission {COPY} SELECT 'draft', sha256, xml, number, form_id, form_version, "
    "finalized_at, corrects FROM submission WHERE instance_id = 'held'",
    "a hash is whole": f"INSERT INTO submission {COPY} VALUES ('draft', 'abc', {VALUES})",
    "bytes belong to somebody": f"INSERT INTO submission {COPY} VALUES ('x', '{'0' * 64}', {VALUES})",
    "receipt for other bytes": "INSERT INTO receipt (instance_id, sha256, number, epoch, received_at, key_id, signed, "
    f"signature) VALUES ('sending', '{'0' * 64}', 'R', 'e', '2026', 'k', '', '')",
    "receipt after a refusal": "INSERT INTO receipt (instance_id, sha256, number, epoch, received_at, key_id, signed, "
    "signature) SELECT instance_id, sha256, 'R', 'e', '2026', 'k', '', '' FROM submission "
    "WHERE instance_id = 'returned'",
    "refusal for other bytes": f"INSERT INTO refusal VALUES ('sending', '{'0' * 64}', '[]', '2026')",
    "refusal after a receipt": "INSERT INTO refusal SELECT instance_id, sha256, '[]', '2026' FROM submission "
    "WHERE instance_id = 'received'",
    "receipt is kept": "DELETE FROM receipt",
    "receipt stays": "UPDATE receipt SET number = 'X'",
    "receipt is not replaced": "INSERT OR REPLACE INTO receipt SELECT * FROM receipt",
    "refusal is kept": "DELETE FROM refusal WHERE instance_id = 'returned'",
    "refusal stays": "UPDATE refusal SET reasons = '[]'",
    "answers are frozen": "UPDATE answer SET text = 'Ani' WHERE instance_id = 'finalized'",
    "answers are not added": "INSERT INTO answer VALUES ('received', '/data/x', '1')",
    "answers are not taken": "DELETE FROM answer WHERE instance_id = 'returned'",
    "answers do not wander": "UPDATE answer SET instance_id = 'held', reference = 'x' WHERE instance_id = 'draft'",
    "attachments are frozen": "UPDATE attachment SET instance_id = 'sending' WHERE instance_id = 'draft'",
    "changes are frozen": "UPDATE entity_change SET label = 'X' WHERE instance_id = 'unconfirmed'",
    "changes are kept": "DELETE FROM entity_change WHERE instance_id = 'received'",
    "history is kept": "DELETE FROM event WHERE instance_id = 'draft'",
    "history stays": "UPDATE event SET kind = 'x' WHERE instance_id = 'bin'",
    "history is not replaced": "INSERT OR REPLACE INTO event SELECT * FROM event",
    "attempts are remembered": "UPDATE assessment SET first_attempt_at = NULL WHERE instance_id = 'sending'",
    "origin stays": "UPDATE assessment SET corrects = 'other' WHERE instance_id = 'draft'",
    "drafts stay on their version": "UPDATE assessment SET form_version = '2' WHERE instance_id = 'draft'",
    "finalized work stays on its version": "UPDATE assessment SET form_version = '2' WHERE instance_id = 'finalized'",
    "id stays": "UPDATE assessment SET instance_id = 'other' WHERE instance_id = 'bin'",
    "drafts go through the bin": "DELETE FROM assessment WHERE instance_id = 'draft'",
    "finalized work stays": "DELETE FROM assessment WHERE instance_id = 'finalized'",
    "no birth in the queue": "INSERT INTO assessment SELECT 'new', form_id, form_version, form_title, 'sending', "
    "title, started_at, changed_at, 0, 0, 0, 0, '', '', '', '2026', '', 0, 0, NULL, NULL, NULL, NULL, '' "
    "FROM assessment LIMIT 1",
    "unknown state": "UPDATE assessment SET state = 'gone' WHERE instance_id = 'draft'",
    "number for text": "UPDATE assessment SET answered = 'many' WHERE instance_id = 'draft'",
}


def everything(raw: sqlcipher.Connection) -> list[list[object]]:
    return [list(raw.execute(f"SELECT * FROM {table.name}")) for table in metadata.sorted_tables]


@pytest.mark.parametrize("name", FORBIDDEN)
def test_no_way_around(raw: sqlcipher.Connection, name: str) -> None:
    before = everything(raw)
    with pytest.raises(sqlcipher.IntegrityError):
        raw.execute(FORBIDDEN[name])
    assert everything(raw) == before


def test_published_forms_never_change(path: Path) -> None:
    opened(path).close()
    connection = connect(path, KEY)
    connection.execute("INSERT INTO form VALUES ('f', '1', 'F', 'aa', x'00', '2026')")
    connection.execute("INSERT INTO form_file VALUES ('f', '1', 'a.csv', 'aa', x'00')")
    for statement in ("UPDATE form SET xml = x'01'", "UPDATE form_file SET content = x'01'"):
        with pytest.raises(sqlcipher.IntegrityError, match="never changes"):
            connection.execute(statement)
    connection.close()


def test_what_was_sent_once_is_never_recalled(raw: sqlcipher.Connection) -> None:
    raw.execute("UPDATE assessment SET state = 'finalized' WHERE instance_id = 'sending'")
    with pytest.raises(sqlcipher.IntegrityError, match="recalled"):
        raw.execute("UPDATE assessment SET state = 'draft' WHERE instance_id = 'sending'")
    raw.execute("UPDATE assessment SET exported_at = '2026' WHERE instance_id = 'finalized'")
    with pytest.raises(sqlcipher.IntegrityError, match="recalled"):
        raw.execute("UPDATE assessment SET state = 'draft' WHERE instance_id = 'finalized'")
