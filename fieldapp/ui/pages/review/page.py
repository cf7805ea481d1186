"""Submissions of the team: automatic checks, approve, return; a list, and one submission read beside the last."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldapp.errors import FieldappError
from fieldapp.ui import trouble
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.pages.review.deeds import Deeds
from fieldapp.ui.pages.review.desk_list import DeskList
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
        self.deeds = Deeds(shell, self)
        self.back = Button(translate("Review", "List"), icon="chevron-left", action=self.show_list)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.desk)
        column(self, margins=(20, 16, 20, 16)).addWidget(self._stack)
        self.desk.acted.connect(self.act)
        self.deeds.decided.connect(lambda _decided: self._go_on())
        self.deeds.undone.connect(shell.changed)
        self._show_titles()
        self.refresh()
        self.desk.rows.begin_checks()

    # the page's contract -------------------------------------------------------------------------

    def opened(self) -> None:
        """The keyboard starts in the table, or in the submission that was asked for."""
        self.desk.focus()

    def top_buttons(self) -> Sequence[Button]:
        """The way back to the list, while one is read."""
        return ()

    def regions(self) -> Sequence[QWidget]:
        """The list."""
        return (self.desk,)

    def refresh(self) -> None:
        """Read the store again."""
        try:
            self.desk.load()
        except FieldappError as error:
            self.shell.say(News(trouble.sentence(error)))

    def leave(self) -> bool:
        """Nothing is decided by leaving."""
        self.desk.stop()
        return True

    def kept(self) -> dict[str, str]:
        """The shelf, and the one that is read."""
        return {"show": self.desk.segments.key()}

    # ---------------------------------------------------------------------------------------------

    def act(self, deed: str) -> None:
        """approve, return, attend or undo: about what is picked, else about the row of the keyboard."""
        if deed == "undo":
            self.deeds.undo()
        elif deed == "approve":
            self.deeds.approve(self.desk.chosen())
        elif deed == "return":
            self.deeds.send_back(self.desk.chosen())
        elif deed == "attend":
            self.deeds.attend(self.desk.chosen())

    def show_list(self) -> None:
        """Back to the list."""
        self._stack.setCurrentIndex(0)
        self._show_titles()
        self.desk.focus()

    def _go_on(self) -> None:
        self.desk.model.picked.clear()
        self.shell.changed()
        self.desk.focus()

    def _show_titles(self) -> None:
        self.title = translate("Review", "Review")
        self.subtitle = translate("Review", "Submissions of the team")
        self.titled.emit()
