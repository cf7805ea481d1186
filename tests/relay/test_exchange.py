"""Work over the relay: one copy at the supervisor's laptop, receipts back, forms along."""

from pathlib import Path

import pytest

from fieldapp.domain.form import Origin, Source
from fieldapp.domain.relay import PairedLaptop, RelayTrouble, Side, Step
from fieldapp.domain.team import Road
from fieldapp.errors import NotAllowed, SignIn, StoreError
from tests.courier.road import PHOTO, Laptop
from tests.fieldbook.teams import KOTA, VILLAGE, carded, placed
from tests.relay.conftest import HERE, Make, pair
from tests.server.running import Site
from tests.server.visit import visit_form


def test_work_goes_over_and_its_receipts_come_back(
    supervisor: Laptop, worker: Laptop, paired: PairedLaptop, site: Site
) -> None:
    ids = {worker.finalize(PHOTO), worker.finalize(), worker.finalize()}
    steps: list[tuple[Step, int, int]] = []
    done = worker.book.relay.exchange(paired.fingerprint, progress=lambda *far: steps.append(far))
    assert (done.handed, done.records, done.again, done.troubles) == (1, 3, 0, ())
    assert worker.states() == {"finalized": 3}, "a pack is not a receipt"
    (pack,) = supervisor.book.courier.carried()
    assert (pack.device_code, pack.submissions) == (worker.code, 3)
    assert {step for step, _, _ in steps} >= {Step.GREETING, Step.PACKING, Step.HANDING}
    assert not list((worker.folder / "relay").rglob("*.jgpack")), "nothing is left behind"
    assert not [path for path in (supervisor.folder / "relay").rglob("*") if path.is_file()]

    supervisor.book.courier.upload()
    back = worker.book.relay.exchange(paired.fingerprint)
    assert (back.handed, back.again, back.receipts.received) == (0, 0, 3)
    assert worker.states() == {"received": 3}
    assert site.held().keys() == ids
    assert worker.book.relay.exchange(paired.fingerprint).receipts.files == 0, "once is enough"


def test_what_is_there_already_is_not_packed_again(supervisor: Laptop, worker: Laptop, paired: PairedLaptop) -> None:
    worker.finalize()
    worker.book.relay.exchange(paired.fingerprint)
    again = worker.book.relay.exchange(paired.fingerprint)
    assert (again.handed, again.again) == (0, 0)
    worker.finalize()
    assert worker.book.relay.exchange(paired.fingerprint).records == 1
    assert sorted(pack.submissions for pack in supervisor.book.courier.carried()) == [1, 1]


def test_who_was_here_and_what_went_over_is_kept(supervisor: Laptop, worker: Laptop, paired: PairedLaptop) -> None:
    worker.finalize()
    worker.book.relay.exchange(paired.fingerprint)
    (there,) = supervisor.book.relay.laptops()
    (here,) = worker.book.relay.laptops()
    assert (there.side, there.device_code, there.packs, there.records) == (Side.TEAM, worker.code, 1, 1)
    assert (here.side, here.device_code, here.packs, here.records) == (Side.RELAY, supervisor.code, 1, 1)
    assert there.last_seen
    (visit,) = supervisor.book.relay.visits()
    assert (visit.packs, visit.records) == (1, 1)
    lines = [(line.verb, line.why) for line in supervisor.book._store.audit_lines(verb="pair")]
    assert lines == [("pair", "team")]


def test_two_laptops_at_once(supervisor: Laptop, worker: Laptop, laptop: Make, paired: PairedLaptop) -> None:
    from concurrent.futures import ThreadPoolExecutor

    other = laptop("other")
    pair(supervisor, other)
    for one in (worker, other):
        for _ in range(3):
            one.finalize(PHOTO * 500)
    with ThreadPoolExecutor(2) as both:
        done = list(both.map(lambda one: one.book.relay.exchange(paired.fingerprint), (worker, other)))
    assert [one.records for one in done] == [3, 3]
    assert {pack.device_code for pack in supervisor.book.courier.carried()} == {worker.code, other.code}


