"""Pairs are found as people are written, and what was decided about them stays."""

from datetime import timedelta

import pytest

from fieldapp.db.store import Store
from tests.db.desk import Clock, finalized, refusal_for, says

SITI = {"full_name": "Siti Aminah", "birth_date": "1990-01-01", "sex": "P", "region": "64.72.05.1001"}


def found(store: Store) -> list[tuple[str, str, tuple[str, ...]]]:
    return sorted((line.one, line.other, line.reasons) for line in store.pair_lines())


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


def test_who_was_told_apart_is_never_asked_about_again(twins: Store, clock: Clock) -> None:
    twins.tell_apart([("b", "a")], "Saudara kembar")
    assert found(twins) == []
    assert twins.suspected(["a", "b"]) == frozenset()
    finalized(twins, "uuid:4", clock, says("a", marks="tato"))
    twins.rebuild_entities()
    assert found(twins) == []
    assert twins.decided() == {("a", "b"): ("different", clock())}
    (line,) = twins.audit_lines(["a b"])
    assert (line.verb, line.why) == ("apart", "Saudara kembar")
    twins.ask_again([("a", "b")])
    assert found(twins) == [("a", "b", ("same_name_birth",))]


def test_what_was_put_off_comes_back_by_itself(twins: Store, clock: Clock) -> None:
    until = clock().astimezone().date() + timedelta(days=7)
    twins.put_aside([("b", "a")], until, "Tunggu KTP")
    assert [(line.one, line.until) for line in twins.pair_lines()] == [("a", until)]
    assert twins.count_pairs() == 0
    assert twins.suspected(["a"]) == {"a"}, "nobody said that they are two"
    clock.turn(days=7)
    assert twins.count_pairs() == 1
    twins.put_aside([("a", "b")], until + timedelta(days=30))
    assert twins.count_pairs() == 0
    twins.tell_apart([("a", "b")])
    assert found(twins) == []


def test_a_line_tells_how_sure_where_and_what_a_search_finds(store: Store, clock: Clock) -> None:
    finalized(store, "uuid:1", clock, says("b", **SITI))
    finalized(store, "uuid:2", clock, says("a", **SITI, alias="Mak Siti", uncertain_match="yes", match_note="Mirip"))
    (line,) = store.pair_lines()
    assert (line.regions, line.score) == (("64.72.05",), 75 + 5)
    assert "mak siti" in line.words
    told = store.suspects(["a", "b", "x"])
    assert {who: (one.unsure, one.note) for who, one in told.items()} == {"a": (True, "Mirip"), "b": (False, "")}


def test_few_pairs_in_a_large_register_are_read_one_by_one(store: Store, clock: Clock) -> None:
    finalized(store, "uuid:1", clock, says("b", **SITI), says("a", **SITI))
    finalized(store, "uuid:2", clock, *(says(f"p{number}", f"Orang{number}") for number in range(30)))
    assert found(store) == [("a", "b", ("same_name_birth",))]
