"""What every part of the batch desk works with."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp.domain.batch import Batch
from fieldapp.domain.batch_questions import Target
from fieldapp.fieldbook import batch_questions
from fieldapp.fieldbook.batch_judging import Judge
from fieldapp.forms import Context

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.book import Fieldbook

Progress = Callable[[int, int], object]  # rows done, rows in all
Stop = Callable[[], bool]


def quiet(_done: int, _all: int) -> None:
    """Nobody watches."""


def never() -> bool:
    """Nobody calls it off."""
    return False


class BatchDesk:
    """Of one open profile."""

    def __init__(
        self, book: "Fieldbook", store: "Store", context: Callable[[], Context], clock: Callable[[], datetime]
    ) -> None:
        self._book = book
        self._store = store
        self._context = context
        self._clock = clock

    def targets(self, form_id: str, version: str = "") -> tuple[Target, ...]:
        """Questions that a column can answer."""
        return batch_questions.targets_of(self._book.form(form_id, version), self._context())

    def _judge(self, batch: Batch) -> Judge:
        form = self._book.form(batch.form_id, batch.form_version)
        language = form.language_for(self._store.setting("language", "id"))
        targets = self.targets(batch.form_id, batch.form_version)
        return Judge(batch, form, targets, self._context(), language)

    @property
    def _second(self) -> Path:
        return self._book.folder / "second"
