"""A supervisor's week through the real windows; at its end everybody counts the same."""

import json
import os
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fieldapp import config
from fieldapp.demo.processes import Province
from fieldapp.fieldbook.regions import Regions
from fieldapp.training.people import Crowd
from tests.end_to_end.week.processes import Laptop, ask_all
from tests.fieldbook.paper import pile

TOWN = "64.72"
SARI = "sari"  # supervises
WORKERS = ("andi", "budi", "citra", "dewi", "eka")
ONLINE, STICK, ROOM = WORKERS[:2], WORKERS[2:4], WORKERS[4:]
EACH, TWICE, PAPER = (60, 20, 60) if os.environ.get("WHOLE_WEEK") else (4, 3, 14)


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Province]:
    made = Province(tmp_path / "province", tmp_path / "province.log")
    made.command("init", "--name", "Dinas Sosial Uji", "--prefix", "KT")
    made.command("publish", *(str(path) for path in sorted((config.resources() / "forms").glob("*.xlsx"))))
    made.start()
    yield made
    made.stop()


def people() -> dict[str, list[dict[str, Any]]]:
    """Whom each laptop meets; the first ``TWICE`` of all are met by two of them."""
    crowd = Crowd(Regions(config.resources() / "regions" / "kaltim_regions.csv"), random.Random(64))
    named: set[str] = set()
    told = {worker: [_somebody(crowd, named) for _ in range(EACH)] for worker in WORKERS}
    everybody = list(WORKERS)
    for number in range(TWICE):
        first, second = everybody[number % 5], everybody[(number + 1) % 5]
        told[second][EACH - 1 - number // 5] = told[first][number // 5]
    return told


def twice() -> list[str]:
    """Names of those whom two laptops meet."""
    everybody = [one["name"] for told in people().values() for one in told]
    return sorted({name for name in everybody if everybody.count(name) > 1})


def _somebody(crowd: Crowd, named: set[str]) -> dict[str, Any]:
    """Who is called like nobody before."""
    while (one := _told(crowd))["name"] in named:
        pass
    named.add(one["name"])
    return one


def _told(crowd: Crowd) -> dict[str, Any]:
    one = crowd.somebody(date(2026, 11, 20), (20, 57), kab=TOWN)
    return {
        "name": one.name,
        "sex": one.sex,
        "born": one.born.isoformat(),
        "village": one.village,
        "nik": one.nik,
        "alias": one.alias,
        "known_birth": one.known_birth,
    }


@pytest.fixture
def laptops(province: Province, tmp_path: Path) -> Iterator[dict[str, Laptop]]:
    """Six laptops, each a process: enrolled in the office on Monday morning."""
    with ExitStack() as stack:
        found = {
            name: stack.enter_context(Laptop(tmp_path / name, number))
            for number, name in enumerate((SARI, *WORKERS), start=1)
        }
        for name, one in found.items():
            role = "penyelia" if name == SARI else "petugas"
            words = ("--worker", name.title(), "--role", role, "--regions", TOWN)
            code = province.command("code", *words).strip()
            one.ask("enrol", address=f"http://127.0.0.1:{province.port}", code=code)
        found[SARI].ask("sit_down", kind="supervisor")
        for one in (found[SARI], *found.values()):  # hers again at last: then the province knows all recipients
            one.ask("send")
        found[SARI].ask("send")
        for name in (*STICK, *ROOM):
            found[name].ask("leave_the_network")
        yield found


class Week:
    """The days, and what must hold of them."""

    def __init__(self, province: Province, laptops: dict[str, Laptop], stick: Path, paper: Path) -> None:
        self.province = province
        self.laptops = laptops
        self.sari = laptops[SARI]
        self.stick = stick
        self.paper = paper
        self.codes = {name: one.ask("code") for name, one in laptops.items()}

    def assess(self) -> None:
        """Monday and Tuesday: every worker meets people."""
        told = people()
        for name in WORKERS:
            self.laptops[name].tell("assess", people=told[name])
        assert [self.laptops[name].hear() for name in WORKERS] == [EACH] * len(WORKERS)

    def bring_in(self, expected: int) -> None:
        """By each laptop's road onto the supervisor's desk: two over the network, two by stick, one in the room."""
        ask_all({name: self.laptops[name] for name in ONLINE}, "send")
        for name in STICK:
            self.laptops[name].ask("pack", place=str(self.stick))
        self.sari.ask("take", place=str(self.stick))
        self.meet()
        self.sari.ask("bring")
        self.sari.ask("send")
        shelves = self.sari.ask("shelves")
        assert sum(shelves.values()) == expected, shelves

    def meet(self) -> None:
        """In one room: packs cross, and what lies there for the laptop."""
        (name,) = ROOM
        offered = self.sari.ask("offer")
        self.laptops[name].ask("hand_over", **offered)
        assert self.sari.ask("offer_no_more") == 1

    def hand_back(self) -> None:
        """Receipts and letters by each laptop's road."""
        self.sari.ask("send")
        self.sari.ask("write", place=str(self.stick))
        for name in STICK:
            self.laptops[name].ask("read", place=str(self.stick))
        self.meet()
        ask_all({name: self.laptops[name] for name in ONLINE}, "send")

    def held(self) -> list[dict[str, Any]]:
        """What the province holds."""
        return [json.loads(line) for line in self.province.command("submissions").splitlines()]


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_at_the_end_everybody_counts_the_same(province: Province, laptops: dict[str, Laptop], tmp_path: Path) -> None:
    (stick := tmp_path / "stick").mkdir()
    paper = pile(PAPER, 0.15)
    week = Week(province, laptops, stick, paper.saved(tmp_path / "kertas.xlsx"))
    week.assess()
    week.bring_in(EACH * 5)

    filed = week.sari.ask("put_in", path=str(week.paper))
    assert filed == {"filed": PAPER - len(paper.spoiled), "refused": len(paper.spoiled)}
    of_paper = filed["filed"]

    returned = week.sari.ask("return_one_of", codes=[week.codes[name] for name in WORKERS])
    assert len(returned) == 5
    approved = week.sari.ask("approve_all")
    assert approved == EACH * 5 - 5  # what she filed herself others review
    week.hand_back()
    assert [laptops[name].ask("needing") for name in WORKERS] == [[one] for one in in_order(week, returned)]
    assert ask_all({name: laptops[name] for name in WORKERS}, "correct_all") == dict.fromkeys(WORKERS, 1)
    week.bring_in(EACH * 5)  # a correction takes the place of what it corrects
    assert week.sari.ask("approve_all") == EACH * 5

    doubles = twice()
    assert week.sari.ask("merge_all", names=doubles) == len(doubles)
    week.hand_back()
    week.hand_back()
    agree(week, of_paper, len(doubles))


def in_order(week: Week, returned: list[str]) -> list[str]:
    """The returned ones in the order of the workers."""
    by = {one["instance_id"]: one["device_code"] for one in week.held()}
    return [next(one for one in returned if by[one] == week.codes[name]) for name in WORKERS]


def agree(week: Week, of_paper: int, merged: int) -> None:
    """Province, laptops and the supervisor's desk, count by count."""
    held = week.held()
    assert len({one["instance_id"] for one in held}) == len(held)
    by_laptop = Counter(one["device_code"] for one in held)
    for name in WORKERS:
        counts = week.laptops[name].ask("counts")
        assert {state: count for state, count in counts.items() if count} == {"received": EACH + 1}, name
        assert by_laptop[week.codes[name]] == EACH + 1, name
    assessed = [one for one in held if one["form_id"] == "outreach_rapid"]
    assert len(assessed) == EACH * 5 + 5 + of_paper
    mine = week.sari.ask("counts")
    assert {state for state, count in mine.items() if count} == {"received"}
    assert mine["received"] == by_laptop[week.codes[SARI]]
    assert sum(one["form_id"] == "person_merge" for one in held) == merged
    team = {row[0]: row[2:8] for row in week.sari.ask("report", key="team")}
    for name in WORKERS:  # collected, approved, returned, needs a look, waiting, corrections
        assert team[week.codes[name]] == [str(EACH + 1), str(EACH), "1", "0", "0", "1"], name
    recap = {row[0]: row[2] for row in week.sari.ask("report", key="recap")}
    assert (recap["13"], recap["07"]) == (str(EACH * 5 - merged), str(of_paper)), "each person once"
    listed = week.sari.ask("standings")
    assert listed == {week.codes[name]: 0 for name in WORKERS}, "nobody of the team has anything unsent"
