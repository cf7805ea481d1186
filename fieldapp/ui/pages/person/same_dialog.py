"""Who else may this be? A search by name or NIK; the person chosen is compared with the one of the profile."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from fieldapp.domain.person import Person, PersonMatch, PersonQuery
from fieldapp.fieldbook.people import Register
from fieldapp.ui import background
from fieldapp.ui.pages.people.sayings import shown_name
from fieldapp.ui.pages.person.parts import open_entry
from fieldapp.ui.widgets.basics import Button, bare, column, empty_layout, label, row, scrolling
from fieldapp.ui.widgets.dialog_room import take_room
from fieldapp.ui.widgets.rows import OpenRow
from fieldapp.ui.words import translate

PAUSE_MS = 150
SHOWN = 20


class SameDialog(QDialog):
    """``picked`` carries the id of the other person. Down goes from the search to the list, Enter compares."""

    picked = Signal(str)

    def __init__(self, parent: QWidget, person: Person, people: Register, describe: Callable[[Person], str]) -> None:
        super().__init__(parent)
        self._person = person
        self._people = people
        self._describe = describe
        self._job: background.Job | None = None
        self.rows: list[OpenRow] = []
        title = translate("Person", "Who may be the same person?")
        self.setWindowTitle(title)
        box = column(self, margins=(20, 16, 8, 16), gap=10)
        box.addWidget(label("h2", title))
        self.search = QLineEdit(person.name)
        self.search.setAccessibleName(translate("Person", "Name or NIK of the other record"))
        self.search.setPlaceholderText(self.search.accessibleName())
        box.addWidget(self.search)
        self._said = label("small", wrap=True)
        box.addWidget(self._said)
        content = bare()
        self._list = column(content, margins=(0, 0, 12, 0), gap=4)
        self._list.addStretch(1)
        box.addWidget(scrolling(content, title), 1)
        foot = row(margins=(0, 0, 12, 0))
        foot.addStretch(1)
        foot.addWidget(Button(translate("Person", "Cancel"), action=self.reject))
        box.addLayout(foot)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._find)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._to_list)
        take_room(self, 560, 460)
        self.search.selectAll()
        self._find()

    def searching(self) -> bool:
        """Whether a result is still to come."""
        return self._job is not None or self._pause.isActive()

    def done(self, result: int) -> None:
        """The search is not needed any more."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _find(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        text = " ".join(self.search.text().split())
        digits = text.replace(".", "").replace(" ", "")
        query = PersonQuery(nik=digits) if digits.isdigit() else PersonQuery(name=text)
        if not query.searchable:
            self._show(())
            return
        people = self._people
        self._job = background.run(lambda job: people.find(query, stop=job.cancelled.is_set), self._show)

    def _show(self, matches: tuple[PersonMatch, ...]) -> None:
        self._job = None
        empty_layout(self._list)
        others = [m.person for m in matches if m.person.person_id != self._person.person_id][:SHOWN]
        self.rows = [self._row(one) for one in others]
        for made in self.rows:
            self._list.addWidget(made)
            made.show()
        self._list.addStretch(1)
        none = translate("Person", "No other record on this laptop fits. Change the name or write a NIK.")
        self._said.setText(translate("Person", "Choose a record to compare it.") if self.rows else none)

    def _row(self, one: Person) -> OpenRow:
        return open_entry(partial(self._pick, one.person_id), "user-round", shown_name(one), self._describe(one))

    def _pick(self, person_id: str) -> None:
        self.accept()
        self.picked.emit(person_id)

    def _to_list(self) -> None:
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.TabFocusReason)
