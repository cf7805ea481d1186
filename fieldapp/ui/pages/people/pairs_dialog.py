"""*Mungkin orang yang sama*: pairs of people with the reasons, and three answers for each.

*Ya* and *Bukan* are remembered and the pair does not come back; *Tidak yakin* keeps it, after those nobody looked at.
Nothing is merged here.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldapp.domain.formats import show_date, show_nik
from fieldapp.domain.person import Person, PersonPair
from fieldapp.ui import background, theme, words
from fieldapp.ui.pages.people import sayings
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.basics import Button, bare, column, label, picture, row, scrolling
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook.people import Register

SHOWN = 30
_ANSWERS = {Qt.Key.Key_Y: "same", Qt.Key.Key_B: "different", Qt.Key.Key_T: "unsure"}


class PairsDialog(QDialog):
    """Reads the pairs in the background; every answer is kept at once."""

    def __init__(self, parent: QWidget, people: "Register", kecamatan: Callable[[str], str], today: date) -> None:
        super().__init__(parent)
        self._people, self._kecamatan, self._today = people, kecamatan, today
        title = translate("People", "Maybe the same person")
        self.setWindowTitle(title)
        self.setMinimumSize(theme.px(560), theme.px(300))
        self.resize(theme.px(680), min(theme.px(600), round(parent.window().height() * 0.9)))
        box = column(self, margins=(20, 18, 8, 16), gap=10)
        box.addWidget(label("h2", title))
        hint = translate(
            "People",
            "Answers are kept on this laptop; nothing is merged. Y, B or T answers for the pair with the keyboard.",
        )
        box.addWidget(label("caption", hint, wrap=True))
        self._said = label("body", translate("People", "Looking …"), wrap=True)
        box.addWidget(self._said)
        content = bare()
        self._list: QVBoxLayout = column(content, margins=(0, 0, 12, 0), gap=10)
        self._list.addStretch(1)
        box.addWidget(scrolling(content, title), 1)
        foot = row(margins=(0, 0, 12, 0))
        foot.addStretch(1)
        self.close_button = Button(translate("People", "Close"), action=self.accept)
        foot.addWidget(self.close_button)
        box.addLayout(foot)
        self._job = background.run(lambda _job: people.pairs(SHOWN), self._show)

    def cards(self) -> "list[PairCard]":
        """The pairs on screen, from the top."""
        found = (self._list.itemAt(at) for at in range(self._list.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [widget for widget in widgets if isinstance(widget, PairCard) and not widget.isHidden()]

    def done(self, result: int) -> None:
        """The list is not needed any more."""
        self._job.cancel()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y, B, T answer for the card with the focus."""
        answer = _ANSWERS.get(Qt.Key(event.key())) if not event.modifiers() else None
        card = next((card for card in self.cards() if card.isAncestorOf(self.focusWidget() or self)), None)
        if answer and card is not None:
            card.answered.emit(answer)
        else:
            super().keyPressEvent(event)

    def _show(self, pairs: Sequence[PersonPair]) -> None:
        for pair in pairs:
            card = PairCard(pair, self._kecamatan, self._today)
            card.answered.connect(lambda answer, card=card: self._decide(card, answer))
            self._list.insertWidget(self._list.count() - 1, card)
            card.show()  # now, not with the next layout: only what is shown takes the focus
        self._tell()
        if self.cards():
            self.cards()[0].same.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide(self, card: "PairCard", answer: str) -> None:
        self._people.decide(card.pair, answer)
        left = self.cards()
        after = left.index(card)
        card.hide()
        card.deleteLater()
        left.remove(card)
        target = left[min(after, len(left) - 1)].same if left else self.close_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _tell(self) -> None:
        count = len(self.cards())
        self._said.setText(
            translate("People", "%n pairs wait for an answer.", count)
            if count
            else translate("People", "No pair waits for an answer.")
        )


class PairCard(QFrame):
    """Two people side by side. ``answered`` carries same, different or unsure."""

    answered = Signal(str)

    def __init__(self, pair: PersonPair, kecamatan: Callable[[str], str], today: date) -> None:
        super().__init__()
        self.pair = pair
        self.setProperty("kind", "inset")
        why = "; ".join(sayings.pair_reasons(pair))
        self.setAccessibleName(f"{sayings.shown_name(pair.one)}, {sayings.shown_name(pair.other)}: {why}")
        box = column(self, margins=(14, 10, 14, 12), gap=8)
        head = row(gap=8)
        head.addWidget(picture("users", "warning", 16), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label("small", why[:1].upper() + why[1:], wrap=True), 1)
        if pair.decision == "unsure":
            head.addWidget(label("caption", translate("People", "Not sure so far")))
        box.addLayout(head)
        sides = row(gap=16)
        for person in (pair.one, pair.other):
            sides.addLayout(_side(person, kecamatan(person.region), today), 1)
        box.addLayout(sides)
        box.addLayout(self._answers())

    def said(self) -> str:
        """All words, for checks of what it shows."""
        return "\n".join(one.text() for one in self.findChildren(QLabel) if one.text())

    def _answers(self) -> QHBoxLayout:
        box = row(gap=8)
        self.same = Button(translate("People", "Yes, one person"), action=lambda: self.answered.emit("same"))
        self.different = Button(translate("People", "No, two people"), action=lambda: self.answered.emit("different"))
        self.unsure = Button(translate("People", "Not sure"), action=lambda: self.answered.emit("unsure"))
        for button in (self.same, self.different, self.unsure):
            box.addWidget(button, 1)
        return box


def _side(person: Person, kecamatan: str, today: date) -> QHBoxLayout:
    made = row(gap=10)
    made.addWidget(Avatar(sayings.shown_name(person), 36), 0, Qt.AlignmentFlag.AlignTop)
    lines = column(gap=1)
    lines.addWidget(label("strong", sayings.shown_name(person), wrap=True))
    changed = show_date(person.changed_at.astimezone().date(), words.language()) if person.changed_at else ""
    facts = (
        sayings.description(person, kecamatan, today),
        show_date(person.birth_date, words.language()) if person.birth_date and not person.estimated else "",
        f"NIK {show_nik(person.nik)}" if person.nik else "",
        person.marks,
        translate("People", "Recorded {date}").format(date=changed) if changed else "",
    )
    for fact in filter(None, facts):
        lines.addWidget(label("small", fact, wrap=True))
    lines.addStretch(1)
    made.addLayout(lines, 1)
    return made
