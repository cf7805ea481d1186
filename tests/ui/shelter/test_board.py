"""The bed board without a mouse: admit, move, hold, discharge, decide, count, hide names; and what dragging does."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.casework.beds import Board, Tile
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.home.page import HomePage
from fieldapp.ui.pages.shelter import page as shelter_page
from fieldapp.ui.pages.shelter.dialogs import HoldDialog, ReasonDialog, RoomDialog, WaitingDialog, WhereDialog
from fieldapp.ui.pages.shelter.grid import BedGrid
from fieldapp.ui.pages.shelter.layout import make_plan
from fieldapp.ui.pages.shelter.night_dialog import NightDialog
from fieldapp.ui.pages.shelter.page import ShelterPage
from fieldapp.ui.pages.shelter.tile_paint import tile_face
from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.window import Window
from tests.conformance.pilot import reference_of
from tests.ui.desk.laptop import focus, quiet
from tests.ui.shelter.conftest import admit

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def keyboard() -> QWidget:
    """The widget with the keyboard; after a dialog the window is active again, as window systems do it."""
    if QApplication.focusWidget() is None:
        next(one for one in QApplication.topLevelWidgets() if isinstance(one, Window)).activateWindow()
        QApplication.processEvents()
    return focus()


def press(key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key, where the keyboard is."""
    QTest.keyClick(keyboard(), key, modifier)  # type: ignore[call-overload]
    QApplication.processEvents()


def type_(text: str) -> None:
    QTest.keyClicks(keyboard(), text)


def current(page: ShelterPage) -> Tile:
    tile = page.grid.current()
    assert tile is not None
    return tile


def shown(page: ShelterPage) -> Board:
    assert page.board is not None
    return page.board


def face(page: ShelterPage, code: str) -> str:
    tile = shown(page).find(code)
    assert tile is not None
    return tile.face


def tab_to(words: str) -> None:
    """Tab until a button with these words has the keyboard."""
    for _ in range(40):
        if isinstance(keyboard(), Button) and words in focus().accessibleName():
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(words)


# walking ------------------------------------------------------------------------------------------------


def test_arrows_walk_across_rooms_and_a_typed_code_jumps(page: ShelterPage) -> None:
    assert isinstance(focus(), BedGrid)
    assert current(page).code == "A1"
    for key, code in (
        (Qt.Key.Key_Right, "A2"),
        (Qt.Key.Key_Down, "B2"),
        (Qt.Key.Key_End, "B4"),
        (Qt.Key.Key_Right, "B4"),
        (Qt.Key.Key_Home, "B1"),
        (Qt.Key.Key_Left, "A4"),
        (Qt.Key.Key_Up, "A4"),
    ):
        press(key)
        assert current(page).code == code
    type_("b3")
    assert current(page).code == "B3"
    assert "Tempat tidur B3" in focus().accessibleName()


def test_k_shows_only_the_free_beds_and_again_all(page: ShelterPage) -> None:
    press("k")
    assert page.head.segments.key() == "free"
    assert current(page).code == "A3"
    press("k")
    assert page.head.segments.key() == "all"
    assert page.subtitle.startswith("4 kosong dari 8")


def test_enter_goes_to_the_panel_and_esc_comes_back(page: ShelterPage) -> None:
    type_("b2")
    press(Qt.Key.Key_Return)
    assert isinstance(focus(), QLineEdit)
    press(Qt.Key.Key_Escape)
    assert isinstance(focus(), BedGrid)


# people -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["home", "people", "records", "referrals", "queue", "settings"])
def test_ctrl_t_comes_to_the_search_for_a_bed_from_every_page(qtbot: QtBot, window: Window, place: str) -> None:
    window.activateWindow()
    window.go(place)
    quiet(qtbot)
    for _ in range(2):  # on the board itself too
        press("t", CTRL)
        assert isinstance(window.page, ShelterPage)
        assert isinstance(focus(), QLineEdit)


