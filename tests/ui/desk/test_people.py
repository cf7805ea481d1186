"""Search before create, by keyboard only: query, candidates, comparison, decision."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldapp.domain.assessment import State
from fieldapp.domain.person import PersonQuery
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.people.carried import carried
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import focus, quiet, take_form

NIK_STAYS = (
    "NIK tidak berubah bila orang pindah atau datanya dikoreksi. Bentuk yang benar belum membuktikan bahwa NIK itu ada."
)


def _people(window: Window) -> PeoplePage:
    assert isinstance(window.page, PeoplePage)
    return window.page


def _search(qtbot: QtBot, window: Window, text: str) -> PeoplePage:
    """Ctrl+N, type, wait for the result."""
    qtbot.keyClick(focus(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = _people(window)
    assert focus() is page.query.name
    qtbot.keyClicks(focus(), text)
    qtbot.waitUntil(lambda: not page.searching(), timeout=10_000)
    return page


def _answers(window: Window) -> dict[str, str]:
    """Question name → text of the one draft."""
    page = window.page
    assert isinstance(page, FormPage)
    (draft,) = window.book.assessments((State.DRAFT,))
    saved = window.book.resume(draft.instance_id).session.saved()
    return {reference.rsplit("/", 1)[-1]: text for reference, text in saved.items() if text}


def test_found_by_keyboard_only(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full, "rudi pamungkas")
    assert page.results.state() == "some"
    assert page.results.title().endswith("orang mungkin cocok")
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    assert focus() is page.results.list
    first = page.results.list.current()
    assert first is not None
    assert first.person.name == "Rudi Pamungkas"
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert focus() is page.compare.yes
    qtbot.keyClick(focus(), Qt.Key.Key_Y)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    answers = _answers(full)
    assert answers["full_name"] == "rudi pamungkas"
    assert answers["person_id"] == first.person.person_id
    assert answers["birth_date"] == "1985-07-19"
    assert "uncertain_match" not in answers


def test_not_sure_makes_a_marked_new_record(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full, "rudi pamungkas")
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    person = page.compare.match().person.person_id
    qtbot.keyClick(focus(), Qt.Key.Key_T)
    take_form()
    answers = _answers(full)
    assert answers["uncertain_match"] == "yes"
    assert answers.get("person_id") != person


def test_rejected_candidates_go_and_the_next_is_compared(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full, "pamungkas")
    count = page.results.model.rowCount()
    assert count >= 2
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    first = page.results.list.current().person.person_id
    for left in range(count - 1, -1, -1):
        qtbot.keyClick(focus(), Qt.Key.Key_Return)
        qtbot.keyClick(focus(), Qt.Key.Key_B)
        assert page.results.model.rowCount() == left
    assert page.results.state() == "none"
    assert page.results.model.place(first) == -1
    assert focus() is page.results.first_button


def test_register_new_with_ctrl_enter_carries_what_was_typed(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full, "agnes bria")
    assert page.results.state() == "none"
    qtbot.keyClicks(page.query.age, "34")
    page.query.sexes["P"].setChecked(True)
    page.query.region.set_code("64.72.05")
    qtbot.waitUntil(lambda: not page.searching(), timeout=10_000)
    qtbot.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    take_form()
    answers = _answers(full)
    assert answers["full_name"] == "agnes bria"
    assert (answers["sex"], answers["dob_known"], answers["age_est"]) == ("P", "no", "34")
    assert (answers["loc_kab"], answers["loc_kec"]) == ("64.72", "64.72.05")


def test_nothing_can_be_registered_before_a_search(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full, "r")
    assert page.results.state() == "start"
    qtbot.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert full.page is page
    assert full.book.assessments((State.DRAFT,)) == ()


def test_a_person_without_a_name_can_be_registered(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full, "")
    page.query.nameless.emit()
    assert page.results.state() == "none"
    assert focus() is page.results.first_button
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    take_form()
    assert "full_name" not in _answers(full)


def test_esc_goes_back_to_the_search(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full, "pamungkas")
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert focus() is page.query.name
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert focus() is page.query.name
    assert page.query.name.text() == "pamungkas"


def test_letters_answer_only_inside_the_comparison(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full, "pamungkas")
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    qtbot.keyClick(focus(), Qt.Key.Key_Y)
    assert full.page is page


def test_the_chosen_candidate_stays_chosen(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full, "pamungkas")
    page.results.list.choose(1)
    chosen = page.results.list.current().person.person_id
    qtbot.keyClicks(page.query.age, "43")
    qtbot.waitUntil(lambda: not page.searching(), timeout=10_000)
    assert page.results.list.current().person.person_id == chosen


def test_nik_is_read_aloud_and_offered(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full, "agnes")
    qtbot.keyClicks(page.query.nik, "647205440802000")
    assert page.query.reading.said() == ""
    qtbot.keyClicks(page.query.nik, "3")
    said = "NIK ini terbaca: perempuan, lahir 04/08/2002, terdaftar di Kec. Samarinda Utara, Kota Samarinda."
    assert page.query.reading.said() == said
    assert page.query.born.text() == ""
    page.query.reading.buttons()[0].click()
    assert page.query.born.text() == "04/08/2002"
    assert page.query.query().sex == "P"


def test_doubts_about_a_nik_are_told(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full, "agnes")
    page.query.nik.setText("6473014408029003")
    page.query.sexes["L"].setChecked(True)
    page.query.born.setText("05/08/2002")
    assert page.query.reading.doubted().removeprefix("• ").split("\n• ") == [
        "Menurut NIK lahir 04/08/2002, di sini tertulis 05/08/2002.",
        "Menurut NIK perempuan, di sini tertulis laki-laki.",
        "Kode 64.73.01 masuk Kalimantan Timur sampai 2012, sekarang Kalimantan Utara.",
        NIK_STAYS,
    ]


def test_a_birth_year_is_an_age_too(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full, "rudi pamungkas")
    page.query.age.setText("1985")
    qtbot.waitUntil(lambda: not page.searching(), timeout=10_000)
    assert page._searched.age == page._today.year - 1985
    best = page.results.list.current()
    assert best is not None
    assert ("age", "same") in [(reason.what, reason.verdict) for reason in best.evidence]


def test_a_nik_of_either_century_asks(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full, "agnes")
    page.query.nik.setText("6472050408260003")
    years = [button.text() for button in page.query.reading.buttons()]
    assert years == ["Lahir 1926", "Lahir 2026"]


@pytest.mark.parametrize(
    ("nik", "said"),
    [
        ("6472054408020003" + "1", "NIK harus 16 angka. Sekarang 17."),
        ("6472059908020003", "Angka ke-7 sampai ke-12 bukan tanggal lahir. Periksa NIK."),
        ("6472054408020000", "NIK tidak pernah berakhir 0000. Periksa empat angka terakhir."),
    ],
)
def test_what_is_no_nik_is_told(qtbot: QtBot, full: Window, nik: str, said: str) -> None:
    page = _search(qtbot, full, "")
    page.query.nik.setText(nik)
    assert page.query.reading.said() == said


def test_unreadable_dates_are_told_and_kept(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full, "agnes")
    page.query.born.setFocus()
    qtbot.keyClicks(page.query.born, "31/02/2001")
    page.query.age.setFocus()
    assert page.query._born_notice.text() == "Tulis tanggal yang sudah lewat, misalnya 04/08/2002."
    assert page.query.born.text() == "31/02/2001"
    assert page.query.query().birth_date is None
    page.query.born.setText("4 agustus 02")
    page.query.born.editingFinished.emit()
    assert page.query.born.text() == "04/08/2002"


def test_other_spellings_are_told(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full, "roedi pamoengkas")
    assert page.results.list.current().person.name == "Rudi Pamungkas"
    assert page.results._also.text() == "Ejaan yang juga dicari: Rudi Pamungkas"


def test_narrow_windows_fold_the_search(qtbot: QtBot, full: Window) -> None:
    full.resize(1092, 550)
    QApplication.processEvents()
    page = _search(qtbot, full, "rudi pamungkas")
    assert not page.compare.isVisible()
    qtbot.keyClick(focus(), Qt.Key.Key_Down)
    assert not page.query.isVisible()
    assert page.compare.isVisible()
    assert page._who.whole_text() == "rudi pamungkas"
    page.change.click()
    assert page.query.isVisible()
    assert focus() is page.query.name


def test_global_search_opens_the_list(qtbot: QtBot, full: Window) -> None:
    qtbot.keyClick(focus(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert focus() is full.frame.top.search
    qtbot.keyClicks(focus(), "sumarsono")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    page = _people(full)
    quiet(qtbot)
    assert page.query.name.text() == "sumarsono"
    assert page.results.list.current().person.name == "Tono Sumarsono"


def test_comparison_sets_typed_beside_stored(qtbot: QtBot, full: Window) -> None:
    page = _search(qtbot, full, "rudi pamungkas")
    page.query.age.setText("58")
    qtbot.waitUntil(lambda: not page.searching(), timeout=10_000)
    rows = {
        what: (typed, verdict)
        for what, typed, _held, verdict in page.compare.rows(page.results.list.current(), page._searched)
    }
    assert rows["Nama"] == ("rudi pamungkas", "same")
    assert rows["Umur"] == ("58 tahun", "different")
    assert rows["Kecamatan"] == ("", "")


def test_a_part_of_a_nik_is_a_search_and_no_answer() -> None:
    assert carried(PersonQuery(nik="6472")) == {}
    whole = carried(PersonQuery(name="Agnes", nik="6472054408020003", birth_date=date(2002, 8, 4)))
    assert whole["nik"] == "6472054408020003"
    assert whole["birth_date"] == "2002-08-04"
