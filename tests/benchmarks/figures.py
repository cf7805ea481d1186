"""Reports and the home page's figures with 100,000 submissions, against a plain scan of the rows they come from.

``python tests/benchmarks/figures.py [PEOPLE [FOLDER]]``; a folder that is filled already is used again.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from report import say

from fieldapp import fieldbook
from fieldapp.casework.period import preset
from fieldapp.casework.reports import REPORTS, tables
from fieldapp.db.columns import instant_text
from fieldapp.db.rows import write_properties
from fieldapp.db.store import Store
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.reporting import Order
from fieldapp.ui.pages.reports.offscreen import draw
from fieldapp.vault.kdf import Cost
from tests.reports.filings import LAST, Filing, year

PEOPLE = 32_000  # about 100,000 submissions
PASSPHRASE = "perahu biru menyusuri sungai tenang"
CHEAP = Cost(iterations=1, memory_kib=64, lanes=1)
RUNS = 3
GOAL_RATIO = 8.0  # a caseload and a recapitulation, times a scan of the same rows
GOAL_HOME_MS = 100.0
COLUMNS = "instance_id, form_id, form_version, form_title, state, title, started_at, changed_at, reference, person_id, "


def prepared(folder: Path, people: int, cost: Cost | None = CHEAP) -> None:
    """A profile with a made-up year, written in bulk and projected by the store itself."""
    if (folder / "filled").exists():
        return
    began = time.perf_counter()
    book, _ = fieldbook.create(folder, PASSPHRASE, cost=cost)
    filings = year(people)
    _fill(book._store, filings)
    book._store.rebuild_entities()
    book.lock()
    (folder / "filled").touch()
    print(f"{len(filings)} submissions written and projected in {time.perf_counter() - began:.0f} s")


def _fill(store: Store, filings: Sequence[Filing]) -> None:
    works, ends, frozen, said = [], [], [], []
    for number, filing in enumerate(filings):
        instance_id, at = f"uuid:filing-{number}", instant_text(filing.at)
        form = (instance_id, "outreach", "1", "Asesmen")
        works.append((*form, "draft", "", at, at, "", "", ""))
        ends.append((at, f"JGK-{number}", instance_id))
        frozen.append((instance_id, f"{number:064x}", b"<data/>", f"JGK-{number}", "outreach", "1", at, "", 7))
        for change in filing.changes:
            facts = write_properties(change.properties)
            key = (instance_id, change.entity_list, change.entity_id, change.action, change.label)
            said.append((*key, facts, 0, "", at))
    with store._writing() as connection:
        marks, columns = ", ".join("?" * 11), f"{COLUMNS} corrects"
        connection.exec_driver_sql(f"INSERT INTO assessment ({columns}) VALUES ({marks})", works)
        connection.exec_driver_sql(
            "INSERT INTO submission (instance_id, sha256, xml, number, form_id, form_version, finalized_at, corrects, "
            "size) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            frozen,
        )
        connection.exec_driver_sql(
            "INSERT INTO entity_change (instance_id, entity_list, entity_id, action, label, properties, base_version, "
            "branch_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            said,
        )
        done = (
            "UPDATE assessment SET state = 'finalized', finalized_at = ?, number = ?, size = 400 WHERE instance_id = ?"
        )
        connection.exec_driver_sql(done, ends)


def best(act: Callable[[], object]) -> float:
    """Seconds of the fastest of a few runs."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    return min(times)


def scan(book: Fieldbook) -> int:
    """Every row that a recapitulation reads, as the driver gives it."""
    rows = 0
    with book._store._reading() as connection:
        for table in (
            "entity_change",
            "person",
            "person_category",
            "referral",
            "stay",
            "activity",
            "benefit",
            "entity",
        ):
            rows += len(connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall())
    return rows


def measure(book: Fieldbook) -> bool:
    """Prints everything; True when the goals are met."""
    reports, month = book.reports, preset("month", LAST)
    rows = scan(book)
    plain = best(lambda: scan(book))
    reading = best(reports.caseload)
    load, names = reports.caseload(), reports.names("id")
    print(f"plain scan of {rows} rows: {plain * 1000:.0f} ms; caseload: {reading * 1000:.0f} ms")
    for key, report in REPORTS.items():
        took = best(lambda report=report: tables(report, load, month, names, published=False))
        print(f"    {key}: counted in {took * 1000:.0f} ms")
    whole = best(lambda: reports.make(Order("recap", month), "id"))
    paper = best(lambda: draw(reports.make(Order("spm", month), "id")))
    home = best(book.people.figures) * 1000
    say("SPM as PDF", paper * 1000, "ms")
    recap = "a recapitulation, against reading its rows plainly"
    met = say(recap, whole * 1000, "ms", baseline=plain * 1000, goal=GOAL_RATIO)
    return met & say("the home page's figures", home, "ms", goal=GOAL_HOME_MS)


def main() -> bool:
    """In a folder of its own, or the one that is named."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    with tempfile.TemporaryDirectory() as room:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(room) / "laptop"
        prepared(folder, people)
        book = fieldbook.unlock(folder, PASSPHRASE)
        try:
            return measure(book)
        finally:
            book.lock()


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
