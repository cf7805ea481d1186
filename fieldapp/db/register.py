"""The register of people: one row for each person, from all that is said of every record that is this person.

Computed; with it go the index that finds people and the table of those who were merged away.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import chain

from sqlalchemy import Connection, delete

from fieldapp.casework import merging
from fieldapp.casework.merging import Merge, OnePerson
from fieldapp.casework.names import folded
from fieldapp.casework.projection import categories, to_person
from fieldapp.casework.said import Said
from fieldapp.casework.versions import DECIDED, settle
from fieldapp.db import merged_people, pairs, person_index
from fieldapp.db.schema import person, person_category
from fieldapp.domain.person import Person

Row = dict[str, object]


def forget(connection: Connection, person_ids: Collection[str]) -> None:
    """Take these out: rows, index, pairs, and whom they were merged into."""
    for person_id in sorted(person_ids):
        pairs.unflag(connection, person_id)
        person_index.forget(connection, person_id)
    for table in (person_category, person):
        connection.execute(delete(table).where(table.c.person_id.in_(person_ids)))
    merged_people.forget(connection, person_ids)


def write(connection: Connection, said: Mapping[str, Sequence[Said]], merges: Sequence[Merge]) -> list[Person]:
    """Everybody of whom something is said, and all whom these merges name, into tables that do not hold them yet.

    ``said``: by the id of a record, oldest first. Gives the people written.
    """
    found = merging.people(said, merges)
    between: dict[str, list[Merge]] = {}
    whose = {member: one.representative for one in found for member in one.members}
    for one in merges:
        between.setdefault(whose[one.kept_id], []).append(one)
    rows: list[Row] = []
    codes: list[Row] = []
    shown = [_person(one, said, between.get(one.representative, ()), rows, codes) for one in found]
    written = [one for one in shown if one is not None]
    if rows:
        connection.execute(person.insert(), rows)
    if codes:
        connection.execute(person_category.insert(), codes)
    merged_people.put(connection, found)
    person_index.put(connection, written)
    return written


def _person(
    one: OnePerson, said: Mapping[str, Sequence[Said]], merges: Sequence[Merge], rows: list[Row], codes: list[Row]
) -> Person | None:
    """None when nothing that counts is said of any member."""
    settled = (settle(said.get(member, ())).said for member in one.members)
    told = sorted(chain.from_iterable(settled), key=lambda said: said.order)
    if not told:
        return None
    known = merging.fold(told, merges)
    last = told[-1]
    met = len({said.instance_id for said in told if DECIDED not in said.change.properties})
    shown = to_person(one.representative, known.label, known.values, last.at, met, last.form_title)
    rows.append(_person_row(shown, told[0].at))
    codes += [{"code": code, "person_id": shown.person_id} for code in categories(known.values)]
    return shown


def _person_row(shown: Person, created_at: datetime) -> Row:
    return {
        "person_id": shown.person_id,
        "name": shown.name,
        "folded": folded(shown.name),
        "alias": shown.alias,
        "sex": shown.sex,
        "birth_date": shown.birth_date,
        "birth_year": shown.birth_year,
        "estimated": int(shown.estimated),
        "nik": shown.nik,
        "region": shown.region,
        "marks": shown.marks,
        "created_at": created_at,
        "changed_at": shown.changed_at,
        "assessments": shown.assessments,
        "last_form": shown.last_form,
    }
