"""Who it is, always in sight: initials, names, age, NIK behind a button, consent; and what can be done."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from fieldapp.domain.formats import show_nik
from fieldapp.fieldbook.case_file import CaseFile
from fieldapp.fieldbook.code_words import CONSENT, Words
from fieldapp.ui import theme
from fieldapp.ui.pages.people.sayings import shown_name
from fieldapp.ui.pages.person import sayings
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.basics import Button, ElidedLabel, bare, column, label, row
from fieldapp.ui.widgets.pill import Pill
from fieldapp.ui.widgets.questions.flow import FlowLayout
from fieldapp.ui.words import translate

Actions = Mapping[str, Callable[[], object]]  # assess, refer, admit, print, same
WHO = 380  # px for who it is, beside the consent


class Header(QFrame):
    """``reveal`` is called before a NIK is shown in full: it writes the access log."""

    def __init__(self, actions: Actions, reveal: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(translate("Person", "Who it is"))
        self._reveal = reveal
        self._nik_text = ""
        outer = column(self, margins=(16, 12, 16, 12), gap=10)
        top = row(gap=14)
        self._avatar = Avatar("", 52)
        top.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        lines = column(gap=2)
        self._name, self._also, self._facts = ElidedLabel("h1"), ElidedLabel("small"), label("body", wrap=True)
        for widget in (self._name, self._also, self._facts):
            lines.addWidget(widget)
        lines.addWidget(self._nik_row())
        self.consent = Pill("", "circle-question-mark", "warning")
        self._beside: QBoxLayout = row(gap=14)
        self._beside.addLayout(lines, 1)
        self._beside.addWidget(self.consent, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(self._beside, 1)
        outer.addLayout(top)
        outer.addWidget(self._action_row(actions))

    def show_case(self, case: CaseFile, place: str, known: Words, today: date) -> None:
        """Somebody, or the same person once more; a NIK in full stays so."""
        name = shown_name(case.person)
        self._avatar.set_name(name)
        self._name.set_text(name)
        self._also.set_text(sayings.aliases(case.person))
        self._also.setVisible(bool(case.person.alias))
        self._facts.setText(sayings.facts(case.person, place, today))
        self._show_nik(case.person.nik)
        self.consent.set_pill(*sayings.consent_pill(case.consent, known.word(CONSENT, case.consent)))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text in a small window: the consent stands below who it is."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        below = self.consent.sizeHint().width() + theme.px(WHO) > self.width()
        self._beside.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)

    def show_whole_nik(self) -> None:
        """All digits, once the access is written down."""
        self._reveal()
        self.nik.setText(f"NIK {show_nik(self._nik_text, masked=False)}")
        self.show_nik.hide()
        self.buttons["assess"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_nik(self, nik: str) -> None:
        if nik == self._nik_text and self.show_nik.isHidden() and nik:
            return
        self._nik_text = nik
        self.nik.setText(f"NIK {show_nik(nik)}" if nik else translate("Person", "NIK not known"))
        self.show_nik.setVisible(bool(nik))

    def _nik_row(self) -> QWidget:
        made = bare()
        box = row(made, gap=8)
        self.nik = label("small")
        name = translate("Person", "Show the NIK; it is written down")
        text = translate("Person", "Show")
        self.show_nik = Button(text, "quiet", small=True, name=name, action=self.show_whole_nik)
        box.addWidget(self.nik)
        box.addWidget(self.show_nik)
        box.addStretch(1)
        return made

    def _action_row(self, actions: Actions) -> QWidget:
        made = bare()
        box = FlowLayout(made, gap=8)
        said = (
            ("assess", translate("Person", "New &assessment"), "clipboard-list"),
            ("refer", translate("Person", "&Refer"), "send"),
            ("admit", translate("Person", "Admit to &shelter"), "bed-double"),
            ("print", translate("Person", "&Print summary…"), "printer"),
            ("same", translate("Person", "&Maybe the same person…"), "users"),
        )
        self.buttons: dict[str, Button] = {}
        for key, text, icon in said:
            kind = "primary" if key == "assess" else "secondary"
            self.buttons[key] = Button(text, kind, icon=icon, action=actions[key])
            box.addWidget(self.buttons[key])
        return made
