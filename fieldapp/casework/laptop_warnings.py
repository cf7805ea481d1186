"""What a supervisor should look at on a laptop of the team. Pure; codes, the worst first.

never     the province never heard of it
silent    not heard for a week
unsent    something unsent, and the province received nothing for three days
held      something stands in quarantine
app       an older app than the newest of the team
forms     an older version of a form than the province offers
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from fieldapp.domain.laptop import Laptop

NEVER, SILENT, UNSENT, HELD, APP, FORMS = "never", "silent", "unsent", "held", "app", "forms"
CODES: Final = (NEVER, SILENT, UNSENT, HELD, APP, FORMS)
QUIET_FOR: Final = timedelta(days=7)
UNSENT_FOR: Final = timedelta(days=3)


def warnings_of(laptop: Laptop, now: datetime, newest: tuple[int, ...]) -> tuple[str, ...]:
    """``newest``: of the apps of the team, as ``number_of`` reads them."""
    told = laptop.standing
    if told is None or told.seen_at is None:
        return (NEVER,)
    received = told.last_received_at
    stands = {
        SILENT: now - told.seen_at >= QUIET_FOR,
        UNSENT: told.unsent > 0 and (received is None or now - received >= UNSENT_FOR),
        HELD: told.held > 0,
        APP: number_of(told.app) < newest,
        FORMS: bool(told.forms),
    }
    return tuple(code for code in CODES if stands.get(code))


def newest_app(apps: Iterable[str]) -> tuple[int, ...]:
    """The highest number among these."""
    return max(map(number_of, apps), default=())


def number_of(app: str) -> tuple[int, ...]:
    """``1.10.2`` as numbers; what follows them (``rc1``, ``+dev``) is left out."""
    found: list[int] = []
    for part in app.split("."):
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if not digits:
            break
        found.append(int(digits))
    return tuple(found)
