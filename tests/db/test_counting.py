"""What every screen counts is read from an index: no count walks all rows of the store."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from fieldapp.db.store import Store
from fieldapp.domain.assessment import OUTBOX
from fieldapp.domain.referral import ReferralFilter
from tests.db.desk import Clock, finalized, says

TODAY = date(2026, 11, 24)
READINGS: dict[str, Callable[[Store], object]] = {
    "figures": Store.figures,
    "count_by_state": Store.count_by_state,
    "count_people": Store.count_people,
    "the bin": Store._empty_bin,
    "needing": Store.needing,
    "sent back": Store.count_sent_back,
    "the outbox": lambda store: store.assessments(OUTBOX, limit=1000),
    "visits that are due": lambda store: store.visits_due(TODAY, 100),
    "stays at their limit": lambda store: store.stays_due(TODAY, 100),
    "unmet needs of referrals": lambda store: store.unmet_referrals(100),
    "unmet needs of people": lambda store: store.unmet_people(100),
    "referrals under way": lambda store: store.referrals_under_way(ReferralFilter(), 100),
    "the last referral": lambda store: store.last_referred(["p1"]),
    "consent that was taken back": lambda store: store.withdrawals(),
    "what people said": lambda store: store.people_said(["p1"]),
    "steps of a referral": lambda store: store.steps("r1"),
}


def steps(store: Store, reading: Callable[[Store], object]) -> list[str]:
    """How SQLite would answer every question of a reading."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_more: object) -> None:
        asked.append((statement, parameters))

    event.listen(store._database._engine, "before_cursor_execute", note)
    reading(store)
    event.remove(store._database._engine, "before_cursor_execute", note)
    with store._database.raw() as connection:
        return [
            str(row[-1])
            for statement, parameters in asked
            for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
        ]


@pytest.mark.parametrize("name", READINGS)
def test_no_count_walks_a_table(store: Store, name: str) -> None:
    plan = steps(store, READINGS[name])
    assert any(step.startswith(("SCAN", "SEARCH")) for step in plan)
    assert [step for step in plan if step.startswith("SCAN") and "INDEX" not in step] == []


def test_what_is_due_is_found_by_its_own_index(store: Store) -> None:
    used = {name: "\n".join(steps(store, READINGS[name])) for name in READINGS}
    assert "entity_by_next_visit" in used["visits that are due"]
    assert "entity_by_unmet" in used["unmet needs of people"]
    assert "entity_by_withdrawal" in used["consent that was taken back"]
    assert "referral_by_unmet" in used["unmet needs of referrals"]
    assert "stay_by_limit" in used["stays at their limit"]
    assert "referral_by_state" in used["referrals under way"]
    assert "referral_by_creation" not in used["referrals under way"], "those that are over are left alone"


def test_districts_gather_their_villages(store: Store, clock: Clock) -> None:
    for number, region in enumerate(["64.72.05.1001", "64.72.05.1002", "64.72.05", "64.71.01.1001", "64.72", ""]):
        finalized(store, f"uuid:{number}", clock, says(f"p{number}", region=region))
    assert store.figures().by_region == (("64.72.05", 3), ("", 2), ("64.71.01", 1))
