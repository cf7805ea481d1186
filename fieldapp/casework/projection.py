"""From what submissions say to what the register knows: a pure fold of entity changes, oldest first.

    values = {}                                   # of one entity
    for change, at in changes: values = merge(values, change, at)
    person = to_person(entity_id, label, values)

Only properties a submission names overwrite, and a blank never wipes what is known: an optional question
left open is no statement. The same code runs on the laptop and at the province.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from fieldapp.casework.entities import DOUBT, KINDS, STATE, STAY, Kind, next_state, read_date, read_number
from fieldapp.casework.stay_moves import whereabouts
from fieldapp.domain.person import Person
from fieldapp.domain.submission import EntityChange

PERSON = "person"
WITA = timezone(timedelta(hours=8))  # all of East Kalimantan; a laptop's own zone must not change what is computed
BIRTH_YEAR = "birth_year"
ESTIMATED = "birth_year_estimated"
_NAMES = ("full_name", "name")


def merge(values: Mapping[str, str], change: EntityChange, at: datetime) -> dict[str, str]:
    """The entity's values after ``change``, said at ``at`` (an estimated age counts from there)."""
    said = {name: text.strip() for name, text in change.properties.items() if text.strip()}
    merged = {**values, **said} | _state(values, said, change, at)
    if change.entity_list == PERSON:
        merged |= _birth_year(merged, said, at)
    if change.entity_list == STAY.name:
        merged |= whereabouts(values, said)
    return merged


def _state(values: Mapping[str, str], said: Mapping[str, str], change: EntityChange, at: datetime) -> dict[str, str]:
    """The state after what is said, for kinds that have states; a doubt stays until a state follows."""
    kind = KINDS.get(change.entity_list)
    created = change.action == "create"
    if kind is None or not kind.states or not (created or STATE in said):
        return {}
    news = said.get(STATE, kind.states[0])
    current = values.get(STATE, kind.states[0] if values else "")
    state, doubt = next_state(kind, current, news, created=created)
    kept = doubt or ("" if state != current else values.get(DOUBT, ""))
    return {STATE: state} | _since(kind, values, news, said, at) | ({DOUBT: kept} if kept or values.get(DOUBT) else {})


def _since(kind: Kind, values: Mapping[str, str], news: str, said: Mapping[str, str], at: datetime) -> dict[str, str]:
    """The day on which a state began, for kinds that keep it: the earliest that was told."""
    name = f"{news}_on"
    if name not in kind.properties:
        return {}
    day = said.get("state_date", "")[:10] or at.astimezone(WITA).date().isoformat()
    return {name: min(day, values.get(name, day))}


def _birth_year(merged: Mapping[str, str], said: Mapping[str, str], at: datetime) -> dict[str, str]:
    """An exact birth date beats every estimate; the newest estimate beats older ones."""
    exact = read_date(merged.get("birth_date", ""))
    if exact is not None:
        return {BIRTH_YEAR: str(exact.year), ESTIMATED: ""}
    age = read_number(said.get("age_est", ""))
    if age is not None and 0 <= age <= 130:
        return {BIRTH_YEAR: str(at.year - age), ESTIMATED: "1"}
    return {}


def to_person(
    person_id: str,
    label: str,
    values: Mapping[str, str],
    changed_at: datetime | None = None,
    assessments: int = 0,
    last_form: str = "",
) -> Person:
    """The register's view of a person entity; ``label`` is the name of last resort."""
    return Person(
        person_id=person_id,
        name=next((values[name] for name in _NAMES if values.get(name)), label),
        alias=values.get("alias", ""),
        sex=values.get("sex", "") if values.get("sex") in ("L", "P") else "",
        birth_date=read_date(values.get("birth_date", "")),
        birth_year=read_number(values.get(BIRTH_YEAR, "")),
        estimated=bool(values.get(ESTIMATED)),
        nik=values.get("nik", ""),
        region=values.get("region", ""),
        marks=values.get("marks", ""),
        changed_at=changed_at,
        assessments=assessments,
        last_form=last_form,
    )


def categories(values: Mapping[str, str]) -> tuple[str, ...]:
    """PPKS codes of a person, each once, in the order given (``ppks`` is space-separated)."""
    return tuple(dict.fromkeys(values.get("ppks", "").split()))
