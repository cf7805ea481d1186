"""The picker and the filters above the beds: whole whatever shelter is chosen; one shelter at a time by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldapp.ui.pages.shelter.head import Head
from fieldapp.ui.window import Window
from tests.ui.desk.laptop import quiet

SMALL = (1092, 550)


def _head(qtbot: QtBot, window: Window) -> Head:
    """Of a desk that has chosen no shelter yet."""
    window.resize(*SMALL)
    window.activateWindow()
    window.go("shelter")
    quiet(qtbot)
    head = window.page.findChild(Head)
    assert isinstance(head, Head)
    assert head.picker.hasFocus()
    return head


def test_filters_and_name_stay_whole_when_the_desk_gets_its_shelter(qtbot: QtBot, plain: Window) -> None:
    head = _head(qtbot, plain)
    for at in range(1, head.picker.count()):
        head.picker.setCurrentIndex(at)
        head.picker.activated.emit(at)
        quiet(qtbot)
        assert head.strip.width() >= head.segments.width()
        assert head.picker.toolTip() == head.picker.currentText()


def test_an_arrow_opens_the_list_and_chooses_nothing(qtbot: QtBot, plain: Window) -> None:
    head = _head(qtbot, plain)
    QTest.keyClick(head.picker, Qt.Key.Key_Down)
    assert head.picker.view().isVisible()
    assert head.picker.currentIndex() == 0
    assert plain.book.shelters.chosen is None
    head.picker.hidePopup()
