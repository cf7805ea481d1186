"""Every change is kept and numbered; laptops get those of the entities they may see, page by page, and no others."""

import json
import os
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, func, select, update

from fieldapp.casework.versions import settle
from fieldapp.domain.submission import Base, EntityChange
from fieldapp.errors import Refused
from fieldapp.server import deciding, enrolment, registry_pages, staging
from fieldapp.server.database import open_engine, reading, snapshot, writing
from fieldapp.server.entities import GENERATION, Statement, project, said_in
from fieldapp.server.identity import load_identity, renew_epoch
from fieldapp.server.migrations import REBUILD
from fieldapp.server.office import open_office
from fieldapp.server.scopes import Scope
from fieldapp.server.tables import entity, entity_change, tally
from fieldapp.server.tally import advance
from fieldapp.sync.client import Province
from fieldapp.sync.http import Request
from fieldapp.sync.registry import registry_size
from fieldapp.sync.registry_protocol import RegistryPage, registry_path, unpack_page
from tests.casework.test_versions import folded, play, step
from tests.server.postgres import Cluster
from tests.server.registry_world import AT, CARD, Desk, World, committed, desk, world
from tests.server.running import Site, connected, in_thread, make_province
from tests.server.test_submissions import send
from tests.server.visit import line, new_id

NORTH, SOUTH = "64.72", "64.71"
HISTORIES = int(os.environ.get("HISTORIES", "30"))


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('registry') / 'p.sqlite'}")
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, quick: Engine) -> Iterator[Engine]:
    if request.param == "sqlite":
        yield quick
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    made = open_engine(cluster.create(f"r{new_id()[5:13]}"))
    yield made
    made.dispose()


def fetch(province: Province, cursor: str = "", limit: int = 500) -> RegistryPage:
    """One page over the wire."""
    return unpack_page(province.call(Request("GET", registry_path(cursor, limit))).body)


# ---- numbers and what holds


def test_what_a_batch_says_of_people_is_numbered_and_comes_down(site: Site, province: Province) -> None:
    person = str(uuid.uuid4())
    first, second, other = line(entity=person), line(entity=person, full_name="Budi I"), line()
    send(province, first, second)
    send(province, other)
    page = fetch(province)
    told = [(one.id == person, one.version, one.position, one.instance_id) for one in page.changes]
    assert told[2] == (False, 1, 3, other.instance_id)
    assert sorted(told[:2], key=lambda one: one[1]) == told[:2] == [
        (True, 1, 1, told[0][3]), (True, 2, 2, told[1][3])
    ]  # fmt: skip
    assert {told[0][3], told[1][3]} == {first.instance_id, second.instance_id}
    one = page.changes[2]
    assert (one.list, one.form_id, one.action, one.label, one.device) == (
        "person", "visit", "create", "Budi Invented", "KT-A01"
    )  # fmt: skip
    assert (one.properties, one.at) == ({"full_name": "Budi Invented", "sex": "L"}, other.finalized_at)
    assert (page.more, page.remaining, page.gone, page.epoch) == (
        False,
        0,
        (),
        load_identity(site.settings.data).card.epoch,
    )
    assert registry_size(province, "").changes == 3
    send(province, other)
    assert fetch(province, page.cursor).changes == (), "the same submission again says nothing new"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(step, max_size=20), together=st.booleans())
def test_the_province_computes_what_laptops_compute(quick: Engine, steps: list[object], *, together: bool) -> None:
    played = play(steps)  # type: ignore[arg-type]
    for laptop in played.laptops:
        for _ in laptop.own:
            played.upload(laptop, 0)
    statements = [Statement(one.change, one.instance_id, "visit", one.at, "d") for one in played.log]
    with world(quick) as here:
        for some in [statements] if together else [[one] for one in statements]:
            project(here.connection, here.card, 0, some)
        row = here.connection.execute(select(entity)).one()
        kept = [
            said_in(one) for one in here.connection.execute(select(entity_change).order_by(entity_change.c.version))
        ]
    assert [(one.change, one.version, one.instance_id) for one in kept] == [
        (one.change, one.version, one.instance_id) for one in played.log
    ]
    conflicts = {name: [claim._asdict() for claim in both] for name, both in settle(played.log).conflicts.items()}
    assert json.loads(row.conflicts) == conflicts
    assert json.loads(row.properties) == folded(played.log)
    assert row.version == len(played.log)