def test_receipts_go_only_to_whom_they_are_for(
    supervisor: Laptop, worker: Laptop, laptop: Make, paired: PairedLaptop
) -> None:
    other = laptop("other")
    pair(supervisor, other)
    worker.finalize()
    worker.book.relay.exchange(paired.fingerprint)
    supervisor.book.courier.upload()
    done = other.book.relay.exchange(paired.fingerprint)
    assert (done.receipts.files, done.receipts.others, done.troubles) == (0, (), ())
    assert worker.book.relay.exchange(paired.fingerprint).receipts.received == 1


def test_forms_that_are_lacking_come_along(supervisor: Laptop, worker: Laptop, paired: PairedLaptop) -> None:
    supervisor.book._store.put_form(visit_form("7"), Origin(Source.PROVINCE))
    supervisor.book._store.put_form(visit_form("8"), Origin(Source.FILE))  # the province does not know it
    done = worker.book.relay.exchange(paired.fingerprint)
    assert done.forms == (visit_form("7").title,)
    assert worker.book._store.form("visit", "7") == visit_form("7")
    (seven,) = [one for one in worker.book.library.versions() if one.info.version == "7"]
    assert seven.offered
    assert worker.book.relay.exchange(paired.fingerprint).forms == ()


class Post:
    """Letters as the team's part makes them."""

    def __init__(self, letters: dict[str, bytes]) -> None:
        self.letters = letters
        self.read: list[bytes] = []

    def sealed_for(self, device_id: str) -> bytes | None:
        return self.letters.get(device_id)

    def read_bytes(self, content: bytes) -> object:
        if content.startswith(b"bad"):
            raise StoreError("no letter")
        self.read.append(content)
        return None


def test_letters_are_handed_out_and_read(supervisor: Laptop, worker: Laptop, paired: PairedLaptop) -> None:
    device_id = worker.book.setting("device_id")
    there, here = Post({device_id: b"sealed to the worker"}), Post({})
    supervisor.book.relay.join_team(letters=lambda: there)
    worker.book.relay.join_team(letters=lambda: here)
    assert worker.book.relay.exchange(paired.fingerprint).letters == 1
    assert here.read == [b"sealed to the worker"]
    there.letters[device_id] = b"bad"
    worker.finalize()
    done = worker.book.relay.exchange(paired.fingerprint)
    assert (len(done.troubles), done.records) == (1, 1), "one bad thing keeps nothing else away"


def test_a_laptop_without_a_province_has_nobody_to_carry_for(tmp_path: Path, site: Site) -> None:
    alone = Laptop(tmp_path / "alone", site).book
    with pytest.raises(SignIn):
        alone.relay.offer(HERE)
    with pytest.raises(SignIn):
        alone.relay.pair(HERE, "ABCDEFGH")
    alone.lock()


def test_a_worker_offers_nothing(worker: Laptop) -> None:
    worker.book.put_setting("worker_role", "worker")
    with pytest.raises(NotAllowed):
        worker.book.relay.offer(HERE)


def test_let_go_by_either_side(supervisor: Laptop, worker: Laptop, paired: PairedLaptop) -> None:
    worker.book.relay.exchange(paired.fingerprint)
    (there,) = supervisor.book.relay.laptops()
    supervisor.book.relay.remove(there)
    with pytest.raises(RelayTrouble) as trouble:
        worker.book.relay.exchange(paired.fingerprint)
    assert trouble.value.facts["why"] in {"not_paired", "stranger", "nobody"}
    worker.book.relay.remove(paired)
    with pytest.raises(RelayTrouble) as trouble:
        worker.book.relay.exchange(paired.fingerprint, supervisor.book.relay.offering().address)
    assert trouble.value.facts["why"] == "not_paired"
    assert supervisor.book.relay.laptops() == worker.book.relay.laptops() == ()


def test_the_team_s_work_lands_on_the_supervisor_s_desk(supervisor: Laptop, worker: Laptop, site: Site) -> None:
    placed(supervisor.book, site, "penyelia", KOTA, worker="Dewi Invented")
    placed(worker.book, site, "petugas", VILLAGE, worker="Rina Invented")
    carded(supervisor.book, worker.book)
    there = pair(supervisor, worker)
    instance_id = worker.finalize(PHOTO)
    for _ in range(2):
        worker.book.relay.exchange(there.fingerprint)
    ((work, _),) = supervisor.book._store.work([instance_id])
    assert (work.device_code, work.worker_name, work.road) == (worker.code, "Rina Invented", Road.RELAY)
    assert supervisor.book._store.work_xml(instance_id) == worker.book.submission(instance_id).xml
