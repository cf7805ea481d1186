"""Whom is it about? A name or NIK is searched while it is typed; Down goes to the list, Enter takes the row."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from fieldapp.domain.person import Person, PersonMatch, PersonQuery
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import background, theme
from fieldapp.ui.pages.people.sayings import description, shown_name
from fieldapp.ui.pages.team.sayings import place_of
from fieldapp.ui.widgets.basics import column, label, picture
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

PAUSE_MS = 150
SHOWN = 6


class PersonPicker(QWidget):
    """``picked`` when somebody was taken; ``person`` is who, None for nobody yet."""

    picked = Signal()

    def __init__(self, book: "Fieldbook", person: Person | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._book = book
        self._job: background.Job | None = None
        self.person: Person | None = None
        box = column(self, gap=4)
        self.line = _Line(translate("Team", "Type a name or NIK"))
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Team", "People found"))
        self.list.setFixedHeight(theme.px(120))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setSpacing(theme.px(3))
        self.said = label("small", "", wrap=True)
        for widget in (self.line, self.list, self.said):
            box.addWidget(widget)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(self.search)
        self.line.textEdited.connect(self._typed)
        self.line.below.connect(self._to_list)
        self.line.returnPressed.connect(self._take_first)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self.list.hide()
        if person is not None:
            self.take(person)

    def searching(self) -> bool:
        """Whether a result is still to come."""
        return self._job is not None or self._rest.isActive()

    def stop(self) -> None:
        """The dialog closes."""
        self._rest.stop()
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
            self.list.hide()
            return
        people = self._book.people
        self._job = background.run(lambda job: people.find(query, stop=job.cancelled.is_set), self._show, self._failed)

    def take(self, person: Person) -> None:
        """It is about them."""
        self.person = person
        self.line.setText(shown_name(person))
        self.said.setText(self._describe(person))
        self.list.hide()
        self.picked.emit()

    def _typed(self, _text: str) -> None:
        self.person = None
        self.said.setText("")
        self._rest.start()

    def _show(self, found: tuple[PersonMatch, ...]) -> None:
        self._job = None
        self.list.clear()
        for match in found[:SHOWN]:
            words = " · ".join(part for part in (shown_name(match.person), self._describe(match.person)) if part)
            row = QListWidgetItem(words, self.list)
            row.setToolTip(words)
            row.setData(Qt.ItemDataRole.UserRole, match.person)
        self.list.setVisible(bool(found))
        self.said.setText("" if found else translate("Team", "Nobody of this name is on this laptop."))

    def _describe(self, person: Person) -> str:
        kecamatan = place_of(self._book, person.region)[0] if person.region else ""
        return description(person, kecamatan, local_now().date())

    def _failed(self, _error: Exception) -> None:
        self._job = None

    def _to_list(self) -> None:
        if self.list.isVisibleTo(self) and self.list.count():
            self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_first(self) -> None:
        if self.person is None and self.list.isVisibleTo(self) and self.list.count():
            self._take(self.list.item(0))

    def _take(self, row: QListWidgetItem) -> None:
        person: Person = row.data(Qt.ItemDataRole.UserRole)
        self.take(person)


class _Line(QLineEdit):
    """Down goes to the list."""

    below = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self._lens = picture("search", "text2", 16)
        self._lens.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lens stays left."""
        super().resizeEvent(event)
        self._lens.move(theme.px(12), (self.height() - self._lens.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter stays here: it takes the first row, and does not close the dialog."""
        if event.key() == Qt.Key.Key_Down:
            self.below.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()
            event.accept()
        else:
            super().keyPressEvent(event)
