"""The registry comes down whole over a bad link: page by page, from wherever an earlier try stopped."""

import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from sqlalchemy import func, select

from fieldapp.domain.registry import Heard, Numbered
from fieldapp.errors import Cancelled, Offline, Refused, ServerTrouble
from fieldapp.server import enrolment
from fieldapp.server.scopes import Scope
from fieldapp.server.tables import entity_change
from fieldapp.sync import batches, protocol
from fieldapp.sync.registry import FEWEST, START, Pace, fetch_registry, registry_size
from fieldapp.sync.registry_protocol import MAX_CHANGES, REGISTRY, REGISTRY_TYPE
from tests.server.running import Site, connected
from tests.server.visit import line
from tests.sync.laptop import Laptop
from tests.sync.proxy import Harm, Proxy

PEOPLE = 60


@dataclass
class Shelf:
    """A store in memory: a page and its cursor are kept together, or neither is."""

    cursor: str = ""
    kept: dict[tuple[str, str, int], Numbered] = field(default_factory=dict)
    pages: list[Heard] = field(default_factory=list)

    def hear(self, page: Heard) -> None:
        if page.restart:
            self.kept.clear()
        self.kept |= {(one.change.entity_list, one.change.entity_id, one.version): one for one in page.changes}
        self.cursor = page.cursor
        self.pages.append(page)

    def fetch(self, desk: Laptop, **how: object) -> str:
        """One run."""
        with desk.province() as province:
            return fetch_registry(province, self.cursor, self.hear, **how)  # type: ignore[arg-type]


@pytest.fixture
def numbered(site: Site) -> Iterator[int]:
    """Some people more; returns how many changes the province has."""
    device, _ = site.device()
    with connected(site, device) as province:
        province.send_batch(batches.pack([line(full_name=f"Orang {at}") for at in range(PEOPLE)]))
    with site.engine.connect() as connection:
        yield int(connection.execute(select(func.count()).select_from(entity_change)).scalar_one())


def test_everything_comes_once_in_pages(desk: Laptop, numbered: int) -> None:
    shelf, told = Shelf(), list[tuple[int, int]]()
    pace = Pace(limit=FEWEST)
    with desk.province() as province:
        size = registry_size(province, "")
    assert size.changes == numbered
    assert shelf.fetch(desk, pace=pace, progress=lambda done, left: told.append((done, left))) == shelf.cursor
    assert len(shelf.kept) == numbered == sum(len(page.changes) for page in shelf.pages)
    assert told[-1] == (numbered, 0)
    assert [left for _, left in told] == sorted((left for _, left in told), reverse=True)
    assert len(shelf.pages[0].changes) == FEWEST
    assert pace.limit > FEWEST, "the link carries more"
    one = next(iter(shelf.kept.values()))
    assert (one.change.entity_list, one.change.action, one.form_id, one.version) == ("person", "create", "visit", 1)
    assert one.at.tzinfo is not None
    again = shelf.fetch(desk)
    assert again == shelf.cursor
    assert shelf.pages[-1].changes == ()
    with desk.province() as province:
        assert registry_size(province, again).changes == 0


@pytest.mark.parametrize("kind", ["reset", "cut_reply", "lost_reply", "duplicate"])
def test_a_cut_costs_one_page(desk: Laptop, proxy: Proxy, numbered: int, kind: str) -> None:
    shelf, pace, troubles = Shelf(), Pace(limit=20), 0
    with desk.province() as province:
        province.sign_in()
    for at in range(4):
        proxy.harms.append(Harm(kind, REGISTRY, "GET", skip=2 * at + 1))
    for _ in range(12):
        before, limit = len(shelf.kept), pace.limit
        try:
            shelf.fetch(desk, pace=pace)
            break
        except (Offline, ServerTrouble):
            troubles += 1
            assert pace.limit <= max(FEWEST, 2 * limit)
            assert len(shelf.kept) >= before
    else:
        raise AssertionError("it never came through")
    assert len(shelf.kept) == numbered
    assert sum(len(page.changes) for page in shelf.pages) == numbered, "no page that was kept came again"
    assert (troubles > 0) == (kind != "duplicate")


