"""The filters over the list: states with counts, words, service, regency or city; all by keyboard."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from fieldapp.casework.services import Catalogue
from fieldapp.domain.referral import ReferralFilter
from fieldapp.fieldbook.referrals import OVERDUE
from fieldapp.ui import words
from fieldapp.ui.pages.settings.parts import Choice
from fieldapp.ui.widgets.basics import Button, column, row, set_example
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.widgets.strip import Strip
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Regions

TYPING_MS = 250


def states() -> tuple[tuple[str, str], ...]:
    """Pairs of key and word, in the order of the segments."""
    return (
        ("", translate("Referrals", "All")),
        (OVERDUE, translate("Referrals", "Overdue")),
        ("proposed", translate("Referrals", "Proposed")),
        ("sent", translate("Referrals", "Sent")),
        ("accepted", translate("Referrals", "Accepted")),
        ("declined", translate("Referrals", "Declined")),
        ("served", translate("Referrals", "Served")),
        ("closed", translate("Referrals", "Closed")),
        ("unmet", translate("Referrals", "No service")),
    )


class Filters(QWidget):
    """``changed`` when another list is wanted."""

    changed = Signal()
    left = Signal()  # Down or Esc in the words: go to the list

    def __init__(self, regions: "Regions", catalogue: Catalogue, beside: Button) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.person_id = ""
        self.segments = Segments(translate("Referrals", "State"), states())
        self.strip = Strip(self.segments)
        self.words = _Words(translate("Referrals", "Search by name or letter number"))
        every_service = translate("Referrals", "All services")
        named = [(code, catalogue.name(code, words.language())) for code in catalogue.services]
        services = [("", every_service), *named]
        self.service = _narrow(Choice(translate("Referrals", "Service"), services, "", self._tell))
        every_place = translate("Referrals", "All places")
        places = [("", every_place), *((one.code, one.name) for level in _LEVELS for one in regions.all(level))]
        self.region = _narrow(Choice(translate("Referrals", "Regency or city"), places, "", self._tell))
        self.clear_button = Button(translate("Referrals", "Clear filter"), "quiet", small=True, action=self.clear)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(TYPING_MS)
        self._rest.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _text: self._rest.start())
        self.words.left.connect(self.left)
        self.segments.chosen.connect(lambda _key: self._tell(""))
        self._lay_out(beside)
        self._mark()

    def wanted(self) -> ReferralFilter:
        """The list that is asked for."""
        return ReferralFilter(
            self.segments.key(),
            str(self.service.currentData() or ""),
            str(self.region.currentData() or ""),
            self.person_id,
            self.words.text().strip(),
        )

    def follow(self, wanted: ReferralFilter) -> None:
        """Another list was read than the one asked for: show so."""
        self.person_id = wanted.person_id
        if wanted.state != self.segments.key():
            self.segments.blockSignals(True)
            self.segments.choose(wanted.state)
            self.segments.blockSignals(False)
        self._mark()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Numbers beside the states that have any."""
        self.segments.set_counts({key: number for key, number in counts.items() if number})
        self.strip.fit()

    def clear(self) -> None:
        """Everything again."""
        self.person_id = ""
        self._rest.stop()
        for field in (self.service, self.region):
            field.setCurrentIndex(0)
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)
        self.segments.choose("")

    def stop(self) -> None:
        """The page goes away."""
        self._rest.stop()

    def _tell(self, _key: str) -> None:
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        """The way back to everything is offered only when something is left out."""
        wanted = self.wanted()
        self.clear_button.setVisible(bool(wanted.service or wanted.region or wanted.person_id))

    def _lay_out(self, beside: Button) -> None:
        box = column(self, gap=8)
        box.addWidget(self.strip)
        line = row(gap=8)
        for field, stretch in ((self.words, 3), (self.service, 2), (self.region, 2)):
            line.addWidget(field, stretch)
        line.addWidget(self.clear_button)
        line.addStretch(1)
        line.addWidget(beside)
        box.addLayout(line)


class _Words(QLineEdit):
    """Esc empties, then leaves; Down leaves."""

    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        set_example(self, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See above."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


_LEVELS = ("kota", "kabupaten")


def _narrow(field: Choice) -> Choice:
    """Long names do not make the field wide; its list is as wide as they are."""
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(10)
    return field
