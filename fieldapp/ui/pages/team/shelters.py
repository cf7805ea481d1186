"""How full the shelters are: beds, who is in them, who waits; the board of each is one key away."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from fieldapp.domain.formats import show_number
from fieldapp.fieldbook.overview import Occupancy
from fieldapp.ui import background, words
from fieldapp.ui.pages.page import Shell
from fieldapp.ui.pages.team.section import Section
from fieldapp.ui.pages.team.side import facts, head
from fieldapp.ui.pages.team.table import Cell, Column
from fieldapp.ui.widgets.basics import Button, label
from fieldapp.ui.words import translate


class SheltersSection(Section):
    """The fullest on top."""

    def __init__(self, shell: Shell) -> None:
        self._found: tuple[Occupancy, ...] = ()
        columns = (
            Column(translate("Team", "Shelter")),
            Column(translate("Team", "Beds"), 100, 330),
            Column(translate("Team", "Occupied"), 104),
            Column(translate("Team", "Held"), 84, 520),
            Column(translate("Team", "Free"), 76),
            Column(translate("Team", "Waiting"), 92, 430),
        )
        reason = translate("Team", "A shelter appears here once its rooms were laid out on a bed board.")
        empty = ("bed-double", translate("Team", "No shelter has beds yet."), reason)
        super().__init__(shell, translate("Team", "Shelters"), columns, empty)
        self._sum = label("small", "")
        self.bar_box.addWidget(self._sum)

    def read(self, job: background.Job) -> tuple[Occupancy, ...]:
        """Every shelter."""
        del job
        return self.shell.book.overview.shelters()

    def take(self, data: tuple[Occupancy, ...]) -> None:
        """One reading."""
        self._found = data
        self._sum.setVisible(bool(data))
        self._sum.setText(
            translate("Team", "{free} of {beds} beds are free, {waiting} people wait.").format(
                free=_number(sum(one.free for one in data)),
                beds=_number(sum(one.beds for one in data)),
                waiting=_number(sum(one.waiting for one in data)),
            )
        )

    def everything(self) -> int:
        """Shelters with beds."""
        return len(self._found)

    def rows(self) -> Sequence[Occupancy]:
        """All of them."""
        return self._found

    def key(self, item: Occupancy) -> str:
        """The code of the shelter."""
        return item.code

    def cells(self, item: Occupancy) -> Sequence[Cell]:
        """A row in words."""
        part = f"{round(100 * item.occupied / item.beds)} %" if item.beds else ""
        none = translate("Team", "full") if not item.free else ""
        conflicts = translate("Team", "%n to decide", item.conflicts) if item.conflicts else item.code
        return (
            Cell(item.name, conflicts, "danger" if item.conflicts else "text2", strong=True),
            Cell(_number(item.beds)),
            Cell(_number(item.occupied), part),
            Cell(_number(item.held)),
            Cell(_number(item.free), none, "danger"),
            Cell(_number(item.waiting)),
        )

    def tell(self, item: Occupancy) -> Sequence[QWidget]:
        """Its figures, and the way to its board."""
        pairs = (
            (translate("Team", "Beds"), item.beds),
            (translate("Team", "Occupied"), item.occupied),
            (translate("Team", "Held"), item.held),
            (translate("Team", "Out of use or to be cleaned"), item.out),
            (translate("Team", "Free"), item.free),
            (translate("Team", "Without a bed of their own"), item.without),
            (translate("Team", "Waiting for a place"), item.waiting),
            (translate("Team", "Beds to decide about"), item.conflicts),
        )
        board = Button(
            translate("Team", "Open the &board"), "primary", icon="bed-double", action=lambda: self._open(item)
        )
        return [
            head(item.name, item.code, avatar=False),
            board,
            *facts([(name, _number(count)) for name, count in pairs]),
        ]

    def _open(self, item: Occupancy) -> None:
        """The board of this shelter becomes that of this desk, as if it was chosen there."""
        self.shell.book.shelters.choose(item.code)
        self.shell.go("shelter")


def _number(count: int) -> str:
    return show_number(count, words.language())
