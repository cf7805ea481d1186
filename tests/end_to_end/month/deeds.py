"""What is done at pages other than a form: the bed board, the page of referrals, the page of duplicates."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog

from fieldapp.casework.beds import Board
from fieldapp.ui.pages.form.page import FormPage
from fieldapp.ui.pages.merge.page import MergePage
from fieldapp.ui.pages.page import Page
from fieldapp.ui.pages.referrals.dialogs import StepDialog
from fieldapp.ui.pages.referrals.page import ReferralsPage
from fieldapp.ui.pages.shelter.night_dialog import NightDialog
from fieldapp.ui.pages.shelter.page import ShelterPage
from fieldapp.ui.widgets.basics import Button
from tests.end_to_end.month.hands import CTRL, Hands

Kind = TypeVar("Kind", bound=Page)
STEPS = {"sent": "terkirim", "accepted": "Diterima", "declined": "Ditolak", "served": "Dilayani", "closed": "Selesai"}
ROOMS = {"male": 0, "female": 1, "family": 2}  # as the dialog lists them


def tab_to(hands: Hands, wanted: Callable[[object], bool], what: str) -> None:
    """Tab until the keyboard is where it is wanted."""
    for _ in range(60):
        if wanted(hands.keyboard()):
            return
        hands.press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {what}")


def tab_to_button(hands: Hands, words: str) -> None:
    """Tab until a button with these words has the keyboard."""
    tab_to(hands, lambda one: isinstance(one, QAbstractButton) and words in one.accessibleName(), words)


def page_of(hands: Hands, kind: type[Kind]) -> Kind:
    """The page on screen, settled."""
    hands.quiet()
    page = hands.window.page
    assert isinstance(page, kind), type(page)
    return page


class BedBoard:
    """The shelter's desk by keyboard."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands

    def page(self) -> ShelterPage:
        """Ctrl+4; the keyboard on the beds."""
        self.hands.press(Qt.Key.Key_4, CTRL)
        page = page_of(self.hands, ShelterPage)
        page.grid.setFocus()
        return page

    def board(self) -> Board:
        """As it is shown now."""
        board = self.page().board
        assert board is not None
        return board

    def choose(self, facility: str) -> None:
        """The shelter of this desk."""
        self.hands.press(Qt.Key.Key_4, CTRL)
        page_of(self.hands, ShelterPage).pick(facility)
        self.hands.quiet()

    def add_room(self, name: str, kind: str, codes: str) -> None:
        """A room with beds."""
        page = page_of(self.hands, ShelterPage)
        if page.add_button.isVisible():
            page.add_button.setFocus()
        else:
            tab_to_button(self.hands, "Ruang")
        self.hands.press(Qt.Key.Key_Return)
        self.hands.write(name)
        self.hands.press(Qt.Key.Key_Tab)
        box = self.hands.keyboard()
        assert isinstance(box, QComboBox)
        for _ in range(ROOMS[kind]):
            self.hands.press(Qt.Key.Key_Down)
        self.hands.press(Qt.Key.Key_Tab)
        self.hands.write(codes)
        self.hands.press(Qt.Key.Key_Return)
        board = self.board()
        assert (board.rooms[-1].name, board.rooms[-1].kind) == (name, kind)

    def free(self, kind: str) -> str:
        """A free bed in a room of this kind."""
        return next(
            tile.code for room in self.board().rooms if room.kind == kind for tile in room.tiles if tile.face == "free"
        )

    def face(self, code: str) -> str:
        """What the board shows at a bed."""
        tile = self.board().find(code)
        assert tile is not None
        return tile.face

    def admit(self, code: str, name: str) -> None:
        """A person of the register into a bed; the intake form is on screen then."""
        self._panel(code)
        self.hands.write(name)
        page = self.hands.window.page
        assert isinstance(page, ShelterPage)
        finder = page.panel.finder
        assert finder is not None
        self.hands.until(lambda: not finder.searching(), "the person for the bed")
        self.hands.press(Qt.Key.Key_Return)
        tab_to(self.hands, lambda row: f"{name}," in row.accessibleName(), name)  # type: ignore[attr-defined]
        self.hands.press(Qt.Key.Key_Return)
        page_of(self.hands, FormPage)

    def discharge(self, code: str) -> None:
        """The discharge form is on screen then."""
        self._panel(code)
        tab_to_button(self.hands, "Pulangkan")
        self.hands.press(Qt.Key.Key_Return)
        page_of(self.hands, FormPage)

    def move(self, code: str, target: str) -> None:
        """P, to the other bed, Enter."""
        self.page()
        self.hands.write(code.lower())
        self.hands.press("p")
        self.hands.write(target.lower())
        self.hands.press(Qt.Key.Key_Return)
        assert (self.face(code), self.face(target)) == ("free", "occupied")

    def hold(self, code: str, who: str) -> None:
        """A bed for somebody who is on the way."""
        self._press(code, "Pesan", who)
        assert self.face(code) == "held"

    def release(self, code: str) -> None:
        """Nobody is on the way."""
        self._press(code, "Lepas")
        assert self.face(code) == "free"

    def take_out(self, code: str, why: str) -> None:
        """Out of use."""
        self._press(code, "tidak dipakai", why)
        assert self.face(code) == "out"

    def take_back(self, code: str) -> None:
        """In use again; also a bed that was cleaned."""
        self._press(code, "Pakai lagi" if self.face(code) == "out" else "Sudah bersih")
        assert self.face(code) == "free"

    def wait(self, name: str) -> None:
        """Somebody for whom there is no bed."""
        self.page()
        tab_to_button(self.hands, "Daftar tunggu")
        self.hands.press(Qt.Key.Key_Return)
        self.hands.write(name)
        self.hands.press(Qt.Key.Key_Return)
        assert name in [one.name for one in self.board().waiting]

    def count_the_night(self) -> int:
        """Everybody is in bed; how many."""
        page = self.page()
        tab_to_button(self.hands, "Hitungan malam")
        self.hands.press(Qt.Key.Key_Return)
        dialog = page.deeds.dialog
        assert isinstance(dialog, NightDialog)
        counted = dialog.counted
        dialog.decide()
        self.hands.quiet()
        return counted

    def _panel(self, code: str) -> None:
        self.page()
        self.hands.write(code.lower())
        self.hands.press(Qt.Key.Key_Return)

    def _press(self, code: str, words: str, answer: str = "") -> None:
        self._panel(code)
        tab_to_button(self.hands, words)
        self.hands.press(Qt.Key.Key_Return)
        if answer:
            self.hands.write(answer)
            self.hands.press(Qt.Key.Key_Return)
        self.hands.quiet()


