"""Referrals by service: where those proposed in the period stand now, and how long people waited to be served.

A referral that names two services counts in both rows; the last row but one adds the rows up, the last counts every
referral once. Waiting days run from the proposal to the day it was served, of those served in the period; median and
90th percentile are of the nearest rank, so each is a number of days that somebody waited.
"""

from collections.abc import Sequence
from math import ceil
from typing import Final

from fieldapp.casework.caseload import Caseload, Names, ReferralRow
from fieldapp.casework.period import Period
from fieldapp.casework.table import TOTAL, Block, Cell, Column, Group, Table, Word

STATES: Final = {
    "proposed": Word("Proposed"),
    "sent": Word("Sent"),
    "accepted": Word("Accepted"),
    "declined": Word("Declined"),
    "served": Word("Served"),
    "closed": Word("Finished"),
}


def referrals(load: Caseload, period: Period, names: Names) -> Table:
    """Rows: services that occur, in the order of the catalogue; others last."""
    proposed = [one for one in load.referrals if period.holds(one.proposed_on)]
    served = [one for one in load.referrals if period.holds(one.served_on)]
    used = {service for one in (*proposed, *served) for service in one.services or ("",)}
    codes = [code for code in names.services if code in used] + sorted(used - set(names.services))
    rows = [_line(code, _name(code, names), _naming(proposed, code), _naming(served, code)) for code in codes]
    every = [one for code in codes for one in _naming(proposed, code)]
    every_served = [one for code in codes for one in _naming(served, code)]
    rows.append(_line("", Word("Services in all"), every, every_served))
    rows.append(_line("", Word("Referrals"), proposed, served))
    count = len(codes)
    columns = (
        Column(Word("Code"), "#service+code", "code"),
        Column(Word("Service"), "#service+name", "text"),
        Column(TOTAL, "#activity+referral"),
        *(Column(head, f"#activity+referral+{state}") for state, head in STATES.items()),
        Column(Word("Served in the period"), "#reached"),
        Column(Word("Waiting days, median"), "#indicator+wait+median", "days"),
        Column(Word("Waiting days, 9 of 10"), "#indicator+wait+p90", "days"),
    )
    last = 3 + len(STATES)
    return Table(
        key="referrals",
        title=Word("Referrals by service and outcome"),
        unit=Word("referrals"),
        columns=columns,
        rows=tuple(rows),
        notes=(
            Word("States are those of today, of the referrals that were proposed in the period."),
            Word("Nine of ten people waited no longer than the last column."),
        ),
        groups=(Group(tuple(range(3, last)), 2), Group((last,))),
        blocks=(Block(tuple(range(count)), count), Block((count + 1,))),
        strong=(count, count + 1),
    )


def nearest_rank(values: Sequence[int], share: float) -> int | None:
    """The smallest value that at least ``share`` of the values do not exceed; None of nothing."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else None


def waiting_days(referral: ReferralRow) -> int:
    """Days from the proposal to the service; a service dated before it is no wait."""
    return max(0, ((referral.served_on or referral.proposed_on) - referral.proposed_on).days)


def _naming(all_of: Sequence[ReferralRow], service: str) -> list[ReferralRow]:
    return [one for one in all_of if (service in one.services if service else not one.services)]


def _name(code: str, names: Names) -> str:
    return names.services.get(code, code) or Word("Other service")


def _line(code: str, name: str, proposed: Sequence[ReferralRow], served: Sequence[ReferralRow]) -> tuple[Cell, ...]:
    states = [sum(one.state == state for one in proposed) for state in STATES]
    waits = [waiting_days(one) for one in served]
    return (code, name, len(proposed), *states, len(served), nearest_rank(waits, 0.5), nearest_rank(waits, 0.9))
