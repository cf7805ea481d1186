"""Today's backup, made by itself while the work goes on: in a lane of its own, so that no search and no sending waits.

What goes wrong is tried again an hour later; that there was none for days is said on the home page.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from fieldapp.ui import background

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

FIRST, AGAIN = 60_000, 3_600_000  # milliseconds: after unlocking there is enough to do


class DailyBackup(QObject):
    """Looks once an hour whether it is due; lives as long as its parent."""

    def __init__(self, book: "Fieldbook", parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._timer.start(FIRST)

    def look(self) -> None:
        """Make one where it is due."""
        self._timer.start(AGAIN)
        book = self._book
        if not book.connection.practising and book.backups.due:
            background.run(
                lambda job: book.backups.make_here(cancelled=job.cancelled),
                lambda _made: None,
                lambda _error: None,
                lane=background.Lane.COPY,
            )
