"""Nothing that a worker types or photographs, and no secret, can be read on the disk at any moment.

The real app with every logger at its most talkative: while a draft is open, after kill -9, after the receipt, after
closing. Everything it writes is searched: profile, log, keyring, home and temporary files.
"""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
import zstandard
from PySide6.QtGui import QColor, QImage, QPainter
from sqlcipher3 import dbapi2 as sqlite  # without a key it writes plain SQLite

from fieldapp import fieldbook
from fieldapp.demo.processes import Province
from fieldapp.domain.assessment import State
from fieldapp.vault.slots import open_with_passphrase
from tests.end_to_end.conftest import PASSPHRASE
from tests.end_to_end.file_keyring import WHERE
from tests.end_to_end.talkative import MARKED, PERSON
from tests.end_to_end.traces import found_in

WORDS = [
    part
    for text in (PERSON.name, PERSON.alias, PERSON.nik(), *MARKED.values(), PASSPHRASE)
    for part in {text, *(word for word in text.split() if len(word) > 7)}
]
# Without two that write a hundred megabytes about single letters.
QT_TALKS = "*=true;qt.text.emojisegmenter=false;qt.text.layout=false"
IN_PICTURE = b"Fotowajah-rahasia-zaitunbiru"  # in the comment of the photo's file
News = dict[str, Any]
Snapshot = dict[str, bytes]


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Everything the app may write to; the photo lies beside it."""
    for name in ("home", "tmp", "logs"):
        (tmp_path / "room" / name).mkdir(parents=True)
    image = QImage(1600, 1200, QImage.Format.Format_RGB32)
    image.fill(QColor("#8fa9b5"))
    painter = QPainter(image)
    for place in range(40):
        painter.fillRect(place * 40, place * 23 % 1000, 35, 90, QColor.fromHsv(place * 9, 140, 210))
    painter.end()
    image.setText("Comment", IN_PICTURE.decode())
    assert image.save(str(tmp_path / "foto.jpg"))
    assert IN_PICTURE in (tmp_path / "foto.jpg").read_bytes()
    return tmp_path / "room"


@contextmanager
def living(room: Path, **plan: Any) -> Iterator[tuple["subprocess.Popen[str]", Iterator[News]]]:
    """One life of the app, killed -9 at the end of the block if it still lives."""
    everything = {
        "profile": str(room / "profile"),
        "room": str(room),
        "photo": str(room.parent / "foto.jpg"),
        "log": str(room / "logs" / "python.log"),
        "passphrase": PASSPHRASE,
        **plan,
    }
    usual = {name: str(room / "home" / name.lower()) for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    environment = os.environ | usual | {name: str(room / "tmp") for name in ("TMPDIR", "TMP", "TEMP")}
    environment |= {"HOME": str(room / "home"), WHERE: str(room / "keyring.json"), "QT_QPA_PLATFORM": "offscreen"}
    environment |= {"QT_LOGGING_RULES": QT_TALKS, "QT_DEBUG_PLUGINS": "1", "PYTHONDEVMODE": "1"}
    with (
        (room / "logs" / "stderr.log").open("a") as log,
        subprocess.Popen(
            [sys.executable, "-m", "tests.end_to_end.talkative"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env=environment,
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(everything) + "\n")
        process.stdin.flush()
        try:
            yield process, (json.loads(line) for line in process.stdout if line.startswith("{"))
        finally:
            process.kill()


def until(news: Iterator[News], wanted: str) -> News:
    """The next news of that kind."""
    for one in news:
        assert one["did"] != "failed", one["trace"]
        if one["did"] == wanted:
            return one
    raise AssertionError(f"the app ended before “{wanted}”")


def everything_in(room: Path) -> Snapshot:
    """Name and bytes of every file; the names are searched too. A file may go while the app works."""
    found = {}
    for path in sorted(path for path in room.rglob("*") if path.is_file()):
        name = str(path.relative_to(room))
        with suppress(FileNotFoundError):
            found[name] = name.encode() + b"\n" + path.read_bytes()
    return found


@pytest.mark.slow
def test_nothing_of_a_whole_assessment_is_in_clear(room: Path, province: Province) -> None:
    seen: dict[str, Snapshot] = {}
    code = province.command("code", "--worker", "Rina Rekaan", "--role", "petugas").strip()
    with living(room, given=[], address=f"http://127.0.0.1:{province.port}", code=code) as (_process, news):
        recovery_code = until(news, "set_up")["recovery_code"]
        given = until(news, "answered_enough")["given"]
        seen["while a draft is open"] = everything_in(room)
    seen["after kill -9"] = everything_in(room)
    assert {"nik", "phone", "mother_name", "photo", "place_note"} <= {name for name, _text in given}
    with living(room, given=given) as (process, news):
        until(news, "received")
        seen["after the receipt"] = everything_in(room)
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
        assert process.wait(timeout=60) == 0
    seen["after closing"] = everything_in(room)

    was_written(seen)
    assert len(recovery_code) > 30
    secrets = [recovery_code, recovery_code.replace("-", ""), *kept_inside(room)]
    leaks = {
        f"{name} {when}": leaked
        for when, files in seen.items()
        for name, content in files.items()
        if (leaked := found_in(content, [*WORDS, IN_PICTURE, *secrets]))
    }
    assert not leaks
    (seed,) = json.loads((room / "keyring.json").read_text()).values()
    beside = [name for files in seen.values() for name, content in files.items() if found_in(content, [seed])]
    assert set(beside) == {"keyring.json"}, "the device's key lies in the keyring only"


def was_written(seen: dict[str, Snapshot]) -> None:
    """The search had something to search: every kind of file was there when it should be."""
    opened = {"profile/store.db", "profile/store.db-wal", "profile/store.db-shm", "profile/slots.json", "keyring.json"}
    for when, files in seen.items():
        assert (opened if when != "after closing" else opened - {"profile/store.db-wal", "profile/store.db-shm"}) <= (
            files.keys()
        ), when
        assert any(name.startswith("profile/attachments/") for name in files), when
        assert any(name.startswith("profile/second/") for name in files) == (
            when in ("after the receipt", "after closing")
        )
        assert b"ValueError" in files["profile/trouble.log"], "the error was written down, without its message"
        assert len(files["logs/stderr.log"]) > 10_000, "Qt talks"
        carried = {name.rsplit("/", 1)[-1] for name in files if name.startswith("stick/")}
        later = when in ("after the receipt", "after closing")
        assert carried == ({"store.db", "slots.json", "files.tar", "manifest.json", "bantuan.txt"} if later else set())
    talk = seen["after the receipt"]["logs/python.log"]
    assert b"sqlalchemy" in talk, "Python talks"
    assert b"/v1/batches" not in talk, "addresses are not written down: some servers have a token in theirs"


def kept_inside(room: Path) -> list[str | bytes]:
    """The profile's own secrets. It can be opened, and holds what was typed: it is only not in clear."""
    key = open_with_passphrase(room / "profile" / "slots.json", PASSPHRASE)
    book = fieldbook.unlock(room / "profile", PASSPHRASE)
    try:
        (received,) = book.assessments((State.RECEIVED,))
        frozen = book.submission(received.instance_id).xml.decode()
        assert [text for text in (PERSON.name, PERSON.nik(), *MARKED.values()) if text not in frozen] == []
        (photo,) = book.submission(received.instance_id).attachments
        content = book._files().read(book._store.attachment_file(photo.sha256), photo.sha256)
        middle = len(content) // 2
        identity, token = book.setting("identity"), book.setting("access_token")
        assert len(token) > 20
        return [key, identity, token, content[:24], content[middle : middle + 24], content[-24:]]
    finally:
        book.lock()


