"""Whoever looks into a layout leaves no memory of its items behind: Qt deletes them without a word."""

import gc

import shiboken6
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)
from pytestqt.qtbot import QtBot

from fieldapp.ui import theme
from fieldapp.ui.layout_parts import parts
from fieldapp.ui.reading_order import step, stops
from fieldapp.ui.widgets.questions.flow import FlowLayout


def remembered() -> int:
    found = [one for one in shiboken6.getAllValidWrappers() if isinstance(one, QLayoutItem)]
    return sum(not isinstance(one, QLayout) for one in found)


def seen_items() -> int:
    return sum(type(one) is QWidgetItem for one in gc.get_objects())


def test_items_are_forgotten_once_they_were_looked_at(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box, inner = QVBoxLayout(window), QHBoxLayout()
    first, second = QLabel("1"), QLabel("2")
    box.addWidget(first)
    box.addLayout(inner)
    inner.addWidget(second)
    box.addStretch(1)
    window.show()
    before, items = remembered(), seen_items()
    assert list(parts(box)) == [first, inner]
    assert list(parts(inner)) == [second]
    stops(window)
    assert remembered() == before
    assert seen_items() <= items


def test_layouts_of_ours_keep_their_items(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window)
    flow.addWidget(QLabel("1"))
    for _ in range(2):
        assert [type(part) for part in parts(flow)] == [QLabel]
    window.resize(flow.sizeHint())


def test_a_flow_is_as_high_as_its_items_are_now(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window)
    first, second = QLabel("1"), QLabel("2")
    flow.addWidget(first)
    line = flow.heightForWidth(200)
    flow.addWidget(second)
    assert flow.heightForWidth(200) == line
    first.setMinimumWidth(190)
    assert flow.heightForWidth(200) > line
    second.hide()
    first.setMinimumWidth(20)
    assert flow.heightForWidth(200) == line
    flow.takeAt(1)
    assert flow.heightForWidth(200) == line


def test_a_dead_item_is_not_taken_for_the_style(qtbot: QtBot) -> None:
    """As it happened: the style was made where an item had been that Python still remembered."""
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    box.addWidget(QLabel("1"))
    dead = box.itemAt(0)

    class Confused(QLabel):
        said = 0

        def style(self) -> QStyle:
            self.said += 1
            return dead if self.said == 1 else super().style()  # type: ignore[return-value]

    label = Confused(window)
    label.ensurePolished()
    theme.repolish(label)
    assert label.said == 2
    assert not shiboken6.isValid(dead)


def test_what_was_taken_away_gives_the_keyboard_to_what_is_near(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QHBoxLayout(window)
    away, page = QPushButton("away"), QWidget()
    box.addWidget(away)
    box.addWidget(page)
    inner = QVBoxLayout(page)
    near, list_ = QPushButton("near"), QWidget()
    inner.addWidget(near)
    inner.addWidget(list_)
    rows = QVBoxLayout(list_)
    gone, going = QPushButton("gone"), QPushButton("going")
    rows.addWidget(gone)
    rows.addWidget(going)
    window.show()
    gone.setFocus()
    gone.hide()
    assert step(window, True)
    assert window.focusWidget() is near
    list_.hide()
    assert step(window, True)
    assert window.focusWidget() is away, "from what stands there Tab goes on"