def test_ctrl_t_admits_somebody_without_a_name_from_anywhere(qtbot: QtBot, window: Window) -> None:
    window.activateWindow()
    window.go("records")
    press("t", CTRL)
    page = window.page
    assert isinstance(page, ShelterPage)
    assert current(page).code in ("A3", "A4"), "a free bed is proposed"
    assert isinstance(focus(), QLineEdit)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)  # without a name
    quiet(qtbot)
    form = window.page
    assert isinstance(form, FormPage)
    answers = {name: _text(form, name) for name in ("facility", "room", "bed", "full_name")}
    assert answers == {"facility": "TPS-SMD", "room": "male", "bed": current_bed(form), "full_name": "TIDAK DIKETAHUI"}
    assert form.kept()["reference"].endswith("/referrer"), "the first question that is open"


def _text(form: FormPage, name: str) -> str:
    session = form.filling.desk.session
    return session.node(reference_of(session, name)).text


def current_bed(form: FormPage) -> str:
    return _text(form, "bed")


def test_a_person_of_the_register_is_found_while_typing_and_kept_out_of_the_wrong_room(
    qtbot: QtBot, page: ShelterPage, window: Window
) -> None:
    type_("a3")
    press(Qt.Key.Key_Return)
    type_("maria goreti")
    finder = page.panel.finder
    assert finder is not None
    qtbot.waitUntil(lambda: not finder.searching() and len(finder.rows()) == 3, timeout=10_000)
    press(Qt.Key.Key_Return)
    assert "Maria" in focus().accessibleName()
    press(Qt.Key.Key_Return)
    assert "putra dan putri" in window.frame.toast.text()
    assert isinstance(window.page, ShelterPage)
    window.frame.toast.act()  # the bed that suits
    quiet(qtbot)
    assert isinstance(window.page, FormPage)
    assert (_text(window.page, "bed"), _text(window.page, "room")) == ("B2", "female")


def test_a_fast_enter_waits_for_the_result_and_admits_nobody_without_a_name(qtbot: QtBot, page: ShelterPage) -> None:
    type_("a3")
    press(Qt.Key.Key_Return)
    type_("maria goreti")
    finder = page.panel.finder
    assert finder is not None
    assert finder.searching()
    press(Qt.Key.Key_Return)
    assert focus() is finder.line
    qtbot.waitUntil(lambda: not finder.searching(), timeout=10_000)
    assert "Maria" in focus().accessibleName()


def test_somebody_who_waits_gets_the_bed_with_everything_known(qtbot: QtBot, page: ShelterPage, window: Window) -> None:
    type_("b2")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert "Agnes" in focus().accessibleName()
    press(Qt.Key.Key_Return)
    quiet(qtbot)
    assert isinstance(window.page, FormPage)
    known = {name: _text(window.page, name) for name in ("full_name", "sex", "age_est", "bed")}
    assert known == {"full_name": "Agnes Bria", "sex": "P", "age_est": "24", "bed": "B2"}


@pytest.mark.parametrize("how", ["p and enter", "cut and paste", "mouse"])
def test_a_person_is_moved_and_the_toast_takes_it_back(page: ShelterPage, window: Window, how: str) -> None:
    type_("a1")
    if how == "mouse":
        _drag(page, "A1", "A3")
    else:
        press("x", CTRL) if how == "cut and paste" else press("p")
        assert "Ke mana" in page.banner.words()
        type_("a3")
        press("v", CTRL) if how == "cut and paste" else press(Qt.Key.Key_Return)
    assert (face(page, "A1"), face(page, "A3")) == ("free", "occupied")
    assert current(page).code == "A3"
    assert window.frame.toast.text() == "Budi Santoso ke A3."
    press("z", CTRL)
    assert (face(page, "A1"), face(page, "A3")) == ("occupied", "free")


