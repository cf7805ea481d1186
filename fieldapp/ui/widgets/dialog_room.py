"""How much room a dialog takes: what it wishes, never more than the window below it; what has no room scrolls."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from fieldapp.ui import theme

AROUND = 40  # px of the window that stay in sight, for the frame that the system puts around a dialog


def room(dialog: QDialog) -> QSize:
    """What there is: the app's window, also below a dialog of a dialog; the screen where there is none."""
    below: QWidget = dialog
    while (above := below.parentWidget()) is not None:
        below = above.window()
    size = dialog.screen().availableSize() if below is dialog else below.size()
    return size - QSize(AROUND, AROUND)


def take_room(dialog: QDialog, width: int, height: int) -> None:
    """Its size in px at 100 % text, as far as there is room."""
    dialog.resize(QSize(theme.px(width), theme.px(height)).boundedTo(room(dialog)))


class Growing(QObject):
    """A dialog with a part that scrolls: as tall as that part asks for, while there is room.

    One that was given a size only grows.
    """

    def __init__(self, dialog: QDialog, area: QScrollArea, content: QWidget) -> None:
        super().__init__(dialog)
        self._dialog, self._area, self._content = dialog, area, content
        for watched in (dialog, content):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It is shown, or what is in it changed."""
        dialog = self._dialog
        if watched is dialog and event.type() == QEvent.Type.Show:
            self._fit(shrink=not dialog.testAttribute(Qt.WidgetAttribute.WA_Resized))
        elif event.type() == QEvent.Type.LayoutRequest and dialog.isVisible():
            self._fit(shrink=False)
        return super().eventFilter(watched, event)

    def _fit(self, *, shrink: bool) -> None:
        seen = self._area.viewport()
        if self._content.hasHeightForWidth():
            wanted = self._content.heightForWidth(seen.width())
        else:
            wanted = self._content.sizeHint().height()
        missing = wanted - seen.height()
        most = room(self._dialog).height()
        if shrink or missing > 0:
            self._dialog.resize(self._dialog.width(), min(self._dialog.height() + missing, most))
