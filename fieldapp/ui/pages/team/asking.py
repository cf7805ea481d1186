"""Visits asked for from the page: dialogs, decisions recorded with a way back, a list asked in the background."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from fieldapp.domain.assessment import Assessment
from fieldapp.domain.person import Person
from fieldapp.domain.team import Member
from fieldapp.domain.visit import Visit, VisitOrder
from fieldapp.errors import Cancelled, FieldappError
from fieldapp.fieldbook.overview import FollowUp
from fieldapp.ui import background
from fieldapp.ui.pages.page import Shell
from fieldapp.ui.pages.referrals.dialogs import AskingDialog
from fieldapp.ui.pages.team.dialogs import AskDialog, CancelDialog, MoveDialog
from fieldapp.ui.pages.team.list_dialog import VisitListDialog
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

FEW = 5  # taken back in no time
ListRead = tuple[tuple[FollowUp, ...], Mapping[str, int]]


class Asking:
    """``banner`` shows how far a list is; one list at a time."""

    def __init__(self, shell: Shell, parent: QWidget, banner: Banner) -> None:
        self._shell = shell
        self._parent = parent
        self._banner = banner
        self._job: background.Job | None = None
        self.dialog: AskingDialog | None = None
        banner.hide()

    def busy(self) -> bool:
        """Whether a list is being asked for."""
        return self._job is not None

    def stop(self) -> None:
        """The page goes: the dialog closes; a list that is under way goes on, and says so when it is done."""
        if self.dialog is not None:
            self.dialog.reject()

    def ask(self, device_code: str = "") -> None:
        """A visit of one person, of that laptop."""
        self._ask(None, VisitOrder("", "", device_code))

    def correct(self, order: VisitOrder) -> None:
        """Somebody is to make a returned submission right."""
        try:
            person = self._shell.book.people.person(order.person_id)
        except FieldappError as error:
            self._tell(error)
            return
        self._ask(person, order)

    def move(self, visit: Visit) -> None:
        """Ask another laptop."""
        dialog = MoveDialog(self._parent, self._shell.book, self._members(), visit)
        say = translate("Team", "Asked another laptop: {name}.").format(name=visit.person_name)
        move = self._shell.book.visits.move
        self._open(dialog, lambda: self._do(lambda: move(visit.visit_id, dialog.device_code, dialog.due), say))

    def cancel(self, visit: Visit) -> None:
        """Take a visit back, with a reason."""
        dialog = CancelDialog(self._parent, visit.person_name)
        say = translate("Team", "Visit cancelled: {name}.").format(name=visit.person_name)
        cancel = self._shell.book.visits.cancel
        self._open(dialog, lambda: self._do(lambda: cancel(visit.visit_id, dialog.reason), say))

    def ask_many(self, due: Sequence[FollowUp] | None = None) -> None:
        """A visit list of these follow-ups, or of everything that is due."""
        if self._job is not None:
            return
        book = self._shell.book

        def read(_job: background.Job) -> ListRead:
            return tuple(book.overview.due() if due is None else due), book.visits.load()

        self._job = background.run(read, self._choose_list, self._failed)

    def _choose_list(self, read: ListRead) -> None:
        self._job = None
        if not isValid(self._banner):
            return
        dialog = VisitListDialog(self._parent, self._shell.book, self._members(), *read)
        self._open(dialog, lambda: self._ask_list(dialog.orders))

    def _ask(self, person: Person | None, known: VisitOrder) -> None:
        dialog = AskDialog(self._parent, self._shell.book, self._members(), person=person, known=known)
        ask, said = self._shell.book.visits.ask, translate("Team", "Visit asked for; it goes with the next sending.")
        self._open(dialog, lambda: self._do(lambda: ask(dialog.order), said))

    def _do(self, act: Callable[[], Assessment], said: str) -> None:
        try:
            made = act()
        except FieldappError as error:
            self._tell(error)
            return
        self._recorded(said, (made.instance_id,))

    def _ask_list(self, orders: Sequence[VisitOrder]) -> None:
        visits = self._shell.book.visits

        def ask(job: background.Job) -> tuple[str, ...] | None:
            try:
                return visits.ask_many(orders, lambda done, every: job.tell((done, every)), job.cancelled.is_set)
            except Cancelled:  # which nobody is told of, but here somebody waits for it
                return None

        self._job = background.run(ask, self._asked, self._failed, self._progress, background.Lane.COPY)
        self._progress((0, len(orders)))
        self._banner.set_action(translate("Team", "Stop"), self._stop_list)
        self._banner.show()

    def _progress(self, news: tuple[int, int]) -> None:
        self._say_how_far(translate("Team", "Asking for visits…"), news, "list-checks")

    def _stop_list(self) -> None:
        if self._job is not None:
            self._job.cancelled.set()
            self._banner.set_action()

    def _asked(self, made: tuple[str, ...] | None) -> None:
        self._job = None
        self._hide()
        if made is None:
            self._shell.say(News(translate("Team", "Stopped: none of these visits was asked for.")))
        elif made:
            self._recorded(translate("Team", "%n visits asked for.", len(made)), made)
        else:
            self._shell.say(News(translate("Team", "All of them are asked for already.")))

    def _failed(self, error: Exception) -> None:
        self._job = None
        if isValid(self._banner):  # else it was left, or locked: what was asked for stands in the list
            self._hide()
            self._tell(error)
            self._shell.changed()

    def _recorded(self, said: str, made: Sequence[str]) -> None:
        self._shell.say(News(said, translate("Team", "Undo"), partial(self._undo, tuple(made))))
        self._shell.sender.wake()
        self._shell.changed()

    def _undo(self, made: Sequence[str]) -> None:
        """In the background: a list may be long."""
        if self._job is not None:
            self._shell.say(News(translate("Team", "Wait until the list is done, then cancel the visits.")))
            return
        visits = self._shell.book.visits

        def undo(job: background.Job) -> None:
            visits.take_back(made, lambda done, every: job.tell((done, every)))

        self._job = background.run(undo, self._undone, self._not_undone, self._undoing, background.Lane.COPY)
        if len(made) > FEW and isValid(self._banner):
            self._banner.set_action()
            self._undoing((0, len(made)))
            self._banner.show()

    def _undoing(self, news: tuple[int, int]) -> None:
        self._say_how_far(translate("Team", "Undoing…"), news, "undo-2")

    def _undone(self, _nothing: None) -> None:
        self._job = None
        self._hide()
        self._shell.changed()

    def _not_undone(self, _error: Exception) -> None:
        self._undone(None)
        self._shell.say(News(translate("Team", "It was sent already. Cancel the visit instead.")))

    def _say_how_far(self, title: str, news: tuple[int, int], icon: str) -> None:
        if isValid(self._banner):
            text = translate("Team", "{done} of {every}").format(done=news[0], every=news[1])
            self._banner.set_banner(title, text, icon, "info")

    def _hide(self) -> None:
        """The page may have gone by now."""
        if isValid(self._banner):
            self._banner.hide()

    def _members(self) -> tuple[Member, ...]:
        return self._shell.book.overview.members()

    def _tell(self, error: Exception) -> None:
        self._shell.say(News(sentence(error)))

    def _open(self, dialog: AskingDialog, after: Callable[[], object]) -> None:
        def ended() -> None:
            self.dialog = None
            dialog.deleteLater()
            if dialog.result():
                after()

        self.dialog = dialog
        dialog.finished.connect(ended)
        dialog.open()
