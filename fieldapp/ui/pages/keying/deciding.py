"""What two keyings of a paper have differently, question by question: which of the two holds."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton

from fieldapp.domain.keying import KeyedAnswer, Keying, KeyingState
from fieldapp.ui import theme
from fieldapp.ui.pages.keying import sayings
from fieldapp.ui.widgets.basics import Button, bare, column, empty_layout, frame, label, row, scrolling
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.pill import Pill
from fieldapp.ui.words import translate

WIDTH = 380


class Deciding(QFrame):
    """``held``: reference and first or second; the rest are the buttons."""

    held = Signal(str, str)
    settle = Signal()
    go_on = Signal()
    give_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setMinimumWidth(theme.px(WIDTH))
        self.choices: dict[str, dict[str, QRadioButton]] = {}
        self._groups: list[QButtonGroup] = []
        content = bare()
        self._box = column(content, margins=(14, 12, 14, 12), gap=8)
        column(self, gap=0).addWidget(scrolling(content, translate("Keying", "The chosen keying")))
        self.settle_button: Button | None = None
        self.show_keying(None, (), {})

    def show_keying(
        self, one: Keying | None, differences: Sequence[KeyedAnswer], shown: Mapping[str, tuple[str, str, str]]
    ) -> None:
        """Another one, or none."""
        empty_layout(self._box)
        self.choices, self._groups, self.settle_button = {}, [], None
        if one is None:
            text = translate("Keying", "Choose a row to see what differs.")
            self._box.addWidget(label("muted", text, wrap=True))
            self._box.addStretch(1)
            return
        face = sayings.face(one)
        head = row(gap=8)
        head.addWidget(label("h2", one.form_title, wrap=True), 1)
        head.addWidget(Pill(face.word, face.icon, face.tone))
        self._box.addLayout(head)
        if one.state == KeyingState.OPEN:
            self._box.addWidget(Button(translate("Keying", "&Go on keying"), "primary", action=self.go_on.emit))
            self._box.addWidget(Button(translate("Keying", "Give &up"), "quiet", action=self.give_up.emit))
        elif not differences:
            notice = Notice("success")
            self._box.addWidget(notice)
            notice.say(translate("Keying", "Both keyings are equal."))
        for answer in differences:
            self._put(answer, shown[answer.reference], open_=one.state == KeyingState.COMPARED)
        if one.state == KeyingState.COMPARED:
            self.settle_button = Button(translate("Keying", "&Settle"), "primary", action=self.settle.emit)
            self.settle_button.setEnabled(all(answer.held for answer in differences))
            self._box.addWidget(self.settle_button)
            hint = translate("Keying", "Where the second holds, a correction of the first goes into the queue.")
            self._box.addWidget(label("hint", hint, wrap=True))
        self._box.addStretch(1)

    def focus_first(self) -> None:
        """At the first question that is not decided."""
        for ways in self.choices.values():
            if not any(one.isChecked() for one in ways.values()):
                ways["first"].setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _put(self, answer: KeyedAnswer, said: tuple[str, str, str], *, open_: bool) -> None:
        question, *texts = said
        card = frame("inset")
        box = column(card, margins=(12, 8, 10, 8), gap=4)
        box.addWidget(label("h3", question, wrap=True))
        group = QButtonGroup(self)
        self._groups.append(group)
        names = (translate("Keying", "First: {answer}"), translate("Keying", "Second: {answer}"))
        for which, name, text in zip(("first", "second"), names, texts, strict=True):
            shown = name.format(answer=text or translate("Keying", "(blank)"))
            way = QRadioButton(shown.replace("&", "&&"))
            way.setAccessibleName(f"{question}: {shown}")
            way.setToolTip(shown)
            way.setChecked(answer.held == which)
            way.setEnabled(open_)
            way.clicked.connect(
                lambda _checked=False, reference=answer.reference, which=which: self.held.emit(reference, which)
            )
            group.addButton(way)
            self.choices.setdefault(answer.reference, {})[which] = way
            box.addWidget(way)
        self._box.addWidget(card)
