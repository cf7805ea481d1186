"""A supervisor's morning by keyboard alone: pick, approve, return with notes, undo, read one beside the last."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.casework.decided_work import FORM, decisions
from fieldapp.domain.reviewing import Checked, Shelf, WorkOrder
from fieldapp.domain.team import Note, Reviewed
from fieldapp.fieldbook import reviewing
from fieldapp.ui import background, words
from fieldapp.ui.pages.page import Page
from fieldapp.ui.pages.review import deeds, work_list
from fieldapp.ui.pages.review.dialogs import PinDialog, ReasonDialog, ReturnDialog
from fieldapp.ui.pages.review.page import ReviewPage
from fieldapp.ui.widgets.toast import News
from tests.db.team_rows import put
from tests.ui.queue.desk import Desk
from tests.ui.review.conftest import photo_of, work

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(filled: Desk, show: Callable[..., Page], qtbot: QtBot) -> ReviewPage:
    made = show(ReviewPage)
    assert isinstance(made, ReviewPage)
    quiet(qtbot)
    return made


def quiet(qtbot: QtBot) -> None:
    qtbot.waitUntil(background.idle, timeout=10_000)
    QApplication.processEvents()


def press(key: Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, wherever the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)
    QApplication.processEvents()


def states(desk: Desk) -> list[str]:
    ids = [work(number)["instance_id"] for number in range(6)]
    return [one.state.value for one, _ in desk.store.work(ids)]


def told(desk: Desk) -> list[tuple[str, str, str]]:
    """(state, reason, whole note) of the last decision's items."""
    last = next(one for one in desk.book.assessments() if one.form_id == FORM)
    return [
        (item.state.value, item.reason, next((note.text for note in item.notes if not note.reference), ""))
        for item in decisions(desk.book.submission(last.instance_id).xml)
    ]


def news(page: ReviewPage) -> News:
    return page.shell.news[-1]  # type: ignore[attr-defined]


def answer(page: ReviewPage, kind: type[QWidget], text: str) -> None:
    """Type into the small window that is open, and press Enter."""
    dialog = page.deeds.dialog
    assert isinstance(dialog, kind)
    field = dialog.reason if isinstance(dialog, ReasonDialog) else dialog.note  # type: ignore[attr-defined]
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Return)
    back_to(page)


def back_to(page: ReviewPage) -> None:
    """The small window is closed: without a screen nobody makes the large one active again."""
    page.window().activateWindow()
    assert QTest.qWaitForWindowActive(page.window())
    QApplication.processEvents()


def test_the_shelves_say_how_much_lies_there(page: ReviewPage) -> None:
    assert page.desk.rows.counts == {Shelf.WAITING: 6, Shelf.TO_CHECK: 3, Shelf.APPROVED: 0, Shelf.RETURNED: 0}
    texts = [page.desk.model.index(row, column).data() for row in (0, 1, 2) for column in (1, 3, 4, 5, 6)]
    assert texts == [
        *("Yohanes Bria", "Rina Invented", "23/11/2026", "Lolos", "Tidak ada"),
        *("Maria Goreti", "Andi P.", "23/11/2026", "Diisi dalam 48 detik", "Tidak ada"),
        *("Budi Susanto", "Rina Invented", "23/11/2026", "Lolos", "1 mirip"),
    ]
    QAbstractItemModelTester(page.desk.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_picked_rows_are_approved_at_once_and_undone(page: ReviewPage, filled: Desk) -> None:
    assert page.desk.table.hasFocus()
    press(Key.Key_Space)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Space)
    assert page.desk.bar.approve.text() == "Setujui 2"
    press("s")
    assert states(filled) == ["approved", "waiting", "waiting", "approved", "waiting", "waiting"]
    assert news(page).text == "2 isian disetujui."
    assert page.desk.table.hasFocus()
    press("u")
    assert states(filled) == ["waiting"] * 6
    assert news(page).text == "Dibatalkan. 2 isian kembali seperti semula."
    press("u")
    assert states(filled) == ["waiting"] * 6, "once"


def test_the_toast_undoes_too(page: ReviewPage, filled: Desk) -> None:
    press("s")
    assert states(filled)[0] == "approved"
    said = news(page)
    assert said.action_text == "Urungkan"
    assert said.action is not None
    said.action()
    assert states(filled)[0] == "waiting"