def test_two_laptops_that_did_not_know_of_each_other_are_both_kept(engine: Engine) -> None:
    with world(engine) as here:
        here.say("a", "person", "p", {"full_name": "Ani", "nik": ""}, action="create")
        here.say("b", "person", "p", {"nik": "1"}, base=Base(1, "of b", 1))
        here.say("c", "person", "p", {"nik": "2", "marks": "scar"}, base=Base(1, "of c", 1))
        row = here.connection.execute(select(entity)).one()
        claims = json.loads(row.conflicts)["nik"]
        assert [one["value"] for one in claims] == ["1", "2"]
        assert json.loads(row.properties)["nik"] == "1"
        assert json.loads(row.properties)["marks"] == "scar", "what nobody else spoke of is taken over"
        here.say("a", "person", "p", {"nik": "2"}, base=Base(3, "decided", 3))
        row = here.connection.execute(select(entity)).one()
        assert (json.loads(row.conflicts), json.loads(row.properties)["nik"]) == ({}, "2")


def test_numbers_that_no_laptop_states_do_no_harm(engine: Engine) -> None:
    huge = Base(10**40, "b" * 4000, 10**40)
    with world(engine) as here:
        here.say("a", "person", "p", {"region": "6" * 4000, "person_id": "x" * 4000}, base=huge)
        here.say("a", "referral", "r", {"person_id": "x" * 4000}, base=huge)
        assert {one.list for one in here.page(desk("supervisor")).changes} == {"person", "referral"}


def test_after_a_restore_no_version_is_one_that_laptops_saw(tmp_path: Path) -> None:
    with in_thread(make_province(tmp_path / "province")) as site:
        device, _ = site.device()
        with connected(site, device) as province:
            send(province, line(entity="p"))
            old = fetch(province)
            send(province, line(entity="p"))
    renew_epoch(site.settings.data)
    with in_thread(site.settings) as site, connected(site, device) as province:
        with pytest.raises(Refused) as refused:
            fetch(province, old.cursor)
        assert (refused.value.facts["status"], refused.value.facts["reason"]) == (409, "registry_restart")
        send(province, line(entity="p"), line(entity="q"))
        assert registry_size(province, old.cursor).changes == 4
        versions = {(one.id, one.version) for one in fetch(province).changes}
        assert versions == {("p", 1), ("p", 2), ("p", GENERATION + 1), ("q", GENERATION + 1)}
        send(province, line(entity="p"))
        assert max(one.version for one in fetch(province).changes) == GENERATION + 2


def test_a_finding_that_a_person_keeps_is_numbered_then(tmp_path: Path) -> None:
    with in_thread(make_province(tmp_path / "province", checks="staged")) as site:
        assert site.office is not None
        device, _ = site.device()
        with connected(site, device) as province:
            good, bad = line(), line(age="131")
            send(province, good, bad)
            staging.check_some(site.office)
            page = fetch(province)
            assert [one.instance_id for one in page.changes] == [good.instance_id]
            assert deciding.decide(site.office, bad.instance_id, "kept")
            later = fetch(province, page.cursor)
            assert [(one.instance_id, one.position) for one in later.changes] == [(bad.instance_id, 2)]


def test_a_province_that_kept_only_outcomes_reads_its_submissions_again(tmp_path: Path) -> None:
    settings_ = make_province(tmp_path / "province", lanes=3)
    with in_thread(settings_) as site:
        device, _ = site.device()
        with connected(site, device) as province:
            send(province, *[line(entity=f"p{at % 5}") for at in range(12)])
            before = fetch(province)
        with writing(site.engine) as connection:
            connection.execute(delete(entity_change))
            connection.execute(update(entity).values(properties="{}", version=7))
            connection.execute(delete(tally).where(tally.c.name.like("registry.%")))
            advance(connection, REBUILD, 1)
    open_office(settings_).engine.dispose()
    with in_thread(settings_) as site, connected(site, device) as province:
        again = fetch(province)
        assert {(one.id, one.instance_id) for one in again.changes} == {
            (one.id, one.instance_id) for one in before.changes
        }
        assert sorted((one.id, one.version) for one in again.changes) == sorted(
            (one.id, one.version) for one in before.changes
        )
        with reading(site.engine) as connection:
            assert connection.execute(select(func.max(entity.c.version))).scalar_one() == 3


