"""Finding people in the register: the likeliest candidates; reasons are for ``casework.matching``."""

from collections.abc import Callable, Iterable
from datetime import date
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Integer, literal_column, select
from sqlalchemy.sql import ColumnElement

from fieldapp.casework.candidates import Search
from fieldapp.casework.nik_search import birth_beginnings, digits_of, whole_beginnings
from fieldapp.casework.wordlist import Wordlist
from fieldapp.db import pairs, person_index
from fieldapp.db.engine import Database
from fieldapp.db.part import Clock, Part
from fieldapp.db.person_index import COLUMNS, to_person
from fieldapp.db.schema import person
from fieldapp.domain.person import Person, PersonQuery
from fieldapp.errors import Cancelled

CANDIDATES = 100
_WHOLE_NIK = 16
_SAME_NIK, _BEGINS_WITH_NIK, _HOLDS_NIK, _SAME_BIRTH_DATE = 100.0, 60.0, 50.0, 1.0
_NUMBER: ColumnElement[int] = literal_column("person.rowid", Integer)


def never() -> bool:
    """A search that nobody calls off."""
    return False


class Finding(Part):
    """``people``."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        self._wordlist = Wordlist()
        self._last_word = 0
        self._words_change = Lock()

    def people(
        self,
        query: PersonQuery,
        *,
        quick: bool = False,
        stop: Callable[[], bool] = never,
        regions: Iterable[str] = (),
    ) -> tuple[Person, ...]:
        """At most 100 candidates, the likeliest first; ranking them is for ``casework.matching``.

        Found by words of the name or the alias (also in other spellings, cut short or mistyped), by a part of
        the NIK (``regions``: the six digits that NIKs here begin with), or by the birth date. Year, sex and
        kecamatan bring forward whom they fit. ``quick`` leaves out what may be mistyped. Raises Cancelled soon after
        ``stop`` says so.
        """
        with self._reading() as connection:
            search = Search(query, self._words(connection), self._clock().date())
            worth = _by_birth_date(connection, query.birth_date) | _by_nik(connection, query.nik, regions)
            for look in search.looks(quick=quick):
                if stop():
                    raise Cancelled
                search.saw(look, person_index.look_up(connection, look))
            best = search.best(CANDIDATES, worth)
            columns = select(_NUMBER, *person.c[*COLUMNS]).where(_NUMBER.in_(best))
            found: dict[int, Any] = {row[0]: row[1:] for row in connection.execute(columns).all()}
        return tuple(to_person(found[number]) for number in best)

    def _fill_index(self) -> None:
        """Index the register of a store that an older version wrote."""
        with self._reading() as connection:
            filled = person_index.is_filled(connection)
        if not filled:
            with self._writing() as connection:
                person_index.rebuild(connection)
                pairs.flag_everybody(connection)

    def _words(self, connection: Connection) -> Wordlist:
        """All words of the register, those included that were written since the last search."""
        with self._words_change:
            self._last_word, new = person_index.words_after(connection, self._last_word)
            self._wordlist.add(new)
            return self._wordlist


def _by_nik(connection: Connection, typed: str, regions: Iterable[str]) -> dict[int, float]:
    """People whose NIK begins with the digits or, from six digits, holds them anywhere."""
    digits = digits_of(typed)
    sure = _SAME_NIK if len(digits) >= _WHOLE_NIK else _BEGINS_WITH_NIK
    first, *inside = whole_beginnings(digits, regions) or ("",)
    if not first:
        return {}
    found = dict.fromkeys(person_index.begin_with(connection, [first], CANDIDATES), sure)
    inner = person_index.begin_with(connection, inside, CANDIDATES)
    inner += person_index.begin_with(connection, birth_beginnings(digits), CANDIDATES, after_region=True)
    return dict.fromkeys(inner, _HOLDS_NIK) | found


def _by_birth_date(connection: Connection, birth_date: date | None) -> dict[int, float]:
    if birth_date is None:
        return {}
    wanted = select(_NUMBER).where(person.c.birth_date == birth_date).limit(CANDIDATES)
    return dict.fromkeys(connection.scalars(wanted), _SAME_BIRTH_DATE)
