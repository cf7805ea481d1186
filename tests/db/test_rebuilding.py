"""All tables of entities, computed once more from the frozen submissions of every form: the same rows.

In any order of work, after recalls and refusals, with a clock that goes back; and what was spoiled is repaired.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from fieldapp.casework.submitted import ChangeReader, SubmissionReader
from fieldapp.db.projecting import PROJECTED
from fieldapp.db.schema import KIND_TABLES, person, referral, stay
from fieldapp.db.store import Store
from fieldapp.domain.assessment import Progress
from fieldapp.domain.submission import EntityChange, Submission, sha256_hex
from fieldapp.forms import Form, FormSession
from tests.conformance.pilot import FORMS, begin, complete, reference_of, shipped
from tests.db.desk import Clock, opened, refusal_for

SPOKEN = {"person", *KIND_TABLES}


@dataclass(frozen=True)
class Filled:
    form: Form
    instance_id: str
    xml: bytes
    said: tuple[EntityChange, ...]


def filled(session: FormSession) -> Filled:
    return Filled(session.form, session.instance_id, session.freeze(), session.entities())


def given_ids(name: str, seed: int, **known: str) -> FormSession:
    """A form of chance in which some answers are known, also those of hidden questions."""
    session = begin(name, seed)
    for question, text in known.items():
        session.answer(reference_of(session, question), text)
    return complete(session, random.Random(seed))


@cache
def pool() -> tuple[Filled, ...]:
    """Submissions of every form; some speak of the same people, stays, referrals and benefits."""
    made: list[Filled] = []
    for seed in range(3):
        made += [rename(filled(complete(begin(name, seed), random.Random(seed))), f"{name}-{seed}") for name in FORMS]
    known: dict[str, list[str]] = {}
    for one in made:
        for change in one.said:
            known.setdefault(change.entity_list, []).append(change.entity_id)
    for seed in range(3, 6):
        chance = random.Random(seed)
        who = chance.choice(known["person"])
        later = (
            given_ids("assessment_full", seed, record_family="yes", service_other="Koperasi", person_id=who),
            given_ids("outreach_rapid", seed, person_id=who),
            given_ids("shelter_discharge", seed, stay_id=chance.choice(known["stay"]), person_id=who),
            given_ids("follow_up", seed, person_id=who, has_news="yes", referral_id=chance.choice(known["referral"])),
            given_ids("benefit_check", seed, person_id=who, benefit_id=chance.choice(known["benefit"])),
        )
        made += [rename(filled(session), f"{session.form.form_id}-{seed}") for session in later]
    return tuple(made)


def rename(one: Filled, name: str) -> Filled:
    """Ids of its own: the pilot's engine counts from one in every session."""
    xml = one.xml.replace(b"00000000-0000-4000-8000", f"{sha256_hex(name.encode())[:8]}-0000-4000-8000".encode())
    reader = SubmissionReader(one.form)
    return Filled(one.form, f"uuid:{name}", xml, reader.changes(xml))


def finalize(store: Store, clock: Clock, one: Filled) -> Submission:
    form = one.form
    store.start(one.instance_id, form.form_id, form.version, form.title, {}, Progress(1, 1), "", "", "", ())
    submission = Submission(
        one.instance_id, form.form_id, form.version, sha256_hex(one.xml), one.xml, clock(), one.instance_id
    )
    store.finalize(submission, one.said, "Budi")
    return submission


def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store._reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(table.select().order_by(*table.primary_key.columns))]
            for table in PROJECTED
        }


def reader() -> ChangeReader:
    return ChangeReader(lambda form_id, _version: shipped(form_id))


@pytest.mark.parametrize("name", FORMS)
def test_bytes_say_what_the_session_said(name: str) -> None:
    for seed in range(6):
        session = complete(begin(name, seed), random.Random(seed))
        assert SubmissionReader(session.form).changes(session.freeze()) == session.entities()


def test_the_pool_speaks_of_every_kind() -> None:
    lists = {change.entity_list for one in pool() for change in one.said}
    assert lists == SPOKEN
    ids = [change.entity_id for one in pool() for change in one.said]
    assert len(ids) > len(set(ids)), "some are spoken of twice"


NEWS = st.lists(
    st.tuples(st.integers(0, 35), st.sampled_from(["stays", "stays", "stays", "recalled", "refused", "clock back"])),
    unique_by=lambda item: item[0],
    min_size=1,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(news=NEWS)
def test_rebuilt_rows_are_those_of_day_to_day_work(
    news: Sequence[tuple[int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    clock = Clock()
    store = opened(tmp_path_factory.mktemp("store") / "store.db", clock)
    try:
        for number, fate in news:
            one = pool()[number % len(pool())]
            if any(assessment.instance_id == one.instance_id for assessment in store.assessments((), 100, 0)):
                continue
            clock.turn(minutes=-90 if fate == "clock back" else 5)
            submission = finalize(store, clock, one)
            if fate == "recalled":
                store.recall(one.instance_id)
            elif fate == "refused":
                store.record_refusal(refusal_for(submission))
        before = rows(store)
        found = store.rebuild_from_submissions(reader(), replace=False)
        assert found.sound, found
        assert found.entities == len(before["entity"])
        with store._writing() as connection:
            for table in PROJECTED:
                connection.execute(table.delete())
        store.rebuild_from_submissions(reader(), replace=True)
        assert rows(store) == before
    finally:
        store.close()


@pytest.fixture
def full(tmp_path: Path) -> Store:
    clock = Clock()
    store = opened(tmp_path / "store.db", clock)
    for one in pool():
        clock.turn(minutes=1)
        finalize(store, clock, one)
    return store


def test_what_was_spoiled_is_told_and_repaired(full: Store) -> None:
    before = rows(full)
    assert all(before[name] for name in ("entity", *SPOKEN))
    with full._writing() as connection:
        connection.execute(update(person).values(name="Bukan dia"))
        connection.execute(update(stay).values(bed="Z9"))
        connection.execute(referral.delete())
    spoiled = rows(full)
    told = full.rebuild_from_submissions(reader(), replace=False)
    assert set(told.differing) == {"person", "stay", "referral"}
    assert not told.sound
    assert rows(full) == spoiled, "looking changes nothing"
    assert full.rebuild_from_submissions(reader(), replace=True).differing == told.differing
    assert rows(full) == before
    assert full.rebuild_from_submissions(reader(), replace=True).sound


def test_recorded_changes_that_are_not_in_the_bytes_are_named(full: Store) -> None:
    def forgetful(_form_id: str, _version: str, _xml: bytes) -> tuple[EntityChange, ...]:
        return ()

    told = full.rebuild_from_submissions(forgetful, replace=False)
    assert set(told.misread) == {one.instance_id for one in pool() if one.said}
    assert "entity" in told.differing


def test_each_kind_has_its_columns_filled(full: Store) -> None:
    with full._reading() as connection:
        stays = connection.execute(stay.select()).mappings().all()
    assert {row["state"] for row in stays} <= {"staying", "left"}
    assert all(row["admitted_at"].tzinfo for row in stays if row["admitted_at"])
    who = next(row["person_id"] for row in stays if row["person_id"])
    assert [one.kind for one in full.entities_of("stay", who)]
    assert full.entities_of("stay", "") == ()
    assert full.entities_of("referral", "nobody") == ()
