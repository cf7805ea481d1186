"""Whatever is done to the audit behind the app's back is found: with the triggers gone, by SQL, at any place."""

import hashlib
import os
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.db.audit_writing import audit_key, seal
from fieldapp.db.engine import connect
from fieldapp.db.migrations import STEPS, migrate
from fieldapp.db.store import Store
from fieldapp.domain.audit import AuditCheck, AuditEnd, Deed, Verb, Witness, chained, follow
from fieldapp.errors import NotADraft
from tests.db.desk import KEY, Clock, draft, finalized, frozen, opened

LINES = 24
TRIGGERS = ("audit_no_update", "audit_no_delete", "audit_insert", "audit_end_update", "audit_end_no_delete")
MANY = int(os.environ.get("AUDIT_MUTATIONS", "240"))


def written(store: Store, lines: int = LINES) -> None:
    store.witness = lambda: Witness("Sari Rahayu", "KT-A07", "0f1e2d3c4b5a", 12.5)
    deeds = [Deed(Verb.OPEN, "person", f"p{n}", "") for n in range(lines - 1)]
    store.audited(*deeds)


def disarmed(connection: Connection) -> None:
    for trigger in TRIGGERS:
        connection.execute(text(f"DROP TRIGGER {trigger}"))


def test_a_line_says_who_did_what_where_and_when(store: Store, clock: Clock) -> None:
    written(store, 3)
    line, *_ = store.audit_lines()
    assert (line.seq, line.at, line.who, line.device) == (3, clock(), "Sari Rahayu", "KT-A07")
    assert (line.verb, line.kind, line.object_id) == ("open", "person", "p1")
    assert '"boot":"0f1e2d3c"' in store.audit_texts(2, 1)[0]
    assert store.check_audit() == AuditCheck(3)
    assert [one.object_id for one in store.audit_lines(["p0"])] == ["p0"]
    assert store.audit_names() == (("begin", "open"), ("", "Sari Rahayu"))


def test_the_line_and_the_act_are_there_together_or_not_at_all(store: Store, clock: Clock) -> None:
    draft(store, "uuid:1")
    store.finalize(frozen("uuid:1", clock), (), "Budi")
    assert [line.verb for line in store.audit_lines()] == ["finalize", "start", "begin"]
    before = store.audit_end()
    with pytest.raises(NotADraft):
        store.discard("uuid:1")
    assert store.audit_end() == before
    assert store.check_audit().whole


def test_sql_alone_cannot_change_it(store: Store) -> None:
    written(store)
    for act in (
        "UPDATE audit SET line = '{}' WHERE seq = 3",
        "DELETE FROM audit WHERE seq = 24",
        "INSERT OR REPLACE INTO audit (seq, line, chain, mac) SELECT seq, line, chain, mac FROM audit WHERE seq = 3",
        "UPDATE audit_end SET seq = 3",
        "DELETE FROM audit_end",
        "INSERT INTO access VALUES (1, 'x', 'x', 'x', 'x', 'x', '" + "0" * 64 + "')",
    ):
        with pytest.raises(IntegrityError), store._writing() as connection:
            connection.execute(text(act))


Act = Callable[[random.Random, Connection, Sequence[tuple[int, str, str, str]]], None]


def _set(connection: Connection, at: int, **values: object) -> None:
    names = ", ".join(f"{name} = :{name}" for name in values)
    connection.execute(text(f"UPDATE audit SET {names} WHERE seq = :at"), {**values, "at": at})


def _changed(dice: random.Random, content: str) -> str:
    at = dice.randrange(len(content))
    other = chr(ord(content[at]) ^ 1 << dice.randrange(5))
    return content[:at] + (other if other.isprintable() else "x") + content[at + 1 :]


def edit(dice: random.Random, connection: Connection, rows: Sequence[tuple[int, str, str, str]]) -> None:
    """A letter of the text, the chain or the seal."""
    seq, line, chain, mac = dice.choice(rows)
    name, old = dice.choice((("line", line), ("line", line), ("chain", chain), ("mac", mac)))
    new = _changed(dice, old)
    try:
        _set(connection, seq, **{name: new if new != old else old[:-1] + "~"})
    except OperationalError:  # what is no JSON any more is not even taken
        _set(connection, seq, line=line.replace('"kind"', '"mind"'))


