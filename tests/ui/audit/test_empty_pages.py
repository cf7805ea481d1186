"""Pages on which nobody did anything yet are usable and whole too; one look, the rest is as on full pages."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from fieldapp.ui import background
from fieldapp.ui.dressing import dress
from fieldapp.ui.look import Look
from tests.ui import tour
from tests.ui.audit.visits import SMALL, Dress, audit_pages


def test_empty_pages_are_whole(qtbot: QtBot, tmp_path: Path) -> None:
    window = tour.empty_window(tmp_path, Look())
    qtbot.addWidget(window)
    found = audit_pages(window, Dress("id", "dark", 1.3, SMALL), tour.EMPTY)
    window.close()
    background.stop()
    dress(Look())
    assert found.lines() == []
    assert found.counted["pages"] == len(tour.EMPTY)
