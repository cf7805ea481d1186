"""The list of paired laptops: who each is, when it was here, what went over, what it is at, how to let it go."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from fieldapp.domain.relay import PairedLaptop, Side, Visit
from fieldapp.ui.pages.relay import sayings
from fieldapp.ui.widgets.basics import Button, ElidedLabel, column, empty_layout, icon_button, label, picture, row
from fieldapp.ui.widgets.pill import Pill
from fieldapp.ui.widgets.progress import ThinBar
from fieldapp.ui.words import translate


class LaptopRow(QFrame):
    """One laptop. ``press`` is what its button does, none without one."""

    def __init__(
        self, laptop: PairedLaptop, let_go: Callable[[], object], action: Button | None, *, found: bool
    ) -> None:
        super().__init__()
        self.setProperty("kind", "inset")
        self.laptop = laptop
        self.button = action
        box = row(self, margins=(12, 8, 10, 8), gap=12)
        middle = Qt.AlignmentFlag.AlignVCenter
        box.addWidget(picture("laptop", size=20), 0, middle)
        names = column(gap=1)
        names.addWidget(ElidedLabel("h3", sayings.laptop_name(laptop)))
        names.addWidget(ElidedLabel("small", sayings.seen(laptop)))
        self._text: QLabel = label("body", sayings.carried(laptop), wrap=True)
        self._bar = ThinBar(translate("Relay", "Progress"))
        self._bar.hide()
        names.addWidget(self._text)
        names.addWidget(self._bar)
        box.addLayout(names, 1)
        self._pill = Pill(translate("Relay", "In this room"), "radio-tower", "success")
        self._pill.setVisible(found)
        box.addWidget(self._pill, 0, middle)
        if action is not None:
            box.addWidget(action, 0, middle)
        name = translate("Relay", "Let go of laptop {code}").format(code=sayings.laptop_name(laptop))
        self.out = icon_button("trash-2", name, let_go)
        box.addWidget(self.out, 0, middle)
        self._say(found=found)

    def tell(self, visit: Visit | None) -> None:
        """What it is at, None when it is not here."""
        self._pill.setVisible(visit is not None)
        self._text.setText(sayings.doing(visit) if visit else sayings.carried(self.laptop))
        under_way = visit is not None and visit.total > 0
        self._bar.setVisible(under_way)
        if visit is not None and under_way:
            self._bar.set_part(visit.done, visit.total)
        self._say(found=visit is not None)

    def _say(self, *, found: bool) -> None:
        here = f" {translate('Relay', 'In this room')}." if found else ""
        self.setAccessibleName(
            f"{sayings.laptop_name(self.laptop)}.{here} {self._text.text()} {sayings.seen(self.laptop)}"
        )


class Laptops(QWidget):
    """Rows of one side, told of visits without being built anew."""

    def __init__(self, side: Side) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._side = side
        self._box = column(self, gap=8)
        self.rows: list[LaptopRow] = []

    def show_them(
        self,
        laptops: Sequence[PairedLaptop],
        let_go: Callable[[PairedLaptop], object],
        *,
        action: Callable[[PairedLaptop], Button] | None = None,
        found: Mapping[str, str] | None = None,
    ) -> None:
        """Build the list again; ``found``: fingerprints of those that were heard in this room."""
        empty_layout(self._box)
        self.rows = []
        for one in laptops:
            if one.side is not self._side:
                continue
            button = action(one) if action is not None else None
            here = one.fingerprint in (found or {})
            made = LaptopRow(one, partial(let_go, one), button, found=here)
            self.rows.append(made)
            self._box.addWidget(made)
            made.show()

    def tell(self, visits: Sequence[Visit]) -> None:
        """Who is here now."""
        here = {visit.fingerprint: visit for visit in visits}
        for one in self.rows:
            one.tell(here.get(one.laptop.fingerprint))