def test_shift_and_arrows_pick_a_range(page: ReviewPage) -> None:
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Down, SHIFT)
    assert len(page.desk.model.picked) == 3
    press(Key.Key_Escape)
    assert not page.desk.model.picked
    page.desk.table.pick(0)
    page.desk.table.pick(4, upto=True)
    assert len(page.desk.model.picked) == 5


def test_flagged_work_asks_for_a_reason(page: ReviewPage, filled: Desk) -> None:
    press("a", CONTROL)
    assert page.desk.bar.count.text() == "6 dipilih"
    press("s")
    dialog = page.deeds.dialog
    assert isinstance(dialog, ReasonDialog)
    dialog.decide()
    assert dialog.isVisible()
    assert dialog.wrong.text() == "Tulis alasannya."
    answer(page, ReasonDialog, "Sudah ditanyakan lewat telepon")
    assert states(filled) == ["approved"] * 6
    assert [reason for _, reason, _ in told(filled)].count("Sudah ditanyakan lewat telepon") == 3


def test_a_return_says_what_to_mend(page: ReviewPage, filled: Desk) -> None:
    press("r")
    dialog = page.deeds.dialog
    assert isinstance(dialog, ReturnDialog)
    dialog.decide()
    assert dialog.isVisible()
    answer(page, ReturnDialog, "Lengkapi alamatnya")
    assert states(filled)[0] == "returned"
    assert told(filled) == [("returned", "", "Lengkapi alamatnya")]
    page.desk.segments.choose("returned")
    assert page.desk.model.rowCount() == 1
    assert page.desk.rows.order is WorkOrder.NEWEST


def test_p_puts_aside(page: ReviewPage, filled: Desk) -> None:
    press("p")
    assert states(filled)[0] == "attention"
    page.desk.segments.choose("to_check")
    assert page.desk.model.rowCount() == 4


def test_words_and_filter_narrow_the_list(page: ReviewPage, qtbot: QtBot) -> None:
    press("f", CONTROL)
    assert page.desk.search.hasFocus()
    QTest.keyClicks(page.desk.search, "bria")
    qtbot.waitUntil(lambda: page.desk.model.rowCount() == 2)
    press(Key.Key_Down)
    assert page.desk.table.hasFocus()
    page.desk.search.clear()
    qtbot.waitUntil(lambda: page.desk.model.rowCount() == 6)
    page.desk.ask_filter()
    dialog = page.desk._asked
    assert dialog is not None
    assert [dialog.worker.itemText(at) for at in range(3)] == ["Semua", "Andi P. · KT-B02", "Rina Invented · KT-A07"]
    dialog.code.setCurrentIndex(dialog.code.findData("too_fast"))
    dialog.order.setCurrentIndex(dialog.order.findData("newest"))
    dialog.decide()
    qtbot.waitUntil(lambda: page.desk.model.rowCount() == 1)
    assert page.desk.model.index(0, 1).data() == "Maria Goreti"
    assert page.desk.clear.isVisible()
    page.desk.clear.click()
    assert page.desk.model.rowCount() == 6
    page.desk.search.setText("nobody")
    qtbot.waitUntil(lambda: page.desk.model.rowCount() == 0)
    assert page.desk._empty._title.text() == "Tidak ada yang cocok dengan saringan."


def test_reading_one_beside_the_last_about_the_same_person(page: ReviewPage) -> None:
    page.desk.table.choose_row(3)
    press(Key.Key_Return)
    assert page.reading
    lines = {line.label: line for line in page.reader.model.lines()}
    assert (lines["Umur"].answer, lines["Umur"].before, lines["Umur"].differs) == ("44", "34", True)
    page.reader.show_box.setCurrentIndex(page.reader.show_box.findData("differs"))
    page.reader._show_lines()
    labels = [line.label for line in page.reader.model.lines() if not line.heading]
    assert labels == ["Nama", "Umur"]
    press(Key.Key_Escape)
    assert not page.reading
    assert page.desk.table.row() == 3


def test_notes_are_pinned_and_travel_with_the_return(page: ReviewPage, filled: Desk) -> None:
    press(Key.Key_Return)
    press(Key.Key_Down)
    current = page.reader.table.current()
    assert current is not None
    assert current.label == "Umur"
    press("n")
    dialog = page.reader.dialog
    assert isinstance(dialog, PinDialog)
    QTest.keyClicks(dialog.note, "Tanyakan sekali lagi")
    QTest.keyClick(dialog.note, Key.Key_Return)
    back_to(page)
    assert page.reader.pins() == (Note("/data/age", "Tanyakan sekali lagi"),)
    press("r")
    answer(page, ReturnDialog, "")
    assert states(filled)[0] == "returned"
    first = work(0)["instance_id"]
    assert filled.book.reviewing.open(first).notes == (Note("/data/age", "Tanyakan sekali lagi"),)
    assert page.reading, "the next one"
    assert page.reader.work is not None
    assert page.reader.work.label == "Maria Goreti"
    assert page.reader.pins() == ()


