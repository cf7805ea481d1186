"""What a page and the window promise each other.

A page is built once per visit, shows what the fieldbook says, and asks the ``Shell`` for everything that
lies outside it. The window shows ``title`` and ``subtitle`` in the top bar, puts ``top_buttons`` beside the
status chip and calls ``opened``, ``refresh`` and ``leave``.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldapp.domain.assessment import Assessment
from fieldapp.ui.widgets.basics import Button
from fieldapp.ui.widgets.toast import News

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook, OpenAssessment
    from fieldapp.ui.sending import Sender

PLACES = (
    *("home", "people", "records", "referrals", "shelter", "queue", "review", "merge", "team", "reports", "settings"),
    *("library", "person", "agenda", "courier", "conflicts", "batch", "keying", "relay"),
)


class Shell(Protocol):
    """The window as pages see it."""

    @property
    def book(self) -> "Fieldbook":
        """The open fieldbook."""

    @property
    def sender(self) -> "Sender":
        """Sends in the background and says how it stands."""

    @property
    def width_class(self) -> str:
        """``wide`` (effective width from 1240 px), ``medium`` (from 1180) or ``narrow``."""

    @property
    def short(self) -> bool:
        """The window's height is below 640 px: keyboard hints are hidden."""

    def go(self, place: str, **facts: str) -> None:
        """Open one of ``PLACES``; without facts where the worker left it.

        Facts: ``text`` (people: search at once, "" for a new search; records: words to filter by), ``form`` (people:
        the form the search is for), ``instance_id``
        and ``show`` (queue, records: the row and the filter), ``report`` (reports), ``part`` (settings), ``person_id``
        (person), ``one`` and ``other`` (merge: compare these two), ``referral_id`` and ``show`` (referrals),
        ``bed``, ``show`` and ``admit`` (shelter), ``show`` and ``file`` (courier), ``person_id`` (conflicts).
        """

    def fill(self, desk: "OpenAssessment", *, arrived: str = "new", reference: str = "") -> None:
        """Open the form page on a draft.

        ``arrived`` says how the worker comes: new, resumed, recovered (after the app closed unexpectedly), returned
        (the server sent it back), checked (from the check page, to its next problem) or changing (one answer, then
        back to the check page). ``reference`` is the question to open, "" for the first.
        """

    def check(self, desk: "OpenAssessment") -> None:
        """Open the check-answers page of a draft."""

    def finished(self, assessment: Assessment) -> None:
        """A draft was finalized: show the success page and wake the sender."""

    def say(self, news: News) -> None:
        """A toast."""

    def changed(self) -> None:
        """The store changed: chip, counts and the page on screen read it again."""

    def lock(self) -> None:
        """Close the fieldbook and show the unlock page; nothing is lost."""


class Page(QWidget):
    """Base of every page behind the lock."""

    titled = Signal()  # title, subtitle or top buttons changed
    title = ""
    subtitle = ""
    place = ""  # which of PLACES is marked in the navigation
    topic = ""  # what the manual calls it, where that is not the place
    focus_mode = False  # the form and its check: navigation is a rail, the global search hides

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.shell = shell

    def top_buttons(self) -> Sequence[Button]:
        """Context buttons left of the status chip; asked for once and after each ``titled``."""
        return ()

    def regions(self) -> Sequence[QWidget]:
        """What F6 walks through inside the page: content, panel, bottom bar."""
        return (self,)

    def opened(self) -> None:
        """The page is on screen: put the keyboard focus where work starts."""

    def refresh(self) -> None:
        """The store changed: read again; selection, scroll position and typed text stay."""

    def resized(self) -> None:
        """``shell.width_class`` or ``shell.short`` changed."""

    def leave(self) -> bool:
        """Asked before another page comes, before the lock and before closing; False keeps this one."""
        return True

    def kept(self) -> dict[str, str]:
        """Where the worker is (question, row, search …), given back as facts on the way back and after unlocking.

        Never an answer of a form; held in memory only.
        """
        return {}
