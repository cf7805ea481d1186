"""A purge of ten thousand received submissions while the window is open: how long it takes, the longest transaction.

``python tests/benchmarks/retention.py [SUBMISSIONS]``. Real window (offscreen) on the queue page, encrypted store on a
real disk, a sealed photo and a second copy each. What the same window stands still for without a purge is measured in
the same run: that is the computer's own share.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from fieldapp import fieldbook  # noqa: E402
from fieldapp.app import start  # noqa: E402
from fieldapp.db import engine  # noqa: E402
from fieldapp.db.columns import instant_text  # noqa: E402
from fieldapp.domain.retention import Settled  # noqa: E402
from fieldapp.fieldbook import Fieldbook  # noqa: E402
from fieldapp.ui import background  # noqa: E402
from fieldapp.vault.kdf import Cost  # noqa: E402
from tests.server.visit import FINALIZED, visit, visit_form  # noqa: E402

SUBMISSIONS, GOAL_STALL_MS, BEAT_MS, REST_MS = 10_000, 50.0, 5, 10_000
PASSPHRASE = "perahu biru menyusuri sungai tenang"
NOTES = "Tinggal di bawah jembatan bersama dua anaknya. " * 60  # about 3 kB, as a comprehensive assessment has
ANSWERS = 40


def filled(folder: Path, count: int) -> None:
    """A profile with so many received submissions of which all is settled; written past the store, in one step."""
    book, _ = fieldbook.create(folder, PASSPHRASE, cost=Cost(iterations=1, memory_kib=64, lanes=1))
    book._store.put_form(visit_form())
    book._store.hear_epoch("e", ["k"])
    book.put_setting("idle_minutes", "30")  # nobody types: the window is not to lock meanwhile
    began, at = time.perf_counter(), instant_text(FINALIZED)
    for name in ("attachments", "second"):
        (folder / name).mkdir(exist_ok=True)
    with book._store._database.raw() as raw:
        raw.execute("BEGIN IMMEDIATE")
        for n in range(count):
            made = visit(full_name=f"Orang {n}", notes=NOTES)
            one, photo = made.instance_id, f"{n:064x}"
            raw.execute(
                "INSERT INTO assessment (instance_id, form_id, form_version, form_title, state, title, started_at, "
                "changed_at, reference, person_id, corrects) VALUES (?, 'visit', '1', 'Kunjungan', 'draft', ?, ?, ?, "
                "'', '', '')",
                (one, f"Orang {n}", at, at),
            )
            raw.executemany(
                "INSERT INTO answer VALUES (?, ?, ?)", [(one, f"/data/q{q}", "sebuah jawaban") for q in range(ANSWERS)]
            )
            raw.execute("INSERT INTO attachment VALUES (?, 'photo.jpg', ?, 900, 'image/jpeg', 1)", (one, photo))
            raw.execute("INSERT INTO attachment_file VALUES (?, ?, ?)", (photo, f"{n:032x}.age", at))
            raw.execute(
                "INSERT INTO submission VALUES (?, ?, ?, ?, 'visit', '1', ?, '', ?)",
                (one, made.sha256, made.xml, f"JGK-{n:08d}", at, len(made.xml)),
            )
            raw.execute(
                "UPDATE assessment SET state = 'finalized', finalized_at = ?, number = ?, first_attempt_at = ? "
                "WHERE instance_id = ?",
                (at, f"JGK-{n:08d}", at, one),
            )
            raw.execute(
                "INSERT INTO receipt VALUES (?, ?, ?, ?, 'e', ?, 'k', '{signed}', 'c2ln')",
                (one, made.sha256, f"R-{n}", n + 1, at),
            )
            raw.execute("UPDATE assessment SET state = 'received' WHERE instance_id = ?", (one,))
            (folder / "attachments" / f"{n:032x}.age").write_bytes(bytes(900))
            (folder / "second" / f"{made.sha256}.age").write_bytes(bytes(3000))
        raw.execute("COMMIT")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    said = FINALIZED + timedelta(days=31)
    book._store.hear_settled(Settled("e", 1, (("e", 0, count),), 30, said, "{word}", "c2ln"))
    book.lock()
    print(f"{count} received submissions made in {time.perf_counter() - began:.0f} s", flush=True)


@contextmanager
def timed_transactions(spent: list[float]) -> Iterator[None]:
    """How long each writing transaction of this process held the store, in milliseconds."""
    usual = engine.Database.writing

    @contextmanager
    def writing(self: engine.Database) -> Iterator[object]:
        with usual(self) as connection:
            began = time.perf_counter()
            yield connection
        spent.append((time.perf_counter() - began) * 1000)

    engine.Database.writing = writing  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        engine.Database.writing = usual  # type: ignore[method-assign]


def sizes(folder: Path) -> str:
    """Of the database and of the files beside it."""
    files = [path for name in ("attachments", "second") for path in (folder / name).iterdir()]
    wal = folder / "store.db-wal"
    log = wal.stat().st_size if wal.exists() else 0
    return (
        f"store.db {(folder / 'store.db').stat().st_size / 1e6:.1f} MB, log {log / 1e6:.1f} MB, "
        f"{len(files)} sealed files"
    )


def purging(folder: Path, count: int) -> bool:
    """Unlocks, opens the queue, purges in the road lane as after a run."""
    window = start(folder)
    window.resize(1366, 768)
    window.show()
    QTest.keyClicks(window.page.password, PASSPHRASE)
    QTest.keyClick(window.page.password, Qt.Key.Key_Return)
    while not window.unlocked:
        QTest.qWait(10)
    window.go("queue")
    QTest.qWait(3000)
    book: Fieldbook = window.book
    gaps: list[float] = []
    spent: list[float] = []
    last = [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        gaps.append((now - last[0]) * 1000 - BEAT_MS)
        last[0] = now

    heart = QTimer()
    heart.setTimerType(Qt.TimerType.PreciseTimer)
    heart.timeout.connect(beat)
    heart.start(BEAT_MS)
    QTest.qWait(REST_MS)
    resting = max(gaps)
    gaps.clear()
    print(f"    before: {sizes(folder)}")
    began, saves = time.perf_counter(), []
    with timed_transactions(spent):
        window.sender.purging.begin()
        while window.sender.purging.busy:
            QTest.qWait(100)
            at = time.perf_counter()
            book.put_setting("benchmark", str(at))  # what a person's save would wait for
            saves.append((time.perf_counter() - at) * 1000)
    seconds = time.perf_counter() - began
    heart.stop()
    gone = book.retention.standing().purged
    print(f"{gone} purged in {seconds:.1f} s ({gone / seconds:.0f} a second) with the queue page open")
    print(f"    after: {sizes(folder)}")
    spent.sort()
    saves.sort()
    print(f"    transactions: longest {spent[-1]:.0f} ms, p95 {spent[int(len(spent) * 0.95)]:.0f} ms of {len(spent)}")
    print(f"    a save meanwhile: p95 {saves[int(len(saves) * 0.95)]:.0f} ms, longest {saves[-1]:.0f} ms")
    worst = sorted(gaps)[-3:]
    over = sum(one > GOAL_STALL_MS for one in gaps)
    print(
        f"    the window stood still for at most {worst[-1]:.0f} ms (goal {GOAL_STALL_MS:.0f}), at rest {resting:.0f}"
    )
    print(f"    {over} of {len(gaps)} beats came more than {GOAL_STALL_MS:.0f} ms late")
    window.close()
    background.stop()
    return gone == count and worst[-1] <= GOAL_STALL_MS


def main() -> bool:
    """Prints figures; True when the goal is met."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SUBMISSIONS
    with tempfile.TemporaryDirectory() as room:
        filled(Path(room) / "laptop", count)
        app = QApplication.instance() or QApplication([])
        smooth = purging(Path(room) / "laptop", count)
        del app
        return smooth


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
