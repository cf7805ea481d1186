"""Merges in a real store: one person in every table, rebuilt to the same rows, and split to the rows before."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldapp.db.projecting import PROJECTED
from fieldapp.db.schema import person_alias, person_category
from fieldapp.db.store import Store
from fieldapp.domain.person import PersonQuery
from fieldapp.domain.submission import EntityChange, Submission
from tests.db.desk import Clock, finalized, opened, receipt_for, refusal_for, says

Rows = dict[str, list[tuple[object, ...]]]
BUDI = {"full_name": "Budi Santoso", "sex": "L", "birth_date": "1969-07-04", "region": "64.72.05.1001"}
SANTO = {"full_name": "Budi Santosa", "sex": "L", "birth_date": "1969-07-04", "region": "64.72.05.1002"}


def rows(store: Store) -> Rows:
    with store._reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(table.select().order_by(*table.primary_key.columns))]
            for table in PROJECTED
        }


def without_merges(found: Rows) -> Rows:
    """All rows except those of the merge entities themselves."""
    left = {name: kept for name, kept in found.items() if name != "merge"}
    return {**left, "entity": [row for row in left["entity"] if row[0] != "merge"]}


def merge(kept: str, other: str, chosen: str = "", merge_id: str = "m") -> EntityChange:
    properties = {"kept_id": kept, "merged_id": other, "state": "merged", "reason": "Foto sama", "chosen": chosen}
    return EntityChange("merge", merge_id, "create", "", properties)


def split(merge_id: str = "m") -> EntityChange:
    return EntityChange("merge", merge_id, "update", "", {"state": "split", "reason": "Ternyata saudara"})


def two(store: Store, clock: Clock) -> None:
    finalized(store, "uuid:1", clock, says("a", **BUDI, ppks="05"), says("r1", "Rujukan", "referral", person_id="a"))
    clock.turn(minutes=5)
    finalized(store, "uuid:2", clock, says("b", **SANTO, ppks="12"), says("r2", "Rujukan", "referral", person_id="b"))
    clock.turn(minutes=5)


def found(store: Store, name: str) -> list[str]:
    return [one.person_id for one in store.people(PersonQuery(name=name))]


def test_one_person_everywhere(store: Store, clock: Clock) -> None:
    two(store, clock)
    assert store.count_pairs() == 1
    finalized(store, "uuid:3", clock, merge("a", "b", "full_name=kept"))
    assert store.count_people() == 1
    assert store.person("b") == store.person("a")
    whole = store.person("a")
    assert (whole.name, whole.alias, whole.assessments, whole.region) == (
        "Budi Santoso",
        "Budi Santosa",
        2,
        "64.72.05.1002",
    )
    assert {one.entity_id for one in store.entities_of("referral", "b")} == {"r1", "r2"}
    assert found(store, "Santosa") == ["a"], "found by the name that became an alias"
    assert store.count_pairs() == 0
    assert store.figures().people == 1
    assert dict(store.figures().by_category) == {"05": 1, "12": 1}
    with store._reading() as connection:
        assert connection.execute(person_alias.select()).all() == [("b", "a")]
        assert {row.person_id for row in connection.execute(person_category.select())} == {"a"}


def test_split_gives_exactly_the_rows_before(store: Store, clock: Clock) -> None:
    two(store, clock)
    before = rows(store)
    finalized(store, "uuid:3", clock, merge("b", "a"))
    assert without_merges(rows(store)) != before
    finalized(store, "uuid:4", clock, split())
    assert without_merges(rows(store)) == without_merges(before)
    assert store.count_pairs() == 1
    assert sorted(found(store, "Budi")) == ["a", "b"]


@pytest.mark.parametrize("fate", ["recalled", "returned"])
def test_a_merge_that_does_not_count_is_none(store: Store, clock: Clock, fate: str) -> None:
    two(store, clock)
    before = rows(store)
    submission = finalized(store, "uuid:3", clock, merge("a", "b"))
    assert store.count_people() == 1
    if fate == "recalled":
        store.recall("uuid:3")
    else:
        store.record_refusal(refusal_for(submission))
    assert rows(store) == before


def test_a_received_merge_stays_and_a_returned_split_does_not_count(store: Store, clock: Clock) -> None:
    two(store, clock)
    store.record_receipt(receipt_for(finalized(store, "uuid:3", clock, merge("a", "b"))))
    refused = finalized(store, "uuid:4", clock, split())
    assert store.count_people() == 2
    store.record_refusal(refusal_for(refused))
    assert store.count_people() == 1


def test_a_member_that_is_recalled_leaves_the_others(store: Store, clock: Clock) -> None:
    two(store, clock)
    finalized(store, "uuid:3", clock, merge("a", "b"))
    store.recall("uuid:1")
    assert store.person("a").name == "Budi Santosa", "the representative's record, with what is left to know"
    store.recall("uuid:2")
    assert store.count_people() == 0
    store.recall("uuid:3")
    assert not any(rows(store).values())


def test_later_work_on_a_merged_away_record_reaches_the_person(store: Store, clock: Clock) -> None:
    two(store, clock)
    finalized(store, "uuid:3", clock, merge("a", "b"))
    change = EntityChange("person", "b", "update", "", {"marks": "Tato naga", "ppks": "13"})
    finalized(store, "uuid:4", clock, change)
    assert (store.person("a").marks, store.person("a").assessments) == ("Tato naga", 3)
    assert dict(store.figures().by_category) == {"13": 1}


def test_a_merge_that_comes_before_its_people(store: Store, clock: Clock) -> None:
    finalized(store, "uuid:3", clock, merge("a", "b"))
    assert store.count_people() == 0
    two(store, clock)
    assert store.count_people() == 1
    assert store.person("b").person_id == "a"


def test_the_next_start_keeps_what_was_merged(path: Path) -> None:
    clock = Clock()
    store = opened(path, clock)
    two(store, clock)
    finalized(store, "uuid:3", clock, merge("a", "b"))
    before = rows(store)
    store.close()
    store = opened(path, clock)
    assert rows(store) == before
    store.rebuild_entities()
    assert rows(store) == before
    store.close()


# any people, any merges and splits from two devices, in any order -------------------------------------------------

IDS = "abcde"
NAMES = ("Budi Santoso", "Budi Santosa", "Siti", "Tono")
WHO = st.sampled_from(IDS)
PERSON = st.fixed_dictionaries(
    {"full_name": st.sampled_from(NAMES), "region": st.sampled_from(("64.72.05.1001", "64.72.05.1002"))},
    optional={
        "birth_date": st.sampled_from(("1969-07-04", "1990-01-01")),
        "age_est": st.sampled_from(("40", "57")),
        "nik": st.sampled_from(("6472050407690001", "6472")),
        "ppks": st.sampled_from(("05", "05 11", "12")),
        "alias": st.sampled_from(("Pak Budi", "Bu Siti")),
    },
)
CHOSEN = st.lists(
    st.tuples(st.sampled_from(("full_name", "birth_date", "nik", "region")), st.sampled_from(("kept", "merged"))),
    max_size=2,
).map(lambda pairs: " ".join(f"{name}={side}" for name, side in pairs))
DEVICE_MERGES = st.sampled_from(("m1", "m2", "n1", "n2"))  # two devices with two merges each
EVENT = st.one_of(
    st.tuples(WHO, PERSON).map(lambda one: says(one[0], **one[1])),
    st.tuples(WHO, WHO, CHOSEN, DEVICE_MERGES).map(lambda one: merge(*one)),
    DEVICE_MERGES.map(split),
    WHO.map(lambda who: says(f"r-{who}", "Rujukan", "referral", person_id=who)),
)
FATES = ("stays", "stays", "stays", "recalled", "refused")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(st.tuples(EVENT, st.sampled_from(FATES)), min_size=3, max_size=14))
def test_day_to_day_work_and_rebuilding_agree(
    events: Sequence[tuple[EntityChange, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    clock = Clock()
    store = opened(tmp_path_factory.mktemp("store") / "store.db", clock)
    said: dict[str, tuple[EntityChange, ...]] = {}
    try:
        for number, (change, fate) in enumerate(events):
            clock.turn(minutes=3)
            submission = finalized(store, f"uuid:{number}", clock, change)
            said[_key(submission)] = (change,)
            if fate == "recalled":
                store.recall(submission.instance_id)
            elif fate == "refused":
                store.record_refusal(refusal_for(submission))
        before = rows(store)
        store.rebuild_entities()
        assert rows(store) == before
        read = store.rebuild_from_submissions(lambda _id, _version, xml: said[xml.decode()], replace=False)
        assert read.sound, read
    finally:
        store.close()


def _key(submission: Submission) -> str:
    return submission.xml.decode()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    known=st.lists(st.tuples(WHO, PERSON), min_size=2, max_size=6),
    merges=st.lists(st.tuples(WHO, WHO, CHOSEN, DEVICE_MERGES), min_size=1, max_size=4),
)
def test_splitting_all_merges_gives_the_rows_before(
    known: Sequence[tuple[str, dict[str, str]]],
    merges: Sequence[tuple[str, str, str, str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    clock = Clock()
    store = opened(tmp_path_factory.mktemp("store") / "store.db", clock)
    try:
        for number, (who, facts) in enumerate(known):
            clock.turn(minutes=3)
            finalized(store, f"uuid:{number}", clock, says(who, **facts))
        before = without_merges(rows(store))
        for number, parts in enumerate(merges):
            finalized(store, f"uuid:m{number}", clock, merge(*parts))
        for number, merge_id in enumerate({parts[3] for parts in merges}):
            finalized(store, f"uuid:s{number}", clock, split(merge_id))
        assert without_merges(rows(store)) == before
    finally:
        store.close()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    merges=st.lists(st.tuples(WHO, WHO), min_size=1, max_size=4, unique=True),
    chance=st.randoms(use_true_random=False),
)
def test_who_is_who_never_depends_on_the_order(
    merges: list[tuple[str, str]], chance: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The same people and merges, finalized in another order: the same persons under the same ids."""
    changes = [says(who, full_name=f"Orang {who}", ppks="05") for who in IDS]
    changes += [merge(kept, other, merge_id=f"m-{kept}{other}") for kept, other in merges]
    seen = []
    for _ in range(2):
        clock = Clock()
        store = opened(tmp_path_factory.mktemp("store") / "store.db", clock)
        try:
            for number, change in enumerate(changes):
                finalized(store, f"uuid:{number}", clock, change)
            tables = rows(store)
            counts = [(row[0], row[13]) for row in tables["person"]]
            seen.append((tables["person_alias"], tables["person_category"], counts))
        finally:
            store.close()
        chance.shuffle(changes)  # type: ignore[attr-defined]
    assert seen[0] == seen[1]
