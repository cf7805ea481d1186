"""Make the sample database of a schema: ``python -m tests.db.samples.make [N …]`` (default: those that are missing).

A sample is an encrypted store as the app with steps 1 to N wrote it: drafts, one of them in the bin, and submissions in
every state, with answers, files, receipts and history. Once a schema is released its sample is never made again. A step
that brings a table gets a line in ``SINCE``, so that samples from then on have rows in it.
"""

import hashlib
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.db.columns import instant_text
from fieldapp.db.engine import connect
from fieldapp.db.migrations import STEPS, migrate
from fieldapp.domain.submission import sha256_hex
from tests.db.desk import KEY, NOON, photo

HERE = Path(__file__).parent
AT = "2026-11-24T04:00:00.000000+00:00"
EACH = 4  # assessments in each state
WAYS = {  # state → the steps to it from a draft
    "finalized": (),
    "sending": ("sending",),
    "unconfirmed": ("sending", "unconfirmed"),
    "received": ("sending", "received"),
    "returned": ("sending", "returned"),
    "held": ("sending", "unconfirmed", "held"),
}
Connection = sqlcipher.Connection


def sealed(at: datetime, *parts: str) -> str:
    """The first seal of the access log, as it was made until schema 12."""
    return hashlib.sha256("\x1f".join(("0" * 64, instant_text(at), *parts)).encode()).hexdigest()


def path_of(number: int) -> Path:
    """Where the sample of a schema lies."""
    return HERE / f"schema-{number:02d}.db"


def insert(connection: Connection, table: str, **values: object) -> None:
    """One row; columns that a schema has and nobody names get their default, "" or 0."""
    for _, name, kind, needed, default, _ in connection.execute(f"PRAGMA table_info({table})"):
        if needed and default is None and name not in values and not (name == "id" and kind == "INTEGER"):
            values[name] = 0 if kind == "INTEGER" else b"" if kind == "BLOB" else ""
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))


def begin(connection: Connection, name: str, state: str) -> None:
    """A draft with answers, a file, and what it says of a person."""
    moments = {"started_at": AT, "changed_at": AT}
    told = {"form_id": "outreach", "form_version": "1", "form_title": "Asesmen", "title": f"Budi {name}"}
    insert(connection, "assessment", instance_id=name, state="draft", person_id=name, answered=3, **told, **moments)
    for number in range(3):
        insert(connection, "answer", instance_id=name, reference=f"/data/q{number}", text=f"jawaban {name} {number}")
    file = photo("foto.jpg", name.encode())
    kept = {"name": file.name, "sha256": file.sha256, "size": file.size, "media_type": file.media_type}
    insert(connection, "attachment", instance_id=name, travels=1, **kept)
    insert(connection, "attachment_file", sha256=file.sha256, file_name=f"{file.sha256[:32]}.age", stored_at=AT)
    said = {
        "entity_list": "person",
        "entity_id": name,
        "action": "create",
        "label": "Budi",
        "properties": "{}",
        "at": AT,
    }
    if state != "draft":
        insert(connection, "entity_change", instance_id=name, **said)
    insert(connection, "event", instance_id=name, kind="started", at=AT)


def freeze(connection: Connection, name: str) -> str:
    """Its bytes for ever; their sha256."""
    xml = f"<data id='outreach'><who>Budi {name}</who><meta><instanceID>{name}</instanceID></meta></data>".encode()
    frozen = {"form_id": "outreach", "form_version": "1", "finalized_at": AT, "size": len(xml)}
    insert(connection, "submission", instance_id=name, sha256=sha256_hex(xml), xml=xml, number=f"JGK-{name}", **frozen)
    change = "UPDATE assessment SET state = 'finalized', finalized_at = ?, number = ? WHERE instance_id = ?"
    connection.execute(change, (AT, f"JGK-{name}", name))
    insert(connection, "event", instance_id=name, kind="finalized", at=AT)
    return sha256_hex(xml)


def go(connection: Connection, name: str, sha256: str, ways: tuple[str, ...]) -> None:
    """From the outbox to where it is."""
    for number, state in enumerate(ways):
        if state == "received":
            seen = {"number": f"R-{name}", "log_index": 7, "epoch": "epoch-1", "received_at": AT, "key_id": "key-1"}
            insert(connection, "receipt", instance_id=name, sha256=sha256, signed="{}", signature="c2ln", **seen)
        if state in ("returned", "held"):
            insert(connection, "refusal", instance_id=name, sha256=sha256, reasons="[]", refused_at=AT)
        tried = ", attempts = 1, first_attempt_at = '" + AT + "'" if not number else ""
        connection.execute(f"UPDATE assessment SET state = ?{tried} WHERE instance_id = ?", (state, name))
        insert(connection, "event", instance_id=name, kind=state, at=AT)


