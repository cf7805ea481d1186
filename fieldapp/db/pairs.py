"""Pairs of people who may be one: found when a person is written, kept with the reasons; and what was decided.

``person_pair`` is computed (``casework.duplicates``) and can be thrown away; ``pair_decision`` is a source. A pair
that was decided to be two people is never asked about again.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from sqlalchemy import Connection, Integer, Select, delete, func, literal_column, or_, select, union_all

from fieldapp.casework.candidates import place
from fieldapp.casework.duplicates import YEARS_APART, pairs, reasons
from fieldapp.casework.names import fold, sound
from fieldapp.db.part import Part
from fieldapp.db.person_index import COLUMNS, to_person
from fieldapp.db.schema import name_word, pair_decision, person, person_pair, person_word
from fieldapp.domain.nik import LENGTH
from fieldapp.domain.person import Person, PersonPair

_KECAMATAN = len("64.72.05")
_DECISIONS = ("same", "different", "unsure")


class Pairs(Part):
    """``pairs``, ``count_pairs``, ``suspected``, ``decide``."""

    def pairs(self, limit: int = 100) -> tuple[PersonPair, ...]:
        """Pairs nobody decided to be two people, undecided ones first."""
        with self._reading() as connection:
            rows = connection.execute(_open_pairs().limit(limit)).all()
            ids = {person_id for row in rows for person_id in (row.one, row.other)}
            found = select(*person.c[*COLUMNS]).where(person.c.person_id.in_(ids))
            known = {row.person_id: to_person(row) for row in connection.execute(found)}
        return tuple(
            PersonPair(known[row.one], known[row.other], tuple(row.reasons.split()), row.decision or "") for row in rows
        )

    def count_pairs(self) -> int:
        """How many pairs wait for a decision; those that somebody was unsure about are waiting still."""
        with self._reading() as connection:
            return connection.scalar(select(func.count()).select_from(_open_pairs().subquery())) or 0

    def suspected(self, person_ids: Collection[str]) -> frozenset[str]:
        """Those of these people who may be somebody else here."""
        pair = _open_pairs().subquery()
        ids = list(person_ids)
        both = union_all(
            select(pair.c.one).where(pair.c.one.in_(ids)), select(pair.c.other).where(pair.c.other.in_(ids))
        )
        with self._reading() as connection:
            return frozenset(connection.scalars(both))

    def decide(self, one: str, other: str, decision: str) -> None:
        """Remember whether two people are the same, different, or that it is not sure; a later decision counts."""
        if decision not in _DECISIONS:
            raise ValueError(decision)
        first, second = sorted((one, other))
        with self._writing() as connection:
            here = (pair_decision.c.one == first, pair_decision.c.other == second)
            connection.execute(delete(pair_decision).where(*here))
            row = {"one": first, "other": second, "decision": decision, "decided_at": self._clock()}
            connection.execute(pair_decision.insert().values(row))

    def decided(self) -> dict[tuple[str, str], tuple[str, datetime]]:
        """All decisions with their time, by pair."""
        with self._reading() as connection:
            rows = connection.execute(select(pair_decision)).all()
        return {(row.one, row.other): (row.decision, row.decided_at) for row in rows}


def flag(connection: Connection, people: Iterable[Person]) -> None:
    """Find the pairs of people whose rows and index were just written."""
    for one in people:
        for other in _near(connection, one):
            _keep(connection, one, other, reasons(one, other))


def unflag(connection: Connection, person_id: str) -> None:
    """Forget a person's pairs."""
    here = or_(person_pair.c.one == person_id, person_pair.c.other == person_id)
    connection.execute(delete(person_pair).where(here))


def flag_everybody(connection: Connection) -> None:
    """Find all pairs again."""
    connection.execute(delete(person_pair))
    people = [to_person(row) for row in connection.execute(select(*person.c[*COLUMNS]))]
    rows = [
        {"one": one.person_id, "other": other.person_id, "reasons": " ".join(why)} for one, other, why in pairs(people)
    ]
    if rows:
        connection.execute(person_pair.insert(), rows)


def _keep(connection: Connection, one: Person, other: Person, why: tuple[str, ...]) -> None:
    if why:
        first, second = sorted((one.person_id, other.person_id))
        here = (person_pair.c.one == first, person_pair.c.other == second)
        connection.execute(delete(person_pair).where(*here))
        connection.execute(person_pair.insert().values(one=first, other=second, reasons=" ".join(why)))


def _open_pairs() -> Select[tuple[str, str, str, str]]:
    decision = pair_decision.c.decision
    here = (pair_decision.c.one == person_pair.c.one, pair_decision.c.other == person_pair.c.other)
    columns = select(person_pair.c.one, person_pair.c.other, person_pair.c.reasons, decision)
    wanted = columns.select_from(person_pair.outerjoin(pair_decision, (here[0]) & (here[1])))
    open_only = wanted.where(or_(decision.is_(None), decision == "unsure"))
    return open_only.order_by(decision.is_not(None), person_pair.c.one, person_pair.c.other)


def _near(connection: Connection, one: Person) -> Iterator[Person]:
    """Everybody who may fit a rule with ``one``, each once."""
    columns, number = select(*person.c[*COLUMNS]), literal_column("person.rowid", Integer)
    wanted = []
    if len(one.nik) == LENGTH:
        wanted.append(columns.where(person.c.nik == one.nik, person.c.nik != ""))
    if one.birth_date and len(one.region) >= _KECAMATAN:
        near = person.c.region.startswith(one.region[:_KECAMATAN], autoescape=True)
        wanted.append(columns.where(person.c.birth_date == one.birth_date, near))
    if numbers := _like_named(connection, one):
        wanted.append(columns.where(number.in_(numbers)))
    seen = {one.person_id}
    for rows in wanted:
        for row in connection.execute(rows):
            if row.person_id not in seen:
                seen.add(row.person_id)
                yield to_person(row)


def _like_named(connection: Connection, one: Person) -> list[int]:
    """Rows of people of about this age who carry this name's rarest sound, here or born on the same day."""
    if not (one.birth_year and fold(one.name)):
        return []
    known = select(name_word.c.id, name_word.c.people)
    alike = [connection.execute(known.where(name_word.c.sound == sound(word))).all() for word in fold(one.name)]
    rarest = min(alike, key=lambda words: sum(word.people for word in words))
    years = person_word.c.year.between(one.birth_year - YEARS_APART, one.birth_year + YEARS_APART)
    found = select(person_word.c.number, person_word.c.place)
    here = place(one.region, "") >> 2
    rows = connection.execute(found.where(person_word.c.word.in_([word.id for word in rarest]), years)).all()
    near = [row.number for row in rows if here and row.place >> 2 == here]
    if one.birth_date:
        number = literal_column("person.rowid", Integer)
        others = [row.number for row in rows]
        near += connection.scalars(select(number).where(number.in_(others), person.c.birth_date == one.birth_date))
    return near
