"""The shipped forms of referrals: one by itself, and its steps."""

import pytest

from fieldapp.casework.entities import REFERRAL, may_follow
from fieldapp.forms import FormSession
from tests.conformance.pilot import begin, offered, play, reference_of, said, shown
from tests.forms.play import kinds

KNOWN = {"person_id": "p-1", "birth_date": "1950-01-01", "known_region": "64.72.05"}
REFER = {
    "full_name": "Siti",
    "sex": "P",
    "agreed": "yes",
    "fit": "list",
    "service": "PANTI-PSTW",
    "needs": "shelter",
    "reason": "Tidak ada keluarga.",
    "urgency": "kuning",
    "risks": "starving",
}


def known(form: str, **facts: str) -> FormSession:
    session = begin(form)
    for name, text in facts.items():
        session.answer(reference_of(session, name), text)
    return session


def step(state: str, said_now: str) -> FormSession:
    return known("referral_step", referral_id="r-1", referral_name="Siti", referral_state=state, new_state=said_now)


def test_a_referral_by_itself_is_proposed_with_what_the_receiver_needs() -> None:
    session = play(known("referral_new", **KNOWN), REFER)
    assert kinds(session) == {}
    (referral,), (person,) = said(session, "referral"), said(session, "person")
    assert (person.action, person.entity_id) == ("update", "p-1")
    assert referral.action == "create"
    assert {name: text for name, text in referral.properties.items() if text} == {
        "state": "proposed",
        "services": "PANTI-PSTW",
        "needs": "shelter",
        "reason": "Tidak ada keluarga.",
        "urgency": "kuning",
        "risks": "starving",
        "share": "agreed",
        "person_id": "p-1",
        "region": "64.72.05",
    }
    assert referral.label == "Siti: Panti Sosial Tresna Werdha (PSTW) Nirwana Puri"


def test_only_services_whose_limits_fit_are_offered() -> None:
    session = play(known("referral_new", **KNOWN), {"full_name": "Siti", "sex": "P", "agreed": "yes", "fit": "list"})
    fits = offered(session, "service")
    assert {"PANTI-PSTW", "TPS-SMD", "NP-ADM"} <= fits
    assert not {"PANTI-PSAA", "TPS-BPP1", "EM-VOK", "TPS-PPA-ANAK"} & fits
    session.answer(reference_of(session, "birth_date"), "2014-01-01")
    assert "PANTI-PSAA" in offered(session, "service")
    assert "PANTI-PSTW" not in offered(session, "service")


def test_without_agreement_there_is_a_basis_and_no_new_person() -> None:
    facts = REFER | {"agreed": "no", "basis": "emergency", "basis_reason": "Tidak sadar, luka berat", "age_est": "70"}
    session = play(begin("referral_new"), facts)
    (referral,) = said(session, "referral")
    assert referral.properties["share"] == "emergency: Tidak sadar, luka berat"
    assert referral.properties["person_id"] == ""
    assert said(session, "person") == []
    agreed = play(begin("referral_new"), REFER | {"age_est": "70"})
    (person,), (named,) = said(agreed, "person"), said(agreed, "referral")
    assert (person.action, named.properties["person_id"]) == ("create", person.entity_id)


def test_a_receiver_that_the_client_did_not_name_is_said_at_once() -> None:
    facts = {name: text for name, text in REFER.items() if name in ("full_name", "sex", "agreed", "fit", "service")}
    for share, warned in (("health kabkota", True), ("health panti", False), ("none", True), ("", False)):
        session = play(known("referral_new", **KNOWN, known_share=share), facts)
        assert session.node(reference_of(session, "w_unnamed")).relevant is warned, share
    session = play(known("referral_new", **KNOWN, known_share="none"), facts | {"agreed": "no", "basis": "law"})
    assert "required" in kinds(session)[reference_of(session, "basis_reason")]


def test_a_need_that_no_service_meets_is_closed_at_once_and_kept() -> None:
    facts = {name: text for name, text in REFER.items() if name not in ("service", "needs")}
    session = play(known("referral_new", **KNOWN), facts | {"fit": "none", "unmet": "device legal"})
    (referral,) = said(session, "referral")
    assert (referral.properties["state"], referral.properties["unmet"]) == ("closed", "device legal")
    assert not shown(session, "service")
    assert not shown(session, "due_date")


@pytest.mark.parametrize("state", REFERRAL.states)
def test_a_step_offers_the_states_that_may_follow_and_refuses_others(state: str) -> None:
    allowed = {after for after in REFERRAL.states if may_follow(REFERRAL, state, after)}
    assert offered(step(state, state), "new_state") == allowed
    for after in REFERRAL.states:
        refused = "choice" in kinds(step(state, after)).values()
        assert refused == (after not in allowed), after


def test_a_refusal_has_its_reason() -> None:
    session = step("sent", "declined")
    assert set(kinds(session).values()) == {"required"}
    play(session, {"outcome_reason": "Penuh", "answered_by": "Ibu Rahma"})
    (referral,) = said(session, "referral")
    assert (referral.action, referral.entity_id) == ("update", "r-1")
    assert (referral.properties["state"], referral.properties["outcome_reason"]) == ("declined", "Penuh")
    assert not shown(step("sent", "accepted"), "outcome_reason")
