"""The bed board by keyboard alone: walk, jump, admit, move, hold, discharge, settle a conflict, hide names."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.casework import beds
from fieldapp.casework.beds import Tile
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.shelter.desk_mode import SECONDS
from fieldapp.ui.pages.shelter.dialogs import HoldDialog, WhereDialog
from fieldapp.ui.pages.shelter.page import ShelterPage
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import focus, quiet

CTRL = Qt.KeyboardModifier.ControlModifier


def page_of(window: Window) -> ShelterPage:
    page = window.page
    assert isinstance(page, ShelterPage)
    return page


def bed(window: Window, code: str) -> Tile:
    board = page_of(window).board
    assert board is not None
    tile = board.find(code)
    assert tile is not None
    return tile


def press(qtbot: QtBot, keys: str) -> None:
    for key in keys:
        qtbot.keyClicks(focus(), key)


def question(kind: type) -> object:
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return dialog


def test_arrows_walk_across_rooms_and_a_code_jumps(qtbot: QtBot, desk: Window) -> None:
    page = page_of(desk)
    assert focus() is page.grid
    press(qtbot, "a1")
    qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    assert page.grid.current() == bed(desk, "A2")
    press(qtbot, "b3")
    assert page.grid.current() == bed(desk, "B3")
    qtbot.keyClick(page.grid, Qt.Key.Key_Home)
    assert page.grid.current() in (bed(desk, "B1"), bed(desk, "B3"))
    assert "Kamar putri B" in page.grid.accessibleName()


def test_counts_stand_on_the_filters_and_k_leaves_the_free_beds(qtbot: QtBot, desk: Window) -> None:
    page = page_of(desk)
    board = page.board
    assert board is not None
    assert (board.counts[beds.FREE], board.counts[beds.OCCUPIED], board.counts[beds.CONFLICT]) == (5, 1, 1)
    assert desk.page.subtitle == "5 kosong dari 8"  # type: ignore[attr-defined]
    press(qtbot, "k")
    assert page.filters.key() == beds.FREE
    press(qtbot, "k")
    assert page.filters.key() == "all"


def test_somebody_without_a_name_is_admitted_in_four_keys(qtbot: QtBot, desk: Window) -> None:
    page = page_of(desk)
    press(qtbot, "a2")
    press(qtbot, "t")
    assert page._panel.finder is not None
    assert focus() is page._panel.finder.line
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    assert focus().accessibleName() == "Tanpa nama"
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    quiet(qtbot)
    form = desk.page
    assert isinstance(form, FormPage)
    answers = {r.rpartition("/")[2]: form.desk.session.node(r).text for r in form.desk.session.references()}
    assert (answers["bed"], answers["room"], answers["full_name"]) == ("A2", "male", "TIDAK DIKETAHUI")


def test_a_person_is_moved_by_keyboard_and_the_move_is_taken_back(qtbot: QtBot, desk: Window) -> None:
    page = page_of(desk)
    press(qtbot, "a1")
    qtbot.keyClick(page.grid, Qt.Key.Key_X, CTRL)
    assert page.grid.carried() == bed(desk, "A1")
    qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    qtbot.keyClick(page.grid, Qt.Key.Key_V, CTRL)
    assert [stay.name for stay in bed(desk, "A2").stays] == ["Budi Santoso"]
    assert bed(desk, "A1").face == beds.FREE
    desk.frame.toast.act()
    assert [stay.name for stay in bed(desk, "A1").stays] == ["Budi Santoso"]


def test_no_man_comes_into_the_womens_room(qtbot: QtBot, desk: Window) -> None:
    page = page_of(desk)
    page.deeds.move_to(bed(desk, "A1").stays[0], "b1")
    assert desk.frame.toast.text().startswith("Kamar putra dan putri terpisah.")
    assert bed(desk, "A1").stays


def test_a_bed_is_held_and_released(qtbot: QtBot, desk: Window) -> None:
    page = page_of(desk)
    assert bed(desk, "A3").face == beds.HELD
    page.choose("a4")
    page.deeds.hold(bed(desk, "A4"))
    dialog = question(HoldDialog)
    dialog.decide()  # type: ignore[attr-defined]
    page.deeds.close()
    page.deeds.lift(bed(desk, "A3"))
    assert bed(desk, "A3").face == beds.FREE


def test_two_people_in_one_bed_are_shown_and_a_person_decides(qtbot: QtBot, desk: Window) -> None:
    page = page_of(desk)
    tile = bed(desk, "B2")
    assert tile.face == beds.CONFLICT
    assert page._warning.words() == "2 orang tercatat di B2. Pilih siapa yang di sini"
    page.choose("b2")
    here = next(stay for stay in tile.stays if stay.name == "Siti Aminah")
    page.deeds.is_here(tile, here)
    dialog = question(WhereDialog)
    dialog.decide()  # type: ignore[attr-defined]
    board = page.board
    assert board is not None
    assert not board.conflicts
    assert [stay.name for stay in bed(desk, "B2").stays] == ["Siti Aminah"]
    assert sorted(stay.name for stay in board.stays) == ["Budi Santoso", "Rohani Lestari", "Siti Aminah"]


def test_discharge_opens_the_form_with_the_stay(qtbot: QtBot, desk: Window) -> None:
    page = page_of(desk)
    stay = bed(desk, "A1").stays[0]
    page.deeds.discharge(stay)
    form = desk.page
    assert isinstance(form, FormPage)
    answers = {r.rpartition("/")[2]: form.desk.session.node(r).text for r in form.desk.session.references()}
    assert (answers["stay_id"], answers["full_name"]) == (stay.stay_id, "Budi Santoso")


def test_names_hide_by_key_and_when_nobody_works(qtbot: QtBot, desk: Window) -> None:
    page = page_of(desk)
    press(qtbot, "a1")
    assert "Budi Santoso" in page.grid.accessibleName()
    qtbot.keyClick(page.grid, Qt.Key.Key_H, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert page.hidden
    assert "Budi" not in page.grid.accessibleName()
    assert page.desk.isChecked()
    page.hide_names(hidden=False)
    page._quiet._since -= SECONDS
    page._quiet.look()
    assert page.hidden


def test_ctrl_t_leads_from_anywhere_to_who_is_coming_in(qtbot: QtBot, desk: Window) -> None:
    desk.go("home")
    qtbot.keyClick(desk, Qt.Key.Key_T, CTRL)
    page = page_of(desk)
    assert page._panel.finder is not None
    assert focus() is page._panel.finder.line
