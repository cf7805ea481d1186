"""The part of the panel about work that came back: its reasons, what helps, and the deeds that do it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldapp.domain.assessment import Assessment, State
from fieldapp.errors import FieldappError, FormError
from fieldapp.fieldbook.repairing import remedy
from fieldapp.ui import background, trouble
from fieldapp.ui.pages.form.pinned import first_question, pinned
from fieldapp.ui.pages.queue import repair_words
from fieldapp.ui.pages.queue.faces import now_utc, show_moment
from fieldapp.ui.pages.queue.put_away_dialog import PutAwayDialog
from fieldapp.ui.pages.queue.reasons import labelled
from fieldapp.ui.widgets.basics import Button, bare, column, label
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.ui.pages.queue.listing import ListingPage

FIX: Final = "fix"


class Repair:
    """For one page; ``correction`` is what corrects the chosen row, a draft too."""

    def __init__(self, page: "ListingPage") -> None:
        self._page = page
        self._job: background.Job | None = None
        self._first: Button | None = None  # the way out of the row that is shown

    def about(self, shown: Assessment, correction: Assessment | None) -> list[QWidget]:
        """Why it came back, per question, and what helps."""
        done = _done(correction)
        if done is not None:
            head = translate("Queue", "Fixed in record {number}.").format(number=done.number)
        else:
            head = repair_words.head(shown)
        made: list[QWidget] = [label("body", head, wrap=True)]
        made += [_reason(question, reason) for question, reason in labelled(self._page.shell.book, shown)]
        helps = "" if done is not None else repair_words.aside(shown) if _quiet(shown) else repair_words.advice(shown)
        return [*made, label("body", helps, wrap=True)] if helps else made

    def actions(self, shown: Assessment, correction: Assessment | None) -> tuple[list[Button], list[Button]]:
        """The way out; and the others, what leaves it as it is last."""
        self._first = None
        if _done(correction) is not None:
            return [], []
        if shown.purged_at is not None:  # nothing of it can be opened here
            return [], [] if _quiet(shown) else [_quietly(translate("Queue", "La&ter"), "clock", self.put_off)]
        if _quiet(shown):
            return [Button(translate("Queue", "&Take up again"), "primary", icon="undo-2", action=self.take_up)], []
        ways = {
            "forms": (translate("Queue", "&Fetch forms"), "refresh-cw", self.fetch_forms),
            "anew": (translate("Queue", "Send as a new &record"), "send", self.send_anew),
            FIX: (translate("Queue", "&Open and fix"), "", self.open),
        }
        offered = list(ways.values())[list(ways).index(remedy(shown.reasons)) :]  # the best first
        made = [
            Button(text, "secondary" if place else "primary", icon=icon, action=action)
            for place, (text, icon, action) in enumerate(offered)
        ]
        self._first, *others = made
        others.append(_quietly(translate("Queue", "La&ter"), "clock", self.put_off))
        if not shown.sent_back:
            others.append(_quietly(translate("Queue", "Save for the province…"), "hard-drive", self.hand_over))
            others.append(_quietly(translate("Queue", "Put away…"), "minus", self.put_away))
        return [self._first], others

    def enter(self, shown: Assessment) -> bool:
        """Enter on a row: what is to be fixed opens at once, to any other way out the keyboard goes."""
        if self._first is None or not shown.troubled:
            return False
        if remedy(shown.reasons) == FIX:
            self.open()
        else:
            self._first.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def stop(self) -> None:
        """The page goes."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    # deeds ---------------------------------------------------------------------------------------

    def open(self) -> None:
        """The correction that was begun, or a new one, at the first question that a reason names."""
        shown = self._page.table.current()
        if shown is None:
            return
        book = self._page.shell.book
        try:
            desk = book.repairs.open(shown.instance_id, self._begun(shown))
            question = first_question(pinned(book, desk))
        except FieldappError as error:
            self._page.say(trouble.sentence(error))
            return
        self._page.shell.fill(desk, arrived="returned", reference=question)

    def send_anew(self) -> None:
        """The same answers under a new id; where the form does not accept them any more, they are opened."""
        shown = self._page.table.current()
        if shown is None:
            return
        shell = self._page.shell
        try:
            sent = shell.book.repairs.send_anew(shown.instance_id, self._begun(shown))
        except FormError:
            shell.changed()
            self.open()
            return
        except FieldappError as error:
            self._page.say(trouble.sentence(error))
        else:
            self._page.say(translate("Queue", "Ready to send as {number}.").format(number=sent.number))
            shell.sender.wake()
        shell.changed()

    def fetch_forms(self) -> None:
        """Ask the province for the forms it has now."""
        connection = self._page.shell.book.connection
        self._page.say(translate("Queue", "Fetching forms…"))
        self._job = background.run(
            lambda job: connection.fetch_forms(cancelled=job.cancelled),
            self._fetched,
            self._failed,
            lane=background.Lane.ROAD,
        )

    def put_off(self) -> None:
        """It asks again in some days."""
        shown = self._page.table.current()
        if shown is None:
            return
        try:
            until = self._page.shell.book.repairs.put_off(shown.instance_id)
        except FieldappError as error:
            self._page.say(trouble.sentence(error))
            return
        said = translate("Queue", "Put off until {time}. It asks again by itself.").format(time=show_moment(until))
        self._page.say(said, translate("Queue", "Undo"), lambda: self._again(shown.instance_id))
        self._page.shell.changed()

    def put_away(self) -> None:
        """Never without a reason."""
        shown = self._page.table.current()
        dialog = PutAwayDialog(self._page)
        if shown is None or dialog.exec() != PutAwayDialog.DialogCode.Accepted:
            return
        try:
            self._page.shell.book.repairs.put_away(shown.instance_id, dialog.reason)
        except FieldappError as error:
            self._page.say(trouble.sentence(error))
            return
        said = translate("Queue", "Put away. It stays on this laptop.")
        self._page.say(said, translate("Queue", "Undo"), lambda: self._again(shown.instance_id))
        self._page.shell.changed()

    def take_up(self) -> None:
        """It asks for its worker again."""
        shown = self._page.table.current()
        if shown is not None:
            self._again(shown.instance_id)

    def hand_over(self) -> None:
        """A file that only the province can read."""
        shown = self._page.table.current()
        if shown is None:
            return
        name = self._page.shell.book.repairs.file_name(shown)
        path, _ = QFileDialog.getSaveFileName(self._page, translate("Queue", "Save for the province"), name)
        if path:
            self.write_to(Path(path))

    def write_to(self, path: Path) -> None:
        """Write the chosen record, sealed, in the background."""
        shown = self._page.table.current()
        if shown is None:
            return
        repairs, chosen = self._page.shell.book.repairs, shown.instance_id
        said = translate("Queue", "Saved as {name}. Only the province can open it.").format(name=path.name)
        self._job = background.run(
            lambda _job: repairs.hand_over(chosen, path), lambda _none: self._page.say(said), self._failed
        )

    # ---------------------------------------------------------------------------------------------

    def _begun(self, shown: Assessment) -> str:
        begun = self._page.correction(shown)
        return begun.instance_id if begun is not None and begun.state is State.DRAFT else ""

    def _again(self, instance_id: str) -> None:
        self._page.shell.book.repairs.take_up(instance_id)
        self._page.shell.changed()

    def _fetched(self, count: int) -> None:
        self._job = None
        text = translate("Queue", "%n new forms fetched.", count) if count else translate("Queue", "No new forms.")
        self._page.say(text)
        self._page.shell.changed()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._page.say(trouble.sentence(error))


def _quietly(text: str, icon: str, action: Callable[[], object]) -> Button:
    return Button(text, "quiet", icon=icon, small=True, action=action)


def _quiet(shown: Assessment) -> bool:
    return shown.aside is not None and shown.aside.quiet(now_utc())


def _done(correction: Assessment | None) -> Assessment | None:
    """A correction that was finalized."""
    return correction if correction is not None and correction.state is not State.DRAFT else None


def _reason(question: str, reason: str) -> QWidget:
    box = bare()
    inside = column(box, gap=0)
    if question:
        inside.addWidget(label("strong", question, wrap=True))
    inside.addWidget(label("body", reason, wrap=True, tone="danger"))
    return box
