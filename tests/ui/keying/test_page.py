"""A paper is keyed again on the ordinary form page, compared, decided, and never sent twice."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldapp.domain.assessment import State
from fieldapp.domain.keying import KeyingState
from fieldapp.fieldbook import OpenAssessment
from fieldapp.fieldbook.batch_questions import head_row
from fieldapp.ui.pages.check.page import CheckPage
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.keying.page import KEYED, PAPERS, KeyingPage
from fieldapp.ui.window import Window
from tests.fieldbook.paper import FORM, mapped, pile
from tests.ui.desk.laptop import quiet


def filed(window: Window, tmp_path: Path, rows: int = 2) -> None:
    """Rows of a table are in the queue."""
    desk = window.book.batches
    table = desk.read(pile(rows).saved(tmp_path / "kertas.xlsx"))
    batch = desk.make(table, head_row(table.rows), FORM, mapped(window.book))
    desk.check(batch.batch_id)
    assert desk.file(batch.batch_id).filed == rows


def page_of(window: Window) -> KeyingPage:
    assert isinstance(window.page, KeyingPage)
    return window.page


def key_like_the_first(desk: OpenAssessment, window: Window, **other: str) -> None:
    """The answers of the first keying, but for what the second types otherwise."""
    found = window.book._store.keying_of(desk.instance_id)
    assert found is not None
    first = window.book._store.answers(found.instance_id)
    for reference, text in first.items():
        name = reference.rpartition("/")[2]
        if "/meta/" not in reference and name not in ("start", "end"):
            desk.answer(reference, other.get(name, text))


def test_a_paper_is_keyed_again_compared_and_corrected(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    filed(window, tmp_path)
    window.go("keying")
    quiet(qtbot)
    page = page_of(window)
    assert page.segments.key() == PAPERS
    assert page.papers.rows.rowCount() == 2
    qtbot.keyClick(page.papers, Qt.Key.Key_Return)
    quiet(qtbot)
    assert isinstance(window.page, FormPage)
    desk = window.page.desk
    assert desk.session.instance_name() in ("", "Tanpa nama")
    key_like_the_first(desk, window, full_name="Budi Lain", place="market")
    window.check(desk)
    quiet(qtbot)
    assert isinstance(window.page, CheckPage)
    window.page.finalize()
    quiet(qtbot)
    page = page_of(window)
    assert page.segments.key() == KEYED
    one = page.chosen()
    assert one is not None
    assert one.state == KeyingState.COMPARED
    assert set(page.panel.choices) == {a.reference for a in window.book.keyings.differences(one.keying_id)}
    assert window.book.count_by_state()[State.FINALIZED] == 2
    assert window.book.count_by_state()[State.DRAFT] == 0
    assert page.panel.settle_button is not None
    assert not page.panel.settle_button.isEnabled()
    for reference, ways in page.panel.choices.items():
        which = "second" if reference.endswith("full_name") else "first"
        qtbot.mouseClick(ways[which], Qt.MouseButton.LeftButton, pos=ways[which].rect().center())
        ways[which].click()
    assert page.panel.settle_button.isEnabled()
    page.panel.settle_button.click()
    quiet(qtbot)
    done = window.book.keyings.keying(one.keying_id)
    assert done.state == KeyingState.SETTLED
    assert b"<full_name>Budi Lain</full_name>" in window.book.submission(done.correction_id).xml
    assert "Koreksi siap dikirim" in window.frame.toast.text()
    page.segments.choose("agreement")
    assert page.agreement.rows.rowCount() == 1
    assert page.agreement.rows.line(0).words[2] == str(one.differences)


def test_nothing_to_key_again_is_said(qtbot: QtBot, window: Window) -> None:
    window.go("keying")
    quiet(qtbot)
    page = page_of(window)
    assert page._empty.isVisible()
    assert not page.key_button.isEnabled()


def test_one_that_was_begun_goes_on_or_is_given_up(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    filed(window, tmp_path, 1)
    paper = window.book.keyings.papers()[0]
    begun = window.book.keyings.begin(paper.instance_id)
    window.go("keying", show=KEYED)
    quiet(qtbot)
    page = page_of(window)
    page.go_on()
    quiet(qtbot)
    assert isinstance(window.page, FormPage)
    assert window.page.desk.instance_id == begun.instance_id
    window.go("keying", show=KEYED)
    quiet(qtbot)
    page = page_of(window)
    page.give_up()
    assert window.book.count_by_state()[State.DRAFT] == 0
    assert [one.instance_id for one in window.book.keyings.papers()] == [paper.instance_id]
    toast = window.frame.toast
    assert toast.text() == "Entri kedua dibatalkan."
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    quiet(qtbot)
    assert window.book.count_by_state()[State.DRAFT] == 1
    assert [one.draft_id for one in window.book.keyings.all()] == [begun.instance_id]