def test_approving_goes_on_until_nothing_is_left(page: ReviewPage, filled: Desk) -> None:
    page.desk.table.choose_row(3)
    press(Key.Key_Return)
    seen = []
    for _ in range(2):
        work_now = page.reader.work
        assert work_now is not None
        seen.append(work_now.label)
        press("s")
        if isinstance(page.deeds.dialog, ReasonDialog) and page.deeds.dialog.isVisible():
            answer(page, ReasonDialog, "Benar")
    assert seen == ["Ahmad Ridwan", "Oma Dina"]
    assert states(filled) == ["waiting", "waiting", "waiting", "approved", "approved", "waiting"]
    press(Key.Key_PageUp, CONTROL)
    assert page.reader.work is not None
    assert page.reader.work.label == "Budi Susanto"


def test_f8_goes_to_what_is_remarkable(page: ReviewPage) -> None:
    page.desk.table.choose_row(4)
    press(Key.Key_Return)
    press(Key.Key_F8)
    current = page.reader.table.current()
    assert current is not None
    assert (current.label, current.flags) == ("Foto", ("Foto tidak ada",))
    page.reader.table.choose_first()
    page.reader.visit("/data/photo")
    assert page.reader.table.current() == current


def test_undoing_brings_a_read_one_back(page: ReviewPage, filled: Desk) -> None:
    press(Key.Key_Return)
    press("s")
    assert states(filled)[0] == "approved"
    assert page.subtitle == "1 dari 5"
    press("u")
    assert states(filled)[0] == "waiting"
    assert page.desk.model.rowCount() == 6
    assert page.subtitle == "2 dari 6"


def test_two_decisions_are_taken_back_one_after_the_other(page: ReviewPage, filled: Desk) -> None:
    press(Key.Key_Return)
    offers = []
    for key in ("s", "p"):
        press(key)
        offers.append(news(page))
    assert sorted(states(filled))[:2] == ["approved", "attention"]
    for offer in reversed(offers):
        assert offer.holds()
        assert offer.action is not None
        offer.action()
        assert not offer.holds()
    assert states(filled) == ["waiting"] * 6
    press("u")
    assert states(filled) == ["waiting"] * 6


def test_f2_pins_a_note_as_in_the_form(page: ReviewPage) -> None:
    press(Key.Key_Return)
    press(Key.Key_F2)
    dialog = page.reader.dialog
    assert isinstance(dialog, PinDialog)
    dialog.reject()


def test_many_are_decided_in_the_background(
    page: ReviewPage, filled: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deeds, "AT_ONCE", 2)
    page.desk.table.pick(0)
    page.desk.table.pick(3)
    page.desk.table.pick(5)
    with qtbot.waitSignal(page.deeds.decided):
        press("s")
        assert page.deeds.busy
        assert page.desk.bar.stop.isVisible()
        press("s")
    assert states(filled).count("approved") == 3
    assert sum(one.form_id == FORM for one in filled.book.assessments()) == 1
    assert not page.desk.bar.stop.isVisible()


def test_a_large_decision_can_be_stopped(
    page: ReviewPage, filled: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deeds, "AT_ONCE", 2)
    monkeypatch.setattr(reviewing, "AT_ONCE", 1)
    said: list[tuple[int, int]] = []
    page.deeds.progressed.connect(lambda done, count: said.append((done, count)))
    page.deeds.progressed.connect(lambda done, _count: page.desk.bar.stop.click() if done else None)
    press("a", CONTROL)
    with qtbot.waitSignal(page.deeds.decided):
        press("p")
    done = states(filled).count("attention")
    assert 1 <= done < 6
    assert (1, 6) in said
    assert page.deeds.last is not None
    assert page.deeds.last.count == done
    monkeypatch.setattr(deeds, "AT_ONCE", 50)
    page.desk.table.setFocus()
    press("u")
    assert states(filled) == ["waiting"] * 6


