"""A form file dropped on the window is imported, a table dropped on the batch page taken in; the rest is left alone."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

ENDINGS = (".xlsx", ".xlsm", ".xls", ".xml", ".zip")


class FormDrops(QObject):
    """Watches ``area``; ``take`` gets the path of one dropped file that ends so."""

    def __init__(self, area: QWidget, take: Callable[[str], object], endings: tuple[str, ...] = ENDINGS) -> None:
        super().__init__(area)
        self._endings = endings
        self._take = take
        area.setAcceptDrops(True)
        area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept one local file of a known kind."""
        if isinstance(event, QDragEnterEvent) and dropped_file(event.mimeData(), self._endings):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            path = dropped_file(event.mimeData(), self._endings)
            if path:
                event.acceptProposedAction()
                self._take(path)
                return True
        return super().eventFilter(watched, event)


def dropped_file(data: QMimeData, endings: tuple[str, ...] = ENDINGS) -> str:
    """The path of the only file, when it ends so; else ""."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].lower().endswith(endings) else ""
