"""The worker's side: choose the supervisor's laptop or pair it by a code, then hand over and fetch."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldapp.domain.relay import Exchanged, FoundRelay, PairedLaptop, Side, Step
from fieldapp.ui import awake, background
from fieldapp.ui.background import Job, Lane
from fieldapp.ui.pages.courier.sayings import Said, alone
from fieldapp.ui.pages.courier.working import Working
from fieldapp.ui.pages.page import Shell
from fieldapp.ui.pages.relay import sayings
from fieldapp.ui.pages.relay.laptops import Laptops
from fieldapp.ui.widgets.basics import Button, column, label, row
from fieldapp.ui.widgets.card import Card
from fieldapp.ui.words import translate

SEARCH_SECONDS = 5.0
Progress = tuple[Step, int, int]


class ConnectPanel(QWidget):
    """One thing at a time: searching gives way to what a person presses."""

    def __init__(self, shell: Shell, let_go: Callable[[PairedLaptop], object]) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._shell = shell
        self._let_go = let_go
        self._job: Job | None = None
        self._searching: Job | None = None
        self._found: dict[str, str] = {}  # fingerprint → address
        self.working = Working(self.cancel)
        self.laptops = Laptops(Side.RELAY)
        self.search_button = Button(translate("Relay", "Search the r&oom"), icon="refresh-cw", action=self.search)
        self.address = _field(translate("Relay", "Address"), "192.168.1.5")
        self.code = _field(translate("Relay", "Code"), "ABCD-EFGH")
        self.pair_button = Button(translate("Relay", "Pai&r"), icon="key-round", action=self.pair)
        self._lay_out()
        self.address.returnPressed.connect(self.code.setFocus)
        self.code.returnPressed.connect(self.pair)
        self.refresh()

    # what people do

    def search(self) -> None:
        """Listen for laptops that offer themselves; who cannot pair yet is not told to type an address."""
        if self._job is not None or self._searching is not None or not self._shell.book.connection.registered:
            return
        relay = self._shell.book.relay
        self._heard.setText(translate("Relay", "Searching the room…"))
        self.search_button.setEnabled(False)
        self._searching = background.run(
            lambda job: relay.search(job.cancelled, SEARCH_SECONDS), self._heard_all, self._heard_none, lane=Lane.ROAD
        )

    def pair(self) -> None:
        """By the address and the code that the other laptop shows; the exchange follows."""
        missing = next((field for field in (self.address, self.code) if not field.text().strip()), None)
        if missing is not None:
            text = translate("Relay", "Enter {label}.").format(label=missing.accessibleName().lower())
            self.working.say(Said("warning", text))
            missing.setFocus()
            return
        relay, address, code = self._shell.book.relay, self.address.text(), self.code.text()

        def work(job: Job) -> tuple[PairedLaptop, Exchanged]:
            laptop = relay.pair(address, code, job.cancelled)
            return laptop, relay.exchange(laptop.fingerprint, address, _teller(job), job.cancelled)

        self._run(work, translate("Relay", "Pairing…"))

    def exchange(self, laptop: PairedLaptop) -> None:
        """Hand over and fetch."""
        relay, address = self._shell.book.relay, self._found.get(laptop.fingerprint, "") or self._typed()

        def work(job: Job) -> tuple[PairedLaptop, Exchanged]:
            return laptop, relay.exchange(laptop.fingerprint, address, _teller(job), job.cancelled)

        self._run(work, sayings.step(Step.GREETING))

    def cancel(self) -> None:
        """A person said stop; it goes on the next time."""
        if self._job is None:
            return
        self._job.cancel()
        self._end()
        self.working.say(Said("info", translate("Relay", "Stopped. Nothing is lost; it goes on the next time.")))

    def leave(self) -> None:
        """The page goes away."""
        for job in (self._job, self._searching):
            if job is not None:
                job.cancel()
        self._job = self._searching = None
        awake.end(self)

    def refresh(self) -> None:
        """Read the list again."""
        self.laptops.show_them(
            self._shell.book.relay.laptops(), self._let_go, action=self._button_for, found=self._found
        )
        self._nobody.setVisible(not self.laptops.rows)
        self._enable()

    def first(self) -> QWidget:
        """Where the keyboard starts."""
        for one in self.laptops.rows:
            if one.button is not None and one.button.isEnabled():
                return one.button
        return self.address if self.address.isEnabled() else self.search_button

    def regions(self) -> Sequence[QWidget]:
        """What F6 walks through."""
        return (self._choose, self._pairing)

    # under way

    def _run(self, work: Callable[[Job], tuple[PairedLaptop, Exchanged]], text: str) -> None:
        if self._job is not None:
            return
        if self._searching is not None:
            self._searching.cancel()
            self._heard_none()
        self.working.begin(text)
        awake.begin(self)
        self._job = background.run(work, self._done, self._failed, self._tell, Lane.ROAD)
        self._enable()
        self.working.stop.setFocus()

    def _tell(self, far: Progress) -> None:
        step, done, total = far
        self.working.begin(sayings.step(step))
        self.working.tell(done, total, size=True)

    def _done(self, result: tuple[PairedLaptop, Exchanged]) -> None:
        laptop, done = result
        known = {(one.fingerprint, one.side): one for one in self._shell.book.relay.laptops()}
        named = known.get((laptop.fingerprint, laptop.side), laptop)
        self._end()
        self.address.clear()
        self.code.clear()
        self.working.say(sayings.exchanged(done, sayings.laptop_name(named)))
        if done.receipts.received or done.receipts.returned:
            self._shell.sender.wake()
        self._shell.changed()
        self.first().setFocus()

    def _failed(self, error: Exception) -> None:
        self._end()
        self.working.say(Said("danger", sayings.sentence(error)))
        self.refresh()
        self.first().setFocus()

    def _end(self) -> None:
        self._job = None
        awake.end(self)
        self._enable()

    def _heard_all(self, found: Sequence[FoundRelay]) -> None:
        self._searching = None
        self._found = {one.fingerprint: one.address for one in found if one.fingerprint}
        strangers = [one.address for one in found if not one.fingerprint]
        if strangers and not self.address.text():
            self.address.setText(sayings.show_address(strangers[0]))
        if not found:
            text = translate("Relay", "No laptop was heard. Ask for its address and type it.")
        elif strangers:
            text = translate("Relay", "A laptop you have not paired yet is here: its address is filled in below.")
        else:
            text = translate("Relay", "Found in this room.")
        self._heard.setText(text)
        self.refresh()

    def _heard_none(self, _error: Exception | None = None) -> None:
        self._searching = None
        self._heard.setText(" ")
        self._enable()

    def _enable(self) -> None:
        idle = self._job is None and self._shell.book.connection.registered
        for one in (self.address, self.code, self.pair_button):
            one.setEnabled(idle)
        self.search_button.setEnabled(idle and self._searching is None)
        for row_ in self.laptops.rows:
            row_.out.setEnabled(idle)
            if row_.button is not None:
                row_.button.setEnabled(idle)

    def _typed(self) -> str:
        """An address in the field counts for a known laptop too, while no code stands beside it."""
        return "" if self.code.text().strip() else self.address.text().strip()

    def _button_for(self, laptop: PairedLaptop) -> Button:
        letter = not any(one.button for one in self.laptops.rows)  # one letter a page: the first has it
        text = translate("Relay", "&Hand over and fetch")
        made = Button(text if letter else text.replace("&", ""), "primary", icon="send", small=True)
        made.clicked.connect(lambda: self.exchange(laptop))
        return made

    # how it is laid out

    def _lay_out(self) -> None:
        self._choose = Card(translate("Relay", "Hand over to the supervisor"))
        self._choose.box.setSpacing(8)
        connection = self._shell.book.connection
        what = translate("Relay", "Your records without a receipt go over, and what lies there for you comes back.")
        here = translate("Relay", "In real work your records go over to a supervisor in the same room here.")
        self._choose.box.addWidget(label("body", what if connection.registered else alone(connection, here), wrap=True))
        self._nobody = label("muted", translate("Relay", "No laptop of a supervisor is paired yet."), wrap=True)
        self._choose.box.addWidget(self._nobody)
        self._choose.box.addWidget(self.laptops)
        line = row(gap=12)
        self._heard = label("small", " ", wrap=True)
        line.addWidget(self.search_button)
        line.addWidget(self._heard, 1)
        self._choose.box.addLayout(line)
        self._pairing = Card(translate("Relay", "Pair with another laptop"))
        how = translate("Relay", "Both stand on the supervisor's screen. The code is good for two minutes.")
        self._pairing.box.addWidget(label("hint", how, wrap=True))
        fields = row(gap=12)
        fields.addLayout(_named(self.address), 2)
        fields.addLayout(_named(self.code), 1)
        button = column(gap=2)
        button.addWidget(label("label", " "))
        button.addWidget(self.pair_button)
        fields.addLayout(button)
        self._pairing.box.addLayout(fields)
        outer = column(self, gap=12)
        outer.addWidget(self.working)
        outer.addWidget(self._choose)
        outer.addWidget(self._pairing)
        outer.addStretch(1)


def _teller(job: Job) -> Callable[[Step, int, int], None]:
    return lambda step, done, total: job.tell((step, done, total))


def _field(name: str, example: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(example)
    return made


def _named(field: QLineEdit) -> QVBoxLayout:
    box = column(gap=2)
    name = label("label", field.accessibleName())
    name.setBuddy(field)
    box.addWidget(name)
    box.addWidget(field)
    return box
