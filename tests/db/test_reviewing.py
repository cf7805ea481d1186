"""The team's work is counted, found and put in order by indexes, and read in slices."""

from datetime import timedelta

import pytest

from fieldapp.db.reviewing import read_found, write_found
from fieldapp.db.store import Store
from fieldapp.domain.person import Person
from fieldapp.domain.reviewing import Checked, Shelf, WorkFilter, WorkOrder
from fieldapp.domain.team import Found, Note, Reviewed
from fieldapp.errors import WorkPurged
from tests.db.desk import NOON, Clock, finalized, says
from tests.db.team_rows import put, row
from tests.db.test_counting import steps

FAST = (Found("too_fast", facts=(("seconds", "48"),)),)


@pytest.fixture
def filled(store: Store) -> Store:
    put(
        store,
        [
            row("uuid:a", minutes=3, label="Yohanes Bria"),
            row("uuid:b", minutes=2, label="Maria 100%", checks=write_found(FAST), flags=1),
            row("uuid:c", minutes=1, label="Budi", alike=2, worker_name="Andi P.", device_code="KT-B02"),
            row("uuid:d", minutes=4, label="Agnes", state="attention"),
            row("uuid:e", minutes=5, label="Kel. Lende", state="approved"),
            row("uuid:f", minutes=6, label="Oma Dina", state="returned", note="Perbaiki"),
            row("uuid:g", minutes=7, label="Nur", state="returned"),
            row("uuid:h", minutes=8, label="Nur", corrects="uuid:g", form_id="visit", form_title="Kunjungan"),
        ],
    )
    return store


def found(store: Store, wanted: WorkFilter, order: WorkOrder = WorkOrder.OLDEST) -> str:
    return "".join(one.instance_id[-1] for one in store.work_rows(store.work_numbers(wanted, order)))


def test_what_needs_a_look_waits_too(filled: Store) -> None:
    assert filled.count_shelves() == {Shelf.WAITING: 4, Shelf.TO_CHECK: 3, Shelf.APPROVED: 1, Shelf.RETURNED: 1}
    assert found(filled, WorkFilter(Shelf.TO_CHECK)) == "cbd"
    assert found(filled, WorkFilter(Shelf.WAITING)) == "cbah"


def test_a_correction_closes_what_was_returned(filled: Store) -> None:
    assert found(filled, WorkFilter(Shelf.RETURNED)) == "f"
    assert found(filled, WorkFilter(Shelf.RETURNED, corrected=True)) == "g"
    assert [one.instance_id for one in filled.work_corrections("uuid:g")] == ["uuid:h"]
    assert filled.work_corrections("") == ()


@pytest.mark.parametrize(
    ("wanted", "which"),
    [
        (WorkFilter(text="bria YOHANES"), "a"),
        (WorkFilter(text="100%"), "b"),
        (WorkFilter(text="andi"), "c"),
        (WorkFilter(text="kunjungan"), "h"),
        (WorkFilter(device_code="KT-B02"), "c"),
        (WorkFilter(form_id="visit"), "h"),
        (WorkFilter(code="too_fast"), "b"),
        (WorkFilter(code="odd_hour"), ""),
        (WorkFilter(since=NOON + timedelta(minutes=3)), "ah"),
        (WorkFilter(until=NOON + timedelta(minutes=3)), "cb"),
    ],
)
def test_conditions(filled: Store, wanted: WorkFilter, which: str) -> None:
    assert found(filled, wanted) == which
    assert wanted.narrow


@pytest.mark.parametrize(
    ("order", "which"),
    [
        (WorkOrder.NEWEST, "habc"),
        (WorkOrder.PERSON, "cbha"),
        (WorkOrder.WORKER, "cbah"),
        (WorkOrder.FORM, "cbah"),
        (WorkOrder.CHECKS, "bcah"),
        (WorkOrder.ALIKE, "cbah"),
    ],
)
def test_orders(filled: Store, order: WorkOrder, which: str) -> None:
    assert found(filled, WorkFilter(), order) == which


@pytest.mark.parametrize(
    "reading",
    [
        Store.count_shelves,
        lambda store: store.work_numbers(WorkFilter(text="budi", code="too_fast")),
        lambda store: store.work_numbers(WorkFilter(Shelf.TO_CHECK), WorkOrder.NEWEST),
        lambda store: store.work_numbers(WorkFilter(Shelf.RETURNED)),
        lambda store: store.work_about("p"),
        lambda store: store.work_corrections("uuid:g"),
        lambda store: store.work_choices(),
        lambda store: store.unchecked(10),
        Store.count_unchecked,
    ],
)
def test_nothing_walks_the_rows(filled: Store, reading: object) -> None:
    plan = steps(filled, reading)  # type: ignore[arg-type]
    assert [step for step in plan if step.startswith("SCAN") and "INDEX" not in step] == []


