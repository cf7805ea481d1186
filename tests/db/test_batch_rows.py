"""What the tables of batches and second keyings keep, whatever the code says; and what a purge takes from them."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from fieldapp.db.batch_tables import import_batch, import_row
from fieldapp.db.engine import connect
from fieldapp.db.keying_tables import keyed_answer, keying
from fieldapp.db.store import Store
from tests.db.desk import KEY, NOON, Clock, finalized
from tests.db.test_retention import EPOCH, received, word


@pytest.fixture
def store(path: Path, clock: Clock) -> Store:
    store = Store.open(path, KEY, clock)
    store.hear_epoch(EPOCH, ["key-1"])
    received(store, clock, "here")
    finalized(store, "outbox", clock)
    names = ("file_name", "sha256", "sheet", "form_id", "form_version", "form_title", "heads", "worker")
    batch = dict.fromkeys(names, "x") | {"batch_id": "b", "mapping": "{}", "stage": "filed", "since_1904": 0}
    row = {"batch_id": "b", "cells": '[["Budi"]]', "fixes": "[]", "fingerprint": "f", "reasons": "[]", "accepted": 0}
    row |= {"person_id": "", "label": "Budi", "state": "ready"}
    with store._writing() as connection:
        connection.execute(import_batch.insert().values(**batch, made_at=NOON, changed_at=NOON))
        for line, instance_id in enumerate(("here", "outbox", "nowhere"), start=1):
            connection.execute(import_row.insert().values(**row, line=line, instance_id=instance_id))
        connection.exec_driver_sql("UPDATE import_row SET state = 'filed' WHERE line < 3")
        told = dict.fromkeys(("form_id", "form_version", "form_title", "first_by", "second_by", "correction_id"), "")
        connection.execute(
            keying.insert()
            .values(**told, keying_id="k", instance_id="here", draft_id="second", begun_at=NOON, state="settled")
            .values(questions=1, equal=0)
        )
        connection.execute(
            keyed_answer.insert().values(
                keying_id="k", reference="/data/a", kind="other", first="Budi", second="Badu", equal=0, held="first"
            )
        )
    return store


def test_a_row_that_was_filed_keeps_its_assessment(store: Store, path: Path) -> None:
    raw = connect(path, KEY)
    for act in (
        "UPDATE import_row SET state = 'ready' WHERE line = 1",
        "UPDATE import_row SET instance_id = 'other' WHERE line = 1",
        "UPDATE import_row SET fingerprint = 'g' WHERE line = 1",
        "DELETE FROM import_row WHERE line = 1",
        "UPDATE import_row SET state = 'filed' WHERE line = 3",  # nothing was frozen under its id
        (  # an id is promised once
            "INSERT INTO import_row SELECT batch_id, 9, cells, fixes, fingerprint, state, reasons, instance_id, "
            "accepted, person_id, label FROM import_row WHERE line = 3"
        ),
    ):
        with pytest.raises(sqlcipher.IntegrityError):
            raw.execute(act)
    raw.execute("UPDATE import_row SET state = 'withdrawn' WHERE line = 2")
    raw.execute("DELETE FROM import_row WHERE line = 3")
    raw.close()
    store.close()


def test_a_purge_takes_the_cells_and_the_keyed_answers_too(store: Store, path: Path) -> None:
    store.hear_settled(word())
    assert store.purge(["here"]) == 1
    raw = connect(path, KEY)
    rows = raw.execute("SELECT cells, label, state FROM import_row ORDER BY line").fetchall()
    assert rows[0] == ("[]", "", "filed")
    assert rows[1][1] == "Budi"
    assert raw.execute("SELECT first, second, equal FROM keyed_answer").fetchall() == [("", "", 0)]
    raw.close()
    store.close()
