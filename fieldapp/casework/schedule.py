"""Reports that are made by themselves: which, how often, and whose day has come. Pure; days are those of Samarinda."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from fieldapp.casework.period import Period, preset

EVERY: Final = ("day", "week", "month", "quarter")
MOST: Final = 12  # periods that are made up for after a long rest, the newest ones


@dataclass(frozen=True, slots=True)
class Schedule:
    """``after``: days to wait when a period has ended, for records that come late; ``made_until``: the last day of the
    last period that was made, or that had ended when the schedule was."""

    schedule_id: str
    report: str
    every: str
    format: str
    folder: str
    made_until: date
    region: str = ""
    after: int = 0

    def next_day(self) -> date:
        """The day on which the next one is due."""
        return period_of(self.every, self.made_until + timedelta(days=1)).last + timedelta(days=1 + self.after)


def period_of(every: str, day: date) -> Period:
    """The day, the week from Monday, the month or the quarter that a day lies in. Raises KeyError for another word."""
    if every == "day":
        return Period(day, day)
    if every == "week":
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6))
    return preset(every, day)


def ended(every: str, today: date) -> date:
    """The last day of the newest period that is over."""
    return period_of(every, today).first - timedelta(days=1)


def due(schedule: Schedule, today: date) -> tuple[Period, ...]:
    """The periods to be made now, oldest first; each is told until ``made_until`` has passed it."""
    found: list[Period] = []
    period = period_of(schedule.every, schedule.made_until + timedelta(days=1))
    while period.last + timedelta(days=schedule.after) < today:
        found.append(period)
        period = period_of(schedule.every, period.last + timedelta(days=1))
    return tuple(found[-MOST:])
