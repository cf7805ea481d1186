"""Who is coming in? A name or a NIK is searched while it is typed; new people and those without a name come in too."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget
from shiboken6 import isValid

from fieldapp.casework.shelter_values import Waiting
from fieldapp.domain.person import Person, PersonMatch, PersonQuery
from fieldapp.errors import Cancelled
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import background, theme
from fieldapp.ui.pages.shelter import sayings
from fieldapp.ui.widgets.avatar import Avatar, initials
from fieldapp.ui.widgets.basics import ElidedLabel, bare, column, empty_layout, icon_button, label, picture, row
from fieldapp.ui.widgets.rows import OpenRow
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

PAUSE_MS = 150
SHOWN = 5


class WhoLine(QLineEdit):
    """Down goes to the list, Esc empties and then leaves."""

    to_list = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setAccessibleName(translate("Shelter", "Who is coming in?"))
        self.setPlaceholderText(translate("Shelter", "Type a name or NIK"))
        self._lens = picture("search", "text2", 16)
        self._lens.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lens stays left."""
        super().resizeEvent(event)
        self._lens.move(theme.px(12), (self.height() - self._lens.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties first."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.to_list.emit()
        else:
            super().keyPressEvent(event)


class Finder(QWidget):
    """``found``: a person of the register; ``new``: a name nobody has yet, "" for none; ``called`` and ``gave_up``: of
    the waiting list."""

    found = Signal(object)
    new = Signal(str)
    called = Signal(object)
    gave_up = Signal(object)

    def __init__(self, book: "Fieldbook", waiting: Sequence[Waiting], *, hidden: bool) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._book = book
        self._job: background.Job | None = None
        self._matches: tuple[PersonMatch, ...] = ()
        self._down = False  # Enter or Down came before the result: the keyboard goes there with it
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.search)
        box = column(self, gap=8)
        box.addWidget(label("h3", translate("Shelter", "Who is coming in?")))
        self.line = WhoLine()
        self.line.textChanged.connect(lambda _text: self._typed())
        self.line.returnPressed.connect(self._to_list)
        self.line.to_list.connect(self._to_list)
        box.addWidget(self.line)
        self._list = bare()
        self._rows = column(self._list, gap=2)
        box.addWidget(self._list)
        self._show_rows()
        if waiting:
            box.addWidget(label("column", translate("Shelter", "Waiting for a bed")))
            box.addWidget(self._waiting(waiting, hidden=hidden))

    def rows(self) -> list[OpenRow]:
        """What can be chosen below the field."""
        return [one for one in self._list.findChildren(OpenRow) if not one.isHidden()]

    def searching(self) -> bool:
        """Whether a result is still to come."""
        return self._job is not None or self._pause.isActive()

    def stop(self) -> None:
        """The panel shows something else."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def search(self) -> None:
        """Search now, in the background."""
        self.stop()
        text = " ".join(self.line.text().split())
        digits = text.replace(" ", "").replace(".", "")
        query = PersonQuery(nik=digits) if digits.isdecimal() else PersonQuery(name=text)
        if not query.searchable:
            self._matches = ()
            self._show_rows()
            return
        book = self._book

        def find(job: background.Job) -> tuple[PersonMatch, ...]:
            if job.cancelled.is_set():
                raise Cancelled
            return book.people.find(query, stop=job.cancelled.is_set)

        self._job = background.run(find, self._show, self._failed)

    def _show(self, matches: tuple[PersonMatch, ...]) -> None:
        self._job = None
        if isValid(self):
            self._matches = matches[:SHOWN]
            self._show_rows()
            if self._down and self.line.hasFocus():
                self._to_list()

    def _failed(self, _error: Exception) -> None:
        """New people can still come in."""
        self._show(())

    def _show_rows(self) -> None:
        empty_layout(self._rows)
        for match in self._matches:
            person = match.person
            self._add(self._row(person.name, _about(person), partial(self.found.emit, person)))
        text = " ".join(self.line.text().split())
        if len(text) >= 2 and not text.replace(" ", "").isdecimal():
            named = translate("Shelter", "New: {name}").format(name=text)
            self._add(self._plain_row(named, "user-plus", lambda: self.new.emit(text)))
        nameless = translate("Shelter", "Without a name")
        self._add(self._plain_row(nameless, "circle-question-mark", lambda: self.new.emit("")))

    def _add(self, made: OpenRow) -> None:
        self._rows.addWidget(made)
        made.show()  # at once, so that the keyboard can go there

    def _row(self, name: str, about: str, action: Callable[[], object], shown: str = "") -> OpenRow:
        place = translate("Shelter", "Place")
        made = OpenRow(f"{shown or name}, {about}. {place}", action)
        words = column(gap=0)
        words.addWidget(ElidedLabel("h3", shown or name))
        words.addWidget(ElidedLabel("caption", about))
        if not shown:
            made.box.addWidget(Avatar(name, 32))
        made.box.addLayout(words, 1)
        made.box.addWidget(label("action", place))
        return made

    def _plain_row(self, text: str, icon: str, action: Callable[[], object]) -> OpenRow:
        made = OpenRow(text, action)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        made.box.addWidget(picture(icon, "primary", 18))
        made.box.addWidget(ElidedLabel("action", text), 1)
        return made

    def _waiting(self, waiting: Sequence[Waiting], *, hidden: bool) -> QWidget:
        made = bare()
        box = row(made, gap=0)
        rows = column(gap=2)
        now = local_now()
        for one in waiting:
            shown = initials(one.name) if hidden else one.name
            line = row(gap=2)
            about = sayings.waiting_note(one, now)
            line.addWidget(self._row(one.name, about, partial(self.called.emit, one), shown), 1)
            no_more = translate("Shelter", "{name} waits no longer").format(name=shown)
            line.addWidget(icon_button("x", no_more, partial(self.gave_up.emit, one)))
            rows.addLayout(line)
        box.addLayout(rows)
        return made

    def _typed(self) -> None:
        self._down = False
        self._pause.start()

    def _to_list(self) -> None:
        """Enter or Down in the field: the result now, then its first line; never a line of what was there before."""
        if self._pause.isActive():
            self.search()
        self._down = self._job is not None
        rows = self.rows()
        if rows and not self._down:
            rows[0].setFocus(Qt.FocusReason.TabFocusReason)


def _about(person: Person) -> str:
    age = local_now().year - person.birth_year if person.birth_year else None
    nik = f"NIK …{person.nik[-4:]}" if person.nik else ""
    return " · ".join(part for part in (sayings.age_and_sex(person.sex, age), nik) if part) or " "
