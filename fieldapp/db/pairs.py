"""Pairs of people who may be one: found when a person is written, kept with the reasons; and what was decided.

``person_pair`` is computed (``casework.duplicates``) and can be thrown away; ``pair_decision`` and ``pair_aside`` are
sources. A pair of people who were told apart is never asked about again; one that was put off comes back by itself.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Integer, Select, delete, literal_column, or_, select, union_all

from fieldapp.casework.candidates import place
from fieldapp.casework.duplicates import YEARS_APART, pairs, reasons
from fieldapp.casework.names import fold, sound
from fieldapp.casework.pair_groups import score
from fieldapp.db.pair_tables import pair_aside
from fieldapp.db.part import Part
from fieldapp.db.person_index import COLUMNS, to_person
from fieldapp.db.schema import name_word, pair_decision, person, person_pair, person_word
from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.nik import LENGTH
from fieldapp.domain.pairs import PairLine, Suspect
from fieldapp.domain.person import Person

_KECAMATAN = len("64.72.05")
Pair = tuple[str, str]
_TOLD: Final = """
    LEFT JOIN pair_decision d ON d.one = p.one AND d.other = p.other
    LEFT JOIN pair_aside a ON a.one = p.one AND a.other = p.other
"""
_OPEN: Final = "(d.decision IS NULL OR d.decision = 'unsure')"
_COUNT: Final = f"SELECT count(*) FROM person_pair p {_TOLD} WHERE {_OPEN} AND (a.until IS NULL OR a.until <= ?)"
_LINES: Final = f"SELECT p.one, p.other, p.reasons, a.until FROM person_pair p {_TOLD} WHERE {_OPEN} ORDER BY 1, 2"
_ALL: Final = "SELECT person_id, nik, sex, region, folded, alias FROM person"
_EACH: Final = f"{_ALL} WHERE person_id IN (SELECT one FROM person_pair UNION SELECT other FROM person_pair)"
_FEW_PAIRS: Final = 20  # of so many people at least one is paired: then the whole is read sooner
_UNSURE: Final = """
    SELECT entity_id, coalesce(json_extract(properties, '$.match_note'), '') FROM entity
    WHERE entity_list = 'person' AND entity_id IN (SELECT value FROM json_each(?))
    AND json_extract(properties, '$.uncertain_match') = 'yes'
