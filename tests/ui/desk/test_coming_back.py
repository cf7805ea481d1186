"""Going to another page and back: what was typed, found, filtered and chosen is still there; a lock forgets it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fieldapp.ui.pages.check.done import DonePage
from fieldapp.ui.pages.home.page import HomePage
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.pages.queue.page import QueuePage
from fieldapp.ui.pages.records.page import RecordsPage
from fieldapp.ui.pages.settings.page import SettingsPage
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import FORM, RUDI, answer_all, focus, quiet, take_form, unlock

CONTROL = Qt.KeyboardModifier.ControlModifier


def _press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(focus(), key, CONTROL)


def _people(qtbot: QtBot, window: Window) -> PeoplePage:
    page = window.page
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: not page.searching(), timeout=10_000)
    quiet(qtbot)
    return page


def _search(qtbot: QtBot, window: Window) -> PeoplePage:
    """Two candidates, the second one chosen."""
    window.go("people", text="pamungkas")
    page = _people(qtbot, window)
    page.query.sexes["L"].setChecked(True)
    page.query.age.setText("empat puluh")
    page.query.region.set_code("64.71.06")
    qtbot.waitUntil(lambda: not page.searching(), timeout=10_000)
    page.results.list.choose(1)
    assert page.results.model.rowCount() == 2
    return page


def test_a_search_is_there_again(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full)
    chosen, typed = page.results.list.current(), page.query.kept()
    assert typed == {"name": "pamungkas", "sex": "L", "age": "empat puluh", "region": "64.71.06"}
    _press(qtbot, Qt.Key.Key_1)
    assert isinstance(full.page, HomePage)
    _press(qtbot, Qt.Key.Key_2)
    again = _people(qtbot, full)
    assert again is not page
    assert again.query.kept() == typed
    assert again.results.list.current() == chosen
    assert again.compare.match() == chosen


def test_who_was_ruled_out_stays_out(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full)
    page.answer("no")
    full.go("settings")
    full.go("people")
    assert _people(qtbot, full).results.model.rowCount() == 1


def test_an_unknown_name_stays_unknown(qtbot: QtBot, full: Window) -> None:
    full.go("people")
    page = _people(qtbot, full)
    page.query.nameless.emit()
    full.go("home")
    full.go("people")
    again = _people(qtbot, full)
    assert again.results.state() == "none"
    again.register()
    take_form()
    assert full.page.focus_mode


def test_ctrl_n_is_a_new_search(qtbot: QtBot, full: Window) -> None:
    _search(qtbot, full)
    full.go("home")
    _press(qtbot, Qt.Key.Key_N)
    assert _people(qtbot, full).kept() == {}


def test_a_search_that_led_to_a_form_is_over(qtbot: QtBot, full: Window) -> None:
    _search(qtbot, full).register()
    take_form()
    assert full.page.focus_mode
    full.go("people")
    assert _people(qtbot, full).kept() == {}


def test_lists_keep_filter_words_and_row(qtbot: QtBot, full: Window) -> None:
    full.go("records")
    page = full.page
    assert isinstance(page, RecordsPage)
    page.segments.choose("ready")
    page.search.setText("pamungkas")
    wanted = page.model.assessment(1).instance_id
    page.table.choose(wanted)
    full.go("queue")
    queue = full.page
    assert isinstance(queue, QueuePage)
    queue.segments.choose("waiting")
    full.go("records")
    quiet(qtbot)
    again = full.page
    assert isinstance(again, RecordsPage)
    assert again is not page
    assert again.kept() == {"show": "ready", "text": "pamungkas", "instance_id": wanted}
    assert again.model.rowCount() == 2
    full.go("queue")
    assert isinstance(full.page, QueuePage)
    assert full.page.segments.key() == "waiting"


def test_the_chip_shows_the_queue_from_the_top(qtbot: QtBot, full: Window) -> None:
    full.go("queue")
    assert isinstance(full.page, QueuePage)
    full.page.segments.choose("received")
    full.go("home")
    full.frame.top.chip.click()
    assert isinstance(full.page, QueuePage)
    assert full.page.segments.key() == "all"


def test_settings_open_at_the_same_part(qtbot: QtBot, full: Window) -> None:
    full.go("settings", part="lock")
    full.go("home")
    full.go("settings")
    assert isinstance(full.page, SettingsPage)
    assert full.page.kept() == {"part": "lock"}


def test_a_lock_keeps_the_page_on_screen_and_forgets_the_others(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full)
    typed = page.query.kept()
    full.go("records")
    assert isinstance(full.page, RecordsPage)
    full.page.search.setText("dayang")
    full.lock()
    unlock(qtbot, full)
    assert isinstance(full.page, RecordsPage)
    assert full.page.search.text() == "dayang"
    full.go("people")
    assert _people(qtbot, full).kept() == {}
    full.page.query.restore(typed)
    full.lock()
    unlock(qtbot, full)
    assert _people(qtbot, full).query.kept() == typed


def test_home_never_shows_blanks(qtbot: QtBot, full: Window) -> None:
    desk = full.book.start(FORM)
    answer_all(desk, {**RUDI, "full_name": "Agnes Bria"})
    full.finished(desk.finalize())
    assert isinstance(full.page, DonePage)
    full.go("home")
    page = full.page
    assert isinstance(page, HomePage)
    assert page.stats.month.words().startswith("Asesmen bulan ini: 7.")
    assert page.categories.bars.isVisible()
    assert not page.categories._few.isVisible()
    quiet(qtbot)
