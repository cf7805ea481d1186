"""Labels, buttons, boxes: the plain parts, with their style property and accessible name set at birth."""

from collections.abc import Callable
from typing import ClassVar, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from fieldapp.ui import icons, theme

ICON_GAP = 6
Box = TypeVar("Box", bound=QBoxLayout)


def label(kind: str, text: str = "", *, wrap: bool = False, tone: str = "") -> QLabel:
    """A plain-text label; kinds: display h1 h2 h3 label body small caption hint error muted strong column."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    if tone:
        made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    return made


def picture(name: str, ink: str = "text2", size: int = 18) -> QLabel:
    """An icon beside words; it says nothing of its own."""
    made = QLabel()
    made.setPixmap(icons.pixmap(name, ink, size))
    made.setFixedSize(theme.px(size), theme.px(size))
    return made


class ElidedLabel(QLabel):
    """One line that ends in … when there is no room; the whole text is its tooltip and accessible name.

    ``shorter``: what it says instead where there is less room, the longest first.
    """

    def __init__(self, kind: str, text: str = "", tone: str = "", shorter: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        if tone:
            self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._whole, self._shorter = "", shorter
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show a text, as much of it as fits."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def whole_text(self) -> str:
        """The text without the dots."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text again."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._whole) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(min(self.sizeHint().width(), theme.px(40)), self.sizeHint().height())

    def _fit(self) -> None:
        self.ensurePolished()
        metrics, room = self.fontMetrics(), self.width()
        texts = (self._whole, *self._shorter)
        fitting = next((text for text in texts if metrics.horizontalAdvance(text) <= room), texts[-1])
        shown = metrics.elidedText(fitting, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


def press_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Click on plain Enter, which Qt keeps for dialogs; False for every other key."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if not plain or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    button.click()
    return True


class Button(QPushButton):
    """A push button; kinds: primary secondary quiet danger link icon. Icons take the colour of the kind.

    The letter that presses it together with Alt is underlined only while Alt is held.
    """

    letters_shown: ClassVar = False  # of all buttons; the window's ``Letters`` change it
    _TOKENS: ClassVar = {"primary": "on_accent", "quiet": "primary", "link": "primary", "danger": "danger"}

    def __init__(
        self,
        text: str,
        kind: str = "secondary",
        *,
        icon: str = "",
        small: bool = False,
        name: str = "",
        action: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        if small:
            self.setProperty("measure", "small")
        self.setAccessibleName(name or text.replace("&", ""))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if icon:
            self.set_icon(icon)
        if action is not None:
            self._action = action
            self.clicked.connect(self._run_action)

    def set_icon(self, name: str, ink: str = "") -> None:
        """Put an icon left of the text."""
        kind = str(self.property("kind"))
        size = 16 if self.property("measure") == "small" or kind == "chip" else 18
        gap = ICON_GAP if self.text() else 0
        self.setIcon(icons.icon(name, ink or self._TOKENS.get(kind, "text"), size, gap))
        self.setIconSize(icons.icon_size(size, gap))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def _run_action(self) -> None:
        self._action()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """What the style draws: the text without its mark, which is kept for the key."""
        super().initStyleOption(option)
        if not Button.letters_shown and "&" in self.text():
            option.text = unmarked(self.text())

    def set_words(self, text: str) -> None:
        """Change text and accessible name together."""
        self.setText(text)
        self.setAccessibleName(text.replace("&", ""))


def unmarked(text: str) -> str:
    """A button's text without the mark of its letter; a doubled ``&`` stands for the sign itself and stays."""
    return "&&".join(part.replace("&", "") for part in text.split("&&"))


def icon_button(icon: str, name: str, action: Callable[[], object] | None = None, ink: str = "text2") -> Button:
    """A button without words; ``name`` is its accessible name and tooltip."""
    made = Button("", "icon", name=name, action=action)
    made.setToolTip(name)
    made.set_icon(icon, ink)
    return made


def frame(kind: str, tone: str = "") -> QFrame:
    """A box: card panel inset bar row banner choice line segments toast."""
    made = QFrame()
    made.setProperty("kind", kind)
    if tone:
        made.setProperty("tone", tone)
    return made


def line() -> QFrame:
    """A hairline."""
    return frame("line")


def bare() -> QWidget:
    """A box nobody sees."""
    made = QWidget()
    made.setProperty("kind", "bare")
    return made


def column(
    parent: QWidget | None = None, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 8
) -> QVBoxLayout:
    """A vertical layout with lengths at the text scale."""
    made = QVBoxLayout(parent) if parent else QVBoxLayout()
    return _measured(made, margins, gap)


def row(
    parent: QWidget | None = None, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 8
) -> QHBoxLayout:
    """A horizontal layout with lengths at the text scale."""
    made = QHBoxLayout(parent) if parent else QHBoxLayout()
    return _measured(made, margins, gap)


def scrolling(content: QWidget, name: str) -> QScrollArea:
    """Content that scrolls up and down, transparent, not a tab stop; ``name`` is for screen readers."""
    area = QScrollArea()
    area.setViewport(QWidget())  # asking for the one that Qt makes loads every kind of widget there is: 8 ms
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    content.setProperty("kind", "bare")
    area.setWidget(content)
    return area


class Stack(QStackedWidget):
    """Widgets on one another that together are as tall as the one on top, not as the tallest of them."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _place: self._measure())

    def addWidget(self, widget: QWidget) -> int:
        """As Qt's; the first one is shown."""
        place = super().addWidget(widget)
        self._measure()
        return place

    def _measure(self) -> None:
        for place in range(self.count()):
            one = self.widget(place)
            if one is not None:
                top = place == self.currentIndex()
                tall = QSizePolicy.Policy.Preferred if top else QSizePolicy.Policy.Ignored
                one.setSizePolicy(one.sizePolicy().horizontalPolicy(), tall)
        self.updateGeometry()


def set_example(field: QLineEdit, text: str) -> None:
    """What may be typed, shown while nothing is; the field stays wide enough for it."""
    field.setPlaceholderText(text)
    around = 2 * (12 + theme.ring())
    field.setMinimumWidth(QFontMetrics(theme.font()).horizontalAdvance(text) + theme.px(around))


def empty_layout(layout: QBoxLayout) -> None:
    """Take everything out of a layout and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            break
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            empty_layout(inner)


def _measured(layout: Box, margins: tuple[int, int, int, int], gap: int) -> Box:
    left, top, right, bottom = (theme.px(margin) for margin in margins)
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(theme.px(gap))
    return layout
