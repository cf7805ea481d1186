"""Back to the draft that was open at the lock, or when the app died."""

from typing import TYPE_CHECKING

from fieldapp.domain.assessment import State
from fieldapp.domain.formats import show_relative
from fieldapp.errors import FieldappError
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui import words
from fieldapp.ui.widgets.toast import News
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook, OpenAssessment
    from fieldapp.ui.shell.visit import Visit
    from fieldapp.ui.window import Window


def reopen_draft(window: "Window", visit: "Visit | None") -> bool:
    """Open the form where the worker was; False when no draft was open."""
    locked = visit.instance_id if visit else ""
    instance_id = locked or window.book.setting("open_draft")
    if not instance_id:
        return False
    desk = _resume(window.book, instance_id)
    if desk is None:
        window.book.put_setting("open_draft", "")
        return False
    reference = (visit.reference if visit else "") or desk.assessment.progress.reference
    window.fill(desk, arrived="resumed" if locked else "recovered", reference=reference)
    if not locked:
        _tell_recovered(window, desk)
    return True


def _resume(book: "Fieldbook", instance_id: str) -> "OpenAssessment | None":
    """The draft, None when it is finalized, gone, unreadable or another user's."""
    try:
        shown = book.assessment(instance_id)
        mine = shown.state is State.DRAFT and shown.worker == book.users.user_id
        return book.resume(instance_id) if mine else None
    except (FieldappError, LookupError):
        return None


def _tell_recovered(window: "Window", desk: "OpenAssessment") -> None:
    at = show_relative(desk.assessment.changed_at, local_now(), words.language())
    text = translate("Window", "The app closed unexpectedly {time}. All records were recovered.")
    window.say(News(text.format(time=at)))
