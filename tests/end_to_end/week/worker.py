"""What a worker of the week does at the window: enrol, assess, send, carry, read what came back, correct."""

import random
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from fieldapp.domain.assessment import State
from fieldapp.domain.person import Person
from fieldapp.domain.relay import Side
from fieldapp.fieldbook.reviews import ASKED_AT
from fieldapp.training.filling import Said
from fieldapp.training.office import Office
from fieldapp.training.people import Invented
from fieldapp.ui.pages.courier.page import CourierPage
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.pages.queue.page import QueuePage
from fieldapp.ui.pages.relay.page import RelayPage
from tests.end_to_end.month.deeds import page_of
from tests.end_to_end.month.hands import CTRL, Hands

SHIFT = Qt.KeyboardModifier.ShiftModifier
STREET = {
    "activity": "scavenge",
    "ppks": "13 24",
    "with_whom": "alone",
    "sleep_place": "rent",
    "fixed_home": "yes",
    "needs": "income",
    "disposition": "refer",
}


class Worker(Office):
    """Orders are its methods; what they take and give is JSON."""

    def __init__(self, hands: Hands, chance: random.Random, now: datetime) -> None:
        super().__init__(hands.window.book, chance, now)
        self.hands = hands

    # the office

    def enrol(self, address: str, code: str) -> str:
        """With the province; gives the laptop's code. (The page for it is played by the demo.)"""
        self.book.connection.enrol(address, code)
        self.book.connection.fetch_forms()
        self.hands.window.changed()
        return self.book.worker.device_code

    def leave_the_network(self) -> None:
        """To the field: from now on nothing answers at the province's address."""
        self.book.put_setting("province_address", "http://127.0.0.1:9")

    def write(self, form_id: str, said: Mapping[str, Said], person: Person | None = None) -> str:
        """One form, from the search to the outbox."""
        assert person is None
        self.hands.press(Qt.Key.Key_N, CTRL)
        page = self.hands.window.page
        assert isinstance(page, PeoplePage)
        self.hands.press(Qt.Key.Key_A, CTRL)
        self.hands.write(str(said["full_name"]))
        self.hands.until(lambda: not page.searching(), "the search")
        self.hands.press(Qt.Key.Key_Return, CTRL)
        self.hands.take_form(form_id)
        return self.hands.fill(said, self.now)

    def assess(self, people: list[dict[str, Any]]) -> int:
        """Meet them one after another; how many records are in the outbox then."""
        for told in people:
            one = Invented(**{**told, "born": date.fromisoformat(told["born"])})
            self.write("outreach_rapid", self.met(one, **STREET))
        return len(people)

    # roads

    def send(self) -> dict[str, int]:
        """Press *send now* and wait until the run is over and nothing waits any more."""
        before = self.book.setting(ASKED_AT)
        self.hands.press(Qt.Key.Key_S, CTRL | SHIFT)
        self.hands.until(lambda: self.book.setting(ASKED_AT) != before, "the run came to its end")
        self.hands.until(lambda: self._settled(), "everything is received")
        self.hands.quiet()
        return self.counts()

    def pack(self, place: str) -> int:
        """A pack on a stick; how many packs there are of this laptop."""
        page = self._courier()
        page.pack_to(Path(place))
        self.hands.quiet()
        return len(self.book.courier.made())

    def read(self, place: str) -> dict[str, int]:
        """Receipts and letters from a stick."""
        self._courier().read_from(Path(place))
        self.hands.quiet()
        return self.counts()

    def hand_over(self, address: str, code: str = "") -> dict[str, int]:
        """Connect to the laptop in the room, by its code the first time, and let packs and letters cross."""
        self.hands.window.go("relay", show="connect")
        panel = page_of(self.hands, RelayPage).connecting
        panel.address.setText(address)
        if code:
            panel.code.setText(code)
            panel.pair()
        else:
            (known,) = (one for one in self.book.relay.laptops() if one.side is Side.RELAY)
            panel.exchange(known)
        self.hands.quiet()
        return self.counts()

    # what stands

    def code(self) -> str:
        """This laptop's."""
        return self.book.worker.device_code

    def counts(self) -> dict[str, int]:
        """Records by state."""
        return {state.value: count for state, count in self.book.count_by_state().items()}

    def needing(self) -> list[str]:
        """What came back and is not corrected."""
        return [one.instance_id for one in self.book.needing()]

    def correct_all(self) -> int:
        """Open each returned record where it is pinned, answer, finalize it again."""
        done = 0
        while waiting := self.book.needing():
            self.hands.window.go("queue", instance_id=waiting[0].instance_id)
            page = page_of(self.hands, QueuePage)
            assert page is not None
            desk = self.book.correct(waiting[0].instance_id)
            self.hands.window.fill(desk, arrived="returned")
            self.hands.quiet()
            self.hands.fill({"summary": f"Diperbaiki: {done + 1}"}, self.now)
            done += 1
        return done

    def _courier(self) -> CourierPage:
        self.hands.press(Qt.Key.Key_U, CTRL | SHIFT)
        return page_of(self.hands, CourierPage)

    def _settled(self) -> bool:
        counts = self.book.count_by_state()
        open_ones = (State.FINALIZED, State.SENDING, State.UNCONFIRMED)
        return not any(counts.get(state, 0) for state in open_ones)
