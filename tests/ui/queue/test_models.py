"""The table's model keeps Qt's contract, and thousands of rows never stall the window."""

import gc
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from fieldapp.db.columns import instant_text
from fieldapp.ui.pages.queue.model import AssessmentModel, Column
from fieldapp.ui.pages.queue.rows import SLICE, AssessmentRows
from fieldapp.ui.pages.records.page import RecordsPage
from tests.ui.queue.desk import Desk

STALL = 0.050


MANY = """
INSERT INTO assessment (instance_id, form_id, form_version, form_title, state, title, started_at, changed_at,
  answered, total, section, sections, reference, person_id, corrects)
WITH RECURSIVE one(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM one WHERE n + 1 < :count)
SELECT printf('uuid:%08d', n), 'visit', '1', 'Kunjungan', 'draft', printf('Orang %04d', n), :now,
  strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', 'now', printf('-%d seconds', n)), 1, 4, 1, 1, '', '', '' FROM one
"""


def many(desk: Desk, count: int) -> None:
    """Drafts, written in one go, the newest first."""
    with desk.store._database.writing() as connection:
        connection.execute(text(MANY), {"count": count, "now": instant_text(datetime.now(UTC))})


def test_the_model_keeps_the_contract(desk: Desk, qtmodeltester: ModelTester) -> None:
    for make in ("draft", "finalized", "received", "returned"):
        getattr(desk, make)()
    model = AssessmentModel()
    model.set_rows(desk.book.assessments(), frozenset(), {})
    qtmodeltester.check(model)
    model.set_rows(desk.book.assessments()[:2], frozenset(), {})
    qtmodeltester.check(model)
    model.set_rows((), frozenset(), {})
    qtmodeltester.check(model)


def test_cells_speak(desk: Desk) -> None:
    desk.finalized("Siti Invented")
    model = AssessmentModel()
    model.set_rows(desk.book.assessments(), frozenset(), {})
    said = [model.data(model.index(0, column), Qt.ItemDataRole.AccessibleTextRole) for column in Column]
    assert said[:2] == ["Siap kirim", "Siti Invented, Kunjungan v1"]
    assert all(isinstance(one, str) and one for one in said)


def test_a_reload_keeps_what_was_not_read_yet(desk: Desk, qtbot: QtBot) -> None:
    many(desk, 450)
    rows = AssessmentRows(desk.book, {})
    rows.load()
    assert len(rows.catalogue().rows) == SLICE
    qtbot.waitUntil(rows.complete)
    assert len(rows.catalogue().rows) == 450
    desk.draft("Orang baru")
    rows.load()
    assert len(rows.catalogue().rows) == 451
    assert rows.catalogue().rows[0].title == "Orang baru"
    qtbot.waitUntil(rows.complete)
    assert len(rows.catalogue().rows) == 451


class Pulse:
    """The longest turn of the event loop, in seconds of this thread's own work."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.longest = 0.0

    def turn(self, action: Callable[[], object] = lambda: None) -> None:
        before = time.thread_time()
        action()
        self._app.processEvents()
        self.longest = max(self.longest, time.thread_time() - before)


def test_five_thousand_rows_never_stall(desk: Desk, show: Callable[..., Any], qapp: QApplication) -> None:
    many(desk, 5000)
    page = show(RecordsPage)
    pulse = Pulse(qapp)
    gc.collect()  # what other tests left behind is not this page's work
    longest = _work_through(page, pulse)
    assert max(longest) < STALL, longest


def _work_through(page: Any, pulse: Pulse) -> tuple[float, ...]:
    """The longest turn while loading, scrolling and filtering."""
    while not page.rows.complete():
        pulse.turn()
    assert page.model.rowCount() == 5000
    loading, pulse.longest = pulse.longest, 0.0
    bar = page.table.verticalScrollBar()
    for place in range(0, bar.maximum(), bar.maximum() // 40):
        pulse.turn(lambda place=place: bar.setValue(place))
    scrolling, pulse.longest = pulse.longest, 0.0
    for typed in ("o", "or", "orang 12", "orang 1234", ""):
        pulse.turn(lambda typed=typed: page.search.setText(typed))
    filtering = pulse.longest
    page.search.setText("orang 1234")
    assert page.model.rowCount() == 1
    return loading, scrolling, filtering
