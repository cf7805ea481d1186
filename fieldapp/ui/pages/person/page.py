"""The profile of one person: who it is always in sight, and tabs for what was filled in, is under way, happened."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from fieldapp.casework.consent import Consent
from fieldapp.domain.audit import AuditLine
from fieldapp.domain.person import Person
from fieldapp.domain.ppks import SENSITIVE
from fieldapp.domain.roles import Permission
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.case_file import NIK_SHOWN, CaseFile
from fieldapp.fieldbook.code_words import Words
from fieldapp.fieldbook.deciding import Differences
from fieldapp.fieldbook.profile import local_now
from fieldapp.fieldbook.telling import Telling
from fieldapp.ui import background, theme, trouble, words
from fieldapp.ui.pages.page import Page, Shell
from fieldapp.ui.pages.people.sayings import description, shown_name
from fieldapp.ui.pages.person import sayings, tabs
from fieldapp.ui.pages.person.header import Header
from fieldapp.ui.pages.person.print_dialog import PrintDialog
from fieldapp.ui.pages.person.printing import Stamp, summary_html, write_pdf
from fieldapp.ui.pages.person.same_dialog import SameDialog
from fieldapp.ui.pages.person.withdrawal_dialog import WithdrawalDialog
from fieldapp.ui.widgets.banner import Banner
from fieldapp.ui.widgets.basics import bare, column, empty_layout, row, scrolling
from fieldapp.ui.widgets.forms_menu import is_alone, offer_forms
from fieldapp.ui.widgets.kept_focus import gone
from fieldapp.ui.widgets.paging import turn
from fieldapp.ui.widgets.segments import Segments
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook

TIGHT_BELOW = 430
TABS = ("summary", "records", "referrals", "shelter", "benefits", "history")
Read = tuple[CaseFile, Consent, tuple[AuditLine, ...], Differences, Words]


class PersonPage(Page):
    """``person_id`` is whose profile, under any id they are recorded under; ``tab`` one of ``TABS``."""

    place = "person"

    def __init__(self, shell: Shell, person_id: str = "", tab: str = "") -> None:
        super().__init__(shell)
        self.title = translate("Person", "Profile")
        self._person_id = person_id
        self._today: date = local_now().date()
        self._case: CaseFile | None = None
        self._consent = Consent()
        self._words = Words()
        self._audited: tuple[AuditLine, ...] = ()
        self._job: background.Job | None = None
        self.dialog: QDialog | None = None
        self._tight: bool | None = None
        self._ways: dict[str, Callable[[], object]] = {
            "assess": self.choose_form,
            "refer": lambda: self.start("referral_new"),
            "admit": lambda: self.start("shelter_intake"),
            "benefits": lambda: self.start("benefit_check"),
            "print": self.ask_print,
            "withdraw": self.ask_withdrawal,
            "stopped": self.record_stop,
            "same": self.ask_same,
        }
        self._lay_out()
        if tab in TABS:
            self.segments.choose(tab)
        self.refresh()

    # the page's contract -------------------------------------------------------------------------

    def opened(self) -> None:
        """The keyboard starts at the main action."""
        self.header.buttons["assess"].setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> Sequence[QWidget]:
        """Who, tabs, content."""
        return (self.differing, self.header, self.segments, self._area)

    def refresh(self) -> None:
        """Read the case again, in the background; the tab and the keyboard stay."""
        book, person_id, language = self.shell.book, self._person_id, words.language()

        def read(_job: background.Job) -> Read:
            case = book.cases.read(person_id)
            who = case.person.person_id
            return (
                case,
                book.consents.of(who),
                book.cases.audited(who),
                book.deciding.of(who),
                book.codes.words(language),
            )

        self._job = background.run(read, self._take, self._not_read)

    def resized(self) -> None:
        """Two columns of cards where there is room for them."""
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little height everything scrolls; otherwise who it is stays in sight."""
        super().resizeEvent(event)
        self._fold(tight=self.height() < theme.px(TIGHT_BELOW))

    def leave(self) -> bool:
        """Nothing is typed here."""
        if self._job is not None:
            self._job.cancel()
        if self.dialog is not None:
            self.dialog.reject()
        return True

    def kept(self) -> dict[str, str]:
        """Whose profile, and the tab."""
        return {"person_id": self._person_id, "tab": self.segments.key()}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+P prints, Ctrl+Tab goes to the next tab (with Shift the previous), Page Down on, Esc to the search."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() == Qt.Key.Key_P:
            self.ask_print()
        elif control and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            step = 1 if event.key() == Qt.Key.Key_Tab else -1
            self.segments.choose(TABS[(TABS.index(self.segments.key()) + step) % len(TABS)])
        elif event.key() == Qt.Key.Key_Escape:
            self.shell.go("people")
        elif not turn(self._area, event):
            super().keyPressEvent(event)

    # what can be done ----------------------------------------------------------------------------

    def choose_form(self) -> None:
        """The menu of forms about a person."""
        forms = [info for info in self.shell.book.forms() if not is_alone(info.form_id)]
        if forms and self._case is not None:
            button = self.header.buttons["assess"]
            offer_forms(self, button.mapToGlobal(button.rect().bottomLeft()), forms, self.start)

    def start(self, form_id: str) -> None:
        """A new record of one form about this person."""
        if self._case is None:
            return
        try:
            desk = self.shell.book.start(form_id, person=self._case.person)
        except FieldappError as error:
            self._tell(error)
            return
        self.shell.fill(desk)

    def ask_same(self) -> None:
        """Look for another record of the same person."""
        if self._case is None:
            return
        dialog = SameDialog(self, self._case.person, self.shell.book.people, self._describe)
        mine = self._case.person.person_id
        dialog.picked.connect(lambda other: self.shell.go("merge", one=mine, other=other))
        self.dialog = dialog
        dialog.open()

    def ask_print(self) -> None:
        """Ask what for, then where."""
        if self._case is None:
            return
        sensitive = sum(code in SENSITIVE for code in self._case.codes)
        outside = self.shell.book.permit.may(Permission.OUTSIDE)
        dialog = PrintDialog(self, sensitive, self._consent, self._words, outside=outside)
        dialog.accepted.connect(lambda: self._choose_file(dialog.telling()))
        self.dialog = dialog
        dialog.open()

    def print_to(self, path: Path, telling: Telling) -> None:
        """Write the summary, once it is written down that it is."""
        if self._case is None:
            return
        book = self.shell.book
        stamp = Stamp(book.worker.name, sayings.moment(local_now()))
        try:
            case = book.consents.case_for(self._case.person.person_id, telling)
            html = summary_html(case, self._words, self._place(case.person), self._today, telling)
            pages = write_pdf(path, html, stamp, telling)
        except OSError:
            text = translate("Person", "The file cannot be written there. Close it elsewhere or choose another.")
            self.shell.say(News(text))
        except FieldappError as error:
            self._tell(error)
        else:
            self.shell.say(News(translate("Person", "Summary saved, %n pages.", pages)))
            self.refresh()

    def ask_withdrawal(self) -> None:
        """What is taken back of the consent."""
        if self._case is None:
            return
        dialog = WithdrawalDialog(self, self._consent, self._words, self._today)
        dialog.accepted.connect(lambda: self._withdraw(dialog))
        self.dialog = dialog
        dialog.open()

    def record_stop(self) -> None:
        """Everybody who was told has been asked to stop."""
        self._record(lambda book, who: book.consents.stopped(who), translate("Person", "Recorded; the task is over."))

    def _withdraw(self, dialog: WithdrawalDialog) -> None:
        facts = (str(dialog.by.currentData()), str(dialog.how.currentData()), dialog.asked_at(local_now()))
        remark = dialog.remark.text().strip()
        said = translate("Person", "Withdrawal recorded; it holds from now and is in the upload queue.")
        self._record(lambda book, who: book.consents.withdraw(who, dialog.what, *facts, remark), said)

    def _record(self, act: Callable[["Fieldbook", str], object], said: str) -> None:
        if self._case is None:
            return
        try:
            act(self.shell.book, self._case.person.person_id)
        except FieldappError as error:
            self._tell(error)
            return
        self.shell.say(News(said))
        self.shell.sender.wake()
        self.shell.changed()

    # ---------------------------------------------------------------------------------------------

    def _choose_file(self, telling: Telling) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{translate('Person', 'summary')}-{self._person_id[:8]}.pdf"  # no name of a person in a file name
        chosen, _ = QFileDialog.getSaveFileName(
            self, translate("Person", "Save summary"), str(Path(folder) / name), "PDF (*.pdf)"
        )
        if chosen:
            self.print_to(Path(chosen), telling)

    def _reveal(self) -> None:
        if self._case is not None:
            self.shell.book.cases.note(self._case.person.person_id, NIK_SHOWN)

    def _take(self, read: Read) -> None:
        self._job = None
        self._case, self._consent, self._audited, differences, self._words = read
        person = self._case.person
        self.title = shown_name(person)
        self.titled.emit()
        self._trouble.hide()
        self.header.show_case(self._case, self._place(person), self._words, self._today)
        self._show_counts(self._case)
        self._show_differences(differences)
        self._fill()

    def _not_read(self, error: Exception) -> None:
        self._job = None
        title = translate("Person", "This profile cannot be shown.")
        self._trouble.set_banner(title, trouble.sentence(error), "circle-alert", "danger")
        self._trouble.show()

    def _show_counts(self, case: CaseFile) -> None:
        counts = {"records": len(case.assessments)}
        counts |= {tab: len(case.entities[kind]) for tab, kind in
                   (("referrals", "referral"), ("shelter", "stay"), ("benefits", "benefit"))}  # fmt: skip
        self.segments.set_counts(counts)

    def _show_differences(self, found: Differences) -> None:
        who, count = found.person.person_id, len(found.fields)
        title = translate("Person", "%n entries differ between laptops", count)
        self.differing.set_banner(title, "", "laptop", "neutral")
        see = translate("Person", "Decide") if self.shell.book.deciding.allowed else translate("Person", "Look")
        self.differing.set_action(see, lambda: self.shell.go("conflicts", person_id=who))
        self.differing.setVisible(count > 0)

    def _fill(self) -> None:
        """Make the tab again."""
        if self._case is None:
            return
        make = {
            "summary": tabs.summary,
            "records": tabs.records,
            "referrals": tabs.referrals,
            "shelter": tabs.stays,
            "benefits": tabs.benefits,
            "history": tabs.history,
        }[self.segments.key()]
        desk = tabs.Desk(self._words, self._today, self._ways, self._open_record, self._audited, self._consent)
        made, held = make(self._case, desk), self.window().focusWidget()
        empty_layout(self._columns)
        sides = 2 if self.segments.key() == "summary" and self.shell.width_class != "narrow" else 1
        for side in range(sides):
            box = column(gap=12)
            self._columns.addLayout(box, 1)
            for widget in made[side::sides]:
                box.addWidget(widget)
            box.addStretch(1)
        if gone(held, self):
            self.segments.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self, *, tight: bool) -> None:
        if tight != self._tight:
            self._tight = tight
            box, first = (self._inside, 0) if tight else (self._outside, 1)  # trouble is told above all
            focus = self.focusWidget()
            held = focus is not None and focus.hasFocus()
            for at, widget in enumerate((self.differing, self.header, self.segments), start=first):
                box.insertWidget(at, widget)
            if focus is not None and held:  # what moves loses the keyboard
                focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_record(self, instance_id: str) -> None:
        self.shell.go("records", instance_id=instance_id, show="all")

    def _place(self, person: Person) -> str:
        regions = self.shell.book.regions
        district = regions.kecamatan(person.region) if person.region else ""
        return regions.name(district) if district else ""

    def _describe(self, person: Person) -> str:
        return description(person, self._place(person), self._today)

    def _tell(self, error: Exception) -> None:
        self.shell.say(News(trouble.sentence(error)))

    def _lay_out(self) -> None:
        box = column(self, margins=(20, 16, 20, 16), gap=12)
        self._trouble = Banner()
        self._trouble.hide()
        box.addWidget(self._trouble)
        self.differing = Banner()
        self.differing.hide()
        self.header = Header(self._ways, self._reveal)
        parts = (
            ("summary", translate("Person", "Summary")),
            ("records", translate("Person", "Records")),
            ("referrals", translate("Person", "Referrals")),
            ("shelter", translate("Person", "Shelter")),
            ("benefits", translate("Person", "Benefits")),
            ("history", translate("Person", "History")),
        )
        self.segments = Segments(translate("Person", "Parts of the profile"), parts)
        self.segments.chosen.connect(lambda _key: self._fill())
        content = bare()
        self._inside = column(content, gap=12)
        self._columns = row(gap=12)
        self._inside.addLayout(self._columns, 1)
        self._area = scrolling(content, translate("Person", "Contents"))
        box.addWidget(self._area, 1)
        self._outside = box
        self._fold(tight=False)
