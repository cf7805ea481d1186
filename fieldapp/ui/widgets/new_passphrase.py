"""Choosing a passphrase: two fields, the rule in words, a suggestion of five words, a reason when it is refused."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from fieldapp.fieldbook.profile import check_passphrase, suggest_passphrase
from fieldapp.ui import theme
from fieldapp.ui.widgets.basics import Button, column, frame, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.password import PasswordField
from fieldapp.ui.words import translate


def refusal(code: str) -> str:
    """Why a passphrase is not taken, by the code of ``check_passphrase``."""
    return {
        "too_short": translate("NewPassphrase", "Too short. Use at least 15 characters, or five words."),
        "too_long": translate("NewPassphrase", "Too long. Use at most 128 characters."),
        "too_common": translate("NewPassphrase", "Too easy to guess. Add words that nobody expects together."),
    }.get(code, translate("NewPassphrase", "This password cannot be used. Choose another one."))


class NewPassphrase(QWidget):
    """``returned`` when Enter is pressed in the second field."""

    returned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        box = column(self, gap=6)
        rule = translate("NewPassphrase", "At least 15 characters, or five words. Spaces are allowed.")
        self.first = PasswordField(translate("NewPassphrase", "New password"))
        self.first.setAccessibleDescription(rule)
        self.second = PasswordField(translate("NewPassphrase", "New password again"))
        self._rule = label("hint", rule, wrap=True)
        self._first_notice, self._second_notice, self._caps = Notice(), Notice(), Notice("warning", "keyboard")
        box.addWidget(_label(translate("NewPassphrase", "New password"), self.first))
        box.addWidget(self._rule)
        box.addWidget(self.first)
        box.addWidget(self._first_notice)
        box.addWidget(self._offer())
        box.addSpacing(theme.px(6))
        box.addWidget(_label(translate("NewPassphrase", "New password again"), self.second))
        box.addWidget(self.second)
        box.addWidget(self._second_notice)
        box.addWidget(self._caps)
        self.first.textChanged.connect(self._clear)
        self.second.textChanged.connect(self._clear)
        self.second.returnPressed.connect(self.returned)
        self.first.returnPressed.connect(self.second.setFocus)
        for field in (self.first, self.second):
            field.caps_lock.connect(
                lambda on: self._caps.say(translate("NewPassphrase", "Caps Lock is on.") if on else "")
            )

    def accepted(self) -> str:
        """The passphrase when both fields agree and it is good enough; "" after saying why not."""
        text = self.first.text()
        code = check_passphrase(text)
        if code:
            self._refuse(self.first, self._first_notice, refusal(code))
            return ""
        if text != self.second.text():
            self._refuse(self.second, self._second_notice, translate("NewPassphrase", "The two are not the same."))
            return ""
        return text

    def said(self) -> str:
        """What is shown under the fields."""
        return self._first_notice.text() or self._second_notice.text()

    def suggestion(self) -> str:
        """The five words on offer."""
        return self._words.text()

    def suggest(self) -> None:
        """Offer five other words."""
        self._words.setText(suggest_passphrase())

    def use_suggestion(self) -> None:
        """Take the five words; they are typed again by hand, so that they are remembered."""
        self.first.setText(self.suggestion())
        self.first.setCursorPosition(0)  # of words that are longer than the field, the first ones are seen
        self.first.show_letters(shown=True)
        self.second.setFocus()

    def _offer(self) -> QWidget:
        made = frame("inset")
        box = column(made, margins=(12, 8, 8, 8), gap=2)
        box.addWidget(label("caption", translate("NewPassphrase", "Suggestion: easy to remember, hard to guess")))
        self._words: QLabel = label("strong", wrap=True)
        self._words.setMinimumHeight(theme.px(36))
        self.suggest()
        box.addWidget(self._words)
        buttons = row(gap=4)
        use = translate("NewPassphrase", "Use these words")
        buttons.addWidget(Button(use, "quiet", small=True, action=self.use_suggestion))
        buttons.addWidget(Button(translate("NewPassphrase", "Other words"), "quiet", small=True, action=self.suggest))
        buttons.addStretch(1)
        box.addLayout(buttons)
        return made

    def _refuse(self, field: PasswordField, notice: Notice, text: str) -> None:
        theme.set_state(field, "state", "error")
        field.setAccessibleDescription(text)
        notice.say(text)
        field.setFocus()

    def _clear(self) -> None:
        for field, notice in ((self.first, self._first_notice), (self.second, self._second_notice)):
            theme.set_state(field, "state", "")
            notice.say("")


def _label(text: str, field: QWidget) -> QLabel:
    made = label("label", text)
    made.setBuddy(field)
    return made
