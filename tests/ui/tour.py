"""Every page of the app, by name, and how to come to it in an unlocked window on the made-up province of training.

One list for the contact sheets, the manual's pictures and the audits over all pages: a page that is not here is
audited nowhere.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from fieldapp.fieldbook import Fieldbook
from fieldapp.ui import background
from fieldapp.ui.window import Window

SIZES = ((1366, 768), (1092, 550))
Visit = Callable[[Window], object]


def _first_person(book: Fieldbook) -> str:
    return next(one.person_id for one in book.assessments(limit=50) if one.person_id)


def _go(place: str, **facts: str) -> Visit:
    return lambda window: window.go(place, **facts)


def _read_one(window: Window) -> None:
    from fieldapp.domain.reviewing import WorkFilter

    desk = window.book.reviewing
    for work in desk.rows(desk.numbers(WorkFilter(), limit=1)):  # none in training: nobody reviews their own work
        window.go("review", instance_id=work.instance_id)


def _compare(window: Window) -> None:
    window.go("merge")
    settle()
    window.page.open_chosen()  # type: ignore[attr-defined]


def _form(window: Window) -> None:
    window.fill(window.book.start("outreach_rapid", carried={"full_name": "Nurhalimah Latihan"}))


def _check(window: Window) -> None:
    window.check(window.book.start("outreach_rapid", carried={"full_name": "Nurhalimah Latihan"}))


PAGES: dict[str, Visit] = {
    "home": _go("home"),
    "people": _go("people", text="siti"),
    "person": lambda window: window.go("person", person_id=_first_person(window.book)),
    "form": _form,
    "check": _check,
    "records": _go("records"),
    "referrals": _go("referrals"),
    "agenda": _go("agenda"),
    "shelter": _go("shelter"),
    "queue": _go("queue"),
    "courier": _go("courier"),
    "relay": _go("relay", show="offer"),
    "relay-connect": _go("relay", show="connect"),
    "review": _go("review"),
    "review-read": _read_one,
    "batch": _go("batch"),
    "keying": _go("keying"),
    "merge": _go("merge"),
    "merge-compare": _compare,
    "team": _go("team", show="laptops"),
    "team-visits": _go("team", show="visits"),
    "team-shelters": _go("team", show="shelters"),
    "team-due": _go("team", show="due"),
    "reports": _go("reports"),
    "library": _go("library"),
    **{
        f"settings-{part}": _go("settings", part=part)
        for part in ("look", "lock", "users", "audit", "sending", "device", "backup", "forms", "data", "about")
    },
}


def settle() -> None:
    """Until no background work is under way and layouts stand."""
    end = time.monotonic() + 20
    calm = 0
    while calm < 3 and time.monotonic() < end:
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        calm = calm + 1 if background.idle() else 0
        time.sleep(0.01)