def test_a_long_list_comes_in_two_steps(
    filled: Desk, show: Callable[..., Page], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_list, "FIRST", 4)
    page = show(ReviewPage)
    assert isinstance(page, ReviewPage)
    quiet(qtbot)
    page.desk.segments.choose("approved")
    page.desk.segments.choose("waiting")
    assert page.desk.model.rowCount() == 4
    assert "6 isian" in page.desk.bar._tail.whole_text()
    qtbot.waitUntil(lambda: page.desk.model.rowCount() == 6)
    page.desk.table.choose_row(5)
    page.desk.table.pick(5)
    page.refresh()
    assert page.desk.model.rowCount() == 6
    quiet(qtbot)
    assert (page.desk.table.row(), len(page.desk.model.picked)) == (5, 1), "nobody is thrown back"


def test_what_comes_in_is_checked_while_the_page_is_open(filled: Desk, show: Callable[..., Page], qtbot: QtBot) -> None:
    put(filled.store, [work(number, checks="", answers={"age": "70"}) for number in range(10, 14)])
    page = show(ReviewPage)
    assert isinstance(page, ReviewPage)
    assert page.desk.model.index(6, 5).data() == "Belum diperiksa"
    qtbot.waitUntil(lambda: filled.store.count_unchecked() == 0)
    qtbot.waitUntil(lambda: "Diisi dalam 0 detik" in page.desk.model.index(6, 5).data())
    assert page.desk.rows.counts[Shelf.TO_CHECK] == 7


def test_a_photo_is_shown_small_and_large(page: ReviewPage, filled: Desk, qtbot: QtBot) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")  # type: ignore[call-overload]
    own, _ = photo_of(filled, bytes(buffer.data().data()))
    page.read(own)
    (button,) = page.reader.panel.photos.buttons
    qtbot.waitUntil(lambda: button.iconSize().width() > 40)
    button.click()
    dialog = page.reader.panel.photos.dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.accept()


def test_a_form_that_is_not_here_is_read_by_names(page: ReviewPage, filled: Desk) -> None:
    foreign = work(20, form_version="99")
    put(filled.store, [foreign])
    page.read(foreign["instance_id"])
    assert page.reader._missing.isVisible()
    assert [line.label for line in page.reader.model.lines()][:2] == ["full name", "age"]


def test_nothing_to_do_says_so(desk: Desk, show: Callable[..., Page]) -> None:
    page = show(ReviewPage)
    assert isinstance(page, ReviewPage)
    assert page.desk._empty._title.text() == "Tidak ada yang menunggu tinjauan."
    assert page.desk.segments.isAncestorOf(QApplication.focusWidget() or page)
    page.desk.upload.click()
    assert page.shell.went == [("batch", {})]  # type: ignore[attr-defined]


def test_a_page_that_was_left_reads_nothing(page: ReviewPage, filled: Desk) -> None:
    assert page.leave()
    filled.store.keep_checks({work(0)["instance_id"]: Checked(())})
    page.desk.model.forget()
    assert page.desk.model.work(0) is None
    assert page.desk.model.index(0, 1).data() == ""
    page.grab()


def test_where_the_supervisor_was_is_kept(page: ReviewPage) -> None:
    page.desk.segments.choose("to_check")
    page.desk.table.choose_row(0)
    press_table(page, Key.Key_Return)
    assert page.kept() == {"show": "to_check", "instance_id": work(1)["instance_id"]}
    assert page.top_buttons() == (page.back,)
    page.back.click()
    assert page.kept() == {"show": "to_check"}


def press_table(page: ReviewPage, key: Key) -> None:
    page.desk.table.setFocus()
    press(key)


def test_the_page_speaks_english_too(filled: Desk, show: Callable[..., Page]) -> None:
    words.use("en")
    page = show(ReviewPage)
    assert isinstance(page, ReviewPage)
    assert page.desk.model.index(1, 5).data() == "Filled in within 48 seconds"
    page.desk.table.pick(0)
    assert page.desk.bar.count.text() == "1 selected"
    press("s")
    assert news(page).text == "1 submission approved."
    words.use("id")


def test_decided_work_names_who_decided(page: ReviewPage, filled: Desk) -> None:
    press("s")
    filled.book.put_setting("worker_name", "Dewi Invented")
    (one,) = (known for known, _ in filled.store.work([work(0)["instance_id"]]))
    assert (one.state, one.decided_by) == (Reviewed.APPROVED, filled.book.worker.name)
