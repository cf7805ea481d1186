"""What the province has after a cursor comes down page by page, each kept before the next is asked for.

Where the province begins anew (it was restored) it refuses the cursor once, and everything comes once more.
"""

from collections.abc import Callable
from threading import Event
from typing import Protocol, TypeVar

from fieldapp.errors import Cancelled, Refused, ServerTrouble


class Page(Protocol):
    """What a page says of where it ends."""

    @property
    def cursor(self) -> str:
        """To go on from."""

    @property
    def more(self) -> bool:
        """Whether there is something behind it."""


Kind = TypeVar("Kind", bound=Page)


def fetch_pages(
    fetch: Callable[[str], Kind], cursor: str, keep: Callable[[Kind], None], restart: str, cancelled: Event | None
) -> str:
    """``fetch`` all that is after ``cursor`` ("": everything) and ``keep`` it in order; returns the cursor reached.

    ``restart`` is the reason with which the province refuses a cursor it does not know any more. Raises Cancelled, and
    whatever ``fetch`` and ``keep`` raise; what was kept stays.
    """
    more, restarted = True, False
    while more:
        if cancelled is not None and cancelled.is_set():
            raise Cancelled
        try:
            page = fetch(cursor)
        except Refused as error:
            if restarted or not cursor or error.facts.get("reason") != restart:
                raise
            cursor, restarted = "", True
            continue
        if page.more and page.cursor == cursor:
            raise ServerTrouble(status=0, sent=True)  # it would never end
        keep(page)
        cursor, more = page.cursor, page.more
    return cursor
