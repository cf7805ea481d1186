"""Submissions of the team: automatic checks, approve, return; a list, and one submission read beside the last."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

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
        self.desk.rows.failed.connect(self._tell)
        self.reader.acted.connect(self.act)
        self.reader.left.connect(self.show_list)
        self.reader.stepped.connect(lambda forward: self._step(1 if forward else -1))
        self.deeds.decided.connect(lambda _decided: self._go_on())
        self.deeds.undone.connect(shell.changed)
        self.deeds.progressed.connect(self.desk.bar.show_progress)
        self.deeds.progressed.connect(lambda _done, _count: self.desk.show_bar())
        self.desk.bar.cancelled.connect(self.deeds.cancel)
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
                self._show_titles()  # one more or less in the list
        except FieldappError as error:
            self._tell(error)

    def leave(self) -> bool:
        """Nothing is decided by leaving."""
        self.desk.stop()
        self.reader.stop()
        self.deeds.stop()
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
        work = self.reader.work if self.reading else None
        if deed == "hand_over":
            if work is not None:
                self.deeds.hand_over(work, local_now().date())
        elif work is not None:
            number = self.shell.book.reviewing.number_of(work.instance_id)
            self.deeds.act(deed, (number,), self.reader.pins())
        else:
            self.deeds.act(deed, self.desk.chosen())

    def _go_on(self) -> None:
        """A decision stands: the list goes on with what is left, the reader with the next one."""
        was, following = self.reader.work if self.reading else None, self._following()
        self.desk.model.picked.clear()
        if was is None:
            self.shell.changed()
            self.desk.focus()
            return
        self.reader.forget_pins(was.instance_id)
        self._stack.setCurrentIndex(0)
        self.shell.changed()
        if following is None:
            self.show_list()
            return
        number, instance_id = following
        self.desk.table.choose(number)
        self.read(instance_id)

    def _following(self) -> tuple[int, str] | None:
        """The row after the one with the keyboard, or before where it is the last, as the list stands now."""
        here = self.desk.table.row()
        for row in (here + 1, here - 1):
            work = self.desk.model.work(row) if 0 <= row < self.desk.model.rowCount() else None
            if work is not None:
                return self.desk.model.number(row), work.instance_id
        return None

    def _tell(self, error: Exception) -> None:
        self.shell.say(News(trouble.sentence(error)))

    def _show_titles(self) -> None:
        self.title, self.subtitle = translate("Review", "Review"), translate("Review", "Submissions of the team")
        if self.reading:
            text = translate("Review", "{number} of {count}")
            self.subtitle = text.format(number=self.desk.table.row() + 1, count=self.desk.model.rowCount())
        self.titled.emit()
