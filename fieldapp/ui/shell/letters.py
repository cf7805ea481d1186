"""The letters of buttons (Alt+L presses *Lanjut*) are underlined while Alt is held, so that they do not clutter."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fieldapp.ui.widgets.basics import Button


class Letters(QObject):
    """Watches a window: keys arrive there when nobody else wants them, as nobody wants Alt alone."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt goes down, or up; Alt+Tab takes the window away and never tells that Alt was let go."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
            self._show(shown=event.type() == QEvent.Type.KeyPress)
        elif event.type() == QEvent.Type.WindowDeactivate:
            self._show(shown=False)
        return super().eventFilter(watched, event)

    def _show(self, *, shown: bool) -> None:
        if Button.letters_shown == shown:
            return
        Button.letters_shown = shown
        for button in self._window.findChildren(Button):
            if "&" in button.text():
                button.update()
