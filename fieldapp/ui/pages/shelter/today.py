"""Today at the shelter in a few lines: who came and left, holds that end soon, who stays too long, the last night."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from fieldapp.casework.beds import Board
from fieldapp.casework.census import DayFlow
from fieldapp.casework.shelter_values import NightCount
from fieldapp.domain import formats
from fieldapp.ui.widgets.basics import column, empty_layout, label, picture, row
from fieldapp.ui.words import translate


class Today(QFrame):
    """A card below the bed's panel."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        box = column(self, margins=(16, 10, 16, 12), gap=6)
        box.addWidget(label("column", translate("Shelter", "Today")))
        self._lines = column(gap=4)
        box.addLayout(self._lines)
        self._shown: tuple[tuple[str, str], ...] = ()

    def show_day(self, day: DayFlow, board: Board, night: NightCount | None) -> None:
        """Say it."""
        shown = _said(day, board, night)
        if shown == self._shown:
            return
        self._shown = shown
        empty_layout(self._lines)
        for icon, text in shown:
            one = row(gap=8)
            one.addWidget(picture(icon, "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
            one.addWidget(label("small", text, wrap=True), 1)
            self._lines.addLayout(one)

    def words(self) -> str:
        """All lines, as they are read."""
        return "\n".join(text for _, text in self._shown)


def _said(day: DayFlow, board: Board, night: NightCount | None) -> tuple[tuple[str, str], ...]:
    came = translate("Shelter", "{came} came, {left} left").format(came=day.came, left=day.left)
    said = [("door-open", came)]
    if board.expiring:
        said.append(("clock", translate("Shelter", "%n holds end within 30 minutes", len(board.expiring))))
    if board.waiting:
        said.append(("users", translate("Shelter", "%n people wait for a bed", len(board.waiting))))
    if board.over_limit:
        over = translate("Shelter", "%n residents over {days} days or past their last day", len(board.over_limit))
        said.append(("triangle-alert", over.format(days=board.limit_days)))
    if night is not None:
        text = translate("Shelter", "Night count {day}: {counted} of {expected}")
        day_text = formats.show_date(night.night)[:5]
        said.append(("moon", text.format(day=day_text, counted=night.counted, expected=night.expected)))
    return tuple(said)
