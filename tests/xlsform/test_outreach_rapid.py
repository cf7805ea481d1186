"""The shipped rapid outreach form, filled in by the engine: what it asks, refuses, suggests and saves."""

import random
import re
import uuid
from datetime import datetime, timedelta, timezone

import pytest

from fieldapp.config import resources
from fieldapp.forms import Context, Form, FormSession, load_form
from fieldapp.xlsform import compile_workbook

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=timezone(timedelta(hours=8)))
INDONESIAN, ENGLISH = "Bahasa Indonesia (id)", "English (en)"
BEGGAR = {
    "g_meet/met_at": "2026-11-25T09:00:00.000+08:00",
    "g_meet/source": "routine",
    "g_meet/loc_kab": "64.72",
    "g_meet/loc_kec": "64.72.01",
    "g_meet/place": "market",
    "g_meet/activity": "beg sleep",
    "g_safety/amber_flags": "no_sleep",
    "g_consent/interpreter": "no",
    "g_consent/capacity": "adult",
    "g_consent/consent": "given",
    "g_consent/consent_how": "verbal",
    "g_consent/share_with": "none",
    "g_consent/consent_photo": "no",
    "g_identity/id_status": "known",
    "g_identity/nik": "6472055708680001",
    "g_identity/adminduk_status": "not_filed",
    "g_identity/full_name": "Siti Aminah",
    "g_identity/sex": "P",
    "g_identity/dob_known": "yes",
    "g_identity/birth_date": "1968-08-17",
    "g_situation/with_whom": "alone",
    "g_situation/sleep_place": "street",
    "g_situation/fixed_home": "no",
    "g_situation/family_contact": "no",
    **{f"g_wg/wg_{domain}": "1" for domain in ("see", "hear", "walk", "cog", "self", "comm")},
    "g_result/ppks": "12",
    "g_result/ppks_main": "12",
    "g_result/actions": "meal",
    "g_result/disposition": "monitor",
    "g_services/followup_due": "2026-11-28",
    "g_services/summary": "Ditemui di depan pasar, diberi makan.",
}


@pytest.fixture(scope="module")
def form() -> Form:
    compiled = compile_workbook(resources() / "forms" / "outreach_rapid.xlsx", "en")
    return load_form(compiled.xml, compiled.files)


def started(form: Form, **other: str) -> FormSession:
    """The beggar of the market; ``g_identity__nik="…"`` changes one answer."""
    context = Context(
        now=lambda: NOW, new_uuid=lambda: str(uuid.uuid4()), random=random.Random(1), properties={"username": "Budi"}
    )
    session = FormSession.start(form, context, INDONESIAN)
    answers = BEGGAR | {name.replace("__", "/"): text for name, text in other.items()}
    for name, text in answers.items():
        session.answer(f"/data/{name}", text)
    return session


def wrong(session: FormSession) -> dict[str, str]:
    return {violation.reference.rpartition("/")[2]: violation.message for violation in session.violations()}


def test_a_whole_assessment_freezes_and_makes_a_person(form: Form) -> None:
    session = started(form)
    assert wrong(session) == {}
    xml = session.freeze().decode()
    assert "<full_name>Siti Aminah</full_name>" in xml
    assert session.instance_name() == "Siti Aminah, P, 58 tahun"
    person = next(change for change in session.entities() if "person" in str(change))
    assert "6472055708680001" in str(person)
    assert session.node("/data/g_safety/urgency").text == "kuning"


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("g_identity__nik", "6472050000680001", "kalender"),
        ("g_identity__nik", "12345", "16 digit"),
        ("g_identity__nik", "6472051708680000", "NIK"),
        ("g_identity__no_kk", "123", "16 digit"),
        ("g_identity__phone", "12345", "08"),
        ("g_identity__full_name", "S", "2 huruf"),
        ("g_identity__birth_date", "2026-11-26", "hari ini"),
        ("g_identity__birth_date", "1904-12-31", "1905"),
        ("g_meet__met_at", "2026-11-25T10:00:00.000+08:00", "masa depan"),
        ("g_services__followup_due", "2026-11-24", "lewat"),
        ("g_result__actions", "none meal", "bersama"),
        ("g_consent__share_with", "none health", "bersama"),
        ("g_identity__docs", "none ktp", "bersama"),
    ],
)
def test_an_impossible_answer_is_told_why(name: str, text: str, says: str, form: Form) -> None:
    told = wrong(started(form, **{name: text}))
    assert says in told[name.rpartition("__")[2]]


