"""The pages by keyboard, what their actions do, and the audit of names, targets and sizes."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.domain.assessment import State
from fieldapp.errors import CaptivePortal, ClockWrong, Offline, ServerTrouble, SignIn, Untrusted
from fieldapp.ui import reading_order, theme, words
from fieldapp.ui.pages.page import Page
from fieldapp.ui.pages.queue import proof
from fieldapp.ui.pages.queue.page import QueuePage
from fieldapp.ui.pages.records.page import RecordsPage
from tests.ui.queue.desk import Desk

Show = Callable[..., Any]


def press(qtbot: QtBot, widget: QWidget, key: Qt.Key, ctrl: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(widget, key, held)


def button(page: Page, text: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text().replace("&", "") == text and b.isVisibleTo(page))


# the queue ---------------------------------------------------------------------------------------


def test_arrows_choose_and_enter_goes_to_the_action(desk: Desk, show: Show, qtbot: QtBot) -> None:
    desk.received()
    desk.returned()
    page = show(QueuePage)
    assert page.table.hasFocus()
    assert page.table.current().state is State.RETURNED, "what needs the worker is chosen first"
    press(qtbot, page.table, Qt.Key.Key_Down)
    assert page.table.current().state is State.RECEIVED
    press(qtbot, page.table, Qt.Key.Key_Up)
    press(qtbot, page.table, Qt.Key.Key_Return)
    assert [(arrived, at) for _desk, arrived, at in page.shell.filled] == [("returned", "/data/age")]
    press(qtbot, page.table, Qt.Key.Key_Down)
    press(qtbot, page.table, Qt.Key.Key_Return)
    focus = page.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.accessibleName() == "Cetak tanda terima"
    press(qtbot, focus, Qt.Key.Key_Escape)
    assert page.table.hasFocus()


def test_the_row_asked_for_is_chosen(desk: Desk, show: Show) -> None:
    made = desk.received()
    desk.returned()
    page = show(QueuePage, instance_id=made.instance_id)
    assert page.kept() == {"instance_id": made.instance_id}


def test_rows_stand_by_their_time_and_do_not_jump(desk: Desk, show: Show) -> None:
    first = desk.finalized("Pertama")
    desk.finalized("Kedua")
    page = show(QueuePage)
    order = [page.model.assessment(row).title for row in range(2)]
    assert order == ["Kedua", "Pertama"]
    desk.store.record_sending([first.instance_id])
    page.refresh()
    assert [page.model.assessment(row).title for row in range(2)] == order


def test_the_keyboard_stays_on_the_page_when_what_it_stood_on_goes(desk: Desk, show: Show, qtbot: QtBot) -> None:
    for name in ("Pertama", "Kedua"):
        desk.finalized(name)
    page = show(QueuePage)
    for place in (page.table, page.segments):
        press(qtbot, page.table, Qt.Key.Key_Return)
        assert page.panel.isAncestorOf(page.focusWidget())
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
        qtbot.waitUntil(lambda place=place: place is page.focusWidget() or place.isAncestorOf(page.focusWidget()))
    assert page.model.rowCount() == 0


def test_an_empty_queue_leaves_no_blank_panel_and_leads_to_registering(desk: Desk, show: Show) -> None:
    page = show(QueuePage)
    assert [one.text() for one in page.panel.findChildren(QLabel)] == ["Pilih isian untuk melihat rinciannya."]
    button(page, "Daftarkan laptop").click()
    assert page.shell.went == [("settings", {"part": "device"})]


def test_recall_makes_a_draft_again(desk: Desk, show: Show, qtbot: QtBot) -> None:
    made = desk.finalized()
    page = show(QueuePage, instance_id=made.instance_id)
    button(page, "Tarik kembali ke draf").click()
    assert desk.book.assessment(made.instance_id).state is State.DRAFT
    assert page.model.rowCount() == 0
    news = page.shell.news[-1]
    assert news.text == "Isian kembali menjadi draf."
    news.action()
    assert page.shell.went == [("records", {"instance_id": made.instance_id})]


def test_recall_too_late_says_so_and_changes_nothing(desk: Desk, show: Show) -> None:
    made = desk.finalized()
    page = show(QueuePage, instance_id=made.instance_id)
    recall = button(page, "Tarik kembali ke draf")
    desk.store.record_sending([made.instance_id])
    recall.click()
    assert desk.book.assessment(made.instance_id).state is State.SENDING
    assert len(page.shell.news) == 1


def test_a_returned_one_is_corrected_once(desk: Desk, show: Show) -> None:
    made = desk.returned()
    page = show(QueuePage, instance_id=made.instance_id)
    button(page, "Buka dan perbaiki").click()
    first, arrived, reference = page.shell.filled[-1]
    assert (arrived, reference) == ("returned", "/data/age")
    assert first.assessment.corrects == made.instance_id
    page.refresh()
    button(page, "Buka dan perbaiki").click()
    assert page.shell.filled[-1][0].instance_id == first.instance_id, "the draft begun is opened again"


def test_technical_details_hold_no_names(desk: Desk, show: Show) -> None:
    made = desk.received("Siti Invented")
    page = show(QueuePage, instance_id=made.instance_id)
    button(page, "Salin rincian teknis").click()
    copied = QGuiApplication.clipboard().text()
    assert made.instance_id in copied
    assert made.sha256 in copied
    assert "Siti" not in copied


def test_the_receipt_is_printed_without_the_name(desk: Desk, show: Show, tmp_path: Path) -> None:
    made = desk.received("Siti Invented")
    page = show(QueuePage, instance_id=made.instance_id)
    page.print_to(tmp_path / "receipt.pdf")
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")
    text = proof.paper(desk.book.assessment(made.instance_id), desk.book)
    for one in ("KT-2026-000007", made.sha256, made.number):
        assert one in text
    assert "Siti" not in text
    assert page.shell.news[-1].text == "Tanda terima tersimpan."


def test_a_receipt_that_cannot_be_written_is_not_called_saved(desk: Desk, show: Show, tmp_path: Path) -> None:
    page = show(QueuePage, instance_id=desk.received().instance_id)
    page.print_to(tmp_path / "missing" / "receipt.pdf")
    assert page.shell.news[-1].text == "Tanda terima belum tersimpan. Pilih folder lain."


def test_filters_and_their_empty_state(desk: Desk, show: Show, qtbot: QtBot) -> None:
    desk.finalized()
    page = show(QueuePage)
    page.segments.choose("received")
    assert page.model.rowCount() == 0
    button(page, "Hapus saringan").click()
    assert page.model.rowCount() == 1


def test_an_empty_queue_says_that_nothing_waits(desk: Desk, show: Show) -> None:
    page = show(QueuePage)
    assert page._empty.isVisible()
    assert page.kept() == {}


def at_cause(page: QueuePage, cause: object, **state: object) -> str:
    sender = page.shell.sender
    sender._cause = cause
    for name, value in state.items():
        setattr(sender, f"_{name}", value)
    sender.changed.emit()
    return page.banner.words()


def test_the_banner_says_the_one_true_sentence(desk: Desk, show: Show) -> None:
    made = desk.finalized()
    size = made.size
    page = show(QueuePage)
    assert page.banner.words().startswith("Belum pernah terhubung")
    page.banner.button().click()
    assert page.shell.went[-1][0] == "settings"
    page.shell.sender._closed = True  # nothing is tried: only the words are looked at
    desk.store.put_setting("device_id", "x")
    said = at_cause(page, Offline(sent=False))
    told = f"1 isian ({size} B) terkirim sendiri begitu tersambung. Semuanya aman di laptop ini"
    assert said == f"Menunggu internet. {told}"
    assert page.banner.property("tone") == "neutral"
    assert page.banner.button().text() == "Coba &sekarang"
    said = at_cause(page, ServerTrouble(status=503, sent=False), retry_at=datetime(2026, 11, 24, 3, 5, tzinfo=UTC))
    local = datetime(2026, 11, 24, 3, 5, tzinfo=UTC).astimezone()
    assert said.startswith(f"Server tidak menjawab. Dicoba lagi pukul {local:%H.%M}.")
    at_cause(page, SignIn())
    assert page.banner.button().text() == "&Daftarkan lagi"
    assert page.banner.property("tone") == "warning"
    for cause in (CaptivePortal(), Untrusted(), ClockWrong(offset_seconds=10800)):
        assert at_cause(page, cause)
        assert page.banner.property("tone") != "danger"
    said = at_cause(page, None, paused=True)
    assert said.startswith("Dijeda")
    assert page.banner.button().text() == "&Lanjutkan"


# records -----------------------------------------------------------------------------------------


def test_enter_goes_on_with_a_draft(desk: Desk, show: Show, qtbot: QtBot) -> None:
    made = desk.draft()
    page = show(RecordsPage)
    press(qtbot, page.table, Qt.Key.Key_Return)
    opened, arrived, reference = page.shell.filled[-1]
    assert (opened.instance_id, arrived, reference) == (made.instance_id, "resumed", "")


def test_a_deleted_draft_comes_back_on_undo(desk: Desk, show: Show, qtbot: QtBot) -> None:
    desk.draft()
    page = show(RecordsPage)
    press(qtbot, page.table, Qt.Key.Key_Delete)
    assert page.model.rowCount() == 0
    news = page.shell.news[-1]
    assert (news.text, news.action_text) == ("Draf dihapus.", "Urungkan")
    news.action()
    assert page.model.rowCount() == 1


def test_delete_never_touches_what_is_finalized(desk: Desk, show: Show, qtbot: QtBot) -> None:
    desk.finalized()
    page = show(RecordsPage)
    press(qtbot, page.table, Qt.Key.Key_Delete)
    assert page.model.rowCount() == 1
    assert page.shell.news == []


def test_a_finalized_one_leads_to_the_queue(desk: Desk, show: Show) -> None:
    made = desk.finalized()
    page = show(RecordsPage, instance_id=made.instance_id)
    button(page, "Lihat di antrean kirim").click()
    assert page.shell.went == [("queue", {"instance_id": made.instance_id})]


def test_ctrl_f_filters_by_name_and_number(desk: Desk, show: Show, qtbot: QtBot) -> None:
    desk.draft("Siti Invented")
    number = desk.finalized("Budi Invented").number
    page = show(RecordsPage)
    press(qtbot, page.table, Qt.Key.Key_F, ctrl=True)
    assert page.search.hasFocus()
    qtbot.keyClicks(page.search, "siti")
    assert [page.model.assessment(0).title, page.model.rowCount()] == ["Siti Invented", 1]
    press(qtbot, page.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    page.search.setText(number)
    assert page.model.assessment(0).title == "Budi Invented"
    page.search.setText("zzz")
    assert page._empty.isVisible()
    button(page, "Hapus saringan").click()
    assert page.model.rowCount() == 2


def test_a_refresh_keeps_the_row(desk: Desk, show: Show) -> None:
    kept = desk.draft("Siti Invented")
    desk.draft("Budi Invented")
    page = show(RecordsPage, instance_id=kept.instance_id)
    desk.draft("Orang baru")
    page.refresh()
    assert page.kept() == {"instance_id": kept.instance_id}


# the audit ---------------------------------------------------------------------------------------


def stops(page: Page) -> list[QWidget]:
    return [w for w in page.findChildren(QWidget) if w.isVisibleTo(page) and w.focusPolicy() & Qt.FocusPolicy.TabFocus]


@pytest.mark.parametrize("kind", [QueuePage, RecordsPage])
@pytest.mark.parametrize("make", ["draft", "finalized", "returned", "received"])
def test_names_targets_and_size(desk: Desk, show: Show, kind: type[Page], make: str) -> None:
    getattr(desk, make)()
    page = show(kind, (1032, 494))
    assert stops(page)
    unnamed = [w for w in stops(page) if not w.accessibleName()]
    assert not unnamed
    small = [w for w in page.findChildren(QAbstractButton) if w.isVisibleTo(page) and min(w.width(), w.height()) < 24]
    assert not small
    hint = page.minimumSizeHint()
    assert hint.width() <= 1032
    assert hint.height() <= 494
    letters = [b.text()[b.text().index("&") + 1].lower() for b in page.findChildren(QPushButton)
               if "&" in b.text() and b.isVisibleTo(page)]  # fmt: skip
    assert len(letters) == len(set(letters)), letters


@pytest.mark.parametrize("kind", [QueuePage, RecordsPage])
def test_tab_goes_in_reading_order(desk: Desk, show: Show, kind: type[Page]) -> None:
    desk.finalized()
    page = show(kind)
    order = reading_order.stops(page)
    assert set(order) == set(stops(page))
    places = [w.mapTo(page, w.rect().topLeft()) for w in order]
    before_panel = [p for p in places if p.x() < page.panel.x()]
    assert [p.y() for p in before_panel] == sorted(p.y() for p in before_panel)
    table = order.index(page.table)
    in_panel = [order.index(w) for w in order if page.panel.isAncestorOf(w)]
    assert in_panel
    assert min(in_panel) > table


@pytest.mark.parametrize("scale", [1.0, 1.3])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_state_can_be_drawn(desk: Desk, show: Show, qapp: Any, mode: str, scale: float) -> None:
    for make in ("finalized", "sending", "unconfirmed", "received", "returned", "held"):
        getattr(desk, make)()
    theme.apply(qapp, mode, scale)
    page = show(QueuePage)
    picture = page.grab().toImage()
    assert len({picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}) > 20


@pytest.mark.parametrize("language", ["id", "en"])
def test_headings_are_never_cut(desk: Desk, show: Show, language: str) -> None:
    words.use(language)
    desk.finalized()
    page = show(QueuePage, (1032, 494))
    header = page.table.horizontalHeader()
    for column in range(page.model.columnCount()):
        if not page.table.isColumnHidden(column):
            assert header.sectionSizeHint(column) <= header.sectionSize(column) + 1


@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3, 1.5])
def test_large_text_in_a_small_window_cuts_no_column(desk: Desk, show: Show, qapp: QApplication, scale: float) -> None:
    desk.finalized()
    theme.apply(qapp, "light", scale)
    page = show(RecordsPage, (1092 - theme.px(60), 420))
    columns = page.table.horizontalHeader()
    assert columns.length() <= page.table.viewport().width()
    shown = [columns.sectionSize(at) for at in range(columns.count()) if not columns.isSectionHidden(at)]
    assert len(shown) >= 2
    assert min(shown) >= theme.px(70)
