"""Second keying: papers that may be keyed again, what differs, and how far two keyings agree.

Whoever keys again never sees the first keying before theirs is done; what they key is compared and put away.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from fieldapp.casework.agreement import Agreement
from fieldapp.domain.keying import Keying, Paper
from fieldapp.errors import FieldappError
from fieldapp.ui import theme
from fieldapp.ui.pages.batch.rows_table import Head, Line, RowsTable
from fieldapp.ui.pages.batch.step import flowing
from fieldapp.ui.pages.keying import sayings
from fieldapp.ui.pages.keying.deciding import Deciding
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.basics import Button, bare, column, frame, label, row, scrolling
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

BESIDE_FROM = 900  # px: the panel stands beside the table
PAPERS, KEYED, AGREEMENT = "papers", "keyed", "agreement"


class KeyingPage(Page):
    """``keying_id`` chooses one that was compared; ``show``: papers, keyed or agreement."""

    place = "keying"

    def __init__(self, shell: Shell, keying_id: str = "", show: str = "") -> None:
        super().__init__(shell)
        self.title = translate("Keying", "Second keying")
        self._papers: tuple[Paper, ...] = ()
        self._keyings: tuple[Keying, ...] = ()
        self.segments = Segments(
            translate("Keying", "What to see"),
            (
                (PAPERS, translate("Keying", "To key again")),
                (KEYED, translate("Keying", "Keyed twice")),
                (AGREEMENT, translate("Keying", "Agreement")),
            ),
        )
        self.by = Segments(
            translate("Keying", "Agreement by"),
            (
                ("form", translate("Keying", "Form")),
                ("worker", translate("Keying", "Worker")),
                ("question", translate("Keying", "Question")),
            ),
        )
        self.key_button = Button(translate("Keying", "&Key again"), "primary", icon="keyboard", action=self.key_again)
        self.batch_button = Button(
            translate("Keying", "&Batches"), icon="file-spreadsheet", action=lambda: self.shell.go("batch")
        )
        self._make_tables()
        self.panel = Deciding()
        self._lay_out()
        self.segments.chosen.connect(lambda _key: self._show_part())
        self.by.chosen.connect(lambda _key: self._show_agreement())
        self.keyed.chosen.connect(self._show_chosen)
        self.keyed.opened.connect(self.panel.focus_first)
        self.papers.opened.connect(self.key_again)
        self.papers.chosen.connect(self._enable)
        self.panel.held.connect(self._hold)
        self.panel.settle.connect(self.settle)
        self.panel.go_on.connect(self.go_on)
        self.panel.give_up.connect(self.give_up)
        self._read()
        self.segments.choose(KEYED if keying_id else show or PAPERS)
        if keying_id:
            self._choose(keying_id)

    # the page's contract

    def opened(self) -> None:
        """The keyboard starts in the list, or at the filters while there is nothing in it."""
        first = self._table() if self._table().rows.rowCount() else self.segments
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read again; what was chosen stays."""
        chosen = self.chosen()
        self._read()
        self._show_part()
        if chosen is not None:
            self._choose(chosen.keying_id)

    def regions(self) -> Sequence[QWidget]:
        """Filters, list, panel."""
        return (self._top, self._stack, self.panel)

    def kept(self) -> dict[str, str]:
        """What was shown."""
        chosen = self.chosen()
        kept = {"show": self.segments.key()}
        return kept | ({"keying_id": chosen.keying_id} if chosen and self.segments.key() == KEYED else {})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel beside the list or below it; where there is little room columns go."""
        super().resizeEvent(event)
        beside = self.width() >= theme.px(BESIDE_FROM)
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.papers.setColumnHidden(2, self.width() < theme.px(760))
        self.keyed.setColumnHidden(3, self.width() < theme.px(1050))

    # what people do

    def chosen(self) -> Keying | None:
        """The chosen second keying."""
        at = self.keyed.key()
        return self._keyings[at] if at is not None and at < len(self._keyings) else None

    def key_again(self) -> None:
        """An empty form for the chosen paper."""
        at = self.papers.key()
        if at is None:
            return
        try:
            desk = self.shell.book.keyings.begin(self._papers[at].instance_id)
        except FieldappError as error:
            self.shell.say(News(sentence(error)))
        else:
            self.shell.fill(desk)

    def go_on(self) -> None:
        """The form of a keying that was begun."""
        one = self.chosen()
        if one is not None:
            self.shell.fill(self.shell.book.resume(one.draft_id), arrived="resumed")

    def give_up(self) -> None:
        """The paper may be keyed again by somebody else; what was keyed can be had back for ten seconds."""
        one = self.chosen()
        if one is None:
            return
        shell, keyings = self.shell, self.shell.book.keyings

        def undo() -> None:
            if not keyings.take_up(one.keying_id):
                shell.say(News(translate("Keying", "Somebody keys this paper again already.")))
            shell.changed()

        keyings.drop(one.keying_id)
        shell.say(News(translate("Keying", "Second keying given up."), translate("Keying", "Undo"), undo))
        shell.changed()

    def settle(self) -> None:
        """Every difference is decided."""
        one = self.chosen()
        if one is None:
            return
        try:
            correction = self.shell.book.keyings.settle(one.keying_id)
        except FieldappError as error:
            self.shell.say(News(sentence(error)))
            return
        text = translate("Keying", "Settled. The first keying holds.")
        if correction:
            text = translate("Keying", "Settled. A correction is ready to send.")
            self.shell.sender.wake()
        self.shell.say(News(text))
        self.shell.changed()

    def _hold(self, reference: str, which: str) -> None:
        one = self.chosen()
        if one is None:
            return
        keyings = self.shell.book.keyings
        keyings.hold(one.keying_id, {reference: which})
        if self.panel.settle_button is not None:
            self.panel.settle_button.setEnabled(all(a.held for a in keyings.differences(one.keying_id)))

    # what is on screen

    def _read(self) -> None:
        keyings = self.shell.book.keyings
        self._papers, self._keyings = keyings.papers(), keyings.all()
        self.papers.rows.show_rows(range(len(self._papers)), lambda at: sayings.paper_line(at, self._papers[at]))
        self.keyed.rows.show_rows(range(len(self._keyings)), self._keying_line)
        self.segments.set_counts({PAPERS: len(self._papers), KEYED: len(self._keyings)})
        self._enable()

    def _keying_line(self, at: int) -> Line:
        one = self._keyings[at]
        return sayings.keying_line(at, one, self.shell.book.keyings.label(one.instance_id))

    def _choose(self, keying_id: str) -> None:
        at = next((at for at, one in enumerate(self._keyings) if one.keying_id == keying_id), None)
        if at is not None:
            self.keyed.choose(at)
        self._show_chosen()

    def _show_part(self) -> None:
        part = self.segments.key()
        self.by.setVisible(part == AGREEMENT)
        self.key_button.setVisible(part == PAPERS)
        self.panel.setVisible(part == KEYED)
        if part == AGREEMENT:
            self._show_agreement()
        table = self._table()
        shown = table if table.rows.rowCount() else self._empty
        self._stack.setCurrentWidget(shown)
        self._say_empty(part)
        if not table.currentIndex().isValid():
            table.choose_first()
        self._show_chosen()

    def _say_empty(self, part: str) -> None:
        if part == PAPERS:
            self._empty.set_words(
                translate("Keying", "No paper to key again."),
                translate("Keying", "Papers that somebody else keyed on this laptop, and rows of tables, come here."),
            )
        else:
            self._empty.set_words(translate("Keying", "No form was keyed a second time yet."))

    def _show_chosen(self) -> None:
        one = self.chosen() if self.segments.key() == KEYED else None
        keyings = self.shell.book.keyings
        if one is None:
            self.panel.show_keying(None, (), {})
            return
        differences = keyings.differences(one.keying_id)
        try:
            shown = keyings.shown(one.keying_id) if differences else {}
        except FieldappError:  # the first is not here any more
            shown = {answer.reference: (answer.reference, answer.first, answer.second) for answer in differences}
        self.panel.show_keying(one, differences, shown)

    def _show_agreement(self) -> None:
        found: tuple[Agreement, ...] = self.shell.book.keyings.agreement(self.by.key())

        def line(at: int) -> Line:
            return sayings.agreement_line(at, found[at])

        self.agreement.rows.show_rows(range(len(found)), line)

    def _table(self) -> RowsTable:
        return {PAPERS: self.papers, KEYED: self.keyed, AGREEMENT: self.agreement}[self.segments.key()]

    def _enable(self) -> None:
        self.key_button.setEnabled(bool(self._papers))

    def _make_tables(self) -> None:
        form, status = translate("Keying", "Form"), translate("Keying", "Status")
        self.papers = RowsTable(
            translate("Keying", "Papers to key again"),
            (
                Head(status, 150),
                Head(translate("Keying", "About")),
                Head(form, 240),
                Head(translate("Keying", "Number"), 150),
                Head(translate("Keying", "Finalised"), 130),
            ),
        )
        self.keyed = RowsTable(
            translate("Keying", "Keyed twice"),
            (
                Head(status, 176),
                Head(translate("Keying", "About")),
                Head(translate("Keying", "First"), 150),
                Head(translate("Keying", "Second"), 150),
                Head(translate("Keying", "Agreement"), 150),
            ),
        )
        self.agreement = RowsTable(
            translate("Keying", "Agreement"),
            (
                Head(translate("Keying", "Equal answers"), 150),
                Head(translate("Keying", "Of")),
                Head(translate("Keying", "Answers"), 110),
                Head(translate("Keying", "Different"), 110),
                Head(translate("Keying", "Kappa"), 90),
            ),
        )
        self._empty = EmptyState("keyboard", translate("Keying", "No form was keyed a second time yet."))

    def _lay_out(self) -> None:
        whole = bare()
        box = column(whole, margins=(20, 16, 20, 12), gap=10)
        intro = translate(
            "Keying",
            "Somebody else keys the same paper again without seeing the first keying. The second is only compared; "
            "it is never sent.",
        )
        box.addWidget(label("body", intro, wrap=True))
        self._top = flowing((self.segments, self.key_button, self.batch_button, self.by))
        box.addWidget(self._top)
        self._stack = QStackedWidget()
        for one in (self.papers, self.keyed, self.agreement, self._empty):
            one.setMinimumHeight(theme.px(170))
            self._stack.addWidget(one)
        self.panel.setMinimumHeight(theme.px(170))
        listed = frame("card")
        column(listed, margins=(1, 1, 1, 1), gap=0).addWidget(self._stack)
        self._across = row(gap=12)
        self._across.addWidget(listed, 3)
        self._across.addWidget(self.panel, 1)
        box.addLayout(self._across, 1)
        column(self, gap=0).addWidget(scrolling(whole, self.title))
