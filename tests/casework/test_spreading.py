"""A visit list is shared out: who saw a person goes again, a kecamatan stays together, nobody is asked for too much."""

from collections import Counter

from fieldapp.casework.spreading import ToSee, spread

NORTH, SOUTH = "64.72.05", "64.72.01"


def test_who_saw_a_person_goes_again() -> None:
    people = [ToSee("p1", NORTH, "KT-A01"), ToSee("p2", NORTH, "KT-Z99")]
    found = spread(people, ["KT-A01", "KT-A02"], {})
    assert found == {"p1": "KT-A01", "p2": "KT-A02"}, "of another team: whoever has less to do"


def test_a_kecamatan_stays_with_one_worker_as_long_as_it_is_fair() -> None:
    people = [ToSee(f"n{n}", f"{NORTH}.100{n}") for n in range(4)] + [ToSee(f"s{n}", SOUTH) for n in range(4)]
    found = spread(people, ["KT-A01", "KT-A02"], {})
    assert len({found[f"n{n}"] for n in range(4)}) == len({found[f"s{n}"] for n in range(4)}) == 1
    assert Counter(found.values()) == {"KT-A01": 4, "KT-A02": 4}


def test_who_has_much_to_do_gets_less() -> None:
    found = spread([ToSee(f"p{n}", NORTH) for n in range(10)], ["KT-A01", "KT-A02"], {"KT-A01": 6})
    assert Counter(found.values()) == {"KT-A01": 2, "KT-A02": 8}
    assert spread([ToSee("p")], [], {}) == {}
