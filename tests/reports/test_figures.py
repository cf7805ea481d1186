"""Every figure of the reports against a count of the filings themselves."""

from datetime import date

import pytest

from fieldapp.casework.caseload import Caseload, Names
from fieldapp.casework.indicators_activities import activities, topics
from fieldapp.casework.indicators_benefits import benefits
from fieldapp.casework.indicators_people import parts_of_recap, quality, recap, register
from fieldapp.casework.indicators_referrals import referrals
from fieldapp.casework.indicators_shelter import shelters, shelters_by_sex
from fieldapp.casework.indicators_spm import spm
from fieldapp.casework.indicators_trend import trend
from fieldapp.casework.period import Period, preset
from fieldapp.casework.table import Table
from fieldapp.fieldbook import Fieldbook
from tests.reports import counted
from tests.reports.counted import Known, active, fold, open_on
from tests.reports.filings import LAST, Filing

PERIODS = [preset("month", LAST), preset("year", LAST), Period(date(2026, 8, 13), date(2026, 10, 5))]
period_of = pytest.mark.parametrize("period", PERIODS, ids=["month", "year", "own"])


@pytest.fixture
def load(book: Fieldbook) -> Caseload:
    return book.reports.caseload()


@pytest.fixture
def names(book: Fieldbook) -> Names:
    return book.reports.names("id")


def column(table: Table, head: str) -> int:
    return next(at for at, one in enumerate(table.columns) if one.head == head)


def by_key(table: Table, key: int = 0) -> dict[object, tuple[object, ...]]:
    return {row[key]: row for at, row in enumerate(table.rows) if at not in table.strong}


def of_people(people: dict[str, Known], period: Period) -> dict[str, Known]:
    return {key: one for key, one in people.items() if active(one, period.first, period.last)}


@period_of
def test_people_by_category_sex_age_and_place(
    load: Caseload, names: Names, filings: list[Filing], period: Period
) -> None:
    table = recap(load, period, names)
    people = of_people(fold(filings, "person"), period)
    for code, row in by_key(table).items():
        own = [one for one in people.values() if code in one.facts["ppks"].split()]
        assert row[2] == len(own)
        assert row[3:6] == tuple(sum(one.facts.get("sex", "") == sex for one in own) for sex in ("L", "P", ""))
        ages = [counted.age(one, period.last) for one in own]
        groups = ((0, 5), (6, 17), (18, 59), (60, 200))
        assert row[6:10] == tuple(sum(age is not None and a <= age <= b for age in ages) for a, b in groups)
        assert row[10] == ages.count(None)
        places = [one.facts.get("region", "")[:5] for one in own]
        assert row[11:22] == tuple(places.count(code) for code in (*names.kabupaten, ""))
    once, cases = table.rows[table.strong[1]], table.rows[table.strong[0]]
    assert once[2] == len(people)
    assert cases[2] == sum(len(one.facts["ppks"].split()) for one in people.values())
    assert sum(once[3:6]) == sum(once[6:11]) == sum(once[11:22]) == len(people)


@period_of
def test_new_served_and_closed(load: Caseload, names: Names, filings: list[Filing], period: Period) -> None:
    table = recap(load, period, names)
    people, referred, stays = (fold(filings, kind) for kind in ("person", "referral", "stay"))
    new = {key for key, one in people.items() if period.holds(one.said[0][0])}
    served = {r.facts["person_id"] for r in referred.values() if period.holds(counted.day_of(r, "served"))}
    for stay in stays.values():
        came, left = counted.stay_days(stay)
        if came <= period.last and (left is None or left >= period.first):
            served.add(stay.facts["person_id"])
    closed = {
        key
        for key, one in people.items()
        if not open_on(one, period.last)
        and any(period.holds(when) and said.get("decision") == "close" for when, said in one.said)
    }
    once = table.rows[table.strong[1]]
    assert once[-3:] == (len(new), len(served), len(closed))
    for code, row in by_key(table).items():
        own = {key for key, one in people.items() if code in one.facts["ppks"].split()}
        assert row[-3:] == (len(own & new), len(own & served), len(own & closed))
    flow = parts_of_recap(table)[2]
    assert [one.head for one in flow.columns][2:] == ["New", "Active", "Served", "Closed"]
    assert flow.rows[-1][2:] == (len(new), once[2], len(served), len(closed))


