"""Kill -9 after every second answer of one whole assessment of the shipped form (with EVERY_ANSWER set: after each):
every one is there when the app is back.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage

from fieldapp import fieldbook
from fieldapp.vault.kdf import Cost
from tests.crash.typist import WRONG_FIRST

PASSPHRASE = "perahu biru menyusuri sungai tenang"
ANSWERS = 1 if os.environ.get("EVERY_ANSWER") else 2  # of each life; a life takes a second and a half
MOST = 90  # lives; more means that it does not come to its end

News = dict[str, Any]


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A profile and a picture."""
    book, _ = fieldbook.create(tmp_path / "laptop", PASSPHRASE, cost=Cost(iterations=1, memory_kib=64, lanes=1))
    book.lock()
    image = QImage(1600, 1200, QImage.Format.Format_RGB32)
    image.fill(QColor("#8fa9b5"))
    assert image.save(str(tmp_path / "foto.jpg"))
    return tmp_path


@contextmanager
def typist(room: Path, **so_far: Any) -> Iterator[Iterator[News]]:
    """One life of the app: what it says. Killed -9 at the end of the block, whatever it does then."""
    plan = {
        "passphrase": PASSPHRASE,
        "profile": str(room / "laptop"),
        "photo": str(room / "foto.jpg"),
        "pictures": str(room),
        "answers": ANSWERS,
        **so_far,
    }
    with (
        (room / "typist.log").open("a") as log,
        subprocess.Popen(
            [sys.executable, "-m", "tests.crash.typist"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(plan) + "\n")
        process.stdin.flush()
        try:
            yield (json.loads(line) for line in process.stdout if line.startswith("{"))
        finally:
            process.send_signal(signal.SIGKILL)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_answer_survives_kill_9(room: Path) -> None:
    saved: dict[str, str] = {}  # what was called saved, by reference
    screen: dict[str, list[str]] = {}  # of the section on screen when the last answer was saved
    last = ""
    raw: list[str] = []
    wrong_given: list[str] = []
    finalized: News = {}
    compared = 0
    for _life in range(MOST):
        with typist(room, begun=bool(saved), finalized=False, wrong_given=wrong_given) as says:
            news = next(says)
            assert news["did"] == "shows", news
            lost = {ref: text for ref, text in saved.items() if news["texts"].get(ref) != text}
            assert not lost, f"saved, but not there any more: {lost}"
            assert news["focus"] == last or not last
            if screen and news["screen"].keys() == screen.keys():
                compared += 1
                assert news["screen"] == screen
            for news in islice(says, ANSWERS):
                assert news["did"] in ("saved", "finalized"), news
                if news["did"] == "finalized":
                    finalized = news
                    break
                last, screen = news["reference"], news["screen"]
                saved[last] = news["text"]
                name = last.rsplit("/", 1)[-1]
                if WRONG_FIRST.get(name) == news["text"]:
                    raw.append(news["text"])
                    wrong_given.append(name)
                if news.get("stops"):
                    break
        if finalized:
            break
    assert sorted(raw) == sorted(WRONG_FIRST.values())
    assert len(saved) > 30, "the whole form was answered"
    assert any(name.endswith("/photo") for name in saved)
    assert any(name.endswith("/services") for name in saved)
    assert compared > 30 // ANSWERS, "the screen was compared, not only the store"
    with typist(room, begun=True, finalized=True, wrong_given=[]) as says:
        news = next(says)
    assert news["assessments"] == [[finalized["instance_id"], "finalized", finalized["number"]]]
