"""One person and the entries that differ: each value a card with who stated it, when and on which form."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from fieldapp.fieldbook.deciding import Differences, Key
from fieldapp.ui.pages.conflicts import sayings
from fieldapp.ui.pages.conflicts.sayings import Word
from fieldapp.ui.pages.merge.sayings import field_word
from fieldapp.ui.pages.people.sayings import description, shown_name
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import ElidedLabel, bare, column, row
from fieldapp.ui.widgets.choice_rows import ChoiceRow, ChoiceRows, section_title
from fieldapp.ui.words import translate


class DifferencesView(ChoiceRows):
    """Nothing is chosen at first: what is used now is only what arrived first."""

    def __init__(self) -> None:
        super().__init__(translate("Conflicts", "Entries that differ"))
        self.note = Banner()
        self._keys: list[Key] = []

    def show_person(self, one: Differences, place: str, today: date, word: Word, own: str, *, allowed: bool) -> None:
        """Somebody else; ``own`` is this laptop's code. Who may not decide can only look."""
        self.begin()
        self.head.addWidget(_who(one, description(one.person, place, today)), 1)
        text = translate("Conflicts", "What arrived first is used until it is decided.")
        if not allowed:
            text = translate("Conflicts", "What arrived first is used. Only a supervisor decides; you can look.")
        self.note = Banner(translate("Conflicts", "Laptops filled this in without knowing of each other."), text)
        self.body.addWidget(self.note)
        self.body.addLayout(
            section_title(translate("Conflicts", "Different"), translate("Conflicts", "Choose what is right"))
        )
        self._keys = [field.key for field in one.fields]
        for field in one.fields:
            options = sayings.options(field, word, own)
            across = 3 if len(options) == 3 and not self.is_tight() else 2
            made = ChoiceRow(field.name, field_word(field.name), options, optional=True, across=across)
            made.setEnabled(allowed)
            self.add_row(made)
        self.body.addStretch(1)
        self.set_tight(tight=self.is_tight())

    def choices(self) -> dict[Key, str]:
        """What was chosen; fields left open are left out."""
        return {key: made.key for key, made in zip(self._keys, self.rows, strict=True) if made.key}

    def take(self, chosen: Mapping[Key, str]) -> None:
        """Choose as before."""
        for key, made in zip(self._keys, self.rows, strict=True):
            if chosen.get(key) in made.cards:
                made.take(chosen[key])


def _who(one: Differences, facts: str) -> QWidget:
    made = bare()
    box = row(made, gap=10)
    name = shown_name(one.person)
    box.addWidget(Avatar(name, 40))
    lines = column(gap=1)
    lines.addWidget(ElidedLabel("h2", name))
    lines.addWidget(ElidedLabel("small", facts))
    box.addLayout(lines, 1)
    return made
