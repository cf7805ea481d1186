"""Records that were merged count as one person: the kept one, with what the others add."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from fieldapp.casework.caseload import BenefitRow, Caseload, PersonRow, ReferralRow, Spell, StayRow

Owned = TypeVar("Owned", ReferralRow, StayRow, BenefitRow)


def as_one(load: Caseload, merged: Mapping[str, str]) -> Caseload:
    """``merged``: id of a record → id of the record it was merged into; chains end at the last one kept."""
    if not merged:
        return load
    people: dict[str, PersonRow] = {}
    for person in sorted(load.people, key=lambda one: one.person_id in merged):  # the kept ones first
        kept_id = root(person.person_id, merged)
        kept = people.get(kept_id)
        people[kept_id] = replace(person, person_id=kept_id) if kept is None else _joined(kept, person)
    return replace(
        load,
        people=tuple(people.values()),
        referrals=_owned(load.referrals, merged),
        stays=_owned(load.stays, merged),
        benefits=_owned(load.benefits, merged),
    )


def root(person_id: str, merged: Mapping[str, str]) -> str:
    """The record that is kept; a circle, which nobody can have meant, ends where it is noticed."""
    seen = {person_id}
    while person_id in merged and merged[person_id] not in seen:
        person_id = merged[person_id]
        seen.add(person_id)
    return person_id


def _owned(rows: Iterable[Owned], merged: Mapping[str, str]) -> tuple[Owned, ...]:
    return tuple(replace(row, person_id=root(row.person_id, merged)) for row in rows)


def _joined(kept: PersonRow, other: PersonRow) -> PersonRow:
    return replace(
        kept,
        nik=kept.nik or other.nik,
        sex=kept.sex or other.sex,
        birth_date=kept.birth_date or other.birth_date,
        birth_year=kept.birth_year or other.birth_year,
        region=kept.region or other.region,
        categories=tuple(dict.fromkeys((*kept.categories, *other.categories))),
        spells=union((*kept.spells, *other.spells)),
        unmet=kept.unmet or other.unmet,
    )


def union(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """Spells that overlap or touch become one."""
    found: list[Spell] = []
    for start, end in sorted(spells, key=lambda spell: spell[0]):
        last = found[-1] if found else None
        if last is not None and (last[1] is None or start <= last[1]):
            later = None if last[1] is None or end is None else max(last[1], end)
            found[-1] = (last[0], later)
        else:
            found.append((start, end))
    return tuple(found)
