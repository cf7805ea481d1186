"""The privacy screen: one key and nothing of a person is on screen, another and everything is as it was.

No passphrase is asked: it is for the moment in which somebody turns to the laptop. Nothing below it can be reached by
mouse or keyboard; what is typed meanwhile goes nowhere. The idle lock runs on.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, column, label
from fieldapp.ui.widgets.brand import Mark
from fieldapp.ui.words import translate

KEY = Qt.Key.Key_F9
_AWAY = frozenset((KEY, Qt.Key.Key_Escape))


class Cover(QWidget):
    """Lies over all of ``window``, the frame with its pages, until it is taken off."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        self._window = window
        self._before = QApplication.focusWidget()
        box = column(self, margins=(24, 24, 24, 24), gap=12)
        box.addStretch(1)
        box.addWidget(Mark(48), 0, Qt.AlignmentFlag.AlignHCenter)
        title = label("h2", translate("Cover", "The screen is covered"))
        box.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        text = translate("Cover", "Your work is saved. F9 or Esc shows it again.")
        box.addWidget(label("muted", text), 0, Qt.AlignmentFlag.AlignHCenter)
        self.back = Button(translate("Cover", "Show again"), "primary", action=self.take_off)
        self.back.setMaximumWidth(theme.px(220))
        box.addWidget(self.back, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_off(self) -> None:
        """Everything as it was, the caret too."""
        self._window.removeEventFilter(self)
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """No shortcut of the window works below it, but the lock."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            locks = event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            event.setAccepted(not locks)
            return not locks
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only the keys that take it off do anything."""
        if event.key() in _AWAY:
            self.take_off()
        event.accept()

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """The keyboard stays on the one button."""
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)


def cover(window: QWidget) -> None:
    """Cover the window and what lies open above it; a second time shows it again."""
    there = next((one for one in window.findChildren(Cover) if one.isVisible()), None)
    if there is not None:
        there.take_off()
        return
    for above in QApplication.topLevelWidgets():
        if above is not window.window() and above.isVisible():
            above.close()  # a dialog shows names too; nothing in it was decided
    Cover(window)
