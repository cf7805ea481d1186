"""The registry at a province's size: what a page costs, what travels, what numbering adds to a submission.

People of a province with what was said of them, in ten kabupaten and kota, on PostgreSQL or SQLite; then first fetches
by laptops of different scopes, each page as the wire carries it, and the same changes numbered in batches of 100.

    .venv/bin/python tests/benchmarks/registry.py [--people N] [--database sqlite]
"""

import argparse
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from report import say
from sqlalchemy import Engine, func, select, text

from fieldapp.domain.submission import EntityChange
from fieldapp.server import registry_pages
from fieldapp.server.database import open_engine, snapshot
from fieldapp.server.entities import Statement
from fieldapp.server.tables import entity_change
from fieldapp.sync.registry_protocol import MAX_CHANGES, unpack_page
from tests.server import postgres
from tests.server.registry_world import AT, CARD, Desk, committed, desk

BATCH = 100
NAMES = ("Ani", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gita", "Hadi", "Indah", "Joko", "Kartika", "Lestari", "Made")
MARKS = ("tahi lalat di pipi kiri", "bekas luka di tangan", "memakai tongkat", "")
SLOW = 64_000 / 8  # bytes a second of the slowest link


def main() -> None:
    """Print figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=20_000)
    parser.add_argument("--database", choices=("postgresql", "sqlite"), default="postgresql")
    options = parser.parse_args()
    with _database(options.database) as engine:
        said = list(_said(options.people))
        began = time.perf_counter()
        for start in range(0, len(said), BATCH):
            committed(engine, said[start : start + BATCH])
        seconds = time.perf_counter() - began
        print(
            f"registry: {len(said):,} changes numbered in batches of {BATCH}: {seconds / len(said) * 1e3:.2f} ms each"
        )
        if options.database == "postgresql":
            with engine.begin() as connection:
                connection.execute(text("ANALYZE"))
        for one in (desk("supervisor"), desk("worker", "64.72"), desk("worker", "64.72.05"), desk("partner", "64.01")):
            _fetch(engine, one)


@contextmanager
def _database(kind: str) -> Iterator[Engine]:
    with tempfile.TemporaryDirectory(prefix="jk-registry-") as scratch:
        if kind == "sqlite":
            engine = open_engine(f"sqlite:///{scratch}/province.sqlite")
            yield engine
            engine.dispose()
            return
        with postgres.cluster("shared_buffers=512MB", "max_wal_size=2GB") as cluster:
            engine = open_engine(cluster.url())
            yield engine
            engine.dispose()


def _said(people: int) -> Iterator[Statement]:
    """Of each person three changes and, of every second, a referral; in the order of a year's work."""
    chance = Random(11)
    everybody = [str(uuid.UUID(int=chance.getrandbits(128))) for _ in range(people)]
    places = [
        f"64.{kab:02d}.{kec:02d}.{1000 + desa}"
        for kab in (*range(1, 10), 72)
        for kec in range(1, 9)
        for desa in range(5)
    ]
    for turn in range(3):
        for at, person in enumerate(everybody):
            yield _statement(chance, at, _change(chance, turn, person, places[at % len(places)]))
            if turn == 1 and at % 2:
                referral = {"person_id": person, "services": "JKN KTP", "reason": "belum punya", "urgency": "soon"}
                made = EntityChange(
                    "referral", str(uuid.UUID(int=chance.getrandbits(128))), "create", "Rujukan", referral
                )
                yield _statement(chance, at, made)


def _change(chance: Random, turn: int, person: str, place: str) -> EntityChange:
    name = " ".join(chance.choices(NAMES, k=2))
    properties = {
        "full_name": name,
        "sex": chance.choice("LP"),
        "age_est": str(chance.randrange(1, 90)),
        "nik": f"64{chance.randrange(10**14):014d}" if chance.random() < 0.5 else "",
        "region": place,
        "ppks": " ".join(chance.sample(["05", "07", "11", "20"], 2)),
        "marks": chance.choice(MARKS),
        "consent": "full",
        "visit_result": chance.choice(("met", "not_met")),
        "last_visit": f"2026-{chance.randrange(1, 12):02d}-{chance.randrange(1, 28):02d}",
    }
    if not turn:
        return EntityChange("person", person, "create", name, properties)
    branch = str(uuid.UUID(int=chance.getrandbits(128)))
    return EntityChange("person", person, "update", name, properties, turn, branch, turn)


def _statement(chance: Random, at: int, change: EntityChange) -> Statement:
    instance_id = f"uuid:{uuid.UUID(int=chance.getrandbits(128))}"
    return Statement(change, instance_id, "outreach_rapid", AT, f"{at % 300:032d}")


def _fetch(engine: Engine, one: Desk) -> None:
    """A first fetch, and a look when nothing is new."""
    seconds, sizes = [], []
    with snapshot(engine) as connection:
        began = time.perf_counter()
        told = registry_pages.size(registry_pages.begin(connection, CARD, one.device, ""))
        asked = time.perf_counter() - began
        everything = int(connection.execute(select(func.count()).select_from(entity_change)).scalar_one())
    more = True
    while more:
        began = time.perf_counter()
        with snapshot(engine) as connection:
            body = registry_pages.page(registry_pages.begin(connection, CARD, one.device, one.cursor), MAX_CHANGES)
        seconds.append(time.perf_counter() - began)
        sizes.append(len(body))
        page = unpack_page(body)
        one.hear(page)
        more = page.more
    seen, wire = len(one.kept), sum(sizes)
    scope = one.device.scope
    place = " ".join(scope.regions) or "of the province"
    say(f"registry for {scope.role} {place}: the slowest page", max(seconds), "s")
    say(f"registry for {scope.role} {place}: a change on the wire", wire / max(seen, 1), "bytes")
    print(
        f"registry: {scope.role} {place}: {seen:,} of {everything:,} changes in {len(sizes)} pages, "
        f"{sum(seconds):.2f} s of one worker (slowest page {max(seconds):.2f} s), {wire / 1e3:,.0f} kB, "
        f"{wire / max(seen, 1):.0f} bytes each, {wire / SLOW:.0f} s at 64 kbit/s; told ahead {told.changes:,} changes, "
        f"{told.people:,} people, {told.bytes / 1e3:,.0f} kB, in {asked:.2f} s"
    )


if __name__ == "__main__":
    main()
