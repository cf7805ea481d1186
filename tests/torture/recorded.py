"""One run of the app whose system calls are recorded: ``python -m tests.torture.recorded``, a plan on standard input.

A plan: ``scene`` (a name of ``SCENES``), ``room`` (with ``laptop`` in it), ``told`` (where promises are written),
``fault`` ("" or a name of ``FAULTS``: a rule of durability that is broken on purpose).
"""

import json
import os
import random
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fieldapp import fieldbook
from fieldapp.db import engine
from fieldapp.domain.submission import sha256_hex
from fieldapp.fieldbook import Fieldbook
from fieldapp.vault import durable
from fieldapp.vault.kdf import Cost
from tests.torture.lean import without_shipped_forms
from tests.torture.life import PASSPHRASE, answers, photograph
from tests.torture.promises import Teller

CHEAP = Cost(iterations=1, memory_kib=64, lanes=1)
NEXT_WORDS = "kapal merah menembus kabut pagi"
Scene = Callable[[Path, Teller], None]


def work(room: Path, teller: Teller) -> None:
    """Answers, photos, finalizing, recalling, an upload, receipts; closed and opened in between."""
    chance = random.Random(5)
    for day in range(2):
        book = fieldbook.unlock(room / "laptop", PASSPHRASE)
        for number in range(3):
            finalized = _assessment(book, chance, with_photo=number == 1)
        book.recall(finalized)
        book.resume(finalized).finalize()
        if day == 0:
            send(book)
        _answers_only(book, chance)
        if day == 0:
            book.lock()


def send(book: Fieldbook) -> None:
    """One run to the province."""
    report = book.connection.upload(lambda _step: None, threading.Event(), at_once=True)
    assert report.cause is None, report


def slots(room: Path, teller: Teller) -> None:
    """The passphrase is changed, and changed again."""
    folder = room / "laptop"
    book = fieldbook.unlock(folder, PASSPHRASE)
    for old, new in ((PASSPHRASE, NEXT_WORDS), (NEXT_WORDS, PASSPHRASE)):
        teller.tell("try", verb="words", words=new)
        book.change_passphrase(old, new)
        teller.tell("did", verb="words", words=new)
        book.lock()
        book = fieldbook.unlock(folder, new)


def carry(room: Path, teller: Teller) -> None:
    """A pack for a stick, and where it exists a backup: a file that was told of is whole."""
    chance = random.Random(6)
    book = fieldbook.unlock(room / "laptop", PASSPHRASE)
    for _ in range(2):
        _assessment(book, chance, with_photo=True)
    stick = room / "stick"
    for pack in book.courier.pack(stick).packs:
        path = stick / pack.name
        teller.tell("did", verb="file", path=str(path.relative_to(room)), sha256=sha256_hex(path.read_bytes()))
    book.backups.make_here()


def upgrade(room: Path, teller: Teller) -> None:
    """A store that an earlier version made is opened, and worked on."""
    book = fieldbook.unlock(room / "laptop", PASSPHRASE)
    teller.tell("did", verb="note", what="unlocked")
    _assessment(book, random.Random(7), with_photo=False)


def create(room: Path, teller: Teller) -> None:
    """From nothing."""
    teller.tell("try", verb="words", words=PASSPHRASE)
    book, _ = fieldbook.create(room / "laptop", PASSPHRASE, cost=CHEAP)
    teller.tell("did", verb="words", words=PASSPHRASE)
    book.put_setting("language", "id")
    teller.tell("did", verb="setting", key="language", value="id")


def _assessment(book: Fieldbook, chance: random.Random, *, with_photo: bool) -> str:
    desk = book.start("visit")
    for reference, text in answers(chance):
        desk.answer(reference, text)
    if with_photo:
        photograph(desk, chance)
    desk.finalize()
    return desk.instance_id


def _answers_only(book: Fieldbook, chance: random.Random) -> None:
    desk = book.start("visit")
    for reference, text in answers(chance):
        desk.answer(reference, text)


SCENES: dict[str, Scene] = {"work": work, "slots": slots, "carry": carry, "upgrade": upgrade, "create": create}


def _normal() -> None:
    engine.PRAGMAS["synchronous"] = 1


def _no_file_sync() -> None:
    os.fsync = lambda _descriptor: None  # of Python's own files; the database syncs by itself


def _no_folder_sync() -> None:
    durable.sync_directory = lambda _folder: None  # type: ignore[assignment]


FAULTS: dict[str, Callable[[], None]] = {
    "synchronous=NORMAL": _normal,
    "no fsync of files": _no_file_sync,
    "no fsync of folders": _no_folder_sync,
}


def main() -> None:
    """Play the scene; the end comes without closing anything."""
    plan: dict[str, Any] = json.loads(sys.stdin.readline())
    if plan["fault"]:
        FAULTS[plan["fault"]]()
    without_shipped_forms()
    teller = Teller(Path(plan["told"]))
    teller.listen()
    SCENES[plan["scene"]](Path(plan["room"]), teller)
    teller.tell("did", verb="note", what="end")
    os._exit(0)


if __name__ == "__main__":
    main()
