"""The bed board: every face, every conflict, who may go where, and two desks that worked apart for a night."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldapp.casework import beds, placing
from fieldapp.casework.beds import Board, Room, board
from fieldapp.casework.placing import Guest, against, suggested
from fieldapp.casework.projection import merge
from fieldapp.casework.shelter_values import Bed, Mark, Stay, Waiting
from fieldapp.casework.stay_moves import FIRST, Move, bed_key, doubted, read_moves, written
from fieldapp.domain.submission import EntityChange

NOON = datetime(2026, 11, 26, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)


def bed(code: str, room: str = "A", kind: str = "male", made: int = 0) -> Bed:
    return Bed(f"bed-{code}-{made}", room, kind, code, NOON - timedelta(days=9) + made * HOUR)


def stay(name: str, code: str, hours: float = 1, **more: object) -> Stay:
    return Stay(f"stay-{name}", "TPS", name, code, NOON - hours * HOUR, **{"person_id": f"p-{name}", **more})  # type: ignore[arg-type]


def mark(code: str, what: str, hours: float = 1, until: datetime | None = None) -> Mark:
    return Mark(f"mark-{code}-{what}-{hours}", code, what, NOON - hours * HOUR, until)


BEDS = [bed("A1"), bed("A2"), bed("A10"), bed("B1", "B", "female", 1), bed("C1", "C", "family", 2)]


def shown(
    stays: list[Stay] | None = None, marks: list[Mark] | None = None, elsewhere: list[Stay] | None = None
) -> Board:
    return board(BEDS, stays or [], marks or [], [], now=NOON, elsewhere=elsewhere or [])


def face(made: Board, code: str) -> str:
    tile = made.find(code)
    assert tile is not None
    return tile.face


def test_rooms_stand_in_the_order_they_were_made_and_beds_by_number() -> None:
    made = shown()
    assert [(room.name, [tile.code for tile in room.tiles]) for room in made.rooms] == [
        ("A", ["A1", "A2", "A10"]),
        ("B", ["B1"]),
        ("C", ["C1"]),
    ]
    assert (made.counts["beds"], made.counts["free"], made.rooms[0].free) == (5, 5, 3)


@pytest.mark.parametrize(
    ("stays", "marks", "wanted"),
    [
        ([], [], "free"),
        ([stay("Budi", "A1")], [], "occupied"),
        ([stay("Budi", "a 1")], [], "occupied"),
        ([], [mark("A1", "held")], "held"),
        ([], [mark("A1", "out")], "out"),
        ([], [mark("A1", "cleaning")], "cleaning"),
        ([], [mark("A1", "cleaning"), mark("A1", "held"), mark("A1", "out")], "out"),
        ([stay("Budi", "A1", 1)], [mark("A1", "held", 2)], "occupied"),
        ([stay("Budi", "A1"), stay("Ani", "A1")], [], "conflict"),
    ],
)
def test_the_face_of_a_bed(stays: list[Stay], marks: list[Mark], wanted: str) -> None:
    assert face(shown(stays, marks), "A1") == wanted


def test_a_hold_is_over_once_somebody_came_and_a_later_one_is_not() -> None:
    used = shown([stay("Budi", "A1", 1)], [mark("A1", "held", 2), mark("A1", "out", 3)]).find("A1")
    assert used is not None
    assert [one.what for one in used.marks] == ["out"], "a broken bed is broken with somebody in it"
    later = shown([stay("Budi", "A1", 2)], [mark("A1", "held", 1)]).find("A1")
    assert later is not None
    assert [one.what for one in later.marks] == ["held"]


def test_whoever_has_no_bed_of_the_shelter_is_on_the_board_too() -> None:
    made = shown([stay("Budi", "Kasur tambahan 1"), stay("Ani", ""), stay("Eko", "")])
    rooms = {room.kind: room for room in made.rooms}
    assert [tile.code for tile in rooms["extra"].tiles] == ["Kasur tambahan 1"]
    assert sorted(tile.stays[0].name for tile in rooms["no_bed"].tiles) == ["Ani", "Eko"]
    assert (made.counts["beds"], made.counts["conflict"]) == (5, 0), "nobody shares what is no bed"


def test_a_person_who_stays_twice_is_a_conflict_here_and_elsewhere() -> None:
    twice = [stay("Budi", "A1"), replace(stay("Budi", "A2"), stay_id="other")]
    assert {face(shown(twice), "A1"), face(shown(twice), "A2")} == {"conflict"}
    assert face(shown(twice[:1], elsewhere=twice[1:]), "A1") == "conflict"
    nobody = [replace(one, person_id="") for one in twice]
    assert face(shown(nobody), "A1") == "occupied", "people without a record are not one person"


def test_a_bed_two_desks_made_is_one_bed() -> None:
    made = board([*BEDS, bed("a1", "A", "male", 5)], [], [], [], now=NOON)
    assert made.counts["beds"] == 5
    tile = made.find("A1")
    assert tile is not None
    assert (tile.code, tile.bed_ids) == ("A1", ("bed-A1-0", "bed-a1-5"))


def test_holds_that_end_within_half_an_hour_are_told_and_stay() -> None:
    minutes = {code: NOON + timedelta(minutes=add) for code, add in (("A1", 29), ("A2", 31), ("A10", -90))}
    made = shown(marks=[mark(code, "held", 2, until) for code, until in minutes.items()])
    assert [tile.code for tile, _ in made.expiring] == ["A10", "A1"]
    assert face(made, "A10") == "held", "an expired hold waits for the desk"


def test_who_stays_too_long() -> None:
    month = stay("Lama", "A1", 24 * 31)
    day = replace(stay("Batas", "A2", 24), until=(NOON - 24 * HOUR).date())
    assert [one.name for one in shown([month, day, stay("Baru", "A10")]).over_limit] == ["Lama", "Batas"]
    assert board(BEDS, [stay("X", "A1", 24 * 4)], [], [], now=NOON, limit_days=3).over_limit


MALE, FEMALE, FAMILY, CHILD = (Room(kind, kind, ()) for kind in ("male", "female", "family", "child"))
WITH_PARENT = Room("p", "female", (beds.Tile("B1", "occupied", stays=(stay("Ibu", "B1", children=1, age=30),)),))


@pytest.mark.parametrize(
    ("guest", "room", "why"),
    [
        (Guest("P", 30), MALE, "men_and_women"),
        (Guest("L", 30), MALE, ""),
        (Guest("L", 30), FEMALE, "men_and_women"),
        (Guest("L", 7), FEMALE, "men_and_women"),
        (Guest("L", 6, with_parent=True), FEMALE, ""),
        (Guest("L", 6), FEMALE, "child_alone"),
        (Guest("L", 6), WITH_PARENT, ""),
        (Guest("P", 17), FEMALE, "child_alone"),
        (Guest("P", 18), FEMALE, ""),
        (Guest("P", 17), CHILD, ""),
        (Guest("P", 17), FAMILY, ""),
        (Guest("P", 18), CHILD, "among_children"),
        (Guest("L", 40), FAMILY, ""),
        (Guest(), CHILD, ""),
    ],
)
def test_who_may_sleep_where(guest: Guest, room: Room, why: str) -> None:
    assert against(guest, room) == why


@pytest.mark.parametrize(
    ("guest", "codes"),
    [
        (Guest("L", 40), ["A2", "A10", "A1", "C1"]),
        (Guest("L", 40, access=True), ["A1", "A2", "A10", "C1"]),
        (Guest("P", 40), ["B1", "C1"]),
        (Guest("P", 40, children=2), ["C1", "B1"]),
        (Guest("P", 12), ["C1"]),
    ],
)
def test_the_bed_that_suits_best_comes_first(guest: Guest, codes: list[str]) -> None:
    assert [tile.code for tile in suggested(shown(), guest)] == codes


def test_rooms_for_reasons_of_health_are_suggested_only_to_those_who_need_them() -> None:
    made = board([bed("I1", "I", "isolation"), bed("A1")], [], [], [], now=NOON)
    assert [tile.code for tile in suggested(made, Guest("L", 40))] == ["A1"]
    assert suggested(made, Guest("L", 40, room_kind="isolation"))[0].code == "I1"
    assert placing.guest_of(stay("Budi", "I1", kind="isolation", sex="L")).room_kind == "isolation"
    assert placing.guest_waiting(Waiting("w", "Ani", NOON, sex="P", age=9)) == Guest("P", 9)


# moves ----------------------------------------------------------------------------------------------


def move(hours: float, start: str, end: str, how: str = "") -> Move:
    return Move(NOON + hours * HOUR, end, start, "", how)


def test_moves_are_read_as_they_were_written() -> None:
    moves = (Move(FIRST, "A1", "", "male"), move(1, "A1", "B|1;"), move(2, "B 1,", ""))
    again = read_moves(written(moves))
    assert [(one.start, one.end) for one in again] == [("", "A1"), ("A1", "B 1,"), ("B 1,", "")]
    assert read_moves("nonsense ; 2026-11-26|A") == ()


@pytest.mark.parametrize(
    ("moves", "beds"),
    [
        ((move(0, "", "A1"),), ()),
        ((move(0, "", "A1"), move(1, "A1", "A2"), move(2, "A2", "B1")), ()),
        ((move(0, "", "A1"), move(1, "a 1", "A2")), ()),
        ((move(0, "", "A1"), move(1, "A1", "A2"), move(2, "A1", "B1")), ("B1", "A2")),
        ((move(0, "", "A1"), move(1, "A1", "A2"), move(2, "A1", "B1"), move(3, "B1", "A2", "settles")), ()),
        ((move(0, "", "A1"), move(1, "A1", "A2"), move(2, "A2", "A2", "settles"), move(3, "A1", "B1")), ("B1", "A2")),
    ],
)
def test_desks_that_moved_one_person_apart_are_a_doubt_until_it_is_settled(
    moves: tuple[Move, ...], beds: tuple[str, ...]
) -> None:
    for order in permutations(moves):
        assert doubted(order) == beds


def test_a_stay_is_in_the_same_bed_in_whatever_order_its_submissions_arrive() -> None:
    intake = EntityChange("stay", "s", "create", "Budi, A1", {"bed": "A1", "room": "male", "state": "staying"})
    said = [intake]
    for place, (start, end) in enumerate((("A1", "B1"), ("B1", ""), ("", "C1"))):
        line = written([move(place, start, end)])
        said.append(EntityChange("stay", "s", "update", "Budi", {"bed": end, "moves": line}))
    found = set()
    for order in permutations(said):
        values: dict[str, str] = {}
        for change in order:
            values = merge(values, change, NOON)
        found.add((values["bed"], values["room"], values["moves"]))
    assert len(found) == 1
    assert found.pop()[0] == "C1"


# two desks, one night -------------------------------------------------------------------------------

CODES = ("A1", "A2", "A10", "B1")
DEED = st.tuples(
    st.sampled_from((0, 1)),  # desk
    st.sampled_from(("admit", "move", "leave", "hold")),
    st.integers(0, 5),  # person
    st.sampled_from((*CODES, "Kasur tambahan 1", "")),
)


class Desk:
    """A laptop without signal: it knows what both knew before, and what it did itself."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.said: list[EntityChange] = []
        self.marks: list[Mark] = []

    def knows(self) -> dict[str, Stay]:
        return folded(self.said)

    def do(self, what: str, person: int, code: str, at: datetime) -> None:
        here = [one for one in self.knows().values() if one.person_id == f"p{person}"]
        if what == "admit":
            stay_id = f"{self.number}-{len(self.said)}"
            facts = {"person_id": f"p{person}", "bed": code, "state": "staying", "admitted_at": at.isoformat()}
            self.said.append(EntityChange("stay", stay_id, "create", f"P{person}, {code}", facts))
        elif what == "hold":
            self.marks.append(Mark(f"{self.number}-{len(self.marks)}", code or "A1", "held", at))
        elif here and what == "move":
            self.move(here[0], code, at)
        elif here and what == "leave":
            facts = {"state": "left", "left_at": at.isoformat()}
            self.said.append(EntityChange("stay", here[0].stay_id, "update", "", facts))

    def move(self, who: Stay, code: str, at: datetime, how: str = "") -> None:
        line = written([Move(at, code, who.bed, "", how)])
        self.said.append(EntityChange("stay", who.stay_id, "update", "", {"bed": code, "moves": line}))


