"""The office of the stories, whose forms are written in the real window: found or registered, filled, finalized."""

import random
from collections.abc import Mapping
from datetime import datetime

import time_machine
from PySide6.QtCore import Qt

from fieldapp.domain.person import Person
from fieldapp.training.filling import Said
from fieldapp.training.office import Office
from fieldapp.ui.pages.home.page import HomePage
from fieldapp.ui.pages.people.page import PeoplePage
from fieldapp.ui.pages.person.page import PersonPage
from fieldapp.ui.widgets.forms_menu import is_alone
from tests.end_to_end.month.hands import CTRL, Hands

SHIFT = Qt.KeyboardModifier.ShiftModifier


class DeskOffice(Office):
    """``write`` goes through the window; ``clock`` is the computer's, moved to the moment of each story."""

    def __init__(self, hands: Hands, chance: random.Random, now: datetime, clock: time_machine.Traveller) -> None:
        super().__init__(hands.window.book, chance, now)
        self.hands = hands
        self.clock = clock
        self.written: dict[str, int] = {}

    def at(self, moment: datetime) -> None:
        """It is this moment, on the wall and on the computer."""
        self.now = moment
        self.clock.move_to(moment)

    def write(self, form_id: str, said: Mapping[str, Said], person: Person | None = None) -> str:
        """One form from *find person* or the profile to the outbox."""
        if form_id == "shelter_intake":
            said = {**said, "bed": self._free_bed(str(said["facility"]), str(said["room"])) or said["bed"]}
        if is_alone(form_id):
            self._without_person(form_id)
        elif person is None:
            self._register(form_id, str(said["full_name"]))
        elif self.chance.random() < 0.3:
            self._find(form_id, person)
        else:
            self._from_profile(form_id, person)
        return self.finish(form_id, said)

    def finish(self, form_id: str, said: Mapping[str, Said]) -> str:
        """The form that is on screen now."""
        person_id = self.hands.fill(said, self.now)
        self.count += 1
        self.written[form_id] = self.written.get(form_id, 0) + 1
        return person_id

    def _free_bed(self, facility: str, kind: str) -> str:
        """One that a worker at the shelter would say on the telephone; "" where its beds are not known here."""
        here = self.book.shelters.chosen
        if here is None or here.code != facility:
            return ""
        rooms = self.book.shelters.board(here).rooms
        return next(tile.code for room in rooms if room.kind == kind for tile in room.tiles if tile.face == "free")

    def _without_person(self, form_id: str) -> None:
        self.hands.press(Qt.Key.Key_N, CTRL | SHIFT)
        self.hands.until(lambda: isinstance(self.hands.window.page, HomePage))
        self.hands.take_form(form_id)

    def _search(self, name: str) -> PeoplePage:
        self.hands.press(Qt.Key.Key_N, CTRL)
        page = self.hands.window.page
        assert isinstance(page, PeoplePage)
        self.hands.press(Qt.Key.Key_A, CTRL)
        self.hands.write(name)
        self.hands.until(lambda: not page.searching(), "the search")
        return page

    def _register(self, form_id: str, name: str) -> None:
        self._search(name)
        self.hands.press(Qt.Key.Key_Return, CTRL)
        self.hands.take_form(form_id)

    def _find(self, form_id: str, person: Person) -> None:
        """Search, go down the list to the person, compare, *Ya*."""
        page = self._search(person.name)
        place = page.results.model.place(person.person_id)
        assert place >= 0, f"{person.name} is not found"
        self.hands.press(Qt.Key.Key_Down)
        for _ in range(place):
            self.hands.press(Qt.Key.Key_Down)
        self.hands.press(Qt.Key.Key_Return)
        match = page.compare.match()
        assert match is not None
        assert match.person.person_id == person.person_id
        self.hands.press(Qt.Key.Key_Y)
        self.hands.take_form(form_id)

    def _from_profile(self, form_id: str, person: Person) -> None:
        self.hands.window.go("person", person_id=person.person_id)
        self.hands.quiet()
        page = self.hands.window.page
        assert isinstance(page, PersonPage)
        page.header.buttons["assess"].setFocus()
        self.hands.press(Qt.Key.Key_Space)
        self.hands.take_form(form_id)
