"""Short news at the bottom left, one at a time, at most three waiting; stays under mouse or focus.

An offer to undo never waits: it is about what was done last, and so is Ctrl+Z. Undone, the one before it comes back.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, column, icon_button, label, row
from fieldapp.ui.words import translate

SECONDS = 6
SECONDS_WITH_ACTION = 10
WAITING = 3
BOTTOM, ABOVE_BAR = 16, 76


@dataclass(frozen=True)
class News:
    """What a toast says and offers (``more``: a second offer); it goes once ``holds`` says that it no longer stands."""

    text: str
    action_text: str = ""
    action: Callable[[], object] | None = None
    seconds: int = 0
    holds: Callable[[], bool] = lambda: True
    more_text: str = ""
    more: Callable[[], object] | None = None


class Toast(QFrame):
    """Lives inside the widget it is given and places itself at its bottom left corner, above the bar of a form."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("kind", "toast")
        self.setFixedWidth(theme.px(360))
        self._bottom = BOTTOM
        self._waiting: deque[News] = deque(maxlen=WAITING)
        self._earlier: deque[News] = deque(
            maxlen=WAITING
        )  # offers to undo what was done before, the last one at the end
        self._news = News("")
        box = row(self, margins=(16, 10, 8, 10), gap=8)
        words = column(gap=0)
        self._text = label("body", wrap=True)
        words.addWidget(self._text)
        self._button = Button("", "quiet", small=True, action=self._press)
        self._more = Button("", "quiet", small=True, action=self._press_more)
        self._more.hide()
        self._close = icon_button("x", translate("Toast", "Close message"), self._next)
        box.addLayout(words, 1)
        box.addWidget(self._button)
        box.addWidget(self._more)
        box.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._expire)
        window.installEventFilter(self)
        self.hide()

    def say(self, news: News) -> None:
        """Show it now, or after the one on screen; an offer to undo shows now."""
        if not (self.isVisible() and self._news.text):
            self._show(news)
        elif not _undoes(news):
            self._waiting.append(news)
        else:
            if _undoes(self._news):
                self._earlier.append(self._news)
            else:
                self._waiting.appendleft(self._news)
            self._show(news)

    def stand_above_bar(self, *, bar: bool) -> None:
        """Forms and their check have a bar at the bottom that stays free."""
        self._bottom = ABOVE_BAR if bar else BOTTOM
        self._place()

    def dismiss(self) -> None:
        """Take all news away (the page they belong to is gone)."""
        self._waiting.clear()
        self._earlier.clear()
        self._timer.stop()
        self.hide()

    def look_again(self) -> None:
        """Something was sent or received: an offer that cannot be kept goes."""
        if self.isVisible() and not self._news.holds():
            self._next()

    def act(self) -> bool:
        """Do the action on offer; False when there is none."""
        if not self.isVisible() or self._news.action is None:
            return False
        self._press()
        return True

    def undo(self) -> bool:
        """Undo what was done last (Ctrl+Z outside a field); False where that is not on offer."""
        return _undoes(self._news) and self.act()

    def text(self) -> str:
        """What is on screen, "" when nothing is."""
        return self._news.text if self.isVisible() else ""

    def first_focus(self) -> QWidget:
        """Where F6 lands."""
        return self._close if self._button.isHidden() else self._button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the mouse rests here."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting."""
        self._count()
        super().leaveEvent(event)

    def _show(self, news: News) -> None:
        self._news = news
        self._text.setText(news.text)
        self.setAccessibleName(news.text)
        self._button.set_words(news.action_text)
        self._button.setVisible(bool(news.action_text))
        self._more.set_words(news.more_text)
        self._more.setVisible(bool(news.more_text))
        self._place()
        self.show()
        self.raise_()
        self._count()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, news.text))

    def _count(self) -> None:
        chosen = SECONDS_WITH_ACTION if self._news.action_text else SECONDS
        self._timer.start((self._news.seconds or chosen) * 1000)

    def _expire(self) -> None:
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._count()
        else:
            self._next()

    def _press(self) -> None:
        action, earlier = self._news.action, list(self._earlier) if _undoes(self._news) else []
        self._next()
        if action is not None:
            action()
        if earlier and earlier[-1].holds():
            self.say(earlier.pop())
            self._earlier.extend(earlier)

    def _press_more(self) -> None:
        more = self._news.more
        self._next()
        if more is not None:
            more()

    def _next(self) -> None:
        self._timer.stop()
        self._earlier.clear()
        self.hide()
        while self._waiting and not self.isVisible():
            news = self._waiting.popleft()
            if news.holds():
                self._show(news)

    def _place(self) -> None:
        around = self.parentWidget() or self.window()
        self.adjustSize()
        inside = self.layout()
        if inside is not None:  # Qt's own height is a line short where large text wraps
            self.resize(self.width(), max(self.height(), inside.totalHeightForWidth(self.width())))
        self.move(theme.px(16), around.height() - self.height() - theme.px(self._bottom))


def _undoes(news: News) -> bool:
    """Whether it offers to undo; the word is the same on every page."""
    return news.action_text == translate("Toast", "Undo")
