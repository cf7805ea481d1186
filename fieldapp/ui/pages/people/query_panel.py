"""Who is looked for: name, NIK, sex, birth date or age, kecamatan. Says at once when something changes."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from fieldapp.domain.formats import show_date
from fieldapp.domain.person import PersonQuery
from fieldapp.domain.typed import parse_date, parse_number
from fieldapp.ui import theme, words
from fieldapp.ui.pages.people.nik_reading import NikReading
from fieldapp.ui.pages.people.region_field import RegionField
from fieldapp.ui.widgets.basics import Button, bare, column, label, row, scrolling
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.questions.flow import FlowLayout
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Regions

OLDEST = 130


class QueryPanel(QFrame):
    """``changed`` at every key; ``entered`` on Enter, ``to_list`` on Down; ``nameless`` when no name is known;
    ``pairs_wanted`` to see who may be recorded twice."""

    changed = Signal()
    entered = Signal()
    to_list = Signal()
    nameless = Signal()
    pairs_wanted = Signal()

    def __init__(self, regions: "Regions", today: date) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._today = today
        self._regions = regions
        outer = column(self, margins=(16, 11, 2, 12), gap=8)
        content = QWidget()
        self._box: QVBoxLayout = column(content, margins=(0, 0, 14, 0), gap=0)
        self._box.addWidget(label("h2", translate("People", "Who is looked for?")))
        self._box.addSpacing(theme.px(10))
        self._build()
        self._area = scrolling(content, translate("People", "Search"))
        outer.addWidget(self._area, 1)
        for field in (self.name, self.nik, self.born, self.age):
            field.installEventFilter(self)
        self.footer = label("caption", wrap=True)
        self.twice = Button("", "link", icon="users", action=self.pairs_wanted.emit)
        self.twice.hide()
        outer.addWidget(self.twice, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self.footer)

    def query(self) -> PersonQuery:
        """What is typed, as far as it can be read."""
        return PersonQuery(
            name=" ".join(self.name.text().split()),
            nik="".join(char for char in self.nik.text() if char.isdigit()),
            sex=next((sex for sex, choice in self.sexes.items() if choice.isChecked()), ""),
            birth_date=parse_date(self.born.text(), self._today, past_only=True),
            age=self._read_age(),
            region=self.region.code(),
        )

    def set_name(self, text: str) -> None:
        """Search for a name, or for a NIK when the text is digits."""
        digits = text.replace(" ", "").replace(".", "")
        if digits.isdigit():
            self.nik.setText(digits)
        else:
            self.name.setText(text)

    def say_size(self, people: int, pairs: int) -> None:
        """How many people are searched, and how many pairs of them may be one."""
        self.footer.setText(translate("People", "Searching on this laptop: %n people.", people))
        self.twice.set_words(translate("People", "Maybe the same: %n pairs", pairs))
        self.twice.setVisible(pairs > 0)

    def kept(self) -> dict[str, str]:
        """The fields as typed, readable or not; nothing for blank ones."""
        sex = next((sex for sex, choice in self.sexes.items() if choice.isChecked()), "")
        typed = {"name": self.name.text(), "nik": self.nik.text(), "sex": sex, "born": self.born.text()}
        typed |= {"age": self.age.text(), "region": self.region.code()}
        return {field: text for field, text in typed.items() if text}

    def restore(self, kept: Mapping[str, str]) -> None:
        """Type again what ``kept`` gave."""
        for field, line in (("name", self.name), ("nik", self.nik), ("born", self.born), ("age", self.age)):
            line.setText(kept.get(field, ""))
        if kept.get("sex") in self.sexes:
            self.sexes[kept["sex"]].setChecked(True)
        self.region.set_code(kept.get("region", ""))

    def clear(self) -> None:
        """Everything blank, the caret in the name."""
        for field in (self.name, self.nik, self.born, self.age):
            field.clear()
        self._sex_group.setExclusive(False)
        for choice in self.sexes.values():
            choice.setChecked(False)
        self._sex_group.setExclusive(True)
        self.region.clear()
        self.name.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a field Down goes to the list, Enter searches now; and a field with the focus is in view."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not _with_control(event):
            if event.key() == Qt.Key.Key_Down:
                self.to_list.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.entered.emit()
                return True
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 0, theme.px(40))
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.name = self._field(translate("People", "Name or nickname"))
        self._nameless = Button(translate("People", "Name not known"), "link", action=self.nameless.emit)
        self._box.addWidget(self._nameless, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addSpacing(theme.px(6))
        self.nik = self._field("NIK", translate("People", "16 digits, a part is enough"))
        self.reading = NikReading(self._regions)
        self.reading.taken.connect(self._take)
        self._box.addSpacing(theme.px(6))
        self._box.addWidget(self.reading)
        self._box.addSpacing(theme.px(8))
        self._box.addWidget(label("label", translate("People", "Sex")))
        self._box.addSpacing(theme.px(4))
        self._box.addWidget(self._sex_row())
        self._box.addSpacing(theme.px(10))
        self._build_birth()
        self._box.addSpacing(theme.px(12))
        self.region = RegionField(self._regions)
        title = label("label", translate("People", "Kecamatan"))
        title.setBuddy(self.region)
        self._box.addWidget(title)
        self._box.addSpacing(theme.px(6))
        self._box.addWidget(self.region)
        self._box.addSpacing(theme.px(8))
        self._box.addWidget(Button(translate("People", "Clear"), "quiet", small=True, action=self.clear))
        self._box.addStretch(1)
        self.changed.connect(self._read_nik)
        self.region.changed.connect(self.changed)

    def _sex_row(self) -> QWidget:
        made = bare()
        box = FlowLayout(made, 2)
        self._sex_group = QButtonGroup(self)
        self.sexes = {"L": QRadioButton(translate("People", "Male")), "P": QRadioButton(translate("People", "Female"))}
        for choice in self.sexes.values():
            choice.setAccessibleName(f"{translate('People', 'Sex')}: {choice.text()}")
            choice.toggled.connect(lambda _on: self.changed.emit())
            self._sex_group.addButton(choice)
            box.addWidget(choice)
        return made

    def _build_birth(self) -> None:
        title = label("label", translate("People", "Birth date or age"))
        self._box.addWidget(title)
        self._box.addSpacing(theme.px(6))
        self.born, self.age = QLineEdit(), QLineEdit()
        title.setBuddy(self.born)
        self.born.setAccessibleName(translate("People", "Birth date"))
        self.born.setPlaceholderText(translate("People", "dd/mm/yyyy"))
        self.age.setAccessibleName(translate("People", "Age in years"))
        self.age.setFixedWidth(theme.px(48))
        box = row(gap=6)
        box.addWidget(self.born, 1)
        box.addWidget(label("small", translate("People", "or")))
        box.addWidget(self.age)
        box.addWidget(label("small", translate("People", "yr")))
        self._box.addLayout(box)
        self._born_notice = Notice()
        self._box.addWidget(self._born_notice)
        for field in (self.born, self.age):
            field.textChanged.connect(lambda _text: self.changed.emit())
            field.editingFinished.connect(self._check_birth)

    def _field(self, name: str, hint: str = "") -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(hint)
        made.setAccessibleName(name)
        title: QLabel = label("label", name)
        title.setBuddy(made)
        self._box.addWidget(title)
        self._box.addSpacing(theme.px(6))
        self._box.addWidget(made)
        made.textChanged.connect(lambda _text: self.changed.emit())
        return made

    def _check_birth(self) -> None:
        """Say it when a date or an age cannot be read; show a read date in full."""
        text = self.born.text().strip()
        day = parse_date(text, self._today, past_only=True) if text else None
        wrong_age = bool(self.age.text().strip()) and self._read_age() is None
        if text and day is None:
            self._born_notice.say(translate("People", "Write a past date like 04/08/2002."))
        elif wrong_age:
            self._born_notice.say(translate("People", "Write an age in whole years, for example 45."))
        else:
            self._born_notice.say("")
        if day is not None:
            self.born.setText(show_date(day, words.language()))

    def _read_nik(self) -> None:
        typed = self.query()
        self.reading.read(self.nik.text(), self._today, typed.sex, typed.birth_date)

    def _read_age(self) -> int | None:
        """An age, also from a birth year."""
        number = parse_number(self.age.text())
        if number is not None and number >= self._today.year - OLDEST:
            number = self._today.year - number
        return number if number is not None and 0 <= number <= OLDEST else None

    def _take(self, sex: str, day: date) -> None:
        self.sexes[sex].setChecked(True)
        self.born.setText(show_date(day, words.language()))
        self.age.clear()
        self.born.setFocus()


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


def summary(query: PersonQuery, kecamatan: Callable[[str], str]) -> str:
    """What is searched beside the name, in one line."""
    age = translate("People", "{age} yr").format(age=query.age) if query.age is not None else ""
    born = show_date(query.birth_date, words.language()) if query.birth_date else age
    sex = {"L": translate("People", "Male"), "P": translate("People", "Female")}.get(query.sex, "")
    nik = f"NIK {query.nik}" if query.nik and query.name else ""
    return " · ".join(part for part in (nik, sex, born, kecamatan(query.region) if query.region else "") if part)
