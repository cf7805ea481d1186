"""The upload queue: the connection in one sentence, every finalized record with its proof, one action each."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldapp.domain.assessment import OUTBOX, Assessment, State
from fieldapp.errors import FieldappError
from fieldapp.ui import trouble
from fieldapp.ui.pages.page import Shell
from fieldapp.ui.pages.queue import proof
from fieldapp.ui.pages.queue.catalogue import Test
from fieldapp.ui.pages.queue.connection import ConnectionBanner, action_words, saying
from fieldapp.ui.pages.queue.faces import face
from fieldapp.ui.pages.queue.limit_dialog import LimitDialog
from fieldapp.ui.pages.queue.listing import ListingPage
from fieldapp.ui.pages.queue.reasons import labelled
from fieldapp.ui.pages.queue.story import story
from fieldapp.ui.widgets.basics import Button, bare, column, label, line
from fieldapp.ui.words import translate


class QueuePage(ListingPage):
    """``instance_id`` chooses that row."""

    place = "queue"

    def __init__(self, shell: Shell, instance_id: str = "", show: str = "") -> None:
        self.title = translate("Queue", "Upload queue")
        self.banner = ConnectionBanner()
        self._action = ""
        go = shell.go
        self._courier = Button(translate("Queue", "Carry by &USB"), icon="hard-drive", action=lambda: go("courier"))
        self._limit = Button(translate("Queue", "&Limited signal…"), icon="clock", action=self._ask_limit)
        self._asked_for = bool(instance_id)
        filters = (
            ("all", translate("Queue", "All")),
            ("waiting", translate("Queue", "Waiting")),
            ("needs", translate("Queue", "Needs action")),
            ("received", translate("Queue", "Received")),
        )
        super().__init__(shell, instance_id, translate("Queue", "Records in the upload queue"), filters)
        if show in dict(filters):
            self.segments.choose(show)

    def tests(self) -> Mapping[str, Test]:
        """Drafts are not in the queue."""
        return {
            "all": lambda row, _needs: row.state is not State.DRAFT,
            "waiting": lambda row, _needs: row.state in OUTBOX,
            "needs": lambda row, needs: row.instance_id in needs,
            "received": lambda row, _needs: row.state is State.RECEIVED,
        }

    def nothing(self) -> tuple[str, str]:
        """As the banner says it."""
        return translate("Queue", "Nothing is waiting."), translate("Queue", "Finalised records appear here.")

    def above(self) -> Sequence[QWidget]:
        """The banner."""
        return (self.banner,)

    def top_buttons(self) -> Sequence[Button]:
        """The way without a network."""
        return (self._courier,)

    def beside(self) -> Sequence[QWidget]:
        """The way over a short or a dear one."""
        return (self._limit,)

    def opened(self) -> None:
        """What needs the worker is chosen first."""
        if not self._asked_for:
            known = self.rows.catalogue()
            self._wanted = next((row.instance_id for row in known.rows if row.instance_id in known.needs), "")
        super().opened()

    def resized(self) -> None:
        """A narrow window has room for the short word only; screen readers say it in full."""
        super().resized()
        whole = translate("Queue", "Carry by &USB")
        self._courier.setText("&USB" if self.shell.width_class == "narrow" else whole)
        self._courier.setToolTip(whole.replace("&", ""))

    def show_road(self) -> None:
        """The banner and its one action."""
        said = saying(self.shell.sender)
        self.banner.show_saying(said, *self.shell.sender.bytes_of_run())
        if said.action != self._action:
            self._action = said.action
            self.banner.set_action(action_words(said.action)[0], self._act, action_words(said.action)[1])

    def show_details(self) -> None:
        """The chosen record: reason, proof, action, history."""
        shown = self.table.current()
        if shown is None:
            if not self.panel.same(None):
                self.panel.fill_blank(translate("Queue", "Choose a record to see its details."))
            return
        events = self.shell.book.history(shown.instance_id)
        correction = self.correction(shown)
        if self.panel.same((shown, self.road(), len(events), correction)):
            return
        corrected = self.corrected(shown)
        body = [*self._number(shown), *self._about(shown, correction), *self._actions(shown, correction)]
        body += [line(), *self._proof(shown), story(events)]
        copy = Button(translate("Queue", "Copy technical details"), "link", action=self._copy)
        self.panel.fill(shown, face(shown, self.road(), corrected=corrected), body, [copy])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+P prints the receipt of the chosen record."""
        shown = self.table.current()
        if event.matches(QKeySequence.StandardKey.Print) and shown is not None and proof.signed(shown):
            self._print()
            return
        super().keyPressEvent(event)

    # the panel -----------------------------------------------------------------------------------

    def _number(self, shown: Assessment) -> list[QWidget]:
        return [label("strong", shown.number)] if shown.number else []

    def _about(self, shown: Assessment, correction: Assessment | None) -> list[QWidget]:
        """Why it is where it is."""
        if shown.state in (State.RETURNED, State.HELD):
            return self._reasons(shown, correction)
        if shown.state is State.RECEIVED:
            return [label("body", proof.promise(shown), wrap=True)]
        if shown.state is State.FINALIZED:
            turn = self.model.line(self.model.place(shown.instance_id)).text
            return [label("body", f"{turn}.", wrap=True), *_carried(shown)]
        if shown.state is State.SENDING and self.road().kind == "sending":
            return [label("body", translate("Queue", "On its way to the server."), wrap=True)]
        text = translate(
            "Queue", "Cut off before a receipt. Checked again automatically; it will not be recorded twice."
        )
        return [label("body", text, wrap=True)]

    def _reasons(self, shown: Assessment, correction: Assessment | None) -> list[QWidget]:
        if shown.state is State.HELD:
            head = translate("Queue", "The server keeps this record apart. Tell your supervisor its number.")
        elif correction is not None and correction.state is not State.DRAFT:
            head = translate("Queue", "Fixed in record {number}.").format(number=correction.number)
        else:
            head = translate("Queue", "The server returned this record:")
        made: list[QWidget] = [label("body", head, wrap=True)]
        for question, reason in labelled(self.shell.book, shown):
            made.append(_reason(question, reason))
        return made

    def _actions(self, shown: Assessment, correction: Assessment | None) -> list[QWidget]:
        if shown.state is State.RETURNED and (correction is None or correction.state is State.DRAFT):
            return [Button(translate("Queue", "&Open and fix"), "primary", action=self._correct)]
        if proof.signed(shown):
            return [Button(translate("Queue", "Print &receipt"), icon="printer", action=self._print)]
        if shown.state is State.FINALIZED and not shown.attempts and shown.exported_at is None:
            return [Button(translate("Queue", "Move back to &draft"), icon="undo-2", action=self._recall)]
        return []

    def _proof(self, shown: Assessment) -> list[QWidget]:
        rows = proof.fact_rows(shown)
        rows += proof.later_rows(self.shell.book.connection.proving.later_receipts(shown.instance_id)) if rows else []
        title = (
            translate("Queue", "Receipt") if proof.signed(shown) else translate("Queue", "Accepted without a receipt")
        )
        return [label("h3", title), *rows, line()] if rows else []

    # what people do ------------------------------------------------------------------------------

    def _act(self) -> None:
        """The banner's button."""
        sender = self.shell.sender
        if self._action == "pause":
            sender.pause()
        elif self._action == "resume":
            sender.resume()
        elif self._action in ("enrol", "enrol_again"):
            self.shell.go("settings")
        elif self._action == "limit":
            self._ask_limit()
        elif self._action:
            sender.send_now()

    def _ask_limit(self) -> None:
        dialog = LimitDialog(self, self.shell.book)
        if dialog.exec() != LimitDialog.DialogCode.Accepted:
            return
        if dialog.lifted or dialog.budget is not None:
            self.shell.book.connection.allowed.set_day_limit(dialog.budget)
        self.shell.sender.send_now(dialog.seconds)

    def _recall(self) -> None:
        shown = self.table.current()
        if shown is None:
            return
        try:
            self.shell.book.recall(shown.instance_id)
        except FieldappError as error:
            self.say(trouble.sentence(error))
        else:
            go = self.shell.go
            self.say(
                translate("Queue", "The record is a draft again."),
                translate("Queue", "Open draft"),
                lambda: go("records", instance_id=shown.instance_id),
            )
            self.shell.sender.wake()
        self.shell.changed()

    def _correct(self) -> None:
        """Open the correction: the draft that was begun, or a new one."""
        shown = self.table.current()
        if shown is None:
            return
        begun = self.correction(shown)
        try:
            book = self.shell.book
            desk = book.resume(begun.instance_id) if begun else book.correct(shown.instance_id)
        except FieldappError as error:
            self.say(trouble.sentence(error))
            return
        reasons = shown.refusal.reasons if shown.refusal else ()
        self.shell.fill(desk, arrived="returned", reference=next((r.reference for r in reasons if r.reference), ""))

    def _copy(self) -> None:
        shown = self.table.current()
        if shown is not None:
            QGuiApplication.clipboard().setText(proof.technical(shown, self.road().cause))
            self.say(translate("Queue", "Technical details copied. They hold no names and no answers."))

    def _print(self) -> None:
        shown = self.table.current()
        if shown is None or shown.receipt is None or not proof.signed(shown):
            return
        name = f"{translate('Queue', 'Receipt')}_{shown.receipt.number}.pdf".replace(" ", "-")
        path, _ = QFileDialog.getSaveFileName(self, translate("Queue", "Save receipt"), name, "PDF (*.pdf)")
        if path:
            self.print_to(Path(path))

    def print_to(self, path: Path) -> None:
        """Write the chosen record's receipt as PDF and offer to open it."""
        shown = self.table.current()
        if shown is None:
            return
        try:
            path.write_bytes(proof.pdf(shown, self.shell.book))
        except OSError:
            self.say(translate("Queue", "The receipt was not saved. Choose another folder."))
            return
        url = QUrl.fromLocalFile(str(path))
        self.say(
            translate("Queue", "Receipt saved."),
            translate("Queue", "Open"),
            lambda: QDesktopServices.openUrl(url),
        )


def _carried(shown: Assessment) -> list[QWidget]:
    """That it is on its way a second time; one copy arrives."""
    if shown.exported_at is None:
        return []
    text = translate("Queue", "It is also on its way by USB. It can arrive both ways; the server keeps one.")
    return [label("body", text, wrap=True)]


def _reason(question: str, reason: str) -> QWidget:
    box = bare()
    inside = column(box, gap=0)
    if question:
        inside.addWidget(label("strong", question, wrap=True))
    inside.addWidget(label("body", reason, wrap=True, tone="danger"))
    return box
