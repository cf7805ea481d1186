"""Who is one person after merges from several devices, and what is known of them."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.casework.merging import (
    Known,
    Merge,
    default_choice,
    defaults,
    first_choices,
    fold,
    join,
    join_all,
    people,
    read_chosen,
    steps,
    to_merge,
    write_chosen,
)
from fieldapp.casework.said import Said
from fieldapp.domain.submission import EntityChange

AT = datetime(2026, 11, 24, 5, tzinfo=UTC)


def told(order: int, who: str, /, **properties: str) -> Said:
    change = EntityChange("person", who, "update", properties.get("full_name", ""), properties)
    return Said(change, AT + timedelta(hours=order), f"uuid:{order}", "Asesmen", order)


def merged(order: int, kept: str, other: str, state: str = "merged", chosen: str = "") -> Said:
    properties = {"kept_id": kept, "merged_id": other, "state": state, "chosen": chosen}
    action = "create" if order == 1 else "update"
    return Said(EntityChange("merge", "m", action, "", properties), AT, f"uuid:{order}", "Gabung", order)


def stands(kept: str, other: str, order: int = 99, **chosen: str) -> Merge:
    return Merge(f"{kept}{other}", kept, other, order, chosen)


BUDI = (
    told(1, "a", full_name="Budi Santoso", alias="Pak Budi", birth_date="1969-07-04", nik="6472050407690001"),
    told(3, "a", ppks="05 11", region="64.72.05"),
)
SUSANTO = (told(2, "b", full_name="Budi Susanto", age_est="60", nik="64720504", ppks="12 05", region="64.72.01"),)


def test_a_merge_stands_until_it_is_split_and_again_after() -> None:
    first, split, again = merged(1, "a", "b", chosen="nik=kept"), merged(2, "", "", "split"), merged(3, "", "")
    assert to_merge([first]) == Merge("m", "a", "b", 1, {"nik": "kept"})
    assert to_merge([first, split]) is None
    assert to_merge([first, split, again]) == Merge("m", "a", "b", 3, {"nik": "kept"})
    assert to_merge([]) is None
    assert to_merge([merged(1, "a", "a")]) is None, "nobody is merged into themselves"
    assert to_merge([merged(1, "a", " ")]) is None


def test_whoever_nobody_merged_away_represents_them() -> None:
    (chain,) = people((), [stands("b", "c"), stands("z", "b")])
    assert (chain.representative, chain.members) == ("z", ("b", "c", "z"))
    (crosswise,) = people((), [stands("b", "a"), stands("a", "b")])
    assert crosswise.representative == "a", "merged crosswise on two devices: the least id"
    (two_heads,) = people((), [stands("y", "m"), stands("x", "m")])
    assert two_heads.representative == "x"
    pair, alone = people(["q", "a"], [stands("b", "a")])
    assert (pair.members, alone.members) == (("a", "b"), ("q",))


IDS = st.sampled_from("abcdefg")
MERGES = st.lists(st.tuples(IDS, IDS).filter(lambda two: two[0] != two[1]), max_size=8)


@given(pairs=MERGES, chance=st.randoms(use_true_random=False))
def test_the_order_in_which_merges_arrive_never_matters(pairs: list[tuple[str, str]], chance: object) -> None:
    one = people("abcdefg", [stands(*pair) for pair in pairs])
    chance.shuffle(pairs)  # type: ignore[attr-defined]
    assert people("abcdefg", [stands(*pair) for pair in pairs]) == one
    assert sorted(member for person in one for member in person.members) == list("abcdefg")
    assert all(person.representative in person.members for person in one)


def test_together_they_keep_what_neither_may_lose() -> None:
    known = fold([*BUDI, *SUSANTO], [stands("a", "b", full_name="kept")])
    assert known.value("full_name") == "Budi Santoso"
    assert known.value("alias") == "Pak Budi, Budi Susanto"
    assert known.value("ppks") == "05 11 12"
    assert (known.value("birth_date"), known.value("birth_year_estimated")) == ("1969-07-04", "")
    assert known.value("nik") == "6472050407690001", "a whole NIK goes before a part, though that is newer"
    assert known.value("region") == "64.72.05", "the newer"


def test_what_was_chosen_counts_also_against_the_defaults() -> None:
    known = fold([*BUDI, *SUSANTO], [stands("a", "b", birth_date="merged", region="merged", full_name="merged")])
    assert (known.value("birth_date"), known.value("birth_year"), known.value("birth_year_estimated")) == (
        "",
        "1966",
        "1",
    )
    assert known.value("region") == "64.72.01"
    assert (known.value("full_name"), known.value("alias")) == ("Budi Susanto", "Pak Budi, Budi Santoso")


def test_what_is_said_after_the_merge_counts_as_always() -> None:
    later = told(100, "b", full_name="Budi S. Santoso", ppks="13")
    known = fold([*BUDI, *SUSANTO, later], [stands("a", "b", full_name="kept")])
    assert (known.value("full_name"), known.value("ppks")) == ("Budi S. Santoso", "13")
    assert known.label == "Budi S. Santoso"


def test_without_merges_each_is_what_was_said_of_them() -> None:
    assert fold(SUSANTO).value("nik") == "64720504"
    assert fold([]) == Known()


def test_a_chain_of_three_is_folded_side_by_side() -> None:
    third = told(4, "c", full_name="Budianto", marks="Tato")
    known = fold([*BUDI, *SUSANTO, third], [stands("a", "b", 50, full_name="kept"), stands("c", "a", 60)])
    assert known.value("full_name") == "Budianto", "the newest name, as nobody chose"
    assert known.value("alias") == "Pak Budi, Budi Susanto, Budi Santoso"
    assert known.value("marks") == "Tato"


def test_choices_a_person_would_make_first() -> None:
    kept, other = fold(BUDI), fold(SUSANTO)
    assert default_choice("birth_date", kept, other) == "kept"
    assert default_choice("birth_date", other, kept) == "merged"
    assert default_choice("nik", other, kept) == "merged"
    assert default_choice("marks", kept, other) == "kept", "neither is known"
    assert default_choice("alias", other, kept) == "merged", "the one that is not blank"
    assert defaults(kept, other)["full_name"] == "merged", "the newer"
    assert join(kept, other).value("full_name") == "Budi Susanto"


@given(st.dictionaries(st.sampled_from(["full_name", "nik", "region"]), st.sampled_from(["kept", "merged"])))
def test_choices_travel_as_words(chosen: dict[str, str]) -> None:
    assert read_chosen(write_chosen(chosen)) == chosen


def test_unreadable_choices_are_none() -> None:
    assert read_chosen("full_name=both nik merged= =kept region=merged") == {"region": "merged"}


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_many_become_one_whatever_order_their_merges_are_told_in(number: int) -> None:
    sides = [
        Known(f"Nama {at}", {"full_name": f"Nama {at}", "sex": "L"}, {"full_name": at, "sex": at}) for at in range(4)
    ]
    each = steps({"full_name": number}, 4)
    assert join_all(sides, {"full_name": number}).value("full_name") == f"Nama {number}"
    for order in permutations(range(1, 4)):
        whole = sides[0]
        for at in order:
            whole = join(whole, sides[at], each[at - 1])
        assert whole.value("full_name") == f"Nama {number}"


def test_what_a_person_would_take_first_of_many() -> None:
    sides = [
        Known("A", {"birth_date": "1969-07-04", "full_name": "A", "nik": "6472050101909001"}, {"birth_date": 1}),
        Known("B", {"birth_year": "1970", "full_name": "B", "nik": "12"}, {"birth_year": 9, "full_name": 5}),
        Known("C", {"full_name": "C", "marks": "tato"}, {"full_name": 7}),
    ]
    first = first_choices(sides)
    assert first == {"birth_date": 0, "full_name": 2, "nik": 0, "marks": 2}
