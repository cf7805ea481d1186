"""The made-up province's profile: made once by seed, opened without a password, removed to begin again.

It is encrypted like every profile. Its password is no secret, since nothing in it is about anybody.
"""

import heapq
import random
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from fieldapp.errors import Cancelled
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.profile import STORE, create, local_now, unlock
from fieldapp.training.afterwards import Story
from fieldapp.training.office import Office, lay_out_shelters
from fieldapp.training.stories import STORIES
from fieldapp.training.supervising import BEGINS, supervise
from fieldapp.vault.kdf import Cost

PASSPHRASE: Final = "latihan"  # noqa: S105 (no secret: nobody in it is real)
DONE: Final = "training_ready"
SEED: Final = 1409
DAYS, EVENTS, DRAFTS = 180, 150, 2  # as long as this before today; so many stories; begun and left
_CHEAP = Cost(iterations=1, memory_kib=64, lanes=1)
Progress = Callable[[int, int], None]


def training_folder(profile: Path) -> Path:
    """Beside the real profile, never inside it."""
    return profile.with_name(f"{profile.name}-latihan")


def remove_training(folder: Path) -> None:
    """Throw the made-up province away. Raises OSError while it is open elsewhere on Windows."""
    if folder.exists():
        shutil.rmtree(folder)


def open_training(
    folder: Path, progress: Progress = lambda done, total: None, stop: Callable[[], bool] = lambda: False
) -> Fieldbook:
    """The made-up province; the first time it is written. *Slow*: half a minute then, a moment later.

    ``progress`` hears (done, total) of its stories. What was left half-written is begun again. Raises Cancelled,
    StoreError kinds.
    """
    if (folder / STORE).exists():
        book = _unlocked(folder)
        if book.setting(DONE):
            return book
        book.lock()
    remove_training(folder)
    clock = _Clock(local_now() - timedelta(days=DAYS))
    book, _ = create(folder, PASSPHRASE, cost=_CHEAP, clock=clock)
    try:
        book.connection.practise()
        lay_out_shelters(book)
        _leave_drafts(_write(book, clock, progress, stop))
        book.put_setting(DONE, "1")
    finally:
        book.lock()
    return _unlocked(folder)


def _unlocked(folder: Path) -> Fieldbook:
    """Half a year passed in half a minute: what the watch of the clock makes of that is nobody's concern."""
    book = unlock(folder, PASSPHRASE)
    book.watch.heard(0.0)
    return book


class _Clock:
    """The made-up time."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def steady_seconds(self) -> float:
        """It only runs: no jump is to be told."""
        return self.now.timestamp()


def _write(book: Fieldbook, clock: _Clock, progress: Progress, stop: Callable[[], bool]) -> Office:
    """Play every story, in the order of time; the office as it stands then."""
    chance = random.Random(SEED)  # noqa: S311 (made-up stories, the same each time)
    office = Office(book, chance, clock.now)
    end = local_now()
    waiting: list[tuple[datetime, int, Story | None]] = [
        (_moment(clock.now + timedelta(days=DAYS * (number / EVENTS) ** 0.9), chance), number, None)
        for number in range(EVENTS)
    ]
    waiting.append((clock.now + timedelta(days=DAYS - BEGINS), EVENTS, supervise(office)))
    heapq.heapify(waiting)
    done = 0
    while waiting:
        if stop():
            raise Cancelled
        moment, number, story = heapq.heappop(waiting)
        if moment >= end:
            continue
        clock.now = office.now = max(moment, clock.now)
        if story is None:
            kinds, weights = zip(*STORIES, strict=True)
            story = chance.choices(kinds, weights)[0](office)
            done += 1
            progress(done, EVENTS)
        wait = next(story, None)
        if wait is not None:
            heapq.heappush(waiting, (_moment(moment + wait, chance) if wait.days else moment + wait, number, story))
    return office


def _leave_drafts(office: Office) -> None:
    """Work that somebody was called away from."""
    for _ in range(DRAFTS):
        one = office.crowd.somebody(office.now.date(), (20, 70))
        office.draft("outreach_rapid", {"loc_kab": one.kab, "loc_kec": one.kec, "full_name": one.name, "sex": one.sex})


def _moment(day: datetime, chance: random.Random) -> datetime:
    """Some time between seven and twenty-one on that day."""
    return day.replace(hour=7 + chance.randrange(14), minute=chance.randrange(60), second=chance.randrange(60))
