"""Nobody was found on a visit that the supervisor asked for: one question, and the way back."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldapp.casework.tasks import Task
from fieldapp.errors import FieldappError
from fieldapp.ui.pages.referrals.dialogs import AskingDialog
from fieldapp.ui.trouble import sentence
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.ui.pages.page import Shell


class NotFoundDialog(AskingDialog):
    """``reason`` is what was typed."""

    def __init__(self, parent: QWidget, name: str) -> None:
        title = translate("Tasks", "Not found: {name}").format(name=name)
        super().__init__(parent, title, translate("Tasks", "&Record"))
        hint = translate("Tasks", "For example: moved away, the house is empty, the neighbours do not know them.")
        self.field = self.line(translate("Tasks", "What did you find?"), "", hint)
        self.box.addStretch(1)
        self.field.setFocus()

    @property
    def reason(self) -> str:
        """Why nobody was found."""
        return self.field.text().strip()

    def trouble(self) -> tuple[str, QWidget | None]:
        """The supervisor wants to know what to do next."""
        return ("", None) if self.reason else (translate("Tasks", "Write what you found there."), self.field)


def ask_not_found(shell: "Shell", parent: QWidget, task: Task) -> NotFoundDialog:
    """Ask what was found, then record it; undone by the toast as long as it has not left."""
    dialog = NotFoundDialog(parent, task.person_name or translate("Tasks", "No name yet"))
    dialog.accepted.connect(lambda: _record(shell, task, dialog.reason))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _record(shell: "Shell", task: Task, reason: str) -> None:
    try:
        made = shell.book.visits.not_found(task.key, reason)
    except FieldappError as error:
        shell.say(News(sentence(error)))
        return
    text = translate("Tasks", "Recorded: not found. Your supervisor will hear of it.")
    shell.say(News(text, translate("Tasks", "Undo"), partial(_undo, shell, made.instance_id)))
    shell.sender.wake()
    shell.changed()


def _undo(shell: "Shell", instance_id: str) -> None:
    try:
        shell.book.visits.take_back([instance_id])
    except FieldappError:
        shell.say(News(translate("Tasks", "It was sent already and cannot be undone.")))
    shell.changed()
