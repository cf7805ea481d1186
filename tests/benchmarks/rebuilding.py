"""All entities computed again from many submissions, and compared with what day-to-day work had made of them.

``python tests/benchmarks/rebuilding.py [SUBMISSIONS]``. The submissions of a made-up province are taken over and over
with other names, dates and ids; each is finalized as work is, one transaction each. The baseline reads and parses the
same bytes in the same store.
"""

import os
import random
import re
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

from report import say

from fieldapp.casework.submitted import ChangeReader
from fieldapp.db.projecting import PROJECTED
from fieldapp.db.rebuilding import _digest
from fieldapp.db.store import Store
from fieldapp.domain.assessment import Progress
from fieldapp.domain.submission import Submission, sha256_hex
from fieldapp.fieldbook import Fieldbook
from fieldapp.forms.xml import parse_xml
from fieldapp.training import open_training
from fieldapp.training.people import Crowd

SUBMISSIONS, GOAL = 3_000, 12.0
ID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
NAME = re.compile(rb"<full_name>([^<]+)</full_name>")
BORN = re.compile(rb"<birth_date>(\d{4}-\d\d-\d\d)</birth_date>")
NIK = re.compile(rb"<nik>(\d{16})</nik>")


@dataclass(frozen=True)
class Frozen:
    """One submission of the made-up province."""

    form_id: str
    version: str
    title: str
    xml: bytes


def corpus(book: Fieldbook) -> list[Frozen]:
    """Everything the made-up province finalized, oldest first."""
    shown = [one for one in book.assessments(limit=100_000) if one.finalized_at]
    shown.sort(key=lambda one: one.finalized_at or datetime.now(UTC))
    return [Frozen(one.form_id, one.form_version, one.title, book.submission(one.instance_id).xml) for one in shown]


class Turn:
    """One more province: everybody has another id, name, NIK and birth date, the same wherever they come again."""

    def __init__(self, crowd: Crowd, chance: random.Random) -> None:
        self._crowd, self._chance = crowd, chance
        self._new: dict[bytes, bytes] = {}

    def again(self, xml: bytes) -> bytes:
        """The same submission about somebody else."""
        xml = ID.sub(lambda found: self._other(found[0], self._id), xml)
        for pattern, make in ((NAME, self._name), (NIK, self._nik), (BORN, self._born)):
            for old in sorted(set(pattern.findall(xml)), key=len, reverse=True):
                xml = xml.replace(b">" + old + b"<", b">" + self._other(old, make) + b"<")
        return xml

    def _other(self, old: bytes, make: Callable[[bytes], bytes]) -> bytes:
        if old not in self._new:
            self._new[old] = make(old)
        return self._new[old]

    def _id(self, _old: bytes) -> bytes:
        return str(uuid.UUID(int=self._chance.getrandbits(128), version=4)).encode()

    def _name(self, _old: bytes) -> bytes:
        return self._crowd.somebody(date(2026, 11, 1), (10, 70)).name.encode()

    def _nik(self, old: bytes) -> bytes:
        return old[:12] + b"%04d" % self._chance.randrange(9001, 10_000)

    def _born(self, old: bytes) -> bytes:
        moved = date.fromisoformat(old.decode()) + timedelta(days=self._chance.randrange(-3000, 3000))
        return moved.isoformat().encode()


def many(frozen: list[Frozen], book: Fieldbook) -> Iterator[Frozen]:
    """Without end."""
    chance = random.Random(7)
    while True:
        turn = Turn(Crowd(book.regions, chance), chance)
        for one in frozen:
            yield Frozen(one.form_id, one.version, one.title, turn.again(one.xml))


def finalize(store: Store, one: Frozen, read: ChangeReader) -> None:
    """As work does: a draft, then one transaction for everything."""
    found = ID.search(one.xml[one.xml.index(b"instanceID>") :])
    assert found
    instance_id = f"uuid:{found[0].decode()}"
    store.start(instance_id, one.form_id, one.version, one.title, {}, Progress())
    submission = Submission(
        instance_id, one.form_id, one.version, sha256_hex(one.xml), one.xml, datetime.now(UTC), uuid.uuid4().hex[:12]
    )
    store.finalize(submission, read(one.form_id, one.version, one.xml), one.title)


def seconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def parse_all(store: Store) -> None:
    """The baseline: read every byte and parse it."""
    with store._reading() as connection:
        for (xml,) in connection.exec_driver_sql("SELECT xml FROM submission ORDER BY rowid"):
            parse_xml(xml)


def main(count: int) -> bool:
    """Prints times; True when every table is the same and the goal is met."""
    memory = Path("/dev/shm")  # what is compared are rows; waiting for the disk 200,000 times shows nothing new
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as room:
        book = open_training(Path(room) / "latihan")
        read = ChangeReader(book.form)
        store = Store.open(Path(room) / "store.db", os.urandom(32), lambda: datetime.now(UTC))
        frozen = corpus(book)
        taken = seconds(lambda: [finalize(store, one, read) for one in islice(many(frozen, book), count)])
        print(f"{count} submissions finalized one by one in {taken:.0f} s ({taken / count * 1000:.1f} ms each)")
        bare = seconds(lambda: parse_all(store))
        with store._reading() as connection:
            rows = sum(connection.exec_driver_sql(f"SELECT count(*) FROM {t.name}").scalar_one() for t in PROJECTED)
            before = [_digest(connection, table) for table in PROJECTED]
        began = time.perf_counter()
        rebuilt = store.rebuild_from_submissions(read, replace=False)
        again = time.perf_counter() - began
        store.rebuild_entities()
        with store._reading() as connection:
            after = [_digest(connection, table) for table in PROJECTED]
        store.close()
        book.lock()
    print(f"{rebuilt.submissions} submissions, {rebuilt.entities} entities, {rows} rows in {len(PROJECTED)} tables")
    print(f"differing tables: {', '.join(rebuilt.differing) or 'none'}; misread: {len(rebuilt.misread)}")
    met = say("rebuilding, against reading and parsing alone", again, "s", baseline=bare, goal=GOAL)
    return rebuilt.sound and before == after and met


if __name__ == "__main__":
    raise SystemExit(0 if main(int(sys.argv[1]) if len(sys.argv) > 1 else SUBMISSIONS) else 1)