def folded(said: list[EntityChange]) -> dict[str, Stay]:
    """Open stays, from what was said in this order."""
    values: dict[str, dict[str, str]] = {}
    for change in said:
        values[change.entity_id] = merge(values.get(change.entity_id, {}), change, NOON)
    return {
        key: Stay(
            key,
            "TPS",
            known["person_id"],
            known.get("bed", ""),
            datetime.fromisoformat(known["admitted_at"]),
            known["person_id"],
            moves=read_moves(known.get("moves", "")),
        )
        for key, known in values.items()
        if known.get("state") == "staying" and "person_id" in known
    }


def judged(stays: dict[str, Stay], marks: list[Mark]) -> Board:
    """The board, with everything that must hold of it."""
    made = board(BEDS, stays.values(), marks, [], now=NOON)
    on_it = [one.stay_id for one in made.stays]
    assert sorted(on_it) == sorted(stays), "everybody exactly once"
    for tile in made.tiles:
        people = [one.person_id for one in tile.stays]
        double = any(sum(o.person_id == who for o in stays.values()) > 1 for who in people)
        apart = any(one.doubted_beds for one in tile.stays)
        assert (tile.face == "conflict") == (len(people) > 1 or double or apart)
        if tile.face == "held":
            assert not tile.stays
    return made


