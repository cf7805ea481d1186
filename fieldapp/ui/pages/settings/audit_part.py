"""The part *Audit*: what was done on this laptop, newest first, for whoever may read it; and whether it is whole."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QListWidget, QListWidgetItem, QWidget

from fieldapp.domain.audit import AuditCheck, AuditLine
from fieldapp.domain.roles import Permission
from fieldapp.ui import background, theme
from fieldapp.ui.pages.settings.audit_lines import TwoLines
from fieldapp.ui.pages.settings.audit_words import line_words, verb_words, verdict
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.asking import choice
from fieldapp.ui.widgets.basics import Button, column, frame, label, row
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

AT_ONCE: Final = 100
TALL: Final = 300
Result = TypeVar("Result")
Read = tuple[tuple[AuditLine, ...], tuple[tuple[str, ...], tuple[str, ...]]]


class AuditPart(QWidget):
    """Read when it is opened, not before; checked then, in the background."""

    def __init__(self, book: "Fieldbook") -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._book = book
        self._jobs: list[background.Job] = []
        self._reached = 0
        self._opened = False
        self._known = verb_words()
        box = column(self, gap=10)
        text = translate(
            "Audit", "What was done on this laptop and by whom. Lines hold ids, never names of people or answers."
        )
        box.addWidget(label("muted", text, wrap=True))
        self.allowed = book.permit.may(Permission.READ_AUDIT)
        self.good, self.bad = Notice("success", "shield-check"), Notice()
        if self.allowed:
            self._lay_out()
        else:
            box.addWidget(label("hint", translate("Audit", "Supervisors and administrators read it."), wrap=True))
        box.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        """The first time it comes into sight."""
        super().showEvent(event)
        if self.allowed and not self._opened:
            self._opened = True
            self.read()
            audit = self._book.audit
            self._run(lambda: (audit.check(), audit.countersigned()), self._checked)

    def stop(self) -> None:
        """The page goes away."""
        for job in self._jobs:
            job.cancel()

    @property
    def busy(self) -> bool:
        """Whether something is still being read or checked."""
        return bool(self._jobs)

    def read(self, *, older: bool = False) -> None:
        """The lines that fit, from the newest; or those before what is shown."""
        audit, verb, who = self._book.audit, str(self.verb.currentData() or ""), str(self.who.currentData() or "")
        before = self._reached if older else 0

        def work() -> Read:
            return audit.lines(verb=verb, who=who, limit=AT_ONCE, before=before), audit.names()

        self._run(work, lambda read: self._show(read, older=older))

    # ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        box = self.layout()
        assert box is not None
        for notice in (self.good, self.bad):
            box.addWidget(notice)
        everything, everybody = translate("Audit", "Everything"), translate("Audit", "Everybody")
        self.verb, self.who = choice({}, everything), choice({}, everybody)
        across = row(gap=10)
        for words, combo in ((translate("Audit", "A&ct"), self.verb), (translate("Audit", "&By"), self.who)):
            side = column(gap=4)
            name = label("label", words)
            name.setBuddy(combo)
            combo.setAccessibleName(words.replace("&", ""))
            combo.activated.connect(lambda _index: self.read())
            side.addWidget(name)
            side.addWidget(combo)
            across.addLayout(side, 1)
        holder = QWidget()
        holder.setLayout(across)
        box.addWidget(holder)
        self.rows = QListWidget()
        self.rows.setAccessibleName(translate("Audit", "What was done, newest first"))
        self.rows.setMinimumHeight(theme.px(TALL))
        self.rows.setItemDelegate(TwoLines(self.rows))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._frame = frame("inset")
        column(self._frame, margins=(2, 4, 2, 4)).addWidget(self.rows)
        self._frame.setMinimumHeight(theme.px(TALL + 2 * 4) + 2 * theme.edge())
        box.addWidget(self._frame)
        self.nothing = label("muted", translate("Audit", "Nothing of this was done here."), wrap=True)
        self.nothing.hide()
        box.addWidget(self.nothing)
        self.older = Button(translate("Audit", "Show &older lines"), action=lambda: self.read(older=True))
        self.older.hide()
        box.addWidget(self.older)

    def _show(self, read: Read, *, older: bool) -> None:
        lines, (verbs, people) = read
        if not older:
            self.rows.clear()
            _offer(self.verb, {verb: words for verb, words in self._known.items() if verb in verbs})
            _offer(self.who, {name: name for name in people if name})
        kept = self.rows.currentRow()
        for line in lines:
            self.rows.addItem(QListWidgetItem("\n".join(filter(None, line_words(line, self._known)))))
        self.rows.setCurrentRow(max(0, kept))
        self._reached = min((line.seq for line in lines if line.seq), default=0)
        self.older.setVisible(len(lines) == AT_ONCE and self._reached > 1)
        self._frame.setVisible(self.rows.count() > 0)
        self.nothing.setVisible(self.rows.count() == 0)

    def _checked(self, found: tuple[AuditCheck, int]) -> None:
        text, well = verdict(*found)
        self.good.say(text if well else "")
        self.bad.say("" if well else text)

    def _run(self, work: Callable[[], Result], then: Callable[[Result], object]) -> None:
        def done(result: Result) -> None:
            self._jobs.remove(job)
            then(result)

        def failed(error: Exception) -> None:
            self._jobs.remove(job)
            self.bad.say(sentence(error))

        job = background.run(lambda _job: work(), done, failed)
        self._jobs.append(job)


def _offer(combo: QComboBox, words: dict[str, str]) -> None:
    """What there is to choose, with what is chosen still chosen."""
    chosen = combo.currentData()
    while combo.count() > 1:
        combo.removeItem(1)
    for key, text in words.items():
        combo.addItem(text, str(key))
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