def _drag(page: ShelterPage, start: str, end: str) -> None:
    board, grid = shown(page), page.grid
    points = [
        (box := grid._plan.box(tile.key)) and box.center().toPoint()
        for tile in (board.find(start), board.find(end))
        if tile
    ]
    first, last = points
    assert first is not None
    assert last is not None
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(grid, first + QPoint(40, 0))
    QTest.mouseMove(grid, last)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=last)


def test_esc_puts_somebody_back_who_was_taken_up(page: ShelterPage) -> None:
    press("p")
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Escape)
    assert page.grid.carried() is None
    assert page.banner.isHidden()
    assert face(page, "A1") == "occupied"


@pytest.mark.parametrize(("target", "said"), [("a2", "tidak kosong"), ("b2", "putra dan putri")])
def test_nobody_is_moved_where_they_cannot_sleep(page: ShelterPage, window: Window, target: str, said: str) -> None:
    press("p")
    type_(target)
    press(Qt.Key.Key_Return)
    assert said in window.frame.toast.text()
    assert face(page, "A1") == "occupied"


def test_a_mattress_of_its_own_needs_a_reason(qtbot: QtBot, page: ShelterPage) -> None:
    press(Qt.Key.Key_Return)
    tab_to("Pilih dari daftar")
    press(Qt.Key.Key_Return)
    dialog = page.deeds.dialog
    assert isinstance(dialog, WhereDialog)
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert dialog.wrong.text()
    type_("banjir")
    press(Qt.Key.Key_Return)
    extra = shown(page).find("Kasur tambahan 1")
    assert extra is not None
    assert (extra.stays[0].name, extra.stays[0].over_reason) == ("Budi Santoso", "banjir")


def test_discharge_opens_its_form_with_the_stay(qtbot: QtBot, page: ShelterPage, window: Window) -> None:
    press(Qt.Key.Key_Return)
    tab_to("Pulangkan")
    press(Qt.Key.Key_Return)
    quiet(qtbot)
    form = window.page
    assert isinstance(form, FormPage)
    assert (_text(form, "full_name"), _text(form, "stay_bed")) == ("Budi Santoso", "A1")
    assert form.kept()["reference"].endswith("/exit_reason")


# conflicts ----------------------------------------------------------------------------------------------


def test_two_people_in_one_bed_are_a_conflict_until_somebody_decides(page: ShelterPage, window: Window) -> None:
    admit(window.book, "A1", "Eko Prasetyo")
    window.changed()
    assert face(page, "A1") == "conflict"
    assert page.banner.words().startswith("1 tempat tidur perlu keputusan")
    press(Qt.Key.Key_Return)
    tab_to("Budi Santoso di sini")
    press(Qt.Key.Key_Return)
    assert isinstance(page.deeds.dialog, WhereDialog)
    assert "Eko" in page.deeds.dialog.windowTitle()
    press(Qt.Key.Key_Return)  # the bed that suits best
    assert shown(page).conflicts == ()
    assert {(stay.name, tile.code) for tile in shown(page).tiles for stay in tile.stays} >= {
        ("Budi Santoso", "A1"),
        ("Eko Prasetyo", "A3"),
    }


def test_a_person_in_two_beds_is_decided_by_ending_the_other_record(page: ShelterPage, window: Window) -> None:
    book = window.book
    first = shown(page).find("A1")
    assert first is not None
    person = book.people.person(first.stays[0].person_id)
    shelter = book.shelters.chosen
    assert shelter is not None
    desk = book.shelters.admit(shelter, shown(page).find("A3"), "male", person=person)
    for name, text in (("referrer", "self"), ("adm_reason", "stranded"), ("consent", "given")):
        desk.answer(reference_of(desk.session, name), text)
    desk.finalize()
    window.changed()
    assert {tile.code for tile in shown(page).conflicts} == {"A1", "A3"}
    press(Qt.Key.Key_Return)
    tab_to("di sini")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)  # the dialog's own button
    assert shown(page).conflicts == ()
    assert (face(page, "A1"), face(page, "A3")) == ("occupied", "free")


