"""A form file dropped on the window is imported; anything else that is dropped is left alone."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

ENDINGS = (".xlsx", ".xlsm", ".xls", ".xml", ".zip")


class FormDrops(QObject):
    """Watches ``area``; ``take`` gets the path of one dropped form file."""

    def __init__(self, area: QWidget, take: Callable[[str], object]) -> None:
        super().__init__(area)
        self._take = take
        area.setAcceptDrops(True)
        area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept one local file of a known kind."""
        if isinstance(event, QDragEnterEvent) and dropped_file(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            path = dropped_file(event.mimeData())
            if path:
                event.acceptProposedAction()
                self._take(path)
                return True
        return super().eventFilter(watched, event)


def dropped_file(data: QMimeData) -> str:
    """The path of the only file, when it may be a form; else ""."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].lower().endswith(ENDINGS) else ""
