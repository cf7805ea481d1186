"""The filter of the review: worker, form, date, check, order; asked in one small window."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from fieldapp.domain.reviewing import Shelf, WorkChoices, WorkFilter, WorkOrder
from fieldapp.ui import theme
from fieldapp.ui.pages.review import sayings
from fieldapp.ui.widgets.asking import Asking, choice
from fieldapp.ui.words import translate

SPANS: Final = {"": None, "0": 0, "7": 7, "30": 30, "90": 90}  # days back


class FilterDialog(Asking):
    """``wanted`` and ``order`` are what was chosen."""

    def __init__(
        self, parent: QWidget, wanted: WorkFilter, order: WorkOrder, choices: WorkChoices, now: datetime
    ) -> None:
        super().__init__(parent, translate("Review", "Filter and order"))
        self._wanted, self._now = wanted, now
        workers = {code: f"{name} · {code}" if name else code for code, name in choices.workers}
        every = translate("Review", "All")
        self.worker = self._pick(translate("Review", "Worker"), workers, wanted.device_code, every)
        self.form = self._pick(translate("Review", "Form"), dict(choices.forms), wanted.form_id, every)
        self.date = self._pick(translate("Review", "Finalised"), _spans(), span_of(wanted, now))
        self.code = self._pick(translate("Review", "Automatic checks"), sayings.codes(), wanted.code, every)
        self.order = self._pick(translate("Review", "Order"), sayings.orders(), order.value)
        self.corrected = QCheckBox(translate("Review", "Show what was corrected since"))
        self.corrected.setChecked(wanted.corrected)
        self.corrected.setVisible(wanted.shelf is Shelf.RETURNED)
        self.put(self.corrected)
        self.finish(translate("Review", "Show"))

    def chosen(self) -> tuple[WorkFilter, WorkOrder]:
        """The filter and the order as they stand in the window."""
        return (
            replace(
                self._wanted,
                device_code=str(self.worker.currentData() or ""),
                form_id=str(self.form.currentData() or ""),
                since=since(str(self.date.currentData() or ""), self._now),
                code=str(self.code.currentData() or ""),
                corrected=self.corrected.isChecked(),
            ),
            WorkOrder(str(self.order.currentData())),
        )

    def _pick(self, words: str, parts: Mapping[str, str], now: str, blank: str = "") -> QComboBox:
        made = choice(dict(parts), blank)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(20)
        made.setMinimumWidth(theme.px(300))
        made.setCurrentIndex(max(0, made.findData(now)))
        return self.field(words, made)


def since(span: str, now: datetime) -> datetime | None:
    """Midnight of so many days back."""
    days = SPANS.get(span)
    if days is None:
        return None
    return now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days)


def span_of(wanted: WorkFilter, now: datetime) -> str:
    """The span that a filter was made by, "" for none."""
    return next((key for key in SPANS if wanted.since is not None and since(key, now) == wanted.since), "")


def _spans() -> dict[str, str]:
    return {
        "": translate("Review", "Any time"),
        "0": translate("Review", "Today"),
        "7": translate("Review", "Last 7 days"),
        "30": translate("Review", "Last 30 days"),
        "90": translate("Review", "Last 90 days"),
    }
