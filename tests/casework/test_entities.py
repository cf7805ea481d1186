"""States of referrals, stays and benefits: which may follow which, what is old news, what a person must decide."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import permutations

import pytest

from fieldapp.casework.entities import BENEFIT, DOUBT, KINDS, REFERRAL, STATE, STAY, Kind, may_follow, next_state, typed
from fieldapp.casework.projection import merge
from fieldapp.domain.submission import EntityChange

AT = datetime(2026, 11, 26, 4, tzinfo=UTC)


def said(kind: Kind, action: str = "update", **properties: str) -> EntityChange:
    return EntityChange(kind.name, "e1", action, "Budi", properties)


def after(kind: Kind, *changes: EntityChange) -> dict[str, str]:
    values: dict[str, str] = {}
    for change in changes:
        values = merge(values, change, AT)
    return values


@pytest.mark.parametrize(
    ("kind", "current", "new", "allowed"),
    [
        (REFERRAL, "", "proposed", True),
        (REFERRAL, "proposed", "sent", True),
        (REFERRAL, "sent", "sent", True),
        (REFERRAL, "sent", "accepted", True),
        (REFERRAL, "sent", "declined", True),
        (REFERRAL, "declined", "sent", True),
        (REFERRAL, "accepted", "served", True),
        (REFERRAL, "served", "closed", True),
        (REFERRAL, "accepted", "sent", False),
        (REFERRAL, "served", "declined", False),
        (REFERRAL, "closed", "served", False),
        (REFERRAL, "sent", "eaten", False),
        (STAY, "staying", "left", True),
        (STAY, "left", "staying", False),
        (BENEFIT, "whole", "none", True),
    ],
)
def test_which_state_may_follow(kind: Kind, current: str, new: str, allowed: bool) -> None:
    assert may_follow(kind, current, new) is allowed


def test_every_state_leads_somewhere_known_and_the_ends_are_ends() -> None:
    for kind in KINDS.values():
        assert set(kind.onward) == set(kind.states)
        assert all(states <= set(kind.states) for states in kind.onward.values())
    assert REFERRAL.last == {"closed"}
    assert STAY.last == {"left"}
    assert BENEFIT.last == frozenset()


def test_old_news_changes_nothing_and_leaves_no_doubt() -> None:
    assert next_state(REFERRAL, "accepted", "sent") == ("accepted", "")
    assert next_state(REFERRAL, "served", "accepted") == ("served", "")


def test_news_after_the_end_is_kept_for_a_person_to_decide() -> None:
    values = after(STAY, said(STAY, "create", state="staying"), said(STAY, state="left"), said(STAY, state="staying"))
    assert (values[STATE], values[DOUBT]) == ("left", "staying")
    again = merge(values, said(STAY, destination="Paser"), AT)
    assert again[DOUBT] == "staying", "another fact settles nothing"


def test_a_state_that_follows_settles_the_doubt() -> None:
    values = after(REFERRAL, said(REFERRAL, "create", state="sent"), said(REFERRAL, state="nonsense"))
    assert values.get(DOUBT) in ("nonsense", None)
    assert merge(values, said(REFERRAL, state="accepted"), AT).get(DOUBT, "") == ""


def test_a_creation_that_arrives_late_takes_nothing_back() -> None:
    values = after(STAY, said(STAY, state="left"), said(STAY, "create", state="staying", bed="B4"))
    assert values == {"state": "left", "bed": "B4"}


def test_a_referral_reaches_the_same_state_in_any_order_of_forward_news() -> None:
    news = [
        said(REFERRAL, "create", state="proposed"),
        *(said(REFERRAL, state=s) for s in ("sent", "accepted", "served")),
    ]
    assert {after(REFERRAL, *order)[STATE] for order in permutations(news)} == {"served"}


def test_kinds_without_states_keep_what_is_said() -> None:
    assert merge({}, EntityChange("activity", "a", "create", "", {"state": "planned"}), AT) == {"state": "planned"}
    assert merge({}, EntityChange("vehicle", "v", "create", "", {"state": "sold"}), AT) == {"state": "sold"}


def test_values_in_their_types() -> None:
    stay = typed(
        STAY, {"admitted_at": "2026-11-25T08:00:00.000+08:00", "stay_until": "2026-12-02", "days": "5", "age": "x"}
    )
    assert stay["admitted_at"] == datetime(2026, 11, 25, 8, tzinfo=timezone(timedelta(hours=8)))
    assert stay["stay_until"] == date(2026, 12, 2)
    assert (stay["days"], stay["age"], stay["bed"]) == (5, None, "")
    assert (stay[STATE], stay[DOUBT]) == ("staying", "")
    assert typed(STAY, {"admitted_at": "2026-11-25T08:00:00"})["admitted_at"] is None, "a time without its zone"


def test_the_day_of_each_state_is_the_earliest_that_was_told_in_the_zone_of_the_province() -> None:
    late = AT.replace(hour=17)  # 01.00 of the next day in Samarinda
    values = merge({}, said(REFERRAL, "create", services="PANTI-PSTW"), late)
    assert (values["state"], values["proposed_on"]) == ("proposed", "2026-11-27")
    values = merge(values, said(REFERRAL, state="sent", state_date="2026-11-28"), AT)
    values = merge(values, said(REFERRAL, state="accepted", state_date="2026-12-03"), AT)
    values = merge(values, said(REFERRAL, state="sent", state_date="2026-11-27"), AT)  # another desk knew it earlier
    assert (values["state"], values["sent_on"], values["accepted_on"]) == ("accepted", "2026-11-27", "2026-12-03")
    assert typed(REFERRAL, values)["accepted_on"] == date(2026, 12, 3)
    assert typed(REFERRAL, values)["served_on"] is None
