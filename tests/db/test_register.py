"""The register is what finalized work says, no more and no less, and it is found again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from fieldapp.db.schema import entity, person, person_category, person_pair
from fieldapp.db.store import Store
from fieldapp.domain.assessment import OUTBOX
from fieldapp.domain.figures import Figures
from fieldapp.domain.person import PersonQuery
from fieldapp.errors import StoreError
from tests.db.desk import Clock, finalized, opened, refusal_for, says

INDEXED = """
    SELECT w.word, w.people, p.year, p.place, r.person_id
    FROM name_word w LEFT JOIN person_word p ON p.word = w.id LEFT JOIN person r ON r.rowid = p.number ORDER BY 1, 5
"""
PROJECTION = (entity, person, person_category, person_pair)
PEOPLE = {
    "sukarno": {"full_name": "Moch. Soekarno", "nik": "6472050101909001", "birth_date": "1990-01-01", "sex": "L"},
    "rahmah": {"full_name": "Siti Rahmah", "nik": "6472054101909001", "birth_date": "1990-01-01", "sex": "P"},
    "aminah": {"full_name": "St. Aminah", "age_est": "40", "sex": "P", "ppks": "05 11"},
    "tata": {"full_name": "Tidak diketahui", "alias": "Daeng Tata", "region": "64.72.05.1001"},
    "budi": {"full_name": "Budi", "region": "64.72.05.1002", "ppks": "11"},
}


def tables(store: Store) -> list[list[tuple[object, ...]]]:
    with store._reading() as connection:
        indexed = connection.exec_driver_sql(INDEXED).all()
        return [list(map(tuple, indexed))] + [
            sorted(map(tuple, connection.execute(table.select())), key=repr) for table in PROJECTION
        ]


@pytest.fixture
def register(store: Store, clock: Clock) -> Store:
    for key, facts in PEOPLE.items():
        finalized(store, f"uuid:{key}", clock, says(key, **facts))
        clock.turn(minutes=1)
    return store


def found(store: Store, **query: object) -> list[str]:
    return [one.person_id for one in store.people(PersonQuery(**query))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ({"name": "sukarno"}, "sukarno"),
        ({"name": "Muhammad Sukarno"}, "sukarno"),
        ({"name": "suk"}, "sukarno"),
        ({"name": "sukanro"}, "sukarno"),
        ({"name": "rohma"}, "rahmah"),
        ({"name": "sitti rahma"}, "rahmah"),
        ({"name": "siti aminah"}, "aminah"),
        ({"name": "tata"}, "tata"),
        ({"name": "budiman"}, "budi"),
        ({"nik": "6472054101909001"}, "rahmah"),
        ({"nik": "6472 0541"}, "rahmah"),
        ({"nik": "01909001", "name": "rahmah"}, "rahmah"),
        ({"birth_date": date(1990, 1, 1), "name": "Sukarno"}, "sukarno"),
    ],
)
def test_people_are_found_by_what_is_known(register: Store, query: dict[str, object], first: str) -> None:
    assert found(register, **query)[0] == first


def test_what_fits_nobody_finds_nobody(register: Store) -> None:
    assert found(register) == []
    assert found(register, name="Wxyz") == []
    assert found(register, nik="9") == []
    assert found(register, nik="99999999") == []
    assert found(register, name="%") == found(register, nik="%%") == []
    assert sorted(found(register, birth_date=date(1990, 1, 1))) == ["rahmah", "sukarno"]


def test_a_person_is_shown_as_last_said(register: Store, clock: Clock) -> None:
    assert register.count_people() == 5
    finalized(register, "uuid:again", clock, says("budi", full_name="Budi Santoso", birth_date="1968-02-03"))
    budi = register.person("budi")
    assert (budi.name, budi.birth_date, budi.region) == ("Budi Santoso", date(1968, 2, 3), "64.72.05.1002")
    assert (budi.assessments, budi.last_form, budi.changed_at) == (2, "Asesmen", clock())
    with pytest.raises(StoreError):
        register.person("nobody")


def test_a_new_name_is_found_at_once_also_mistyped(register: Store, clock: Clock) -> None:
    assert found(register, name="halimha") == []
    finalized(register, "uuid:new", clock, says("new", full_name="Halimah"))
    assert found(register, name="halimha") == ["new"]
    register.recall("uuid:new")
    assert found(register, name="halimha") == []


def test_a_label_said_once_is_kept(register: Store, clock: Clock) -> None:
    finalized(register, "uuid:1", clock, says("new", "Orang di pasar"))
    finalized(register, "uuid:2", clock, says("new", "", marks="tato"))
    assert register.person("new").name == "Orang di pasar"


def test_at_most_a_hundred_and_the_rare_word_first(store: Store, clock: Clock) -> None:
    names = [*(f"Siti Wati{n}" for n in range(150)), *(f"Siti Ani{n}" for n in range(100)), "Tjokroaminoto"]
    finalized(store, "uuid:1", clock, *(says(name, name, full_name=name) for name in names))
    both = found(store, name="siti tjokroaminoto")
    assert len(both) == 100
    assert both[0] == "Tjokroaminoto"


def test_returned_work_says_nothing_and_its_correction_does(store: Store, clock: Clock) -> None:
    finalized(store, "uuid:0", clock, says("p1", full_name="Ani"))
    before = tables(store)
    wrong = finalized(store, "uuid:1", clock, says("p1", full_name="Anu"), says("p2", full_name="Budi", ppks="05"))
    store.record_sending(["uuid:1"])
    assert store.person("p1").name == "Anu"
    store.record_refusal(refusal_for(wrong))
    assert tables(store) == before
    with pytest.raises(StoreError):
        store.person("p2")
    assert found(store, name="budi") == []
    finalized(store, "uuid:2", clock, says("p1", full_name="Ani Wati"), says("p2", full_name="Budi"), corrects="uuid:1")
    assert (store.person("p1").name, store.person("p1").assessments) == ("Ani Wati", 2)
    assert store.person("p2").assessments == 1


def test_held_work_says_nothing_either(store: Store, clock: Clock) -> None:
    held = finalized(store, "uuid:1", clock, says("p1", full_name="Ani"))
    store.record_refusal(refusal_for(held, "conflict"))
    assert store.count_people() == 0


def test_rebuilding_gives_the_same_rows(register: Store, clock: Clock) -> None:
    finalized(register, "uuid:a", clock, says("budi", alias="Pak Budi"), says("r1", "R", "referral", reason="sakit"))
    register.record_refusal(refusal_for(finalized(register, "uuid:b", clock, says("budi", alias="Bukan"))))
    finalized(register, "uuid:c", clock, says("tata", full_name="Tata", ppks="02 02 01"))
    finalized(register, "uuid:d", clock, says("gone"))
    register.recall("uuid:d")
    finalized(register, "uuid:e", clock, says("twin", full_name="Muhamad Sukarno", birth_date="1990-01-01"))
    before = tables(register)
    assert all(before)
    register.rebuild_entities()
    assert tables(register) == before
    with register._writing() as connection:
        for table in PROJECTION:
            connection.execute(table.delete())
    assert register.count_people() == 0
    register.rebuild_entities()
    assert tables(register) == before


def test_the_search_uses_its_indexes(register: Store) -> None:
    wanted = {
        "SELECT rowid FROM person WHERE nik <> '' AND nik >= '6472' AND nik < '6472:'": "person_by_nik",
        "SELECT rowid FROM person WHERE nik <> '' AND substr(nik, 7) >= '0101'": "person_by_nik_birth",
        "SELECT person_id FROM person WHERE birth_date = '1990-01-01'": "person_by_birth_date",
    }
    with register._database.raw() as connection:
        for query, index in wanted.items():
            steps = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}"))
            assert index in steps, steps


def test_the_figures_of_a_month_are_counted_where_the_worker_is(path: Path) -> None:
    wita = timezone(timedelta(hours=8))
    clock = Clock(datetime(2026, 9, 30, 15, 59, tzinfo=UTC).astimezone(wita))  # 23.59 in Samarinda
    store = opened(path, clock)
    finalized(store, "uuid:0", clock)
    clock.turn(days=31)
    finalized(store, "uuid:1", clock, says("a", ppks="05 11", region="64.72.05.1001"))
    clock.turn(minutes=2)
    returned = finalized(store, "uuid:2", clock, says("b", ppks="11", region="64.72.05.1002"))
    finalized(store, "uuid:3", clock, says("c", region="64.72"), says("d", ppks="05"))
    finalized(store, "uuid:4", clock, says("a", ppks="11"))
    store.record_refusal(refusal_for(returned))
    finalized(store, "uuid:5", clock, says("b", ppks="11", region="64.72.06.1002"), corrects="uuid:2")
    figures = store.figures()
    assert figures == Figures(
        assessments_this_month=3,
        assessments_last_month=1,
        waiting_bytes=sum(one.size for one in store.assessments(OUTBOX, 10)),
        people=4,
        people_this_month=3,
        by_category=(("11", 2), ("05", 1)),
        by_region=(("", 2), ("64.72.05", 1), ("64.72.06", 1)),
        by_kabupaten=(("64.72", 3), ("", 1)),
        new_by_month=figures.new_by_month,
    )
    assert [count for _, count in figures.new_by_month] == [0] * 11 + [1, 3]
    assert [day for day, _ in figures.new_by_month][-2:] == [date(2026, 10, 1), date(2026, 11, 1)]
    clock.turn(days=60)
    assert (store.figures().assessments_this_month, store.figures().people_this_month) == (0, 0)
    store.close()


def test_an_empty_register_adds_up_to_nothing(store: Store) -> None:
    figures = store.figures()
    assert replace(figures, new_by_month=()) == Figures()
    assert [count for _, count in figures.new_by_month] == [0] * 13
