"""A shelter with beds and people, at a desk that works for it."""

import random
import shutil
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldapp import fieldbook
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui.window import Window
from tests.conformance.pilot import complete, reference_of
from tests.ui.desk.laptop import PASSPHRASE, make_profile, running, unlock

SHELTER = "TPS-SMD"


def admit(book: Fieldbook, name: str, sex: str, bed: str, **said: str) -> None:
    """An intake, finalized."""
    facility = book.shelters.chosen
    assert facility is not None
    kind = {"A": "male", "B": "female"}[bed[0]]
    facts: Mapping[str, str] = {
        "facility": facility.code,
        "room": kind,
        "bed": bed,
        "consent": "given",
        "full_name": name,
        "sex": sex,
        "age_est": "40",
        **said,
    }
    desk = book.start("shelter_intake", carried=facts)
    for question, text in facts.items():
        desk.session.answer(reference_of(desk.session, question), text)
    complete(desk.session, random.Random(2))
    for question, text in facts.items():
        desk.session.answer(reference_of(desk.session, question), text)
    complete(desk.session, random.Random(2))
    desk.finalize()


@pytest.fixture(scope="session")
def sheltered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two rooms of four beds; Budi in A1, Siti and Rohani both in B2, Tono held for A3; copy before use."""
    folder = tmp_path_factory.mktemp("sheltered") / "laptop"
    make_profile(folder)
    book = fieldbook.unlock(folder, PASSPHRASE)
    board = book.shelters
    board.choose(SHELTER)
    facility = board.chosen
    assert facility is not None
    board.add_room(facility, "Kamar putra A", "male", [f"A{number}" for number in range(1, 5)])
    board.add_room(facility, "Kamar putri B", "female", [f"B{number}" for number in range(1, 5)])
    admit(book, "Budi Santoso", "L", "A1")
    admit(book, "Siti Aminah", "P", "B2")
    admit(book, "Rohani Lestari", "P", "B2")
    board.mark(facility, "A3", "held", until=local_now() + timedelta(minutes=20), held_for="Tono")
    book.lock()
    return folder


@pytest.fixture
def desk(qtbot: QtBot, sheltered: Path, tmp_path: Path) -> Iterator[Window]:
    """The window, unlocked, on the board."""
    with running(Path(shutil.copytree(sheltered, tmp_path / "laptop"))) as window:
        unlock(qtbot, window)
        window.go("shelter")
        yield window
