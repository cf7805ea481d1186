"""Find a person before registering one: search while typing, compare, decide; typed data goes along.

The search runs in the background 150 ms after the last key, from two characters of a name or a NIK. In narrow
windows the search folds into one row as soon as the list is used.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from fieldapp.casework.names import spellings
from fieldapp.domain.person import Person, PersonMatch, PersonQuery
from fieldapp.errors import Cancelled
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import background, theme
from fieldapp.ui.pages.page import Page
from fieldapp.ui.pages.people.carried import carried
from fieldapp.ui.pages.people.compare import ComparePanel
from fieldapp.ui.pages.people.query_panel import QueryPanel, summary
from fieldapp.ui.pages.people.results import Results
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import Button, ElidedLabel, column, picture, row
from fieldapp.ui.widgets.forms_menu import is_alone, offer_forms
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldapp.ui.pages.page import Shell

PAUSE_MS = 150
QUERY, COMPARE, COMPARE_TIGHT = 250, 350, 310
TIGHT_BELOW = 700


class PeoplePage(Page):
    """``text`` searches at once; ``form`` is the form the search is for, "" when it is chosen afterwards; the other
    facts are what ``kept`` gave."""

    place = "people"

    def __init__(self, shell: "Shell", text: str = "", form: str = "", **facts: str) -> None:
        super().__init__(shell)
        self.title = translate("People", "Find person")
        self._form = form
        self._today = local_now().date()
        self._job: background.Job | None = None
        self._nameless = False
        self._folded = False
        self._rejected = set(facts.get("rejected", "").split())
        self._wanted = facts.get("chosen", "")
        self._matches: tuple[PersonMatch, ...] = ()
        self._searched = PersonQuery()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self._build()
        self._connect()
        self.resized()
        self._show_size()
        if facts:
            self._go_on(facts)
        elif text:
            self.query.set_name(text)
            self.search()

    # the page's side of the contract ------------------------------------------------------------

    def opened(self) -> None:
        """The caret stands in the name."""
        self._unfold()
        self.query.name.setFocus()
        self.query.name.selectAll()

    def regions(self) -> "Sequence[QWidget]":
        """Search, list, comparison."""
        return (self.query, self.results, self.compare)

    def refresh(self) -> None:
        """Search again with the same words."""
        self._show_size()
        if self._searched.searchable:
            self.search()

    def resized(self) -> None:
        """Fold below 1180 px, hide explanations below 640 px of height."""
        self.compare.show_note(shown=not self.shell.short)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text in a small window: narrower comparison, shorter words."""
        super().resizeEvent(event)
        tight = self.width() < theme.px(TIGHT_BELOW)
        self.compare.setFixedWidth(theme.px(COMPARE_TIGHT if tight else COMPARE))
        self.results.set_tight(tight=tight)

    def leave(self) -> bool:
        """Nothing to keep: a search is not an answer."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()
        return True

    def kept(self) -> dict[str, str]:
        """What was typed, who was ruled out and who is compared; blank for a blank search."""
        facts = self.query.kept()
        if self._form:
            facts["form"] = self._form
        if self._rejected:
            facts["rejected"] = " ".join(sorted(self._rejected))
        if self._nameless:
            facts["nameless"] = "yes"
        match = self.results.list.current() if self.results.state() == "some" else None
        if match is not None:
            facts["chosen"] = match.person.person_id
        return facts

    # searching ----------------------------------------------------------------------------------

    def search(self) -> None:
        """Search now, in the background."""
        self._pause.stop()
        query = self.query.query()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if not query.searchable:
            self._show_nothing(query)
            return
        book = self.shell.book

        def find(job: background.Job) -> tuple[PersonMatch, ...]:
            stop = job.cancelled.is_set
            if stop():
                raise Cancelled
            if first := book.people.find(query, quick=True, stop=stop):
                job.tell(first)
            return book.people.find(query, stop=stop)

        def done(matches: tuple[PersonMatch, ...]) -> None:
            self._job = None
            self._show(query, matches)

        self._job = background.run(find, done, self._failed, lambda matches: self._show(query, matches))

    def searching(self) -> bool:
        """Whether a result is still to come."""
        return self._job is not None or self._pause.isActive()

    def register(self) -> None:
        """Start a new record with what was typed; only after a search, or when the name is not known."""
        if not (self._searched.searchable or self._nameless):
            self.query.name.setFocus()
            return
        self._start(None, uncertain=False)

    def answer(self, answer: str) -> None:
        """Yes, no or unsure about the candidate in the comparison."""
        match = self.compare.match()
        if match is None:
            return
        if answer == "no":
            self._reject(match)
        else:
            self._start(match.person if answer == "yes" else None, uncertain=answer == "unsure")

    # ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        outer = column(self, margins=(20, 16, 20, 16), gap=12)
        self._trouble = Banner()
        outer.addWidget(self._trouble)
        self._trouble.hide()
        self._for = Banner(icon="clipboard-list", tone="info")
        outer.addWidget(self._for)
        self._show_form()
        self._row = self._summary_row()
        outer.addWidget(self._row)
        across = row(gap=12)
        outer.addLayout(across, 1)
        self.query = QueryPanel(self.shell.book.regions, self._today)
        self.query.setFixedWidth(theme.px(QUERY))
        self.results = Results(self._kecamatan, self._today)
        self.compare = ComparePanel(self._kecamatan, self._today, self.shell.book.regions)
        self.compare.setFixedWidth(theme.px(COMPARE))
        across.addWidget(self.query)
        across.addWidget(self.results, 1)
        across.addWidget(self.compare)
        self.compare.hide()
        self.results.show_start()

    def _summary_row(self) -> QFrame:
        made = QFrame()
        made.setProperty("kind", "card")
        box = row(made, margins=(16, 6, 12, 6), gap=10)
        self._who, self._rest = ElidedLabel("h3"), ElidedLabel("small")
        box.addWidget(picture("search", "text2", 16))
        box.addWidget(self._who)
        box.addWidget(self._rest, 1)
        self.change = Button(translate("People", "Change search"), "quiet", small=True, action=self.opened)
        box.addWidget(self.change)
        return made

    def _connect(self) -> None:
        self.query.changed.connect(self._typed)
        self.query.entered.connect(self._enter)
        self.query.to_list.connect(self._to_list)
        self.query.nameless.connect(self._no_name)
        self.query.pairs_wanted.connect(lambda: self.shell.go("merge", show="waiting"))
        self.results.register.connect(self.register)
        self.results.again.connect(self.opened)
        self.results.list.chosen.connect(self._compare_chosen)
        self.results.list.compared.connect(self._to_compare)
        self.results.list.clicked.connect(lambda _index: self._fold())
        self.results.list.left.connect(self.opened)
        self.compare.answered.connect(self.answer)
        self.compare.left.connect(self.opened)
        self.compare.profile_wanted.connect(lambda person_id: self.shell.go("person", person_id=person_id))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.register)

    def _typed(self) -> None:
        self._nameless = False
        self._pause.start()

    def _go_on(self, facts: "Mapping[str, str]") -> None:
        """The search as it was left."""
        self.query.restore(facts)
        self._searched = self.query.query()
        if facts.get("nameless"):
            self._pause.stop()
            self._nameless = True
            self.results.show_nameless()
        else:
            self.search()

    def _show_nothing(self, query: PersonQuery) -> None:
        self._searched, self._matches = query, ()
        self.results.model.set_matches((), birth_dates=False)
        if not self._nameless:
            self.results.show_start()
        self._arrange()

    def _show(self, query: PersonQuery, matches: tuple[PersonMatch, ...]) -> None:
        """What was found so far; the likeliest come first, the others a moment later."""
        self._trouble.hide()
        if query != self._searched:
            self._rejected.clear()
        self._searched = query
        self._matches = tuple(m for m in matches if m.person.person_id not in self._rejected)
        self._nameless = False
        also = ", ".join(spelling.title() for spelling in spellings(query.name)) if query.name else ""
        spelled = translate("People", "Spellings also searched: {names}").format(names=also) if also else ""
        self.results.show_matches(self._matches, query, spelled)
        place = self.results.model.place(self._wanted) if self._wanted else -1
        if place >= 0:
            self.results.list.choose(place)
        if place >= 0 or self._job is None:  # else they may be among those still to come
            self._wanted = ""
        self._arrange()
        self._compare_chosen()

    def _failed(self, error: Exception) -> None:
        self._job = None
        title = translate("People", "The search did not work.")
        self._trouble.set_banner(title, sentence(error), "circle-alert", "danger")
        self._trouble.setVisible(True)

    def _no_name(self) -> None:
        self.query.name.clear()
        self.query.nik.clear()
        self._pause.stop()
        self._nameless = True
        self._show_nothing(self.query.query())
        self.results.show_nameless()
        self.results.first_button.setFocus()

    def _enter(self) -> None:
        """Enter in a field: the result now, then the list."""
        if self._pause.isActive():
            self.search()
        self._to_list()

    def _to_list(self) -> None:
        state = self.results.state()
        if state == "some":
            self._fold()
            self.results.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif state == "none":
            self.results.first_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _to_compare(self) -> None:
        self._fold()
        if self.compare.isVisibleTo(self):
            self.compare.yes.setFocus(Qt.FocusReason.TabFocusReason)

    def _compare_chosen(self) -> None:
        match = self.results.list.current()
        if match is not None:
            self.compare.show_match(match, self._searched)
        self._arrange()

    def _reject(self, match: PersonMatch) -> None:
        self._rejected.add(match.person.person_id)
        self._matches = tuple(m for m in self._matches if m.person.person_id not in self._rejected)
        at = self.results.list.currentIndex().row()
        self.results.show_matches(self._matches, self._searched, "")
        self._arrange()
        if self._matches:
            self.results.list.choose(min(at, len(self._matches) - 1))
            self.results.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.results.first_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _start(self, person: Person | None, *, uncertain: bool) -> None:
        forms = [info for info in self.shell.book.forms() if not is_alone(info.form_id)]
        wanted = [info for info in forms if info.form_id == self._form] or forms
        if len(wanted) > 1:
            focus = self.focusWidget() or self
            offer_forms(
                self,
                focus.mapToGlobal(focus.rect().bottomLeft()),
                wanted,
                lambda form_id: self._start_form(form_id, person, uncertain=uncertain),
            )
        elif wanted:
            self._start_form(wanted[0].form_id, person, uncertain=uncertain)
        else:
            self.shell.go("library")  # every form is hidden, or none came yet

    def _show_form(self) -> None:
        """Which form the search is for, and the way to another."""
        info = next((info for info in self.shell.book.forms() if info.form_id == self._form), None)
        self._form = info.form_id if info else ""
        self._for.setVisible(info is not None)
        if info:
            title = translate("People", "Who is this about? Form: {form}").format(form=info.title)
            self._for.set_banner(title, "", "clipboard-list", "info")
            self._for.set_action(translate("People", "Another form"), self._any_form)

    def _any_form(self) -> None:
        """The form is chosen after the person."""
        self._form = ""
        self._show_form()
        self.query.name.setFocus()

    def _start_form(self, form_id: str, person: Person | None, *, uncertain: bool) -> None:
        typed = carried(self.query.query())
        desk = self.shell.book.start(form_id, carried=typed, person=person, uncertain=uncertain)
        self.shell.fill(desk)

    # folding ------------------------------------------------------------------------------------

    def _fold(self) -> None:
        self._folded = True
        self._arrange()

    def _unfold(self) -> None:
        self._folded = False
        self._arrange()

    def _arrange(self) -> None:
        some = self.results.state() == "some"
        narrow = self.shell.width_class == "narrow"
        folded = narrow and self._folded and some
        self._row.setVisible(folded)
        self.query.setVisible(not folded)
        self.compare.setVisible(some and (folded or not narrow))
        if folded:
            query = self._searched
            self._who.set_text(query.name or f"NIK {query.nik}")
            self._rest.set_text(summary(query, self._kecamatan))

    def _kecamatan(self, code: str) -> str:
        """The name of the kecamatan a region code lies in."""
        regions = self.shell.book.regions
        district = regions.kecamatan(code) if code else ""
        return regions.name(district) if district else ""

    def _show_size(self) -> None:
        people = self.shell.book.people
        background.run(lambda _job: (people.count(), people.count_pairs()), self._say_size)

    def _say_size(self, counts: tuple[int, int]) -> None:
        if isValid(self):
            self.query.say_size(*counts)
