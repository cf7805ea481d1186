"""Which records are one person: from the merges that stand to the computed table ``person_alias``.

``person_alias`` names the representative of everybody who was merged away (``casework.merging`` says who that is).
Whoever reads what belongs to a person asks for ``members`` first.
"""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, Connection, Join, Table, delete, func, or_, select

from fieldapp.casework.merging import MERGED, Merge, OnePerson, to_merge
from fieldapp.db.saying import said_of
from fieldapp.db.schema import merge, person, person_alias

LIST = "merge"


def representative(connection: Connection, person_id: str) -> str:
    """The one whose record this person's is; the person themselves unless they were merged away."""
    wanted = select(person_alias.c.representative).where(person_alias.c.person_id == person_id)
    return connection.scalar(wanted) or person_id


def members(connection: Connection, person_ids: Iterable[str]) -> set[str]:
    """These, and all who are one person with one of them."""
    heads = {representative(connection, person_id) for person_id in person_ids}
    wanted = select(person_alias.c.person_id).where(person_alias.c.representative.in_(heads))
    return heads | set(connection.scalars(wanted))


def named_in(connection: Connection, merge_ids: Collection[str]) -> set[str]:
    """Both people of each of these merges, standing or split."""
    wanted = select(merge.c.kept_id, merge.c.merged_id).where(merge.c.entity_id.in_(merge_ids))
    return {one for row in connection.execute(wanted) for one in row if one}


def standing_among(connection: Connection, person_ids: Iterable[str]) -> tuple[set[str], list[Merge]]:
    """Everybody whom standing merges connect with one of these, themselves included; and those merges."""
    found: set[str] = set()
    merge_ids: set[str] = set()
    ahead = set(person_ids)
    while ahead:
        found |= ahead
        touching = or_(merge.c.kept_id.in_(ahead), merge.c.merged_id.in_(ahead))
        columns = select(merge.c.entity_id, merge.c.kept_id, merge.c.merged_id)
        rows = connection.execute(columns.where(merge.c.state == MERGED, touching)).all()
        merge_ids |= {row.entity_id for row in rows}
        ahead = {one for row in rows for one in (row.kept_id, row.merged_id) if one} - found
    said = said_of(connection, LIST, merge_ids) if merge_ids else {}
    return found, [one for one in map(to_merge, said.values()) if one is not None]


def forget(connection: Connection, person_ids: Collection[str]) -> None:
    """Nobody of these is merged away any more."""
    connection.execute(delete(person_alias).where(person_alias.c.person_id.in_(person_ids)))


def put(connection: Connection, people: Iterable[OnePerson]) -> None:
    """Remember who is represented by whom."""
    rows = [
        {"person_id": member, "representative": one.representative}
        for one in people
        for member in one.members
        if member != one.representative
    ]
    if rows:
        connection.execute(person_alias.insert(), rows)


def one_person(table: Table) -> ColumnElement[str]:
    """The id of the person whom a row is about, whatever record it names; for rows of ``with_person``."""
    return func.coalesce(person_alias.c.representative, table.c.person_id)


def with_person(table: Table) -> Join:
    """Rows of a kind beside the person they are about; the person's columns are NULL where the register has nobody."""
    merged = table.outerjoin(person_alias, person_alias.c.person_id == table.c.person_id)
    return merged.outerjoin(person, person.c.person_id == one_person(table))
