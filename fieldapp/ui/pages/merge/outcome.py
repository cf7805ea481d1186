"""The panel beside the comparison: who it will be, what goes along, why, and the three answers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from fieldapp.ui import theme
from fieldapp.ui.layout_parts import parts
from fieldapp.ui.pages.merge.sayings import Effect
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

WIDE, NARROW, TIGHT = 296, 262, 230
TIGHT_BELOW = 360


class OutcomePanel(QFrame):
    """``answered`` carries merge, different or later."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        title = translate("Merge", "After merging")
        self.setAccessibleName(title)
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
        self._foot = self._make_foot()
        self._outside, self._inside = box, inside
        box.addWidget(self._foot)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool, tight: bool = False) -> None:
        """Its width for the window's width."""
        self.setFixedWidth(theme.px(TIGHT if tight else NARROW if narrow else WIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height the answers scroll with the rest."""
        super().resizeEvent(event)
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
        """A new pair: no reason yet."""
        self.reason.clear()
        self._missing.say("")

    def missing(self) -> bool:
        """Whether the reason is blank; says so, with the caret in it."""
        blank = not self.reason.text().strip()
        self._missing.say(translate("Merge", "Write why these are one person.") if blank else "")
        if blank:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        return blank

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the reason merges."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.reason.hasFocus():
            self.answered.emit("merge")
        else:
            super().keyPressEvent(event)

    def _make_foot(self) -> QWidget:
        made = bare()
        box = column(made, margins=(0, 0, 12, 0), gap=6)
        title = label("label", translate("Merge", "Reason (required)"))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(title.text())
        self.reason.setPlaceholderText(translate("Merge", "For example: same photo and scar"))
        title.setBuddy(self.reason)
        self._missing = Notice()
        box.addWidget(title)
        box.addWidget(self.reason)
        box.addWidget(self._missing)
        box.addSpacing(theme.px(4))
        merge = translate("Merge", "&Merge")
        self.merge = Button(merge, "primary", icon="git-merge", action=lambda: self.answered.emit("merge"))
        different = translate("Merge", "&Different people")
        self.different = Button(different, action=lambda: self.answered.emit("different"))
        self.later = Button(translate("Merge", "&Later"), action=lambda: self.answered.emit("later"))
        box.addWidget(self.merge)
        both = row(gap=8)
        both.addWidget(self.different, 1)
        both.addWidget(self.later, 1)
        box.addLayout(both)
        return made


def _effect(icon: str, text: str) -> QWidget:
    made = bare()
    made.setAccessibleName(text)
    box = row(made, gap=10)
    box.addWidget(picture(icon, "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
    box.addWidget(label("body", text, wrap=True), 1)
    return made
