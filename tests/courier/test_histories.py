"""Histories: two laptops in the field, two couriers, sticks, a link that drops; the model is what was finalized.

Whatever happens in between, once everything is brought and read the province holds each submission once, byte for byte,
and every origin has its answer. In between nothing goes back: what has a receipt keeps it, what is held stays held.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.courier.road import PHOTO, Laptop
from tests.server.running import Site
from tests.server.visit import visit_form
from tests.sync.proxy import Proxy

field = st.integers(0, 1)
road = st.integers(0, 1)
HARMS = ("reset", "cut_request", "lost_reply", "cut_reply", "duplicate")


class Road(RuleBasedStateMachine):
    """Bound to a province by ``histories``."""

    site: Site
    proxy: Proxy

    def __init__(self) -> None:
        super().__init__()
        self.site.empty()
        self.proxy.harms.clear()
        self.folder = Path(tempfile.mkdtemp(prefix="road"))
        self.origins = [Laptop(self.folder / f"origin{n}", self.site).enrol() for n in range(2)]
        self.couriers = [Laptop(self.folder / f"courier{n}", self.site).enrol() for n in range(2)]
        for one in (*self.origins, *self.couriers):
            one.book.put_setting("province_address", self.proxy.address)
        self.sticks = [self.folder / f"stick{n}" for n in range(2)]
        for stick in self.sticks:
            stick.mkdir()
        self.finalized: dict[str, str] = {}
        self.receipts: dict[str, str] = {}
        self.held: set[str] = set()

    @rule(who=field, photo=st.booleans())
    def finalize(self, who: int, *, photo: bool) -> None:
        one = self.origins[who]
        instance_id = one.finalize(PHOTO if photo else b"")
        self.finalized[instance_id] = one.book.submission(instance_id).sha256

    @rule(who=field)
    def finalize_what_is_refused(self, who: int) -> None:
        """From now on this laptop fills a version that the province does not know."""
        self.origins[who].book._store.put_form(visit_form("9"))
        self.finalize(who, photo=False)

    @rule(who=field, stick=road, only_new=st.booleans())
    def pack(self, who: int, stick: int, *, only_new: bool) -> None:
        self.origins[who].book.courier.pack(self.sticks[stick], only_new=only_new)

    @rule(stick=road)
    def copy_and_lose(self, stick: int) -> None:
        """Files are copied to the other stick; this one is lost."""
        for path in self.sticks[stick].iterdir():
            shutil.copy(path, self.sticks[1 - stick] / f"copy-{path.name}"[-120:])
            path.unlink()

    @rule(stick=road, at=st.integers(0, 10_000))
    def rot(self, stick: int, at: int) -> None:
        """One byte of one file changes."""
        for path in sorted(self.sticks[stick].iterdir())[:1]:
            content = bytearray(path.read_bytes())
            content[at % len(content)] ^= 0x11
            path.write_bytes(content)

    @rule(who=road, stick=road)
    def take(self, who: int, stick: int) -> None:
        self.couriers[who].book.courier.take([self.sticks[stick]])

    @rule(who=road)
    def bring(self, who: int) -> None:
        self.couriers[who].book.courier.upload()

    @rule(who=field)
    def upload(self, who: int) -> None:
        self.origins[who].upload()

    @rule(kind=st.sampled_from(HARMS), skip=st.integers(0, 3))
    def harm(self, kind: str, skip: int) -> None:
        self.proxy.harm(kind, "/v1/", skip=skip)

    @rule(who=road, stick=road)
    def write(self, who: int, stick: int) -> None:
        self.couriers[who].book.courier.write_receipts(self.sticks[stick])

    @rule(who=field, stick=road)
    def read(self, who: int, stick: int) -> None:
        self.origins[who].book.courier.read_receipts([self.sticks[stick]])

    @rule(who=st.integers(0, 3))
    def restart(self, who: int) -> None:
        (*self.origins, *self.couriers)[who].restart()

    @rule(who=road)
    def courier_loses_its_packs(self, who: int) -> None:
        for pack in self.couriers[who].book.courier.carried():
            self.couriers[who].book.courier.forget(pack.pack_id)

    @invariant()
    def nothing_goes_back(self) -> None:
        held = self.site.held()
        assert self.held <= held.keys()
        self.held = set(held)
        assert held.keys() <= self.finalized.keys()
        assert all(row["sha256"] == self.finalized[instance_id] for instance_id, row in held.items())
        for one in self.origins:
            assert one.hashes().items() <= self.finalized.items()
            for shown in one.book.assessments(limit=10_000):
                number = shown.receipt.number if shown.receipt else ""
                assert self.receipts.setdefault(shown.instance_id, number) in ("", number)
                self.receipts[shown.instance_id] = number
                assert not number or held[shown.instance_id]["receipt"] == number

    def teardown(self) -> None:
        try:
            self._heal()
        finally:
            for one in (*self.origins, *self.couriers):
                one.book.lock()
            shutil.rmtree(self.folder)

    def _heal(self) -> None:
        self.proxy.harms.clear()
        for courier in self.couriers:
            courier.book.courier.upload()
        stick = self.folder / "last"
        stick.mkdir()
        for one in self.origins:
            one.book.courier.pack(stick)
        courier = self.couriers[0].book.courier
        courier.take([stick])
        assert courier.upload().cause is None
        courier.write_receipts(stick)
        for one in self.origins:
            assert all(e.facts["why"] == "other_laptop" for e in one.book.courier.read_receipts([stick]).refused)
            assert set(one.states()) <= {"received", "held", "returned"}
        self.nothing_goes_back()
        answered = {shown.instance_id: shown for one in self.origins for shown in one.book.assessments(limit=10_000)}
        assert answered.keys() == self.finalized.keys()
        for instance_id, shown in answered.items():
            assert (shown.receipt is not None) == (instance_id in self.held), "received is held, refused is not"


def histories(site: Site, proxy: Proxy, count: int, steps: int) -> None:
    """Run this many histories of at most this many steps."""
    bound = type("Road", (Road,), {"site": site, "proxy": proxy})
    run_state_machine_as_test(
        bound,
        settings=settings(
            max_examples=count,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.fixture
def proxy(site: Site) -> Iterator[Proxy]:
    one = Proxy(site.address)
    yield one
    one.close()


def test_nothing_lost_nothing_doubled(site: Site, proxy: Proxy) -> None:
    histories(site, proxy, count=12, steps=14)