def test_stop_is_heard_between_pages_and_what_was_kept_stays(desk: Laptop, numbered: int) -> None:
    shelf, stop = Shelf(), threading.Event()
    with pytest.raises(Cancelled):
        shelf.fetch(desk, pace=Pace(limit=20), cancelled=stop, progress=lambda done, left: stop.set())
    assert len(shelf.kept) == 20 < numbered
    shelf.fetch(desk)
    assert len(shelf.kept) == numbered


def test_another_scope_voids_what_was_heard(site: Site, desk: Laptop, numbered: int) -> None:
    shelf = Shelf()
    shelf.fetch(desk)
    code = _code_of(site, desk)
    assert enrolment.change_scope(site.engine, code, Scope("worker", ("64.72",)))
    with desk.province() as province:
        assert registry_size(province, shelf.cursor).changes == 0
    shelf.fetch(desk)
    assert [page.restart for page in shelf.pages[-1:]] == [True]
    assert shelf.kept == {}
    assert enrolment.change_scope(site.engine, code, Scope("worker"))
    heard = len(shelf.pages)
    shelf.fetch(desk, pace=Pace(limit=20))
    assert [page.restart for page in shelf.pages[heard:]][:2] == [True, False]
    assert len(shelf.kept) == numbered


def test_a_scope_that_changes_in_the_middle(site: Site, desk: Laptop, numbered: int) -> None:
    shelf, code = Shelf(), _code_of(site, desk)

    def change(_done: int, _left: int) -> None:
        enrolment.change_scope(site.engine, code, Scope("supervisor"))

    shelf.fetch(desk, pace=Pace(limit=20), progress=change)
    assert [page.restart for page in shelf.pages[:3]] == [False, True, False]
    assert len(shelf.kept) == numbered


def _code_of(site: Site, desk: Laptop) -> str:
    found = enrolment.find_device(site.engine, desk.device.device_id)
    assert found is not None
    return found.device_code


def _answering(body: bytes, status: str = "200 OK", kind: str = REGISTRY_TYPE) -> bytes:
    head = f"HTTP/1.1 {status}\r\n{protocol.PROTOCOL_HEADER}: {protocol.VERSION}\r\nContent-Type: {kind}\r\n"
    return f"{head}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode() + body


def test_answers_that_cannot_be_are_nothing_to_keep(desk: Laptop, proxy: Proxy, numbered: int) -> None:
    shelf = Shelf()
    with desk.province() as province:
        province.sign_in()
    restart = protocol.encode(protocol.Problem("urn:x", "t", 409, "d", "registry_restart"))
    other = protocol.encode(protocol.Problem("urn:x", "t", 409, "d", "offset"))
    for reply, error in (
        (_answering(b"[]"), ServerTrouble),
        (_answering(b"\x28\xb5\x2f\xfd"), ServerTrouble),
        (_answering(restart, "409 Conflict", protocol.PROBLEM_TYPE), ServerTrouble),
        (_answering(other, "409 Conflict", protocol.PROBLEM_TYPE), Refused),
        (_answering(b"no", "409 Conflict", protocol.PROBLEM_TYPE), ServerTrouble),
    ):
        proxy.harms.append(Harm("answer", REGISTRY, "GET", reply=reply))
        with pytest.raises(error):
            shelf.fetch(desk)
    assert shelf.pages == []
    shelf.fetch(desk)
    assert len(shelf.kept) == numbered


def test_pages_are_as_large_as_the_link_carries() -> None:
    pace = Pace()
    pace.carried(START, 2.0)
    assert pace.limit == 2 * START
    pace.carried(3, 0.1)
    assert pace.limit == 2 * START, "a page that was not full tells nothing of what fits"
    pace.carried(2 * START, 20.0)
    assert pace.limit == START
    pace.cut()
    assert pace.limit == START // 2
    for _ in range(9):
        pace.cut()
    assert pace.limit == FEWEST
    for _ in range(20):
        pace.carried(pace.limit, 0.01)
    assert pace.limit == MAX_CHANGES
    assert Pace.kept(pace.saved()) == pace
    for bad in ("", "{}x", '{"limit": 0}', '{"limit": "x"}', f'{{"limit": {uuid.uuid4().int}}}'):
        assert Pace.kept(bad) == Pace()