# ---- the search finds what is there

PLAIN = f"nama {PERSON.name}, hp {MARKED['phone']}"
WRITTEN: dict[str, Callable[[str], bytes]] = {
    "UTF-8": lambda text: text.encode(),
    "capital letters": lambda text: text.upper().encode(),
    "UTF-16LE": lambda text: text.encode("utf-16-le"),
    "UTF-16BE": lambda text: text.encode("utf-16-be"),
    "hex": lambda text: text.encode().hex().encode(),
    "HEX": lambda text: text.encode().hex().upper().encode(),
    "hex of UTF-16": lambda text: text.encode("utf-16-le").hex().encode(),
    "base64": lambda text: base64.b64encode(text.encode()),
    "base64, one further": lambda text: base64.b64encode(b"." + text.encode()),
    "base64, two further": lambda text: base64.b64encode(b".." + text.encode()),
    "base64 for addresses": lambda text: base64.urlsafe_b64encode(text.encode()),
    "zstd": lambda text: b"head" + zstandard.compress(text.encode() * 50) + b"tail",
    "zstd without a size": lambda text: zstandard.ZstdCompressor(write_content_size=False).compress(text.encode()),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_the_search_finds_what_is_in_clear(name: str) -> None:
    found = found_in(os.urandom(5000) + WRITTEN[name](PLAIN) + os.urandom(5000), [*WORDS, IN_PICTURE])
    assert {PERSON.name, MARKED["phone"]} <= set(found)
    assert PERSON.alias not in found


def test_the_search_finds_it_in_a_plain_database_and_its_log(tmp_path: Path) -> None:
    connection = sqlite.connect(str(tmp_path / "plain.db"), isolation_level=None)
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("CREATE TABLE answer (name TEXT, text TEXT)")
    connection.execute("INSERT INTO answer VALUES ('full_name', ?), ('photo', ?)", (PERSON.name, IN_PICTURE))
    found = {name: found_in(content, [*WORDS, IN_PICTURE]) for name, content in everything_in(tmp_path).items()}
    assert {PERSON.name, IN_PICTURE} <= set(found["plain.db-wal"])
    connection.close()
    assert {PERSON.name, IN_PICTURE} <= set(found_in(everything_in(tmp_path)["plain.db"], [*WORDS, IN_PICTURE]))
