"""The census of shelters and institutions over a period: start, in, out, end, nights, mean stay, occupancy, over limit.

start  in the house when the first day begins        out  left on a day of the period
in     admitted on a day of the period               end  start + in - out, in the house when the period ends
nights every night of the period that somebody slept there: from the day of admission, without the day of leaving;
       of a period that is not over, the nights up to the moment of the report
mean   days of those who left in the period, from admission to leaving
occupancy  nights of (beds x days); none where the beds are not known
over   in the house at the end and past the day until which the stay was allowed
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from fieldapp.casework.caseload import SEXES, Caseload, Names, StayRow
from fieldapp.casework.indicators_people import SEX_HEADS, touches
from fieldapp.casework.period import Period, wita_day
from fieldapp.casework.table import TOTAL, Block, Cell, Column, Group, Table, Word


def shelters(load: Caseload, period: Period, names: Names) -> Table:
    """One row a facility that had anybody in the period."""
    until = min(period.last, wita_day(load.as_of))
    here = [stay for stay in load.stays if touches(stay, period)]
    codes = [code for code in names.facilities if any(stay.facility == code for stay in here)]
    codes += sorted({stay.facility for stay in here} - set(codes))
    rows: list[tuple[Cell, ...]] = []
    for code in codes:
        own = [stay for stay in here if stay.facility == code]
        name = names.facilities.get(code, code) or Word("Not known")
        rows.append((code, name, *_counts(own, period, until), _occupancy(own, period, until, names.beds.get(code))))
    beds = [names.beds.get(code) for code in codes]
    all_beds = sum(filter(None, beds)) if all(beds) else None
    rows.append(("", TOTAL, *_counts(here, period, until), _occupancy(here, period, until, all_beds)))
    lead = (Column(Word("Code"), "#loc+code", "code"), Column(Word("Shelter or institution"), "#loc+name", "text"))
    columns = (*lead, *_columns(), Column(Word("Occupancy"), "#indicator+occupancy+pct", "share"))
    return _table("shelters", Word("Shelter census"), columns, rows, 2)


def shelters_by_sex(load: Caseload, period: Period, names: Names) -> Table:
    """The same for male, female and not known."""
    del names
    until = min(period.last, wita_day(load.as_of))
    here = [stay for stay in load.stays if touches(stay, period)]
    rows: list[tuple[Cell, ...]] = [
        (SEX_HEADS[sex], *_counts([s for s in here if (s.sex if s.sex in SEXES else "") == sex], period, until))
        for sex in SEXES
    ]
    rows.append((TOTAL, *_counts(here, period, until)))
    columns = (Column(Word("Sex"), "#meta+sex", "text"), *_columns())
    return _table("shelters_sex", Word("Shelter census by sex"), columns, rows, 1)


def nights(stays: Iterable[StayRow], first: date, last: date) -> int:
    """Nights slept from the night after ``first`` begins to that of ``last``."""
    total = 0
    for stay in stays:
        if stay.admitted_at is not None:
            begins = max(wita_day(stay.admitted_at), first)
            ends = last + timedelta(days=1) if stay.left_at is None else min(wita_day(stay.left_at), last + _DAY)
            total += max(0, (ends - begins).days)
    return total


_DAY = timedelta(days=1)


def _columns() -> tuple[Column, ...]:
    return (
        Column(Word("At the start"), "#affected+start"),
        Column(Word("In"), "#affected+in"),
        Column(Word("Out"), "#affected+out"),
        Column(Word("At the end"), "#affected+end"),
        Column(Word("Over the limit"), "#affected+over_limit"),
        Column(Word("Nights"), "#indicator+nights"),
        Column(Word("Mean stay, days"), "#indicator+stay+mean", "days"),
    )


def _table(key: str, title: Word, columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]], lead: int) -> Table:
    count = len(rows) - 1
    return Table(
        key=key,
        title=title,
        unit=Word("stays"),
        columns=columns,
        rows=tuple(rows),
        notes=(Word("At the end = at the start + in - out. Nights count from the day of admission."),),
        groups=tuple(Group((at,)) for at in range(lead, lead + 6)),
        blocks=(Block(tuple(range(count)), count),),
        linked=True,
        strong=(count,),
    )


def _counts(stays: Sequence[StayRow], period: Period, until: date) -> tuple[Cell, ...]:
    came = sum(period.holds(_day(stay.admitted_at)) for stay in stays)
    left = [stay for stay in stays if period.holds(_day(stay.left_at))]
    start = len(stays) - came
    end = len(stays) - len(left)
    over = sum(
        stay.left_at is None or wita_day(stay.left_at) > period.last
        for stay in stays
        if stay.stay_until is not None and stay.stay_until < until
    )
    lengths = [(wita_day(s.left_at) - wita_day(s.admitted_at)).days for s in left if s.left_at and s.admitted_at]
    mean = round(sum(lengths) / len(lengths), 1) if lengths else None
    return start, came, len(left), end, over, nights(stays, period.first, until), mean


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else wita_day(moment)


def _occupancy(stays: Sequence[StayRow], period: Period, until: date, beds: int | None) -> float | None:
    days = (until - period.first).days + 1
    return nights(stays, period.first, until) / (beds * days) if beds and days > 0 else None