def edit_and_chain_again(
    dice: random.Random, connection: Connection, rows: Sequence[tuple[int, str, str, str]]
) -> None:
    """Somebody who knows how lines are chained, and has not the key."""
    start = dice.randrange(len(rows))
    chain = rows[start - 1][2] if start else "0" * 64
    for seq, line, _, mac in rows[start:]:
        new = line.replace('"kind":"person"', '"kind":"zerson"').replace('"begin"', '"begim"')
        chain = chained(chain, new)
        _set(connection, seq, line=new, chain=chain, mac=mac)
    connection.execute(text("UPDATE audit_end SET chain = :chain"), {"chain": chain})


def delete(dice: random.Random, connection: Connection, rows: Sequence[tuple[int, str, str, str]]) -> None:
    """One line, or some in a row."""
    start = dice.randrange(len(rows))
    many = dice.randint(1, 4)
    connection.execute(text("DELETE FROM audit WHERE seq BETWEEN :a AND :z"), {"a": start + 1, "z": start + many})


def close_the_gap(dice: random.Random, connection: Connection, rows: Sequence[tuple[int, str, str, str]]) -> None:
    """A line goes and those behind it move up, the end too."""
    gone = dice.randint(1, len(rows))
    connection.execute(text("DELETE FROM audit WHERE seq = :at"), {"at": gone})
    for seq in range(gone + 1, len(rows) + 1):
        _set(connection, seq, seq=seq - 1)
    connection.execute(text("UPDATE audit_end SET seq = seq - 1"))


def insert(dice: random.Random, connection: Connection, rows: Sequence[tuple[int, str, str, str]]) -> None:
    """A copy of a line where none was: before, behind, or with those behind it moved on."""
    _, line, chain, mac = dice.choice(rows)
    seq = dice.choice((0, -3, len(rows) + 1, len(rows) + 9, dice.randint(1, len(rows))))
    if 1 <= seq <= len(rows):
        for one in range(len(rows), seq - 1, -1):
            _set(connection, one, seq=one + 1)
    connection.execute(
        text("INSERT INTO audit (seq, line, chain, mac) VALUES (:seq, :line, :chain, :mac)"),
        {"seq": seq, "line": line, "chain": chain, "mac": mac},
    )


def swap(dice: random.Random, connection: Connection, rows: Sequence[tuple[int, str, str, str]]) -> None:
    """Two lines change places, with their seals or without."""
    one, other = dice.sample(rows, 2)
    names = dice.choice((("line",), ("line", "chain", "mac"), ("chain", "mac")))
    for to, of in ((one, other), (other, one)):
        said = dict(zip(("line", "chain", "mac"), of[1:], strict=True))
        _set(connection, to[0], **{name: said[name] for name in names})


def cut_off(dice: random.Random, connection: Connection, rows: Sequence[tuple[int, str, str, str]]) -> None:
    """The last lines go; the end is left, or told as it was then but for its seal."""
    left = dice.randrange(len(rows))
    connection.execute(text("DELETE FROM audit WHERE seq > :left"), {"left": left})
    if dice.random() < 0.7:
        chain, mac = rows[left - 1][2:] if left else ("0" * 64, dice.choice(("", rows[0][3])))
        kept = dice.choice(("", ", mac = :mac"))
        values = {"seq": left, "chain": chain, **({"mac": mac} if kept else {})}
        connection.execute(text(f"UPDATE audit_end SET seq = :seq, chain = :chain{kept}"), values)


def lose_the_end(dice: random.Random, connection: Connection, _rows: Sequence[tuple[int, str, str, str]]) -> None:
    """The row that says how it ends."""
    act = dice.choice(("DELETE FROM audit_end", "UPDATE audit_end SET seq = seq + 1", "UPDATE audit_end SET mac = ''"))
    connection.execute(text(act))


ACTS: tuple[Act, ...] = (
    edit, edit_and_chain_again, delete, close_the_gap, insert, swap, cut_off, lose_the_end,
)  # fmt: skip


def mutated(store: Store, seed: int) -> tuple[str, AuditCheck]:
    """One act on the store, what the check finds, and everything as it was before."""
    dice = random.Random(seed)
    act = ACTS[seed % len(ACTS)]

    with store._writing() as connection:
        undone = connection.begin_nested()
        rows = [tuple(row) for row in connection.execute(text("SELECT seq, line, chain, mac FROM audit ORDER BY seq"))]
        act(dice, connection, rows)  # type: ignore[arg-type]
        found = store.check_audit_in(connection)
        undone.rollback()
    return act.__name__, found


def test_every_mutation_is_found(store: Store) -> None:
    written(store)
    with store._writing() as connection:
        disarmed(connection)
    missed = [seed for seed in range(MANY) if mutated(store, seed)[1].whole]
    assert missed == []
    assert store.check_audit() == AuditCheck(LINES), "the store itself was left alone"


