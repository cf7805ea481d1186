"""Whether the numbers fall: open cases at the end of each of thirteen months, and what came in and went out.

The last month is that of the period's last day; of a month that is not over, the days up to that day are counted.
A year before stands in the same table, so the season does not pass for a trend.
"""

from typing import Final

from fieldapp.casework.caseload import Caseload, Names
from fieldapp.casework.indicators_people import served
from fieldapp.casework.period import Period, months_up_to
from fieldapp.casework.table import Cell, Column, Table, Word

MONTHS: Final = 13


def trend(load: Caseload, period: Period, names: Names) -> Table:
    """One row a month, oldest first; the month is its first day."""
    del names
    rows: list[tuple[Cell, ...]] = []
    for month in months_up_to(period.last, MONTHS):
        so_far = Period(month.first, min(month.last, period.last))
        rows.append(
            (
                month.first,
                sum(person.open_at_end(so_far) for person in load.people),
                sum(so_far.holds(person.first_seen) for person in load.people),
                len(served(load, so_far)),
                sum(person.closed(so_far) for person in load.people),
            )
        )
    columns = (
        Column(Word("Month"), "#date+month", "month"),
        Column(Word("Open cases at the end"), "#affected+open"),
        Column(Word("New"), "#affected+new"),
        Column(Word("Served"), "#reached"),
        Column(Word("Closed"), "#affected+closed"),
    )
    return Table(
        key="trend",
        title=Word("Trend by month"),
        unit=Word("people"),
        columns=columns,
        rows=tuple(rows),
        notes=(Word("The month of the last day is counted up to that day."),),
        linked=True,
    )