# ---- cursors


def test_cursors_that_are_none_and_cursors_of_another_time(site: Site, province: Province) -> None:
    send(province, line())
    good = fetch(province).cursor
    epoch, tag, reached = good.split(".")
    for bad in (
        "x",
        ".",
        "1",
        f"{epoch}.{tag}",
        f"{good}.",
        f"{epoch}.{tag}.-1",
        f"{good}%00",
        f"{epoch}.{tag}.{10**30}",
    ):
        with pytest.raises(Refused) as refused:
            fetch(province, bad)
        assert (refused.value.facts["status"], refused.value.facts["reason"]) == (400, "cursor_unreadable"), bad
    for other in (f"0.{tag}.1", f"{epoch}.00000000.1", f"{good}.1", f"{epoch}.{tag}.{int(reached) + 1}"):
        with pytest.raises(Refused) as refused:
            fetch(province, other)
        assert (refused.value.facts["status"], refused.value.facts["reason"]) == (409, "registry_restart"), other
    for limit in (0, 2001):
        with pytest.raises(Refused) as refused:
            fetch(province, good, limit)
        assert refused.value.facts["reason"] == "request_unreadable"


def test_another_scope_begins_anew(site: Site, province: Province) -> None:
    send(province, line())
    cursor = fetch(province).cursor
    with reading(site.engine) as connection:
        code = str(connection.execute(select(enrolment.tables.device.c.device_code)).scalar_one())
    enrolment.change_scope(site.engine, code, Scope("worker", (NORTH,)))
    with pytest.raises(Refused) as refused:
        fetch(province, cursor)
    assert refused.value.facts["reason"] == "registry_restart"
    assert len(fetch(province).changes) == 1, "it wrote that itself"


def test_each_lane_is_fetched_to_its_own_place(engine: Engine) -> None:
    with world(engine, lanes=3) as here:
        everything, some = desk("supervisor"), desk("supervisor")
        for at in range(6):
            here.say("a", "activity", f"x{at}", lane=2)
        here.say("a", "activity", "y", lane=0)
        page = here.page(some, 3)
        assert [one.position for one in page.changes] == [1, 3, 6]
        assert page.cursor.split(".")[2:] == ["1", "0", "6"]
        assert page.remaining == 4
        here.say("a", "activity", "late", lane=1)
        here.say("a", "activity", "later", lane=0)
        rest = here.pages(some, 3)
        assert [one.position for page in rest for one in page.changes] == [2, 4, 9, 12, 15, 18]
        here.pages(everything)
        assert some.kept == everything.kept
        assert len(some.kept) == 9


# ---- who sees what


def test_a_person_comes_into_sight_with_all_that_was_said_and_goes_with_all_of_it(engine: Engine) -> None:
    with world(engine) as here:
        north, south, all_ = desk("worker", NORTH), desk("worker", SOUTH), desk("worker")
        here.say("a", "referral", "r", {"person_id": "p", "region": SOUTH}, action="create")
        here.say("a", "person", "p", {"full_name": "Ani"}, action="create")
        here.say("a", "person", "q", {"region": SOUTH}, action="create")
        for one in (north, south, all_):
            here.pages(one)
        assert north.known() == set()
        assert south.known() == {("person", "q")}, "a referral is where its person is"
        assert len(all_.kept) == 3
        here.say("a", "person", "p", {"region": f"{NORTH}.05"})
        assert [(one.list, one.version) for one in here.page(north).changes] == [
            ("referral", 1),
            ("person", 1),
            ("person", 2),
        ]
        assert [one.version for one in here.page(all_).changes] == [2], "who saw it before needs the news only"
        here.say("a", "person", "p", {"region": SOUTH})
        assert here.page(north).gone == (("person", "p"), ("referral", "r"))
        assert north.kept == {}
        here.pages(south)
        assert len(south.kept) == 5
        assert here.page(all_).gone == ()


