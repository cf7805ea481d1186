"""Social benefits as field checks of the period found them: whether they arrived, whole and useful."""

from collections.abc import Sequence
from typing import Final

from fieldapp.casework.caseload import BenefitRow, Caseload, Names
from fieldapp.casework.period import Period
from fieldapp.casework.table import TOTAL, Block, Cell, Column, Group, Table, Word

STATES: Final = {
    "whole": Word("Arrived whole"),
    "partly": Word("Arrived in part"),
    "none": Word("Not arrived"),
    "stopped": Word("Stopped"),
}
USEFUL: Final = {"yes": Word("Useful"), "no": Word("Not useful")}


def benefits(load: Caseload, period: Period, names: Names) -> Table:
    """One row a programme; the amounts are of checks that name both what was due and what came."""
    checked = [one for one in load.benefits if period.holds(one.checked_on)]
    used = {one.program for one in checked}
    codes = [code for code in names.programs if code in used] + sorted(used - set(names.programs))
    rows = [_line(names.programs.get(code, code), [one for one in checked if one.program == code]) for code in codes]
    rows.append(_line(TOTAL, checked))
    states, useful = len(STATES), len(USEFUL)
    columns = (
        Column(Word("Programme"), "#service+program", "text"),
        Column(Word("Checks"), "#activity+check"),
        *(Column(head, f"#activity+check+{state}") for state, head in STATES.items()),
        *(Column(head, f"#indicator+useful+{key}") for key, head in USEFUL.items()),
        Column(Word("Amount due"), "#value+due", "money"),
        Column(Word("Amount received"), "#value+received", "money"),
    )
    return Table(
        key="benefits",
        title=Word("Social benefits checked in the field"),
        unit=Word("checks"),
        columns=columns,
        rows=tuple(rows),
        notes=(Word("The state is that of the newest check of each benefit."),),
        groups=(Group(tuple(range(2, 2 + states)), 1), *(Group((2 + states + at,)) for at in range(useful))),
        blocks=(Block(tuple(range(len(codes))), len(codes)),),
        strong=(len(codes),),
    )


def _line(name: str, checks: Sequence[BenefitRow]) -> tuple[Cell, ...]:
    both = [(one.expected, one.received or 0) for one in checks if one.expected is not None]
    return (
        name,
        len(checks),
        *(sum(one.state == state for one in checks) for state in STATES),
        *(sum(one.useful == key for one in checks) for key in USEFUL),
        sum(due for due, _ in both) if both else None,
        sum(came for _, came in both) if both else None,
    )
