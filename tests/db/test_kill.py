"""Killed at any moment, thirty times: what was acknowledged is there, what was not may be, half of it never."""

import multiprocessing
import random
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from fieldapp.domain.assessment import Progress, State
from fieldapp.errors import StoreError
from tests.db.desk import Clock, draft, frozen, opened, says

KILLS = 30
ANSWERS = 6  # per draft, then it is finalized


def work(path: Path, turn: int, acks: Connection) -> None:
    """Start, answer, finalize, and tell each only after the store returned."""
    store = opened(path, clock := Clock())
    for number in range(10_000):
        name = f"uuid:{turn}-{number}"
        draft(store, name, {"/data/q": name})
        acks.send(("answer", name, "/data/q"))
        for question in range(ANSWERS):
            store.save(name, {f"/data/q{question}": name}, Progress(question), name)
            acks.send(("answer", name, f"/data/q{question}"))
        store.finalize(frozen(name, clock), [says(name, full_name=name)], name)
        acks.send(("finalized", name, ""))


def killed(path: Path, turn: int, chance: random.Random) -> list[tuple[str, str, str]]:
    """What the worker process acknowledged before it was killed at a random moment."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["fieldapp.db.store", "tests.db.test_kill"])
    reader, writer = context.Pipe(duplex=False)
    worker = context.Process(target=work, args=(path, turn, writer))
    worker.start()
    writer.close()
    told = [reader.recv() for _ in range(chance.randrange(1, 40))]
    reader.poll(chance.uniform(0, 0.003))
    worker.kill()
    worker.join()
    with suppress(EOFError):
        while True:
            told.append(reader.recv())
    reader.close()
    worker.close()
    return told


def test_nothing_acknowledged_is_lost(path: Path) -> None:
    chance = random.Random()
    opened(path).close()
    acknowledged = 0
    for turn in range(KILLS):
        told = killed(path, turn, chance)
        acknowledged += len(told)
        store = opened(path)
        done = {name for kind, name, _ in told if kind == "finalized"}
        for kind, name, reference in told:
            assert kind == "finalized" or store.answers(name)[reference] == name
        assert done <= {one.instance_id for one in store.due(Clock().turn(days=1))}
        newest = told[-1][1]
        state = store.assessment(newest).state
        assert state == State.DRAFT or len(store.answers(newest)) == ANSWERS + 1
        try:
            assert (store.person(newest).assessments, state) == (1, State.FINALIZED)
        except StoreError:
            assert state == State.DRAFT
        store.check()
        store.close()
    assert acknowledged >= KILLS
