"""Killed while drafts move and move back: each is wholly on one version or wholly on the other."""

import multiprocessing
import random
from multiprocessing.connection import Connection
from pathlib import Path

from fieldapp.domain.assessment import Progress
from tests.db.desk import Clock, draft, opened

KILLS = 8
OLD = {f"/data/old{number}": "Budi" for number in range(40)}
NEW = {f"/data/new{number}": "Ani" for number in range(40)}


def work(path: Path, acks: Connection) -> None:
    store = opened(path, clock := Clock())
    while True:
        before = store.assessment("uuid:1")
        if before.form_version == "2":
            store.move_back(before)
            acks.send("1")
        else:
            clock.turn(seconds=1)
            store.move_draft(before, "2", "Asesmen baru", NEW, Progress(2, 9), "Ani")
            acks.send("2")


def test_a_move_is_whole_or_not_at_all(path: Path) -> None:
    chance, context = random.Random(), multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["fieldapp.db.store", "tests.db.test_moving"])
    store = opened(path)
    first = draft(store, "uuid:1", OLD)
    store.close()
    for _ in range(KILLS):
        reader, writer = context.Pipe(duplex=False)
        worker = context.Process(target=work, args=(path, writer))
        worker.start()
        writer.close()
        for _ in range(chance.randrange(2, 12)):
            reader.recv()
        reader.poll(chance.uniform(0, 0.004))
        worker.kill()
        worker.join()
        reader.close()
        worker.close()
        store = opened(path)
        now, answers = store.assessment("uuid:1"), store.answers("uuid:1")
        if now.form_version == "1":
            assert (now, answers) == (first, OLD)
        else:
            assert (now.form_title, now.title, now.progress, answers) == ("Asesmen baru", "Ani", Progress(2, 9), NEW)
        store.close()
    store = opened(path)
    if store.assessment("uuid:1").form_version == "2":
        assert store.move_back(store.assessment("uuid:1")) == first
        assert store.answers("uuid:1") == OLD
    store.close()
