"""The caseload that reports count: what was returned is not counted, its correction once, merged people as one."""

from dataclasses import replace
from datetime import UTC, date, datetime

from fieldapp.db.store import Store
from fieldapp.domain.submission import EntityChange
from tests.db.desk import Clock, finalized, refusal_for, says


def updates(change: EntityChange) -> EntityChange:
    return replace(change, action="update")


def test_a_correction_counts_once(store: Store, clock: Clock) -> None:
    returned = finalized(store, "uuid:1", clock, says("a", ppks="11", decision="close"))
    store.record_refusal(refusal_for(returned))
    assert store.caseload().people == ()
    clock.turn(days=2)
    finalized(store, "uuid:2", clock, says("a", ppks="12", nik="64"), corrects="uuid:1")
    (person,) = store.caseload().people
    assert (person.categories, person.nik) == (("12",), "64")
    assert person.spells == ((date(2026, 11, 26), None),)


def test_days_are_those_of_east_kalimantan(store: Store) -> None:
    late = Clock(datetime(2026, 11, 30, 16, 30, tzinfo=UTC))  # 00.30 on the first of December in Samarinda
    finalized(store, "uuid:1", late, says("a"), says("r", "x", "referral", person_id="a", state="proposed"))
    load = store.caseload()
    assert load.people[0].first_seen == date(2026, 12, 1)
    assert load.referrals[0].proposed_on == date(2026, 12, 1)


def test_closing_and_coming_back(store: Store, clock: Clock) -> None:
    for number, decision in enumerate(("", "close", " ", "continue")):
        finalized(store, f"uuid:{number}", clock, says("a", decision=decision))
        clock.turn(days=10)
    days = [date(2026, 11, 24), date(2026, 12, 4), date(2026, 12, 14)]
    assert store.caseload().people[0].spells == ((days[0], days[1]), (days[2], None))


def test_merged_people_are_one_until_they_are_split(store: Store, clock: Clock) -> None:
    finalized(store, "uuid:1", clock, says("a", ppks="11"), says("b", ppks="13"))
    merge = {"kept_id": "a", "merged_id": "b"}
    finalized(store, "uuid:2", clock, says("m", "Gabung", "merge", state="merged", **merge))
    (person,) = store.caseload().people
    assert (person.person_id, person.categories) == ("a", ("11", "13"))
    clock.turn(days=1)
    finalized(store, "uuid:3", clock, updates(says("m", "Pisah", "merge", state="split", **merge)))
    assert [one.person_id for one in store.caseload().people] == ["a", "b"]


def test_closing_the_case_of_merged_records_closes_it(store: Store, clock: Clock) -> None:
    finalized(store, "uuid:1", clock, says("a"), says("b"))
    finalized(store, "uuid:2", clock, says("m", "Gabung", "merge", state="merged", kept_id="a", merged_id="b"))
    clock.turn(days=10)
    finalized(store, "uuid:3", clock, updates(says("a", decision="close")))
    (person,) = store.caseload().people
    assert person.spells == ((date(2026, 11, 24), date(2026, 12, 4)),)


def test_beds_in_use_are_counted(store: Store, clock: Clock) -> None:
    beds = [says(f"bed-{n}", "A", "bed", facility="TPS-SMD", state="in_use") for n in range(3)]
    finalized(store, "uuid:1", clock, *beds)
    finalized(store, "uuid:2", clock, updates(says("bed-0", "A", "bed", state="removed")))
    assert store.beds() == {"TPS-SMD": 2}


def test_what_is_not_told_is_blank(store: Store, clock: Clock) -> None:
    finalized(
        store,
        "uuid:1",
        clock,
        says("s", "x", "stay", person_id="a", facility="TPS-SMD"),
        says("k", "x", "activity", title="Penyuluhan"),
        says("n", "x", "benefit", person_id="a", program="pkh"),
        says("a", unmet="food water"),
    )
    load = store.caseload()
    assert (load.stays[0].admitted_at, load.stays[0].left_at) == (None, None)
    assert (load.activities[0].day, load.activities[0].participants) == (date(2026, 11, 24), 0)
    assert (load.benefits[0].expected, load.benefits[0].checked_on) == (None, date(2026, 11, 24))
    assert load.people[0].unmet == "food water"
    assert load.as_of == clock()
