"""The panel beside the list: where a version came from, what it asks, the drafts on it and what can be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from fieldapp.domain.assessment import Assessment
from fieldapp.domain.form import FormVersion
from fieldapp.domain.formats import show_datetime
from fieldapp.fieldbook.library import FormFacts
from fieldapp.ui import theme, words
from fieldapp.ui.pages.library import sayings
from fieldapp.ui.pages.queue.details import fact
from fieldapp.ui.pages.queue.faces import draft_text, now_utc, who
from fieldapp.ui.widgets.basics import Button, bare, column, empty_layout, label, line, scrolling
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.pill import Pill
from fieldapp.ui.words import translate

WIDE, NARROW = 320, 268


@dataclass(frozen=True, slots=True)
class Actions:
    """What the panel's buttons do."""

    hide: Callable[[], object]
    show: Callable[[], object]
    move: Callable[[Assessment], object]


class VersionPanel(QFrame):
    """Rebuilt for another version; what it shows already is left alone so that the keyboard stays."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(translate("Library", "Details of the version"))
        self._actions = actions
        self._made_of: object = None
        content = bare()
        self._body = column(content, margins=(16, 14, 16, 8), gap=10)
        self._area = scrolling(content, self.accessibleName())
        self._foot = column(margins=(16, 6, 16, 12), gap=6)
        outer = column(self, gap=0)
        outer.addWidget(self._area, 1)
        outer.addLayout(self._foot)

    def set_narrow(self, *, narrow: bool) -> None:
        """Its width for the window's width."""
        self.setFixedWidth(theme.px(NARROW if narrow else WIDE))

    def show_version(
        self, shown: FormVersion, facts: FormFacts | None, drafts: Sequence[Assessment], newest: str
    ) -> None:
        """``newest`` is the version that new assessments use, "" when none is."""
        made_of = (shown, facts, tuple(drafts), newest)
        if made_of == self._made_of:
            return
        self._made_of = made_of
        empty_layout(self._body)
        empty_layout(self._foot)
        stands = sayings.face(shown)
        self._add(label("h2", shown.info.title, wrap=True), Pill(stands.word, stands.icon, stands.tone))
        if sayings.needs_notice(shown):
            notice = Notice("warning")
            notice.say(sayings.unknown_there())
            self._add(notice)
        self._add(*_facts(shown, facts))
        if drafts:
            self._add(line(), label("h3", translate("Library", "Drafts on this version")))
            self._add(*(self._draft(draft, newest) for draft in drafts))
        self._body.addStretch(1)
        hiding = self._hiding(shown)
        self._foot.addWidget(hiding, 0, Qt.AlignmentFlag.AlignLeft)
        hiding.show()

    def first_action(self) -> QWidget | None:
        """Where Enter goes from the list."""
        return next((b for b in self.findChildren(QPushButton) if b.isVisibleTo(self) and b.isEnabled()), None)

    def _add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self._body.addWidget(widget)
            widget.show()  # at once, so that the keyboard can go there

    def _draft(self, draft: Assessment, newest: str) -> QWidget:
        box = bare()
        inside = column(box, gap=2)
        inside.addWidget(label("body", who(draft), wrap=True))
        inside.addWidget(label("caption", draft_text(draft, now_utc()), wrap=True))
        if newest and newest != draft.form_version:
            words_ = translate("Library", "Move to version {version}…").format(version=newest)
            button = Button(words_, small=True, action=lambda: self._actions.move(draft))
            button.setAccessibleName(f"{words_} {who(draft)}")
            inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _hiding(self, shown: FormVersion) -> Button:
        if shown.hidden:
            return Button(translate("Library", "&Show again"), icon="eye", action=self._actions.show)
        return Button(translate("Library", "&Hide this version"), icon="eye-off", action=self._actions.hide)


def _facts(shown: FormVersion, facts: FormFacts | None) -> list[QWidget]:
    stored = shown.info.stored_at
    since = show_datetime(stored.astimezone(), words.language()) if stored else "–"
    made = [
        fact(translate("Library", "Version"), shown.info.version),
        fact(translate("Library", "Origin"), sayings.origin(shown.origin)),
        fact(translate("Library", "On this laptop since"), since),
    ]
    if facts is not None:
        made.append(fact(translate("Library", "Questions"), str(facts.questions)))
        made.append(fact(translate("Library", "Languages"), sayings.languages(facts)))
    if shown.info.files:
        made.append(fact(translate("Library", "Files"), ", ".join(sorted(shown.info.files))))
    return made
