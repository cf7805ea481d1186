"""What a desk decides about beds, the waiting list and the night."""

from functools import partial

from fieldapp.casework.beds import Tile
from fieldapp.casework.shelter_values import CLEANING, HELD, OUT, Waiting
from fieldapp.domain import formats
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import words
from fieldapp.ui.pages.shelter import sayings
from fieldapp.ui.pages.shelter.dialogs import HoldDialog, ReasonDialog, RoomDialog, WaitingDialog
from fieldapp.ui.pages.shelter.ground import Ground
from fieldapp.ui.pages.shelter.night_dialog import NightDialog
from fieldapp.ui.words import translate


class BedDeeds(Ground):
    """Holds, beds out of use, cleaning, rooms; who waits; the night count."""

    def hold(self, tile: Tile) -> None:
        """Ask for whom and until when."""
        dialog = HoldDialog(self._window, tile.code, local_now())

        def mark() -> None:
            self._shelters.mark(self._facility(), tile.code, HELD, until=dialog.until(), held_for=dialog.held_for)

        text = translate("Shelter", "{bed} is held.").format(bed=tile.code)
        self._ask(dialog, lambda: self._do(mark, text, partial(self._lift_again, tile.code)))

    def extend(self, tile: Tile) -> None:
        """Ask until when."""
        mark = tile.mark
        if mark is None:
            return
        dialog = HoldDialog(self._window, tile.code, local_now(), again=True)

        def extend() -> None:
            until = dialog.until()
            if until is not None:
                self._shelters.extend(self._facility(), mark, until)

        self._ask(dialog, lambda: self._do(extend, translate("Shelter", "{bed} is held.").format(bed=tile.code)))

    def out(self, tile: Tile) -> None:
        """Ask why."""
        title = translate("Shelter", "{bed} is out of use").format(bed=sayings.bed_title(tile))
        question, hint = translate("Shelter", "Why"), translate("Shelter", "Example: broken mattress")
        dialog = ReasonDialog(self._window, title, question, hint, translate("Shelter", "Mark"))
        text = translate("Shelter", "{bed} is out of use").format(bed=tile.code) + "."

        def mark() -> None:
            self._shelters.mark(self._facility(), tile.code, OUT, reason=dialog.reason)

        self._ask(dialog, lambda: self._do(mark, text, partial(self._lift_again, tile.code)))

    def clean(self, tile: Tile) -> None:
        """The bed is for nobody until it is clean."""
        text = translate("Shelter", "{bed} needs cleaning.").format(bed=tile.code)
        self._do(
            lambda: self._shelters.mark(self._facility(), tile.code, CLEANING),
            text,
            partial(self._lift_again, tile.code),
        )

    def lift(self, tile: Tile) -> None:
        """The bed is for anybody again."""
        before = tile.mark

        def again() -> None:
            if before is not None:
                self._shelters.mark(
                    self._facility(),
                    tile.code,
                    before.what,
                    reason=before.reason,
                    until=before.until,
                    held_for=before.held_for,
                    person_id=before.person_id,
                )

        text = translate("Shelter", "{bed} is free.").format(bed=tile.code)
        self._do(lambda: self._shelters.lift(self._facility(), tile), text, again)

    def take_away(self, tile: Tile) -> None:
        """The bed is there no more."""
        room = self._board().room_of(tile)
        text = translate("Shelter", "{bed} was taken off the board.").format(bed=tile.code)
        keep = partial(self._shelters.keep_bed, self._facility(), tile, room)
        self._do(lambda: keep(there=False), text, lambda: keep(there=True))

    def add_room(self) -> None:
        """Ask for a room with its beds."""
        board = self._board()

        def taken(code: str) -> bool:
            tile = board.find(code)
            return tile is not None and bool(tile.bed_ids)

        dialog = RoomDialog(self._window, taken)

        def add() -> None:
            self._shelters.add_room(self._facility(), dialog.name, dialog.kind, dialog.codes)

        text = translate("Shelter", "{room} was added.")
        self._ask(dialog, lambda: self._do(add, text.format(room=dialog.name)))

    def add_waiting(self) -> None:
        """Ask who waits."""
        dialog = WaitingDialog(self._window)
        text = translate("Shelter", "On the waiting list.")
        self._ask(dialog, lambda: self._do(lambda: self._shelters.wait(self._facility(), dialog.person()), text))

    def gave_up(self, waiting: Waiting) -> None:
        """Somebody waits no longer."""
        text = translate("Shelter", "Taken off the waiting list.")
        self._do(lambda: self._shelters.give_up(self._facility(), waiting), text)

    def count_night(self) -> None:
        """Ask who is in their bed."""
        board, night = self._board(), self._shelters.today()
        day = formats.show_date(night, words.language())
        dialog = NightDialog(self._window, day, board.stays, hidden=self._desk.hidden)

        def save() -> None:
            remark = dialog.remark.text().strip()
            expected = len(board.stays)
            self._shelters.count_night(self._facility(), night, expected, dialog.counted, dialog.absent, remark)

        text = translate("Shelter", "The night count is saved.")
        self._ask(dialog, lambda: self._do(save, text))

    def _lift_again(self, code: str) -> None:
        tile = self._board().find(code)
        if tile is not None:
            self._shelters.lift(self._facility(), tile)
