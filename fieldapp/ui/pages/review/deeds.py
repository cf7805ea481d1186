"""Deciding about a selection: what is asked first, the decision (in the background where it is large), its undo."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from fieldapp.domain.team import Note, TeamWork
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.reviewing import Decided, Watch
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
Picked = Sequence[tuple[str, bool]]  # instance id, whether it is flagged
Act = Callable[[Watch], Decided]


class Deeds(QObject):
    """``decided`` when a decision stands; ``progressed`` (done, all) while a large one is made, (0, 0) at its end.
    One decision at a time."""

    decided = Signal(object)
    undone = Signal()
    progressed = Signal(int, int)

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell = shell
        self._parent = parent
        self._job: background.Job | None = None
        self._standing: list[Decided] = []  # decisions of this visit that were not taken back
        self.dialog: QDialog | None = None

    @property
    def last(self) -> Decided | None:
        """The decision that ``undo`` takes back."""
        return self._standing[-1] if self._standing else None

    @property
    def busy(self) -> bool:
        """Whether a decision is being made."""
        return self._job is not None

    def act(self, deed: str, numbers: Sequence[int], pins: Sequence[Note] = ()) -> None:
        """approve, return or attend, about rows by their numbers."""
        if not numbers or self.busy:
            return
        if len(numbers) <= AT_ONCE:
            self._begin(deed, self._desk.picked(numbers), pins)
            return
        desk = self._desk
        self._job = background.run(
            lambda _job: desk.picked(numbers), lambda picked: self._begin(deed, picked, pins), self._fail
        )
        self.progressed.emit(0, len(numbers))

    def hand_over(self, work: TeamWork, today: date) -> None:
        """Return one, and ask another laptop to do it again."""
        if self.busy:
            return
        desk = self._desk
        dialog = HandOverDialog(self._parent, desk.laptops(), work.device_code, today)

        def ask() -> None:
            facts = (dialog.device_code, dialog.due, dialog.note)
            self._do(1, lambda _watch: desk.hand_over(work.instance_id, *facts))

        self._ask(dialog, ask)

    def undo(self) -> None:
        """The last decision is taken back by a later one; again: the one before."""
        if self.last is not None:
            self._take_back(self.last)

    def _take_back(self, last: Decided) -> None:
        if last not in self._standing or self.busy:
            return
        self._standing.remove(last)
        desk = self._desk

        def over(_result: object) -> None:
            self._end()
            self._shell.say(News(translate("Review", "Taken back. %n submissions are as before.", last.count)))
            self._shell.sender.wake()
            self.undone.emit()

        self._run(last.count, lambda watch: desk.reopen(last, watch), over)

    def cancel(self) -> None:
        """What is decided stays so; the rest stays as it is."""
        if self._job is not None:
            self._job.cancelled.set()  # it says itself how far it came

    def stop(self) -> None:
        """The page goes away; what is under way in the background ends after its part."""
        self.cancel()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self.dialog is not None:
            self.dialog.reject()

    # ---------------------------------------------------------------------------------------------

    @property
    def _desk(self) -> "Reviewing":
        return self._shell.book.reviewing

    def _begin(self, deed: str, picked: Picked, pins: Sequence[Note]) -> None:
        """Ask what has to be asked, then decide."""
        self._end()
        desk, ids = self._desk, [instance_id for instance_id, _ in picked]
        flagged = sum(flag for _, flag in picked)
        if deed == "attend":
            self._do(len(ids), lambda watch: desk.attend(ids, "", pins, watch))
        elif deed == "return":
            note = ReturnDialog(self._parent, len(ids), pins)
            self._ask(note, lambda: self._send_back(ids, note.note.text(), pins))
        elif flagged:
            why = ReasonDialog(self._parent, flagged, len(ids))
            self._ask(why, lambda: self._approve(ids, why.reason.text()))
        else:
            self._approve(ids, "")

    def _approve(self, ids: Sequence[str], reason: str) -> None:
        desk = self._desk
        self._do(len(ids), lambda watch: desk.approve(ids, reason, watch))

    def _send_back(self, ids: Sequence[str], note: str, pins: Sequence[Note]) -> None:
        desk = self._desk
        self._do(len(ids), lambda watch: desk.send_back(ids, note, pins, watch))

    def _ask(self, dialog: QDialog, then: Callable[[], None]) -> None:
        self.dialog = dialog
        dialog.accepted.connect(then)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _do(self, count: int, act: Act) -> None:
        self._run(count, act, self._over)

    def _run(self, count: int, act: Callable[[Watch], object], over: Callable[[object], None]) -> None:
        if count > AT_ONCE:
            self.progressed.emit(0, count)
            self._job = background.run(
                lambda job: act(Watch(job.tell, job.cancelled)),
                over,
                self._fail,
                lambda done: self.progressed.emit(done, count),
            )
            return
        try:
            result = act(Watch())
        except FieldappError as error:
            self._fail(error)
            return
        over(result)

    def _over(self, result: object) -> None:
        self._end()
        if not isinstance(result, Decided):
            return
        if result.count:
            self._standing.append(result)
            text, undo = sayings.done(result.state, result.count), translate("Review", "Undo")
            holds = partial(self._standing.__contains__, result)
            self._shell.say(News(text, undo, partial(self._take_back, result), holds=holds))
            self._shell.sender.wake()
        self.decided.emit(result)

    def _fail(self, error: Exception) -> None:
        self._end()
        self._shell.say(News(trouble.sentence(error)))

    def _end(self) -> None:
        if self._job is not None:
            self._job = None
            self.progressed.emit(0, 0)