def test_what_a_laptop_wrote_about_stays_in_its_sight(engine: Engine) -> None:
    with world(engine) as here:
        north = desk("worker", NORTH, device_id="me")
        here.say("a", "person", "p", {"region": NORTH}, action="create")
        here.say("me", "person", "p", {"alias": "Nia"})
        here.say("a", "benefit", "b", {"person_id": "p"}, action="create")
        here.say("a", "person", "far", {"region": SOUTH}, action="create")
        here.pages(north)
        here.say("a", "person", "p", {"region": SOUTH})
        here.say("me", "person", "far", {"alias": "Fa"})
        page = here.page(north)
        assert page.gone == (("benefit", "b"),)
        assert {(one.id, one.version) for one in page.changes} == {
            ("p", 1), ("p", 2), ("p", 3), ("far", 1), ("far", 2)
        }  # fmt: skip
        here.say("a", "person", "p", {"consent": "withdrawn"})
        assert [one.version for one in here.page(north).changes if one.id == "p"][-1] == 4


def test_a_person_whose_consent_ended_goes_from_everywhere(engine: Engine) -> None:
    with world(engine) as here:
        all_, north, wrote = desk("supervisor"), desk("worker", NORTH), desk("worker", device_id="a")
        here.say("a", "person", "p", {"region": NORTH, "consent": "full"}, action="create")
        here.say("b", "referral", "r", {"person_id": "p"}, action="create")
        here.say("b", "stay", "s", {"person_id": "p"}, action="create")
        for one in (all_, north, wrote):
            here.pages(one)
            assert len(one.kept) == 3
        here.say("b", "person", "p", {"consent": "withdrawn"})
        for one in (all_, north, wrote):
            here.pages(one)
        assert all_.known() == {("stay", "s")}, "the bed is not free"
        assert north.known() == set()
        assert wrote.known() == {("person", "p")}
        here.say("b", "person", "refused", {"region": NORTH, "consent": "refused"}, action="create")
        page = here.page(all_)
        assert (page.changes, page.gone) == ((), ()), "nobody is told of somebody who never agreed"
        here.say("b", "person", "p", {"consent": "full"})
        here.pages(all_)
        assert len(all_.kept) == 5


def test_a_partner_sees_people_and_referrals_of_its_regions(engine: Engine) -> None:
    with world(engine) as here:
        partner = desk("partner", NORTH, device_id="partner")
        for kind in ("person", "referral", "stay", "benefit", "activity", "bed", "merge", "relation"):
            here.say("a", kind, f"{kind}1", {"region": NORTH, "person_id": "person1", "kept_id": "person1"})
            here.say("partner", kind, f"{kind}2", {"region": SOUTH})
        here.pages(partner)
        assert partner.known() == {
            ("person", "person1"),
            ("referral", "referral1"),
            ("person", "person2"),
            ("referral", "referral2"),
        }
        here.say("a", "person", "person1", {"region": SOUTH})
        assert set(here.page(partner).gone) == {("person", "person1"), ("referral", "referral1")}


def test_a_visit_that_is_asked_for_is_seen_where_its_person_is(engine: Engine) -> None:
    with world(engine) as here:
        here.say("desk", "person", "p", {"region": SOUTH}, action="create")
        here.say("desk", "visit", "v", {"person_id": "p", "region": NORTH, "device_code": "KT-N01"}, action="create")
        north, south, partner = desk("worker", NORTH), desk("worker", SOUTH), desk("partner", SOUTH)
        for laptop in (north, south, partner):
            here.pages(laptop)
        assert north.known() == set(), "naming a laptop does not widen what it may see"
        assert south.known() == {("person", "p"), ("visit", "v")}
        assert partner.known() == {("person", "p")}
        here.say("desk", "person", "p", {"region": NORTH})
        assert ("visit", "v") in set(here.page(south).gone)
        here.pages(north)
        assert ("visit", "v") in north.known()


