"""Different entries by keyboard alone: the list, choose, say why, save, undo, later; and those who may only look."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from fieldapp.fieldbook.deciding import FORM, Differences
from fieldapp.ui.pages.conflicts.page import ConflictsPage
from fieldapp.ui.pages.home.page import HomePage
from fieldapp.ui.pages.merge.page import MergePage
from fieldapp.ui.pages.person.page import PersonPage
from fieldapp.ui.shell.nav import count_label
from fieldapp.ui.widgets.rows import OpenRow
from fieldapp.ui.window import Window
from tests.ui.audit.whole import audit
from tests.ui.conflicts.stated import DEVICES, person_id
from tests.ui.desk.laptop import focus, quiet


def listed(qtbot: QtBot, window: Window) -> MergePage:
    """Duplicates, then the third filter."""
    qtbot.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    quiet(qtbot)
    page = window.page
    assert isinstance(page, MergePage)
    page.listing.segments.setFocus()
    for _ in range(3):
        qtbot.keyClick(focus(), Qt.Key.Key_Right)
    assert page.listing.segments.key() == "different"
    return page


def opened(qtbot: QtBot, window: Window, at: int = 0) -> ConflictsPage:
    """The person at a place of the list, by Enter."""
    page = listed(qtbot, window)
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert focus() is page.listing.table
    for _ in range(at):
        qtbot.keyClick(focus(), Qt.Key.Key_Down)
    return shown(qtbot, window)


def shown(qtbot: QtBot, window: Window) -> ConflictsPage:
    """What Enter on a row or button opens."""
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    quiet(qtbot)
    page = window.page
    assert isinstance(page, ConflictsPage)
    return page


def tab_to(qtbot: QtBot, target: object) -> None:
    for _ in range(30):
        if focus() is target:
            return
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {target}")


def test_who_waits_is_listed_with_what_differs(qtbot: QtBot, differing: Window) -> None:
    page = listed(qtbot, differing)
    assert [(one.who, one.why) for one in map(page.listing.model.line, range(2))] == [
        ("Hasan Basri", "Nama"),
        ("Tono Sumarsono", "Nama panggilan, Tanggal lahir, NIK, Ciri fisik"),
    ]
    assert count_label(differing.frame.nav.items["merge"]).text() == "2"
    assert [button.text() for button in page.listing.segments._buttons.values()] == [
        "Perlu diperiksa  0",
        "Ditunda  0",
        "Sudah digabung  0",
        "Beda isi  2",
    ]


def test_each_value_tells_who_when_and_on_which_form_and_none_is_chosen(qtbot: QtBot, differing: Window) -> None:
    page = opened(qtbot, differing, 1)
    assert (page.title, page.subtitle) == ("Beda isi", "Orang 2 dari 2")
    assert [len(row.cards) for row in page.view.rows] == [4, 2, 2, 2]
    assert all(not card.isChecked() for row in page.view.rows for card in row.cards.values())
    aliases = list(page.view.rows[0].cards.values())
    assert focus() is aliases[0]
    for card, device in zip(aliases, DEVICES, strict=True):
        assert f", {device} · " in card.accessibleName()
        assert "Asesmen " in card.accessibleName()
        assert card.accessibleName().endswith("Dipakai sekarang") == (card is aliases[0])
    interface = QAccessible.queryAccessibleInterface(aliases[1])
    assert interface.role() == QAccessible.Role.RadioButton
    assert page.view.rows[1].cards["1963-05-16"].text() == "16/05/1963"
    assert differing.book.cases.audited(person_id(differing.book, "Sumarsono"))[0].verb == "nik"


def test_decided_by_keyboard_and_undone(qtbot: QtBot, differing: Window) -> None:
    page = opened(qtbot, differing, 1)
    who = person_id(differing.book, "Sumarsono")
    qtbot.keyClick(focus(), Qt.Key.Key_Right)
    qtbot.keyClick(focus(), Qt.Key.Key_Right)
    assert page.view.rows[0].key == "Tonny"
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    assert page.view.rows[1].key == "1963-05-16"
    assert page.outcome.effects()[:3] == [
        "Nama panggilan: Tonny",
        "Tanggal lahir: 16/05/1963",
        "2 perbedaan masih menunggu.",
    ]
    tab_to(qtbot, page.outcome.reason)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert page.outcome.notice.text() == "Tulis mengapa isi ini benar."
    assert differing.book.deciding.count() == 2, "nothing without a reason"
    qtbot.keyClicks(focus(), "KTP dilihat")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    quiet(qtbot)
    assert differing.frame.toast.text() == "Diputuskan: Tono Sumarsono."
    assert differing.book.people.person(who).alias == "Tonny"
    assert [field.name for field in differing.book.deciding.of(who).fields] == ["nik", "marks"]
    assert isinstance(differing.page, MergePage), "the last of the list leads back to it"
    differing.frame.toast.act()
    quiet(qtbot)
    assert differing.book.people.person(who).alias == "Pak Tono"
    assert len(differing.book.deciding.of(who).fields) == 4
    assert all(one.form_id != FORM for one in differing.book.assessments())
    assert isinstance(differing.page.listing.model.entry(1), Differences)


def test_the_next_person_follows_and_later_leaves_everything_open(qtbot: QtBot, differing: Window) -> None:
    page = opened(qtbot, differing)
    tab_to(qtbot, page.outcome.buttons["later"])
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert page.subtitle == "Orang 2 dari 2"
    assert focus() is page.view.rows[0].taken()
    tab_to(qtbot, page.outcome.buttons["later"])
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    quiet(qtbot)
    assert isinstance(differing.page, MergePage)
    assert differing.book.deciding.count() == 2
    shown(qtbot, differing)
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    quiet(qtbot)
    assert isinstance(differing.page, MergePage)
    assert differing.page.listing.segments.key() == "different"
    assert focus() is differing.page.listing.table


def test_something_must_be_chosen_and_can_be_taken_back(qtbot: QtBot, differing: Window) -> None:
    page = opened(qtbot, differing)
    (row,) = page.view.rows
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    assert row.key == "Hasan Basri"
    differing.changed()
    quiet(qtbot)
    assert page.view.rows == [row], "what was chosen stays while other things change"
    assert row.key == "Hasan Basri"
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    assert row.key == ""
    page.outcome.reason.setText("KTP dilihat")
    tab_to(qtbot, page.outcome.buttons["save"])
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert page.outcome.notice.text() == "Pilih sedikitnya satu isi."
    assert focus() is row.taken()
    qtbot.keyClick(focus(), Qt.Key.Key_Right)
    tab_to(qtbot, page.outcome.buttons["save"])
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    quiet(qtbot)
    assert differing.book.people.person(person_id(differing.book, "Basrindo")).name == "Hassan Basrindo"
    assert differing.page is page, "the next person"
    assert page.subtitle == "Orang 1 dari 1"


def test_who_is_no_supervisor_looks(qtbot: QtBot, differing: Window) -> None:
    differing.book.put_setting("worker_role", "worker")
    page = opened(qtbot, differing)
    assert "Hanya penyelia" in page.view.note.words()
    assert not page.outcome.buttons["save"].isEnabled()
    assert not page.view.rows[0].isEnabled()
    assert focus() is page.outcome.buttons["later"]
    page.answer("save")
    assert differing.book.deciding.count() == 2
    differing.go("home")
    quiet(qtbot)
    assert not [row for row in differing.page.findChildren(OpenRow) if "antarlaptop" in row.accessibleName()]


def test_home_and_the_profile_lead_here(qtbot: QtBot, differing: Window) -> None:
    differing.go("home")
    quiet(qtbot)
    assert isinstance(differing.page, HomePage)
    (row,) = [one for one in differing.page.findChildren(OpenRow) if "antarlaptop" in one.accessibleName()]
    assert row.accessibleName().startswith("Isian 2 orang berbeda antarlaptop")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    quiet(qtbot)
    assert isinstance(differing.page, MergePage)
    assert differing.page.listing.model.rowCount() == 2
    differing.go("person", person_id=person_id(differing.book, "Sumarsono"))
    quiet(qtbot)
    profile = differing.page
    assert isinstance(profile, PersonPage)
    assert profile.differing.words() == "4 isian berbeda antarlaptop"
    profile.differing.button().setFocus()
    page = shown(qtbot, differing)
    assert page.subtitle == "Orang 2 dari 2"
    differing.go("person", person_id=person_id(differing.book, "Sekarsari"))
    quiet(qtbot)
    assert isinstance(differing.page, PersonPage)
    assert not differing.page.differing.isVisible()


def test_nothing_waits_on_a_new_laptop(qtbot: QtBot, window: Window) -> None:
    page = listed(qtbot, window)
    assert page.listing.model.rowCount() == 0
    assert page.listing._empty._title.text() == "Isi dari semua laptop sama."
    window.go("conflicts")
    quiet(qtbot)
    assert isinstance(window.page, ConflictsPage)
    assert window.page._empty.isVisible()
    assert window.page._empty._title.text() == "Isi dari semua laptop sama.", "nobody was chosen"
    assert focus() is window.page.back


def test_names_sizes_and_room(qtbot: QtBot, differing: Window) -> None:
    for size, scale in (((1366, 768), 1.0), ((1092, 550), 1.0), ((1092, 550), 1.3)):
        differing.resize(*size)
        differing.set_look(replace(differing.look, scale=scale))
        differing.go("conflicts", person_id=person_id(differing.book, "Sumarsono"))
        quiet(qtbot)
        page = differing.page
        assert isinstance(page, ConflictsPage)
        wrong = audit(differing)
        room = page.view._area.viewport().width()
        needed = page.view._area.widget().minimumSizeHint().width()
        differing.set_look(replace(differing.look, scale=1.0))
        assert wrong == []
        assert needed <= room, f"cut off at the right: {size} {scale}"
