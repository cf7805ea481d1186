"""What a consent lets whom be told; a withdrawal holds wherever it arrives, until somebody who knew of it asks anew."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.casework.consent import (
    CLASSES,
    EVERYTHING,
    GENERAL,
    NOTE,
    OFFICE,
    PHOTO,
    RECEIVERS,
    Consent,
    consent_of,
    covers,
    left_after,
    standing,
    told,
)
from fieldapp.casework.projection import merge
from fieldapp.casework.said import Said
from fieldapp.casework.versions import settle
from fieldapp.domain.submission import EntityChange

AT = datetime(2026, 11, 26, 3, tzinfo=UTC)
TAKEN = {"withdrawn": EVERYTHING, "withdrawn_at": AT.isoformat()}
AGREED = {"consent": "given", "share_with": "health kabkota", "consent_photo": "yes"}

a_consent = st.builds(
    lambda share, photo, result: {"consent": result, "share_with": " ".join(share), "consent_photo": photo},
    st.lists(st.sampled_from(RECEIVERS), unique=True),
    st.sampled_from(("yes", "no")),
    st.sampled_from(("given", "guardian", "partial")),
)


@pytest.mark.parametrize(
    ("values", "receiver", "found"),
    [
        (AGREED, "health", "ticked"),
        (AGREED, "panti", "refused"),
        (AGREED | {"share_with": "none"}, "panti", "refused"),
        ({"consent": "given"}, "panti", "unknown"),
        ({}, "panti", "unknown"),
        ({"consent": "refused", "share_with": "health"}, "health", "refused"),
        ({"consent": "withdrawn", "share_with": "health"}, "health", "withdrawn"),
        ({"consent": "not_obtained", "share_with": "health"}, "health", "refused"),
        (
            {"consent": "not_obtained", "share_with": "health", "legal_basis": "vital", "consent_reason": "pingsan"},
            "health",
            "basis",
        ),
        (AGREED | TAKEN | {"share_with": "kabkota", "withdrawn": "health"}, "health", "withdrawn"),
        (AGREED | TAKEN | {"withdrawn": "health"}, "health", "ticked"),  # agreed again
    ],
)
def test_a_receiver_stands_as_the_newest_consent_says(values: dict[str, str], receiver: str, found: str) -> None:
    assert standing(consent_of(values), receiver) == found


@given(a_consent, st.sets(st.sampled_from((*RECEIVERS, PHOTO, EVERYTHING))))
def test_what_is_taken_back_is_told_nobody_and_the_rest_stays(values: dict[str, str], what: set[str]) -> None:
    taken = {"photo" if one == PHOTO else one for one in what}
    before = consent_of(values)
    after = consent_of(values | left_after(before, taken))
    for receiver in RECEIVERS:
        gone = EVERYTHING in taken or receiver in taken
        assert (standing(after, receiver) == "ticked") == (receiver in before.share and not gone)
    assert after.photo == (before.photo and not taken & {"photo", EVERYTHING})
    assert after.ended == (EVERYTHING in taken)


@given(a_consent, a_consent, st.booleans())
def test_of_two_that_did_not_know_of_each_other_the_withdrawal_holds(
    first: dict[str, str], again: dict[str, str], withdrawn_first: bool
) -> None:
    """Whichever of the two laptops is online first; a consent of somebody who knew of it ends it."""
    withdrawal = left_after(consent_of(first), [EVERYTHING]) | TAKEN
    here, there = (withdrawal, again) if withdrawn_first else (again, withdrawal)
    log = [said(1, first), said(2, here, "one"), said(3, there, "two")]
    now = consent_of(folded(log), log)
    assert now.ended
    assert not any(standing(now, receiver) == "ticked" for receiver in RECEIVERS)
    assert not now.photo
    anew = {"consent": "given", "share_with": "ppa", "consent_photo": "yes"}
    after = [*log, said(4, anew | {"decided": "consent share_with consent_photo"}, "three", trunk=3)]
    found = consent_of(folded(after), after)
    assert (found.given, found.photo, standing(found, "ppa")) == (True, True, "ticked")


def test_the_proof_is_that_of_the_answer_that_holds() -> None:
    asked = AGREED | {"consent_how": "verbal", "consent_script": "v1", "consent_officer": "Rina", "full_name": "Ani"}
    log = [said(1, asked), said(2, {"consent": "not_obtained", "legal_basis": "vital", "consent_reason": "pingsan"})]
    first, last = consent_of(folded(log[:1]), log[:1]), consent_of(folded(log), log)
    assert first.proof == {"consent_how": "verbal", "consent_script": "v1", "consent_officer": "Rina"}
    assert last.proof == {"legal_basis": "vital", "consent_reason": "pingsan"}, "nothing of the answer before"
    assert (last.result, last.instance_id, last.form_title) == ("not_obtained", "uuid:2", "form 2")


def test_everything_stops_within_three_days_and_then_the_task_is_over() -> None:
    consent = consent_of({"consent": "withdrawn"} | TAKEN)
    assert consent.due == date(2026, 11, 29)
    assert consent_of({"consent": "withdrawn", "told_to_stop": AT.isoformat()} | TAKEN).due is None
    assert consent_of(AGREED).due is None


def test_an_agreement_for_one_referral_ends_with_a_withdrawal_that_comes_after_it() -> None:
    later, before = AT + timedelta(hours=1), AT - timedelta(hours=1)
    whole = consent_of({"consent": "withdrawn"} | TAKEN)
    assert (covers(whole, "health", before), covers(whole, "health", later)) == (False, True)
    part = consent_of(AGREED | TAKEN | {"withdrawn": "health"})
    assert (covers(part, "health", before), covers(part, "panti", before)) == (False, True)
    assert covers(Consent(), "health", before)


def test_notes_and_photos_never_leave_the_office_and_each_is_told_the_least() -> None:
    agreed = consent_of(AGREED)
    for receiver in RECEIVERS:
        classes = told(agreed, receiver)
        assert GENERAL in classes
        assert not classes & {NOTE, PHOTO}
    assert told(agreed, "dukcapil") == {GENERAL}
    assert told(agreed, OFFICE) == set(CLASSES)
    assert told(consent_of(AGREED | {"consent_photo": "no"}), OFFICE) == set(CLASSES) - {PHOTO}


def said(version: int, properties: dict[str, str], branch: str = "", trunk: int = 1) -> Said:
    action = "create" if version == 1 else "update"
    base = (trunk, branch, trunk) if branch else (version - 1, "", 0)
    change = EntityChange("person", "p", action, "Ani", properties, *base)
    return Said(change, AT + timedelta(minutes=version), f"uuid:{version}", f"form {version}", version, version)


def folded(log: list[Said]) -> dict[str, str]:
    values: dict[str, str] = {}
    for one in settle(log).said:
        values = merge(values, one.change, one.at)
    return values
