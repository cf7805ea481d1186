"""Every panel of the board, in both languages, at every text size: names, targets, letters, nothing clipped."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.ui.pages.shelter.page import ShelterPage
from fieldapp.ui.window import Window
from tests.ui.audit.whole import audit
from tests.ui.desk.laptop import quiet
from tests.ui.shell.test_access import SMALLEST
from tests.ui.shelter.conftest import admit


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1366, 768)), (1.0, SMALLEST), (1.5, (1366, 768))])
def test_every_panel_is_accessible(
    qtbot: QtBot, window: Window, language: str, scale: float, size: tuple[int, int]
) -> None:
    shelters = window.book.shelters
    shelter = shelters.chosen
    assert shelter is not None
    shelters.mark(shelter, "A3", "out", reason="Kasur rusak")
    shelters.mark(shelter, "A4", "cleaning")
    admit(window.book, "A2", "Eko Prasetyo Wicaksono Nugroho")
    window.set_look(replace(window.look, language=language, scale=scale))
    window.resize(*size)
    window.go("shelter")
    found = {}
    for code in ("A1", "A2", "A3", "A4", "B2", "B4"):
        page = window.page
        assert isinstance(page, ShelterPage)
        page.choose(code.casefold())
        quiet(qtbot)
        QApplication.processEvents()
        if sentences := audit(window):
            found[code] = sentences
        box = page.grid._plan.box(code.casefold())
        assert box is not None
        seen = page.grid.visibleRegion().boundingRect().adjusted(0, -2, 0, 2)
        assert seen.contains(box.toAlignedRect()), f"{code} is out of sight"
    window.set_look(replace(window.look, language="id", scale=1.0))
    assert found == {}
    if size == SMALLEST:
        page = window.page
        assert isinstance(page, ShelterPage)
        hint = page.minimumSizeHint()
        assert hint.width() <= size[0] - window.frame.nav.width()
        assert hint.height() <= size[1] - window.frame.top.height()
