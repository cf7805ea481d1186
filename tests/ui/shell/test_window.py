"""The window: places, keys, regions, toasts, breakpoints; locking keeps the place and nothing else."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp import fieldbook
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.home.page import HomePage
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.pages.settings.page import SettingsPage
from fieldapp.ui.pages.unlock.page import UnlockPage
from fieldapp.ui.shell.idle import WARNING_SECONDS
from fieldapp.ui.shell.searching import search
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import FORM, PASSPHRASE, focus, quiet, running, unlock

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(focus(), key, modifiers)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_1, "home"),
        (Qt.Key.Key_2, "people"),
        (Qt.Key.Key_3, "records"),
        (Qt.Key.Key_5, "queue"),
        (Qt.Key.Key_Comma, "settings"),
        (Qt.Key.Key_N, "people"),
    ],
)
def test_keys_open_places(qtbot: QtBot, window: Window, key: Qt.Key, place: str) -> None:
    _press(qtbot, key, CTRL)
    assert window.frame.page.place == place
    assert [own for own, item in window.frame.nav.items.items() if item.isChecked()] == [place]
    assert window.frame.page.isAncestorOf(focus())
    quiet(qtbot)


def test_only_places_of_this_version_are_there(window: Window) -> None:
    places = ["home", "people", "records", "referrals", "shelter", "queue", "review", "merge", "team", "reports"]
    assert list(window.frame.nav.items) == [*places, "settings"]


def test_locking_keeps_the_place(qtbot: QtBot, window: Window) -> None:
    window.go("settings", part="forms")
    _press(qtbot, Qt.Key.Key_L, CTRL)
    assert isinstance(window.page, UnlockPage)
    assert not window.unlocked
    unlock(qtbot, window)
    assert isinstance(window.page, SettingsPage)
    assert window.page.kept() == {"part": "forms"}


def test_locking_takes_lists_and_dialogs_away(qtbot: QtBot, full: Window) -> None:
    assert isinstance(full.page, HomePage)
    full.page.categories.link.click()
    full._lock("idle")
    QApplication.processEvents()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [full]


def test_news_that_waits_at_a_lock_is_asked_nothing(qtbot: QtBot, window: Window) -> None:
    asked: list[str] = []
    window.say(News("first"))
    window.say(News("second", holds=lambda: bool(asked.append("second"))))
    toast = window.frame.toast
    window.lock()
    toast._expire()  # its time was up in the same moment
    assert not asked


def test_a_locked_profile_can_be_opened_by_another_window(qtbot: QtBot, window: Window) -> None:
    window.lock()
    book = fieldbook.unlock(window.folder, PASSPHRASE)
    book.lock()


def test_locking_in_a_form_returns_to_its_question(qtbot: QtBot, window: Window) -> None:
    desk = window.book.start(FORM, carried={"full_name": "Draf Terkunci"})
    window.fill(desk, reference="/data/g_meet/team")
    QApplication.processEvents()
    kept = window.page.kept()
    window.lock()
    assert window._visit.instance_id == desk.instance_id
    assert "Draf Terkunci" not in str(window._visit)
    unlock(qtbot, window)
    assert isinstance(window.page, FormPage)
    assert window.page.kept() == kept
    assert window.frame.toast.text() == ""


def test_a_draft_open_at_a_crash_is_opened_again(qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    with running(folder) as window:
        unlock(qtbot, window)
        desk = window.book.start(FORM, carried={"full_name": "Draf Selamat"})
        window.fill(desk)
        QApplication.processEvents()
        after_crash = Path(shutil.copytree(folder, tmp_path / "crashed", ignore=shutil.ignore_patterns("lock")))
    with running(after_crash) as window:
        unlock(qtbot, window)
        assert isinstance(window.page, FormPage)
        assert window.frame.toast.text().startswith("Aplikasi tertutup tiba-tiba")
        assert window.book.setting("open_draft") == desk.instance_id


def test_leaving_the_form_forgets_the_open_draft(qtbot: QtBot, folder: Path) -> None:
    with running(folder) as window:
        unlock(qtbot, window)
        desk = window.book.start(FORM)
        window.fill(desk)
        assert window.book.setting("open_draft") == desk.instance_id
        window.go("home")
        assert window.book.setting("open_draft") == ""
        window.fill(window.book.resume(desk.instance_id))
    with running(folder) as window:
        unlock(qtbot, window)
        assert isinstance(window.page, HomePage)


def test_the_form_is_a_focus_mode(qtbot: QtBot, window: Window) -> None:
    assert window.frame.top.search.isVisible()
    wide = window.frame.nav.width()
    window.fill(window.book.start(FORM))
    QApplication.processEvents()
    assert not window.frame.top.search.isVisible()
    assert window.frame.nav.width() < wide


@pytest.mark.parametrize(
    ("width", "height", "kind", "short"),
    [(1366, 768, "wide", False), (1240, 640, "wide", False), (1200, 768, "medium", False), (1092, 550, "narrow", True)],
)
def test_breakpoints(qtbot: QtBot, window: Window, width: int, height: int, kind: str, short: bool) -> None:
    window.resize(width, height)
    QApplication.processEvents()
    assert (window.width_class, window.short) == (kind, short)
    assert (window.frame.nav.width() == 60) is (kind != "wide")


def test_f6_walks_through_the_regions(qtbot: QtBot, window: Window) -> None:
    window.say(News("Kabar", "Urungkan", lambda: None))
    seen = []
    for _ in range(5):
        _press(qtbot, Qt.Key.Key_F6)
        regions = {"nav": window.frame.nav, "top": window.frame.top, "page": window.page, "toast": window.frame.toast}
        seen.append(next(name for name, region in regions.items() if region.isAncestorOf(focus())))
    assert seen[:4] in (["toast", "nav", "top", "page"], ["page", "toast", "nav", "top"])
    before = focus()
    _press(qtbot, Qt.Key.Key_F6)
    _press(qtbot, Qt.Key.Key_F6, SHIFT)
    assert window.isAncestorOf(focus())
    assert focus().window() is before.window()


def test_ctrl_z_outside_fields_takes_the_offer(qtbot: QtBot, window: Window) -> None:
    undone: list[int] = []
    window.say(News("Draf dihapus.", "Urungkan", lambda: undone.append(1)))
    _press(qtbot, Qt.Key.Key_Z, CTRL)
    assert undone == [1]
    assert window.frame.toast.text() == ""
    window.go("people")
    window.say(News("Draf dihapus.", "Urungkan", lambda: undone.append(2)))
    assert isinstance(window.page, PeoplePage)
    qtbot.keyClicks(window.page.query.name, "ab")
    _press(qtbot, Qt.Key.Key_Z, CTRL)
    assert undone == [1]
    quiet(qtbot)


def test_send_now_is_answered(qtbot: QtBot, window: Window) -> None:
    _press(qtbot, Qt.Key.Key_S, CTRL | SHIFT)
    assert window.frame.toast.text() == "Daftarkan laptop ini dulu; sesudah itu isian terkirim."
    assert window.frame.toast.act()
    assert window.page.kept() == {"part": "device"}
    quiet(qtbot)


def test_the_chip_opens_the_queue(qtbot: QtBot, window: Window) -> None:
    assert window.frame.top.chip.text() == "Belum pernah terhubung"
    window.frame.top.chip.click()
    assert window.frame.page.place == "queue"
    quiet(qtbot)


def test_counts_stand_beside_the_places(qtbot: QtBot, full: Window) -> None:
    full.book.start(FORM)
    full.changed()
    quiet(qtbot)
    items = full.frame.nav.items
    assert items["records"].accessibleName() == "Isian, 1"
    assert items["queue"].accessibleName() == "Antrean kirim, 6"
    assert items["queue"]._badge.property("tone") == "quiet"


def test_a_record_is_found_by_its_number(qtbot: QtBot, full: Window) -> None:
    number = full.book.assessments()[0].number
    search(full, number.lower())
    assert full.frame.page.place == "records"
    quiet(qtbot)
    search(full, "JGK-0000-0000")
    assert full.frame.page.place == "people"
    quiet(qtbot)


class _Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_idle_warns_then_locks(qtbot: QtBot, window: Window) -> None:
    clock = _Clock()
    window.idle._clock = clock
    window.idle.touched()
    clock.now += 5 * 60 - WARNING_SECONDS - 1
    window.idle.look()
    assert window.frame.toast.text() == ""
    clock.now += 2
    window.idle.look()
    assert window.frame.toast.text() == "Terkunci dalam 30 detik."
    assert window.frame.toast.act()
    assert window.frame.toast.text() == ""
    clock.now += 5 * 60 + 1
    window.idle.look()
    assert isinstance(window.page, UnlockPage)
    assert window.page._reason.text() == "Terkunci otomatis. Pekerjaan Anda tersimpan."


def test_work_takes_the_warning_away(qtbot: QtBot, window: Window) -> None:
    clock = _Clock()
    window.idle._clock = clock
    window.idle.touched()
    clock.now += 5 * 60 - WARNING_SECONDS + 1
    window.idle.look()
    assert window.frame.toast.text()
    window.frame.top.search.setFocus()
    assert window.frame.toast.text() == ""


def test_toasts_stand_clear_of_the_navigation_and_of_a_forms_bar(qtbot: QtBot, window: Window) -> None:
    window.say(News("Kabar"))
    toast = window.frame.toast
    assert toast.mapTo(window, toast.rect().topLeft()).x() > window.frame.nav.width()
    assert window.height() - 20 < toast.mapTo(window, toast.rect().bottomLeft()).y() < window.height()
    window.fill(window.book.start("outreach_rapid"))
    assert toast.mapTo(window, toast.rect().bottomLeft()).y() < window.height() - 60


def test_worker_and_role_are_named(qtbot: QtBot, window: Window) -> None:
    window.frame.nav.set_worker("Rina Invented", "petugas")
    nav = window.frame.nav
    assert (nav._worker.whole_text(), nav._role.whole_text()) == ("Rina Invented", "Petugas lapangan")


def test_a_moving_mouse_is_work(qtbot: QtBot, window: Window) -> None:
    clock = _Clock()
    window.idle._clock = clock
    window.idle.touched()
    clock.now += 200
    QTest.mouseMove(window.windowHandle(), QPoint(40, 50))
    QTest.mouseMove(window.windowHandle(), QPoint(60, 70))
    QApplication.processEvents()
    assert window.idle._since == clock.now


def test_the_system_turning_dark_is_followed(qtbot: QtBot, window: Window) -> None:
    window.set_look(replace(window.look, mode="system"))
    window.go("settings", part="about")
    window._follow_system()
    assert window.page.kept() == {"part": "about"}
    window.set_look(replace(window.look, mode="light"))
    page = window.page
    window._follow_system()
    assert window.page is page


def test_a_change_of_the_system_does_not_throw_away_a_recovery(qtbot: QtBot, locked: Window) -> None:
    page = locked.page
    assert isinstance(page, UnlockPage)
    page.forgot()
    locked._follow_system()
    assert locked.page is page


def test_letters_of_buttons_are_underlined_while_alt_is_held(qtbot: QtBot, window: Window) -> None:
    window.activateWindow()
    window.fill(window.book.start(FORM))
    page = window.page
    assert isinstance(page, FormPage)
    button = page.around.next_button
    plain = button.grab().toImage()
    QTest.keyPress(focus(), Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    assert button.grab().toImage() != plain
    QTest.keyRelease(focus(), Qt.Key.Key_Alt)
    assert button.grab().toImage() == plain
    _press(qtbot, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(page.area.summary.links()))


def test_letters_go_when_the_window_is_left_with_alt_held(window: Window) -> None:
    window.fill(window.book.start(FORM))
    assert isinstance(window.page, FormPage)
    button = window.page.around.next_button
    plain = button.grab().toImage()
    QTest.keyPress(window, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))
    assert button.grab().toImage() == plain


def test_an_offer_that_cannot_be_kept_goes_from_the_screen(qtbot: QtBot, window: Window) -> None:
    kept = [True]
    toast = window.frame.toast
    window.say(News("Satu", "Urungkan", lambda: None, holds=lambda: kept[0]))
    window.say(News("Dua", "Urungkan", lambda: None, holds=lambda: kept[0]))
    window.say(News("Tiga"))
    window.changed()
    assert toast.text() == "Dua"
    kept[0] = False
    window.changed()
    assert toast.text() == "Tiga"
