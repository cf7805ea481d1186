"""The team's work comes down to its supervisor: page by page from a cursor, each kept before the next is asked for."""

from collections.abc import Callable
from threading import Event
from typing import Final

from fieldapp.errors import Cancelled, Refused, ServerTrouble
from fieldapp.sync.client import Province
from fieldapp.sync.http import MAX_FILE, Request
from fieldapp.sync.team_work_protocol import RESTART, WorkPage, unpack_work, work_path

PAGE_SECONDS: Final = 120.0  # before one is given up
AT_ONCE: Final = 100  # submissions in a page


def fetch_work(
    province: Province, cursor: str, keep: Callable[[WorkPage], None], *, cancelled: Event | None = None
) -> str:
    """Fetch all that is after ``cursor`` ("": everything); returns the cursor reached.

    ``keep`` gets each page once, in order. Where the province begins anew everything comes once more; what is known
    changes nothing. Raises SyncError kinds, Cancelled, and whatever ``keep`` raises; what was kept stays.
    """
    more, restarted = True, False
    while more:
        if cancelled is not None and cancelled.is_set():
            raise Cancelled
        try:
            page = _page(province, cursor, cancelled)
        except Refused as error:
            if restarted or not cursor or error.facts.get("reason") != RESTART:
                raise
            cursor, restarted = "", True
            continue
        if page.more and page.cursor == cursor:
            raise ServerTrouble(status=0, sent=True)  # it would never end
        keep(page)
        cursor, more = page.cursor, page.more
    return cursor


def _page(province: Province, cursor: str, cancelled: Event | None) -> WorkPage:
    path = work_path(cursor, AT_ONCE)
    reply = province.call(Request("GET", path, seconds=PAGE_SECONDS, limit=MAX_FILE, cancelled=cancelled))
    try:
        return unpack_work(reply.body)
    except ValueError:
        raise ServerTrouble(status=reply.status, sent=True) from None
