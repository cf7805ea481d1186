"""Rows of the lists: a pair that may be one, somebody stated differently, two records that became one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from fieldapp.domain.formats import show_date
from fieldapp.domain.person import Person, PersonPair
from fieldapp.fieldbook.deciding import Differences
from fieldapp.fieldbook.merging import Merged
from fieldapp.ui import words
from fieldapp.ui.pages.merge import sayings
from fieldapp.ui.pages.people.sayings import pair_reasons, shown_name
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.basics import Button, ElidedLabel, column, label, row
from fieldapp.ui.widgets.pill import Pill
from fieldapp.ui.widgets.rows import OpenRow
from fieldapp.ui.words import translate

Describe = Callable[[Person], str]


class PairRow(OpenRow):
    """Two people and why they may be one; Enter compares them."""

    def __init__(self, pair: PersonPair, describe: Describe, action: Callable[[], object]) -> None:
        self.pair = pair
        why = "; ".join(pair_reasons(pair))
        names = translate("Merge", "{one} and {other}").format(one=shown_name(pair.one), other=shown_name(pair.other))
        super().__init__(f"{names}: {why}", action)
        for person in (pair.one, pair.other):
            self.box.addLayout(_side(person, describe(person)), 3)
        reasons = column(gap=2)
        reasons.addWidget(label("small", why[:1].upper() + why[1:], wrap=True))
        self.box.addLayout(reasons, 3)
        if pair.decision == "unsure":
            self.box.addWidget(Pill(translate("Merge", "Later"), "clock"), 0, Qt.AlignmentFlag.AlignVCenter)


class DifferencesRow(OpenRow):
    """One person and the entries that laptops state differently; Enter shows them."""

    def __init__(self, one: Differences, describe: Describe, action: Callable[[], object]) -> None:
        self.differences = one
        fields = sayings.field_words(one)
        super().__init__(f"{shown_name(one.person)}: {fields}", action)
        self.box.addLayout(_side(one.person, describe(one.person)), 3)
        self.box.addWidget(label("small", fields, wrap=True), 3)
        waiting = translate("Merge", "%n entries differ", len(one.fields))
        self.box.addWidget(Pill(waiting, "laptop"), 0, Qt.AlignmentFlag.AlignVCenter)


class MergedRow(QFrame):
    """Two records that are one person now; *Pisahkan lagi* until a day."""

    def __init__(self, merged: Merged, split: Callable[[], object]) -> None:
        super().__init__()
        self.merged = merged
        self.setProperty("kind", "inset")
        box = row(self, margins=(12, 8, 12, 8), gap=12)
        lines = column(gap=2)
        names = sayings.merged_names(merged.label)
        lines.addWidget(ElidedLabel("strong", names))
        at = show_date(merged.at.astimezone().date(), words.language())
        until = show_date(merged.until, words.language())
        said = translate("Merge", "Merged {date}. Can be split again until {until}.").format(date=at, until=until)
        lines.addWidget(label("small", said, wrap=True))
        lines.addWidget(label("small", translate("Merge", "Reason: {reason}").format(reason=merged.reason), wrap=True))
        box.addLayout(lines, 1)
        text = translate("Merge", "Split again")
        self.split = Button(text, icon="undo-2", name=f"{text}: {names}", action=split)
        box.addWidget(self.split, 0, Qt.AlignmentFlag.AlignVCenter)


def _side(person: Person, facts: str) -> QHBoxLayout:
    made = row(gap=10)
    name = shown_name(person)
    made.addWidget(Avatar(name, 36), 0, Qt.AlignmentFlag.AlignVCenter)
    lines = column(gap=1)
    lines.addWidget(ElidedLabel("strong", name))
    lines.addWidget(ElidedLabel("small", facts))
    made.addLayout(lines, 1)
    return made
