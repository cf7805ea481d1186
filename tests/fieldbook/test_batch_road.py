"""A batch on a real road: sent in one run, each row with the province's receipt; corrected by a second keying."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from fieldapp.domain.assessment import State
from fieldapp.domain.batch import Mapped
from fieldapp.errors import NotADraft
from fieldapp.server.database import open_engine
from fieldapp.server.tables import submission
from tests.courier.conftest import served, site
from tests.courier.road import Laptop
from tests.server.running import Site

__all__ = ["served", "site"]


@pytest.fixture
def laptop(tmp_path: Path, site: Site) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "supervisor", site).enrol()
    as_supervisor(made)
    yield made
    made.book.lock()


def as_supervisor(laptop: Laptop) -> None:
    """The province's code was one for workers, and it says so again at each run."""
    laptop.book.put_setting("worker_role", "penyelia")


def test_every_row_of_a_batch_gets_its_receipt(laptop: Laptop, site: Site, tmp_path: Path) -> None:
    book, desk = laptop.book, laptop.book.batches
    path = tmp_path / "kunjungan.csv"
    lines = [f"Orang Rekaan {number};{20 + number};L;{1 + number:02}/11/2026" for number in range(6)]
    path.write_text("\n".join(["Nama;Umur;Jenis kelamin;Tanggal bertemu", *lines, "Salah;200;L;01/11/2026"]))
    mapped, _ = desk.suggest("visit", ["Nama", "Umur", "Jenis kelamin", "Tanggal bertemu"])
    assert mapped == Mapped(((0, "full_name"), (1, "age"), (2, "sex"), (3, "met_on")))
    batch = desk.make(desk.read(path), 0, "visit", mapped)
    desk.check(batch.batch_id)
    assert desk.file(batch.batch_id).filed == 6
    assert laptop.upload().cause is None
    as_supervisor(laptop)
    results = desk.results(batch.batch_id)
    assert {one.state for one in results} == {State.RECEIVED}
    assert all(one.receipt and one.received_at for one in results)
    with pytest.raises(NotADraft):
        desk.withdraw(batch.batch_id)
    second = book.keyings.begin(results[0].instance_id)
    for name, text in {"full_name": "Orang Rekaan 0", "age": "91", "sex": "L", "met_on": "2026-11-01"}.items():
        second.answer(f"/data/{name}", text)
    second.finalize()
    keying_id = book.keyings.keyed(second.instance_id)
    book.keyings.hold(keying_id, {"/data/age": "second"})
    book.keyings.settle(keying_id)
    assert laptop.upload().cause is None
    engine = open_engine(site.settings.database)
    with engine.connect() as connection:
        rows = connection.execute(select(submission.c.instance_id, submission.c.corrects)).all()
    engine.dispose()
    assert len(rows) == 7  # six rows and one correction; the second keying itself never left
    assert [row.corrects for row in rows if row.corrects] == [results[0].instance_id]
    assert second.instance_id not in {row.instance_id for row in rows}
