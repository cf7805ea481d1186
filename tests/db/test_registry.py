"""What the province says of entities, beside what was said here: projected once, and nothing own is lost."""

from collections.abc import Sequence

import pytest

from fieldapp.db.store import Store
from fieldapp.domain.registry import Heard, Numbered
from fieldapp.domain.submission import EntityChange
from tests.db.desk import Clock, draft, finalized, frozen, says


def numbered(version: int, instance_id: str, *base: object, clock: Clock, **properties: str) -> Numbered:
    change = EntityChange("person", "p1", "update" if base else "create", "P", properties, *base)  # type: ignore[arg-type]
    return Numbered(change, version, version, instance_id, "visit", clock(), "KT-B02")


@pytest.fixture
def first(clock: Clock) -> Sequence[Numbered]:
    return (
        numbered(1, "uuid:far-1", clock=clock, full_name="Ani", region="64.72", alias="Nining"),
        numbered(2, "uuid:far-2", 1, "far", 1, clock=clock, marks="bekas luka"),
    )


def test_people_of_other_laptops_are_here(store: Store, first: Sequence[Numbered]) -> None:
    store.hear(Heard(tuple(first), (), "2"))
    store.hear(Heard(tuple(first), (), "2"))
    assert store.heard_to() == "2"
    person = store.person("p1")
    assert (person.name, person.region, person.marks, person.assessments) == ("Ani", "64.72", "bekas luka", 2)
    assert store.rebuild_from_submissions(lambda *_: (), replace=False).sound


def test_what_leaves_this_laptops_sight_is_gone_but_not_what_it_said(
    store: Store, clock: Clock, first: Sequence[Numbered]
) -> None:
    store.hear(Heard(tuple(first), (), "2"))
    finalized(store, "uuid:own", clock, says("p2", full_name="Budi"))
    store.hear(Heard((), (("person", "p1"), ("person", "p2")), "3"))
    with pytest.raises(Exception, match="not"):
        store.person("p1")
    assert store.person("p2").name == "Budi"


def test_a_change_of_this_laptop_that_came_back_with_its_number_counts_once(store: Store, clock: Clock) -> None:
    finalized(store, "uuid:own", clock, says("p1", full_name="Ani"))
    store.hear(Heard((numbered(1, "uuid:own", clock=clock, full_name="Ani"),), (), "1"))
    assert store.person("p1").assessments == 1
    assert store.base_of(draft(store, "uuid:2").instance_id, "person", "p1")[::2] == (1, 1)


def test_the_base_is_what_was_known_when_the_draft_was_begun(
    store: Store, clock: Clock, first: Sequence[Numbered]
) -> None:
    store.hear(Heard(tuple(first[:1]), (), "1"))
    draft(store, "uuid:2")
    store.hear(Heard(tuple(first[1:]), (), "2"))
    base = store.base_of("uuid:2", "person", "p1")
    assert (base.base_version, base.trunk_version) == (1, 1)
    draft(store, "uuid:3")
    assert store.base_of("uuid:3", "person", "p1").trunk_version == 2


def test_two_laptops_that_state_one_field_differently_are_shown(
    store: Store, clock: Clock, first: Sequence[Numbered]
) -> None:
    store.hear(Heard(tuple(first), (), "2"))
    own = EntityChange("person", "p1", "update", "P", {"alias": "Ning", "marks": "tato"}, 2, "mine", 2)
    finalized(store, "uuid:own", clock, own)
    assert store.conflicts() == ()
    other = numbered(3, "uuid:far-3", 2, "far2", 2, clock=clock, alias="Ina", birth_date="1990-01-02")
    store.hear(Heard((other,), (), "3"))
    (conflict,) = store.conflicts()
    assert (conflict.entity_id, set(conflict.claims)) == ("p1", {"alias"})
    assert [(claim.value, claim.device) for claim in conflict.claims["alias"]] == [("Ina", "KT-B02"), ("Ning", "")]
    person = store.person("p1")
    assert (person.alias, person.marks, person.birth_date.isoformat()) == ("Ina", "tato", "1990-01-02")  # type: ignore[union-attr]
    decided = EntityChange("person", "p1", "update", "P", {"alias": "Ning", "decided": "alias"}, 4, "mine", 3)
    finalized(store, "uuid:decided", clock, decided)
    assert store.conflicts() == ()
    assert store.person("p1").alias == "Ning"


def test_nobody_counts_as_having_seen_what_came_in_the_place_of_something_gone(
    store: Store, clock: Clock, first: Sequence[Numbered]
) -> None:
    """Ids of rows that went are given again; a draft of before must not claim to know the new ones."""
    store.hear(Heard(tuple(first), (), "2"))
    draft(store, "uuid:2")
    again = (
        numbered(1_000_001, "uuid:far-1", clock=clock, full_name="Ani"),
        numbered(1_000_002, "uuid:far-9", 1_000_001, "far", 1_000_001, clock=clock, alias="Ina"),
    )
    store.hear(Heard(again, (), "7", restart=True))
    assert store.base_of("uuid:2", "person", "p1").trunk_version == 0


def test_a_draft_has_not_seen_what_was_finalized_anew_after_it(store: Store, clock: Clock) -> None:
    finalized(store, "uuid:1", clock, says("p1", full_name="Ani"))
    finalized(store, "uuid:2", clock, EntityChange("person", "p1", "update", "P", {"alias": "Ina"}, 1, "mine", 0))
    draft(store, "uuid:3")
    assert store.base_of("uuid:3", "person", "p1").base_version == 2
    store.recall("uuid:2")
    anew = EntityChange("person", "p1", "update", "P", {"alias": "Nining"}, 1, "mine", 0)
    store.finalize(frozen("uuid:2", clock), (anew,), "Budi")
    assert store.base_of("uuid:3", "person", "p1").base_version == 1


def test_a_registry_that_begins_anew_forgets_what_was_heard_before(
    store: Store, clock: Clock, first: Sequence[Numbered]
) -> None:
    store.hear(Heard(tuple(first), (), "2"))
    store.hear(Heard((numbered(1_000_001, "uuid:far-1", clock=clock, full_name="Ani"),), (), "7", restart=True))
    assert (store.person("p1").marks, store.heard_to()) == ("", "7")
