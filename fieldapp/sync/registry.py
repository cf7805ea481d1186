"""The registry comes down: page by page from a cursor, each kept before the next is asked for.

    reached = fetch_registry(province, store.heard_to(), store.hear, pace=pace)

A cut costs one page: whoever calls again goes on from the cursor that was kept. A page is as large as the link carries
in about ten seconds. Where the province says that it begins anew (it was restored, or this laptop's role or regions are
others now), the first page is marked ``restart``: what was heard before is void.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from threading import Event

from fieldapp.domain.registry import Heard
from fieldapp.errors import Cancelled, Offline, Refused, ServerTrouble, SyncError
from fieldapp.sync.client import Province
from fieldapp.sync.http import Reply, Request
from fieldapp.sync.protocol import Problem, decode, encode
from fieldapp.sync.registry_protocol import (
    MAX_CHANGES,
    RESTART,
    RegistryPage,
    RegistrySize,
    registry_path,
    registry_size_path,
    unpack_page,
)

TARGET_SECONDS = 10.0  # of one page
PAGE_SECONDS = 120.0  # before one is given up
START, FEWEST = 200, 10  # changes in a page
MAX_RESTARTS = 2  # in one fetch
_ASKED_ANEW = 409


@dataclass(slots=True)
class Pace:
    """How many changes to ask for at once; keep one per province, as text between runs (``saved``, ``kept``)."""

    limit: int = START

    @staticmethod
    def kept(text: str) -> "Pace":
        """The pace that ``saved`` wrote; a new one for "" and for anything that cannot be."""
        try:
            found = decode(text, Pace)
        except ValueError:
            return Pace()
        return found if FEWEST <= found.limit <= MAX_CHANGES else Pace()

    def saved(self) -> str:
        """As text for ``kept``."""
        return encode(asdict(self)).decode()

    def carried(self, changes: int, seconds: float) -> None:
        """A page came; aim the next at the target, at most doubling. One that was not full tells only of slowness."""
        factor = min(2.0, max(0.25, TARGET_SECONDS / max(seconds, 0.001)))
        if factor < 1 or 2 * changes >= self.limit:
            self.limit = min(MAX_CHANGES, max(FEWEST, round(self.limit * factor)))

    def cut(self) -> None:
        """A page did not come whole."""
        self.limit = max(FEWEST, self.limit // 2)


def fetch_registry(
    province: Province,
    cursor: str,
    keep: Callable[[Heard], None],
    *,
    cancelled: Event | None = None,
    progress: Callable[[int, int], None] = lambda done, remaining: None,
    pace: Pace | None = None,
) -> str:
    """Fetch all that is after ``cursor`` ("": everything); returns the cursor reached.

    ``keep`` gets each page once, in order, and stores it with its cursor; ``progress`` hears how many changes came so
    far and how many the province has not looked at yet. Raises SyncError kinds, Cancelled, and whatever ``keep``
    raises; what was kept stays.
    """
    pace = pace or Pace()
    restart, restarts, done, more = False, 0, 0, True
    while more:
        if cancelled is not None and cancelled.is_set():
            raise Cancelled
        page, seconds = _page(province, cursor, pace, cancelled)
        if page is None:
            restarts += 1
            if not cursor or restarts > MAX_RESTARTS:
                raise ServerTrouble(status=_ASKED_ANEW, sent=True)
            cursor, restart, done = "", True, 0
            continue
        if page.more and page.cursor == cursor:
            raise ServerTrouble(status=0, sent=True)  # it would never end
        keep(page.heard(restart=restart))
        pace.carried(len(page.changes), seconds)
        cursor, restart, more = page.cursor, False, page.more
        done += len(page.changes)
        progress(done, page.remaining)
    return cursor


def registry_size(province: Province, cursor: str, *, cancelled: Event | None = None) -> RegistrySize:
    """How much there is after ``cursor``; from the beginning where the province does not go on from it."""
    reply = province.call(_get(registry_size_path(cursor), cancelled))
    if reply.status == _ASKED_ANEW:
        _must_be_restart(reply)
        reply = province.call(_get(registry_size_path(""), cancelled, expected=()))
    try:
        return decode(reply.body, RegistrySize)
    except ValueError:
        raise ServerTrouble(status=reply.status, sent=True) from None


def _page(province: Province, cursor: str, pace: Pace, cancelled: Event | None) -> tuple[RegistryPage | None, float]:
    """One page and its seconds; None where the province begins anew."""
    try:
        reply = province.call(_get(registry_path(cursor, pace.limit), cancelled))
    except SyncError as error:
        if isinstance(error, Offline | ServerTrouble):
            pace.cut()
        raise
    if reply.status == _ASKED_ANEW:
        _must_be_restart(reply)
        return None, reply.seconds
    try:
        return unpack_page(reply.body), reply.seconds
    except ValueError:
        raise ServerTrouble(status=reply.status, sent=True) from None


def _get(path: str, cancelled: Event | None, expected: tuple[int, ...] = (_ASKED_ANEW,)) -> Request:
    return Request("GET", path, seconds=PAGE_SECONDS, expected=expected, cancelled=cancelled)


def _must_be_restart(reply: Reply) -> None:
    try:
        problem = decode(reply.body, Problem)
    except ValueError:
        raise ServerTrouble(status=reply.status, sent=True) from None
    if problem.code != RESTART:
        raise Refused(status=reply.status, reason=problem.code, title=problem.title, detail=problem.detail)
