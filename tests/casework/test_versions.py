"""Any number of laptops change one person, knowing of each other or not; what holds is what an oracle with perfect
memory of who had seen what says. Reports arrive in any order."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from fieldapp.casework.projection import merge
from fieldapp.casework.said import Said
from fieldapp.casework.versions import base_now, settle
from fieldapp.domain.submission import Base, EntityChange

AT = datetime(2026, 11, 26, tzinfo=UTC)
PLAIN = ("alias", "marks", "phone")
VALUES = ("a", "b", "c")


@dataclass
class Laptop:
    heard: list[Said] = field(default_factory=list)
    own: list[Said] = field(default_factory=list)

    def known(self) -> list[Said]:
        numbered = {one.instance_id for one in self.heard}
        return [*self.heard, *(one for one in self.own if one.instance_id not in numbered)]

    def shown(self) -> dict[str, str]:
        return folded(self.known())


@dataclass
class World:
    """``seen``: change → all that its laptop had seen; ``wrote``: change → field → value, as a person would say it."""

    laptops: list[Laptop]
    log: list[Said] = field(default_factory=list)
    seen: dict[str, set[str]] = field(default_factory=dict)
    wrote: dict[str, dict[str, str]] = field(default_factory=dict)

    def say(self, laptop: Laptop, said: dict[str, str], action: str = "update") -> None:
        """A form that repeats all it was prefilled with, and ``said``."""
        before = laptop.shown()
        known = laptop.known()
        name = f"uuid:{len(self.seen)}"
        base = base_now(known, f"branch of {name}") if action == "update" else Base()
        change = EntityChange("person", "p", action, "P", {**before, **said}, *base)
        laptop.own.append(Said(change, AT, name, ""))
        told = {one.instance_id for one in known}
        self.seen[name] = told.union(*(self.seen[one] for one in told))  # what they repeat they had seen
        self.wrote[name] = {key: value for key, value in said.items() if value != before.get(key, "")}

    def upload(self, laptop: Laptop, which: int) -> None:
        """One of those that did not leave yet, whichever."""
        arrived = {one.instance_id for one in self.log}
        waiting = [one for one in laptop.own if one.instance_id not in arrived]
        if waiting:
            one = waiting[which % len(waiting)]
            self.log.append(one._replace(version=len(self.log) + 1))

    def holds(self, name: str) -> set[str]:
        """The values of a field that nobody who said something else of it had seen."""
        wrote = {one: said[name] for one, said in self.wrote.items() if name in said}
        return {value for one, value in wrote.items() if not any(one in self.seen[other] for other in wrote)}


def folded(said: list[Said]) -> dict[str, str]:
    values: dict[str, str] = {}
    for one in settle(said).said:
        values = merge(values, one.change, one.at)
    return values


step = st.one_of(
    st.tuples(
        st.just("say"), st.integers(0, 2), st.dictionaries(st.sampled_from(PLAIN), st.sampled_from(VALUES), max_size=2)
    ),
    st.tuples(st.just("upload"), st.integers(0, 2), st.integers(0, 3)),
    st.tuples(st.just("download"), st.integers(0, 2), st.just(0)),
)


def play(steps: list[tuple[str, int, object]]) -> World:
    world = World([Laptop() for _ in range(3)])
    world.say(world.laptops[0], {"full_name": "Ani"}, "create")
    for what, who, more in steps:
        laptop = world.laptops[who]
        if what == "say" and laptop.known() and isinstance(more, dict):
            world.say(laptop, more)
        elif what == "upload" and isinstance(more, int):
            world.upload(laptop, more)
        elif what == "download":
            laptop.heard = list(world.log)
    return world


@given(st.lists(step, max_size=25))
def test_what_nobody_else_had_seen_is_never_lost(steps: list[tuple[str, int, object]]) -> None:
    world = play(steps)
    for laptop in world.laptops:
        for _ in laptop.own:
            world.upload(laptop, 0)
    settled = settle(world.log)
    values = folded(world.log)
    for name in PLAIN:
        holds = world.holds(name)
        claims = settled.conflicts.get(name, ())
        assert {claim.value for claim in claims} == (holds if len(holds) > 1 else set()), name
        assert values.get(name, "") in (holds or {""}), name
        if claims:
            assert values[name] == claims[0].value
    for laptop in world.laptops:
        laptop.heard = list(world.log)
        assert laptop.shown() == values


@given(st.lists(step, max_size=25))
def test_a_laptop_alone_never_conflicts_with_itself(steps: list[tuple[str, int, object]]) -> None:
    world = play([(what, 0, more) for what, _, more in steps])
    laptop = world.laptops[0]
    assert not settle(laptop.known()).conflicts
    while len(world.log) < len(laptop.own):
        world.upload(laptop, len(world.log))
    assert not settle(world.log).conflicts


def said(name: str, version: int, base: tuple[int, str, int] = (0, "", 0), **properties: str) -> Said:
    change = EntityChange("person", "p", "update" if any(base) else "create", "P", properties, *base)
    return Said(change, AT, name, "", version, version)


def test_categories_of_both_are_kept_and_what_one_took_away_is_gone() -> None:
    log = [
        said("uuid:1", 1, ppks="05 07"),
        said("uuid:2", 2, (1, "one", 1), ppks="05 07 11"),
        said("uuid:3", 3, (1, "two", 1), ppks="07 20"),
    ]
    assert not settle(log).conflicts
    assert set(folded(log)["ppks"].split()) == {"07", "11", "20"}


def test_two_ends_of_a_copied_laptop_have_not_seen_each_other() -> None:
    log = [
        said("uuid:1", 1, full_name="Ani"),
        said("uuid:2", 2, (1, "same", 1), alias="a"),
        said("uuid:3", 3, (1, "same", 1), alias="b"),
        said("uuid:4", 4, (2, "same", 1), alias="c"),
    ]
    assert {claim.value for claim in settle(log).conflicts["alias"]} >= {"b", "c"}


def test_a_decision_that_saw_both_ends_the_conflict() -> None:
    log = [
        said("uuid:1", 1, full_name="Ani"),
        said("uuid:2", 2, (1, "one", 1), nik="64720001"),
        said("uuid:3", 3, (1, "two", 1), nik="64720002"),
    ]
    assert [claim.value for claim in settle(log).conflicts["nik"]] == ["64720001", "64720002"]
    decided = [*log, said("uuid:4", 4, (3, "desk", 3), nik="64720002")]
    assert not settle(decided).conflicts
    assert folded(decided)["nik"] == "64720002"
    repeated = [*log, said("uuid:4", 4, (3, "desk", 3), nik="64720001")]
    assert settle(repeated).conflicts, "a form that repeats what it was prefilled with decides nothing"
    confirmed = [*log, said("uuid:4", 4, (3, "desk", 3), nik="64720001", decided="nik")]
    assert not settle(confirmed).conflicts
    assert folded(confirmed)["nik"] == "64720001"


def test_changes_that_arrive_the_other_way_round_are_merged_at_once() -> None:
    backwards = [
        said(f"uuid:{at}", place, (at, "same", 0), alias=str(at)) for place, at in enumerate(range(60, 0, -1), 2)
    ]
    log = [said("uuid:0", 1, full_name="Ani"), *backwards]
    assert not settle(log).conflicts
    assert folded(log)["alias"] == "60"


def test_laptops_that_contradict_themselves_are_merged_all_the_same() -> None:
    """Each says that it had seen the other: then the one that arrived later had."""
    log = [
        said("uuid:1", 1, full_name="Ani"),
        said("uuid:2", 2, (3, "same", 1), alias="a"),
        said("uuid:3", 3, (2, "same", 2), alias="b"),
    ]
    assert not settle(log).conflicts
    assert folded(log)["alias"] == "b"
