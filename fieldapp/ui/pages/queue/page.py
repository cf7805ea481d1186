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
from fieldapp.ui.pages.queue.repair import Repair
from fieldapp.ui.pages.queue.story import story
from fieldapp.ui.widgets.basics import Button, label, line
from fieldapp.ui.words import translate


class QueuePage(ListingPage):
    """``instance_id`` chooses that row."""

    place = "queue"

    def __init__(self, shell: Shell, instance_id: str = "", show: str = "") -> None:
        self.title = translate("Queue", "Upload queue")
        self.banner = ConnectionBanner()
        self._action = ""
        self.repair = Repair(self)
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

    def open_chosen(self) -> None:
        """Enter opens what is to be fixed at its first question; of others, the panel."""
        shown = self.table.current()
        if shown is None or not self.repair.enter(shown):
            super().open_chosen()

    def leave(self) -> bool:
        """What is fetched for the page is left."""
        self.repair.stop()
        return super().leave()

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
        first, rest = self._actions(shown, correction)
        body = [*self._number(shown), *self._about(shown, correction), *rest]
        body += [line(), *self._proof(shown), story(events)]
        copy = Button(translate("Queue", "Copy technical details"), "link", action=self._copy)
        self.panel.fill(shown, face(shown, self.road(), corrected=corrected), body, [*first, copy])

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
        if shown.troubled:
            return self.repair.about(shown, correction)
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

    def _actions(self, shown: Assessment, correction: Assessment | None) -> tuple[list[Button], list[Button]]:
        """What always stays in sight, and the others."""
        printing = [Button(translate("Queue", "Print &receipt"), icon="printer", action=self._print)]
        printing = printing if proof.signed(shown) else []
        if shown.troubled:
            first, rest = self.repair.actions(shown, correction)
            return first, [*rest, *printing]
        if shown.state is State.FINALIZED and not shown.attempts and shown.exported_at is None:
            return [], [Button(translate("Queue", "Move back to &draft"), icon="undo-2", action=self._recall)]
        return [], printing

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
            self.shell.go("settings", part="device")
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
