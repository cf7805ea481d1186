"""Finding among twenty thousand made-up people: how many are among the first ten, digits anywhere, calling off."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldapp.casework.matching import rank
from fieldapp.db.engine import connect
from fieldapp.db.store import Store
from fieldapp.domain.person import Person, PersonQuery
from fieldapp.errors import Cancelled
from tests.benchmarks.kaltim_people import REGIONS, TODAY, fill, people, queries
from tests.db.desk import KEY, Clock, finalized, opened, says

PEOPLE, SEED, QUERIES = 20_000, 64, 300
LEAST_RECALL = 0.95
KECAMATAN = tuple(
    line.split(",")[0].replace(".", "") for line in REGIONS.read_text("utf-8").splitlines() if ",kecamatan," in line
)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, list[Person]]]:
    store = opened(tmp_path_factory.mktemp("many") / "store.db", Clock(datetime(2026, 11, 24, 4, tzinfo=UTC)))
    fill(store, PEOPLE, SEED)
    yield store, list(people(PEOPLE, SEED))
    store.close()


def test_most_are_among_the_first_ten(many: tuple[Store, list[Person]]) -> None:
    store, known = many
    hits = 0
    for asked in queries(known, SEED + 1, QUERIES):
        matches = rank(asked.query, store.people(asked.query), TODAY)
        hits += asked.person_id in [match.person.person_id for match in matches[:10]]
    assert hits / QUERIES >= LEAST_RECALL


def test_digits_anywhere_in_a_nik_find_its_person(many: tuple[Store, list[Person]]) -> None:
    store, known = many
    rng = random.Random(SEED)
    for one in rng.sample([person for person in known if person.nik], 100):
        at = rng.randrange(8)
        found = store.people(PersonQuery(nik=one.nik[at : at + 9]), regions=KECAMATAN)
        assert one.person_id in [person.person_id for person in found]


def test_the_quick_search_finds_what_is_typed_well(many: tuple[Store, list[Person]]) -> None:
    store, known = many
    one = next(person for person in known if len(person.name.split()) == 3 and person.birth_date)
    query = PersonQuery(one.name, birth_date=one.birth_date, region=one.region[:8])
    assert store.people(query, quick=True)[0] == store.people(query)[0]
    assert store.people(query)[0].person_id == one.person_id


def test_a_search_can_be_called_off(many: tuple[Store, list[Person]]) -> None:
    store, _ = many
    with pytest.raises(Cancelled):
        store.people(PersonQuery("siti aminah"), stop=lambda: True)
    assert store.people(PersonQuery("siti aminah"))


def test_a_store_without_an_index_gets_one(path: Path, clock: Clock) -> None:
    store = opened(path, clock)
    finalized(store, "uuid:1", clock, says("a", full_name="Moch. Soekarno", nik="6472050101909001"))
    finalized(store, "uuid:2", clock, says("b", full_name="Sukarno", nik="6472050101909001"))
    store.close()
    connection = connect(path, KEY)
    for table in ("name_word", "person_word", "person_pair"):
        connection.execute(f"DELETE FROM {table}")
    connection.close()
    store = opened(path, clock)
    assert {one.person_id for one in store.people(PersonQuery("soekarno"))} == {"a", "b"}
    assert store.count_pairs() == 1
    store.close()