"""


class Pairs(Part):
    """``pair_lines``, ``count_pairs``, ``suspected``, ``suspects``, ``tell_apart``, ``put_aside``."""

    def pair_lines(self) -> tuple[PairLine, ...]:
        """All pairs nobody decided to be two people, those that are put off too. *Slow*: a second for 100,000."""
        with self._reading() as connection:
            rows = _plain(connection, _LINES)
            people = connection.exec_driver_sql("SELECT coalesce(max(rowid), 0) FROM person").scalar_one()
            told = _plain(connection, _ALL if len(rows) * _FEW_PAIRS > people else _EACH)
        known = {row[0]: row for row in told}
        return tuple(_line(row, known[row[0]], known[row[1]]) for row in rows if row[0] in known and row[1] in known)

    def suspects(self, person_ids: Collection[str]) -> dict[str, Suspect]:
        """Those of these whom the register holds, by id."""
        found = select(*person.c[*COLUMNS]).where(person.c.person_id.in_(person_ids))
        with self._reading() as connection:
            noted = connection.exec_driver_sql(_UNSURE, (json.dumps(list(person_ids)),))
            unsure = {str(row[0]): str(row[1]) for row in noted}
            people = [to_person(row) for row in connection.execute(found)]
        return {one.person_id: Suspect(one, one.person_id in unsure, unsure.get(one.person_id, "")) for one in people}

    def count_pairs(self) -> int:
        """How many pairs wait for a decision now."""
        today = self._clock().astimezone().date().isoformat()
        with self._reading() as connection:
            return int(connection.exec_driver_sql(_COUNT, (today,)).scalar_one())

    def suspected(self, person_ids: Collection[str]) -> frozenset[str]:
        """Those of these people who may be somebody else here."""
        pair = _open_pairs().subquery()
        ids = list(person_ids)
        both = union_all(
            select(pair.c.one).where(pair.c.one.in_(ids)), select(pair.c.other).where(pair.c.other.in_(ids))
        )
        with self._reading() as connection:
            return frozenset(connection.scalars(both))

    def tell_apart(self, pairs: Iterable[Pair], why: str = "") -> None:
        """Remember that these are two people each; never asked about again. One line of the audit each."""
        with self._writing() as connection:
            for one, other in _ordered(pairs):
                _undecide(connection, one, other)
                row = {"one": one, "other": other, "decision": "different", "decided_at": self._clock()}
                connection.execute(pair_decision.insert().values(row))
                self._tell(connection, Deed(Verb.APART, "pair", f"{one} {other}", why))

    def put_aside(self, pairs: Iterable[Pair], until: date, note: str = "") -> None:
        """Put off until a day; they come back by themselves."""
        with self._writing() as connection:
            for one, other in _ordered(pairs):
                _undecide(connection, one, other)
                row = {"one": one, "other": other, "until": until, "put_at": self._clock(), "note": note}
                connection.execute(pair_aside.insert().values(row))
                self._tell(connection, Deed(Verb.PUT_OFF, "pair", f"{one} {other}", note))

    def ask_again(self, pairs: Iterable[Pair]) -> None:
        """Forget what was decided about these, and that they were put off."""
        with self._writing() as connection:
            for one, other in _ordered(pairs):
                _undecide(connection, one, other)
                self._tell(connection, Deed(Verb.ASK_AGAIN, "pair", f"{one} {other}"))

    def decided(self) -> dict[Pair, tuple[str, datetime]]:
        """All decisions with their time, by pair."""
        with self._reading() as connection:
            rows = connection.execute(select(pair_decision)).all()
        return {(row.one, row.other): (row.decision, row.decided_at) for row in rows}


def _line(pair: tuple[Any, ...], first: tuple[str, ...], second: tuple[str, ...]) -> PairLine:
    one, other, why, until = pair
    (_, nik, sex, region, name, alias), (_, its_nik, its_sex, its_region, its_name, its_alias) = first, second
    reasons, place, elsewhere = _split(why), region[:_KECAMATAN], its_region[:_KECAMATAN]
    points = score(reasons, (nik, sex, region), (its_nik, its_sex, its_region))
    places = (place,) if place == elsewhere else (place, elsewhere)
    words = f"{name} {alias} {nik} {its_name} {its_alias} {its_nik}".casefold()
    return PairLine(
        one, other, reasons, points, places if all(places) else tuple(filter(None, places)), words,
        date.fromisoformat(until) if until else None,
    )  # fmt: skip


@lru_cache(maxsize=64)
def _split(why: str) -> tuple[str, ...]:
    return tuple(why.split())


def _plain(connection: Connection, statement: str) -> list[Any]:
    """Rows as the driver gives them: a third of the time for ten thousands of them."""
    cursor = connection.exec_driver_sql(statement).cursor
    return list(cursor.fetchall()) if cursor is not None else []


def _ordered(pairs: Iterable[Pair]) -> set[Pair]:
    return {(min(pair), max(pair)) for pair in pairs}


def _undecide(connection: Connection, one: str, other: str) -> None:
    for table in (pair_decision, pair_aside):
        connection.execute(delete(table).where(table.c.one == one, table.c.other == other))


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


def _open_pairs() -> Select[tuple[str, str]]:
    decision = pair_decision.c.decision
    here = (pair_decision.c.one == person_pair.c.one, pair_decision.c.other == person_pair.c.other)
    wanted = select(person_pair.c.one, person_pair.c.other)
    joined = wanted.select_from(person_pair.outerjoin(pair_decision, (here[0]) & (here[1])))
    return joined.where(or_(decision.is_(None), decision == "unsure"))


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