def test_two_desks_that_moved_one_person_apart(page: ShelterPage, window: Window) -> None:
    stay = current(page).stays[0]
    window.book.shelters.move(stay, "A3", "male")
    window.book.shelters.move(stay, "A4", "male")  # from what another desk saw
    window.changed()
    type_("a4")
    assert face(page, "A4") == "conflict"
    press(Qt.Key.Key_Return)
    tab_to("Di A3")
    press(Qt.Key.Key_Return)
    assert shown(page).conflicts == ()
    assert (face(page, "A3"), face(page, "A4")) == ("occupied", "free")


# beds ---------------------------------------------------------------------------------------------------


def test_hold_extend_release(page: ShelterPage, window: Window) -> None:
    type_("a3")
    press(Qt.Key.Key_Return)
    tab_to("Pesan")
    press(Qt.Key.Key_Return)
    dialog = page.deeds.dialog
    assert isinstance(dialog, HoldDialog)
    type_("Ahmad")
    press(Qt.Key.Key_Return)
    assert face(page, "A3") == "held"
    assert tile_face(current(page), shown(page), hidden=False).strong == "Ahmad"
    press("z", CTRL)
    assert face(page, "A3") == "free"


def test_a_hold_that_ends_soon_is_said_and_leads_to_its_bed(page: ShelterPage, window: Window) -> None:
    shelter = page.facility
    assert shelter is not None
    until = local_now() + timedelta(minutes=20)
    window.book.shelters.mark(shelter, "A3", "held", until=until, held_for="Ahmad")
    window.changed()
    assert page.banner.words().startswith("Pesanan A3 habis pukul")
    page.banner.button().setFocus()
    press(Qt.Key.Key_Return)
    assert current(page).code == "A3"
    tab_to("Lepas")
    press(Qt.Key.Key_Return)
    assert face(page, "A3") == "free"


def test_out_of_use_with_a_reason_and_back(page: ShelterPage) -> None:
    type_("a4")
    press(Qt.Key.Key_Return)
    tab_to("tidak dipakai")
    press(Qt.Key.Key_Return)
    assert isinstance(page.deeds.dialog, ReasonDialog)
    press(Qt.Key.Key_Return)
    assert page.deeds.dialog is not None, "a reason is needed"
    type_("Kasur rusak")
    press(Qt.Key.Key_Return)
    assert face(page, "A4") == "out"
    page.grid.setFocus()
    press(Qt.Key.Key_Return)
    tab_to("Pakai lagi")
    press(Qt.Key.Key_Return)
    assert face(page, "A4") == "free"


def test_cleaning_and_clean(page: ShelterPage) -> None:
    type_("a4")
    press(Qt.Key.Key_Return)
    tab_to("dibersihkan")
    press(Qt.Key.Key_Return)
    assert face(page, "A4") == "cleaning"


def test_a_new_room_asks_for_codes_that_are_not_there(page: ShelterPage) -> None:
    tab_to("Ruang")
    press(Qt.Key.Key_Return)
    dialog = page.deeds.dialog
    assert isinstance(dialog, RoomDialog)
    type_("Ruang Keluarga C")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    type_("A1-A2")
    press(Qt.Key.Key_Return)
    assert "sudah ada" in dialog.wrong.text()
    focus().selectAll()  # type: ignore[attr-defined]
    type_("C1-C3")
    press(Qt.Key.Key_Return)
    assert [(room.kind, len(room.tiles)) for room in shown(page).rooms][-1] == ("family", 3)


def test_the_first_room_of_a_shelter(qtbot: QtBot, plain: Window) -> None:
    plain.activateWindow()
    plain.go("shelter")
    page = plain.page
    assert isinstance(page, ShelterPage)
    assert focus() is page.head.picker
    page.pick("TPS-PPU")
    assert focus() is page.add_button
    press(Qt.Key.Key_Return)
    type_("A")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    type_("A1-A2")
    press(Qt.Key.Key_Return)
    assert shown(page).counts["free"] == 2


