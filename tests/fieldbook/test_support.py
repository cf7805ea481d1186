"""The support file helps and says nothing about people, whatever is on the laptop."""

import subprocess
import sys
from pathlib import Path

from fieldapp.domain.assessment import State
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.support import outside, redacted
from fieldapp.fieldbook.support_command import main
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.desk import JPEG, visit
from tests.fieldbook.test_merging import BUDI, recorded

FACTS = (
    *("JANGKAU 0.1.0", "draft: 1", "finalized: 2", "device: KT-A07; role: supervisor", "users: 2", "store.db: "),
    *(
        "event waiting offline: 1",
        "visit 1",
        'File "…/db/store.py", line 3',
        "Fatal Python error",
        "./*.db: 1",
        "courier/*.jgpack: 1",
    ),
)
NAMES = ("Zaitunbiru", "Rahmawati", "6472051203900001", "Jalan Kenanga")


def busy(book: Fieldbook) -> None:
    """Names everywhere a laptop may hold them."""
    book._store.put_settings({"worker_name": NAMES[1], "worker_role": "supervisor", "device_code": "KT-A07"})
    recorded(book, BUDI | {"full_name": NAMES[0], "nik": NAMES[2]})
    desk = visit(book, NAMES[0], JPEG)
    desk.finalize()
    book._store.record_waiting([desk.instance_id], book._clock(), "offline")
    visit(book, NAMES[3])
    book.users.add("Dewi Zaitunbiru", "worker", "ombak lampu kertas jalan padi")
    (book.folder / f"{NAMES[0]}.db").write_bytes(b"x")
    carried = book.folder / "courier" / "taken" / f"{NAMES[0]}.jgpack"
    carried.parent.mkdir(parents=True)
    carried.write_bytes(b"x")
    (book.folder / "trouble.log").write_text(
        '2026 0.1.0 KeyError\n  File "/home/rahmawati/x/fieldapp/db/store.py", line 3'
    )
    (book.folder / "crash.log").write_text("Fatal Python error: Aborted\nvalue 6472051203900001")


def test_it_tells_what_helps_and_nobodys_name(book: Fieldbook) -> None:
    busy(book)
    text = book.support.text()
    for name in (*NAMES, "Dewi", "rahmawati", str(book.folder), desk_id(book)):
        assert name.casefold() not in text.casefold(), name
    for fact in FACTS:
        assert fact in text, fact


def desk_id(book: Fieldbook) -> str:
    return book.assessments((State.FINALIZED,))[0].instance_id


def test_what_is_saved_is_what_was_shown(book: Fieldbook, tmp_path: Path) -> None:
    text = book.support.text()
    book.support.save(tmp_path / "bantuan.txt", text)
    assert (tmp_path / "bantuan.txt").read_text(encoding="utf-8") == text


def test_a_store_that_does_not_open_leaves_the_outside(folder: Path) -> None:
    (folder / "store.db").write_bytes(b"torn")
    said: list[str] = []
    assert main(["--locked", "--profile", str(folder)], said.append) == 0
    assert "store.db: 4" in said[0]
    assert said[0] == outside(folder) or "JANGKAU" in said[0]


def test_the_command_asks_for_the_passphrase_and_saves(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "bantuan.txt"
    words = [sys.executable, "-m", "fieldapp", "support", "--profile", str(folder), "--out", str(out)]
    done = subprocess.run(words, input=PASSPHRASE + "\n", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "FORMS" in out.read_text(encoding="utf-8")


def test_paths_and_long_numbers_are_cut() -> None:
    assert redacted('  File "C:\\Users\\Rina\\fieldapp\\db\\store.py", line 3') == '  File "…/db\\store.py", line 3'
    assert redacted("at 6472051203900001") == "at #"
