"""What for, for whom, and whether what is sensitive may be in it: asked before a summary is printed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QWidget

from fieldapp.casework.consent import OFFICE, RECEIVERS, Consent
from fieldapp.casework.packet import CLEAR, URGENT
from fieldapp.fieldbook.code_words import SHARING, Words
from fieldapp.fieldbook.telling import Telling, given, stands
from fieldapp.ui import theme
from fieldapp.ui.pages.referrals.sayings import bases
from fieldapp.ui.pages.settings.parts import Choice
from fieldapp.ui.widgets.basics import Button, bare, column, label, row, scrolling
from fieldapp.ui.widgets.dialog_room import Growing
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate


class PrintDialog(QDialog):
    """Enter prints, Esc does not. ``sensitive``: how many categories are left out unless asked for.

    ``outside``: whether who works here may give a basis, other than an emergency, where consent is missing.
    """

    def __init__(self, parent: QWidget, sensitive: int, consent: Consent, known: Words, *, outside: bool) -> None:
        super().__init__(parent)
        self._consent = consent
        self._outside = outside
        self._asked: list[QWidget] = []
        self.setWindowTitle(translate("Person", "Print summary"))
        outer = column(self, margins=(20, 16, 12, 16), gap=8)
        content = bare()
        self._box = column(content, margins=(0, 0, 8, 0), gap=8)
        area = scrolling(content, self.windowTitle())
        outer.addWidget(area, 1)
        self.purpose = QLineEdit()
        self._field(translate("Person", "This file contains names. What for? (is written down)"), self.purpose)
        self.receiver = self._receivers(known)
        self._closed = Notice("warning")
        self._box.addWidget(self._closed)
        chosen = [(code, word) for code, word in bases() if code != "agreed"]
        self.basis = Choice(translate("Person", "Legal basis"), chosen, "emergency", lambda _key: None)
        self.basis_reason = QLineEdit()
        self._asked = [
            *self._field(translate("Person", "Legal basis"), self.basis),
            *self._field(translate("Person", "Reason without consent (at least 10 characters)"), self.basis_reason),
        ]
        self.sensitive = QCheckBox(translate("Person", "With %n sensitive categories", sensitive))
        self.sensitive.setVisible(sensitive > 0)
        self._box.addWidget(self.sensitive)
        self.reason = QLineEdit()
        self._why = self._field(translate("Person", "Why are the sensitive categories needed? (required)"), self.reason)
        self.sensitive.toggled.connect(lambda on: self._show(self._why, on=on))
        self._missing = Notice()
        outer.addWidget(self._missing)
        foot = row(margins=(0, 0, 8, 0), gap=8)
        foot.addStretch(1)
        foot.addWidget(Button(translate("Person", "Cancel"), action=self.reject))
        self.print = Button(translate("Person", "Save as PDF…"), "primary", icon="printer", action=self.accept)
        foot.addWidget(self.print)
        outer.addLayout(foot)
        for field in (self.purpose, self.reason, self.basis_reason):
            field.returnPressed.connect(self.accept)
        self._show(self._why, on=False)
        self._ask_basis()
        self.setMinimumWidth(theme.px(520))
        Growing(self, area, content)
        self.purpose.setFocus(Qt.FocusReason.OtherFocusReason)

    def telling(self) -> Telling:
        """What was said."""
        basis = "" if self._covered() else str(self.basis.currentData())
        return Telling(
            purpose=self.purpose.text().strip(),
            receiver=str(self.receiver.currentData()),
            basis=basis,
            reason=self.basis_reason.text().strip() if basis else "",
            sensitive_reason=self.reason.text().strip() if self.sensitive.isChecked() else "",
        )

    def accept(self) -> None:
        """Only with a purpose, a basis where consent is missing, and a reason for what is sensitive."""
        said, field = self._wrong(self.telling())
        self._missing.say(said)
        if field is None:
            super().accept()
        else:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wrong(self, told: Telling) -> tuple[str, QWidget | None]:
        if not told.purpose:
            return translate("Person", "Write what the summary is for."), self.purpose
        if told.basis and told.outside and not self._outside and told.basis not in URGENT:
            return translate("Person", "Only a supervisor may give this basis. Ask your supervisor."), self.basis
        if told.basis and not given(told.basis, told.reason):
            return translate("Person", "Write the reason, at least 10 characters."), self.basis_reason
        if self.sensitive.isChecked() and not told.sensitive_reason:
            return translate("Person", "Write why the sensitive categories are needed."), self.reason
        return "", None

    def _covered(self) -> bool:
        return stands(self._consent, str(self.receiver.currentData())) in CLEAR

    def _receivers(self, known: Words) -> Choice:
        """The office and each receiver of the share list, those without consent marked."""
        mark = translate("Person", "{receiver} (no consent)")
        options = [(OFFICE, translate("Person", "The office itself"))]
        for code in RECEIVERS:
            word = known.word(SHARING, code)
            covered = stands(self._consent, code) in CLEAR
            options.append((code, word if covered else mark.format(receiver=word)))
        title = translate("Person", "For whom (outside: children as initials, NIK masked)")
        made = Choice(title, options, OFFICE, lambda _key: None)
        made.currentIndexChanged.connect(lambda _index: self._ask_basis())
        self._field(title, made)
        return made

    def _ask_basis(self) -> None:
        covered = self._covered()
        text = translate("Person", "The client did not agree that this receiver is told. Print only on a legal basis.")
        self._closed.say("" if covered else text)
        self._show(self._asked, on=not covered)

    def _field(self, title: str, field: QWidget) -> list[QWidget]:
        """A field under its name."""
        heading: QLabel = label("label", title, wrap=True)
        heading.setBuddy(field)
        field.setAccessibleName(title)
        self._box.addWidget(heading)
        self._box.addWidget(field)
        return [heading, field]

    def _show(self, widgets: list[QWidget], *, on: bool) -> None:
        for widget in widgets:
            widget.setVisible(on)
