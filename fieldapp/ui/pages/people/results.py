"""The middle of the search: nothing typed yet, candidates, or nobody; and the way to register somebody new."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from fieldapp.domain.person import PersonMatch, PersonQuery
from fieldapp.ui import theme
from fieldapp.ui.pages.people.candidates import SHOWN, CandidateList, CandidateModel
from fieldapp.ui.widgets.basics import Button, bare, column, label, line, row, scrolling
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.words import translate


class Results(QFrame):
    """``register`` when the worker wants a new person, ``again`` to try another spelling."""

    register = Signal()
    again = Signal()

    def __init__(self, kecamatan: Callable[[str], str], today: date) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._pages = QStackedWidget()
        column(self).addWidget(self._pages)
        self.model = CandidateModel(kecamatan, today)
        self.list = CandidateList(self.model)
        self._start = EmptyState(
            "user-search",
            translate("People", "Search first"),
            translate("People", "Type at least 2 letters of a name or 2 digits of a NIK. Spelling does not matter."),
        )
        self._none = self._nobody()
        self._some = self._candidates()
        for page in (self._start, self._none, self._some):
            self._pages.addWidget(page)

    def show_start(self) -> None:
        """Nothing was searched yet."""
        self._pages.setCurrentWidget(self._start)

    def show_nameless(self) -> None:
        """The name is not known: register without one."""
        self._empty.set_words(
            translate("People", "Register without a name"),
            translate(
                "People",
                "Fill in sex, estimated age and distinguishing marks in the form, so that this person can be "
                "recognised later.",
            ),
        )
        self._other.hide()
        self._spellings.setText("")
        self._pages.setCurrentWidget(self._none)

    def show_matches(self, matches: Sequence[PersonMatch], query: PersonQuery, spellings: str) -> None:
        """Candidates, or nobody; the chosen person stays chosen."""
        if not matches:
            self._empty.set_words(
                translate("People", "No match on this laptop"),
                translate(
                    "People",
                    "Only people recorded on this laptop are visible here; the server checks again on upload.",
                ),
            )
            self._other.setVisible(True)
            self._spellings.setText(spellings)
            self.model.set_matches((), birth_dates=False)
            self._pages.setCurrentWidget(self._none)
            return
        chosen = self.list.current()
        self.model.set_matches(matches, birth_dates=query.birth_date is not None)
        self._title.setText(_count(len(matches)))
        self._also.setText(spellings)
        self._also.setVisible(bool(spellings))
        self._pages.setCurrentWidget(self._some)
        place = self.model.place(chosen.person.person_id) if chosen else 0
        self.list.choose(max(0, place))

    def set_tight(self, *, tight: bool) -> None:
        """Short words where large text leaves little room."""
        self._order.setVisible(not tight)
        self.new_button.set_words(translate("People", "Register a new person") if tight else _none_of_these())

    def state(self) -> str:
        """start, none or some."""
        shown = self._pages.currentWidget()
        return "start" if shown is self._start else "none" if shown is self._none else "some"

    def title(self) -> str:
        """What stands above the list."""
        return self._title.text()

    def _candidates(self) -> QWidget:
        made = bare()
        box = column(made, margins=(8, 11, 8, 10), gap=6)
        head = row(margins=(10, 0, 10, 0))
        self._title = label("h2")
        head.addWidget(self._title)
        head.addStretch(1)
        self._order = label("caption", translate("People", "Most similar on top"))
        head.addWidget(self._order)
        box.addLayout(head)
        box.addWidget(self.list, 1)
        self._also = label("caption", wrap=True)
        self._also.setContentsMargins(theme.px(10), 0, theme.px(10), 0)
        box.addWidget(self._also)
        box.addWidget(line())
        foot = column(margins=(10, 8, 10, 0), gap=6)
        self.new_button = Button(_none_of_these(), icon="user-plus", action=self.register.emit)
        foot.addWidget(self.new_button)
        self._carries = label("caption", translate("People", "What you typed is carried over."), wrap=True)
        foot.addWidget(self._carries)
        box.addLayout(foot)
        return made

    def _nobody(self) -> QWidget:
        made = bare()
        box = column(made, margins=(16, 0, 16, 12), gap=0)
        self._other = Button(translate("People", "Try another spelling"), action=self.again.emit)
        new = translate("People", "Register a new person")
        self.first_button = Button(new, "primary", icon="user-plus", action=self.register.emit)
        self._empty = EmptyState("user-search", " ", " ", (self._other, self.first_button))
        self._spellings = label("caption", wrap=True)
        self._spellings.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)
        box.addWidget(self._empty)
        box.addWidget(self._spellings)
        box.addStretch(2)
        return scrolling(made, translate("People", "No match on this laptop"))


def _none_of_these() -> str:
    return translate("People", "None of these, register a new person")


def _count(count: int) -> str:
    if count > SHOWN:
        text = translate("People", "{shown} of %n shown. Add a name or kecamatan.", count)
        return text.format(shown=SHOWN)
    return translate("People", "%n possible matches", count)
