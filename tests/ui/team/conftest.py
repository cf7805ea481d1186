"""The supervisor's window: a laptop with people, what is due for them, a team, and visits in every state."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldapp import fieldbook
from fieldapp.domain.visit import VisitOrder
from fieldapp.fieldbook import Fieldbook
from fieldapp.ui.window import Window
from tests.ui.desk.conftest import blank, folder, peopled, window
from tests.ui.desk.laptop import PASSPHRASE, running, unlock
from tests.ui.referrals.cases import person_called
from tests.ui.referrals.conftest import referred
from tests.ui.team.card import a_team, ago, work

__all__ = ["blank", "folder", "peopled", "referred", "window"]


@pytest.fixture(scope="session")
def supervising(referred: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A supervisor's profile; copy before use."""
    made = Path(shutil.copytree(referred, tmp_path_factory.mktemp("supervising") / "laptop"))
    book = fieldbook.unlock(made, PASSPHRASE)
    book._store.put_setting("device_code", "KT-P01")
    book._store.put_setting("worker_name", "Dewi Lestari")
    returned = {"state": "returned", "decided_at": ago(days=1), "note": "Foto rumah belum ada."}
    rudi = person_called(book, "Rudi Pamungkas").person_id
    work(book, "KT-A09", 1, person_id=rudi, label="Rudi Pamungkas", **returned)
    work(book, "KT-A09", 2)
    work(book, "KT-A09", 3, road="relay")
    _ask(book)
    book.lock()
    return made


def _ask(book: Fieldbook) -> None:
    today = book.visits.today()
    maria, tono, hasan, dayang = (
        person_called(book, one).person_id for one in ("Maria Goreti", "Tono", "Hasan", "Dayang")
    )
    ask, visits = book.visits.ask, book.visits
    ask(VisitOrder(maria, "follow_up", "KT-A07", today.replace(year=today.year + 1, day=1), "merah", "Bawa foto."))
    ask(VisitOrder(tono, "follow_up", "KT-A09", today.replace(year=today.year - 1, day=1)))
    ask(VisitOrder(hasan, "follow_up", "KT-A08"))
    ask(VisitOrder(dayang, "assessment_full", "KT-A07"))
    for one in visits.all():
        if one.person_id == hasan:
            visits.not_found(one.visit_id, "Sudah pindah.")
        if one.person_id == dayang:
            visits.cancel(one.visit_id, "Sudah ditemui.")


@pytest.fixture
def alone(qtbot: QtBot, supervising: Path, tmp_path: Path) -> Iterator[Window]:
    """The window of a supervisor whom no province told of a team."""
    with running(Path(shutil.copytree(supervising, tmp_path / "laptop"))) as made:
        unlock(qtbot, made)
        made.activateWindow()
        yield made


@pytest.fixture
def desk(alone: Window) -> Window:
    """The window of one with a team in every condition."""
    alone.book.team = a_team()  # type: ignore[assignment]
    return alone


def settled(qtbot: QtBot, window: Window) -> None:
    """Until the part on screen shows what the store has."""
    qtbot.waitUntil(lambda: window.page.loaded(), timeout=15_000)
