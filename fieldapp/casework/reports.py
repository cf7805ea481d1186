"""The reports there are: their names, what they count, and how they are made from a caseload.

    tables(REPORTS["recap"], load, period, names, published=True)

Source of the list: domain report 5.2, what the Dinas hands on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from fieldapp.casework.caseload import Caseload, Names
from fieldapp.casework.disclosure import disclosed
from fieldapp.casework.indicators_activities import activities, topics
from fieldapp.casework.indicators_benefits import benefits
from fieldapp.casework.indicators_people import parts_of_recap, quality, recap, register
from fieldapp.casework.indicators_referrals import referrals
from fieldapp.casework.indicators_shelter import shelters, shelters_by_sex
from fieldapp.casework.indicators_spm import spm
from fieldapp.casework.indicators_team import team_by_week, team_work
from fieldapp.casework.indicators_trend import trend
from fieldapp.casework.period import Period
from fieldapp.casework.table import Table, Word

Count = Callable[[Caseload, Period, Names], Table]


@dataclass(frozen=True, slots=True)
class Report:
    """``file``: how its files begin; ``named``: it lists people by name; ``purpose``: one line on what it answers;
    ``team``: of a supervisor's team, for supervisors."""

    key: str
    title: str
    purpose: str
    file: str
    counts: tuple[Count, ...]
    named: bool = False
    team: bool = False


def _report(
    key: str, title: str, purpose: str, file: str, *counts: Count, named: bool = False, team: bool = False
) -> tuple[str, Report]:
    return key, Report(key, Word(title), Word(purpose), file, counts, named, team)


REPORTS: Final[dict[str, Report]] = dict(
    (
        _report(
            "recap",
            "PPKS recapitulation",
            "How many people of each category, by sex, age and place; new, served, closed; the trend by month.",
            "Rekap-PPKS",
            recap,
            trend,
        ),
        _report("referrals", "Referrals", "By service and outcome, and how long people waited.", "Rujukan", referrals),
        _report(
            "shelters",
            "Shelter census",
            "Who came and left, nights, mean stay, occupancy, stays over the limit.",
            "Sensus-Shelter",
            shelters,
            shelters_by_sex,
        ),
        _report("spm", "SPM achievement", "The five minimum services: reached of those in need.", "Capaian-SPM", spm),
        _report(
            "activities",
            "Prevention activities",
            "Activities, participants by sex and age, topics, new cases.",
            "Pencegahan",
            activities,
            topics,
        ),
        _report("benefits", "Social benefits", "Whether benefits arrived, whole and useful.", "Bantuan", benefits),
        _report("quality", "Data quality", "What is missing about people, and needs not met.", "Mutu-Data", quality),
        _report(
            "team",
            "Work of the team",
            "For each laptop and worker: collected, approved, returned, corrected, and the median time.",
            "Kerja-Tim",
            team_work,
            team_by_week,
            team=True,
        ),
        _report(
            "register",
            "List of people",
            "By name, for work with them. Why it is saved is asked and logged.",
            "Daftar-Orang",
            register,
            named=True,
        ),
    )
)


def tables(report: Report, load: Caseload, period: Period, names: Names, *, published: bool) -> tuple[Table, ...]:
    """The report's tables with small numbers hidden. Raises ValueError for a list of names that is to be published."""
    if report.named and published:
        raise ValueError("a list of names is never published")
    made: list[Table] = []
    for count in report.counts:
        table = disclosed(count(load, period, names), published=published)
        made += parts_of_recap(table) if count is recap else (table,)
    return tuple(made)
