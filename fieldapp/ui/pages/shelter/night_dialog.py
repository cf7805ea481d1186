"""The night count: go along the beds, take the tick from whoever is not there, and say how many were found."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from fieldapp.casework.shelter_values import Stay
from fieldapp.ui.pages.shelter import sayings
from fieldapp.ui.widgets.asking import Asking
from fieldapp.ui.widgets.basics import bare, column, label
from fieldapp.ui.widgets.dialog_room import take_room
from fieldapp.ui.words import translate

MOST_OTHERS = 500


class NightDialog(Asking):
    """``absent``: stays nobody was found for; ``counted``: those found, with guests nobody had recorded."""

    topic = "shelter-night"

    def __init__(self, parent: QWidget, day: str, stays: Sequence[Stay], *, hidden: bool) -> None:
        title = translate("Shelter", "Night count {day}").format(day=day)
        intro = translate("Shelter", "Take the tick from whoever is not in their bed.")
        super().__init__(parent, title, intro if stays else "")
        take_room(self, 440, 500)
        self._stays = tuple(stays)
        inside = column(rows := bare(), gap=2)
        self.boxes: list[QCheckBox] = []
        for stay in self._stays:
            place = stay.bed or translate("Shelter", "No bed yet")
            box = QCheckBox(f"{place}   {sayings.shown_name(stay, hidden=hidden)}".replace("&", "&&"))
            box.setChecked(True)
            box.toggled.connect(self._count)
            self.boxes.append(box)
            inside.addWidget(box)
        self.put(rows)
        self._others = self.field(translate("Shelter", "Others who sleep here and are not recorded"), QLineEdit())
        self._others.setText("0")
        self._others.textChanged.connect(self._count)
        self.remark = self.field(translate("Shelter", "Remark"), QLineEdit())
        self._sum: QLabel = label("h3", wrap=True)
        self.stretch()
        self.keep_in_sight(self._sum)
        self.finish(translate("Shelter", "Save the count"))
        self._count()
        (self.boxes[0] if self.boxes else self._others).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def absent(self) -> tuple[Stay, ...]:
        """Nobody was found for these."""
        return tuple(stay for stay, box in zip(self._stays, self.boxes, strict=True) if not box.isChecked())

    @property
    def counted(self) -> int:
        """Everybody who sleeps here."""
        return len(self._stays) - len(self.absent) + (self._number() or 0)

    def problem(self) -> tuple[str, QWidget | None]:
        """A number of others."""
        if self._number() is None:
            return translate("Shelter", "Enter how many, 0 when there are none."), self._others
        return "", None

    def _number(self) -> int | None:
        text = self._others.text().strip() or "0"
        return int(text) if text.isdecimal() and int(text) <= MOST_OTHERS else None

    def _count(self) -> None:
        text = translate("Shelter", "{expected} recorded, {counted} found here")
        self._sum.setText(text.format(expected=len(self._stays), counted=self.counted))
