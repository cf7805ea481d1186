"""Checking the answers, choosing services, finalizing, and taking it back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fieldapp.domain.assessment import State
from fieldapp.fieldbook import Fieldbook, OpenAssessment
from fieldapp.ui import theme
from fieldapp.ui.pages.check.done import DonePage
from fieldapp.ui.pages.check.onward import where_now
from fieldapp.ui.pages.check.page import CheckPage
from fieldapp.ui.pages.form.page import FormPage
from tests.ui.form.desk import Window, answer_everything, full_disk, reference_of

Check = Callable[..., CheckPage]


def test_every_answer_is_shown_as_people_read_it(check: Check, desk: OpenAssessment) -> None:
    answer_everything(desk)
    desk.answer(reference_of(desk, "born"), "1961-07-04")
    desk.answer(reference_of(desk, "signs"), "cough fever")
    page = check(desk)
    words = {
        row.reference.rsplit("/", 1)[-1]: [w.text() for w in row.findChildren(type(page._count))]
        for row in page.answers.rows()
    }
    assert "04/07/1961" in words["born"]
    assert "Batuk, Demam" in words["signs"]
    assert "36,5" in words["temperature"]


def test_optional_blank_questions_fold_into_one_line(check: Check, desk: OpenAssessment) -> None:
    answer_everything(desk)
    page = check(desk)
    assert page.answers.row(reference_of(desk, "story")) is None
    assert page.answers.skipped.text().endswith("pertanyaan dilewati")
    page.answers.skipped.click()
    row = page.answers.row(reference_of(desk, "story"))
    assert row is not None
    assert row.isVisible()


def test_finalisasi_is_never_grey_and_says_what_is_missing(check: Check, desk: OpenAssessment, window: Window) -> None:
    answer_everything(desk, leave=("full_name",))
    page = check(desk)
    assert page.finalize_button.isEnabled()
    assert page.summary.isHidden()
    assert page._count.text() == "1 masalah harus diselesaikan"
    page.finalize_button.click()
    assert page.summary.hasFocus()
    assert [link.text() for link in page.summary.links()] == ["Isi nama lengkap."]
    assert window.ended == []
    page.summary.links()[0].click()
    assert window.filled == [(desk, "changing", reference_of(desk, "full_name"))]


def test_ubah_goes_to_the_question_and_comes_back_to_its_row(
    check: Check, outreach: OpenAssessment, window: Window, qtbot: QtBot
) -> None:
    answer_everything(outreach)
    page = check(outreach)
    row = page.answers.row(reference_of(outreach, "summary"))
    assert row is not None
    row.change.click()
    desk, arrived, reference = window.filled[-1]
    form = FormPage(window, desk, arrived, reference)
    window.put(form)
    qtbot.waitUntil(window.isActiveWindow)
    assert form.watch.reference == reference_of(outreach, "summary")
    QTest.keyClick(form.window().focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.checked == [outreach]
    back = check(outreach)
    again = back.answers.row(reference_of(outreach, "summary"))
    assert again is not None
    assert again.change.hasFocus()
    qtbot.waitUntil(lambda: back._left.verticalScrollBar().value() > 0)


def test_services_are_suggested_with_reasons_and_ticked_by_the_worker(
    check: Check, outreach: OpenAssessment, book: Fieldbook
) -> None:
    answer_everything(outreach)
    page = check(outreach)
    cards = page.services.cards()
    assert cards
    assert all(card.accessibleName() and card.accessibleDescription() for card in cards)
    assert not any(card.isChecked() for card in cards)
    cards[0].click()
    kept = book.resume(outreach.instance_id)
    assert kept.session.node(reference_of(kept, "services")).text == cards[0].value
    page.services.add_other.click()
    shell = page.shell
    assert isinstance(shell, Window)
    assert shell.filled[-1][2] == reference_of(outreach, "service_other")


def test_a_form_without_services_shows_no_card(check: Check, desk: OpenAssessment) -> None:
    assert check(desk).services.isHidden()


def test_finalizing_queues_the_record_and_undo_takes_it_back(
    check: Check, desk: OpenAssessment, window: Window, book: Fieldbook
) -> None:
    answer_everything(desk)
    check(desk).finalize_button.click()
    (assessment,) = window.ended
    assert assessment.state is State.FINALIZED
    assert assessment.number.startswith("JGK-")
    done = DonePage(window, assessment)  # type: ignore[arg-type]
    window.put(done)
    assert done.next.hasFocus()
    QTest.keyClick(done.next, Qt.Key.Key_Return)
    assert window.went == [("people", {"text": ""})]
    (news,) = window.news
    assert (news.action_text, news.seconds) == ("Urungkan", 10)
    assert news.action is not None
    news.action()
    assert book.assessment(desk.instance_id).state is State.DRAFT
    resumed, arrived, _ = window.filled[-1]
    assert (resumed.instance_id, arrived) == (desk.instance_id, "resumed")


def test_undo_after_sending_began_says_why_not(
    check: Check, desk: OpenAssessment, window: Window, book: Fieldbook
) -> None:
    answer_everything(desk)
    check(desk).finalize_button.click()
    done = DonePage(window, window.ended[0])  # type: ignore[arg-type]
    window.put(done)
    assert window.news[0].holds()
    book._store.record_sending([desk.instance_id])
    assert not window.news[0].holds()
    done.take_back()
    assert window.filled == []
    assert len(window.news) == 2
    assert book.assessment(desk.instance_id).state is State.SENDING


def test_the_done_page_names_the_number_and_leads_on(check: Check, desk: OpenAssessment, window: Window) -> None:
    answer_everything(desk)
    check(desk).finalize_button.click()
    done = DonePage(window, window.ended[0])  # type: ignore[arg-type]
    window.put(done)
    assert window.ended[0].number in done._title
    for button in done.findChildren(QPushButton):
        button.click()
    assert [place for place, _ in window.went] == ["people", "queue", "home"]


def test_a_full_disk_keeps_the_draft(check: Check, desk: OpenAssessment, window: Window, book: Fieldbook) -> None:
    answer_everything(desk)
    page = check(desk)
    with full_disk():
        page.finalize()
    assert window.ended == []
    assert not page.save_banner.isHidden()
    assert book.assessment(desk.instance_id).state is State.DRAFT
    page.finalize()
    assert len(window.ended) == 1


def test_what_finalizing_leads_to_is_told_no_surer_than_it_is(
    check: Check, desk: OpenAssessment, book: Fieldbook
) -> None:
    def told() -> tuple[str, str]:
        facts = [one.text() for one in check(desk)._right.findChildren(QLabel)]
        return next(text for text in facts if text.startswith("Masuk antrean kirim")), where_now(book)

    assert told() == (
        "Masuk antrean kirim, terkirim setelah laptop terdaftar",
        "Tersimpan aman di laptop ini dan terkirim setelah laptop terdaftar.",
    )
    book.put_setting("device_id", "d1")
    assert [text.endswith(("saat ada internet", "saat ada internet.")) for text in told()] == [True, True]
    book.put_setting("send_when", "asked")
    assert [text.endswith(("menekan kirim", "menekan kirim.")) for text in told()] == [True, True]


def test_answers_give_way_to_large_text_in_a_small_window(
    check: Check, outreach: OpenAssessment, window: Window, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", 1.5)
    page = check(outreach)
    QApplication.processEvents()
    window.width_class = "narrow"
    window.resize(1092 - theme.px(60), 330)
    QApplication.processEvents()
    view = page._left.viewport()
    assert page.answers.rows()
    assert page.answers.mapTo(view, page.answers.rect().topRight()).x() < view.width()
