"""What single decisions ask: a new room, until when a bed is held, why it is out of use, who waits, where to go."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from fieldapp.casework.bed_codes import read_codes
from fieldapp.casework.projection import WITA
from fieldapp.domain import formats
from fieldapp.fieldbook.shelters import NewWaiting
from fieldapp.ui import theme, words
from fieldapp.ui.pages.shelter import sayings
from fieldapp.ui.widgets.asking import Asking, choice
from fieldapp.ui.widgets.dialog_room import take_room
from fieldapp.ui.words import translate

OLDEST = 115


class RoomDialog(Asking):
    """``taken``: keys of the codes the shelter has; read ``codes``, ``name`` and ``kind`` once it is accepted."""

    def __init__(self, parent: QWidget, taken: Callable[[str], bool]) -> None:
        super().__init__(parent, translate("Shelter", "Add a room"))
        self._taken = taken
        self.codes: tuple[str, ...] = ()
        self._name = self.field(
            translate("Shelter", "Name of the room"),
            QLineEdit(),
            translate("Shelter", "Example: Women's room B"),
        )
        self._kind: QComboBox = self.field(translate("Shelter", "For whom"), choice(sayings.room_kinds()))
        self._codes = self.field(
            translate("Shelter", "Beds"),
            QLineEdit(),
            translate("Shelter", "As written on the beds. Example: B1-B8, or B1, B2, B9"),
        )
        self.finish(translate("Shelter", "Add"))
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def name(self) -> str:
        """The name of the room."""
        return self._name.text().strip()

    @property
    def kind(self) -> str:
        """Whom it is for."""
        return str(self._kind.currentData())

    def problem(self) -> tuple[str, QWidget | None]:
        """A name, at least one code, and none the shelter has."""
        if not self.name:
            return translate("Shelter", "Enter the name of the room."), self._name
        try:
            self.codes = read_codes(self._codes.text())
        except ValueError:
            return translate("Shelter", "These codes cannot be meant. Example: B1-B8"), self._codes
        if not self.codes:
            return translate("Shelter", "Enter the codes of the beds."), self._codes
        known = [code for code in self.codes if self._taken(code)]
        if known:
            text = translate("Shelter", "{codes} are already there. Each bed has a code of its own.")
            return text.format(codes=", ".join(known[:5])), self._codes
        return "", None


class HoldDialog(Asking):
    """Until when, and for whom."""

    def __init__(self, parent: QWidget, bed: str, now: datetime, name: str = "", *, again: bool = False) -> None:
        title = translate("Shelter", "Extend the hold on {bed}") if again else translate("Shelter", "Hold {bed}")
        super().__init__(parent, title.format(bed=bed))
        self._now = now.astimezone(WITA)
        self._for: QLineEdit | None = None
        if not again:
            self._for = self.field(translate("Shelter", "For whom"), QLineEdit())
            self._for.setText(name)
        hint = translate("Shelter", "An hour that has passed is meant for tomorrow.")
        self._until = self.field(translate("Shelter", "Until what time"), QLineEdit(), hint)
        later = (self._now + timedelta(hours=3)).replace(minute=0)
        self._until.setText(formats.show_time(later, words.language()))
        self.finish(translate("Shelter", "Extend") if again else translate("Shelter", "Hold"))
        first = self._for or self._until
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    @property
    def held_for(self) -> str:
        """A name, as far as somebody gave one."""
        return self._for.text().strip() if self._for else ""

    def until(self) -> datetime | None:
        """The next time the clock shows it; None when it is no time of day."""
        time = formats.parse_time(self._until.text())
        if time is None:
            return None
        moment = datetime.combine(self._now.date(), time, WITA)
        return moment if moment > self._now else moment + timedelta(days=1)

    def problem(self) -> tuple[str, QWidget | None]:
        """A time of day."""
        if self.until() is None:
            return translate("Shelter", "Enter a time, for example 18.00."), self._until
        return "", None


class ReasonDialog(Asking):
    """Why; at least three letters, so that the next shift understands it."""

    def __init__(self, parent: QWidget, title: str, question: str, hint: str, decide: str) -> None:
        super().__init__(parent, title)
        self._reason = self.field(question, QLineEdit(), hint)
        self.finish(decide)
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def reason(self) -> str:
        """What was typed."""
        return self._reason.text().strip()

    def problem(self) -> tuple[str, QWidget | None]:
        """Something others can read."""
        short = len(self.reason) < 3
        return (translate("Shelter", "Say why, in a few words."), self._reason) if short else ("", None)


class WaitingDialog(Asking):
    """Who waits; everything but the name may be unknown."""

    def __init__(self, parent: QWidget, name: str = "") -> None:
        super().__init__(parent, translate("Shelter", "Waiting for a bed"))
        unknown = translate("Shelter", "Not known")
        sexes = {"L": translate("Shelter", "Male"), "P": translate("Shelter", "Female")}
        self._name = self.field(translate("Shelter", "Name or what to call them"), QLineEdit())
        self._sex = self.field(translate("Shelter", "Sex"), choice(sexes, unknown))
        self._age = self.field(translate("Shelter", "Age in years, about"), QLineEdit())
        self._urgency = self.field(translate("Shelter", "How urgent"), choice(sayings.urgencies(), unknown))
        self._reason = self.field(translate("Shelter", "Remark"), QLineEdit())
        self._name.setText(name)
        self.finish(translate("Shelter", "Put on the list"))
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def person(self) -> NewWaiting:
        """What was typed."""
        age = self._age.text().strip()
        return NewWaiting(
            self._name.text().strip(),
            sex=str(self._sex.currentData()),
            age=int(age) if age else None,
            urgency=str(self._urgency.currentData()),
            reason=self._reason.text().strip(),
        )

    def problem(self) -> tuple[str, QWidget | None]:
        """A name, and an age that people reach."""
        if len(self._name.text().strip()) < 2:
            return translate("Shelter", "Enter a name, or how people call them."), self._name
        age = self._age.text().strip()
        if age and not (age.isdecimal() and int(age) <= OLDEST):
            return translate("Shelter", "Enter the age as a number, or leave it blank."), self._age
        return "", None


class WhereDialog(Asking):
    """Where somebody goes: beds that suit first, then a mattress of its own and no bed yet. ``place`` is the key."""

    EXTRA, NONE = "?extra", "?none"

    def __init__(self, parent: QWidget, title: str, beds: Sequence[tuple[str, str]], extra: str) -> None:
        super().__init__(parent, title)
        take_room(self, 400, 400)
        self.places = QListWidget()
        self.places.setAccessibleName(title)
        self.places.setProperty("kind", "bare")
        others = ((self.EXTRA, extra), (self.NONE, translate("Shelter", "No bed yet")))
        for key, text in (*beds, *others):
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setSizeHint(QSize(0, theme.px(32)))
            self.places.addItem(item)
        self.places.setCurrentRow(0)
        self.places.itemActivated.connect(lambda _item: self.decide())
        self.put(self.places, 1)
        self._reason = self.field(
            translate("Shelter", "Why over capacity"),
            QLineEdit(),
            translate("Shelter", "Only for a mattress the shelter does not have."),
        )
        self.finish(translate("Shelter", "Move"))
        self.places.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def place(self) -> str:
        """The key of a bed, ``EXTRA`` or ``NONE``."""
        item = self.places.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    @property
    def reason(self) -> str:
        """Why over capacity."""
        return self._reason.text().strip()

    def problem(self) -> tuple[str, QWidget | None]:
        """A mattress of its own needs a reason."""
        if self.place == self.EXTRA and len(self.reason) < 3:
            return translate("Shelter", "Say why, in a few words."), self._reason
        return "", None