def test_beds_are_seen_by_those_who_run_shelters(engine: Engine) -> None:
    with world(engine) as here:
        intake, worker = desk("intake", NORTH), desk("worker", NORTH)
        here.say("a", "person", "p", {"region": SOUTH}, action="create")
        for kind in ("bed", "bed_mark", "night_count", "stay", "waiting"):
            here.say("a", kind, kind, {"facility": "f", "person_id": "p"}, action="create")
        here.pages(intake)
        here.pages(worker)
        assert {kind for kind, _ in intake.known()} == {"bed", "bed_mark", "night_count", "stay", "waiting"}
        assert worker.known() == set()
        here.say("a", "person", "p", {"region": NORTH})
        here.pages(worker)
        assert len(worker.kept) == 7
        here.say("a", "person", "p", {"region": SOUTH})
        here.pages(intake)
        assert len(intake.known()) == 5


def test_a_merge_is_seen_with_either_of_its_people(engine: Engine) -> None:
    with world(engine) as here:
        north, writer = desk("worker", NORTH), desk("worker", "64.01", device_id="w")
        here.say("a", "person", "p", {"region": NORTH}, action="create")
        here.say("a", "person", "q", {"region": SOUTH}, action="create")
        here.say("a", "merge", "m", {"kept_id": "q", "merged_id": "p"}, action="create")
        here.pages(north)
        here.pages(writer)
        assert north.known() == {("person", "p"), ("merge", "m")}
        assert writer.known() == set()
        here.say("w", "person", "q", {"alias": "x"})
        here.pages(writer)
        assert writer.known() == {("person", "q"), ("merge", "m")}
        here.say("a", "person", "p", {"region": SOUTH})
        assert set(here.page(north).gone) == {("person", "p"), ("merge", "m")}


def test_the_size_is_told_ahead(engine: Engine) -> None:
    with world(engine) as here:
        north = desk("worker", NORTH)
        assert here.size(north).bytes == here.size(north).changes == 0
        for at in range(40):
            region = NORTH if at % 2 else SOUTH
            here.say("a", "person", f"p{at}", {"region": region, "full_name": f"Orang {at}"}, action="create")
            here.say("a", "referral", f"r{at}", {"person_id": f"p{at}", "reason": "x" * at}, action="create")
        told = here.size(north)
        assert (told.changes, told.people) == (40, 20)
        assert told.bytes > 500
        here.page(north, 30)
        assert here.size(north).changes == 10
        here.pages(north)
        assert here.size(north).changes == 0


