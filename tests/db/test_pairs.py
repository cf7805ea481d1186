"""Pairs are found as people are written, and what was decided about them stays."""

from datetime import timedelta

import pytest

from fieldapp.db.store import Store
from tests.db.desk import Clock, finalized, refusal_for, says

SITI = {"full_name": "Siti Aminah", "birth_date": "1990-01-01", "sex": "P", "region": "64.72.05.1001"}


def found(store: Store) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(pair.one.person_id, pair.other.person_id, pair.reasons) for pair in store.pairs()]


@pytest.fixture
def twins(store: Store, clock: Clock) -> Store:
    finalized(store, "uuid:1", clock, says("b", **SITI))
    finalized(store, "uuid:2", clock, says("a", **{**SITI, "full_name": "St. Aminah"}))
    finalized(store, "uuid:3", clock, says("c", full_name="Budi", nik="6472050101909001"))
    return store


def test_a_new_person_is_compared_at_once(twins: Store, clock: Clock) -> None:
    assert found(twins) == [("a", "b", ("same_name_birth",))]
    finalized(twins, "uuid:4", clock, says("d", full_name="Boedi", nik="6472050101909001"))
    assert found(twins) == [("a", "b", ("same_name_birth",)), ("c", "d", ("same_nik",))]
    assert twins.count_pairs() == 2
    assert twins.suspected(["a", "c", "x"]) == {"a", "c"}


def test_two_of_one_submission_are_compared(store: Store, clock: Clock) -> None:
    finalized(store, "uuid:1", clock, says("x", **SITI), says("y", **SITI))
    assert found(store) == [("x", "y", ("same_name_birth",))]


def test_what_is_said_later_makes_and_unmakes_pairs(twins: Store, clock: Clock) -> None:
    finalized(twins, "uuid:4", clock, says("a", birth_date="1970-01-01"))
    assert found(twins) == []
    twins.recall("uuid:4")
    assert found(twins) == [("a", "b", ("same_name_birth",))]
    returned = finalized(twins, "uuid:5", clock, says("e", **SITI))
    assert len(found(twins)) == 3
    twins.record_refusal(refusal_for(returned))
    assert found(twins) == [("a", "b", ("same_name_birth",))]


@pytest.mark.parametrize("decision", ["different", "same"])
def test_a_decision_is_remembered(twins: Store, clock: Clock, decision: str) -> None:
    twins.decide("b", "a", decision)
    assert found(twins) == []
    assert twins.suspected(["a", "b"]) == frozenset()
    finalized(twins, "uuid:4", clock, says("a", marks="tato"))
    twins.rebuild_entities()
    assert found(twins) == []
    assert twins.decided() == {("a", "b"): (decision, clock())}


def test_not_sure_is_asked_again_after_the_others(twins: Store, clock: Clock) -> None:
    twins.decide("a", "b", "unsure")
    finalized(twins, "uuid:4", clock, says("d", full_name="Boedi", nik="6472050101909001"))
    assert [(pair.one.person_id, pair.decision) for pair in twins.pairs()] == [("c", ""), ("a", "unsure")]
    clock.turn(minutes=1)
    twins.decide("a", "b", "different")
    assert [pair.one.person_id for pair in twins.pairs()] == ["c"]
    assert twins.decided()["a", "b"][1] - clock() < timedelta(seconds=1)
    with pytest.raises(ValueError, match="perhaps"):
        twins.decide("a", "b", "perhaps")
