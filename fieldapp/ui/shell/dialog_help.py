"""F1 in a dialog: the manual about what it asks, else about the page below it.

A dialog takes the keys of the window away, so each one gets this key of its own as soon as the keyboard is in it,
before unlocking too. The manual is loaded with the first dialog, not with the window.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from fieldapp.ui.shell.keys import show_keys

if TYPE_CHECKING:
    from fieldapp.ui.window import Window

MARK = "helped"  # property of a dialog that has the key already


def help_in_dialogs(window: "Window") -> None:
    """From now on, for as long as the window is there; once is enough."""
    if window.findChild(DialogHelp) is None:
        DialogHelp(window)


class DialogHelp(QObject):
    """``topic`` of a dialog goes before the page that the window shows."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._arrived)

    def _arrived(self, _left: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog.property(MARK):
            return
        dialog.setProperty(MARK, True)
        from fieldapp.ui.shell.help import HelpWindow

        if not isinstance(dialog, HelpWindow):
            QShortcut(QKeySequence("F1"), dialog, lambda: self._help(dialog))
            dialog.finished.connect(lambda _result: _close(dialog))

    def _help(self, dialog: QDialog) -> None:
        from fieldapp.ui.shell.help import show_help, topic_of

        topic = str(getattr(dialog, "topic", "")) or topic_of(self._window.page)
        show_help(dialog, topic, lambda: show_keys(dialog))


def _close(dialog: QDialog) -> None:
    """Help about what is not asked any more."""
    from fieldapp.ui.shell.help import HelpWindow

    for one in dialog.findChildren(HelpWindow):
        one.close()
