"""The panel beside the table: the person, what the receiver is told, when an answer is due, next steps, history."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from fieldapp.casework.packet import Packet
from fieldapp.casework.tasks import Task
from fieldapp.domain.formats import show_age, show_date, show_nik
from fieldapp.domain.referral import Referral, Step
from fieldapp.ui import theme, words
from fieldapp.ui.pages.people.sayings import sex_word
from fieldapp.ui.pages.queue.details import fact
from fieldapp.ui.pages.queue.faces import show_moment
from fieldapp.ui.pages.referrals import sayings
from fieldapp.ui.pages.referrals.code_words import Words, told
from fieldapp.ui.pages.referrals.dialogs import step_words
from fieldapp.ui.widgets.avatar import Avatar
from fieldapp.ui.widgets.basics import Button, bare, column, empty_layout, label, line, picture, row, scrolling
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.pill import Pill
from fieldapp.ui.words import translate

WIDE, NARROW = 336, 292
# the step that usually comes next stands first; the others follow as plain buttons
USUAL = {
    "proposed": ("sent", "closed"),
    "sent": ("accepted", "declined", "closed"),
    "accepted": ("served", "declined"),
    "declined": ("sent", "closed"),
    "served": ("closed",),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything the panel says about one referral; ``packet`` is None for a person this laptop does not know.

    ``service`` is in the language of the screens, ``official`` as letters name it."""

    referral: Referral
    service: str
    official: str
    place: str
    region: str
    packet: Packet | None
    sharing: str
    task: Task | None
    due: tuple[str, str]
    waiting: str
    steps: tuple[Step, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Actions:
    """What the panel's buttons do."""

    step: Callable[[str], object]
    letter: Callable[[], object]
    record: Callable[[], object]
    follow_up: Callable[[], object]
    refer: Callable[[], object]


class ReferralPanel(QFrame):
    """Rebuilt for another referral; what it shows already is left alone so that the keyboard stays."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(translate("Referrals", "Details of the referral"))
        self._actions = actions
        self._made_of: object = None
        content = bare()
        self._body = column(content, margins=(16, 14, 16, 12), gap=8)
        self._area = scrolling(content, self.accessibleName())
        outer = column(self, gap=0)
        outer.addWidget(self._area, 1)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Its width for the window's width."""
        self.setFixedWidth(theme.px(NARROW if narrow else WIDE))

    def show_nothing(self) -> None:
        """No referral is chosen."""
        self._clear()
        self._made_of = None
        self._add(label("muted", translate("Referrals", "Choose a referral to see its details."), wrap=True))
        self._body.addStretch(1)

    def show_referral(self, shown: Shown) -> None:
        """One referral."""
        if shown == self._made_of:
            return
        self._made_of = shown
        self._clear()
        self._add(_head(shown), _pills(shown))
        self._add(label("strong", shown.service, wrap=True))
        if shown.place:
            self._add(label("small", shown.place, wrap=True))
        if shown.waiting:
            due, tone = shown.due
            self._add(label("small", shown.waiting, wrap=True), label("strong", due, wrap=True, tone=tone))
        if shown.referral.doubt:
            self._add(_doubt(shown.referral))
        self._add(*self._buttons(shown), line(), *_packet(shown), line(), *_history(shown.steps))
        self._body.addStretch(1)
        self._area.verticalScrollBar().setValue(0)

    def first_action(self) -> QWidget | None:
        """Where Enter goes from the table."""
        return next((b for b in self.findChildren(QPushButton) if b.isVisibleTo(self) and b.isEnabled()), None)

    def _buttons(self, shown: Shown) -> list[QWidget]:
        referral, act = shown.referral, self._actions
        made: list[QWidget] = []
        again = referral.state == "declined" or (referral.unmet and not shown.referral.services)
        if again:
            words_ = translate("Referrals", "&Refer to another service")
            made.append(Button(words_, "primary", icon="waypoints", action=act.refer))
        for state in USUAL.get(referral.state, ()):
            kind = "secondary" if made else "primary"
            made.append(Button(step_words(state), kind, action=partial(act.step, state)))
        if shown.packet is not None and referral.state != "closed" and not (referral.unmet and not referral.services):
            made.append(Button(translate("Referrals", "&Print referral letter…"), icon="printer", action=act.letter))
            if referral.state in ("accepted", "served"):
                words_ = translate("Referrals", "Print &handover record…")
                made.append(Button(words_, icon="printer", action=act.record))
        if shown.packet is not None:
            made.append(Button(translate("Referrals", "&Follow-up visit"), icon="calendar", action=act.follow_up))
        return made

    def _add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self._body.addWidget(widget)
            widget.show()  # at once, so that the keyboard can go there

    def _clear(self) -> None:
        empty_layout(self._body)


def _head(shown: Shown) -> QWidget:
    box = bare()
    inside = row(box, gap=10)
    name = sayings.who(shown.referral)
    inside.addWidget(Avatar(name))
    names = column(gap=1)
    names.addWidget(label("h2", name, wrap=True))
    if shown.packet is not None and shown.packet.age is not None:
        age = show_age(shown.packet.age, words.language(), estimated=shown.packet.estimated)
        names.addWidget(label("small", ", ".join(part for part in (sex_word(shown.packet.sex), age) if part)))
    inside.addLayout(names, 1)
    return box


def _pills(shown: Shown) -> QWidget:
    box = bare()
    inside = row(box, gap=6)
    urgency = sayings.urgency_face(shown.referral.text("urgency"))
    for one in (sayings.face(shown.referral), urgency):
        if one is not None:
            inside.addWidget(Pill(one.word, one.icon, one.tone))
    inside.addStretch(1)
    return box


def _doubt(referral: Referral) -> QWidget:
    notice = Notice("warning")
    text = translate(
        "Referrals",
        "Another record says “{said}”, which cannot follow “{state}”. Ask the receiving service, then record its step.",
    )
    said, state = sayings.state_face(referral.doubt).word, sayings.state_face(referral.state).word
    notice.say(text.format(said=said, state=state))
    return notice


def _packet(shown: Shown) -> list[QWidget]:
    """What the receiver is told, and whether it may be (R-27, R-07)."""
    alone = bool(shown.referral.unmet) and not shown.referral.services  # nobody receives it
    heading = translate("Referrals", "What is known") if alone else translate("Referrals", "What the receiver is told")
    made: list[QWidget] = [label("h3", heading)]
    if shown.referral.unmet:
        needs = told(shown.words, "needs", shown.referral.unmet)
        made.append(fact(translate("Referrals", "Needs that no service meets"), needs))
    packet = shown.packet
    if packet is None:
        text = translate("Referrals", "The person is not on this laptop, so no letter can be made here.")
        return [*made, label("small", text, wrap=True)]
    if packet.initials:
        text = translate("Referrals", "Outside, the child appears as initials: {initials}")
        made.append(label("small", text.format(initials=packet.name), wrap=True, tone="warning"))
    rows = (
        ("NIK", show_nik(packet.nik)),
        (translate("Referrals", "Place"), shown.region),
        (translate("Referrals", "Category"), told(shown.words, "categories", packet.categories)),
        (translate("Referrals", "Urgent risks"), told(shown.words, "risks", packet.risks)),
        (translate("Referrals", "Needs"), told(shown.words, "needs", packet.needs)),
        (translate("Referrals", "Problem and goal"), packet.reason),
        (translate("Referrals", "Letter number"), shown.referral.text("letter_no")),
        (translate("Referrals", "Why it was declined"), shown.referral.text("outcome_reason")),
        (translate("Referrals", "Answered by"), shown.referral.text("answered_by")),
    )
    made += [fact(name, value) for name, value in rows if value]
    if packet.withheld and not alone:
        text = translate("Referrals", "A sensitive category is not told to this receiver.")
        made.append(label("small", text, wrap=True))
    if not alone:
        said, tone = sayings.sharing_words(shown.sharing)
        made.append(label("small", said, wrap=True, tone="" if tone == "success" else tone))
    return made


def _history(steps: Sequence[Step]) -> list[QWidget]:
    """Newest first: state, day, note, record."""
    made: list[QWidget] = [label("h3", translate("Referrals", "Steps"))]
    for step in reversed(steps):
        face = sayings.state_face(step.state or "proposed")
        on = show_date(step.on, words.language()) if step.on else show_moment(step.at)
        said = f"{face.word}, {on}"
        box = bare()
        box.setAccessibleName(f"{said}. {step.note}. {step.number}")
        inside = row(box, gap=10)
        inside.addWidget(picture(face.icon, "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        both = column(gap=0)
        both.addWidget(label("body", said, wrap=True))
        if step.note:
            both.addWidget(label("small", step.note, wrap=True))
        both.addWidget(label("caption", step.number, wrap=True))
        inside.addLayout(both, 1)
        made.append(box)
    return made
