"""The team's work on a supervisor's laptop over the network: with every run, kept page by page, beside other roads."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from threading import Event

import pytest

from fieldapp.domain.reviewing import Shelf, WorkFilter
from fieldapp.domain.team import Member, Reviewed, Road, TeamWork, Verdict
from fieldapp.errors import NotAllowed
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.team_rows import Projecting
from fieldapp.server.deciding import decide
from fieldapp.server.scopes import scope_of
from fieldapp.sync.client import Province
from fieldapp.sync.protocol import SubmissionLine
from tests.fieldbook.teams import placed
from tests.server.review_lines import decided, publish, review_form, review_line
from tests.server.running import Site, connected, in_thread, make_province
from tests.server.test_reviews import office_of
from tests.server.test_submissions import send
from tests.server.test_team import KOTA, VILLAGE, enrolled
from tests.server.visit import line


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    settings = make_province(tmp_path_factory.mktemp("province") / "data", enrolments_per_minute=1000)
    with in_thread(settings) as one:
        yield one


@pytest.fixture
def site(served: Site) -> Site:
    served.empty()
    publish(served)
    return served


@pytest.fixture
def chief(book: Fieldbook, site: Site) -> Fieldbook:
    book._store.put_form(review_form())
    book.connection.enrol(site.address, site.code("Dewi Invented", scope_of("penyelia", [KOTA])))
    return book


@pytest.fixture
def worker(site: Site) -> Iterator[Province]:
    with ExitStack() as stack:
        device, _ = enrolled(site, "Rina Invented", scope_of("petugas", [VILLAGE]))
        yield stack.enter_context(connected(site, device))


def run(book: Fieldbook, *, at_once: bool = True) -> None:
    assert book.connection.upload(lambda _: None, Event(), at_once=at_once).cause is None


def desk(book: Fieldbook) -> dict[str, TeamWork]:
    store = book._store
    numbers = {number for shelf in Shelf for number in store.work_numbers(WorkFilter(shelf))}
    return {one.instance_id: one for one in store.work_rows(sorted(numbers))}


def test_it_comes_with_a_run_and_a_quarter_of_an_hour_later(chief: Fieldbook, worker: Province) -> None:
    one = line()
    send(worker, one)
    run(chief)
    work = desk(chief)[one.instance_id]
    assert (work.road, work.state, work.label) == (Road.PROVINCE, Reviewed.WAITING, "Budi Invented")
    assert (work.worker_name, work.form_title, work.sha256) == ("Rina Invented", "Kunjungan", one.sha256)
    assert work.person_id
    assert chief._store.work_xml(one.instance_id) == one.xml.encode()
    send(worker, line())
    run(chief, at_once=False)
    assert len(desk(chief)) == 1
    clock = chief.team_work._clock
    chief.team_work._clock = lambda: clock() + timedelta(minutes=16)
    run(chief, at_once=False)
    assert len(desk(chief)) == 2


def test_a_decision_here_holds_until_a_later_word(chief: Fieldbook, worker: Province, site: Site) -> None:
    one = line()
    send(worker, one)
    run(chief)
    chief.reviewing.approve([one.instance_id], "dilihat")
    assert desk(chief)[one.instance_id].state is Reviewed.APPROVED
    with chief.connection.reach() as province:
        chief.team_work.fetch(province)
    assert desk(chief)[one.instance_id].state is Reviewed.APPROVED, "the province has not heard it yet"
    run(chief)
    run(chief)
    work = desk(chief)[one.instance_id]
    assert (work.state, work.decided_by) == (Reviewed.APPROVED, chief.worker.name)
    assert decide(office_of(site), one.instance_id, "returned", "Dari dinas.")
    run(chief)
    work = desk(chief)[one.instance_id]
    assert (work.state, work.note, work.decided_by) == (Reviewed.RETURNED, "Dari dinas.", "")


def test_what_another_supervisor_decided_is_seen(chief: Fieldbook, worker: Province, site: Site) -> None:
    first, second = line(), line()
    send(worker, first)
    run(chief)
    send(worker, second)
    device, _ = enrolled(site, "Sri Invented", scope_of("penyelia"))
    with connected(site, device) as other:
        told = decided(first, "returned", "Lihat lagi."), decided(second, "attention", "Telepon dulu.")
        send(other, review_line(*told))
    run(chief)
    found = desk(chief)
    assert [(found[one.instance_id].state.value, found[one.instance_id].note) for one in (first, second)] == [
        ("returned", "Lihat lagi."),
        ("attention", "Telepon dulu."),
    ]
    assert {one.decided_by for one in found.values()} == {"Sri Invented"}


def test_a_cut_between_two_pages_goes_on(chief: Fieldbook, worker: Province, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fieldapp.sync.team_work.AT_ONCE", 2)
    sent: list[SubmissionLine] = [line() for _ in range(5)]
    send(worker, *sent)
    real, pages = chief._store.hear_team_work, []

    def dies(*page: object) -> int:
        if len(pages) == 1:
            raise RuntimeError("power cut")
        pages.append(page)
        return real(*page)  # type: ignore[arg-type]

    monkeypatch.setattr(chief._store, "hear_team_work", dies)
    with chief.connection.reach() as province:
        with pytest.raises(RuntimeError):
            chief.team_work.fetch(province)
        assert len(desk(chief)) == 2
        monkeypatch.setattr(chief._store, "hear_team_work", real)
        assert chief.team_work.fetch(province) == 3
        assert chief.team_work.fetch(province) == 0
    assert desk(chief).keys() == {one.instance_id for one in sent}


def test_only_supervisors_ask(chief: Fieldbook, worker: Province, site: Site) -> None:
    send(worker, line())
    placed(chief, site, "petugas", KOTA)
    run(chief)
    assert desk(chief) == {}
    with chief.connection.reach() as province, pytest.raises(NotAllowed):
        chief.team_work.fetch(province)


def test_words_about_other_bytes_change_nothing(chief: Fieldbook, worker: Province) -> None:
    one = line()
    send(worker, one)
    run(chief)
    later = chief._clock() + timedelta(days=1)
    chief._store.hear_team_work([], [Verdict(one.instance_id, "0" * 64, Reviewed.RETURNED, "x", later)], "c")
    assert desk(chief)[one.instance_id].state is Reviewed.WAITING
    earlier = Verdict(one.instance_id, one.sha256, Reviewed.RETURNED, "x", later - timedelta(days=9))
    for verdict in (Verdict(one.instance_id, one.sha256, Reviewed.APPROVED, "", later), earlier):
        chief._store.hear_team_work([], [verdict], "c")
    assert desk(chief)[one.instance_id].state is Reviewed.APPROVED


def test_work_that_came_by_stick_takes_over_what_holds(chief: Fieldbook, worker: Province) -> None:
    one = line()
    member = Member("dev", "KT-A09", "Rina Invented", "worker", "")
    arrived = Projecting(chief._store, chief.form).arrived(one, member, Road.PACK)
    assert chief._store.put_team_work([arrived]) == 1
    send(worker, one)
    run(chief)
    assert desk(chief)[one.instance_id].road is Road.PACK, "a copy on another road changes nothing"