def test_the_waiting_list_and_the_night_count(page: ShelterPage, window: Window) -> None:
    tab_to("Daftar tunggu")
    press(Qt.Key.Key_Return)
    assert isinstance(page.deeds.dialog, WaitingDialog)
    type_("Sari")
    press(Qt.Key.Key_Return)
    assert [one.name for one in shown(page).waiting] == ["Agnes Bria", "Sari"]
    tab_to("Hitungan malam")
    press(Qt.Key.Key_Return)
    night = page.deeds.dialog
    assert isinstance(night, NightDialog)
    press(Qt.Key.Key_Space)
    assert (night.counted, [stay.name for stay in night.absent]) == (2, ["Budi Santoso"])
    night.decide()
    assert "2 dari 3" in page.today.words()
    assert face(page, "A1") == "occupied", "a count ends no stay"


# privacy ------------------------------------------------------------------------------------------------


def texts(page: ShelterPage) -> str:
    board = shown(page)
    faces = [tile_face(tile, board, hidden=page.hidden) for tile in board.tiles]
    return " ".join(f"{one.strong} {one.icons}" for one in faces) + page.grid.accessibleName()


def test_names_and_needs_are_hidden_by_key_and_stay_so(page: ShelterPage, window: Window) -> None:
    assert "Budi" in texts(page)
    assert "stethoscope" in texts(page)
    press("h", CTRL | SHIFT)
    assert "Budi" not in texts(page)
    assert "stethoscope" not in texts(page)
    assert "BS" in texts(page)
    window.go("home")
    window.go("shelter")
    assert isinstance(window.page, ShelterPage)
    assert window.page.hidden, "until somebody turns it off"
    press("h", CTRL | SHIFT)
    assert not window.page.hidden


def test_names_are_hidden_after_a_minute_without_work(page: ShelterPage) -> None:
    now = page.watch._clock()
    page.watch._clock = lambda: now + 59
    page.watch.look()
    assert not page.hidden
    page.watch._clock = lambda: now + 200
    page.watch.look()
    assert page.hidden


def test_work_keeps_the_names(page: ShelterPage) -> None:
    now = page.watch._clock()
    page.watch._clock = lambda: now + 200
    handle = page.window().windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_Right)
    page.watch.look()
    assert not page.hidden


# around -------------------------------------------------------------------------------------------------


def test_home_offers_the_shelter_with_its_free_beds(qtbot: QtBot, window: Window) -> None:
    window.go("home")
    quiet(qtbot)
    home = window.page
    assert isinstance(home, HomePage)
    assert home.admit.isVisible()
    assert home.admit.accessibleName() == "Terima di shelter. 4 tempat tidur kosong"
    home.admit.click()
    assert isinstance(window.page, ShelterPage)


def test_home_without_a_shelter_has_one_button(qtbot: QtBot, plain: Window) -> None:
    quiet(qtbot)
    home = plain.page
    assert isinstance(home, HomePage)
    assert not home.admit.isVisible()


def test_what_is_typed_stays_when_the_board_is_read_again(page: ShelterPage, window: Window) -> None:
    type_("a3")
    press(Qt.Key.Key_Return)
    type_("Ahm")
    page.refresh()
    finder = page.panel.finder
    assert finder is not None
    assert finder.line.text() == "Ahm"
    assert focus() is finder.line


def test_every_tile_of_a_narrow_board_stands_apart(page: ShelterPage) -> None:
    for width in (180, 400, 780, 1500):
        boxes = [one.box for one in make_plan(shown(page), width, lambda _tile: True).placed]
        assert len(boxes) == 8
        assert not any(a.intersects(b) for place, a in enumerate(boxes) for b in boxes[place + 1 :])
        assert all(box.right() <= width + 1 for box in boxes)


def test_leaving_stops_looking(page: ShelterPage, window: Window) -> None:
    assert page._again.interval() == shelter_page.LOOK_AGAIN_MS
    window.go("home")
    assert not page._again.isActive()
