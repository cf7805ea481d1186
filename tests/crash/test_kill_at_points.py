"""Killed at the worst points: between file and row, copy and transaction, commit and screen, receipt and store.

Whatever the point, the next run goes on, and the province ends with one copy of exactly what was finalized.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage

from fieldapp import config, fieldbook
from fieldapp.demo.processes import Province
from fieldapp.domain.assessment import State
from fieldapp.domain.person import PersonQuery
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.registry import FETCHED_AT
from fieldapp.vault.kdf import Cost
from tests.ui.desk.laptop import FORM, RUDI, answer_all

PASSPHRASE = "perahu biru menyusuri sungai tenang"
PHOTO = "/data/g_identity/photo"
FINALIZING = ("before the finalize transaction", "inside the finalize transaction", "before the screen hears")


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Province]:
    """A real province with the shipped forms."""
    folder = tmp_path_factory.mktemp("province")
    made = Province(folder / "data", folder / "log")
    made.command("init", "--name", "Dinas Sosial Uji", "--prefix", "KT")
    made.command("publish", *(str(path) for path in sorted((config.resources() / "forms").glob("*.xlsx"))))
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def prepared(province: Province, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An enrolled laptop whose one draft is complete and was open when the app was last seen; copy before use."""
    room = tmp_path_factory.mktemp("prepared")
    book, _ = fieldbook.create(room / "laptop", PASSPHRASE, cost=Cost(iterations=1, memory_kib=64, lanes=1))
    code = province.command("code", "--worker", "Rina Rekaan", "--role", "petugas").strip()
    book.connection.enrol(f"http://127.0.0.1:{province.port}", code)
    book.connection.fetch_forms()
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("#8fa9b5"))
    assert image.save(str(room / "foto.jpg"))
    book.lock()
    return room


@pytest.fixture
def room(prepared: Path, tmp_path: Path) -> Path:
    """A copy of it, with a draft of its own."""
    made = Path(shutil.copytree(prepared, tmp_path / "room"))
    with opened(made) as book:
        desk = book.start(FORM)
        answer_all(desk, RUDI | {"consent_photo": "yes"})
        desk.position(PHOTO)
        book.put_setting("open_draft", desk.instance_id)
        book.put_setting(FETCHED_AT, datetime.now(UTC).isoformat())  # no news of what other copies of it said
    return made


@contextmanager
def opened(room: Path) -> Iterator[Fieldbook]:
    """The laptop's fieldbook, in this process."""
    book = fieldbook.unlock(room / "laptop", PASSPHRASE)
    try:
        yield book
    finally:
        book.lock()


def killed(room: Path, point: str) -> None:
    """One life of the app that ends at the point."""
    plan = {
        "point": point,
        "passphrase": PASSPHRASE,
        "profile": str(room / "laptop"),
        "photo": str(room / "foto.jpg"),
        "pictures": str(room),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.dying"],
        input=json.dumps(plan) + "\n",
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr


def held(province: Province, instance_id: str) -> list[dict[str, Any]]:
    """What the province holds of one submission."""
    rows = map(json.loads, province.command("submissions").splitlines())
    return [row for row in rows if row["instance_id"] == instance_id]


def send(book: Fieldbook) -> int:
    """One run; how many receipts it brought."""
    report = book.connection.upload(lambda _step: None, threading.Event(), at_once=True)
    assert report.cause is None
    return report.received


def arrives_once(book: Fieldbook, province: Province, instance_id: str) -> None:
    """Send, twice: one copy, exactly the frozen bytes and files, and the province's own receipt."""
    send(book)
    assert send(book) == 0, "nothing is left to send"
    frozen = book.submission(instance_id)
    (row,) = held(province, instance_id)
    assert row["sha256"] == frozen.sha256
    assert row["attachments"] == sorted(file.sha256 for file in frozen.attachments)
    received = book.assessment(instance_id)
    assert received.state is State.RECEIVED
    assert received.receipt is not None
    assert received.receipt.number == row["receipt"]


def test_the_file_without_its_row(room: Path, province: Province) -> None:
    killed(room, "before the attachment's row")
    (orphan,) = (room / "laptop" / "attachments").iterdir()
    with opened(room) as book:
        (draft,) = book.assessments()
        desk = book.resume(draft.instance_id)
        assert draft.state is State.DRAFT
        assert desk.session.node(PHOTO).text == "", "a photo that was never called kept is not shown"
        assert desk.session.node("/data/g_identity/full_name").text == RUDI["full_name"]
        content = (room / "foto.jpg").read_bytes()
        desk.attach(PHOTO, "again.jpg", content, "image/jpeg")
        assert desk.attachment("again.jpg") == content
        assert not desk.violations()
        desk.finalize()
        arrives_once(book, province, draft.instance_id)
        assert len(held(province, draft.instance_id)[0]["attachments"]) == 1
    assert orphan.read_bytes()[:4] == b"age-", "what is left over is sealed"


@pytest.mark.parametrize("point", FINALIZING)
def test_finalizing_is_all_or_nothing(room: Path, province: Province, point: str) -> None:
    killed(room, point)
    copies = list((room / "laptop" / "second").iterdir())
    assert len(copies) == 1, "the sealed copy comes first"
    with opened(room) as book:
        (found,) = book.assessments()
        people = book.people.find(PersonQuery(name=RUDI["full_name"]))
        if point == "before the screen hears":
            assert found.state is State.FINALIZED
            assert found.number
            assert len(people) == 1
        else:
            assert found.state is State.DRAFT
            assert found.number == ""
            assert not people, "the register knows nobody who was not finalized"
            desk = book.resume(found.instance_id)
            assert not desk.violations(), "every answer is there"
            desk.finalize()
            assert len(book.people.find(PersonQuery(name=RUDI["full_name"]))) == 1
        book._store.check()
        frozen = book.submission(found.instance_id)
        assert (room / "laptop" / "second" / f"{frozen.sha256}.age").exists()
        arrives_once(book, province, found.instance_id)


def test_a_receipt_that_was_not_kept_comes_again(room: Path, province: Province) -> None:
    with opened(room) as book:
        (draft,) = book.assessments()
        desk = book.resume(draft.instance_id)
        desk.attach(PHOTO, "foto.jpg", (room / "foto.jpg").read_bytes(), "image/jpeg")
        desk.finalize()
    killed(room, "before the receipt is kept")
    (first,) = held(province, draft.instance_id)
    assert first["receipt"], "the province had signed"
    with opened(room) as book:
        unsure = book.assessment(draft.instance_id)
        assert unsure.receipt is None
        assert unsure.state in (State.SENDING, State.UNCONFIRMED)
        assert send(book) == 1
        arrives_once(book, province, draft.instance_id)
        receipt = book.assessment(draft.instance_id).receipt
        assert receipt is not None
        assert receipt.number == first["receipt"]
    assert held(province, draft.instance_id) == [first]
