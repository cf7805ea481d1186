"""The month itself: who is met when, played in the order of time on a laptop whose clock stands at each moment."""

import heapq
import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

import time_machine
from PySide6.QtCore import Qt

from fieldapp.casework.reports import REPORTS
from fieldapp.casework.table import Table
from fieldapp.training.afterwards import Story
from fieldapp.ui.pages.reports.page import ReportsPage
from fieldapp.ui.pages.unlock.page import UnlockPage
from tests.end_to_end.month.deeds import page_of
from tests.end_to_end.month.desk import DeskOffice
from tests.end_to_end.month.hands import CTRL, Hands
from tests.end_to_end.month.stories import PLAN
from tests.ui.desk.laptop import PASSPHRASE, make_profile, running

WITA = timezone(timedelta(hours=8))
FIRST = datetime(2026, 10, 1, 7, 30, tzinfo=WITA)
LAST = datetime(2026, 10, 31, 20, 0, tzinfo=WITA)
MEET_DAYS = 22  # nobody is met later: what follows a meeting needs time


@contextmanager
def in_samarinda() -> Iterator[None]:
    """The computer's zone is that of the office, wherever the test runs."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "WITA-8"
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


@contextmanager
def desk(folder: Path, seed: int = 64) -> Iterator[DeskOffice]:
    """The window on a new profile, unlocked, on the first morning."""
    with in_samarinda(), time_machine.travel(FIRST) as clock:
        make_profile(folder)
        with running(folder) as window:
            hands = Hands(window)
            page = window.page
            assert isinstance(page, UnlockPage)
            page.password.setFocus()
            hands.write(PASSPHRASE)
            hands.press(Qt.Key.Key_Return)
            hands.until(lambda: window.unlocked, "the profile is open")
            hands.quiet()
            yield DeskOffice(hands, random.Random(seed), FIRST, clock)


def whole() -> bool:
    """Whether every story of the plan is told (``WHOLE_MONTH=1``, three minutes), or half of each kind."""
    return bool(os.environ.get("WHOLE_MONTH"))


def work(office: DeskOffice) -> None:
    """Play every story of the plan, in the order of time, until the month ends."""
    chance = office.chance
    told = [story for story, number in PLAN for _ in range(number if whole() else (number + 1) // 2)]
    waiting: list[tuple[datetime, int, Story]] = [
        (FIRST + timedelta(days=chance.uniform(0, MEET_DAYS) if number else 0), number, story(office))
        for number, story in enumerate(told)
    ]
    heapq.heapify(waiting)
    while waiting:
        moment, number, story = heapq.heappop(waiting)
        if moment >= LAST:
            continue
        office.at(max(moment, office.now + timedelta(minutes=5)))
        wait = next(story, None)
        if wait is not None:
            heapq.heappush(waiting, (office.now + wait, number, story))
    office.at(LAST)


def shown(office: DeskOffice) -> dict[str, tuple[Table, ...]]:
    """Every report of the month as the page of reports counts it: Ctrl+8, down the list."""
    office.hands.press(Qt.Key.Key_8, CTRL)
    page = page_of(office.hands, ReportsPage)
    found = {}
    for key in REPORTS:
        page.list.rows[key].setFocus()
        office.hands.press(Qt.Key.Key_Return)
        office.hands.quiet()
        ready = page._ready
        assert ready is not None
        assert ready.made.report.key == key
        found[key] = ready.made.tables
    return found
