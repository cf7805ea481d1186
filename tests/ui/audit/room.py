"""Room for words and fingers: targets of 24 px, no word and no button cut, nothing outside its parent or the window."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import ElidedLabel, unmarked
from fieldapp.ui.widgets.questions.choice_card import ChoiceCard
from fieldapp.ui.widgets.strip import Strip
from fieldapp.ui.window import Window
from tests.ui.audit.screen import Screen, scrolls, told

TARGET = 24
SMALLEST = (1092, 550)
SLACK = 5  # px that a bolder letter may ask for
HAIR = 2  # px that borders and rounding may take


def audit(screen: Screen) -> Iterator[str]:
    """All of it."""
    for stop in screen.stops:
        if stop.height() < TARGET or stop.width() < TARGET:
            yield f"small: {told(stop)} {stop.width()}x{stop.height()}"
    for label in screen.labels:
        if not isinstance(label, ElidedLabel):
            yield from _words(label)
    for button in screen.buttons:
        yield from _button(button)
    yield from _fields(screen)
    yield from _places(screen)
    yield from _contents(screen)
    if isinstance(screen.root, Window):
        yield from _smallest(screen.root)


def _words(label: QLabel) -> Iterator[str]:
    metrics, room = label.fontMetrics(), label.contentsRect()
    words = label.text()
    if label.textFormat() == Qt.TextFormat.RichText:
        return
    if label.wordWrap():
        wide = max(metrics.horizontalAdvance(word) for word in words.replace("/", "/ ").split() or [""])
        if label.height() + HAIR < label.heightForWidth(label.width()):
            yield f"too low for its words: {told(label)} {label.size().toTuple()}"
    else:
        wide = max(metrics.horizontalAdvance(line) for line in words.splitlines() or [""])
    if wide > room.width() + SLACK:
        yield f"too narrow for its words: {told(label)} {room.width()} of {wide}"


def _button(button: QAbstractButton) -> Iterator[str]:
    if isinstance(button, ChoiceCard) or button.hasHeightForWidth() or not button.text():
        return  # wraps its words, or has a picture alone
    if button.width() + SLACK < button.sizeHint().width():
        yield f"cut: {told(button)} {button.width()} of {button.sizeHint().width()}"
    if isinstance(button, QPushButton) and button.text():
        words = QFontMetrics(button.font()).horizontalAdvance(unmarked(button.text()))
        if words > button.width() or button.fontMetrics().height() > button.height():
            yield f"its words are cut: {told(button)}"


def _fields(screen: Screen) -> Iterator[str]:
    for combo in screen.of(QComboBox):
        words = combo.fontMetrics().horizontalAdvance(combo.currentText())
        room = combo.width() - theme.px(10 + 32) - 2 * theme.ring()
        if words > room + SLACK and not combo.toolTip():
            yield f"its answer is cut: {told(combo)} {combo.currentText()!r} {room} of {words}"
    for line in screen.of(QLineEdit):
        margins = line.textMargins()
        room = line.width() - margins.left() - margins.right() - theme.px(2 * 12)
        words = line.fontMetrics().horizontalAdvance(line.placeholderText())
        if not line.text() and words > room + SLACK:
            yield f"its example is cut: {line.placeholderText()!r} {room} of {words}"


def _places(screen: Screen) -> Iterator[str]:
    """Inside the window, and inside the parent; what scrolls may be higher, never wider."""
    window = screen.root.rect()
    for widget in screen.widgets:
        above = widget.parentWidget()
        if above is None or widget.isWindow() or isinstance(above.parentWidget(), QAbstractScrollArea):
            continue
        room = above.rect().adjusted(-HAIR, -HAIR, HAIR, HAIR)
        if not isinstance(above, QStackedWidget) and not room.contains(widget.geometry()):
            yield f"outside {type(above).__name__}: {told(widget)} {_box(widget.geometry())} in {_box(above.rect())}"
        if not scrolls(widget) and not window.contains(screen.place(widget)):
            yield f"outside the window: {told(widget)} {_box(screen.place(widget))}"


def _contents(screen: Screen) -> Iterator[str]:
    for area in screen.of(QScrollArea):
        if isinstance(area, Strip):
            continue  # scrolls sideways by its arrow keys
        inside = area.widget()
        off = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if inside is not None and off and inside.width() > area.viewport().width() + HAIR:
            yield f"wider than what scrolls it: {told(area)} {inside.width()} of {area.viewport().width()}"


def _smallest(window: Window) -> Iterator[str]:
    """Whether the page would need more than the smallest window has; larger text may scroll."""
    if window.width_class != "narrow" or theme.scale() > 1:
        return
    hint = window.page.minimumSizeHint()
    wide, high = SMALLEST[0] - window.frame.nav.width(), SMALLEST[1] - window.frame.top.height()
    if hint.width() > wide or hint.height() > high:
        yield f"the page needs {hint.toTuple()} of {wide}x{high}"


def overlapping(bar: QWidget) -> Iterator[str]:
    """Neighbours in a bar that cover each other."""
    parts = [part for part in bar.children() if isinstance(part, QWidget) and part.isVisible()]
    for at, one in enumerate(parts):
        for two in parts[at + 1 :]:
            if one.geometry().intersects(two.geometry()):
                yield f"{told(one)} over {told(two)}"


def _box(place: QRect) -> tuple[int, int, int, int]:
    return place.x(), place.y(), place.width(), place.height()
