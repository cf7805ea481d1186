"""``make demo`` is a proof: it ends well on the real path, and fails visibly when either end is not whole."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from sqlalchemy import Connection

from fieldapp import config, fieldbook
from fieldapp.demo.command import Stage, _compare
from fieldapp.demo.compare import Comparison
from fieldapp.demo.processes import Province
from fieldapp.demo.relay import Link, Relay
from fieldapp.server.database import open_engine, writing
from fieldapp.server.settings import Settings
from fieldapp.server.tables import receipt_log, submission, submission_attachment
from fieldapp.vault.kdf import Cost
from tests.end_to_end.breaking import FORGETS, STORES_TWICE, demo
from tests.end_to_end.conftest import PASSPHRASE
from tests.ui.desk.laptop import FORM, RUDI, answer_all

PHOTO = "/data/g_identity/photo"


def _figures(printed: str) -> dict[str, float]:
    """The table at the end: its rows by name."""
    rows = re.findall(r"^  ([a-z][a-z ,]+?) +([\d.]+)$", printed, re.MULTILINE)
    return {name: float(number) for name, number in rows}


@pytest.mark.slow
def test_the_demo_proves_that_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    done = demo(tmp_path, people=3)
    assert done.returncode == 0, done.stdout + done.stderr
    found = _figures(done.stdout)
    assert (found["finalized on the laptop"], found["received by the province"]) == (3, 3)
    assert (found["lost"], found["doubled"]) == (0, 0)
    assert "FAILED" not in done.stdout
    told = ["kill -9 after answer 12", "continues answers_kept 12", "no internet from here", "a reply was lost"]
    assert [words for words in told if words not in done.stdout] == []
    pictures = sorted((tmp_path / "pictures").glob("*.png"))
    views = {path.name.rsplit("-", 2)[0] for path in pictures}
    assert {"first-run", "unlock", "home", "form", "form-recovered", "check", "done", "records"} <= views
    assert {"queue-offline", "queue-sending", "queue-unconfirmed", "queue-received"} <= views
    assert not [path.name for path in pictures if QImage(str(path)).isNull()]
    assert [path.name for path in tmp_path.iterdir()] == ["pictures"], "the demo leaves nothing else behind"


@pytest.mark.slow
def test_the_demo_fails_when_the_province_is_broken(tmp_path: Path) -> None:
    """It forgets the one with a photo and has the other twice."""
    done = demo(tmp_path, people=2, breaking=FORGETS + STORES_TWICE)
    found = _figures(done.stdout)
    assert (found["received by the province"], found["lost"], found["doubled"]) == (1, 1, 1)
    assert "FAILED: the two ends do not hold the same" in done.stdout
    assert done.returncode == 1


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A room with a province that is not running and a laptop: two submissions, one with a photo, both received."""
    room = tmp_path_factory.mktemp("settled")
    made = Province(room / "province", room / "province.log")
    made.command("init", "--name", "Dinas Sosial Uji", "--prefix", "KT")
    made.command("publish", *(str(path) for path in sorted((config.resources() / "forms").glob("*.xlsx"))))
    made.start()
    book, _ = fieldbook.create(room / "laptop", PASSPHRASE, cost=Cost(iterations=1, memory_kib=64, lanes=1))
    try:
        code = made.command("code", "--worker", "Rina Rekaan", "--role", "petugas").strip()
        book.connection.enrol(f"http://127.0.0.1:{made.port}", code)
        book.connection.fetch_forms()
        for photo in ("no", "yes"):
            desk = book.start(FORM)
            answer_all(desk, RUDI | {"consent_photo": photo})
            if photo == "yes":
                desk.attach(PHOTO, "foto.jpg", b"\xff\xd8 a face", "image/jpeg")
            desk.finalize()
        assert book.connection.upload(lambda _step: None, threading.Event()).received == 2
    finally:
        book.lock()
        made.stop()
    return room


@pytest.fixture
def stage(settled: Path, tmp_path: Path) -> Iterator[Stage]:
    """A copy of it, as the demo sees it at its end."""
    room = Path(shutil.copytree(settled, tmp_path / "room"))
    link = Link(0)
    relay = Relay(link)
    yield Stage(room, tmp_path, 2, relay, link, Province(room / "province", room / "province.log"), "")
    relay.close()


def _held_back(connection: Connection) -> None:
    ((index, instance_id),) = connection.execute(
        receipt_log.select().with_only_columns(receipt_log.c.log_index, receipt_log.c.instance_id).limit(1)
    ).all()
    connection.execute(receipt_log.delete().where(receipt_log.c.log_index == index))
    for table in (submission_attachment, submission):
        connection.execute(table.delete().where(table.c.instance_id == instance_id))


def _stored_twice(connection: Connection) -> None:
    row = connection.execute(submission.select()).mappings().first()
    assert row is not None
    connection.execute(submission.insert().values({**row, "instance_id": "uuid:somebody-else"}))


def _altered(connection: Connection) -> None:
    """One letter of one answer; everything that is said about it stays."""
    row = connection.execute(submission.select()).mappings().first()
    assert row is not None
    bytes_there = row["xml"].replace(b"Rudi", b"Rudy", 1)
    assert bytes_there != row["xml"]
    here = submission.c.instance_id == row["instance_id"]
    connection.execute(submission.update().where(here).values(xml=bytes_there))


def _photo_not_listed(connection: Connection) -> None:
    connection.execute(submission_attachment.delete())


# (what is done to the province's database, submissions received, lost, doubled)
HARMS = [
    (lambda _connection: None, 2, 0, 0),
    (_held_back, 1, 1, 0),
    (_stored_twice, 2, 0, 1),
    (_altered, 1, 1, 1),
    (_photo_not_listed, 1, 1, 1),
]


@pytest.mark.parametrize(
    ("harm", "received", "lost", "doubled"), HARMS, ids=["whole", "lost", "doubled", "altered", "photo not listed"]
)
def test_the_comparison_reads_what_the_province_really_holds(
    stage: Stage, harm: Callable[[Connection], None], received: int, lost: int, doubled: int
) -> None:
    engine = open_engine(Settings(stage.room / "province").database)
    with writing(engine) as connection:
        harm(connection)
    engine.dispose()
    found = _compare(stage)
    assert found == Comparison(drafts=0, finalized=2, received=received, lost=lost, doubled=doubled)
    assert found.whole == (lost + doubled == 0)


@pytest.mark.parametrize("content", [None, b"\xff\xd8 another face"], ids=["gone", "altered"])
def test_the_comparison_looks_into_the_photos(stage: Stage, content: bytes | None) -> None:
    (there,) = (stage.room / "province" / "attachments").iterdir()
    there.unlink()
    if content:
        there.write_bytes(content)
    found = _compare(stage)
    assert (found.received, found.lost, found.doubled, found.whole) == (1, 1, 1, False)
