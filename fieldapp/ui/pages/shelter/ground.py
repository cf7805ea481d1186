"""What every deed at the board stands on: the board on screen, a question, filing a submission, the toast after it.

Nothing is moved silently: every deed is asked for by a person, filed as a submission, and said. Taking back is another
submission. What cannot be filed is said in one sentence and leaves the board as it is.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from fieldapp.casework.beds import EXTRA, NO_BED, Board, Tile
from fieldapp.casework.shelter_values import Stay
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.facilities import Facility
from fieldapp.fieldbook.shelters import Shelters
from fieldapp.ui import trouble
from fieldapp.ui.pages.shelter import sayings
from fieldapp.ui.widgets.asking import Asking
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.ui.pages.page import Shell


class Desk(Protocol):
    """The page, as deeds see it."""

    shell: "Shell"

    @property
    def board(self) -> Board | None:
        """What is on screen."""

    @property
    def facility(self) -> Facility | None:
        """Whose board it is."""

    @property
    def hidden(self) -> bool:
        """Whether names are hidden."""

    def choose(self, key: str) -> None:
        """Go to a bed."""


class Ground:
    """``dialog`` is the question on screen."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        self._desk = desk
        self._window = window
        self.dialog: Asking | None = None

    def close(self) -> None:
        """The page goes; the question with it."""
        if self.dialog is not None:
            self.dialog.reject()

    def _do(self, deed: Callable[[], object], text: str, undo: Callable[[], object] | None = None) -> None:
        """File it and say so; with ``undo`` the toast offers to take it back."""
        try:
            deed()
        except FieldappError as error:
            self._say(trouble.sentence(error))
            return
        self._desk.shell.changed()
        self._desk.shell.sender.wake()
        if undo is None:
            self._say(text)
        else:
            back = translate("Shelter", "Taken back.")
            self._say(text, translate("Shelter", "Undo"), lambda: self._do(undo, back))

    def _ask(self, dialog: Asking, then: Callable[[], object]) -> None:
        self.dialog = dialog

        def closed() -> None:
            if self.dialog is dialog:
                self.dialog = None
            dialog.deleteLater()

        dialog.finished.connect(closed)
        dialog.accepted.connect(then)
        dialog.open()

    def _say(self, text: str, offer: str = "", action: Callable[[], object] | None = None) -> None:
        self._desk.shell.say(News(text, offer, action if offer else None))

    def _name(self, stay: Stay) -> str:
        return sayings.shown_name(stay, hidden=self._desk.hidden)

    def _kind(self, tile: Tile) -> str:
        """The kind of the room of a bed; of an extra mattress that of whoever is on it."""
        kind = next((r.kind for r in self._board().rooms if any(t.key == tile.key for t in r.tiles)), "")
        if kind in (EXTRA, NO_BED):
            return tile.stays[0].kind if tile.stays else ""
        return kind

    def _board(self) -> Board:
        board = self._desk.board
        if board is None:
            raise LookupError("no shelter is chosen")
        return board

    def _facility(self) -> Facility:
        facility = self._desk.facility
        if facility is None:
            raise LookupError("no shelter is chosen")
        return facility

    @property
    def _shelters(self) -> Shelters:
        return self._desk.shell.book.shelters