def test_going_on_mends_nothing(store: Store) -> None:
    """The end is cut off and told anew; the next line would seal it."""
    written(store)
    with store._writing() as connection:
        disarmed(connection)
        connection.execute(text("DELETE FROM audit WHERE seq > 20"))
        connection.execute(
            text("UPDATE audit_end SET (seq, chain, mac) = (SELECT seq, chain, mac FROM audit WHERE seq = 20)")
        )
    assert store.check_audit() == AuditCheck(20, 21, "end")
    store.audited(Deed(Verb.LOCK))
    assert [(line.seq, line.verb, line.why) for line in store.audit_lines(limit=2)] == [
        (22, "lock", ""),
        (21, "broken", "end"),
    ]


def test_the_first_changed_line_is_named(store: Store) -> None:
    written(store)
    with store._writing() as connection:
        disarmed(connection)
        connection.execute(text("UPDATE audit SET line = replace(line, '\"p9\"', '\"p8\"') WHERE seq = 11"))
    assert store.check_audit() == AuditCheck(11, 11, "edited")


def test_a_log_of_another_store_is_no_log_of_this_one(path: Path, tmp_path: Path) -> None:
    """Lines with their seals copied from a store with another key, number for number."""
    one = opened(path)
    written(one)
    other = Store.open(tmp_path / "other.db", bytes(32), Clock())
    written(other)
    with other._reading() as connection:
        rows = connection.execute(text("SELECT seq, line, chain, mac FROM audit")).all()
        end = connection.execute(text("SELECT seq, chain, mac FROM audit_end")).one()
    with one._writing() as connection:
        disarmed(connection)
        for row in rows:
            _set(connection, row.seq, line=row.line, chain=row.chain, mac=row.mac)
        connection.execute(
            text("UPDATE audit_end SET seq = :s, chain = :c, mac = :m"), {"s": end[0], "c": end[1], "m": end[2]}
        )
    assert one.check_audit().why == "edited"
    one.close()
    other.close()


def test_the_access_log_of_before_stays_and_is_sealed_in(path: Path) -> None:
    """A store of schema 9 with three lines: they are shown, and the first line of the audit seals them."""
    make_access_log(path)
    store = opened(path)
    draft(store, "uuid:1")
    assert [(line.seq, line.verb, line.why) for line in store.audit_lines(["p1"])] == [
        (0, "nik", "c"),
        (0, "print", "a"),
    ]
    assert store.check_audit() == AuditCheck(2)
    with store._writing() as connection:
        connection.execute(text("DROP TRIGGER access_no_delete"))
        connection.execute(text("DELETE FROM access WHERE id = 3"))
    assert store.check_audit().why == "begin", "its end cannot be cut off any more"
    store.close()


def make_access_log(path: Path) -> None:
    connection: sqlcipher.Connection = connect(path, KEY)
    migrate(connection, STEPS[:9])
    chain, at = "0" * 64, "2026-11-24T04:00:00.000000+00:00"
    for number, (action, who, why) in enumerate((("print", "p1", "a"), ("nik", "p2", "b"), ("nik", "p1", "c")), 1):
        chain = hashlib.sha256(f"{chain}\x1f{at}\x1fSari\x1f{action}\x1f{who}\x1f{why}".encode()).hexdigest()
        row = (number, at, "Sari", action, who, why, chain)
        connection.execute("INSERT INTO access VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    connection.close()


def test_ends_follow_from_lines(store: Store) -> None:
    written(store, 5)
    lines = store.audit_texts(0, 100)
    assert follow(AuditEnd(), lines) == store.audit_end()
    assert follow(AuditEnd(2, store.audit_chain(2)), lines[2:]) == store.audit_end()
    with pytest.raises(ValueError, match="numbered"):
        follow(AuditEnd(), lines[1:])
    assert store.holds(AuditEnd(2, store.audit_chain(2)))
    assert not store.holds(AuditEnd(9, "0" * 64))


def test_nothing_of_a_person_stands_in_a_line(store: Store, clock: Clock) -> None:
    """A history with a name and answers in every place that takes them."""
    finalized(store, "uuid:1", clock)
    store.recall("uuid:1")
    store.discard("uuid:1")
    store.undiscard("uuid:1")
    told = "".join(store.audit_texts(0, 100))
    assert [line.verb for line in store.audit_lines()][:3] == ["undiscard", "discard", "recall"]
    assert "Budi" not in told
    assert "rahasia" not in told


def test_seals_of_a_kind_are_good_for_that_kind_only() -> None:
    key, end = audit_key(KEY), AuditEnd(3, "a" * 64)
    assert len({seal(key, what, end) for what in ("line", "end", "file")}) == 3
