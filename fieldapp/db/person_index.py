"""The index that finds people: kept in the transaction that writes them, rebuilt at any time, read by the search.

``name_word`` counts who carries each folded word; ``person_word`` names them, by birth year, with kecamatan and sex.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from fieldapp.casework.candidates import Look, place
from fieldapp.casework.names import fold, sound
from fieldapp.db.schema import name_word, person, person_word
from fieldapp.domain.person import Person

COLUMNS = (
    "person_id", "name", "alias", "sex", "birth_date", "birth_year", "estimated",
    "nik", "region", "marks", "changed_at", "assessments", "last_form",
)  # fmt: skip
_BATCH = 50_000
_ADD_WORDS = """
    INSERT INTO name_word (word, sound, people) VALUES (?, ?, ?)
    ON CONFLICT (word) DO UPDATE SET people = people + excluded.people
"""
_ADD_PEOPLE = """
    INSERT INTO person_word (word, year, number, place)
    SELECT (SELECT id FROM name_word WHERE word = ?), ?, rowid, ? FROM person WHERE person_id = ?
"""
_LOOK = """
    SELECT w.word, p.year, p.number, p.place
    FROM name_word w CROSS JOIN person_word p ON p.word = w.id AND p.year BETWEEN ? AND ?
    WHERE w.word IN (SELECT value FROM json_each(?))
"""
_OF_SEX, _OF_KECAMATAN = " AND p.place & 3 IN (0, ?)", " AND p.place >> 2 = ?"
_ALL_YEARS = (0, 9999)
_BEGIN = """
    SELECT p.rowid FROM json_each(?) j CROSS JOIN person p
    ON {0} >= j.value AND {0} < j.value || ':' WHERE p.nik <> '' LIMIT ?
"""


def put(connection: Connection, people: Collection[Person]) -> None:
    """Make people findable whose rows were just written."""
    carried = [(word, one) for one in people for word in _words(one)]
    if carried:
        counted = Counter(word for word, _ in carried)
        connection.exec_driver_sql(_ADD_WORDS, [(word, sound(word), count) for word, count in sorted(counted.items())])
        carried.sort(key=lambda item: (item[0], item[1].birth_year or 0))
        rows = [(word, one.birth_year or 0, place(one.region, one.sex), one.person_id) for word, one in carried]
        connection.exec_driver_sql(_ADD_PEOPLE, rows)


def forget(connection: Connection, person_id: str) -> None:
    """Call before the person's row goes."""
    columns = select(*person.c[*COLUMNS]).where(person.c.person_id == person_id)
    row = connection.execute(columns).one_or_none()
    if row is None:
        return
    one = to_person(row)
    number = connection.exec_driver_sql("SELECT rowid FROM person WHERE person_id = ?", (person_id,)).scalar_one()
    for word in _words(one):
        known = connection.scalar(select(name_word.c.id).where(name_word.c.word == word))
        here = (
            person_word.c.word == known,
            person_word.c.year == (one.birth_year or 0),
            person_word.c.number == number,
        )
        connection.execute(delete(person_word).where(*here))
        connection.execute(name_word.update().where(name_word.c.id == known).values(people=name_word.c.people - 1))
        connection.execute(delete(name_word).where(name_word.c.id == known, name_word.c.people <= 0))


def clear(connection: Connection) -> None:
    """Nobody is found any more."""
    connection.execute(delete(person_word))
    connection.execute(delete(name_word))


def rebuild(connection: Connection) -> None:
    """Make the index again from the register. *Slow*: a minute or so for a million people."""
    clear(connection)
    rows = connection.execution_options(yield_per=_BATCH).execute(select(*person.c[*COLUMNS]))
    for part in rows.partitions():
        put(connection, [to_person(row) for row in part])


def is_filled(connection: Connection) -> bool:
    """Whether somebody is in the index, or nobody in the register."""
    question = "SELECT EXISTS (SELECT 1 FROM name_word) OR NOT EXISTS (SELECT 1 FROM person)"
    return bool(connection.exec_driver_sql(question).scalar())


def words_after(connection: Connection, last: int) -> tuple[int, dict[str, int]]:
    """Words that came after word number ``last`` (0: all) with how many people carry each, and the newest number."""
    columns = select(name_word.c.id, name_word.c.word, name_word.c.people)
    rows = connection.execute(columns.where(name_word.c.id > last).order_by(name_word.c.id)).all()
    return (rows[-1].id if rows else last), {row.word: row.people for row in rows}


def look_up(connection: Connection, look: Look) -> list[tuple[str, int, int, int]]:
    """The rows of a look: word, year, number, place."""
    statement, values = _LOOK, [*(look.years or _ALL_YEARS), json.dumps(list(look.words))]
    for only, condition in ((look.sex, _OF_SEX), (look.kecamatan, _OF_KECAMATAN)):
        if only:
            statement += condition
            values.append(only)
    return _rows(connection, statement, tuple(values))


def begin_with(
    connection: Connection, beginnings: Sequence[str], most: int, *, after_region: bool = False
) -> list[int]:
    """Numbers of people whose NIK, or what follows its region, begins with one of these digits."""
    statement = _BEGIN.format("substr(p.nik, 7)" if after_region else "p.nik")
    return [number for (number,) in _rows(connection, statement, (json.dumps(beginnings), most))]


def _rows(connection: Connection, statement: str, values: tuple[object, ...]) -> list[Any]:
    """Straight from the driver: tens of thousands of rows, nothing to convert."""
    driver = connection.connection.driver_connection
    assert driver is not None
    found: list[Any] = driver.execute(statement, values).fetchall()
    return found


def to_person(row: "Row[tuple[object, ...]]") -> Person:
    """A row of ``COLUMNS``."""
    values = dict(zip(COLUMNS, row, strict=True))
    return Person(**{**values, "estimated": bool(values["estimated"])})  # type: ignore[arg-type]


def _words(one: Person) -> Iterable[str]:
    """The words a person is found by."""
    return dict.fromkeys((*fold(one.name), *fold(one.alias)))
