"""The panel beside a choice: who it will be, what follows from it, why (required), and the answers."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QWidget

from fieldapp.ui import theme
from fieldapp.ui.layout_parts import parts
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.basics import (
    Button,
    ElidedLabel,
    bare,
    column,
    empty_layout,
    label,
    line,
    picture,
    row,
    scrolling,
)
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate

WIDE, NARROW, TIGHT = 296, 262, 240
TIGHT_BELOW = 360
Effect = tuple[str, str]  # icon, sentence


class Answer(NamedTuple):
    """A button: what ``answered`` carries, its words, its icon."""

    key: str
    text: str
    icon: str = ""


class OutcomePanel(QFrame):
    """``answered`` carries the key of an answer; Enter in the reason gives the first."""

    answered = Signal(str)

    def __init__(self, title: str, hint: str, blank: str, answers: Sequence[Answer]) -> None:
        """``hint`` shows what a reason may be, ``blank`` asks for one that is missing."""
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        self._blank = blank
        self.buttons: dict[str, Button] = {}
        box = column(self, margins=(16, 14, 4, 14), gap=10)
        box.addWidget(label("h2", title))
        content = bare()
        inside = column(content, margins=(0, 0, 12, 0), gap=10)
        head = row(gap=10)
        self._avatar, self._name, self._facts = Avatar("", 40), ElidedLabel("h3"), label("small", wrap=True)
        names = column(gap=1)
        names.addWidget(self._name)
        names.addWidget(self._facts)
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        inside.addLayout(head)
        inside.addWidget(line())
        self._effects = column(gap=8)
        inside.addLayout(self._effects)
        inside.addStretch(1)
        box.addWidget(scrolling(content, title), 1)
        self._foot = self._make_foot(hint, answers)
        self._first = answers[0].key
        self._outside, self._inside = box, inside
        box.addWidget(self._foot)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool, tight: bool = False) -> None:
        """Its width for the window's width."""
        self.setFixedWidth(theme.px(TIGHT if tight else NARROW if narrow else WIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height the answers scroll with the rest."""
        super().resizeEvent(event)
        needed = sum(self.buttons[key].sizeHint().width() + theme.px(8) for key in self.buttons if key != self._first)
        fits = needed <= self.width() - theme.px(16 + 4 + 12 + 12)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(across if fits else down)
        wanted = self._inside if self.height() < theme.px(TIGHT_BELOW) else self._outside
        if wanted.indexOf(self._foot) < 0:
            focus = self._foot.focusWidget()
            held = focus is not None and focus.hasFocus()
            wanted.addWidget(self._foot)
            if focus is not None and held:  # what moves loses the keyboard
                focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_result(self, name: str, facts: str, effects: Sequence[Effect]) -> None:
        """Who it will be."""
        self._avatar.set_name(name)
        self._name.set_text(name)
        self._facts.setText(facts)
        empty_layout(self._effects)
        for icon, text in effects:
            self._effects.addWidget(_effect(icon, text))

    def effects(self) -> list[str]:
        """The sentences on screen."""
        return [part.accessibleName() for part in parts(self._effects) if isinstance(part, QWidget)]

    def begin(self) -> None:
        """Something else to decide: no reason yet."""
        self.reason.clear()
        self.notice.say("")

    def missing(self) -> bool:
        """Whether the reason is blank; says so, with the caret in it."""
        blank = not self.reason.text().strip()
        self.notice.say(self._blank if blank else "")
        if blank:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        return blank

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the reason gives the first answer."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.reason.hasFocus():
            self.answered.emit(self._first)
        else:
            super().keyPressEvent(event)

    def _make_foot(self, hint: str, answers: Sequence[Answer]) -> QWidget:
        made = bare()
        box = column(made, margins=(0, 0, 12, 0), gap=6)
        title = label("label", translate("Outcome", "Reason (required)"))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(title.text())
        self.reason.setPlaceholderText(hint)
        title.setBuddy(self.reason)
        self.notice = Notice()
        for widget in (title, self.reason, self.notice):
            box.addWidget(widget)
        box.addSpacing(theme.px(4))
        first, *others = answers
        box.addWidget(self._button(first, "primary"))
        self._beside = row(gap=8)
        for answer in others:
            self._beside.addWidget(self._button(answer, "secondary"), 1)
        box.addLayout(self._beside)
        return made

    def _button(self, answer: Answer, kind: str) -> Button:
        made = Button(answer.text, kind, icon=answer.icon, action=lambda: self.answered.emit(answer.key))
        self.buttons[answer.key] = made
        return made


def _effect(icon: str, text: str) -> QWidget:
    made = bare()
    made.setAccessibleName(text)
    box = row(made, gap=10)
    box.addWidget(picture(icon, "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
    box.addWidget(label("body", text, wrap=True), 1)
    return made
