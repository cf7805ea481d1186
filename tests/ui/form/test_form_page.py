"""Filling a form: keyboard, errors, sections, repeats, hidden answers, and what happens when the disk is full."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from fieldapp.domain.form import PublishedForm
from fieldapp.domain.receipt import Reason
from fieldapp.errors import DiskFull, StoreError
from fieldapp.fieldbook import Fieldbook, OpenAssessment
from fieldapp.ui.pages.form import sayings
from fieldapp.ui.pages.form.go_to_dialog import GoToDialog
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.form.question_frame import QuestionFrame, Remark
from fieldapp.ui.pages.form.unsaved_dialog import UnsavedDialog
from fieldapp.ui.widgets.questions.choices import ChoiceCards
from fieldapp.ui.widgets.questions.line import LineEditor
from tests.ui.form.desk import Window, answer_everything, compiled, full_disk, reference_of, refuse

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Fill = Callable[..., FormPage]


def frame(page: FormPage, name: str) -> QuestionFrame:
    found = page.area.body.frame(reference_of(page.desk, name)) if page.area.body else None
    assert found is not None, f"{name} is not on screen"
    return found


def line(page: FormPage, name: str) -> QLineEdit:
    editor = frame(page, name).editor
    assert isinstance(editor, LineEditor)
    return editor.line


def press(page: FormPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.window().focusWidget(), key, modifier)


def typed(page: FormPage, text: str) -> None:
    QTest.keyClicks(page.window().focusWidget(), text)


def text_of(desk: OpenAssessment, name: str) -> str:
    return desk.session.node(reference_of(desk, name)).text


# keyboard -----------------------------------------------------------------------------------------


def test_a_section_is_filled_with_the_keyboard_alone(fill: Fill, desk: OpenAssessment, book: Fieldbook) -> None:
    page = fill(desk)
    typed(page, "Budi Rekaan")
    press(page, Qt.Key.Key_Return)
    typed(page, "57")
    press(page, Qt.Key.Key_Return)
    typed(page, "36,8")
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_2)
    press(page, Qt.Key.Key_Return)
    typed(page, "4/7/69")
    press(page, Qt.Key.Key_Return)
    assert page.around.next_button.hasFocus()
    press(page, Qt.Key.Key_Return)
    assert page.filling.section.title == "Kedua"
    kept = book.resume(desk.instance_id)
    answers = [text_of(kept, name) for name in ("full_name", "age", "temperature", "has_family", "born")]
    assert answers == ["Budi Rekaan", "57", "36.8", "no", "1969-07-04"]


def test_shift_enter_goes_back_and_tab_follows_the_page(fill: Fill, desk: OpenAssessment) -> None:
    page = fill(desk)
    press(page, Qt.Key.Key_Return)
    assert line(page, "age").hasFocus()
    press(page, Qt.Key.Key_Return, SHIFT)
    assert line(page, "full_name").hasFocus()
    press(page, Qt.Key.Key_Tab)
    assert line(page, "age").hasFocus()


def test_only_the_active_question_has_a_bar_and_number_hints(fill: Fill, desk: OpenAssessment) -> None:
    page = fill(desk)
    cards = frame(page, "has_family").editor
    assert isinstance(cards, ChoiceCards)
    assert frame(page, "full_name").property("state") == "active"
    assert not cards.cards[0]._hinted
    frame(page, "has_family").take_focus()
    assert cards.cards[0]._hinted
    assert frame(page, "full_name").property("state") == ""


def test_enter_in_several_lines_stays_and_ctrl_enter_goes_on(fill: Fill, desk: OpenAssessment) -> None:
    page = fill(desk, reference=reference_of(desk, "story"))
    typed(page, "satu")
    press(page, Qt.Key.Key_Return)
    typed(page, "dua")
    press(page, Qt.Key.Key_Return, CTRL)
    assert text_of(desk, "story") == "satu\ndua"
    assert not page.area.summary.isHidden()


def test_page_keys_walk_without_a_check(fill: Fill, desk: OpenAssessment) -> None:
    page = fill(desk)
    press(page, Qt.Key.Key_PageDown, CTRL)
    assert page.filling.section.number == 2
    press(page, Qt.Key.Key_PageUp, CTRL)
    assert page.filling.section.number == 1
    assert page.filling.problems() == ()


def test_a_question_is_found_by_its_words(fill: Fill, desk: OpenAssessment, qtbot: QtBot) -> None:
    page = fill(desk)

    def search() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, GoToDialog)
        dialog.search.setText("koordi")
        dialog.search.returnPressed.emit()

    QTimer.singleShot(0, search)
    press(page, Qt.Key.Key_G, CTRL)
    assert page.filling.section.title == "Kedua"
    page.window().activateWindow()  # the offscreen platform activates nothing after a dialog
    qtbot.waitUntil(lambda: line(page, "where").hasFocus())


def test_the_focused_question_stands_inside_the_view(fill: Fill, outreach: OpenAssessment, qtbot: QtBot) -> None:
    page = fill(outreach)
    viewport = page.area.view.viewport()
    body = page.area.body
    assert body is not None
    for _ in body.frames():
        press(page, Qt.Key.Key_Return)
        focused = page.window().focusWidget()
        if not viewport.isAncestorOf(focused):
            break

        def inside() -> bool:
            top = focused.mapTo(viewport, focused.rect().topLeft()).y()  # noqa: B023 (called in this turn)
            return top >= 0 and top + focused.height() <= viewport.height()  # noqa: B023

        qtbot.waitUntil(inside, timeout=2000)
    assert page.around.next_button.hasFocus()


# problems -----------------------------------------------------------------------------------------


def test_a_wrong_answer_is_told_when_left_and_untold_when_right(fill: Fill, desk: OpenAssessment) -> None:
    page = fill(desk, reference=reference_of(desk, "temperature"))
    typed(page, "46,5")
    assert frame(page, "temperature").error() == ""
    press(page, Qt.Key.Key_Return)
    assert frame(page, "temperature").error() == "Isi suhu tubuh antara 34 dan 43."
    assert line(page, "temperature").text() == "46,5"
    assert line(page, "temperature").accessibleDescription().endswith("Isi suhu tubuh antara 34 dan 43.")
    assert not line(page, "temperature").hasFocus()
    line(page, "temperature").setFocus()
    line(page, "temperature").selectAll()
    typed(page, "36,5")
    frame(page, "temperature").flush()
    assert line(page, "temperature").hasFocus()
    assert frame(page, "temperature").error() == ""


def test_blank_required_questions_are_not_blamed_on_leaving(fill: Fill, desk: OpenAssessment) -> None:
    page = fill(desk)
    for _ in range(3):
        press(page, Qt.Key.Key_Return)
    assert page.filling.problems() == ()


def test_lanjut_stays_once_then_goes_on_and_keeps_the_count(fill: Fill, desk: OpenAssessment) -> None:
    page = fill(desk)
    page.around.next_button.click()
    assert page.filling.section.number == 1
    assert page.area.summary.hasFocus()
    assert page.area.summary.title() == "Ada 4 masalah di bagian ini"
    assert next(link.text() for link in page.area.summary.links()) == "Isi nama lengkap."
    assert frame(page, "full_name").error() == "Isi nama lengkap."
    assert page.around.next_button.accessibleName() == "Lanjut saja"
    page.around.next_button.click()
    assert page.filling.section.number == 2
    row = page.around.outline.rows()[0]
    assert row.state() == "problem"
    assert "4 masalah" in row.accessibleName()


def test_a_link_of_the_summary_goes_to_the_question_and_the_list_shrinks(fill: Fill, desk: OpenAssessment) -> None:
    page = fill(desk)
    page.proceed()
    page.area.summary.links()[0].click()
    assert line(page, "full_name").hasFocus()
    typed(page, "Budi")
    press(page, Qt.Key.Key_Return)
    assert page.area.summary.title() == "Ada 3 masalah di bagian ini"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F8])
def test_from_the_summary_the_first_of_its_problems_is_one_key_away(
    fill: Fill, desk: OpenAssessment, key: Qt.Key
) -> None:
    page = fill(desk)
    page.proceed()
    page.proceed()
    assert page.filling.section.number == 2
    page.proceed()
    assert page.area.summary.hasFocus()
    press(page, key)
    assert page.watch.reference == reference_of(desk, "signs"), "not the one that the section before still has"


def test_a_question_that_came_up_since_is_not_passed_unseen(fill: Fill, outreach: OpenAssessment) -> None:
    answer_everything(outreach, leave=("ppks", "ppks_main"))
    page = fill(outreach, reference=reference_of(outreach, "ppks"))
    page.proceed()
    assert page.around.next_button.accessibleName() == "Lanjut saja"
    section = page.filling.section.number
    page._answer(reference_of(outreach, "ppks"), "13")
    assert page.around.next_button.accessibleName().startswith("Lanjut: ")
    page.proceed()
    assert [link.text() for link in page.area.summary.links()] == ["Pilih satu jawaban untuk kategori utama."]
    assert (page.filling.section.number, page.around.next_button.accessibleName()) == (section, "Lanjut saja")
    page.proceed()
    assert page.filling.section.number == section + 1


def test_f8_walks_over_all_problems_of_the_form(fill: Fill, desk: OpenAssessment) -> None:
    page = fill(desk)
    answer_everything(desk, leave=("age", "signs"))
    press(page, Qt.Key.Key_E, CTRL | SHIFT)
    assert page.area.summary.title() == "Ada 2 masalah di isian ini"
    press(page, Qt.Key.Key_F8)
    assert page.watch.reference == reference_of(desk, "age")
    press(page, Qt.Key.Key_F8)
    assert page.watch.reference == reference_of(desk, "signs")
    press(page, Qt.Key.Key_F8, SHIFT)
    assert page.watch.reference == reference_of(desk, "age")


def test_a_form_without_problems_goes_to_its_check(fill: Fill, desk: OpenAssessment, window: Window) -> None:
    page = fill(desk)
    answer_everything(desk)
    page.check_all()
    assert window.checked == [desk]


def test_the_minority_is_marked(fill: Fill, desk: OpenAssessment, outreach: OpenAssessment) -> None:
    few_required = fill(desk)
    assert "(wajib)" in frame(few_required, "full_name")._label.text()
    assert "(" not in frame(few_required, "born")._label.text()
    most_required = fill(outreach)
    assert "(boleh kosong)" in frame(most_required, "team")._label.text()
    assert "(" not in frame(most_required, "source")._label.text()


# structure ----------------------------------------------------------------------------------------


def test_only_the_section_on_screen_is_built_and_kept(fill: Fill, desk: OpenAssessment) -> None:
    page = fill(desk)
    assert len(page.findChildren(QuestionFrame)) == len(page.area.body.frames() if page.area.body else ())
    before = frame(page, "full_name")
    page.step_section(1)
    page.step_section(-1)
    assert frame(page, "full_name") is before


def test_hidden_answers_are_told_and_can_be_taken_back(fill: Fill, desk: OpenAssessment) -> None:
    page = fill(desk, reference=reference_of(desk, "has_family"))
    press(page, Qt.Key.Key_1)
    page._focus(reference_of(desk, "family_name"))
    typed(page, "Ibu Rekaan")
    press(page, Qt.Key.Key_Return)
    typed(page, "3")
    frame(page, "has_family").take_focus()
    press(page, Qt.Key.Key_2)
    said = frame(page, "has_family").remark()
    assert said == "2 jawaban disembunyikan karena Anda memilih “Tidak”. Dihapus saat finalisasi."
    assert page.area.body.frame(reference_of(desk, "family_name")) is None  # type: ignore[union-attr]
    remark = frame(page, "has_family").findChild(Remark)
    assert remark is not None
    remark.button.click()
    assert (text_of(desk, "has_family"), line(page, "family_name").text()) == ("yes", "Ibu Rekaan")
    assert frame(page, "has_family").remark() == ""


def test_instances_come_go_and_come_back_as_they_were(fill: Fill, desk: OpenAssessment) -> None:
    desk.answer("/data/family[1]/member", "Ani")
    page = fill(desk, reference="/data/family[1]/member")
    adder = page.area.body.adder("/data/family")  # type: ignore[union-attr]
    assert adder is not None
    assert adder.add.text() == "Tambah anggota keluarga"
    adder.add.click()
    assert page.watch.reference == "/data/family[2]/member"
    typed(page, "Beni")
    page.repeats.remove("/data/family[1]")
    assert desk.session.node("/data/family[1]/member").text == "Beni"
    assert "dihapus" in adder._removed.text()
    adder.undo.click()
    names = [desk.session.node(f"/data/family[{place}]/member").text for place in (1, 2)]
    assert names == ["Ani", "Beni"]
    assert adder.undo.isHidden()


def test_the_last_instance_can_go_and_one_can_be_added(fill: Fill, desk: OpenAssessment) -> None:
    page = fill(desk, reference="/data/family[1]/member")
    page.repeats.remove("/data/family[1]")
    adder = page.area.body.adder("/data/family")  # type: ignore[union-attr]
    assert adder is not None
    assert page.area.body.frames() == []  # type: ignore[union-attr]
    adder.add.click()
    assert page.watch.reference == "/data/family[1]/member"


def test_progress_and_person_follow_the_answers(fill: Fill, outreach: OpenAssessment) -> None:
    page = fill(outreach)
    assert page.subtitle == "Yohanes Rekaan · draf"
    before = page.around.outline._count.whole_text()
    page._focus(reference_of(outreach, "source"))
    press(page, Qt.Key.Key_1)
    assert page.around.outline._count.whole_text() != before
    page._focus(reference_of(outreach, "full_name"))
    line(page, "full_name").selectAll()
    typed(page, "Yohana Rekaan")
    press(page, Qt.Key.Key_Return)
    assert page.subtitle == "Yohana Rekaan · draf"


def test_a_form_without_groups_comes_in_pages_of_eight(fill: Fill, book: Fieldbook) -> None:
    rows = "".join(f"| | text | q{number} | Tanya {number} |\n" for number in range(1, 11))
    book._store.put_form(
        compiled("| survey | | | |\n| | type | name | label |\n" + rows + "| settings | |\n| | form_id |\n| | flat |\n")
    )
    page = fill(book.start("flat"))
    assert [row.text() for row in page.around.outline.rows()] == ["Bagian 1", "Bagian 2"]
    assert [len(section.references) for section in page.filling.sections] == [8, 2]
    assert line(page, "q1").hasFocus()
    assert page.around.next_button.accessibleName() == "Lanjut: Bagian 2"
    page.proceed()
    assert line(page, "q9").hasFocus()


# saving -------------------------------------------------------------------------------------------


def test_a_full_disk_is_told_and_cured(fill: Fill, desk: OpenAssessment, book: Fieldbook) -> None:
    page = fill(desk)
    with full_disk():
        typed(page, "Budi")
        frame(page, "full_name").flush()
    assert desk.unsaved
    assert not page.area.save_banner.isHidden()
    assert page.area.save_banner.words().startswith("Belum tersimpan")
    assert line(page, "full_name").text() == "Budi"
    page.area.save_banner.button().click()
    assert not desk.unsaved
    assert page.area.save_banner.isHidden()
    assert "Tersimpan di laptop ini pukul" in page.around.bar.save_state.text()
    assert text_of(book.resume(desk.instance_id), "full_name") == "Budi"


def test_the_cure_fits_what_kept_an_answer_from_the_disk() -> None:
    assert sayings.not_saved_how(DiskFull()).endswith("Kosongkan sebagian ruang disk, lalu coba lagi.")
    assert sayings.not_saved_how(StoreError()).endswith("Coba lagi; bila tetap begitu, hubungi admin.")


def test_a_day_in_the_middle_of_a_sentence_begins_small() -> None:
    yesterday = datetime.now().astimezone() - timedelta(days=1)
    assert sayings.saved(yesterday).startswith("Tersimpan di laptop ini: kemarin ")


@pytest.mark.parametrize("retries", [True, False])
def test_leaving_with_unsaved_answers_asks_once(fill: Fill, desk: OpenAssessment, retries: bool) -> None:
    page = fill(desk)
    soft = full_disk()
    soft.__enter__()
    typed(page, "Budi")

    def decide() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UnsavedDialog)
        dialog.again.click()
        assert dialog.isVisible()
        soft.__exit__(None, None, None)
        (dialog.again if retries else dialog.stay).click()

    QTimer.singleShot(0, decide)
    assert page.leave() is retries
    assert desk.unsaved is not retries


def test_ctrl_s_saves_what_is_typed_and_says_where(fill: Fill, desk: OpenAssessment, book: Fieldbook) -> None:
    page = fill(desk)
    typed(page, "Bu")
    press(page, Qt.Key.Key_S, CTRL)
    assert text_of(book.resume(desk.instance_id), "full_name") == "Bu"
    assert not page.around.bar.save_state._strong.isHidden()


def test_a_visit_without_typing_changes_no_answer(fill: Fill, outreach: OpenAssessment) -> None:
    before = outreach.session.saved()
    page = fill(outreach)
    for _ in range(4):
        press(page, Qt.Key.Key_Return)
    page.step_section(1)
    page.save_now()
    assert outreach.session.saved() == before


def test_coming_back_goes_on_typing_and_replaces_nothing(
    fill: Fill, desk: OpenAssessment, window: Window, qtbot: QtBot
) -> None:
    page = fill(desk)
    typed(page, "Budi Re")
    kept = page.kept()
    assert page.leave()
    again = fill(desk, "resumed", kept["reference"])
    with qtbot.captureExceptions() as exceptions:
        qtbot.waitUntil(lambda: line(again, "full_name").hasFocus())
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        typed(again, "kaan")
    assert line(again, "full_name").text() == "Budi Rekaan"
    assert exceptions == []


def test_the_place_is_remembered(fill: Fill, desk: OpenAssessment, book: Fieldbook) -> None:
    page = fill(desk, reference=reference_of(desk, "where"))
    assert page.kept() == {"reference": reference_of(desk, "where")}
    assert page.leave()
    assert book.assessment(desk.instance_id).progress.reference == reference_of(desk, "where")


# arriving -----------------------------------------------------------------------------------------


def test_a_draft_goes_on_where_it_was_left(fill: Fill, desk: OpenAssessment) -> None:
    page = fill(desk, "resumed", reference_of(desk, "where"))
    assert line(page, "where").hasFocus()
    assert page.area.arrival.words().startswith("Lanjut dari bagian 2, tersimpan ")
    assert page.area.arrival.button().isHidden()
    page.step_section(-1)
    assert page.area.arrival.isHidden()


def test_a_crash_is_told_once_and_calmly(fill: Fill, desk: OpenAssessment) -> None:
    page = fill(desk, "recovered", reference_of(desk, "age"))
    assert page.area.arrival.words().startswith("Dipulihkan dari simpanan otomatis ")
    assert page.area.arrival.words().endswith("Tidak ada yang hilang")


def test_a_draft_stays_on_its_form_version_and_says_so(
    fill: Fill, desk: OpenAssessment, book: Fieldbook, window: Window
) -> None:
    xml = book._store.form("every_type", "1").xml.replace(b'version="1"', b'version="2"')
    book._store.put_form(PublishedForm("every_type", "2", "Semua jenis", hashlib.sha256(xml).hexdigest(), xml))
    page = fill(desk)
    assert page.area.arrival.words() == "Formulir versi 2 sudah ada. Isian ini tetap versi 1"
    page.area.arrival.button().click()
    assert window.went == [("library", {"form_id": "every_type", "version": "1"})]
    again = fill(desk, "resumed", reference_of(desk, "where"))
    assert again.area.arrival.words().startswith("Lanjut dari bagian 2, tersimpan ")
    assert again.area.arrival.words().endswith("Formulir versi 2 sudah ada. Isian ini tetap versi 1")
    assert again.area.arrival.button().text() == "Buka pustaka formulir"
    assert not again.area.arrival.button().isHidden()


def test_reasons_of_a_returned_record_are_pinned_and_linked(fill: Fill, desk: OpenAssessment, book: Fieldbook) -> None:
    answer_everything(desk)
    finalized = desk.finalize()
    reasons = (Reason(reference_of(desk, "where"), "constraint", "Koordinat di laut."), Reason("", "unknown_form"))
    refuse(book, finalized, reasons)
    page = fill(book.correct(desk.instance_id), "returned")
    assert page.area.returned.hasFocus()
    assert page.area.returned.isVisible()
    page.area.returned.links()[0].click()
    assert frame(page, "where").pinned() == "Dikembalikan: Koordinat di laut."
    assert line(page, "where").hasFocus()
    typed(page, "-0,5021 117,1536")
    press(page, Qt.Key.Key_Return)
    assert page.area.returned.links() == []
    assert frame(page, "where").pinned() == ""
    again = fill(book.resume(page.desk.instance_id), "resumed")
    assert again.area.returned.links() == [], "what was answered anew is done with, also later"


def test_f8_walks_through_the_reasons(fill: Fill, desk: OpenAssessment, book: Fieldbook) -> None:
    answer_everything(desk)
    finalized = desk.finalize()
    first, second = sorted(("where", "age"), key=lambda name: list(desk.session.form.references).index(
        reference_of(desk, name)
    ))  # fmt: skip
    told = (Reason(reference_of(desk, second), "note", "Kedua."), Reason(reference_of(desk, first), "note", "Pertama."))
    refuse(book, finalized, told)
    page = fill(book.correct(desk.instance_id), "returned", reference_of(desk, first))
    assert page.watch.reference == reference_of(desk, first)
    for key, wanted in ((Qt.Key.Key_F8, second), (Qt.Key.Key_F8, first)):
        press(page, key)
        assert page.watch.reference == reference_of(desk, wanted)
        assert frame(page, wanted).pinned()
    press(page, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert page.watch.reference == reference_of(desk, second)


def test_a_single_change_leads_back_to_the_check(fill: Fill, desk: OpenAssessment, window: Window) -> None:
    answer_everything(desk)
    page = fill(desk, "changing", reference_of(desk, "age"))
    assert page.around.next_button.accessibleName() == "Lanjut: Periksa jawaban"
    press(page, Qt.Key.Key_Return, CTRL)
    assert window.checked == [desk]
