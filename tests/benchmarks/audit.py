"""What the audit costs: opening a person with its line and without, one durable line, and following all lines.

The same look again within a minute writes no line: that is "without". Medians, in turn, of people with a visit each.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from report import say

from fieldapp.db.store import Store
from fieldapp.domain.audit import Deed, Verb, Witness
from fieldapp.fieldbook import create
from fieldapp.vault.kdf import Cost
from tests.fieldbook.test_merging import BUDI, recorded

PEOPLE, LINES = 40, 5_000
GOAL = 2.5  # times; one synced commit beside the reading of a whole case
PER_SECOND = 20_000  # lines followed


def milliseconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def opening(room: Path) -> bool:
    """A person's case with a line of the audit and without."""
    book, _ = create(room / "profile", "kapal sungai kayu pasar hujan", cost=Cost(1, 64, 1))
    people = [recorded(book, BUDI | {"full_name": f"Warga {number}"}) for number in range(PEOPLE)]
    for who in people:
        book.cases.read(who)  # their pages are warm from here on
    with_line, without = [], []
    for who in people:
        book.audit._looks.clear()
        with_line.append(milliseconds(lambda: book.cases.read(who)))  # noqa: B023
        without.append(milliseconds(lambda: book.cases.read(who)))  # noqa: B023
    book.lock()
    plain = statistics.median(without)
    return say("opening a person with its line", statistics.median(with_line), "ms", baseline=plain, goal=GOAL)


def following(room: Path) -> bool:
    """Lines written alone, and all of them followed."""
    store = Store.open(room / "store.db", os.urandom(32), lambda: datetime.now(UTC))
    store.witness = lambda: Witness("Sari Rahayu", "KT-A07", "0f1e2d3c", 12.5)
    alone = [milliseconds(lambda: store.audited(Deed(Verb.OPEN, "person", "p"))) for _ in range(200)]
    many = milliseconds(lambda: store.audited(*(Deed(Verb.OPEN, "person", f"p{n}") for n in range(LINES)))) / LINES
    took = milliseconds(store.check_audit) / 1000
    size = (room / "store.db").stat().st_size + (room / "store.db-wal").stat().st_size
    store.close()
    say("one durable line", statistics.median(alone), "ms")
    say("a line in a transaction with others", many, "ms")
    say("a line on the disk", size / LINES, "bytes")
    return say("following the lines", LINES / took, "a second", goal=PER_SECOND, least=True)


def main() -> bool:
    """Prints figures; True when the goals are met."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as room:
        return opening(Path(room)) & following(Path(room))


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
