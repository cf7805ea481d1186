"""One store, several threads: a person types while the uploader settles and a search runs."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fieldapp.db.store import Store
from fieldapp.domain.assessment import Progress, State
from fieldapp.domain.person import PersonQuery
from fieldapp.errors import StoreError
from tests.db.desk import Clock, draft, finalized, opened, receipt_for, says

ROUNDS = 15


def test_threads_share_a_store_without_losing_anything(store: Store, clock: Clock) -> None:
    draft(store, "typed", {})

    def type_on() -> None:
        for number in range(ROUNDS * 3):
            store.save("typed", {f"/data/q{number}": str(number)}, Progress(number), "")
            assert store.answers("typed")[f"/data/q{number}"] == str(number)

    def send(who: str) -> None:
        for number in range(ROUNDS):
            submission = finalized(store, f"{who}-{number}", clock, says(f"{who}-{number}", full_name="Budi"))
            store.record_sending([submission.instance_id])
            store.record_receipt(receipt_for(submission))
            assert store.assessment(submission.instance_id).state == State.RECEIVED

    def search() -> None:
        for _ in range(ROUNDS):
            assert len(store.people(PersonQuery("budi"))) <= store.count_people()

    with ThreadPoolExecutor(4) as threads:
        running = [
            threads.submit(type_on),
            threads.submit(send, "a"),
            threads.submit(send, "b"),
            threads.submit(search),
        ]
        for one in running:
            one.result()
    assert len(store.answers("typed")) == ROUNDS * 3
    assert store.count_people() == store.count_by_state()[State.RECEIVED] == ROUNDS * 2
    store.check()


def test_closing_waits_for_a_transaction_under_way(path: Path, clock: Clock) -> None:
    """It is kept; whoever comes later is told that the store is closed, never that it is damaged."""
    store = opened(path, clock)
    inside, go_on = threading.Event(), threading.Event()

    def write() -> None:
        with store._database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO setting VALUES ('slow', 'kept')")
            inside.set()
            assert go_on.wait(10)

    writer = threading.Thread(target=write)
    writer.start()
    assert inside.wait(10)
    closer = threading.Thread(target=store.close)
    closer.start()
    while not store._database._closed:
        closer.join(0.001)
    with pytest.raises(StoreError, match="locked"):
        store.setting("slow")
    assert closer.is_alive()
    go_on.set()
    for thread in (writer, closer):
        thread.join()
    again = opened(path, clock)
    assert again.setting("slow") == "kept"
    again.close()
