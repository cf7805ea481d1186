"""Referrals: who waits for which service, since when, what the receiver is told, and the next step of each."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from fieldapp.casework.services import Catalogue
from fieldapp.domain.assessment import Assessment
from fieldapp.domain.referral import Referral, ReferralFilter
from fieldapp.domain.roles import Permission
from fieldapp.errors import FieldappError
from fieldapp.ui import background, theme, trouble, words
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.pages.referrals import letter, reading
from fieldapp.ui.pages.referrals.code_words import code_words
from fieldapp.ui.pages.referrals.dialogs import AskingDialog, PrintDialog, StepDialog
from fieldapp.ui.pages.referrals.filters import Filters
from fieldapp.ui.pages.referrals.model import PAGE, ReferralModel
from fieldapp.ui.pages.referrals.panel import Actions, ReferralPanel, Shown
from fieldapp.ui.pages.referrals.reading import Reading
from fieldapp.ui.pages.referrals.table import ReferralTable
from fieldapp.ui.pages.referrals.task_words import FOLLOW_UP, REFER
from fieldapp.ui.widgets.basics import Button, column, frame, row
from fieldapp.ui.widgets.empty_state import EmptyState
from fieldapp.ui.widgets.kept_focus import gone
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

LARGE = 1.2  # text scale


class ReferralsPage(Page):
    """``referral_id`` chooses that row, ``show`` a state, ``person_id`` the referrals of one person, ``text`` words."""

    place = "referrals"

    def __init__(
        self, shell: Shell, referral_id: str = "", show: str = "", person_id: str = "", text: str = ""
    ) -> None:
        super().__init__(shell)
        self.title = translate("Referrals", "Referrals")
        self._wanted = referral_id
        self._job: background.Job | None = None
        self._again = False
        self._reading: Reading | None = None
        self._shown: Shown | None = None
        self.dialog: AskingDialog | None = None
        self.model = ReferralModel(self)
        self.table = ReferralTable(translate("Referrals", "Referrals"), self.model)
        self.panel = ReferralPanel(Actions(self.ask_step, self.ask_letter, self.ask_record, self.follow_up, self.refer))
        self.new_button = Button(translate("Referrals", "New referral"), icon="plus", action=self.new)
        self.agenda_button = Button(
            translate("Referrals", "Agenda"), icon="calendar", action=lambda: self.shell.go("agenda")
        )
        self.filters = Filters(shell.book.regions, shell.book.referrals.catalogue(), self.agenda_button)
        self._lay_out()
        if show:
            self.filters.segments.choose(show)
        self.filters.person_id = person_id
        self.filters.words.setText(text)
        self.filters.stop()
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self._to_panel)
        self.filters.changed.connect(self._load_other)
        self.filters.left.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.panel.show_nothing()
        self.refresh()
        self.resized()

    # the page's contract -------------------------------------------------------------------------

    def top_buttons(self) -> Sequence[Button]:
        """A new one; the way to what is due stands beside the filters."""
        return (self.new_button,)

    def opened(self) -> None:
        """The keyboard starts in the list; its rows follow in a moment."""
        (self.table if self.model.rowCount() else self.filters.segments).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the list again, in the background; the chosen row stays."""
        if self._job is not None:
            self._again = True
            return
        book, wanted, chosen = self.shell.book, self.filters.wanted(), self._wanted or self._chosen_id()
        least, language = max(PAGE, self.model.rowCount()), words.language()
        asked = self._wanted

        def read(_job: background.Job) -> Reading:
            return reading.read_list(book, wanted, asked, least, language)

        self._job = background.run(read, partial(self._show, chosen), self._failed)

    def loaded(self) -> bool:
        """Whether the list on screen is that of the store."""
        return self._job is None

    def resized(self) -> None:
        """Narrow windows get a narrow panel; with large text the button beside the search gets short too."""
        narrow = self.shell.width_class == "narrow"
        self.panel.set_narrow(narrow=narrow)
        name = translate("Referrals", "New referral")
        self.new_button.setText(translate("Referrals", "New") if narrow and theme.scale() > LARGE else name)
        self.new_button.setToolTip("" if self.new_button.text() == name else name)

    def regions(self) -> Sequence[QWidget]:
        """Filters, list, panel."""
        return (self.filters, self._card, self.panel)

    def leave(self) -> bool:
        """Nothing is read any more."""
        self.filters.stop()
        if self.dialog is not None:
            self.dialog.reject()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        return True

    def kept(self) -> dict[str, str]:
        """The chosen row and the filters."""
        wanted = self.filters.wanted()
        kept = {"referral_id": self._chosen_id(), "show": wanted.state, "person_id": wanted.person_id}
        return kept | {"text": wanted.text}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F searches, Ctrl+P prints, Esc goes back to the list."""
        if event.matches(QKeySequence.StandardKey.Find):
            self.filters.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.filters.words.selectAll()
        elif event.matches(QKeySequence.StandardKey.Print) and self._shown and self._shown.packet:
            self.ask_letter()
        elif event.key() == Qt.Key.Key_Escape:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    # steps ---------------------------------------------------------------------------------------

    def new(self) -> None:
        """A new referral begins with the person."""
        self.shell.go("people", text="", form=REFER)

    def refer(self) -> None:
        """Another referral for the chosen person."""
        self._start(REFER)

    def follow_up(self) -> None:
        """The visit, with what is known of the person's referrals."""
        self._start(FOLLOW_UP)

    def ask_step(self, state: str) -> None:
        """Ask when and how, then record."""
        shown = self._shown
        if shown is None:
            return
        service = self.shell.book.referrals.service_of(shown.referral)
        to = shown.referral.text("sent_to") or letter.receiver(service, shown.official or shown.service)
        today = self.shell.book.referrals.today()
        number, outside = shown.referral.text("letter_no"), self.shell.book.permit.may(Permission.OUTSIDE)
        dialog = StepDialog(self, state, today, to, number, shown.sharing, outside=outside)
        self._open(dialog, lambda: self._take(shown.referral, state, dialog))

    def _take(self, referral: Referral, state: str, dialog: StepDialog) -> None:
        book, shell = self.shell.book, self.shell
        try:
            made = book.referrals.take_step(referral.referral_id, state, dialog.day, **dialog.facts)
        except FieldappError as error:
            self._tell(error)
            return
        text = translate("Referrals", "Step recorded; it is in the upload queue.")
        shell.say(News(text, translate("Referrals", "Undo"), partial(self._undo, made)))
        shell.sender.wake()
        shell.changed()

    def _undo(self, made: Assessment) -> None:
        """Take the step back, as long as it has not left this laptop."""
        try:
            self.shell.book.recall(made.instance_id)
            self.shell.book.discard(made.instance_id)
        except FieldappError:
            self.shell.say(News(translate("Referrals", "The step was sent already. Record the right one.")))
        self.shell.changed()

    # papers --------------------------------------------------------------------------------------

    def ask_letter(self) -> None:
        """The referral letter of the chosen one."""
        self._ask_paper(translate("Referrals", "Referral letter"), handover=False)

    def ask_record(self) -> None:
        """The handover record (BAST) of the chosen one."""
        self._ask_paper(translate("Referrals", "Handover record"), handover=True)

    def _ask_paper(self, title: str, *, handover: bool) -> None:
        shown = self._shown
        if shown is None or shown.packet is None:
            return
        referral = shown.referral
        service = self.shell.book.referrals.service_of(referral)
        to = referral.text("sent_to") or letter.receiver(service, shown.official or shown.service)
        outside = self.shell.book.permit.may(Permission.OUTSIDE)
        dialog = PrintDialog(self, title, shown.sharing, to, referral.text("letter_no"), outside=outside)
        self._open(dialog, lambda: self._choose_file(shown, dialog, handover=handover))

    def _choose_file(self, shown: Shown, dialog: PrintDialog, *, handover: bool) -> None:
        number = next((step.number for step in shown.steps if step.number), "")
        name = f"{'BAST' if handover else 'Surat-rujukan'}_{number}.pdf"
        path, _ = QFileDialog.getSaveFileName(self, dialog.windowTitle(), name, "PDF (*.pdf)")
        if path:
            self.print_to(Path(path), shown, dialog, handover=handover)

    def print_to(self, path: Path, shown: Shown, dialog: PrintDialog, *, handover: bool = False) -> None:
        """Write the PDF; what was typed for it is recorded with the referral."""
        book, typed = self.shell.book, dialog.facts
        make = letter.record if handover else letter.letter
        try:
            told = replace(shown, packet=book.referrals.tell(shown.referral.referral_id, **typed))
            self.shell.sender.wake()
            self.shell.changed()
            today = book.referrals.today()
            facts = reading.letter_facts(book, told, typed["sent_to"], typed["letter_no"], today)
            path.write_bytes(make(facts, code_words(book, "id"), str(dialog.paper.currentData())))
        except OSError:
            self.shell.say(News(translate("Referrals", "The letter was not saved. Choose another folder.")))
            return
        except FieldappError as error:
            self._tell(error)
            return
        url = QUrl.fromLocalFile(str(path))
        text, open_it = translate("Referrals", "Letter saved."), translate("Referrals", "Open")
        self.shell.say(News(text, open_it, lambda: QDesktopServices.openUrl(url)))

    # ---------------------------------------------------------------------------------------------

    def _start(self, form_id: str) -> None:
        if self._shown is None:
            return
        book = self.shell.book
        try:
            desk = book.start(form_id, person=book.people.person(self._shown.referral.person_id))
        except FieldappError as error:
            self._tell(error)
            return
        self.shell.fill(desk)

    def _load_other(self) -> None:
        """Another list: from its top."""
        self._wanted = ""
        self.model.show_list(
            (), lambda _offset: (), self._known_catalogue(), self.shell.book.referrals.today(), more=False
        )
        self.refresh()

    def _show(self, chosen: str, read: Reading) -> None:
        self._job, self._wanted, self._reading = None, "", read
        self.filters.follow(read.wanted)
        self.filters.set_counts(read.counts)
        book, wanted = self.shell.book, read.wanted
        had_focus = self.table.hasFocus() or self.filters.segments.isAncestorOf(self.window().focusWidget() or self)
        held = self.window().focusWidget()
        self.model.show_list(
            read.rows,
            lambda offset: book.referrals.page(wanted, PAGE, offset),
            read.catalogue,
            read.today,
            more=read.more,
        )
        if not self.table.choose(chosen):
            self.table.choose_first()
        self._show_empty(read)
        self._show_chosen()
        if had_focus and read.rows and not self.filters.words.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if gone(held, self.panel):  # a step was taken
            (self.table if read.rows else self.filters.segments).setFocus(Qt.FocusReason.OtherFocusReason)
        if self._again:
            self._again = False
            self.refresh()

    def _show_empty(self, read: Reading) -> None:
        if read.counts.get("", 0) or read.wanted != ReferralFilter():
            self._empty.set_words(translate("Referrals", "Nothing matches the filter."))
        else:
            text = translate("Referrals", "Referrals come from assessments, or from New referral.")
            self._empty.set_words(translate("Referrals", "No referrals yet."), text)
        self._stack.setCurrentIndex(0 if read.rows else 1)

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._tell(error)

    def _show_chosen(self) -> None:
        shown = self.table.current()
        if shown is None or self._reading is None:
            self._shown = None
            self.panel.show_nothing()
            return
        self._shown = reading.shown_of(self.shell.book, shown, self._reading)
        self.panel.show_referral(self._shown)

    def _to_panel(self) -> None:
        target = self.panel.first_action()
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen_id(self) -> str:
        shown = self.table.current()
        return shown.referral_id if shown else ""

    def _known_catalogue(self) -> Catalogue:
        return self._reading.catalogue if self._reading else self.shell.book.referrals.catalogue()

    def _open(self, dialog: AskingDialog, after: Callable[[], object]) -> None:
        def ended() -> None:
            self.dialog = None
            dialog.deleteLater()
            if dialog.result():
                after()

        self.dialog = dialog
        dialog.finished.connect(ended)
        dialog.open()

    def _tell(self, error: Exception) -> None:
        self.shell.say(News(trouble.sentence(error)))

    def _lay_out(self) -> None:
        outer = column(self, margins=(20, 14, 20, 16), gap=10)
        outer.addWidget(self.filters)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._empty = EmptyState("waypoints", "", "", ())
        self._stack.addWidget(self._empty)
        self._card = frame("card")
        self._card.setAccessibleName(translate("Referrals", "List of referrals"))
        inside = column(self._card, margins=(6, 0, 6, 6), gap=0)
        inside.addWidget(self._stack)
        both = row(gap=12)
        both.addWidget(self._card, 1)
        both.addWidget(self.panel)
        outer.addLayout(both, 1)
