"""All records of this laptop: drafts to go on with, and where the finalized ones are."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from fieldapp.domain.assessment import OUTBOX, Assessment, State
from fieldapp.errors import FieldappError
from fieldapp.ui import theme, trouble
from fieldapp.ui.pages.page import Shell
from fieldapp.ui.pages.queue.catalogue import Test
from fieldapp.ui.pages.queue.details import fact
from fieldapp.ui.pages.queue.faces import face, is_old, now_utc, show_moment
from fieldapp.ui.pages.queue.listing import ListingPage
from fieldapp.ui.pages.queue.proof import promise
from fieldapp.ui.pages.queue.story import story
from fieldapp.ui.widgets.basics import Button, label, line, picture
from fieldapp.ui.words import translate


class ListSearch(QLineEdit):
    """Filters the list as people type; Esc empties it, Down goes to the table."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setAccessibleName(translate("Records", "Search in this list"))
        self.setPlaceholderText(translate("Records", "Name or record number"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(theme.px(110))
        self.setMaximumWidth(theme.px(240))
        self._lens = picture("search", "text2", 16)
        self._lens.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lens stays left."""
        super().resizeEvent(event)
        self._lens.move(theme.px(12), (self.height() - self._lens.height()) // 2)

    def sizeHint(self) -> QSize:
        """240 px, less where large text leaves less."""
        return QSize(theme.px(240), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties first; the second one, and Down, go on to the page."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
            event.ignore()
            return
        super().keyPressEvent(event)


class RecordsPage(ListingPage):
    """``instance_id`` chooses that row, ``show`` a filter (all draft ready fix received), ``text`` is searched."""

    place = "records"
    _with_sizes = False

    def __init__(self, shell: Shell, instance_id: str = "", show: str = "", text: str = "") -> None:
        self.title = translate("Records", "Records")
        self.search = ListSearch()
        self._forms = Button(
            translate("Records", "Forms"), icon="clipboard-list", action=lambda: self.shell.go("library")
        )
        self._typed = ""
        self._texts: dict[tuple[str, datetime], str] = {}
        filters = (
            ("all", translate("Records", "All")),
            ("draft", translate("Records", "Draft")),
            ("ready", translate("Records", "Ready to send")),
            ("fix", translate("Records", "Needs fixing")),
            ("received", translate("Records", "Received")),
        )
        super().__init__(shell, instance_id, translate("Records", "Records on this laptop"), filters)
        self.search.textChanged.connect(self._filter)
        if show in dict(filters):
            self.segments.choose(show)
        self.search.setText(text)

    def tests(self) -> Mapping[str, Test]:
        """Five filters."""
        return {
            "all": lambda _row, _needs: True,
            "draft": lambda row, _needs: row.state is State.DRAFT,
            "ready": lambda row, _needs: row.state in OUTBOX,
            "fix": lambda row, needs: row.instance_id in needs,
            "received": lambda row, _needs: row.state is State.RECEIVED,
        }

    def passes(self, shown: Assessment) -> bool:
        """Every typed word is in the name, the form or a number."""
        if not self._typed:
            return True
        key = shown.instance_id, shown.changed_at
        if key not in self._texts:
            receipt = shown.receipt.number if shown.receipt else ""
            self._texts[key] = f"{shown.title} {shown.form_title} {shown.number} {receipt}".casefold()
        return all(word in self._texts[key] for word in self._typed.split())

    def nothing(self) -> tuple[str, str]:
        """A new laptop."""
        return translate("Records", "No records yet."), translate("Records", "Start by finding a person (Ctrl+N).")

    def beside(self) -> Sequence[QWidget]:
        """The search of this list."""
        return (self.search,)

    def kept(self) -> dict[str, str]:
        """The typed words too."""
        return super().kept() | ({"text": self.search.text()} if self.search.text() else {})

    def top_buttons(self) -> Sequence[Button]:
        """The forms that records are made of."""
        return (self._forms,)

    def show_all(self) -> None:
        """Filter and search go."""
        self.search.clear()
        super().show_all()

    def show_details(self) -> None:
        """A draft to go on with, or what became of a finalized record."""
        shown = self.table.current()
        if shown is None:
            if not self.panel.same(None):
                self.panel.fill_blank(translate("Records", "Choose a record to see its details."))
            return
        events = self.shell.book.history(shown.instance_id)
        if self.panel.same((shown, self.road(), len(events))):
            return
        body = self._draft(shown) if shown.state is State.DRAFT else self._summary(shown)
        self.panel.fill(
            shown, face(shown, self.road(), corrected=self.corrected(shown)), [*body, line(), story(events)], []
        )

    def open_chosen(self) -> None:
        """Enter opens a draft; of others, the panel."""
        shown = self.table.current()
        if shown is not None and shown.state is State.DRAFT:
            self._resume()
        else:
            super().open_chosen()

    def remove_chosen(self) -> None:
        """Delete a draft, with ten seconds to undo."""
        shown = self.table.current()
        if shown is None or shown.state is not State.DRAFT:
            return
        book, changed = self.shell.book, self.shell.changed

        def undo() -> None:
            book.undiscard(shown.instance_id)
            changed()

        try:
            book.discard(shown.instance_id)
        except FieldappError as error:
            self.say(trouble.sentence(error))
        else:
            self.say(translate("Records", "Draft deleted."), translate("Records", "Undo"), undo)
        changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F searches the list, Down leaves the search."""
        if event.matches(QKeySequence.StandardKey.Find):
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    # ---------------------------------------------------------------------------------------------

    def _draft(self, shown: Assessment) -> list[QWidget]:
        progress = shown.progress
        filled = translate("Records", "{answered} of {total} questions, section {section} of {sections}")
        text = filled.format(
            answered=progress.answered, total=progress.total, section=progress.section, sections=progress.sections
        )
        saved = translate("Records", "Saved on this laptop {time}.").format(time=show_moment(shown.changed_at))
        made: list[QWidget] = [label("body", text, wrap=True), label("small", saved, wrap=True)]
        if is_old(shown, now_utc()):
            since = translate("Records", "Draft since {time}. Finish it or delete it.")
            made.append(label("small", since.format(time=show_moment(shown.started_at)), wrap=True, tone="warning"))
        made.append(Button(translate("Records", "Con&tinue draft"), "primary", action=self._resume))
        made.append(Button(translate("Records", "&Delete draft"), icon="trash-2", action=self.remove_chosen))
        return made

    def _summary(self, shown: Assessment) -> list[QWidget]:
        made: list[QWidget] = [fact(translate("Records", "Record number"), shown.number)]
        if shown.finalized_at is not None:
            made.append(fact(translate("Records", "Finalised"), show_moment(shown.finalized_at)))
        if shown.receipt is not None:
            number = shown.receipt.number or translate("Records", "None: accepted without a signature")
            made.append(fact(translate("Records", "Receipt number"), number))
        if shown.purged_at is not None:
            made.append(label("body", promise(shown), wrap=True))
        go, chosen, person_id = self.shell.go, shown.instance_id, shown.person_id
        if person_id:
            text = translate("Records", "&Open profile")
            made.append(Button(text, icon="user-round", action=lambda: go("person", person_id=person_id)))
        made.append(
            Button(
                translate("Records", "Show in upload &queue"),
                icon="send",
                action=lambda: go("queue", instance_id=chosen),
            )
        )
        return made

    def _resume(self) -> None:
        shown = self.table.current()
        if shown is None:
            return
        try:
            desk = self.shell.book.resume(shown.instance_id)
        except FieldappError as error:
            self.say(trouble.sentence(error))
            return
        self.shell.fill(desk, arrived="resumed", reference=shown.progress.reference)

    def _filter(self, text: str) -> None:
        self._typed = text.casefold().strip()
        self.filter_rows()
