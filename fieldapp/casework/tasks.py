"""What has to be done for people, when, and how urgent: tasks from referrals, visits, stays and unmet needs. Pure.

Every rule gives at most one task with the day it is due; nothing is stored, so a task is over as soon as the record
that called for it has moved on. Days are calendar days of East Kalimantan. A due day that has passed is overdue.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final

from fieldapp.casework.consent import consent_of
from fieldapp.casework.entities import read_date
from fieldapp.casework.projection import WITA
from fieldapp.domain.entity import Entity
from fieldapp.domain.visit import Visit

ANSWER_DAYS: Final[Mapping[str, int]] = MappingProxyType({"merah": 1, "kuning": 3, "hijau": 14})
LONGEST: Final = 14  # days where no urgency is known: that of green
_RANK: Final = MappingProxyType({"merah": 0, "kuning": 1, "hijau": 2})
_CONTRADICTION, _SEND, _ANSWER, _SERVE, _DECLINED = "doubt", "send", "answer", "serve", "declined"
KINDS: Final = (  # in the order of rows that are due on one day and equally urgent
    "stop",
    "over_limit",
    "returned",
    _DECLINED,
    _ANSWER,
    _SEND,
    "asked_visit",
    "visit",
    "aftercare",
    _SERVE,
    _CONTRADICTION,
    "unmet",
    "pairs",
    "conflicts",
)


@dataclass(frozen=True, slots=True)
class Task:
    """``kind``: one of ``KINDS``. ``key``: the referral, stay or record it is about, "" for a person alone.

    ``codes`` are service, facility or need codes, or the form of a visit; ``other`` is a service in no list, or a note;
    ``since`` is the day it waits from.
    """

    kind: str
    due: date
    person_id: str = ""
    person_name: str = ""
    key: str = ""
    urgency: str = ""
    codes: tuple[str, ...] = ()
    other: str = ""
    since: date | None = None
    count: int = 1

    def late(self, today: date) -> int:
        """Days overdue; 0 or less while there is time."""
        return (today - self.due).days


def answer_due(urgency: str, sent_on: date) -> date:
    """When an answer is expected: red 1, amber 3, green 14 days after sending (domain report 4.3, referral states)."""
    return sent_on + timedelta(days=ANSWER_DAYS.get(urgency, LONGEST))


def referral_task(referral: Entity, name: str = "", newer: datetime | None = None) -> Task | None:
    """What a referral waits for; None once served or closed. ``newer``: when the person was referred last.

    doubt: two submissions contradict each other; somebody decides (the project's own rule).
    send: proposed; due on the day asked for, else as long after the proposal as an answer may take.
    answer: sent; due by urgency, or on the day asked for where no urgency is known (domain report 4.3).
    serve: accepted; due on a later day asked for, else 14 days after the acceptance (the project's own rule).
    declined: another service is to be found, unless the person was referred again since (domain report 9 and 4.3).
    """
    state = referral.text("state")
    urgency = referral.text("urgency")
    since = _day(referral, f"{state}_on") or local_day(referral.created_at)
    asked = _day(referral, "due_date")
    kind, due = state, answer_due(urgency, since)
    if referral.text("state_doubt"):
        kind, due = _CONTRADICTION, local_day(referral.changed_at)
    elif state == "proposed":
        kind, due = _SEND, asked or due
    elif state == "sent":
        kind, due = _ANSWER, asked if asked and not urgency else due
    elif state == "accepted":
        kind, due = _SERVE, asked if asked and asked > since else since + timedelta(days=LONGEST)
    elif state != "declined" or (newer is not None and newer > referral.created_at):
        return None
    return Task(
        kind,
        due,
        referral.text("person_id"),
        name,
        referral.entity_id,
        urgency,
        tuple(referral.text("services").split()),
        referral.text("service_other"),
        since,
    )


def unmet_task(referral: Entity, name: str = "", newer: datetime | None = None) -> Task | None:
    """A need that no service meets: looked at again as soon as an answer would be due, until the person is referred
    (domain report 2.1, plan; the days are those of 4.3)."""
    if not referral.text("unmet") or (newer is not None and newer > referral.changed_at):
        return None
    since = local_day(referral.changed_at)
    urgency = referral.text("urgency")
    needs = tuple(referral.text("unmet").split())
    due = answer_due(urgency, since)
    return Task("unmet", due, referral.text("person_id"), name, referral.entity_id, urgency, needs, "", since)


def person_unmet_task(person: Entity, newer: datetime | None = None) -> Task | None:
    """The same for a need that an assessment recorded with the person."""
    over = person.text("decision") == "close" or (newer is not None and newer > person.changed_at)
    if over or not person.text("unmet"):
        return None
    since = local_day(person.changed_at)
    needs = tuple(person.text("unmet").split())
    return Task("unmet", answer_due("", since), person.entity_id, person.label, "", "", needs, "", since)


def asked_task(visit: Visit) -> Task | None:
    """A visit that the supervisor asked for, until it was made: due on the day asked for, else as long after as an
    answer of its urgency may take. ``codes`` is its form, ``other`` the supervisor's note."""
    if not visit.open:
        return None
    since = local_day(visit.asked_at)
    return Task(
        kind="asked_visit",
        due=visit.due or answer_due(visit.urgency, since),
        person_id=visit.person_id,
        person_name=visit.person_name,
        key=visit.visit_id,
        urgency=visit.urgency,
        codes=(visit.form_id,),
        other=visit.note,
        since=since,
    )


def visit_task(person: Entity) -> Task | None:
    """The next visit that the last one agreed on; none once it was made or the case was closed (form follow_up,
    domain report 2.6.8: ``fu_due``)."""
    due, made = read_date(person.text("next_visit")), read_date(person.text("last_visit"))
    if due is None or person.text("decision") == "close" or (made is not None and made >= due):
        return None
    return Task("visit", due, person.entity_id, person.label, since=made)


def stop_task(person: Entity) -> Task | None:
    """Consent was taken back: who was told must stop within 3 x 24 hours (UU 27/2022 Ps. 40); None once it is recorded
    that they were asked to."""
    consent = consent_of({name: person.text(name) for name in person.values})
    if consent.due is None or consent.withdrawn_at is None:
        return None
    since = local_day(consent.withdrawn_at)
    return Task(
        "stop", consent.due, person.entity_id, person.label, codes=tuple(sorted(consent.withdrawn)), since=since
    )


def stay_task(stay: Entity, name: str = "", max_days: int | None = None, last_visit: date | None = None) -> Task | None:
    """A stay that reaches its limit, or the follow-up after it.

    over_limit: due on the agreed last day, else ``max_days`` of the facility after the admission (domain report 4.1:
    the longest stay is a setting of each shelter, an extension needs the supervisor and a reason).
    aftercare: due on the day the discharge named, until somebody visited after it (domain report 2.1, aftercare).
    """
    who = stay.text("person_id")
    facility = (stay.text("facility"),)
    admitted, left = _moment_day(stay, "admitted_at"), _moment_day(stay, "left_at")
    if stay.text("state") == "staying":
        limit = _day(stay, "stay_until")
        if limit is None and admitted is not None and max_days is not None:
            limit = admitted + timedelta(days=max_days)
        return Task("over_limit", limit, who, name, stay.entity_id, "", facility, "", admitted) if limit else None
    due = _day(stay, "followup_due")
    if due is None or (last_visit is not None and last_visit >= (left or due)):
        return None
    return Task("aftercare", due, who, name, stay.entity_id, "", facility, "", left)


def in_order(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """By due day, then urgency, kind and name."""
    return tuple(sorted(tasks, key=lambda task: (task.due, *_weight(task))))


def worst_first(tasks: Iterable[Task], today: date) -> tuple[Task, ...]:
    """Those due by today: the most urgent first, then the longest overdue."""
    return tuple(
        sorted((one for one in tasks if one.due <= today), key=lambda one: (_weight(one)[0], one.due, one.kind))
    )


PARTS: Final = ("overdue", "today", "week", "later")


def part_of(due: date, today: date) -> str:
    """overdue, today, week (until Sunday) or later; weeks begin on Monday as offices count them (ux spec 11)."""
    if due <= today:
        return "today" if due == today else "overdue"
    sunday = today + timedelta(days=6 - today.weekday())
    return "week" if due <= sunday else "later"


def agenda(tasks: Iterable[Task], today: date) -> dict[str, tuple[Task, ...]]:
    """Tasks by part of the agenda, all four parts, each in order."""
    found: dict[str, list[Task]] = {part: [] for part in PARTS}
    for task in in_order(tasks):
        found[part_of(task.due, today)].append(task)
    return {part: tuple(rows) for part, rows in found.items()}


def _weight(task: Task) -> tuple[int, int, str]:
    return _RANK.get(task.urgency, len(_RANK)), KINDS.index(task.kind), task.person_name.casefold()


def local_day(moment: datetime) -> date:
    """The day in East Kalimantan."""
    return moment.astimezone(WITA).date()


def _day(entity: Entity, name: str) -> date | None:
    return read_date(entity.text(name))


def _moment_day(entity: Entity, name: str) -> date | None:
    value = entity.values.get(name)
    return local_day(value) if isinstance(value, datetime) else None
