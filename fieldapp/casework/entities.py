"""The entities that forms speak of: their properties, their states, and which state may follow which.

    person     who (kept as the register of people)
    relation   a family member of a person
    referral   proposed → sent → accepted or declined → served → closed
    stay       staying → left
    activity   a prevention or education activity
    benefit    one programme of one person, as a field check found it
    bed        a bed of a shelter: in_use → removed
    bed_mark   why a bed is not for anybody now: set → lifted
    waiting    somebody who waits for a place in a shelter: waiting → placed or gave_up
    night_count  who slept in a shelter one night, counted at the beds
    merge      two records that are one person: merged → split
    visit      a visit that a supervisor asks of a laptop: asked → cancelled or not_found; made when it was made

A form may save more than is named here; it is kept with the entity, it only has no column of its own. Projection, the
store's tables and the server read this table; it says nothing about any single form.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

STATE: Final = "state"
DOUBT: Final = "state_doubt"  # a state that was said but cannot follow; a person decides

TEXT, DAY, MOMENT, NUMBER = "text", "day", "moment", "number"
Value = str | int | date | datetime | None


@dataclass(frozen=True, slots=True)
class Kind:
    """``properties``: name → text | day | moment | number. ``onward``: state → states that may follow it.

    ``states`` are in the order of a life; the first is that of an entity whose submission names none.
    """

    name: str
    properties: Mapping[str, str]
    states: tuple[str, ...] = ()
    onward: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def last(self) -> frozenset[str]:
        """States after which nothing comes."""
        return frozenset(state for state in self.states if not self.onward.get(state))


def _kind(
    name: str,
    texts: str,
    days: str = "",
    moments: str = "",
    numbers: str = "",
    onward: Mapping[str, Sequence[str]] | None = None,
) -> Kind:
    types = ((TEXT, texts), (DAY, days), (MOMENT, moments), (NUMBER, numbers))
    properties = {word: kind for kind, words in types for word in words.split()}
    following = {state: frozenset(after) for state, after in (onward or {}).items()}
    if following:
        properties[STATE] = TEXT
    return Kind(name, MappingProxyType(properties), tuple(following), MappingProxyType(following))


PERSON = _kind(
    "person",
    texts="full_name alias mother_name sex nik marks region consent uncertain_match match_note ppks programs disability"
    " unmet visit_result back_to_street decision close_reason birth_year_estimated share_with consent_photo decided"
    " consent_how consent_by consent_language consent_script consent_officer consent_device legal_basis consent_reason"
    " withdrawn withdrawn_by withdrawn_how told_to_stop",
    days="birth_date last_visit next_visit",
    moments="withdrawn_at",
    numbers="age_est birth_year desil",
)
RELATION = _kind("relation", texts="person_id full_name kind sex nik same_house", numbers="age")
REFERRAL = _kind(
    "referral",
    texts="person_id services service_other reason urgency region answer_how outcome_reason goal unmet letter_no"
    " sent_to answered_by needs risks share",
    days="due_date state_date proposed_on sent_on accepted_on declined_on served_on closed_on",
    onward={
        "proposed": ("sent", "accepted", "declined", "served", "closed"),
        "sent": ("accepted", "declined", "served", "closed"),
        "accepted": ("declined", "served", "closed"),
        "declined": ("sent", "accepted", "closed"),
        "served": ("closed",),
        "closed": (),
    },
)
STAY = _kind(
    "stay",
    texts="person_id facility room bed register_no brought_by reason voluntary over_reason extension risks access_need"
    " given sex exit_reason destination needs moves",  # needs: health access; moves: casework/stay_moves
    days="stay_until followup_due",
    moments="admitted_at left_at",
    numbers="age with_children days",
    onward={"staying": ("left",), "left": ()},
)
ACTIVITY = _kind(
    "activity",
    texts="title kind topics audience region venue fund",
    moments="started_at ended_at",
    numbers="male_child female_child male_adult female_adult male_older female_older participants disabled new_reports",
)
BENEFIT = _kind(
    "benefit",
    texts="person_id program program_other period cut_by useful used_for complaint region",
    days="checked_on arrived_on due_date",
    numbers="expected received",
    onward={
        "none": ("partly", "whole", "stopped"),
        "partly": ("none", "whole", "stopped"),
        "whole": ("none", "partly", "stopped"),
        "stopped": ("none", "partly", "whole"),
    },
)
BED = _kind("bed", texts="facility room room_kind code", onward={"in_use": ("removed",), "removed": ("in_use",)})
BED_MARK = _kind(
    "bed_mark",
    texts="facility bed what reason held_for person_id",  # what: held | out | cleaning
    moments="since until",
    onward={"set": ("lifted",), "lifted": ()},
)
WAITING = _kind(
    "waiting",
    texts="facility person_id sex room_kind urgency reason",
    moments="since",
    numbers="age",
    onward={"waiting": ("placed", "gave_up"), "placed": (), "gave_up": ()},
)
NIGHT_COUNT = _kind(
    "night_count",
    texts="facility absent remark",  # absent: entity ids of stays
    days="night",
    moments="counted_at",
    numbers="expected counted",
)
MERGE = _kind("merge", texts="kept_id merged_id reason chosen", onward={"merged": ("split",), "split": ("merged",)})
VISIT = _kind(
    "visit",
    texts="person_id region form_id device_code urgency note corrects asked_by reason",
    days="due_date",
    onward={"asked": ("cancelled", "not_found"), "cancelled": (), "not_found": ("asked", "cancelled")},
)
KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            *(PERSON, RELATION, REFERRAL, STAY, ACTIVITY, BENEFIT, BED, BED_MARK, WAITING, NIGHT_COUNT, MERGE),
            VISIT,
        )
    }
)


def may_follow(kind: Kind, current: str, said: str) -> bool:
    """Whether ``said`` can be the state after ``current`` ("" before anything was said)."""
    return said in kind.states and (current in ("", said) or said in kind.onward.get(current, ()))


def next_state(kind: Kind, current: str, said: str, *, created: bool = False) -> tuple[str, str]:
    """(state, doubt) after a submission says ``said``.

    Old news, a state that lies before the current one, changes nothing: devices report in any order. What cannot
    follow an end is kept as a doubt. A creation that arrives after its updates never takes a state back.
    """
    if may_follow(kind, current, said):
        return (current or said) if created and current else said, ""
    old_news = said in kind.states and current not in kind.last
    return (current, "") if created or old_news else (current, said)


def typed(kind: Kind, values: Mapping[str, str]) -> dict[str, Value]:
    """The properties of a kind in their types: blank or unreadable days, moments and numbers are None."""
    found = {name: _READ[what](values.get(name, "")) for name, what in kind.properties.items()}
    if kind.states:
        found[STATE] = values.get(STATE) or kind.states[0]
        found[DOUBT] = values.get(DOUBT, "")
    return found


def read_date(text: str) -> date | None:
    """An ISO day, None for anything else."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def read_moment(text: str) -> datetime | None:
    """An ISO moment with its zone, None for anything else."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def read_number(text: str) -> int | None:
    """A whole number (``34`` or ``34.0``), None for anything else."""
    try:
        value = float(text)
        return int(value) if value == int(value) else None
    except (ValueError, OverflowError):
        return None


_READ: Final[Mapping[str, Callable[[str], Value]]] = MappingProxyType(
    {TEXT: str, DAY: read_date, MOMENT: read_moment, NUMBER: read_number}
)
