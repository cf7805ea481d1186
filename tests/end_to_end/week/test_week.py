"""A supervisor's week through the real windows; at its end everybody counts the same."""

import os
import random
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

TOWN = "64.72"
WORKERS = ("andi", "budi", "citra", "dewi", "eka")
ONLINE, STICK, ROOM = WORKERS[:2], WORKERS[2:4], WORKERS[4:]
EACH, TWICE = (60, 20) if os.environ.get("WHOLE_WEEK") else (6, 4)


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
    told = {worker: [_told(crowd) for _ in range(EACH)] for worker in WORKERS}
    everybody = list(WORKERS)
    for number in range(TWICE):
        first, second = everybody[number % 5], everybody[(number + 1) % 5]
        told[second][EACH - 1 - number // 5] = told[first][number // 5]
    return told


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


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_at_the_end_everybody_counts_the_same(province: Province, tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{province.port}"
    with ExitStack() as stack:
        names = ("sari", *WORKERS)
        laptops = {
            name: stack.enter_context(Laptop(tmp_path / name, number)) for number, name in enumerate(names, start=1)
        }
        for name, one in laptops.items():
            role = "penyelia" if name == "sari" else "petugas"
            code = province.command("code", "--worker", name.title(), "--role", role, "--regions", TOWN).strip()
            one.ask("enrol", address=address, code=code)
        told = people()
        for name in WORKERS:
            laptops[name].tell("assess", people=told[name])
        assert [laptops[name].hear() for name in WORKERS] == [EACH] * len(WORKERS)
        sent = ask_all({name: laptops[name] for name in ONLINE}, "send")
        assert all(counts["received"] == EACH for counts in sent.values())
