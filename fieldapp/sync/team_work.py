"""The team's work comes down to its supervisor: page by page from a cursor, each kept before the next is asked for."""

from collections.abc import Callable
from threading import Event
from typing import Final

from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import ServerTrouble, Untrusted
from fieldapp.sync.client import Province
from fieldapp.sync.http import MAX_FILE, Request
from fieldapp.sync.pages import fetch_pages
from fieldapp.sync.team_work_protocol import FILES, RESTART, WorkPage, unpack_work, work_path

PAGE_SECONDS: Final = 120.0  # before one is given up
FILE_SECONDS: Final = 300.0
AT_ONCE: Final = 100  # submissions in a page


def fetch_work(
    province: Province, cursor: str, keep: Callable[[WorkPage], None], *, cancelled: Event | None = None
) -> str:
    """Fetch all that is after ``cursor`` ("": everything); returns the cursor reached.

    ``keep`` gets each page once, in order. Where the province begins anew everything comes once more; what is known
    changes nothing. Raises SyncError kinds, Cancelled, and whatever ``keep`` raises; what was kept stays.
    """
    return fetch_pages(lambda after: _page(province, after, cancelled), cursor, keep, RESTART, cancelled)


def fetch_file(province: Province, sha256: str, *, cancelled: Event | None = None) -> bytes:
    """The content of an attachment of the team's work. Raises SyncError kinds (Untrusted: another content)."""
    path = f"{FILES}/{sha256}"
    reply = province.call(Request("GET", path, seconds=FILE_SECONDS, limit=MAX_FILE, cancelled=cancelled))
    if sha256_hex(reply.body) != sha256:
        raise Untrusted("An attachment is not the one that was asked for.")
    return reply.body


def _page(province: Province, cursor: str, cancelled: Event | None) -> WorkPage:
    path = work_path(cursor, AT_ONCE)
    reply = province.call(Request("GET", path, seconds=PAGE_SECONDS, limit=MAX_FILE, cancelled=cancelled))
    try:
        return unpack_work(reply.body)
    except ValueError:
        raise ServerTrouble(status=reply.status, sent=True) from None
