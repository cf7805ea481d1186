"""*Laptop di ruangan ini*: the supervisor's laptop offers itself, those of the team hand over and fetch.

Whoever may both offer and hand over chooses at the top. Leaving the page ends the offer: what listens is on the screen.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldapp.domain.relay import PairedLaptop
from fieldapp.domain.roles import Permission
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.pages.relay import sayings
from fieldapp.ui.pages.relay.connecting import ConnectPanel
from fieldapp.ui.pages.relay.offering import OfferPanel
from fieldapp.ui.reading_order import stops
from fieldapp.ui.widgets.basics import bare, column, scrolling
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate


class RelayPage(Page):
    """``show``: offer or connect."""

    place = "relay"

    def __init__(self, shell: Shell, show: str = "offer") -> None:
        super().__init__(shell)
        self.title = translate("Relay", "Laptops in this room")
        self._may_offer = shell.book.permit.may(Permission.TEAM)
        self.segments = Segments(
            translate("Relay", "What this laptop does"),
            (("offer", translate("Relay", "Take from the team")), ("connect", translate("Relay", "Hand over"))),
        )
        self.offering = OfferPanel(shell, self.let_go)
        self.connecting = ConnectPanel(shell, self.let_go)
        self._lay_out()
        self.segments.chosen.connect(self._turn)
        self.segments.setVisible(self._may_offer)
        self.segments.choose(show if self._may_offer and show in ("offer", "connect") else "connect")

    # the page's contract

    def opened(self) -> None:
        """The keyboard starts at the button, or at the first part that can be used."""
        first = self._panel().first()
        start = first if first.isEnabled() else next(iter(stops(self)), first)
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read both lists again."""
        self.offering.refresh()
        self.connecting.refresh()

    def leave(self) -> bool:
        """What listens is on the screen, or it does not listen."""
        self.offering.stop()
        self.connecting.leave()
        return True

    def kept(self) -> dict[str, str]:
        """Which side is shown."""
        return {"show": self.segments.key()}

    def regions(self) -> Sequence[QWidget]:
        """What F6 walks through."""
        return (*((self.segments,) if self._may_offer else ()), *self._panel().regions())

    def let_go(self, laptop: PairedLaptop) -> None:
        """Believe a laptop no more; it needs a new code afterwards."""
        self.shell.book.relay.remove(laptop)
        text = translate("Relay", "Laptop {laptop} was let go. To come again it needs a new code.")
        undo = translate("Relay", "Undo")
        self.shell.say(News(text.format(laptop=sayings.laptop_name(laptop)), undo, lambda: self._take_back(laptop)))
        self.refresh()
        self.opened()

    def _take_back(self, laptop: PairedLaptop) -> None:
        self.shell.book.relay.take_back(laptop)
        self.refresh()

    def _panel(self) -> OfferPanel | ConnectPanel:
        return self.offering if self.segments.key() == "offer" else self.connecting

    def _turn(self, key: str) -> None:
        self.offering.setVisible(key == "offer")
        self.connecting.setVisible(key != "offer")
        if key != "offer":
            self.offering.stop()
            self.connecting.search()

    def _lay_out(self) -> None:
        whole = bare()
        inside = column(whole, margins=(20, 16, 20, 16), gap=12)
        inside.addWidget(self.segments)
        inside.addWidget(self.offering, 1)
        inside.addWidget(self.connecting, 1)
        column(self, gap=0).addWidget(scrolling(whole, self.title))
