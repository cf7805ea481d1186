"""Several forms on the laptop: the menu says what each is for; where one is about a person, the search comes first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from fieldapp.domain.assessment import State
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.widgets.forms_menu import faces, in_order
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import find, focus, quiet, take_form


def menu_of(qtbot: QtBot) -> QMenu:
    """The menu that Ctrl+Shift+N opens."""
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(focus(), Qt.Key.Key_N, keys)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_every_shipped_form_has_an_icon_and_a_purpose(qtbot: QtBot, window: Window) -> None:
    assert {info.form_id for info in window.book.forms()} == set(faces())
    menu = menu_of(qtbot)
    actions = menu.actions()
    assert [action.data() for action in actions] == list(faces())
    assert menu.activeAction() is actions[0]
    for action in actions:
        title, _, purpose = action.text().partition("\t")
        assert title
        assert purpose
        assert not action.icon().isNull()
    assert menu.accessibleName() == "Formulir mana?"
    menu.close()


def test_a_form_about_nobody_starts_at_once(qtbot: QtBot, window: Window) -> None:
    menu_of(qtbot)
    take_form("prevention_activity")
    assert isinstance(window.page, FormPage)
    (draft,) = window.book.assessments((State.DRAFT,))
    assert draft.form_id == "prevention_activity"


def test_a_form_about_a_person_begins_with_the_search(qtbot: QtBot, full: Window) -> None:
    menu_of(qtbot)
    take_form("shelter_intake")
    page = full.page
    assert isinstance(page, PeoplePage)
    assert "Penerimaan TPS/rumah singgah" in page._for.words()
    qtbot.keyClicks(focus(), "rudi pamungkas")
    qtbot.waitUntil(lambda: not page.searching(), timeout=10_000)
    match = page.results.list.current()
    assert match is not None
    page.compare.show_match(match, page.query.query())
    page.answer("yes")
    (draft,) = full.book.assessments((State.DRAFT,))
    assert (draft.form_id, draft.person_id) == ("shelter_intake", match.person.person_id)


def test_the_form_can_be_changed_before_the_person_is_found(qtbot: QtBot, window: Window) -> None:
    window.go("people", text="", form="follow_up")
    page = window.page
    assert isinstance(page, PeoplePage)
    assert page.kept() == {"form": "follow_up"}
    page._for.button().click()
    assert not page._for.isVisibleTo(page)
    assert page.kept() == {}


@pytest.mark.parametrize("form", ["", "unheard"])
def test_without_a_known_form_nothing_is_announced(qtbot: QtBot, window: Window, form: str) -> None:
    window.go("people", text="", form=form)
    assert isinstance(window.page, PeoplePage)
    assert not window.page._for.isVisibleTo(window.page)


def test_the_button_on_home_opens_the_same_menu(qtbot: QtBot, window: Window) -> None:
    quiet(qtbot)
    button = find(window.page, Button, lambda one: one.text() == "Pilih formulir")  # type: ignore[attr-defined]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == len(faces())
    menu.close()


def test_forms_from_elsewhere_come_last(window: Window) -> None:
    forms = window.book.forms()
    assert in_order(tuple(reversed(forms)))[0].form_id == "outreach_rapid"
