"""The same figures counted another way: from the filings themselves, with loops a person can follow."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone

from tests.reports.filings import Filing

WITA = timezone(timedelta(hours=8))


@dataclass
class Known:
    """What was ever said of one thing, and when."""

    facts: dict[str, str] = field(default_factory=dict)
    said: list[tuple[date, dict[str, str]]] = field(default_factory=list)


def fold(filings: Sequence[Filing], kind: str) -> dict[str, Known]:
    found: dict[str, Known] = defaultdict(Known)
    for filing in filings:
        for change in filing.changes:
            if change.entity_list == kind:
                one = found[change.entity_id]
                one.facts.update(change.properties)
                one.said.append((filing.at.astimezone(WITA).date(), dict(change.properties)))
    return dict(found)


def open_on(person: Known, day: date) -> bool:
    """The case is open at the end of a day: what was said last, up to then, did not close it."""
    last = [said for when, said in person.said if when <= day]
    return bool(last) and last[-1].get("decision") != "close"


def active(person: Known, first: date, last: date) -> bool:
    """Open at the end of the day before, or anything was said on a day of the period."""
    return open_on(person, first - timedelta(days=1)) or any(first <= when <= last for when, _ in person.said)


def state_after(referral: Known) -> str:
    order = ["proposed", "sent", "accepted", "declined", "served", "closed"]
    states = ["proposed", *(said["state"] for _, said in referral.said if "state" in said)]
    return max(states, key=order.index)


def day_of(referral: Known, state: str) -> date | None:
    """The day that was told, else the day it was written down."""
    told = [(when, said) for when, said in referral.said if said.get("state") == state]
    return min((date.fromisoformat(said.get("state_date", when.isoformat())[:10]) for when, said in told), default=None)


def age(person: Known, on: date) -> int | None:
    if born := person.facts.get("birth_date"):
        then = date.fromisoformat(born)
        return on.year - then.year - ((on.month, on.day) < (then.month, then.day))
    if "age_est" in person.facts:
        when = next(when for when, said in person.said if "age_est" in said)
        return on.year - (when.year - int(person.facts["age_est"]))
    return None


def stay_days(stay: Known) -> tuple[date, date | None]:
    left = stay.facts.get("left_at")
    came = datetime.fromisoformat(stay.facts["admitted_at"]).astimezone(WITA).date()
    return came, datetime.fromisoformat(left).astimezone(WITA).date() if left else None


def days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def tally(values: Iterable[str]) -> Counter[str]:
    return Counter(values)
