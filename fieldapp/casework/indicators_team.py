"""The team's work as its supervisor's desk holds it: per laptop and worker, and week by week."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from fieldapp.casework.caseload import Caseload, Names, WorkRow
from fieldapp.casework.indicators_referrals import nearest_rank
from fieldapp.casework.period import Period
from fieldapp.casework.table import TOTAL, Block, Cell, Column, Group, Table, Word

STATES: Final = {
    "approved": Word("Approved"),
    "returned": Word("Returned"),
    "attention": Word("Needs a look"),
    "waiting": Word("Waiting"),
}
_NOTE: Final = Word("Counted by the day of finalising. A correction is a record too; its column tells how many were.")


def team_work(load: Caseload, period: Period, names: Names) -> Table:
    """One row a laptop and worker, in the order of their codes; the last row is the team."""
    del names
    done = [one for one in load.works if period.holds(one.day)]
    keys = sorted({(one.device, one.worker) for one in done})
    rows = [(*key, *_figures([one for one in done if (one.device, one.worker) == key])) for key in keys]
    rows.append((TOTAL, "", *_figures(done)))
    columns = (
        Column(Word("Laptop"), "#meta+device", "code"),
        Column(Word("Worker"), "#contact+name", "text"),
        *_columns(),
    )
    return Table(
        key="team",
        title=Word("Work of the team by laptop and worker"),
        unit=Word("records"),
        columns=columns,
        rows=tuple(rows),
        notes=(_NOTE,),
        groups=(Group(tuple(range(3, 3 + len(STATES))), 2),),
        blocks=(Block(tuple(range(len(keys))), len(keys)),),
        strong=(len(keys),),
    )


def team_by_week(load: Caseload, period: Period, names: Names) -> Table:
    """One row a week that begins on a Monday, oldest first, of the weeks in which something was finalized."""
    del names
    done = [one for one in load.works if period.holds(one.day)]
    weeks = sorted({_monday(one.day) for one in done})
    rows: list[tuple[Cell, ...]] = [
        (week, *_figures([one for one in done if _monday(one.day) == week])) for week in weeks
    ]
    return Table(
        key="team-weeks",
        title=Word("Work of the team by week"),
        unit=Word("records"),
        columns=(Column(Word("Week from"), "#date+start", "date"), *_columns()),
        rows=tuple(rows),
        notes=(),
        groups=(Group(tuple(range(2, 2 + len(STATES))), 1),),
        blocks=(Block(tuple(range(len(weeks)))),),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(Word("Collected"), "#activity+record"),
        *(Column(head, f"#activity+record+{state}") for state, head in STATES.items()),
        Column(Word("Corrections"), "#activity+record+correction"),
        Column(Word("Minutes a record, median"), "#indicator+minutes+median", "days"),
        Column(Word("Days until a decision, median"), "#indicator+decision+median", "days"),
    )


def _figures(done: Sequence[WorkRow]) -> tuple[Cell, ...]:
    minutes = [one.minutes for one in done if one.minutes is not None]
    decided = [one.decided_after for one in done if one.decided_after is not None]
    return (
        len(done),
        *(sum(one.state == state for one in done) for state in STATES),
        sum(one.corrects for one in done),
        nearest_rank(minutes, 0.5),
        nearest_rank(decided, 0.5),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
