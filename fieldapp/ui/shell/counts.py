"""The numbers of the frame: status chip and navigation badges, read from the store and the sender."""

from typing import TYPE_CHECKING

from fieldapp.domain.assessment import OUTBOX, State
from fieldapp.ui.shell.status import status

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook
    from fieldapp.ui.sending import Standing
    from fieldapp.ui.shell.frame import Frame


def show_counts(frame: "Frame", book: "Fieldbook", standing: "Standing") -> None:
    """Drafts, what waits for review, and people who may be two or whose entries differ, quietly; records that need the
    worker in amber, otherwise what waits to be sent.

    While something is sent, which says so many times a second, nothing is read from the store.
    """
    shown = status(standing)
    frame.top.chip.set_status(shown.text, shown.icon, shown.ink)
    if standing.kind == "sending":
        left = max(standing.waiting - standing.done, 0)
        frame.nav.items["queue"].set_count(standing.needs or left, act=bool(standing.needs))
        return
    counts = book.count_by_state()
    frame.nav.items["records"].set_count(counts.get(State.DRAFT, 0))
    waiting = sum(counts.get(state, 0) for state in OUTBOX)
    frame.nav.items["merge"].set_count(book.people.count_pairs() + book.deciding.waiting())
    frame.nav.items["review"].set_count(book.reviewing.waiting())
    frame.nav.items["queue"].set_count(standing.needs or waiting, act=bool(standing.needs))
