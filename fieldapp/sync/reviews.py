"""What people at the province decided about this laptop's work comes down: page by page from a cursor.

Each page is kept with its cursor before the next is asked for. Where the province begins anew (it was restored) all
decisions come once more; those that are known already change nothing.
"""

from collections.abc import Callable, Sequence
from threading import Event

from fieldapp.domain.review import Review
from fieldapp.errors import ServerTrouble
from fieldapp.sync.client import Province
from fieldapp.sync.http import Request
from fieldapp.sync.pages import fetch_pages
from fieldapp.sync.protocol import decode
from fieldapp.sync.reviews_protocol import RESTART, ReviewPage, reviews_path

PAGE_SECONDS = 60.0  # before one is given up


def fetch_reviews(
    province: Province,
    cursor: str,
    keep: Callable[[Sequence[Review], str], None],
    *,
    cancelled: Event | None = None,
) -> str:
    """Fetch all that is after ``cursor`` ("": everything); returns the cursor reached.

    ``keep`` gets each page once, in order, with the cursor behind it. Raises SyncError kinds, Cancelled, and whatever
    ``keep`` raises; what was kept stays.
    """
    return fetch_pages(
        lambda after: _page(province, after, cancelled),
        cursor,
        lambda page: keep([one.review() for one in page.results], page.cursor),
        RESTART,
        cancelled,
    )


def _page(province: Province, cursor: str, cancelled: Event | None) -> ReviewPage:
    reply = province.call(Request("GET", reviews_path(cursor), seconds=PAGE_SECONDS, cancelled=cancelled))
    try:
        return decode(reply.body, ReviewPage)
    except ValueError:
        raise ServerTrouble(status=reply.status, sent=True) from None