def since_first(connection: Connection) -> None:
    """What every schema holds."""
    for key, value in {"worker_name": "Rina Invented", "device_code": "KT-A01", "identity": "x"}.items():
        insert(connection, "setting", key=key, value=value)
    insert(connection, "form", form_id="outreach", version="1", title="Asesmen", xml=b"<h:html/>", stored_at=AT)
    insert(connection, "form_file", form_id="outreach", version="1", name="list.csv", content=b"name,label\n1,Satu\n")
    for number in range(EACH):
        begin(connection, f"uuid:draft-{number}", "draft")
        for state, ways in WAYS.items():
            name = f"uuid:{state}-{number}"
            begin(connection, name, state)
            go(connection, name, freeze(connection, name), ways)
    connection.execute("UPDATE assessment SET discarded_at = ? WHERE instance_id = 'uuid:draft-0'", (AT,))


def since_library(connection: Connection) -> None:
    insert(connection, "form_origin", form_id="outreach", version="1", source="province")
    moved = {"from_version": "0", "to_version": "1", "was": "[]", "answers": "{}", "moved_at": AT}
    insert(connection, "moved_draft", instance_id="uuid:draft-1", **moved)


def since_search(connection: Connection) -> None:
    pair = {"one": "uuid:held-0", "other": "uuid:held-1", "decision": "different"}
    insert(connection, "pair_decision", decided_at=AT, **pair)


def since_case_files(connection: Connection) -> None:
    line = ("Rina Invented", "look", "uuid:held-0", "")
    names = ("who", "action", "person_id", "reason")
    insert(connection, "access", at=AT, chain=sealed(NOON, *line), **dict(zip(names, line, strict=True)))


def since_registry(connection: Connection) -> None:
    told = {"entity_list": "person", "entity_id": "uuid:elsewhere", "action": "create", "label": "Sari", "version": 1}
    insert(connection, "registry_change", properties="{}", at=AT, instance_id="uuid:far", position=1, **told)
    insert(connection, "draft_seen", instance_id="uuid:draft-1", heard=1, said=2)


def since_proofs(connection: Connection) -> None:
    insert(connection, "proof", instance_id="uuid:received-0", round=1, said="again", at=AT)
    (sha256,) = connection.execute("SELECT sha256 FROM receipt WHERE instance_id = 'uuid:received-0'").fetchone()
    later = {"epoch": "epoch-2", "sha256": sha256, "number": "R-2", "received_at": AT, "key_id": "key-1"}
    insert(connection, "later_receipt", instance_id="uuid:received-0", signed="{2}", signature="c2ln", **later)


def since_repairs(connection: Connection) -> None:
    insert(connection, "review", instance_id="uuid:received-1", state="returned", reasons="[]", decided_at=AT)
    insert(connection, "aside", instance_id="uuid:held-1", kind="away", at=AT, reason="Sudah dicatat ulang")


def since_retention(connection: Connection) -> None:
    said = {"epoch": "epoch-1", "lanes": 1, "days": 30, "said_at": AT, "purge_before": AT}
    insert(connection, "settlement", id=1, signed="{}", signature="c2ln", **said)


SINCE: dict[int, Callable[[Connection], None]] = {
    1: since_first,
    3: since_library,
    5: since_search,
    6: since_case_files,
    7: since_registry,
    8: since_proofs,
    9: since_repairs,
    12: since_retention,
}
UNTIL = {6: 13}  # the access log is closed by the audit


def make(number: int, path: Path) -> None:
    """Steps 1 to ``number``, then rows in all that they made."""
    with closing(connect(path, KEY)) as connection:
        migrate(connection, STEPS[:number])
        connection.execute("BEGIN IMMEDIATE")
        for since, fill in SINCE.items():
            if since <= number and number < UNTIL.get(since, number + 1):
                fill(connection)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


if __name__ == "__main__":
    for one in [int(word) for word in sys.argv[1:]] or range(1, len(STEPS) + 1):
        if not path_of(one).exists():
            make(one, path_of(one))
            print(path_of(one).name, path_of(one).stat().st_size)
