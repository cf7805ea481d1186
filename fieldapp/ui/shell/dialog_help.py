"""F1 in a dialog: the manual about what it asks, else about the page below it.

A dialog takes the keys of the window away, so each one gets this key of its own as soon as the keyboard is in it.
The manual is loaded with the first dialog, not with the window.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from fieldapp.ui.shell.keys import show_keys

MARK = "helped"  # property of a dialog that has the key already


class DialogHelp(QObject):
    """For as long as its owner is there. ``page`` gives the page below; ``topic`` of a dialog goes first."""

    def __init__(self, owner: QObject, page: Callable[[], QWidget]) -> None:
        super().__init__(owner)
        self._page = page
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

        topic = str(getattr(dialog, "topic", "")) or topic_of(self._page())
        show_help(dialog, topic, lambda: show_keys(dialog))


def _close(dialog: QDialog) -> None:
    """Help about what is not asked any more."""
    from fieldapp.ui.shell.help import HelpWindow

    for one in dialog.findChildren(HelpWindow):
        one.close()
