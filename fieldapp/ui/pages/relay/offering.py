"""The supervisor's side: choose a network, offer this laptop, show its address and a code, watch who comes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QWidget

from fieldapp.devices import networks as devices
from fieldapp.domain.relay import Offering, PairedLaptop, RelayTrouble, Side
from fieldapp.errors import FieldappError
from fieldapp.ui import awake
from fieldapp.ui.pages.courier.sayings import Said, alone
from fieldapp.ui.pages.page import Shell
from fieldapp.ui.pages.relay import sayings
from fieldapp.ui.pages.relay.laptops import Laptops
from fieldapp.ui.pages.relay.square_code import SquareCode
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, bare, column, label, row
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

LOOK_MS = 500
NETWORK = "relay_network"  # the address that was chosen last


class OfferPanel(QWidget):
    """Offers only while it is told to; ``stop`` ends it in any case."""

    def __init__(self, shell: Shell, let_go: Callable[[PairedLaptop], object]) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._shell = shell
        self._let_go = let_go
        self._taken = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.network = QComboBox()
        self.network.setAccessibleName(translate("Relay", "Network"))
        self.start_button = Button(
            translate("Relay", "&Offer this laptop"), "primary", icon="radio-tower", action=self.start
        )
        self.again_button = Button(translate("Relay", "Look for net&works"), icon="refresh-cw", action=self.look_around)
        self.code_button = Button(translate("Relay", "Show a &new code"), icon="key-round", action=self.show_code)
        self.stop_button = Button(translate("Relay", "Sto&p offering"), action=self.stop)
        self.trouble = Banner()
        self.trouble.hide()
        self.laptops = Laptops(Side.TEAM)
        self._lay_out()
        self.look_around()
        self.refresh()

    def look_around(self) -> None:
        """Ask the system which networks there are."""
        found = devices.networks()
        before = self.network.currentData() or self._shell.book.setting(NETWORK)
        self.network.clear()
        for one in found:
            self.network.addItem(f"{one.address} ({one.name})", one.address)
        self.network.setCurrentIndex(max(0, self.network.findData(before)))
        self.network.setEnabled(bool(found))
        self.start_button.setEnabled(bool(found) and self._shell.book.connection.registered)
        self._no_network.setVisible(not found)

    def start(self) -> None:
        """Listen in the chosen network."""
        address = str(self.network.currentData())
        try:
            self._shell.book.relay.offer(address)
        except FieldappError as error:
            self._say(error)
            return
        self._shell.book.put_setting(NETWORK, address)
        self.trouble.hide()
        self._timer.start()
        self.show_code()
        self.code_button.setFocus()

    def show_code(self) -> None:
        """For one more laptop."""
        try:
            self._shell.book.relay.new_code()
        except FieldappError as error:
            self._say(error)
        self.look()

    def stop(self) -> None:
        """Listen no more."""
        if self._shell.book.relay.offering() is not None:
            self._shell.book.relay.stop()
            self._shell.say(News(translate("Relay", "This laptop no longer offers itself.")))
        self._timer.stop()
        awake.end(self)
        self.look()
        if self.isVisible():
            self.start_button.setFocus()

    def look(self) -> None:
        """How the offer stands, and who is here; twice a second while there is one."""
        standing = self._shell.book.relay.offering()
        self._before.setVisible(standing is None)
        self._during.setVisible(standing is not None)
        if standing is not None:
            self._show(standing)
        visits = self._shell.book.relay.visits()
        (awake.begin if visits else awake.end)(self)
        known = {one.laptop.fingerprint for one in self.laptops.rows}
        taken = sum(visit.records + visit.files for visit in visits)
        if taken != self._taken or standing is None or not {visit.fingerprint for visit in visits} <= known:
            grown, self._taken = taken > self._taken, taken
            self.refresh()
            if grown:
                self._shell.changed()  # the desk has more to review
        self.laptops.tell(visits)

    def refresh(self) -> None:
        """Read the list again."""
        laptops = self._shell.book.relay.laptops()
        self.laptops.show_them(laptops, self._let_go)
        self._nobody.setVisible(not self.laptops.rows)

    def first(self) -> QWidget:
        """Where the keyboard starts."""
        if self._during.isVisibleTo(self):
            return self.code_button
        return self.start_button if self.start_button.isEnabled() else self.again_button

    def regions(self) -> Sequence[QWidget]:
        """What F6 walks through."""
        return (self._offer, self._paired)

    def _show(self, standing: Offering) -> None:
        shown = sayings.show_address(standing.address)
        if self._address.text() != shown:
            self._address.setText(shown)
            name = translate("Relay", "QR code of the address {address}").format(address=shown)
            self._square.set_content(standing.address, name)
        self._code.setText(sayings.show_code(standing.code) if standing.code else "––––-––––")
        self._code.setAccessibleName(" ".join(standing.code))
        self._standing.setText(sayings.code_standing(standing))
        if standing.why == "used" and standing.code == "":
            self._new_laptop()

    def _new_laptop(self) -> None:
        if len(self.laptops.rows) != sum(one.side is Side.TEAM for one in self._shell.book.relay.laptops()):
            self.refresh()

    def _say(self, error: Exception) -> None:
        said = Said("danger", sayings.sentence(error))
        self.trouble.set_banner(said.text, "", "circle-alert", said.tone)
        self.trouble.show()
        if isinstance(error, RelayTrouble):
            self.look_around()

    # how it is laid out

    def _lay_out(self) -> None:
        self._offer = Card(translate("Relay", "Take from the team"))
        self._offer.box.setSpacing(8)
        self._offer.box.addWidget(self.trouble)
        self._offer.box.addWidget(self._before_box())
        self._offer.box.addWidget(self._during_box())
        self._paired = Card(translate("Relay", "Paired laptops"))
        self._nobody = label("muted", translate("Relay", "No laptop is paired yet."), wrap=True)
        self._paired.box.addWidget(self._nobody)
        self._paired.box.addWidget(self.laptops)
        self._paired.box.addStretch(1)
        outer = column(self, gap=12)
        outer.addWidget(self._offer)
        outer.addWidget(self._paired, 1)

    def _before_box(self) -> QWidget:
        self._before = bare()
        box = column(self._before, gap=8)
        connection = self._shell.book.connection
        what = translate(
            "Relay", "Laptops of the team hand their packs over here and get receipts, letters and forms. No internet."
        )
        here = translate("Relay", "In real work laptops of the team hand their packs over here, without internet.")
        box.addWidget(label("body", what if connection.registered else alone(connection, here), wrap=True))
        nowhere = translate("Relay", "This laptop is in no network. Join the Wi-Fi of the room, or open a hotspot.")
        self._no_network = label("error", nowhere, wrap=True)
        box.addWidget(self._no_network)
        name = label("label", self.network.accessibleName())
        name.setBuddy(self.network)
        box.addWidget(name)
        line = row(gap=8)
        line.addWidget(self.network)
        line.addWidget(self.start_button)
        line.addWidget(self.again_button)
        line.addStretch(1)
        box.addLayout(line)
        return self._before

    def _during_box(self) -> QWidget:
        self._during = bare()
        box: QHBoxLayout = row(self._during, gap=20)
        self._square = SquareCode()
        box.addWidget(self._square)
        self._address, self._code = label("display", " "), label("display", " ")
        self._standing = label("small", " ", wrap=True)
        there = label("small", translate("Relay", "Type it on the other laptop, or choose it there."), wrap=True)
        both, buttons, right = row(gap=20), row(gap=8), column(gap=12)
        both.addLayout(_large(translate("Relay", "Address"), self._address, there), 1)
        both.addLayout(_large(translate("Relay", "Code"), self._code, self._standing), 1)
        buttons.addWidget(self.code_button)
        buttons.addWidget(self.stop_button)
        buttons.addStretch(1)
        right.addLayout(both)
        right.addStretch(1)
        right.addLayout(buttons)
        box.addLayout(right, 1)
        self._during.hide()
        return self._during


def _large(title: str, large: QLabel, under: QLabel) -> QBoxLayout:
    made = column(gap=2)
    for one in (label("label", title), large, under):
        made.addWidget(one)
    made.addStretch(1)
    return made
