"""Lives of the app that are killed -9 at any moment: what the process does until then.

``desk``: fieldbook, files and uploads, without the window, as fast as it goes. ``window``: the real window, typed into
by keys; what is finalized there is sent by its own sender. ``opening``: a store is opened, again and again, for
instance one that an earlier version made. Each tells what was promised (``promises.py``).
"""

import os
import random
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fieldapp import fieldbook
from fieldapp.db import trouble  # noqa: F401 (in memory before the fork)
from fieldapp.errors import FieldappError, NotADraft
from fieldapp.fieldbook import Fieldbook, OpenAssessment
from tests.torture.promises import Teller

PASSPHRASE = "perahu biru menyusuri sungai tenang"
RECALLED, PICTURED, CORRECTED, DISCARDED = 0.15, 0.3, 0.5, 0.1  # shares of what is done
NAMES = ("Sela", "Rudi", "Maria", "Tono", "Dayang", "Hasan", "Yohana", "Petrus")


@dataclass(frozen=True)
class Plan:
    """One life. ``paused`` seconds between two answers: a hand is slower than a machine."""

    kind: str
    folder: Path
    told: Path
    seed: int
    log: Path
    paused: float = 0.0


def live(plan: Plan) -> None:
    """Until killed."""
    with plan.log.open("a") as log:
        for descriptor in (1, 2):
            os.dup2(log.fileno(), descriptor)
    sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    teller = Teller(plan.told)
    teller.listen()
    teller.tell("did", verb="note", what="born")
    LIVES[plan.kind](plan, teller)


def at_the_desk(plan: Plan, teller: Teller) -> None:
    """Type, photograph, finalize, recall; at the same time send, and make backups."""
    book = fieldbook.unlock(plan.folder, PASSPHRASE)
    teller.tell("did", verb="note", what="unlocked")
    for beside in (sending, backing_up):
        threading.Thread(target=beside, args=(book, plan), daemon=True).start()
    chance = random.Random(plan.seed)
    while True:
        with suppress(NotADraft):  # recalled a moment too late: it is on its way
            one_assessment(book, chance, plan.paused)


def one_assessment(book: Fieldbook, chance: random.Random, paused: float = 0.0) -> None:
    """From the first answer to the outbox, and sometimes back."""
    desk = book.start("visit")
    wait = threading.Event().wait
    for reference, text in answers(chance):
        desk.answer(reference, text)
        if paused:
            wait(paused)
    if chance.random() < PICTURED:
        photograph(desk, chance)
    if chance.random() < DISCARDED:
        book.discard(desk.instance_id)
        return
    desk.finalize()
    if chance.random() < RECALLED:
        book.recall(desk.instance_id)
        again = book.resume(desk.instance_id)
        again.answer("/data/full_name", f"{chance.choice(NAMES)} lagi")
        again.finalize()


def answers(chance: random.Random) -> list[tuple[str, str]]:
    """Some of them given twice, some of them wrong at first."""
    name = f"{chance.choice(NAMES)} {chance.randrange(10_000)}"
    given = [("/data/full_name", name[:4]), ("/data/full_name", name), ("/data/age", str(chance.randrange(100)))]
    if chance.random() < CORRECTED:
        given += [("/data/age", "abc"), ("/data/age", "41"), ("/data/met_on", "2026-11-20")]
    return [*given, ("/data/sex", chance.choice("LP"))]


def photograph(desk: OpenAssessment, chance: random.Random) -> None:
    """Bytes that cannot be squeezed, of one to three pages and more."""
    desk.attach("/data/photo", "photo.jpg", chance.randbytes(chance.randrange(500, 60_000)), "image/jpeg")


def sending(book: Fieldbook, plan: Plan) -> None:
    """One run after the other."""
    while True:
        with suppress(FieldappError):
            book.connection.upload(lambda _step: None, threading.Event(), at_once=True)
        threading.Event().wait(0.01)


def backing_up(book: Fieldbook, plan: Plan) -> None:
    """As often as the disk allows, into the profile's own folder."""
    while True:
        with suppress(FieldappError):
            book.backups.make_here()
        threading.Event().wait(0.05)


def opening(plan: Plan, teller: Teller) -> None:
    """Open and close, the first time perhaps with an upgrade."""
    while True:
        book = fieldbook.unlock(plan.folder, PASSPHRASE)
        teller.tell("did", verb="note", what="unlocked")
        book.lock()


def in_the_window(plan: Plan, teller: Teller) -> None:
    """Imported late: the other lives need no Qt."""
    from tests.torture.window_life import type_until_killed

    type_until_killed(plan, teller)


LIVES: dict[str, Callable[[Plan, Teller], None]] = {
    "desk": at_the_desk,
    "window": in_the_window,
    "opening": opening,
}
