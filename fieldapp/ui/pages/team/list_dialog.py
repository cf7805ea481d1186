"""A visit list: many people at once, from what is due, shared out over laptops. It shows who would get how many."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldapp.casework.spreading import ToSee, kecamatan_of, spread
from fieldapp.domain.team import Member
from fieldapp.domain.visit import VisitOrder
from fieldapp.fieldbook.overview import FollowUp
from fieldapp.ui.pages.team import sayings
from fieldapp.ui.pages.team.dialogs import VisitDialog
from fieldapp.ui.pages.team.filters import laptop_options, member_words
from fieldapp.ui.widgets.basics import label
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

SHOWN = 8  # laptops that the preview names


class VisitListDialog(VisitDialog):
    """``due``: what may be asked for; ``load``: what each laptop has to do. After it was accepted: ``orders``."""

    def __init__(
        self,
        parent: QWidget,
        book: "Fieldbook",
        members: Sequence[Member],
        due: Sequence[FollowUp],
        load: Mapping[str, int],
    ) -> None:
        super().__init__(parent, book, translate("Team", "Visit list"), translate("Team", "&Ask for all"))
        self._due = due
        self._load = load
        self._members = members
        self._shared: dict[str, str] = {}
        hint = translate("Team", "Whoever saw a person goes again; the others by kecamatan.")
        self.box.addWidget(label("hint", hint, wrap=True))
        kinds = (
            ("week", translate("Team", "Overdue or due within a week")),
            ("overdue", translate("Team", "Overdue only")),
            ("all", translate("Team", "Everything in the next 30 days")),
        )
        self.kind = self.choice(translate("Team", "Follow-ups"), kinds, "week")
        self.place = self.choice(translate("Team", "Where"), self._places())
        every = translate("Team", "Share out over all laptops")
        self.laptop = self.choice(translate("Team", "Who"), laptop_options(members, every))
        self.preview = label("small", "", wrap=True)
        self.box.addWidget(self.preview)
        self.form = self.form_choice("")
        self.day = self.day_line(None)
        self.note = self.line(translate("Team", "Note for the workers"))
        self.box.addStretch(1)
        for field in (self.kind, self.place, self.laptop):
            field.activated.connect(lambda _index: self.count())
        self.count()
        self.kind.setFocus()

    @property
    def orders(self) -> tuple[VisitOrder, ...]:
        """One visit a person."""
        form_id, day, note = str(self.form.currentData()), self.day_of(self.day), self.note.text()
        return tuple(
            VisitOrder(one, form_id, device, due=day, note=note) for one, device in sorted(self._shared.items())
        )

    def count(self) -> None:
        """Who would get how many, with these fields."""
        people = self.people()
        chosen = str(self.laptop.currentData() or "")
        others = [one.device_code for one in self._members if one.device_id]  # who asks stays at the desk
        codes = [chosen] if chosen else others or [one.device_code for one in self._members]
        self._shared = spread(people, codes, self._load)
        named = {one.device_code: member_words(one) for one in self._members}
        counted = Counter(self._shared.values()).most_common()
        lines = [f"{named.get(code, code)}: {number}" for code, number in counted[:SHOWN]]
        if len(counted) > SHOWN:
            lines.append(translate("Team", "%n more laptops", len(counted) - SHOWN))
        self.preview.setText("\n".join((translate("Team", "%n people", len(people)), *lines)))

    def people(self) -> tuple[ToSee, ...]:
        """Each person once, of the follow-ups that fit."""
        place, kind = str(self.place.currentData() or ""), str(self.kind.currentData())
        until = {"overdue": self._today, "week": self._book.overview.week()}.get(kind)
        fits = [
            ToSee(one.task.person_id, one.region, one.device_code)
            for one in self._due
            if one.task.person_id
            and (not place or kecamatan_of(one.region) == place)
            and (until is None or one.task.due < until or (kind == "week" and one.task.due == until))
        ]
        return tuple(dict.fromkeys(fits))

    def trouble(self) -> tuple[str, QWidget | None]:
        """Somebody to see, somebody to go, a day to come."""
        if not self._members:
            return translate("Team", "No laptop can be asked yet: this laptop knows no team."), self.laptop
        if not self._shared:
            return translate("Team", "Nobody fits. Choose other follow-ups or another place."), self.kind
        return self.day_trouble(self.day), self.day

    def _places(self) -> list[tuple[str, str]]:
        codes = {kecamatan_of(one.region) for one in self._due if one.region}
        named = {code: ", ".join(part for part in sayings.place_of(self._book, code) if part) for code in codes}
        every = ("", translate("Team", "All places"))
        return [every, *sorted(named.items(), key=lambda one: one[1].casefold())]
