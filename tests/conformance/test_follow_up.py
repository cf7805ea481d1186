"""The shipped follow-up, prevention and benefit forms: results of referrals, participants, benefits that arrived."""

from pathlib import Path

import pytest

from fieldapp.casework.entities import REFERRAL, may_follow
from fieldapp.forms import FormSession
from tests.conformance.pilot import begin, complete, offered, play, reference_of, said, shown, value
from tests.forms.play import kinds

VISIT = {
    "full_name": "Budi",
    "fu_mode": "visit",
    "fu_found": "met",
    "fu_dwelling": "rent",
    "fu_street": "no",
    "fu_safe": "yes",
    "fu_soc": "4",
    "has_news": "yes",
    "fu_next": "continue",
    "fu_due": "2026-12-24",
    "fu_note": "Sudah bekerja di bengkel.",
}
TALK = {
    "title": "Sosialisasi larangan memberi uang di jalan",
    "act_type": "talk",
    "topics": "noalms child",
    "audience": "public",
    "act_start": "2026-11-24T08:00:00.000+08:00",
    "act_end": "2026-11-24T10:00:00.000+08:00",
    "act_kab": "64.72",
    "act_kec": "64.72.05",
    "venue": "Balai kelurahan",
    "n_m_child": "4",
    "n_f_adult": "11",
    "n_disab": "2",
    "result": "Warga sepakat menyalurkan lewat lembaga.",
}
CHECK = {
    "agreed": "yes",
    "full_name": "Siti",
    "sex": "P",
    "check_how": "visit",
    "loc_kab": "64.72",
    "program": "pkh",
    "period": "Triwulan III 2026",
    "state": "partly",
    "expected": "600000",
    "received": "450000",
    "cut_by": "agent",
    "useful": "yes",
    "used_for": "food",
    "has_complaint": "no",
}


def visited(state: str = "sent") -> FormSession:
    """A visit to a known person with one referral under way."""
    session = begin("follow_up")
    session.answer("/data/person_id", "p-1")
    session.answer(reference_of(session, "has_news"), "yes")
    known = {"referral_id": "r-1", "referral_name": "Budi: PSTW", "referral_state": state}
    for name, text in known.items():
        session.answer(reference_of(session, name), text)
    return play(session, VISIT)


def test_a_referral_moves_on_and_the_person_is_seen() -> None:
    session = play(visited(), {"new_state": "accepted", "answer_how": "phone"})
    assert kinds(session) == {}
    (referral,), (person,) = said(session, "referral"), said(session, "person")
    assert (referral.action, referral.entity_id, referral.properties["state"]) == ("update", "r-1", "accepted")
    assert referral.properties["state_date"] == "2026-11-25"
    assert (person.action, person.entity_id) == ("update", "p-1")
    assert person.properties["last_visit"] == "2026-11-25"
    assert person.properties["next_visit"] == "2026-12-24"
    assert "Terkirim" in session.node(reference_of(session, "n_referral_known")).label


@pytest.mark.parametrize("state", REFERRAL.states)
def test_the_form_offers_the_states_that_may_follow(state: str) -> None:
    allowed = {after for after in REFERRAL.states if may_follow(REFERRAL, state, after)}
    assert offered(visited(state), "new_state") == allowed


def test_what_is_declined_says_why_and_what_need_stays_unmet() -> None:
    session = play(visited(), {"new_state": "declined"})
    assert [*kinds(session)] == [reference_of(session, "outcome_reason")]
    play(session, {"outcome_reason": "Penuh", "unmet": "shelter"})
    (referral,) = said(session, "referral")
    assert referral.properties["unmet"] == "shelter"
    assert referral.properties["outcome_reason"] == "Penuh"


def test_a_referral_from_paper_is_created() -> None:
    session = play(begin("follow_up"), VISIT | {"new_service": "NP-EDU", "new_state": "served"})
    assert kinds(session) == {}
    (referral,) = said(session, "referral")
    assert (referral.action, referral.properties["services"]) == ("create", "NP-EDU")
    assert said(session, "person") == [], "nobody is created by a visit"


def test_a_visit_without_news_says_nothing_about_referrals() -> None:
    session = play(begin("follow_up"), VISIT | {"has_news": "no"})
    assert kinds(session) == {}
    assert said(session, "referral") == []


def test_who_is_not_met_is_not_asked_how_they_are() -> None:
    session = play(begin("follow_up"), {"fu_found": "moved"})
    assert not shown(session, "g_state")
    session.answer(reference_of(session, "fu_next"), "close")
    assert shown(session, "close_reason")
    assert not shown(session, "fu_due")


def test_an_activity_counts_its_participants() -> None:
    session = play(begin("prevention_activity"), TALK)
    assert kinds(session) == {}
    (activity,) = said(session, "activity")
    assert activity.properties["participants"] == "15"
    assert activity.properties["male_child"] == "4"
    assert activity.properties["region"] == "64.72.05"
    assert activity.label == TALK["title"]
    session.answer(reference_of(session, "n_disab"), "16")
    assert kinds(session)[reference_of(session, "n_disab")] == "constraint"


def test_an_activity_without_people_is_asked_about() -> None:
    nobody = {"n_m_child": "0", "n_f_adult": "0", "n_disab": "0"}
    session = play(begin("prevention_activity"), TALK | nobody)
    assert shown(session, "w_nobody")
    assert kinds(session) == {}
    session.answer(reference_of(session, "act_type"), "media")
    assert not shown(session, "w_nobody")


def test_a_benefit_that_arrived_in_part() -> None:
    session = play(begin("benefit_check"), CHECK)
    assert kinds(session) == {}
    (benefit,), (person,) = said(session, "benefit"), said(session, "person")
    assert (benefit.action, benefit.properties["state"], benefit.properties["cut_by"]) == ("create", "partly", "agent")
    assert benefit.properties["person_id"] == person.entity_id
    assert benefit.properties["checked_on"] == "2026-11-25"
    session.answer(reference_of(session, "state"), "whole")
    assert shown(session, "w_short")


def test_a_benefit_that_did_not_arrive_is_not_asked_whether_it_is_useful() -> None:
    session = play(begin("benefit_check"), {"agreed": "no", "state": "none"})
    assert not shown(session, "useful")
    assert shown(session, "cut_by")
    complete(session)
    assert said(session, "person") == []
    (benefit,) = said(session, "benefit")
    assert benefit.properties["person_id"] == ""


def test_a_programme_referred_to_is_served_once_its_benefit_arrives() -> None:
    session = begin("benefit_check")
    session.answer(reference_of(session, "referral_id"), "r-7")
    play(session, CHECK)
    (referral,) = said(session, "referral")
    assert (referral.action, referral.entity_id, referral.properties["state"]) == ("update", "r-7", "served")
    session.answer(reference_of(session, "state"), "none")
    assert said(session, "referral") == []


def test_the_workbook_has_the_states_of_the_casework_rules() -> None:
    folder = Path(__file__).parents[2] / "packaging" / "follow_up"
    text = (folder / "choices.txt").read_text(encoding="utf-8")
    listed = [line.split("|")[0].strip() for line in text.partition("[referral_state]")[2].split("[")[0].splitlines()]
    assert tuple(filter(None, listed)) == REFERRAL.states
    assert value(visited(), "next_states").split() == ["sent", "accepted", "declined", "served", "closed"]
