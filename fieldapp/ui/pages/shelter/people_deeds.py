"""What a desk decides about people: who comes in, who goes to another bed or home, and who is really in a bed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from fieldapp.casework.beds import FREE, Board, Tile
from fieldapp.casework.placing import MEN_AND_WOMEN, Guest, against, guest_of, guest_waiting, suggested
from fieldapp.casework.shelter_values import Stay, Waiting
from fieldapp.casework.stay_moves import bed_key
from fieldapp.domain.person import Person
from fieldapp.errors import FieldappError, StoreError
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import trouble
from fieldapp.ui.pages.shelter import sayings
from fieldapp.ui.pages.shelter.dialogs import ReasonDialog, WhereDialog
from fieldapp.ui.pages.shelter.ground import Ground
from fieldapp.ui.widgets.asking import Asking
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import OpenAssessment


class PeopleDeeds(Ground):
    """Intake, discharge, moves, conflicts."""

    def admit(
        self, tile: Tile, *, person: Person | None = None, name: str = "", waiting: Waiting | None = None
    ) -> None:
        """Open the intake for a bed; where the rules speak against it, say why and offer the bed that suits."""
        board = self._board()
        guest = _guest(person, waiting)
        why = against(guest, board.room_of(tile))
        if not why:
            self._intake(tile, person, name, waiting)
            return
        best = next(iter(suggested(board, guest)), None)
        if best is not None:
            offer = translate("Shelter", "Place in {bed}").format(bed=best.code)
            self._say(sayings.why_not(why), offer, partial(self._intake, best, person, name, waiting))
        elif why == MEN_AND_WOMEN:
            text = translate("Shelter", "No free bed suits. Choose an extra mattress in another room.")
            self._say(f"{sayings.why_not(why)} {text}")
        else:
            anyway = translate("Shelter", "Place anyway")
            self._say(sayings.why_not(why), anyway, partial(self._intake, tile, person, name, waiting))

    def extra_mattress(self, tile: Tile) -> None:
        """A mattress the shelter does not have, in the room of a bed: asks why, then the intake."""
        kind = self._kind(tile)
        title = translate("Shelter", "Extra mattress in this room")
        question, hint = translate("Shelter", "Why over capacity"), translate("Shelter", "Example: flood, no bed free")
        dialog = ReasonDialog(self._window, title, question, hint, translate("Shelter", "Go on"))

        def go_on() -> None:
            mattress = Tile(self._next_mattress(), FREE)
            known = {"over_capacity": "yes", "over_reason": dialog.reason}
            self._fill(lambda: self._shelters.admit(self._facility(), mattress, kind, known=known))

        self._ask(dialog, go_on)

    def discharge(self, stay: Stay) -> None:
        """Open the discharge form of a stay."""
        self._fill(lambda: self._shelters.discharge(stay, self._person(stay)))

    def move_to(self, stay: Stay, key: str, *, anyway: bool = False) -> None:
        """Put somebody into another bed of the board, when it is free and the rules allow it."""
        board = self._board()
        target = board.find(key)
        if target is None:
            return
        if target.face != FREE:
            text = translate("Shelter", "{bed} is not free: {face}.")
            self._say(text.format(bed=target.code, face=sayings.face_word(target.face).lower()))
            return
        why = against(guest_of(stay), board.room_of(target))
        if why and not anyway:
            offer = "" if why == MEN_AND_WOMEN else translate("Shelter", "Move anyway")
            self._say(sayings.why_not(why), offer, partial(self.move_to, stay, key, anyway=True))
            return
        self._move(stay, target.code, self._kind(target))
        self._desk.choose(key)

    def where(self, stay: Stay, then: Callable[[], object] | None = None, *, settles: bool = False) -> None:
        """Ask where somebody goes: beds that suit first; ``then`` follows the move."""
        board = self._board()
        places = [(tile.key, _place(board, tile)) for tile in suggested(board, guest_of(stay))]
        title = translate("Shelter", "Where does {name} go?").format(name=self._name(stay))
        dialog = WhereDialog(self._window, title, places, self._next_mattress())

        def go() -> None:
            target = board.find(dialog.place)
            if dialog.place == WhereDialog.EXTRA:
                self._move(stay, self._next_mattress(), stay.kind, reason=dialog.reason, settles=settles)
            else:
                code, kind = (target.code, self._kind(target)) if target else ("", "")
                self._move(stay, code, kind, settles=settles)
            if then is not None:
                then()

        self._ask(dialog, go)

    # conflicts ----------------------------------------------------------------------------------

    def is_here(self, tile: Tile, stay: Stay) -> None:
        """A person decided who is in a bed; the others are asked for, one after the other."""
        others = [one for one in tile.stays if one.stay_id != stay.stay_id]
        if others:
            self._others(others, stay)
        elif stay.stay_id in tile.twice:
            self._only_here(stay)
        else:
            self.settle(stay, tile.code)

    def settle(self, stay: Stay, bed: str) -> None:
        """Two desks moved somebody apart: this is where they are."""
        target = self._board().find(bed)
        self._move(stay, bed, self._kind(target) if target else "", settles=True)

    def _others(self, others: Sequence[Stay], stay: Stay) -> None:
        first, *rest = others

        def following() -> None:
            if rest:
                self._others(rest, stay)
            elif stay.doubted_beds:
                self.settle(stay, stay.bed)

        self.where(first, following, settles=True)

    def _only_here(self, stay: Stay) -> None:
        others = [one for one in self._shelters.open_stays(stay.person_id) if one.stay_id != stay.stay_id]
        places = ", ".join(one.bed or translate("Shelter", "no bed") for one in others)
        title = translate("Shelter", "{name} is here").format(name=self._name(stay))
        intro = translate(
            "Shelter",
            "The other record ({beds}) is ended as recorded twice. If they really were there, discharge them there.",
        )
        dialog = Asking(self._window, title, intro.format(beds=places))
        dialog.finish(translate("Shelter", "End the other record"))
        dialog.yes.setFocus(Qt.FocusReason.OtherFocusReason)

        def end() -> None:
            for one in others:
                self._shelters.end_double(one)
            if stay.doubted_beds:
                self._shelters.move(stay, stay.bed, stay.kind, settles=True)

        done = translate("Shelter", "{name} is recorded once.").format(name=self._name(stay))
        self._ask(dialog, lambda: self._do(end, done))

    def _intake(self, tile: Tile, person: Person | None, name: str, waiting: Waiting | None) -> None:
        known = {"full_name": name} if name else {}
        if person is None and not name and waiting is None:
            known = {"full_name": "TIDAK DIKETAHUI"}  # as the form's hint says, in both languages
        kind = self._kind(tile)
        self._fill(
            lambda: self._shelters.admit(self._facility(), tile, kind, person=person, waiting=waiting, known=known)
        )

    def _fill(self, start: "Callable[[], OpenAssessment]") -> None:
        """Open the form at the first question that is still open."""
        try:
            desk = start()
        except FieldappError as error:
            self._say(trouble.sentence(error))
            return
        still = desk.violations()
        self._desk.shell.fill(desk, reference=still[0].reference if still else "")

    def _move(self, stay: Stay, bed: str, kind: str, *, reason: str = "", settles: bool = False) -> None:
        def undo() -> None:
            now = next((one for one in self._board().stays if one.stay_id == stay.stay_id), None)
            if now is not None:
                self._shelters.move(now, stay.bed, stay.kind)

        place = bed or translate("Shelter", "no bed")
        text = translate("Shelter", "{name}: {bed}.").format(name=self._name(stay), bed=place)
        self._do(
            lambda: self._shelters.move(stay, bed, kind, reason=reason, settles=settles),
            text,
            None if settles else undo,
        )

    def _person(self, stay: Stay) -> Person | None:
        try:
            return self._desk.shell.book.people.person(stay.person_id) if stay.person_id else None
        except StoreError:
            return None

    def _next_mattress(self) -> str:
        """``Kasur tambahan 1``: the first number that nobody has."""
        taken = {tile.key for tile in self._board().tiles}
        number = 1
        while bed_key(name := translate("Shelter", "Extra mattress {number}").format(number=number)) in taken:
            number += 1
        return name


def _guest(person: Person | None, waiting: Waiting | None) -> Guest:
    if waiting is not None:
        return guest_waiting(waiting)
    if person is None:
        return Guest()
    age = local_now().year - person.birth_year if person.birth_year else None
    return Guest(person.sex, age)


def _place(board: Board, tile: Tile) -> str:
    return f"{tile.code} · {sayings.room_name(board.room_of(tile))}"
