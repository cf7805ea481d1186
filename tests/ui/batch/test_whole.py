"""Every step in both languages and both sizes, with large text too: named, big enough, nothing cut, no letter twice."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fieldapp.ui.window import Window, dress
from tests.fieldbook.paper import FIXED, FORM, pile
from tests.ui.audit.whole import audit
from tests.ui.batch.test_page import opened
from tests.ui.desk.laptop import quiet, running, unlock


@pytest.fixture(params=[("en", 1.0, (1366, 768)), ("id", 1.5, (1092, 550))], ids=str)
def sized(qtbot: QtBot, folder: Path, request: pytest.FixtureRequest) -> Iterator[Window]:
    language, scale, size = request.param
    with running(folder, size) as window:
        before = window.look
        window.set_look(replace(before, language=language, scale=scale))
        unlock(qtbot, window)
        yield window
        dress(before)


def test_every_step_is_whole(qtbot: QtBot, sized: Window, tmp_path: Path) -> None:
    page = opened(qtbot, sized)
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        quiet(qtbot)
        qtbot.wait(30)
        found[name] = audit(page)

    made = pile(12, 0.5)
    made.rows.append(dict(made.rows[0]))
    look("list")
    page.deeds.read(made.saved(tmp_path / "kertas.xlsx"))
    quiet(qtbot)
    page.file.form.setCurrentIndex(page.file.form.findData(FORM))
    look("file")
    page.forward()
    page.columns._kept |= FIXED
    page.columns._show_fixed()
    look("columns")
    page.forward()
    quiet(qtbot)
    qtbot.waitUntil(lambda: page.steps[2].isVisible(), timeout=20_000)
    look("check")
    page.check.segments.choose("doubtful")
    look("doubtful")
    page.forward()
    page.summary.field.setText("99")
    look("summary")
    page.forward()
    quiet(qtbot)
    qtbot.waitUntil(lambda: page.steps[4].isVisible(), timeout=20_000)
    look("result")
    page.back()
    look("list again")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
