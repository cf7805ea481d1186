"""The register of people and the figures of the home page, read from the projection."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from heapq import nlargest
from math import log
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, func, select

from fieldapp.casework.names import fold
from fieldapp.casework.vocabulary import Vocabulary
from fieldapp.db.part import Part
from fieldapp.db.projecting import rebuild
from fieldapp.db.schema import assessment, person, person_category, person_token
from fieldapp.domain.figures import Figures
from fieldapp.domain.person import Person, PersonQuery
from fieldapp.errors import StoreError

CANDIDATES = 200
KECAMATAN_LENGTH = len("64.72.05")
_SHORTEST_INNER_NIK = 4  # fewer digits are looked for at the beginning only
_SAME_NIK, _SAME_BIRTH_DATE = 100.0, 5.0
_COLUMNS = (
    "person_id", "name", "alias", "sex", "birth_date", "birth_year", "estimated",
    "nik", "region", "marks", "changed_at", "assessments", "last_form",
)  # fmt: skip


class People(Part):
    """``people``, ``person``, ``count_people``, ``figures``, ``rebuild_entities``."""

    _words: tuple[int, Vocabulary] | None = None  # (writes, what the register held then)

    def people(self, query: PersonQuery) -> tuple[Person, ...]:
        """At most 200 candidates, the likeliest first; ranking them is for ``casework.matching``.

        Found by words of the name or the alias (also in other spellings, cut short or mistyped), by a part of
        the NIK, or by the birth date. Words that few people have weigh more than words that many have.
        """
        before = self._database.writes
        with self._reading() as connection:
            weights = Counter[str]()
            for ids in _by_words(connection, self._vocabulary(connection, before), fold(query.name)):
                weights.update(dict.fromkeys(ids, 1.0 / log(2 + len(ids))))
            weights.update(dict.fromkeys(_by_nik(connection, query.nik), _SAME_NIK))
            weights.update(dict.fromkeys(_by_birth_date(connection, query.birth_date), _SAME_BIRTH_DATE))
            best = [person_id for person_id, _ in nlargest(CANDIDATES, weights.items(), key=_likeliest)]
            found = {row.person_id: _to_person(row) for row in connection.execute(_persons(best))}
        return tuple(found[person_id] for person_id in best)

    def person(self, person_id: str) -> Person:
        """One person. Raises StoreError when the register does not hold them."""
        with self._reading() as connection:
            row = connection.execute(_persons([person_id])).one_or_none()
        if row is None:
            raise StoreError("This person is not on this laptop.")
        return _to_person(row)

    def count_people(self) -> int:
        """How many people the register holds."""
        with self._reading() as connection:
            return connection.scalar(select(func.count()).select_from(person)) or 0

    def figures(self) -> Figures:
        """Counts for the month of the clock, in the clock's zone. A correction is no assessment of its own."""
        now = self._clock()
        this_month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        last_month = (this_month - timedelta(days=1)).replace(day=1)
        with self._reading() as connection:
            people = connection.scalar(select(func.count()).select_from(person)) or 0
            new = connection.scalar(select(func.count()).where(person.c.created_at >= this_month)) or 0
            return Figures(
                assessments_this_month=_finalized(connection, this_month, None),
                assessments_last_month=_finalized(connection, last_month, this_month),
                people=people,
                people_this_month=new,
                by_category=_most_first(_counts(connection, person_category.c.code)),
                by_region=_most_first(_by_kecamatan(_counts(connection, person.c.region))),
            )

    def rebuild_entities(self) -> None:
        """Compute entities and people again from what finalized work says. *Slow*: about a second for ten thousand."""
        with self._writing() as connection:
            rebuild(connection)

    def _vocabulary(self, connection: Connection, writes: int) -> Vocabulary:
        """All words of the register, read again after every write."""
        if self._words is None or self._words[0] != writes:
            self._words = writes, Vocabulary(connection.scalars(select(person_token.c.token).distinct()))
        return self._words[1]


def _likeliest(item: tuple[str, float]) -> tuple[float, str]:
    person_id, weight = item
    return weight, person_id


def _by_words(connection: Connection, vocabulary: Vocabulary, words: Iterable[str]) -> list[set[str]]:
    """For each word, the people who may carry it."""
    found = []
    for word in dict.fromkeys(words):
        wanted = select(person_token.c.person_id).where(person_token.c.token.in_(vocabulary.meanings(word)))
        found.append(set(connection.scalars(wanted)))
    return found


def _by_nik(connection: Connection, typed: str) -> set[str]:
    digits = "".join(char for char in typed if char.isdigit())
    if len(digits) < 2:
        return set()
    inner = len(digits) >= _SHORTEST_INNER_NIK
    like = person.c.nik.contains(digits) if inner else person.c.nik.startswith(digits)
    wanted = select(person.c.person_id).where(person.c.nik != "", like)
    return set(connection.scalars(wanted.limit(CANDIDATES)))


def _by_birth_date(connection: Connection, birth_date: date | None) -> set[str]:
    if birth_date is None:
        return set()
    wanted = select(person.c.person_id).where(person.c.birth_date == birth_date)
    return set(connection.scalars(wanted.limit(CANDIDATES)))


def _persons(ids: Iterable[str]) -> Select[Any]:
    return select(*(person.c[name] for name in _COLUMNS)).where(person.c.person_id.in_(list(ids)))


def _to_person(row: Row[Any]) -> Person:
    values = dict(zip(_COLUMNS, row, strict=True))
    return Person(**{**values, "estimated": bool(values["estimated"])})


def _finalized(connection: Connection, start: datetime, end: datetime | None) -> int:
    wanted = select(func.count()).where(assessment.c.finalized_at >= start, assessment.c.corrects == "")
    if end is not None:
        wanted = wanted.where(assessment.c.finalized_at < end)
    return connection.scalar(wanted) or 0


def _counts(connection: Connection, key: Column[str]) -> dict[str, int]:
    """Rows for each value of an indexed column; only the index is read."""
    return dict(connection.execute(select(key, func.count()).group_by(key)).all())


def _by_kecamatan(people: Mapping[str, int]) -> Counter[str]:
    """People per village as people per district; "" gathers the places that are known less closely."""
    districts = Counter[str]()
    for region, number in people.items():
        districts[region[:KECAMATAN_LENGTH] if len(region) >= KECAMATAN_LENGTH else ""] += number
    return districts


def _most_first(counted: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
