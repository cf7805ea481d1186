"""How many nights people slept in a shelter, who came and who left, and the lines of its register.

A night is the midnight of East Kalimantan (WITA) at its end: the night of 26 November ends at 00.00 on the 27th. A stay
counts it when it began before and ended after that midnight, so a person who comes and leaves on one day slept no
night. Stays that were recorded twice never were. Pure; the reports of a shelter are made of these.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from fieldapp.casework.projection import WITA
from fieldapp.casework.shelter_values import TWICE, Stay

DAY: Final = timedelta(days=1)


def midnight_after(night: date) -> datetime:
    """The moment at the end of a night."""
    return datetime.combine(night + DAY, time(), WITA)


def counted(stays: Iterable[Stay]) -> tuple[Stay, ...]:
    """Without those that were recorded twice."""
    return tuple(stay for stay in stays if stay.exit_reason != TWICE)


def slept(stay: Stay, night: date) -> bool:
    """Whether somebody was here at the midnight that ends a night."""
    midnight = midnight_after(night)
    return stay.admitted_at < midnight and (stay.left_at is None or stay.left_at > midnight)


def present(stays: Iterable[Stay], night: date) -> tuple[Stay, ...]:
    """Everybody who slept here."""
    return tuple(stay for stay in counted(stays) if slept(stay, night))


def nights_between(start: datetime, end: datetime) -> int:
    """Midnights from one moment to another; none when the end lies before the start."""
    if end <= start:
        return 0
    whole = (end.astimezone(WITA).date() - start.astimezone(WITA).date()).days
    ends_on_it = end.astimezone(WITA).time() == time()
    return whole - 1 if ends_on_it and whole else whole


def length_of_stay(stay: Stay, now: datetime) -> int:
    """Days somebody stayed, or stays so far."""
    return nights_between(stay.admitted_at, stay.left_at or now)


def each_night(first: date, last: date) -> Iterator[date]:
    """Both ends included; none when they are the wrong way round."""
    for number in range((last - first).days + 1):
        yield first + number * DAY


def bed_days(stays: Sequence[Stay], first: date, last: date) -> int:
    """Nights slept in a period, over all people."""
    return sum(len(present(stays, night)) for night in each_night(first, last))


def occupancy(stays: Sequence[Stay], beds: int, first: date, last: date) -> float | None:
    """Share of the bed nights of a period that were slept in, above 1 with extra mattresses; None without beds."""
    nights = len(list(each_night(first, last)))
    return bed_days(stays, first, last) / (beds * nights) if beds and nights else None


@dataclass(frozen=True, slots=True)
class DayFlow:
    """One day of the census. ``start`` + ``came`` - ``left`` = ``end``, which are those who sleep here."""

    day: date
    start: int
    came: int
    left: int
    end: int


def flow(stays: Sequence[Stay], day: date) -> DayFlow:
    """How a day went, from midnight to midnight."""
    known = counted(stays)
    came = sum(_came_on(stay, day) for stay in known)
    left = sum(_left_on(stay, day) for stay in known)
    start = len(present(known, day - DAY))
    return DayFlow(day, start, came, left, start + came - left)


def flows(stays: Sequence[Stay], first: date, last: date) -> tuple[DayFlow, ...]:
    """Each day of a period."""
    return tuple(flow(stays, day) for day in each_night(first, last))


def over_limit(stays: Iterable[Stay], now: datetime, days: int) -> tuple[Stay, ...]:
    """Open stays that last longer than so many days, the longest first."""
    found = [stay for stay in counted(stays) if stay.left_at is None and length_of_stay(stay, now) > days]
    return tuple(sorted(found, key=lambda stay: (stay.admitted_at, stay.stay_id)))


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A line of the shelter's register book: one stay."""

    number: int
    stay: Stay
    days: int


def register(stays: Iterable[Stay], first: date, last: date, now: datetime) -> tuple[RegisterLine, ...]:
    """Every stay that touches a period, in the order of admission, numbered from one."""
    begin, end = midnight_after(first - DAY), midnight_after(last)
    touching = [s for s in counted(stays) if s.admitted_at < end and (s.left_at is None or s.left_at >= begin)]
    touching.sort(key=lambda stay: (stay.admitted_at, stay.stay_id))
    return tuple(RegisterLine(number, s, length_of_stay(s, now)) for number, s in enumerate(touching, start=1))


def _came_on(stay: Stay, day: date) -> bool:
    """Came within the day; whoever comes at midnight comes on the day that begins."""
    begin = midnight_after(day - DAY)
    return begin <= stay.admitted_at < begin + DAY


def _left_on(stay: Stay, day: date) -> bool:
    """Left within the day; whoever leaves at midnight did not sleep and leaves on the day that ends."""
    if stay.left_at is None:
        return False
    begin = midnight_after(day - DAY)
    if stay.left_at == stay.admitted_at:
        return begin <= stay.left_at < begin + DAY
    return begin < stay.left_at <= begin + DAY
