"""Which shelter, and which of its beds: the picker and the filters above the board."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from fieldapp.casework.beds import CONFLICT, FREE, OCCUPIED, Board, Tile
from fieldapp.casework.shelter_values import CLEANING, HELD, OUT
from fieldapp.fieldbook.facilities import Facility
from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import row
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.widgets.strip import Strip
from fieldapp.ui.words import translate

FILTERS: Mapping[str, tuple[str, ...]] = {
    "all": (),
    "free": (FREE,),
    "occupied": (OCCUPIED, CONFLICT),
    "held": (HELD,),
    "other": (OUT, CLEANING),
}
AROUND_NAME = 10 + 32 + 10  # px of the picker: before the name, the arrow, lines with the keyboard


class _Picker(QComboBox):
    """Up and Down open the list: each step would take the desk to another shelter, and the keyboard to its beds."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See above."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.showPopup()
        else:
            super().keyPressEvent(event)


class Head(QWidget):
    """``picked``: the code of another shelter; ``filtered``: another filter."""

    picked = Signal(str)
    filtered = Signal()

    def __init__(self, facilities: Sequence[Facility], chosen: Facility | None) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._box = row(self, gap=10)
        self.picker: QComboBox = _Picker()
        self.picker.setAccessibleName(translate("Shelter", "Shelter"))
        self.picker.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.picker.setMinimumContentsLength(14)
        self.picker.setMaximumWidth(theme.px(300))
        if chosen is None:
            self.picker.addItem(translate("Shelter", "Choose a shelter"), "")
        for one in facilities:
            self.picker.addItem(one.name, one.code)
        if chosen is not None:
            self.picker.setCurrentIndex(self.picker.findData(chosen.code))
        self.picker.setToolTip(self.picker.currentText())  # a very long name may be cut
        self.picker.activated.connect(lambda _place: self._pick())
        words = (
            ("all", translate("Shelter", "All")),
            ("free", translate("Shelter", "Free")),
            ("occupied", translate("Shelter", "Occupied")),
            ("held", translate("Shelter", "Held")),
            ("other", translate("Shelter", "Other")),
        )
        self.segments = Segments(translate("Shelter", "Filter"), words)
        self.segments.chosen.connect(lambda _key: self.filtered.emit())
        self._box.addWidget(self.picker, 1)
        self.strip = Strip(self.segments)
        self._box.addWidget(self.strip, 2)
        self._box.addStretch(0)
        self.strip.fitted.connect(self._place)
        self.picker.currentIndexChanged.connect(lambda _place: self._renamed())

    def passes(self) -> Callable[[Tile], bool]:
        """Whether a tile is shown."""
        faces = FILTERS[self.segments.key()]
        return lambda tile: not faces or tile.face in faces

    def show_counts(self, board: Board) -> None:
        """How many each filter has."""
        counts = board.counts
        sums = {key: sum(counts[face] for face in faces) for key, faces in FILTERS.items()}
        self.segments.set_counts(sums | {"all": len(board.tiles)})
        self.strip.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Where both have no room, the filters go below: another shelter's name or its counts may be longer."""
        name = self.picker.fontMetrics().horizontalAdvance(self.picker.currentText()) + theme.px(AROUND_NAME)
        self.picker.setMinimumWidth(min(name, self.picker.maximumWidth(), self.width()))
        wanted = self.segments.sizeHint().width() + self.picker.minimumWidth() + self._box.spacing()
        below = self.width() < wanted
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)

    def _renamed(self) -> None:
        """The picker shows another name; a very long one may be cut."""
        self.picker.setToolTip(self.picker.currentText())
        self._place()

    def _pick(self) -> None:
        code = str(self.picker.currentData())
        if code:
            self.picked.emit(code)
