"""Settings > Audit: newest first, narrowed by act and worker, whole or not, and only for who may read it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from fieldapp.domain.audit import Deed, Verb
from fieldapp.ui.pages.settings.audit_part import AT_ONCE, AuditPart
from fieldapp.ui.pages.settings.audit_words import verb_words
from fieldapp.ui.pages.settings.page import SettingsPage
from fieldapp.ui.window import Window


def opened(qtbot: QtBot, window: Window) -> AuditPart:
    window.go("settings", part="audit")
    page = window.page
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: not page.audit.busy, timeout=10_000)
    return page.audit


def said(part: AuditPart) -> list[str]:
    return [part.rows.item(row).text() for row in range(part.rows.count())]


def test_it_is_read_newest_first_and_narrowed_by_keyboard(qtbot: QtBot, window: Window) -> None:
    window.book._store.audited(*(Deed(Verb.OPEN, "person", f"p{number}") for number in range(AT_ONCE + 5)))
    window.book.audit.note(Verb.PRINT, "person", "p1", "rapat kasus")
    part = opened(qtbot, window)
    assert "tidak ada yang diubah" in part.good.text()
    assert not part.bad.text()
    lines = said(part)
    assert lines[0].startswith("Mencetak · ")
    assert lines[0].endswith("orang p1 · rapat kasus")
    assert len(lines) == AT_ONCE
    part.older.click()
    qtbot.waitUntil(lambda: not part.busy, timeout=10_000)
    assert part.rows.count() > AT_ONCE
    part.verb.setFocus()
    part.verb.setCurrentIndex(part.verb.findData("print"))
    part.verb.activated.emit(part.verb.currentIndex())
    qtbot.waitUntil(lambda: not part.busy, timeout=10_000)
    assert len(said(part)) == 1
    qtbot.keyClick(part.verb, Qt.Key.Key_Tab)
    assert part.who.hasFocus()


def test_a_changed_line_is_told(qtbot: QtBot, window: Window) -> None:
    with window.book._store._writing() as connection:
        connection.execute(text("DROP TRIGGER audit_no_update"))
        connection.execute(text("UPDATE audit SET line = replace(line, 'begin', 'begim') WHERE seq = 1"))
    part = opened(qtbot, window)
    assert "diubah di baris 1" in part.bad.text()
    assert not part.good.text()


@pytest.mark.parametrize(("role", "reads"), [("worker", False), ("supervisor", True), ("administrator", True)])
def test_only_those_who_may_read_it_do(qtbot: QtBot, window: Window, role: str, reads: bool) -> None:
    window.book.put_setting("worker_role", role)
    part = opened(qtbot, window)
    assert part.allowed is reads
    assert hasattr(part, "rows") is reads


def test_every_verb_has_its_words(window: Window) -> None:
    assert set(verb_words()) == set(Verb)
    assert len(set(verb_words().values())) == len(Verb)


def test_lists_have_the_names_of_their_pages(qtbot: QtBot, window: Window) -> None:
    for name in ("review", "conflicts"):
        window.book.audit.note(Verb.OPEN, "list", name, "")
    lines = said(opened(qtbot, window))
    assert [line.splitlines()[-1] for line in lines[:2]] == ["daftar Beda isi", "daftar Tinjauan"]