def take_step(hands: Hands, person_id: str, referral_id: str, state: str, reason: str = "") -> None:
    """The next step of a referral, from the page of referrals."""
    hands.window.go("referrals", referral_id=referral_id, show="")
    page = page_of(hands, ReferralsPage)
    shown = page.table.current()
    assert shown is not None
    assert (shown.referral_id, shown.person_id) == (referral_id, person_id)
    page.table.setFocus()
    hands.press(Qt.Key.Key_Return)
    words = {
        "sent": "terkirim",
        "accepted": "Diterima",
        "declined": "Ditolak",
        "served": "Dilayani",
        "closed": "Selesai",
    }
    tab_to(hands, lambda one: isinstance(one, Button) and words[state] in one.text().replace("&", ""), state)
    hands.press(Qt.Key.Key_Return)
    dialog = page.dialog
    assert isinstance(dialog, StepDialog)
    assert dialog.state == state
    if reason:
        hands.write(reason)
    dialog.date.setFocus()
    hands.press(Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted, dialog.wrong.text()
    hands.quiet()


def merge(hands: Hands, one: str, other: str, why: str) -> None:
    """Compare two records, say that they are one person."""
    hands.window.go("merge", one=one, other=other)
    page = page_of(hands, MergePage)
    before = hands.window.book.people.count()
    page.outcome.reason.setFocus()
    hands.write(why)
    hands.press(Qt.Key.Key_Return)
    hands.quiet()
    assert hands.window.book.people.count() == before - 1


def split(hands: Hands, why: str) -> None:
    """Take the newest merge apart again."""
    hands.window.go("merge", show="merged")
    page = page_of(hands, MergePage)
    before = hands.window.book.people.count()
    page.listing.table.setFocus()
    hands.press(Qt.Key.Key_Return)
    dialog = page.dialog
    assert dialog is not None
    dialog.reason.setFocus()
    hands.write(why)
    hands.press(Qt.Key.Key_Return)
    hands.quiet()
    assert hands.window.book.people.count() == before + 1