def test_a_page_holds_what_fits(quick: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    noise = Random(7)
    with world(quick) as here:
        for at in range(30):
            here.say("a", "activity", f"a{at}", {"title": noise.randbytes(1000).hex()}, action="create")
        monkeypatch.setattr(registry_pages, "MAX_PAGE_WIRE", 10_000)
        pages = here.pages(one := desk())
        assert max(len(page.changes) for page in pages) < 10
        assert len(one.kept) == 30
        monkeypatch.setattr(registry_pages, "MOST_PLAIN", 100)
        assert {len(page.changes) for page in here.pages(desk())} == {1}
        monkeypatch.setattr(registry_pages, "SPAN", 7)
        far = here.pages(desk("worker", NORTH))
        assert len(far) == 5
        assert not any(page.changes for page in far)


# ---- whatever happens

PEOPLE, PLACES = ("p1", "p2", "p3"), ("", NORTH, f"{NORTH}.05", SOUTH)
SCOPES = [
    ("worker",), ("worker", NORTH), ("worker", f"{NORTH}.05"), ("worker", SOUTH, f"{NORTH}.05"),
    ("intake", SOUTH), ("supervisor",), ("supervisor", NORTH), ("partner", NORTH), ("partner", SOUTH),
]  # fmt: skip
one_person = st.sampled_from(PEOPLE)
said_of = st.one_of(
    st.tuples(
        st.just("person"),
        one_person,
        st.fixed_dictionaries(
            {}, optional={"region": st.sampled_from(PLACES), "consent": st.sampled_from(("full", "withdrawn"))}
        ),
    ),
    st.tuples(
        st.sampled_from(("referral", "stay", "relation", "bed_mark", "activity")),
        st.sampled_from(("x", "y")),
        st.fixed_dictionaries(
            {}, optional={"region": st.sampled_from(PLACES), "person_id": st.sampled_from(("", *PEOPLE))}
        ),
    ),
    st.tuples(
        st.just("merge"),
        st.just("m"),
        st.fixed_dictionaries({}, optional={"kept_id": one_person, "merged_id": one_person}),
    ),
)
base = st.one_of(st.just(Base()), st.builds(Base, st.integers(0, 3), st.sampled_from(("b1", "b2")), st.integers(0, 3)))
say = st.tuples(st.just("say"), st.integers(0, 8), said_of, base, st.integers(0, 1))
look = st.tuples(st.just("look"), st.integers(0, 8), st.integers(1, 4))


@settings(
    max_examples=HISTORIES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=(Phase.explicit, Phase.generate),  # to shrink takes minutes
)
@given(history=st.lists(st.one_of(say, say, look), max_size=30), limit=st.integers(1, 5))
def test_a_laptop_ends_with_exactly_what_it_may_see(
    quick: Engine, history: list[tuple[object, ...]], limit: int
) -> None:
    """Any scopes, any limits, pages at any moments, two lanes, moves, consent, merges, late and conflicting changes."""
    with world(quick, lanes=2) as here:
        desks = [desk(*scope, device_id=f"d{at}") for at, scope in enumerate(SCOPES)]
        for what, who, *more in history:
            assert isinstance(who, int)
            if what == "look":
                here.page(desks[who], int(str(more[0])))
            else:
                (kind, name, properties), how, lane = more  # type: ignore[misc]
                here.say(f"d{who}", kind, name, properties, base=how, lane=lane)  # type: ignore[has-type]
        for one in desks:
            here.pages(one, limit)
            assert one.kept.keys() == here.may_see(one), one.device.scope


def test_pages_that_are_read_while_many_write(cluster: Cluster) -> None:
    """Lanes that commit in any order: what a laptop reads meanwhile and afterwards is everything, once it is quiet."""
    made = open_engine(cluster.create(f"r{new_id()[5:13]}"))
    card = replace(CARD, lanes=3)
    desks = [desk("worker", NORTH), desk("supervisor"), desk("worker", SOUTH, device_id="w1")]

    def look(one: Desk) -> None:
        with snapshot(made) as connection:
            World(connection, card).page(one, 3)

    def write(writer: int) -> None:
        chance = Random(writer)
        for at in range(25):
            some = [
                EntityChange("person", chance.choice(PEOPLE), "update", "", {"region": chance.choice(PLACES[1:])})
                if chance.random() < 0.6
                else EntityChange("relation", f"x{at % 5}", "update", "", {"person_id": chance.choice(PEOPLE)})
                for _ in range(3)
            ]
            said = [Statement(one, f"uuid:{writer}.{at}", "f", AT, f"w{writer}") for one in some]
            committed(made, said, card, lane=chance.randrange(3))

    with ThreadPoolExecutor(4) as pool:
        writing_ = [pool.submit(write, writer) for writer in range(3)]
        while not all(one.done() for one in writing_):
            for one in desks:
                look(one)
        for one in writing_:
            one.result()
    with snapshot(made) as connection:
        here = World(connection, card)
        for one in desks:
            here.pages(one)
            assert one.kept.keys() == here.may_see(one)
        versions = connection.execute(
            select(entity.c.entity_id, entity.c.version, func.count())
            .join(
                entity_change,
                (entity_change.c.entity_list == entity.c.entity_list)
                & (entity_change.c.entity_id == entity.c.entity_id),
            )
            .group_by(entity.c.entity_list, entity.c.entity_id)
        ).all()
        assert all(version == count for _, version, count in versions)
        positions = set(connection.execute(select(entity_change.c.position)).scalars())
        assert len(positions) == 225
    made.dispose()
