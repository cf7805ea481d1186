"""The way into training mode from before the lock: no password, nothing of the real profile is touched.

The made-up province is written the first time, with progress; pressing again calls it off.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from fieldapp.ui import background
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook


class TrainingButton(Button):
    """``opened`` carries the open made-up fieldbook; ``failed`` a sentence."""

    opened = Signal(object)
    failed = Signal(str)

    def __init__(self, profile: Path) -> None:
        super().__init__(translate("Training", "Training mode"), "quiet", icon="graduation-cap", action=self.begin)
        self._profile = profile
        self._job: background.Job | None = None
        self.setToolTip(translate("Training", "Practise with made-up people. Nothing is sent."))

    def begin(self) -> None:
        """Open the made-up province, or call it off."""
        if self._job is not None:
            self.call_off()
            return
        self.set_words(translate("Training", "Preparing training…"))
        self._job = background.run(self._open, self._opened, self._failed, self._tell)

    def preparing(self) -> bool:
        """The made-up province is being opened."""
        return self._job is not None

    def call_off(self) -> None:
        """Stop preparing."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.set_words(translate("Training", "Training mode"))

    def _open(self, job: background.Job) -> "Fieldbook":
        from fieldapp.training import open_training, training_folder

        def progress(done: int, total: int) -> None:
            job.tell(done * 100 // total)

        book = open_training(training_folder(self._profile), progress, job.cancelled.is_set)
        if job.cancelled.is_set():
            book.lock()
        return book

    def _tell(self, percent: int) -> None:
        text = translate("Training", "Preparing training… {percent}% (press to cancel)")
        self.set_words(text.format(percent=percent))

    def _opened(self, book: "Fieldbook") -> None:
        self._job = None
        self.opened.emit(book)

    def _failed(self, error: Exception) -> None:
        self._job = None
        self.set_words(translate("Training", "Training mode"))
        self.failed.emit(sentence(error))
