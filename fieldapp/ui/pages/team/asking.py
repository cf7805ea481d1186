"""Visits asked for from the page: dialogs, decisions recorded with a way back, a list asked in the background."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from fieldapp.domain.assessment import Assessment
from fieldapp.domain.person import Person
from fieldapp.domain.team import Member
from fieldapp.domain.visit import Visit, VisitOrder
from fieldapp.errors import FieldappError
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
        """The page goes: the dialog closes, and a list that is under way stops with nothing asked."""
        if self.dialog is not None:
            self.dialog.reject()
        if self._job is not None:
            self._job.cancelled.set()

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
        if due is not None:
            self._choose_list(tuple(due))
            return
        overview = self._shell.book.overview
        self._job = background.run(lambda _job: overview.due(), self._choose_read, self._failed)

    def _choose_read(self, due: tuple[FollowUp, ...]) -> None:
        self._job = None
        self._choose_list(due)

    def _choose_list(self, due: tuple[FollowUp, ...]) -> None:
        dialog = VisitListDialog(self._parent, self._shell.book, self._members(), due)
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

        def ask(job: background.Job) -> tuple[str, ...]:
            return visits.ask_many(orders, lambda done, every: job.tell((done, every)), job.cancelled.is_set)

        self._job = background.run(ask, self._asked, self._failed, self._progress)
        self._progress((0, len(orders)))
        self._banner.set_action(translate("Team", "Stop"), self._stop_list)
        self._banner.show()

    def _progress(self, news: tuple[int, int]) -> None:
        text = translate("Team", "{done} of {every}").format(done=news[0], every=news[1])
        self._banner.set_banner(translate("Team", "Asking for visits…"), text, "list-checks", "info")

    def _stop_list(self) -> None:
        if self._job is not None:
            self._job.cancelled.set()
            self._job = None
        self._banner.hide()
        self._shell.say(News(translate("Team", "Stopped: none of these visits was asked for.")))

    def _asked(self, made: tuple[str, ...]) -> None:
        self._job = None
        self._banner.hide()
        if made:
            self._recorded(translate("Team", "%n visits asked for.", len(made)), made)
        else:
            self._shell.say(News(translate("Team", "All of them are asked for already.")))

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._banner.hide()
        self._tell(error)
        self._shell.changed()

    def _recorded(self, said: str, made: Sequence[str]) -> None:
        self._shell.say(News(said, translate("Team", "Undo"), partial(self._undo, tuple(made))))
        self._shell.sender.wake()
        self._shell.changed()

    def _undo(self, made: Sequence[str]) -> None:
        try:
            self._shell.book.visits.take_back(made)
        except FieldappError:
            self._shell.say(News(translate("Team", "It was sent already. Cancel the visit instead.")))
        self._shell.changed()

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