def test_rows_come_with_what_was_found(filled: Store) -> None:
    (one,) = (work for work, _ in filled.work(["uuid:b"]))
    assert (one.found, one.flags, one.state) == (FAST, 1, Reviewed.WAITING)
    assert read_found(write_found(FAST)) == FAST
    assert read_found("") == (Found("unchecked"),)
    assert filled.work_notes("uuid:f") == (Note("", "Perbaiki"),)
    assert filled.work_notes("uuid:a") == ()


def test_own_work_has_its_bytes_in_one_place(store: Store, clock: Clock) -> None:
    own = finalized(store, "uuid:own", clock)
    put(
        store,
        [row("uuid:own", road="here", xml=None, sha256=own.sha256), row("uuid:gone", road="here", xml=None, sha256="")],
    )
    assert store.work_xml("uuid:own") == own.xml
    with pytest.raises(WorkPurged):
        store.work_xml("uuid:gone")


def test_checks_are_kept_laptop_by_laptop(store: Store) -> None:
    put(
        store,
        [
            row("uuid:1", minutes=2, checks=""),
            row("uuid:2", minutes=1, checks=""),
            row("uuid:3", minutes=0, checks="", device_code="KT-A01"),
            row("uuid:4", minutes=0),
        ],
    )
    assert [one.instance_id for one in store.unchecked(10)] == ["uuid:3", "uuid:2", "uuid:1"]
    last = store.unchecked(10)[-1]
    assert [one.instance_id for one in store.checked_before(last, 5)] == ["uuid:2", "uuid:4"]
    store.keep_checks({"uuid:3": Checked(FAST, 1), "uuid:2": Checked(())})
    assert store.count_unchecked() == 1
    (one,) = (work for work, _ in store.work(["uuid:3"]))
    assert (one.flags, one.alike, one.found) == (1, 1, FAST)


def test_two_who_were_told_apart_are_not_alike(store: Store, clock: Clock) -> None:
    nik = "6472054407690003"
    for number, person_id in enumerate(("p1", "p2", "p3")):
        finalized(store, f"uuid:{number}", clock, says(person_id, f"Nama {number}", nik=nik))
    one = store.person("p1")
    assert store.alike([one]) == (2,)
    store.tell_apart([("p1", "p2")])
    assert store.alike([one]) == (1,)


def test_the_same_nik_from_another_laptop_is_seen_on_both_sides(store: Store) -> None:
    nik = "6472054407690003"
    put(store, [row("uuid:1", person_id="p1", checks=""), row("uuid:2", person_id="p2", checks="")])
    one, other = Person("p1", "Budi", nik=nik), Person("p2", "Bambang", nik=nik)
    assert store.alike([one]) == (0,)
    store.keep_checks({"uuid:1": Checked((), 0, nik)})
    assert store.alike([other]) == (1,)
    store.keep_checks({"uuid:2": Checked((), 1, nik)})
    assert [left.instance_id for left in store.unchecked(9)] == ["uuid:1"], "it did not know of the other"
    assert store.alike([one]) == (1,)
    store.keep_checks({"uuid:1": Checked((), 1, nik)})
    assert store.count_unchecked() == 0


def test_a_decision_about_two_people_makes_checks_out_of_date(store: Store, clock: Clock) -> None:
    put(
        store,
        [
            row("uuid:1", person_id="p1", alike=1),
            row("uuid:2", person_id="p2", alike=1, state="approved"),
            row("uuid:3", person_id="p3", alike=1),
        ],
    )
    store.tell_apart([("p1", "p2")])
    store.check_again((), "")
    assert [left.instance_id for left in store.unchecked(9)] == ["uuid:1"]
    store.keep_checks({"uuid:1": Checked(())})
    store.check_again((), (clock() + timedelta(minutes=1)).isoformat())
    assert store.count_unchecked() == 0


def test_what_could_not_be_read_is_checked_when_its_form_came(store: Store) -> None:
    put(store, [row("uuid:1", checks='[["unread","","",[]]]'), row("uuid:2", form_version="2")])
    assert store.unread_work() == (("outreach_rapid", "1"),)
    store.check_again([("outreach_rapid", "1")], "")
    assert [left.instance_id for left in store.unchecked(9)] == ["uuid:1"]


def test_nobody_reviews_their_own_work(filled: Store) -> None:
    before = filled.count_shelves()
    own = {"road": "here", "xml": None, "flags": 1}
    put(
        filled,
        [row(f"uuid:own-{state}", state=state, **own) for state in ("waiting", "attention", "approved", "returned")],
    )
    assert filled.count_shelves() == before
    assert found(filled, WorkFilter(text="budi")) == "c"
