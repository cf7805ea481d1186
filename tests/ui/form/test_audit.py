"""Names, targets, tab order and room for words on the form and check pages, in all sizes people use."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fieldapp.fieldbook import OpenAssessment
from fieldapp.ui import theme, words
from fieldapp.ui.pages.check.page import CheckPage
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.page import Page
from fieldapp.ui.reading_order import stops
from fieldapp.ui.widgets.basics import ElidedLabel
from tests.ui.form.desk import Window, answer_everything, reference_of

RAIL, TOP = 60, 56
SIZES = [(1366, 768, 1.0), (1092, 550, 1.0), (1366, 768, 1.3)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}@{size[2]}")
def sized(request: pytest.FixtureRequest, qapp: QApplication, window: Window) -> Iterator[Window]:
    """The window as wide as the page is beside the rail, at a text scale."""
    width, height, scale = request.param
    if scale != 1.0:
        theme.apply(qapp, "light", scale)
    window.resize(width - theme.px(RAIL), height - theme.px(TOP))
    window.width_class = "wide" if width / scale >= 1240 else "narrow"
    window.short = height / scale < 640
    yield window
    if scale != 1.0:
        theme.apply(qapp, "light")


def settle() -> None:
    """Wrapped words are laid out in a few rounds: width first, then height, then the scroll area."""
    for _ in range(5):
        QApplication.processEvents()


def shown(page: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in page.findChildren(kind) if widget.isVisible()]


def audit(page: Page) -> list[str]:
    """Everything that is wrong with what is on screen."""
    wrong = []
    for widget in shown(page, QWidget):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or not widget.isEnabled():
            continue
        if not widget.accessibleName():
            wrong.append(f"no name: {widget}")
        if widget.height() < 24 or widget.width() < 24:
            wrong.append(f"small target: {widget.accessibleName()} {widget.size()}")
    for label in shown(page, QLabel):
        assert isinstance(label, QLabel)
        if isinstance(label, ElidedLabel) or not label.text() or label.pixmap().height():
            continue
        if label.height() < label.heightForWidth(label.width()) or (
            not label.wordWrap() and label.width() < label.sizeHint().width()
        ):
            wrong.append(f"clipped: {label.text()!r} {label.size()}")
    for button in shown(page, QAbstractButton):
        assert isinstance(button, QAbstractButton)
        needed = QFontMetrics(button.font()).horizontalAdvance(button.text().replace("&", ""))
        if button.metaObject().className() == "Button" and button.width() < needed:
            wrong.append(f"clipped button: {button.text()!r}")
    return wrong


def test_every_section_has_names_targets_and_room(sized: Window, outreach: OpenAssessment, qtbot: QtBot) -> None:
    answer_everything(outreach, leave=("summary", "physical_desc"))
    outreach.answer(reference_of(outreach, "consent_photo"), "yes")
    page = FormPage(sized, outreach, "new", "")
    sized.put(page)
    page.check_all()
    found = []
    for section in page.filling.sections:
        page.go_section(section.reference)
        settle()
        found += audit(page)
    assert found == []


def test_all_question_types_have_names_targets_and_room(sized: Window, desk: OpenAssessment, qtbot: QtBot) -> None:
    page = FormPage(sized, desk, "new", "")
    sized.put(page)
    page.check_all()
    desk.answer(reference_of(desk, "things"), "t01 t02 t03 t04 t05 t06 t07 t08 t09")
    page.go_section("/data/second")
    settle()
    assert audit(page) == []


def test_the_check_page_has_names_targets_and_room(sized: Window, outreach: OpenAssessment, qtbot: QtBot) -> None:
    answer_everything(outreach, leave=("summary", "family_contact"))
    page = CheckPage(sized, outreach)
    sized.put(page)
    page.finalize()
    page.answers.skipped.click()
    settle()
    assert audit(page) == []


@pytest.mark.parametrize("kind", [FormPage, CheckPage])
def test_pages_fit_the_smallest_window(
    window: Window, outreach: OpenAssessment, kind: type[Page], qtbot: QtBot
) -> None:
    window.width_class, window.short = "narrow", True
    answer_everything(outreach)
    page = CheckPage(window, outreach) if kind is CheckPage else FormPage(window, outreach, "new", "")
    window.put(page)
    hint = page.minimumSizeHint()
    assert (hint.width() <= 1092 - RAIL, hint.height() <= 550 - TOP) == (True, True)


def test_tab_order_is_reading_order_even_after_questions_came(
    window: Window, desk: OpenAssessment, qtbot: QtBot
) -> None:
    page = FormPage(window, desk, "new", "")  # type: ignore[arg-type]
    window.put(page)
    page._answer(reference_of(desk, "has_family"), "yes")
    settle()
    body = page.area.body
    assert body is not None
    tops = [stop.mapTo(body, QPoint(0, 0)).y() for stop in stops(body)]
    assert len(tops) > 5
    assert tops == sorted(tops)


def test_both_languages_say_everything(window: Window, desk: OpenAssessment, qtbot: QtBot) -> None:
    words.use("en")
    page = FormPage(window, desk, "new", "")  # type: ignore[arg-type]
    window.put(page)
    page.proceed()
    assert page.area.summary.title() == "There are 4 problems in this section"
    assert page.around.next_button.accessibleName() == "Continue anyway"


def test_names_are_spoken_with_hint_and_error(check: Callable[..., CheckPage], desk: OpenAssessment) -> None:
    answer_everything(desk, leave=("full_name",))
    page = check(desk)
    row = page.answers.row(reference_of(desk, "full_name"))
    assert row is not None
    assert row.change.accessibleName() == "Ubah: Nama lengkap"
