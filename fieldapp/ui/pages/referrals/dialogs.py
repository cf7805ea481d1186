"""The two questions of the page: what happened with a referral, and how its letter is to be printed."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from fieldapp.domain.formats import parse_date, show_date
from fieldapp.ui import theme, words
from fieldapp.ui.pages.referrals import sayings
from fieldapp.ui.pages.referrals.sharing_fields import SharingFields
from fieldapp.ui.pages.settings.parts import Choice
from fieldapp.ui.widgets.basics import Button, bare, column, label, row, scrolling, unmarked
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate

WIDTH = 460
SENTENCE = 44  # px
LONGEST_REASON = 500


class AskingDialog(QDialog):
    """Fields under their names, one sentence when something is missing, *Save* and *Cancel*; Enter saves."""

    def __init__(self, parent: QWidget, title: str, done: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(theme.px(WIDTH), min(theme.px(452), parent.window().height() - theme.px(40)))
        outer = column(self, margins=(20, 18, 20, 16), gap=12)
        outer.addWidget(label("h2", title, wrap=True))
        self._content = bare()
        self.box: QVBoxLayout = column(self._content, margins=(2, 0, 8, 0), gap=4)
        self._area = scrolling(self._content, title)
        outer.addWidget(self._area, 1)
        self.wrong = Notice()
        outer.addWidget(self.wrong)
        buttons = row(gap=8)
        buttons.addStretch(1)
        buttons.addWidget(Button(translate("Referrals", "Cancel"), action=self.reject))
        self.done_button = Button(done, "primary", action=self.finish)
        buttons.addWidget(self.done_button)
        outer.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """No taller than what is asked, with room for one sentence about what is missing."""
        super().showEvent(event)
        spare = self._area.viewport().height() - self._content.sizeHint().height() - theme.px(SENTENCE)
        if spare > 0:
            self.resize(self.width(), self.height() - spare)

    def line(self, name: str, text: str = "", hint: str = "") -> QLineEdit:
        """A field of one line under its name."""
        made = QLineEdit(text)
        made.setAccessibleName(name)
        made.setMaxLength(LONGEST_REASON)
        made.returnPressed.connect(self.finish)
        self._put(name, made, hint)
        return made

    def choice(self, name: str, options: Sequence[tuple[str, str]], chosen: str = "") -> QComboBox:
        """A list under its name."""
        made = Choice(name, options, chosen, lambda _key: None)
        self._put(name, made, "")
        return made

    def finish(self) -> None:
        """Check what was typed, then accept."""
        trouble, field = self.trouble()
        self.wrong.say(trouble)
        if trouble and field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        if not trouble:
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finishes from lists too; fields say so themselves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.isVisible() and not isinstance(self.focusWidget(), QLineEdit):
            self.finish()
        else:
            super().keyPressEvent(event)

    def trouble(self) -> tuple[str, QWidget | None]:
        """A sentence about what is missing and its field; "" when nothing is."""
        return "", None

    def _put(self, name: str, field: QWidget, hint: str) -> None:
        heading = label("label", name)
        heading.setBuddy(field)
        self.box.addWidget(heading)
        if hint:
            self.box.addWidget(label("hint", hint, wrap=True))
        self.box.addWidget(field)
        self.box.addSpacing(theme.px(8))


class StepDialog(AskingDialog):
    """``step``: the state to be recorded. After it was accepted: ``day`` and ``facts``.

    ``sharing`` is how the receiver stands in the consent; sending tells it. ``outside``: as for ``SharingFields``.
    """

    def __init__(
        self,
        parent: QWidget,
        state: str,
        today: date,
        sent_to: str = "",
        letter_no: str = "",
        sharing: str = "agreed",
        *,
        outside: bool = True,
    ) -> None:
        super().__init__(parent, step_title(state), unmarked(step_words(state)))
        self.state = state
        self.sharing = SharingFields(self, sharing, outside=outside) if state == "sent" else None
        self._today = today
        self.date = self.line(translate("Referrals", "Date"), show_date(today, words.language()))
        self._read: dict[str, Callable[[], str]] = {}
        if state == "sent":
            self._text("sent_to", translate("Referrals", "Sent to"), sent_to)
            self._text("letter_no", translate("Referrals", "Letter number"), letter_no)
        self.reason: QLineEdit | None = None
        if state == "declined":
            hint = translate("Referrals", "For example: full, papers missing, too far.")
            self.reason = self._text("outcome_reason", translate("Referrals", "Reason"), "", hint)
        if state in ("accepted", "declined"):
            how = self.choice(translate("Referrals", "How the answer came"), sayings.answer_ways(), "phone")
            self._read["answer_how"] = lambda: str(how.currentData())
            hint = translate("Referrals", "Who at the receiving service said so.")
            self._text("answered_by", translate("Referrals", "Answered by"), "", hint)
        if state in ("served", "closed"):
            goal = self.choice(translate("Referrals", "Goal result"), sayings.goals(), "done")
            self._read["goal"] = lambda: str(goal.currentData())
        self.box.addStretch(1)
        asked = self.sharing.first if self.sharing else None
        (asked or self.reason or self.date).setFocus()
        self.date.selectAll()

    @property
    def day(self) -> date:
        """The day on which it happened."""
        return parse_date(self.date.text(), self._today, past_only=True) or self._today

    @property
    def facts(self) -> dict[str, str]:
        """What else was said, as ``Referrals.take_step`` takes it."""
        found = {name: read() for name, read in self._read.items()}
        return found | (self.sharing.facts if self.sharing else {})

    def trouble(self) -> tuple[str, QWidget | None]:
        """The day must exist and not lie ahead; a refusal has a reason."""
        day = parse_date(self.date.text(), self._today, past_only=True)
        if day is None:
            return translate("Referrals", "Enter a date such as 24/11/2026."), self.date
        if day > self._today:
            return translate("Referrals", "The date is in the future. Check it again."), self.date
        if self.reason is not None and not self.reason.text().strip():
            return translate("Referrals", "Write why it was declined."), self.reason
        return self.sharing.trouble() if self.sharing else ("", None)

    def _text(self, key: str, name: str, text: str, hint: str = "") -> QLineEdit:
        made = self.line(name, text, hint)
        self._read[key] = lambda: made.text().strip()
        return made


class PrintDialog(AskingDialog):
    """What stands on the letter, and why the receiver may be told where no agreement is recorded (R-07)."""

    def __init__(
        self, parent: QWidget, title: str, sharing: str, sent_to: str, letter_no: str, *, outside: bool = True
    ) -> None:
        super().__init__(parent, title, translate("Referrals", "Save PDF"))
        self.sharing = SharingFields(self, sharing, outside=outside)
        self.to = self.line(translate("Referrals", "To"), sent_to)
        self.number = self.line(translate("Referrals", "Letter number"), letter_no)
        paper = (("A4", "A4"), ("F4", translate("Referrals", "F4 (folio)")))
        self.paper = self.choice(translate("Referrals", "Paper"), paper, "A4")
        self.box.addStretch(1)
        (self.sharing.first or self.to).setFocus()

    @property
    def facts(self) -> dict[str, str]:
        """What was typed, as ``Referrals.tell`` takes it."""
        typed = {"sent_to": self.to.text().strip(), "letter_no": self.number.text().strip()}
        return typed | self.sharing.facts

    def trouble(self) -> tuple[str, QWidget | None]:
        """Nobody is told without agreement or basis."""
        return self.sharing.trouble()


def step_words(state: str) -> str:
    """The button that records a state."""
    return {
        "sent": translate("Referrals", "&Mark as sent"),
        "accepted": translate("Referrals", "&Accepted"),
        "declined": translate("Referrals", "Dec&lined"),
        "served": translate("Referrals", "Ser&ved"),
        "closed": translate("Referrals", "Cl&ose"),
    }[state]


def step_title(state: str) -> str:
    """The heading over its questions."""
    return {
        "sent": translate("Referrals", "The referral was sent"),
        "accepted": translate("Referrals", "The referral was accepted"),
        "declined": translate("Referrals", "The referral was declined"),
        "served": translate("Referrals", "The client is served"),
        "closed": translate("Referrals", "Close the referral"),
    }[state]
