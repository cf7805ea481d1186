"""What is due: each rule with who has the task, since when, until when, and what ends it; the order; the agenda."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from fieldapp.casework import tasks
from fieldapp.casework.entities import KINDS, typed
from fieldapp.casework.tasks import Task, agenda, answer_due, in_order, part_of, worst_first
from fieldapp.domain.entity import Entity
from fieldapp.domain.visit import Visit, VisitState

TODAY = date(2026, 11, 26)  # a Thursday
AT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
LATER = AT + timedelta(days=1)


def made(kind: str, **said: str) -> Entity:
    return Entity(kind, f"{kind}-1", "Budi: layanan", AT, AT, typed(KINDS[kind], said))


def referral(state: str, **said: str) -> Entity:
    return made("referral", **{"state": state, "person_id": "p-1", "services": "NP-ADM"} | said)


@pytest.mark.parametrize(("urgency", "days"), [("merah", 1), ("kuning", 3), ("hijau", 14), ("", 14), ("biru", 14)])
def test_an_answer_is_expected_by_urgency(urgency: str, days: int) -> None:
    assert answer_due(urgency, TODAY) == TODAY + timedelta(days=days)
    task = tasks.referral_task(referral("sent", urgency=urgency, sent_on="2026-11-24"), "Budi")
    assert task is not None
    assert (task.kind, task.due, task.since) == (
        "answer",
        date(2026, 11, 24) + timedelta(days=days),
        date(2026, 11, 24),
    )
    assert (task.person_name, task.codes, task.key) == ("Budi", ("NP-ADM",), "referral-1")


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ({"due_date": "2026-12-09", "sent_on": "2026-11-24"}, date(2026, 12, 9)),  # no urgency: the day asked for
        ({"due_date": "2026-12-09", "sent_on": "2026-11-24", "urgency": "merah"}, date(2026, 11, 25)),
        ({}, date(2026, 12, 4)),  # nothing is known but the day it was made
    ],
)
def test_the_day_asked_for_counts_where_no_urgency_is_known(said: dict[str, str], due: date) -> None:
    task = tasks.referral_task(referral("sent", **said))
    assert task is not None
    assert task.due == due


@pytest.mark.parametrize(
    ("one", "kind", "due"),
    [
        (referral("proposed", urgency="kuning"), "send", date(2026, 11, 23)),
        (referral("proposed", urgency="kuning", due_date="2026-12-01"), "send", date(2026, 12, 1)),
        (referral("accepted", accepted_on="2026-11-22"), "serve", date(2026, 12, 6)),
        (referral("accepted", accepted_on="2026-11-22", due_date="2026-11-30"), "serve", date(2026, 11, 30)),
        (referral("accepted", accepted_on="2026-11-22", due_date="2026-11-21"), "serve", date(2026, 12, 6)),
        (referral("declined", declined_on="2026-11-25", urgency="merah"), "declined", date(2026, 11, 26)),
        (referral("closed", state_doubt="declined"), "doubt", date(2026, 11, 20)),
    ],
)
def test_every_state_waits_for_its_own(one: Entity, kind: str, due: date) -> None:
    task = tasks.referral_task(one)
    assert task is not None
    assert (task.kind, task.due) == (kind, due)


def test_what_is_over_is_no_task() -> None:
    assert tasks.referral_task(referral("served")) is None
    assert tasks.referral_task(referral("closed")) is None
    assert tasks.referral_task(referral("declined"), newer=LATER) is None, "referred again"
    assert tasks.referral_task(referral("declined"), newer=AT) is not None, "that is this referral itself"


def test_an_unmet_need_waits_until_the_person_is_referred() -> None:
    one = referral("closed", services="", unmet="device legal", urgency="merah")
    task = tasks.unmet_task(one, "Budi")
    assert task is not None
    assert (task.kind, task.codes, task.due) == ("unmet", ("device", "legal"), date(2026, 11, 21))
    assert tasks.unmet_task(one, newer=LATER) is None
    assert tasks.unmet_task(referral("closed")) is None


def test_a_need_of_an_assessment_waits_too_until_the_case_is_closed() -> None:
    said = {"unmet": "device"}
    person = Entity("person", "p-1", "Budi", AT, AT, said)
    task = tasks.person_unmet_task(person)
    assert task is not None
    assert (task.person_id, task.person_name, task.due) == ("p-1", "Budi", date(2026, 12, 4))
    assert tasks.person_unmet_task(person, newer=LATER) is None
    assert tasks.person_unmet_task(Entity("person", "p-1", "Budi", AT, AT, said | {"decision": "close"})) is None


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ({"next_visit": "2026-11-24"}, date(2026, 11, 24)),
        ({"next_visit": "2026-11-24", "last_visit": "2026-11-10"}, date(2026, 11, 24)),
        ({"next_visit": "2026-11-24", "last_visit": "2026-11-24"}, None),
        ({"next_visit": "2026-11-24", "decision": "close"}, None),
        ({"last_visit": "2026-11-24"}, None),
        ({"next_visit": "kapan-kapan"}, None),
    ],
)
def test_a_visit_is_due_until_it_was_made(said: dict[str, str], due: date | None) -> None:
    task = tasks.visit_task(Entity("person", "p-1", "Budi", AT, AT, said))
    assert (task.due if task else None) == due


def stay(**said: str) -> Entity:
    return made("stay", **{"person_id": "p-1", "facility": "TPS-PPU", "admitted_at": "2026-11-18T20:00:00Z"} | said)


def test_a_stay_reaches_its_limit() -> None:
    agreed = tasks.stay_task(stay(state="staying", stay_until="2026-11-30"), "Budi", 7)
    by_place = tasks.stay_task(stay(state="staying"), "Budi", 7)
    assert agreed is not None
    assert by_place is not None
    assert (agreed.kind, agreed.due) == ("over_limit", date(2026, 11, 30))
    assert by_place.due == date(2026, 11, 26), "admitted on the 19th in East Kalimantan, seven days"
    assert by_place.codes == ("TPS-PPU",)
    assert tasks.stay_task(stay(state="staying"), "Budi", None) is None


def test_after_a_stay_somebody_visits() -> None:
    left = stay(state="left", left_at="2026-11-20T02:00:00Z", followup_due="2026-12-20")
    task = tasks.stay_task(left, "Budi")
    assert task is not None
    assert (task.kind, task.due, task.since) == ("aftercare", date(2026, 12, 20), date(2026, 11, 20))
    assert tasks.stay_task(left, last_visit=date(2026, 11, 19)) is not None
    assert tasks.stay_task(left, last_visit=date(2026, 11, 20)) is None
    assert tasks.stay_task(stay(state="left", left_at="2026-11-20T02:00:00Z")) is None


@pytest.mark.parametrize(
    ("days", "part"), [(-40, "overdue"), (-1, "overdue"), (0, "today"), (1, "week"), (3, "week"), (4, "later")]
)
def test_the_week_ends_on_sunday(days: int, part: str) -> None:
    assert part_of(TODAY + timedelta(days=days), TODAY) == part
    sunday = date(2026, 11, 29)
    assert part_of(sunday + timedelta(days=1), sunday) == "later"


def test_the_order_is_by_day_then_urgency_then_kind_then_name() -> None:
    def one(kind: str, days: int, urgency: str = "", name: str = "") -> Task:
        return Task(kind, TODAY + timedelta(days=days), person_name=name, urgency=urgency)

    wanted = [
        one("visit", -1),
        one("answer", 0, "merah"),
        one("answer", 0, "hijau"),
        one("over_limit", 0),
        one("visit", 0, name="Ani"),
        one("visit", 0, name="budi"),
        one("answer", 9, "merah"),
    ]
    assert list(in_order(reversed(wanted))) == wanted
    assert [(t.kind, t.urgency) for t in worst_first(wanted, TODAY)][:3] == [
        ("answer", "merah"),
        ("answer", "hijau"),
        ("visit", ""),
    ]
    assert len(worst_first(wanted, TODAY)) == 6, "what is due later is not pressing"
    parts = agenda(wanted, TODAY)
    assert {part: len(rows) for part, rows in parts.items()} == {"overdue": 1, "today": 5, "week": 0, "later": 1}
    assert [t.late(TODAY) for t in wanted] == [1, 0, 0, 0, 0, 0, -9]


def test_a_visit_that_was_asked_for_is_due_on_its_day_until_it_was_made() -> None:
    visit = Visit("v-1", "p-1", "Budi", "64.72", "follow_up", "KT-A07", date(2026, 11, 30), AT, note="Bawa foto.")
    task = tasks.asked_task(visit)
    assert task is not None
    assert (task.kind, task.due, task.key, task.codes) == ("asked_visit", date(2026, 11, 30), "v-1", ("follow_up",))
    assert (task.person_name, task.other) == ("Budi", "Bawa foto.")
    urgent = tasks.asked_task(replace(visit, due=None, urgency="merah"))
    assert urgent is not None
    assert urgent.due == date(2026, 11, 21), "no day was said: as long as an answer may take"
    for state in (VisitState.DONE, VisitState.CANCELLED, VisitState.NOT_FOUND):
        assert tasks.asked_task(replace(visit, state=state)) is None
