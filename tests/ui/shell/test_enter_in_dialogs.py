"""Enter decides in small windows wherever the keyboard stands, not in fields of text alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from fieldapp.ui.window import Window
from tests.ui import tour
from tests.ui.tour_dialogs import DIALOGS


@pytest.mark.parametrize("name", ["filter", "referrals-step-accepted", "referrals-step-served"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_in_a_list_of_words_decides(window: Window, name: str, key: Qt.Key) -> None:
    dialog = DIALOGS[name](window)
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    dialog.open()
    tour.settle()
    field = next(one for one in dialog.findChildren(QComboBox) if one.isVisible())
    field.setFocus()
    QTest.keyClick(field, key)
    assert ended == [1]
