"""Home: numbers of the store, what needs action, drafts, charts with their rules."""

from dataclasses import replace
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from fieldapp.domain.figures import Figures
from fieldapp.domain.receipt import Reason
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import background
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.home.charts import Categories, TableDialog
from fieldapp.ui.pages.home.page import HomePage
from fieldapp.ui.pages.home.reading import Desk, read_desk
from fieldapp.ui.pages.home.stats import Stats
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.pages.review.page import ReviewPage
from fieldapp.ui.widgets.rows import OpenRow
from fieldapp.ui.window import Window
from tests.db.team_rows import put, row
from tests.ui.desk.laptop import FORM, focus, quiet
from tests.ui.form.desk import refuse


def _home(window: Window) -> HomePage:
    assert isinstance(window.page, HomePage)
    return window.page


def test_an_empty_laptop_says_how_to_start(qtbot: QtBot, window: Window) -> None:
    page = _home(window)
    assert focus() is page.start
    assert page.stats.people.words() == "Orang terdata: 0. 0 baru bulan ini"
    assert page.categories._few.isVisible()
    assert not page.categories.bars.isVisible()
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    assert isinstance(window.page, PeoplePage)


def test_numbers_are_those_of_the_store(qtbot: QtBot, full: Window) -> None:
    page = _home(full)
    assert page.stats.month.words().startswith("Asesmen bulan ini: 6. Tidak ada di")
    assert page.stats.people.words() == "Orang terdata: 6. 6 baru bulan ini"
    assert page.stats.waiting.words().startswith("Menunggu dikirim: 6.")


def test_sensitive_categories_are_no_bars(qtbot: QtBot, full: Window) -> None:
    page = _home(full)
    shown = dict(page.categories.bars._rows)
    assert shown["Pemulung"] == 3
    assert shown["Pengemis"] == 2
    assert "Korban trafficking" not in shown
    assert "Korban trafficking" not in dict(page.categories._table)


def test_supervisors_see_them_in_the_table_only(qtbot: QtBot, full: Window) -> None:
    full.book.put_setting("worker_role", "penyelia")
    full.changed()
    quiet(qtbot)
    page = _home(full)
    assert "Korban trafficking" not in dict(page.categories.bars._rows)
    assert dict(page.categories._table)["Korban trafficking"] == 1


def test_the_table_holds_the_same_data(qtbot: QtBot, full: Window) -> None:
    page = _home(full)
    page.categories.link.click()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, TableDialog))
    table = dialog.findChild(QTableView)
    model = table.model()
    rows = {model.index(row, 0).data(): int(model.index(row, 1).data()) for row in range(model.rowCount())}
    assert rows == dict(page.categories._table)
    dialog.reject()


def test_places_are_named(qtbot: QtBot, full: Window) -> None:
    name = full.book.regions.name
    assert dict(_home(full).places.bars._rows) == {name("64.71.06"): 5, name("64.71.01"): 1}


def test_a_draft_goes_on_where_it_was(qtbot: QtBot, full: Window) -> None:
    desk = full.book.start(FORM, carried={"full_name": "Draf Satu"})
    full.changed()
    quiet(qtbot)
    page = _home(full)
    (row,) = page.drafts.findChildren(OpenRow)
    assert row.accessibleName().startswith("Draf Satu")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert isinstance(full.page, FormPage)
    assert full.book.setting("open_draft") == desk.instance_id


def test_what_needs_action_is_offered(qtbot: QtBot, full: Window) -> None:
    page = _home(full)
    titles = [row.accessibleName() for row in page.todo.findChildren(OpenRow)]
    assert titles[0].startswith("Laptop ini belum terdaftar di provinsi.")
    assert titles[1].startswith("6 isian siap kirim (")
    first, second = page.todo.findChildren(OpenRow)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert focus() is second


def test_work_of_the_team_waits_for_its_supervisor(qtbot: QtBot, full: Window) -> None:
    put(full.book._store, [row(), row()])
    full.changed()
    quiet(qtbot)
    shown = next(one for one in full.page.findChildren(OpenRow) if "menunggu tinjauan" in one.accessibleName())
    assert shown.accessibleName().startswith("2 menunggu tinjauan")
    assert full.frame.nav.items["review"].accessibleName() == "Tinjauan, 2"
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert isinstance(full.page, ReviewPage)
    full.go("home")
    quiet(qtbot)
    full.book.put_setting("worker_role", "petugas")
    assert full.book.reviewing.waiting() == 0


