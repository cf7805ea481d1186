"""Deciding about a selection: what is asked first, the decision (in the background where it is large), its undo."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from fieldapp.domain.team import Note, TeamWork
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.reviewing import Decided
from fieldapp.ui import background, trouble
from fieldapp.ui.pages.page import Shell
from fieldapp.ui.pages.review import sayings
from fieldapp.ui.pages.review.dialogs import ReasonDialog, ReturnDialog
from fieldapp.ui.pages.review.hand_over_dialog import HandOverDialog
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook.reviewing import Reviewing

AT_ONCE: Final = 50  # decided while the window waits: some 50 ms


class Deeds(QObject):
    """``decided`` when a decision stands, ``working`` while a large one is made. One decision at a time."""

    decided = Signal(object)
    undone = Signal()
    working = Signal(bool)

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell
        self._parent = parent
        self._job: background.Job | None = None
        self.last: Decided | None = None
        self.dialog: QDialog | None = None

    @property
    def busy(self) -> bool:
        """Whether a decision is being made."""
        return self._job is not None

    def approve(self, works: Sequence[TeamWork]) -> None:
        """Approve; with a reason where a check found something."""
        flagged = sum(bool(work.flags or work.alike) for work in works)
        ids = [work.instance_id for work in works]
        if not ids or self.busy:
            return
        if not flagged:
            self._do(len(ids), lambda: self._desk.approve(ids))
            return
        dialog = ReasonDialog(self._parent, flagged, len(ids))
        self._ask(dialog, lambda: self._do(len(ids), lambda: self._desk.approve(ids, dialog.reason.text())))

    def send_back(self, works: Sequence[TeamWork], pins: Sequence[Note] = ()) -> None:
        """Return with a note."""
        ids = [work.instance_id for work in works]
        if not ids or self.busy:
            return
        dialog = ReturnDialog(self._parent, len(ids), pins)
        self._ask(dialog, lambda: self._do(len(ids), lambda: self._desk.send_back(ids, dialog.note.text(), pins)))

    def attend(self, works: Sequence[TeamWork], pins: Sequence[Note] = ()) -> None:
        """Put aside to be looked at."""
        ids = [work.instance_id for work in works]
        if ids and not self.busy:
            self._do(len(ids), lambda: self._desk.attend(ids, "", pins))

    def hand_over(self, work: TeamWork, today: date) -> None:
        """Return one, and ask another laptop to do it again."""
        if self.busy:
            return
        book = self._shell.book
        dialog = HandOverDialog(self._parent, self._desk.laptops(), work.device_code, today)

        def ask() -> None:
            facts = (dialog.device_code, dialog.due, dialog.note)
            self._do(1, lambda: book.reviewing.hand_over(work.instance_id, *facts))

        self._ask(dialog, ask)

    def undo(self) -> None:
        """The last decision is taken back by a later one."""
        last, self.last = self.last, None
        if last is None or self.busy:
            return

        def over(_result: object) -> None:
            self._end()
            self._shell.say(News(translate("Review", "Taken back. %n submissions are as before.", last.count)))
            self.undone.emit()

        self._run(last.count, lambda: self._desk.reopen(last), over)

    @property
    def _desk(self) -> "Reviewing":
        return self._shell.book.reviewing

    def _ask(self, dialog: QDialog, then: Callable[[], None]) -> None:
        self.dialog = dialog
        dialog.accepted.connect(then)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _do(self, count: int, act: Callable[[], Decided]) -> None:
        self._run(count, act, self._over)

    def _run(self, count: int, act: Callable[[], object], over: Callable[[object], None]) -> None:
        if count > AT_ONCE:
            self.working.emit(True)
            self._job = background.run(lambda _job: act(), over, self._fail)
            return
        try:
            result = act()
        except Exception as error:  # said to people; what nobody expects goes on to the exception hook
            self._fail(error)
            if not isinstance(error, FieldappError):
                raise
            return
        over(result)

    def _over(self, result: object) -> None:
        self._end()
        if not isinstance(result, Decided):
            return
        self.last = result
        self._shell.say(News(sayings.done(result.state, result.count), translate("Review", "Undo"), self.undo))
        self._shell.sender.wake()
        self.decided.emit(result)

    def _fail(self, error: Exception) -> None:
        self._end()
        self._shell.say(News(trouble.sentence(error)))

    def _end(self) -> None:
        if self._job is not None:
            self._job = None
            self.working.emit(False)