def settle(desk: Desk, stays: dict[str, Stay], made: Board, at: datetime) -> None:
    """What a person decides: of each who is twice one stay counts, of each bed one person stays in it."""
    seen: set[str] = set()
    taken: set[str] = set()
    for who in sorted(stays.values(), key=lambda one: one.stay_id):
        at += timedelta(seconds=1)
        if who.person_id in seen:
            facts = {"state": "left", "left_at": at.isoformat(), "exit_reason": "twice"}
            desk.said.append(EntityChange("stay", who.stay_id, "update", "", facts))
            continue
        seen.add(who.person_id)
        free = who.key and who.key not in taken
        if not free or who.doubted_beds:
            desk.move(who, who.bed if free else "", at, "settles")
        taken.add(who.key)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(DEED, max_size=4),
    st.lists(DEED, min_size=1, max_size=14),
    st.randoms(use_true_random=False),
)
def test_two_desks_that_worked_a_night_apart_lose_nobody(
    before: list[tuple[int, str, int, str]], night: list[tuple[int, str, int, str]], chance: object
) -> None:
    shared, desks = Desk(9), (Desk(0), Desk(1))
    for minute, (_, what, who, code) in enumerate(before):
        shared.do(what, who, code, NOON - 20 * HOUR + timedelta(minutes=minute))
    for desk in desks:
        desk.said = list(shared.said)
    for minute, (at_desk, what, who, code) in enumerate(night):
        desks[at_desk].do(what, who, code, NOON - 10 * HOUR + timedelta(minutes=minute))
    said = shared.said + [change for desk in desks for change in desk.said[len(shared.said) :]]
    marks = [one for desk in desks for one in desk.marks]
    expected = judged(folded(said), marks)
    shuffled = list(said)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert judged(folded(shuffled), marks) == expected, "any order gives the same board"
    decider = Desk(2)
    decider.said = shuffled
    settle(decider, folded(shuffled), expected, NOON)
    assert judged(folded(decider.said), marks).conflicts == ()


def test_no_decision_leaves_the_conflict_where_it_is() -> None:
    """The rules above can fail: two desks, one bed, nobody decided."""
    desks = (Desk(0), Desk(1))
    for desk in desks:
        desk.do("admit", desk.number, "A1", NOON - HOUR)
    stays = folded([*desks[0].said, *desks[1].said])
    assert [bed_key(tile.code) for tile in judged(stays, []).conflicts] == ["a1"]