@pytest.mark.parametrize("nik", ["6472055708680001", "6472051708680001"])
def test_a_nik_of_either_sex_is_accepted_and_a_difference_only_noted(nik: str, form: Form) -> None:
    session = started(form, g_identity__nik=nik)
    assert wrong(session) == {}
    assert session.node("/data/g_identity/w_nik_sex").relevant == (nik[6] == "1")
    assert not session.node("/data/g_identity/w_nik_dob").relevant


def test_a_child_needs_a_guardians_consent(form: Form) -> None:
    assert "orang tua" in wrong(started(form, g_consent__capacity="child"))["consent"]
    session = started(form, g_consent__capacity="child", g_consent__consent="guardian")
    assert {"guardian_name", "guardian_rel"} <= wrong(session).keys()


def test_after_a_refusal_no_name_is_asked_and_none_leaves_the_laptop(form: Form) -> None:
    session = started(form, g_consent__consent="refused")
    assert {"legal_basis", "no_consent_reason", "age_est"} <= wrong(session).keys()
    session.answer("/data/g_consent/legal_basis", "public")
    session.answer("/data/g_consent/no_consent_reason", "Tidak mau bicara dengan petugas")
    session.answer("/data/g_identity/age_est", "58")
    assert wrong(session) == {}
    xml = session.freeze().decode()
    for secret in ("Siti Aminah", "6472055708680001", "1968-08-17"):
        assert secret not in xml
    assert not [change for change in session.entities() if "person" in str(change)]


def test_an_unknown_person_is_described_by_marks(form: Form) -> None:
    session = started(form, g_identity__id_status="unknown")
    assert "ciri fisik" in wrong(session)["physical_desc"]
    session.answer("/data/g_identity/physical_desc", "Bekas luka di pipi kiri")
    assert wrong(session) == {}


def test_red_signs_make_it_urgent(form: Form) -> None:
    session = started(form, g_safety__red_flags="severe_injury")
    assert session.node("/data/g_safety/urgency").text == "merah"
    assert session.node("/data/g_safety/n_red").relevant


def test_places_follow_each_other(form: Form) -> None:
    session = started(form)
    regencies = [choice.value for choice in session.node("/data/g_meet/loc_kab").choices]
    assert len(regencies) == 10
    assert {choice.value[:5] for choice in session.node("/data/g_meet/loc_kec").choices} == {"64.72"}
    assert {choice.value[:8] for choice in session.node("/data/g_meet/loc_desa").choices} == {"64.72.01"}


def test_categories_are_suggested_never_ticked(form: Form) -> None:
    session = started(form, g_result__ppks="")
    assert session.node("/data/g_result/suggested_ppks").text.split() == ["11", "12"]
    assert "Gelandangan" in session.node("/data/g_result/n_suggest").label
    assert session.node("/data/g_result/ppks").text == ""
    assert "ppks" in wrong(session)


def test_services_are_suggested_by_rule_age_and_place(form: Form) -> None:
    session = started(form, g_identity__birth_date="1950-01-01", g_result__ppks="08 12")
    offered = {choice.value for choice in session.node("/data/g_services/services").choices}
    assert "PANTI-PSTW" in offered
    younger = {choice.value for choice in started(form).node("/data/g_services/services").choices}
    assert "PANTI-PSTW" not in younger


def test_a_ticked_service_makes_a_referral_with_a_due_date(form: Form) -> None:
    session = started(form, g_identity__birth_date="1950-01-01", g_result__ppks="08", g_result__ppks_main="08")
    session.answer("/data/g_services/services", "PANTI-PSTW")
    assert {"share_basis", "share_reason"} == wrong(session).keys(), "the client did not name an institution"
    session.answer("/data/g_consent/share_with", "panti")
    assert wrong(session) == {}
    session.freeze()
    referral = next(change for change in session.entities() if "referral" in str(change))
    for part in ("PANTI-PSTW", "2026-11-28", "kuning"):
        assert part in str(referral)


def test_every_shown_text_exists_in_both_languages_and_differs(form: Form) -> None:
    session = started(form)
    same = []
    for reference in form.references:
        node = session.node(reference)
        if not node.control or node.control == "repeat":
            continue
        texts = {}
        for language in (INDONESIAN, ENGLISH):
            session.set_language(language)
            texts[language] = session.node(reference).label
        assert all(texts.values()), reference
        if texts[INDONESIAN] == texts[ENGLISH]:
            same.append(node.name)
    assert same == ["nik"]


def test_labels_are_short_and_polite(form: Form) -> None:
    session = started(form)
    for reference in form.references:
        node = session.node(reference)
        if node.control in ("", "note", "group") or node.name.startswith("wg_"):
            continue
        assert len(node.label) <= 60, node.label
        assert not re.search(r"!|silakan|mohon|maaf", f"{node.label} {node.hint}", re.IGNORECASE)
