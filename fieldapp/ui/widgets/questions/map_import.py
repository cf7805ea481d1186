"""Taking a map file into the profile: file dialog, copy in the background, a sentence at its end."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldapp.devices.tiles import SUFFIX, MapFacts, MapRefused, take_in
from fieldapp.errors import Cancelled
from fieldapp.ui import background
from fieldapp.ui.widgets.questions import place_sayings as say


class MapImport(QObject):
    """``told(sentence)`` while it goes on; then ``added(MapFacts)`` or ``refused(sentence)``."""

    told = Signal(str)
    added = Signal(object)
    refused = Signal(str)

    def __init__(self, folder: Callable[[], Path | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._folder = folder
        self._job: background.Job | None = None

    def ask(self) -> None:
        """Let the worker choose a file."""
        pattern = f"{say.map_filter()} (*{SUFFIX})"
        name, _ = QFileDialog.getOpenFileName(self._around, say.add_map(), "", pattern)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Copy this file, unless another copy is under way."""
        folder = self._folder()
        if folder is None or self._job is not None:
            return
        self.told.emit(say.adding_map(0))

        def copy(job: background.Job) -> MapFacts:
            def tell(part: float) -> None:
                if job.cancelled.is_set():
                    raise Cancelled
                job.tell(part)

            return take_in(path, folder, tell)

        self._job = background.run(
            copy, self._done, self._failed, lambda part: self.told.emit(say.adding_map(round(part * 100)))
        )

    def stop(self) -> None:
        """Give up the copy that is under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _done(self, facts: MapFacts) -> None:
        self._job = None
        self.added.emit(facts)

    def _failed(self, error: Exception) -> None:
        self._job = None
        self.refused.emit(say.map_refused(error.reason if isinstance(error, MapRefused) else ""))
