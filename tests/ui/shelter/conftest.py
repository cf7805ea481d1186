"""A shelter with beds and people, made once through its forms, and the window on a copy of it."""

import random
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldapp import fieldbook
from fieldapp.casework.shelter_values import Stay
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.profile import local_now
from fieldapp.fieldbook.shelters import NewWaiting
from fieldapp.ui.pages.shelter.page import ShelterPage
from fieldapp.ui.window import Window
from tests.conformance.pilot import complete, reference_of
from tests.ui.desk.conftest import blank, folder
from tests.ui.desk.conftest import window as plain
from tests.ui.desk.laptop import PASSPHRASE, quiet, running, unlock

__all__ = ["blank", "folder", "plain"]

NAMED = {
    "referrer": "self",
    "adm_reason": "stranded",
    "consent": "not_obtained",
    "no_consent_why": "other",
    "physical_desc": "Rambut putih",
    "need_hospital": "yes",
}


def admit(book: Fieldbook, code: str, name: str, sex: str = "L") -> Stay:
    """Through the intake form, ready to be finalized at once."""
    shelter = book.shelters.chosen
    assert shelter is not None
    board = book.shelters.board(shelter)
    tile = board.find(code)
    kind = board.room_of(tile).kind if tile else "male"
    facts = {**NAMED, "full_name": name, "sex": sex, "age_est": "45", "bed": code}
    desk = book.shelters.admit(shelter, tile, kind, known=facts)
    for question, text in facts.items():
        desk.answer(reference_of(desk.session, question), text)
    if desk.violations():
        complete(desk.session, random.Random(1))
    desk.finalize()
    stay_id = next(said.entity_id for said in desk.session.entities() if said.entity_list == "stay")
    return next(one for one in book.shelters.board(shelter).stays if one.stay_id == stay_id)


@pytest.fixture(scope="session")
def sheltered(blank: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Men in A1-A4, women in B1-B4: Budi, Tono and Maria stay, Agnes waits; copy before use."""
    made = tmp_path_factory.mktemp("sheltered") / "laptop"
    shutil.copytree(blank[0], made)
    book = fieldbook.unlock(made, PASSPHRASE)
    book.shelters.choose("TPS-SMD")
    shelter = book.shelters.chosen
    assert shelter is not None
    book.shelters.add_room(shelter, "Ruang Laki-laki A", "male", ("A1", "A2", "A3", "A4"))
    book.shelters.add_room(shelter, "Ruang Perempuan B", "female", ("B1", "B2", "B3", "B4"))
    admit(book, "A1", "Budi Santoso")
    admit(book, "A2", "Tono Sumarsono")
    admit(book, "B1", "Maria Goreti", "P")
    book.shelters.wait(shelter, NewWaiting("Agnes Bria", sex="P", age=24))
    book.shelters.mark(shelter, "B4", "held", until=local_now() + timedelta(hours=5), held_for="Rosa")
    book.lock()
    return made


@pytest.fixture
def window(qtbot: QtBot, sheltered: Path, tmp_path: Path) -> Iterator[Window]:
    """The window on a copy, unlocked."""
    with running(Path(shutil.copytree(sheltered, tmp_path / "laptop"))) as made:
        unlock(qtbot, made)
        yield made


@pytest.fixture
def page(qtbot: QtBot, window: Window) -> ShelterPage:
    """The board, opened by its key."""
    window.activateWindow()
    qtbot.keyClick(window, "4", modifier=_ctrl())
    quiet(qtbot)
    assert isinstance(window.page, ShelterPage)
    return window.page


def _ctrl() -> object:
    from PySide6.QtCore import Qt

    return Qt.KeyboardModifier.ControlModifier
