"""Colours come from the tokens, so that every theme reaches every widget; what is drawn for paper is named here."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from fieldapp.ui import theme
from fieldapp.ui.dressing import dress
from fieldapp.ui.look import Look
from fieldapp.ui.widgets.basics import column, label
from tests.ui.audit import contrast
from tests.ui.audit.screen import Screen

UI = Path(theme.__file__).parent
# Sheets to print, pictures of forms, ink on photos and maps: the same in every theme.
PAPER = {
    *("pages/person/printing.py", "pages/referrals/paper.py", "pages/queue/proof.py", "pages/reports/paper.py"),
    *("pages/reports/pages_view.py", "pages/relay/square_code.py", "widgets/questions/pad.py"),
    *("widgets/questions/drawing.py", "widgets/questions/map_paint.py", "widgets/questions/image_map.py"),
    *("widgets/questions/label_media.py", "widgets/questions/photo_panel.py", "widgets/questions/picture.py"),
}
COLOUR = re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']|Qt\.(GlobalColor\.)?(white|black|gray|red|green|blue)\b""")


def test_no_widget_has_a_colour_of_its_own() -> None:
    own = {
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        if COLOUR.search(path.read_text(encoding="utf-8")) and path.name != "tokens.py"
    }
    assert own <= PAPER


@pytest.mark.parametrize(("mode", "ink"), [("light", "#A0A0A0"), ("dark", "#606060"), ("contrast", "#808080")])
def test_pale_words_are_told(qtbot: QtBot, mode: str, ink: str) -> None:
    """So that the audit of every page can find some."""
    dress(Look(mode))
    page = QWidget()
    qtbot.addWidget(page)
    strong, pale = label("body", "Strong"), label("body", "Pale")
    pale.setStyleSheet(f"color: {ink}")
    lines = column(page)
    lines.addWidget(strong)
    lines.addWidget(pale)
    page.show()
    assert [sentence.split(" ")[2] for sentence in contrast.audit(Screen(page))] == ["'Pale'"]
    dress(Look())


def test_nothing_on_screen_moves_by_itself() -> None:
    """No animation of ours or of Qt's styles, so there is none to switch off where less motion is asked for."""
    moving = re.compile(r"QPropertyAnimation|QVariantAnimation|QMovie|QTimeLine|QGraphicsOpacityEffect|animateClick")
    assert [path.name for path in UI.rglob("*.py") if moving.search(path.read_text(encoding="utf-8"))] == []