def test_a_corrected_record_needs_nobody_any_more(qtbot: QtBot, full: Window) -> None:
    returned = full.book.assessments()[0]
    refuse(full.book, returned, (Reason("/data/age", "constraint", "Umur 0 sampai 130."),))
    full.sender.wake()
    full.changed()
    quiet(qtbot)
    queue, todo = full.frame.nav.items["queue"], _home(full).todo
    assert queue.accessibleName() == "Antrean kirim, 1"
    assert full.frame.top.chip.text() == "1 isian perlu diperbaiki"
    assert next(row.accessibleName() for row in todo.findChildren(OpenRow)).startswith("1 isian dikembalikan server.")
    corrected = full.book.correct(returned.instance_id)
    corrected.finalize()
    full.sender.wake()
    full.changed()
    quiet(qtbot)
    assert queue.accessibleName() == "Antrean kirim, 6"
    assert queue._badge.property("tone") == "quiet"
    assert full.frame.top.chip.text() == "Belum pernah terhubung"
    assert not any("dikembalikan" in row.accessibleName() for row in todo.findChildren(OpenRow))


def test_rows_keep_the_keyboard_when_numbers_change(qtbot: QtBot, full: Window) -> None:
    page = _home(full)
    page.todo.findChildren(OpenRow)[1].setFocus()
    full.changed()
    quiet(qtbot)
    assert focus() is page.todo.findChildren(OpenRow)[1]


def _desk(window: Window, **figures: int) -> Desk:
    read = read_desk(window.book)
    return replace(read, figures=replace(Figures(), **figures))


def test_comparison_with_last_month(qtbot: QtBot, window: Window) -> None:
    stats = Stats()
    qtbot.addWidget(stats)
    november = local_now().replace(month=11, day=2)
    for this, before, words in (
        (20, 6, "14 lebih banyak dari Oktober"),
        (6, 20, "14 lebih sedikit dari Oktober"),
        (6, 6, "Sama dengan Oktober"),
        (6, 0, "Tidak ada di Oktober"),
    ):
        stats.show_desk(_desk(window, assessments_this_month=this, assessments_last_month=before), november)
        assert stats.month.words().endswith(words)


def test_bars_come_after_five_people(qtbot: QtBot, window: Window) -> None:
    card = Categories()
    qtbot.addWidget(card)
    card.show()
    for people, shown in ((4, False), (5, True)):
        desk = read_desk(window.book)
        figures = Figures(people=people, by_category=(("13", people),))
        card.show_desk(replace(desk, figures=figures), {"13": "Pemulung"}, local_now())
        assert card.bars.isVisible() is shown


def test_long_reading_keeps_the_old_numbers_and_says_so(qtbot: QtBot, full: Window) -> None:
    page = _home(full)
    before = page.stats.people.words()
    going = Event()
    background.run(lambda _job: going.wait(10), lambda _done: None)  # the desk lane is busy
    full.changed()
    qtbot.waitUntil(lambda: full.frame.top.words()[1].endswith("Memperbarui…"), timeout=5000)
    assert page.stats.people.words() == before
    going.set()
    quiet(qtbot)
    assert "Memperbarui" not in full.frame.top.words()[1]


def test_a_wrong_clock_is_told_calmly(window: Window) -> None:
    page = _home(window)
    assert not page.clock.isVisible()
    for offset, told in (
        (-10800.0, "Jam laptop berbeda 3 jam dari server."),
        (3 * 31_557_600.0, "Jam laptop berbeda 3 tahun dari server."),
        (5 * 86_400.0, "Jam laptop berbeda 5 hari dari server."),
    ):
        window.book.watch.heard(offset)
        window.sender._look_at_clock()
        assert page.clock.isVisible()
        assert page.clock.words().startswith(told)
        cause = window.sender.road().cause
        assert cause is not None
        assert cause.code == "clock_wrong", "the upload queue says it too"
    window.book.watch.heard(1.5)
    window.sender._look_at_clock()
    assert not page.clock.isVisible()
    assert window.sender.road().cause is None
