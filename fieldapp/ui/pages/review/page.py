"""Submissions of the team: automatic checks, approve, return; a list, and one submission read beside the last."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldapp.domain.team import TeamWork
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import trouble
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.pages.review.deeds import Deeds
from fieldapp.ui.pages.review.desk_list import DeskList
from fieldapp.ui.pages.review.reader import Reader
from fieldapp.ui.widgets.basics import Button, column
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate


class ReviewPage(Page):
    """``show``: a shelf; ``instance_id``: read this one at once."""

    place = "review"

    def __init__(self, shell: Shell, show: str = "", instance_id: str = "") -> None:
        super().__init__(shell)
        self._wanted = instance_id
        self.desk = DeskList(shell, show)
        self.reader = Reader(shell)
        self.deeds = Deeds(shell, self)
        self.back = Button(translate("Review", "&List"), icon="chevron-left", action=self.show_list)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.desk)
        self._stack.addWidget(self.reader)
        column(self, margins=(20, 16, 20, 16)).addWidget(self._stack)
        self.desk.acted.connect(self.act)
        self.desk.opened.connect(self._open_chosen)
        self.reader.acted.connect(self.act)
        self.reader.left.connect(self.show_list)
        self.reader.stepped.connect(lambda forward: self._step(1 if forward else -1))
        self.deeds.decided.connect(lambda _decided: self._go_on())
        self.deeds.undone.connect(self._after_undo)
        self._show_titles()
        self.refresh()
        self.desk.rows.begin_checks()

    @property
    def reading(self) -> bool:
        """Whether one submission is on screen."""
        return self._stack.currentIndex() == 1

    # the page's contract -------------------------------------------------------------------------

    def opened(self) -> None:
        """The keyboard starts in the table, or in the submission that was asked for."""
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.read(wanted)
        else:
            self.desk.focus()

    def top_buttons(self) -> Sequence[Button]:
        """The way back to the list, while one is read."""
        return (self.back,) if self.reading else ()

    def regions(self) -> Sequence[QWidget]:
        """The list, or questions and panel."""
        return (self.reader.content, self.reader.panel) if self.reading else (self.desk,)

    def refresh(self) -> None:
        """Read the store again."""
        try:
            self.desk.load()
            if self.reading:
                self.reader.refresh()
        except FieldappError as error:
            self.shell.say(News(trouble.sentence(error)))

    def leave(self) -> bool:
        """Nothing is decided by leaving."""
        self.desk.stop()
        self.reader.stop()
        if self.deeds.dialog is not None:
            self.deeds.dialog.reject()
        return True

    def kept(self) -> dict[str, str]:
        """The shelf, and the one that is read."""
        work = self.reader.work if self.reading else None
        read = {"instance_id": work.instance_id} if work is not None else {}
        return {"show": self.desk.segments.key()} | read

    # reading -------------------------------------------------------------------------------------

    def read(self, instance_id: str) -> None:
        """Show one submission."""
        if not self.reader.read(instance_id):
            return
        self._stack.setCurrentIndex(1)
        self._show_titles()
        self.reader.focus()

    def show_list(self) -> None:
        """Back to the list, on the row that was read."""
        self.reader.stop()
        self._stack.setCurrentIndex(0)
        self._show_titles()
        self.desk.focus()

    def _open_chosen(self) -> None:
        work = self.desk.table.current()
        if work is not None:
            self.read(work.instance_id)

    def _step(self, by: int) -> None:
        """The row after the one on screen, or before."""
        row = self.desk.table.row() + by
        if 0 <= row < self.desk.model.rowCount():
            self.desk.table.choose_row(row)
            self._open_chosen()

    # deciding ------------------------------------------------------------------------------------

    def act(self, deed: str) -> None:
        """approve, return, attend or undo: about the one that is read, what is picked, or the row of the keyboard."""
        if deed == "undo":
            self.deeds.undo()
            return
        pins = self.reader.pins() if self.reading else ()
        works = self._meant()
        if deed == "approve":
            self.deeds.approve(works)
        elif deed == "return":
            self.deeds.send_back(works, pins)
        elif deed == "attend":
            self.deeds.attend(works, pins)
        elif deed == "hand_over" and works:
            self.deeds.hand_over(works[0], local_now().date())

    def _meant(self) -> Sequence[TeamWork]:
        if not self.reading:
            return self.desk.chosen()
        work = self.reader.work
        return () if work is None else (work,)

    def _go_on(self) -> None:
        """A decision stands: the list goes on with what is left, the reader with the next one."""
        was, decided = self.reader.work, self.reading
        self.desk.model.picked.clear()
        if decided and was is not None:
            self.reader.forget_pins(was.instance_id)
            self._stack.setCurrentIndex(0)
        self.shell.changed()
        work = self.desk.table.current() if decided else None
        if work is not None and was is not None and work.instance_id == was.instance_id:
            self._step(1)  # it is on this shelf still
        elif work is not None:
            self.read(work.instance_id)
        else:
            self.show_list()

    def _after_undo(self) -> None:
        self.shell.changed()

    def _show_titles(self) -> None:
        self.title, self.subtitle = translate("Review", "Review"), translate("Review", "Submissions of the team")
        if self.reading:
            text = translate("Review", "{number} of {count}")
            self.subtitle = text.format(number=self.desk.table.row() + 1, count=self.desk.model.rowCount())
        self.titled.emit()