def test_the_trend_is_open_cases_at_the_end_of_each_month(load: Caseload, names: Names, filings: list[Filing]) -> None:
    table = trend(load, preset("month", LAST), names)
    people = fold(filings, "person").values()
    assert len(table.rows) == 13
    assert (table.rows[0][0], table.rows[-1][0]) == (date(2025, 11, 1), date(2026, 11, 1))
    for row in table.rows:
        month = preset("month", row[0])
        assert row[1] == sum(open_on(one, month.last) for one in people)
        assert row[2] == sum(month.holds(one.said[0][0]) for one in people)


@period_of
def test_referrals_by_service_state_and_wait(
    load: Caseload, names: Names, filings: list[Filing], period: Period
) -> None:
    table = referrals(load, period, names)
    every = fold(filings, "referral").values()
    proposed = [one for one in every if period.holds(one.said[0][0])]
    served = [one for one in every if period.holds(counted.day_of(one, "served"))]
    for code, row in by_key(table).items():
        own = [one for one in proposed if code in one.facts["services"].split()]
        got = [one for one in served if code in one.facts["services"].split()]
        states = ("proposed", "sent", "accepted", "declined", "served", "closed")
        assert row[2:9] == (len(own), *(sum(counted.state_after(one) == state for one in own) for state in states))
        waits = sorted((counted.day_of(one, "served") - one.said[0][0]).days for one in got)
        assert row[9] == len(got)
        assert row[10] == (waits[(len(waits) + 1) // 2 - 1] if waits else None)
        assert row[11] is None if not waits else sum(wait <= row[11] for wait in waits) >= 0.9 * len(waits)
    assert table.rows[-1][2] == len(proposed)


@period_of
def test_the_census_night_by_night(load: Caseload, names: Names, filings: list[Filing], period: Period) -> None:
    table, by_sex = shelters(load, period, names), shelters_by_sex(load, period, names)
    stays = fold(filings, "stay").values()
    until = min(period.last, LAST)
    for code, row in by_key(table).items():
        own = [one for one in stays if one.facts["facility"] == code]
        spans = [(counted.stay_days(one), one) for one in own]
        inside = [(came, left, one) for (came, left), one in spans if left is None or left >= period.first]
        inside = [each for each in inside if each[0] <= period.last]
        start = [each for each in inside if each[0] < period.first]
        out = [each for each in inside if each[1] is not None and each[1] <= period.last]
        end = [each for each in inside if each not in out]
        slept = sum(
            came <= day and (left is None or day < left)
            for day in counted.days(period.first, until)
            for came, left, _ in inside
        )
        over = sum(date.fromisoformat(one.facts["stay_until"]) < until for _, _, one in end)
        assert row[2:8] == (len(start), len(inside) - len(start), len(out), len(end), over, slept)
        lengths = [(left - came).days for came, left, _ in out]
        assert row[8] == (round(sum(lengths) / len(lengths), 1) if lengths else None)
        beds = names.beds.get(str(code))
        assert row[9] == (slept / (beds * ((until - period.first).days + 1)) if beds else None)
    assert by_sex.rows[-1][1:7] == table.rows[-1][2:8]
    assert [sum(row[at] for row in by_sex.rows[:-1]) for at in range(1, 7)] == list(by_sex.rows[-1][1:7])


def test_spm_counts_everybody_once(load: Caseload, names: Names, filings: list[Filing]) -> None:
    period = preset("year", LAST)
    table = spm(load, period, names)
    people = of_people(fold(filings, "person"), period)
    services = (("05", "09"), ("01", "02"), ("08",), ("11", "12"), ("21", "22"))
    stays, referred = fold(filings, "stay").values(), fold(filings, "referral").values()
    inside, outside = set(), set()
    for stay in stays:
        came, left = counted.stay_days(stay)
        if came <= period.last and (left is None or left >= period.first):
            home = stay.facts["facility"].startswith("PANTI")
            (inside if home else outside).add(stay.facts["person_id"])
    for one in referred:
        if period.holds(counted.day_of(one, "served")):
            for service in one.facts["services"].split():
                (inside if service.startswith("PANTI") else outside).add(one.facts["person_id"])
    taken: set[str] = set()
    for codes, row in zip(services, table.rows, strict=False):
        need = {key for key, one in people.items() if set(one.facts["ppks"].split()) & set(codes)} - taken
        taken |= need
        reached = need & (inside | outside)
        assert row[2:6] == (len(need), len(reached), len(need & inside), len(need & outside))
        assert row[6] == (len(reached) / len(need) if need else None)
    assert table.rows[-1][2] == len(taken)


@period_of
def test_activities_and_topics(load: Caseload, names: Names, filings: list[Filing], period: Period) -> None:
    table = activities(load, period, names)
    done = [one for one in fold(filings, "activity").values() if period.holds(one.said[0][0])]
    for code, row in by_key(table).items():
        own = [one.facts for one in done if one.facts["region"].startswith(str(code))]
        assert row[2] == len(own)
        heads = ("male_child", "female_child", "male_adult", "female_adult", "male_older", "female_older")
        sums = [sum(int(facts[head]) for facts in own) for head in heads]
        assert row[3:10] == (sum(sums), *sums)
        assert row[10:12] == tuple(sum(int(facts[head]) for facts in own) for head in ("disabled", "new_reports"))
    assert table.rows[-1][2] == len(done)
    spoken = counted.tally(topic for one in done for topic in one.facts["topics"].split())
    labels = {row[0]: row[1] for row in topics(load, period, names).rows}
    assert labels == {names.topics[code]: count for code, count in spoken.items()}
    assert not spoken or "Perlindungan dan hak anak" in names.topics.values()


@period_of
def test_benefits(load: Caseload, names: Names, filings: list[Filing], period: Period) -> None:
    table = benefits(load, period, names)
    checked = [one.facts for one in fold(filings, "benefit").values()]
    checked = [facts for facts in checked if period.holds(date.fromisoformat(facts["checked_on"]))]
    codes = {label: code for code, label in names.programs.items()}
    for label, row in by_key(table).items():
        own = [facts for facts in checked if facts["program"] == codes[str(label)]]
        states = [facts["state"] for facts in own]
        assert row[1:6] == (len(own), *(states.count(state) for state in ("whole", "partly", "none", "stopped")))
        useful = [facts.get("useful") for facts in own]
        assert row[6:8] == (useful.count("yes"), useful.count("no"))
        due = [facts for facts in own if "expected" in facts]
        assert row[8] == (sum(int(facts["expected"]) for facts in due) if due else None)
        assert row[9] == (sum(int(facts.get("received", 0)) for facts in due) if due else None)
    assert table.rows[-1][1] == len(checked)


@period_of
def test_what_is_missing(load: Caseload, names: Names, filings: list[Filing], period: Period) -> None:
    table = quality(load, period, names)
    people = of_people(fold(filings, "person"), period)
    for code, row in by_key(table).items():
        own = [one.facts for one in people.values() if one.facts.get("region", "")[:5] == code]
        lacking = [sum(not facts.get(name) for facts in own) for name in ("nik", "birth_date", "sex", "region", "ppks")]
        assert row[2:9] == (len(own), *lacking, sum(bool(facts.get("unmet")) for facts in own))
        assert row[9] == (lacking[0] / len(own) if own else None)


def test_the_list_of_people_names_each_once(load: Caseload, names: Names, filings: list[Filing]) -> None:
    period = preset("month", LAST)
    table = register(load, period, names)
    people = of_people(fold(filings, "person"), period)
    assert sorted(str(row[0]) for row in table.rows) == sorted(one.facts["full_name"] for one in people.values())
    assert {row[1] for row in table.rows} - {""} == {one.facts["nik"] for one in people.values() if "nik" in one.facts}


def test_place_and_sex_narrow_everything(load: Caseload, names: Names, filings: list[Filing]) -> None:
    period = preset("year", LAST)
    narrow = load.narrowed("64.72", "P", names.facility_regions)
    people = of_people(fold(filings, "person"), period)
    own = [p for p in people.values() if p.facts.get("region", "").startswith("64.72") and p.facts.get("sex") == "P"]
    assert recap(narrow, period, names).rows[-1][2] == len(own)
    assert all(names.facility_regions[stay.facility] == "64.72" and stay.sex == "P" for stay in narrow.stays)
    assert all(activity.region.startswith("64.72") for activity in narrow.activities)
    assert len(narrow.referrals) < len(load.referrals)
    assert load.narrowed("", "", names.facility_regions) is load
