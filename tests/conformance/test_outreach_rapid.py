"""The shipped rapid outreach form, played as whole assessments from the first question to the frozen submission."""

from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pyxform.xls2xform import convert

from fieldapp.domain.submission import EntityChange
from fieldapp.forms import Form, FormSession, load_form
from tests.forms.play import context, kinds

RESOURCES = Path(__file__).parents[2] / "resources"
BESIDE = {
    "kaltim_regions.csv": RESOURCES / "regions" / "kaltim_regions.csv",
    "services.csv": RESOURCES / "services" / "services.csv",
    "person.csv": RESOURCES / "forms" / "person.csv",
}

MEETING = {
    "source": "routine",
    "loc_kab": "64.72",
    "loc_kec": "64.72.05",
    "loc_desa": "64.72.05.1012",
    "place": "market",
}
ABLE = dict.fromkeys(("wg_see", "wg_hear", "wg_walk", "wg_cog", "wg_self", "wg_comm"), "1")

OLDER_WOMAN = {
    **MEETING,
    "activity": "scavenge sleep",
    "amber_flags": "elder_alone no_sleep",
    "interpreter": "no",
    "capacity": "adult",
    "consent": "given",
    "consent_how": "verbal",
    "witness_name": "Pak RT",
    "share_with": "kabkota panti",
    "consent_photo": "no",
    "id_status": "known",
    "nik": "6472054407610003",
    "adminduk_status": "not_needed",
    "full_name": "Siti Aminah",
    "sex": "P",
    "dob_known": "yes",
    "birth_date": "1961-07-04",
    "with_whom": "alone",
    "children_with": "0",
    "sleep_place": "street",
    "fixed_home": "no",
    "steady_income": "no",
    "family_contact": "no",
    **ABLE,
    "wg_walk": "3",
    "ppks": "08 11 13",
    "ppks_main": "08",
    "needs": "shelter",
    "actions": "meal",
    "disposition": "tps",
    "services": "PANTI-PSTW",
    "followup_due": "2026-11-28",
    "summary": "Ditemui tidur di emperan pasar, sepakat diantar ke TPS.",
}
CHILD = {
    **MEETING,
    "activity": "beg",
    "red_flags": "violence_now",
    "interpreter": "no",
    "capacity": "child",
    "consent": "guardian",
    "consent_how": "verbal",
    "guardian_name": "Rudi",
    "guardian_rel": "father",
    "share_with": "none",
    "consent_photo": "no",
    "id_status": "never",
    "adminduk_status": "not_filed",
    "full_name": "Budi",
    "sex": "L",
    "dob_known": "no",
    "age_est": "9",
    "with_whom": "alone",
    "sleep_place": "rent",
    "fixed_home": "yes",
    "family_contact": "yes",
    "child_school": "dropout",
    "child_basic": "no",
    "child_neglect": "yes",
    **ABLE,
    "ppks": "02 04 06",
    "ppks_main": "06",
    "actions": "called_ppa",
    "disposition": "refer",
    "services": "",
    "followup_due": "2026-11-26",
    "summary": "Anak mengalami kekerasan, UPTD PPA dihubungi.",
}
REFUSED = {
    **MEETING,
    "activity": "busk",
    "interpreter": "no",
    "capacity": "adult",
    "consent": "refused",
    "legal_basis": "public",
    "no_consent_reason": "Tidak mau dicatat namanya",
    "sex": "L",
    "age_est": "30",
    "with_whom": "peer",
    "sleep_place": "own",
    "fixed_home": "yes",
    "steady_income": "yes",
    "family_contact": "rf",
    **ABLE,
    "ppks": "12",
    "ppks_main": "12",
    "actions": "none",
    "disposition": "declined",
    "summary": "Menolak layanan, diberi nomor telepon.",
}


@cache
def outreach() -> Form:
    xml = str(convert(str(RESOURCES / "forms" / "outreach_rapid.xlsx")).xform).encode()
    return load_form(xml, {name: path.read_bytes() for name, path in BESIDE.items()})


def begin() -> FormSession:
    return FormSession.start(outreach(), context(username="Rina", deviceid="KT-A07"))


def asked(session: FormSession) -> list[str]:
    return [reference for section in session.sections() for reference in section.references]


def name_of(reference: str) -> str:
    return reference.rpartition("/")[2]


def play(session: FormSession, script: dict[str, str]) -> FormSession:
    """Answer what is asked, page by page, until nothing of the script is left to answer."""
    waiting = dict(script)
    while True:
        reference = next((r for r in asked(session) if name_of(r) in waiting), None)
        if reference is None:
            break
        node, answer = session.node(reference), waiting.pop(name_of(reference))
        if node.choices and answer:
            assert set(answer.split()) <= {choice.value for choice in node.choices}, reference
        session.answer(reference, answer)
    assert not waiting, f"never asked: {sorted(waiting)}"
    return session


def text(session: FormSession, name: str) -> str:
    (reference,) = [r for r in outreach().references if name_of(r) == name]
    return session.node(reference).text


def offered(session: FormSession, name: str) -> set[str]:
    (reference,) = [r for r in outreach().references if name_of(r) == name]
    return {choice.value for choice in session.node(reference).choices}


def said(session: FormSession, entity_list: str) -> EntityChange | None:
    return next((change for change in session.entities() if change.entity_list == entity_list), None)


def test_the_form_loads_without_warnings() -> None:
    assert outreach().warnings == ()
    assert outreach().languages == ("Bahasa Indonesia (id)", "English (en)")
    assert len(begin().sections()) == 7, "the age decides whether daily functions are asked"


def test_an_older_woman_who_sleeps_in_the_street() -> None:
    session = play(begin(), OLDER_WOMAN)
    assert kinds(session) == {}
    assert text(session, "age") == "65"
    assert text(session, "urgency") == "kuning"
    assert (text(session, "nik_sex"), text(session, "nik_dm")) == ("P", "040761")
    assert text(session, "suggested_ppks") == "08 09 11 13"
    assert session.node("/data/g_result/n_suggest").label.startswith(
        "Saran dari jawaban: Lanjut usia telantar, Penyandang disabilitas, Gelandangan, Pemulung."
    )
    rules = set(text(session, "service_rules").split())
    assert {"shelter", "elder_home", "street_home", "basic_rehabilitation", "trace", "assistance"} <= rules
    assert "PANTI-PSTW" in offered(session, "services")
    assert "PANTI-PSAA" not in offered(session, "services"), "the children's home"
    assert session.instance_name() == "Siti Aminah, P, 65 tahun"


def test_her_entities() -> None:
    session = play(begin(), OLDER_WOMAN)
    person, referral = said(session, "person"), said(session, "referral")
    assert person is not None
    assert referral is not None
    assert (person.action, person.label) == ("create", "Siti Aminah")
    assert person.properties["nik"] == "6472054407610003"
    assert person.properties["birth_year"] == "1961"
    assert person.properties["region"] == "64.72.05.1012"
    assert referral.label == "Siti Aminah (kuning)"
    assert referral.properties["services"] == "PANTI-PSTW"
    assert referral.properties["due_date"] == "2026-11-28"
    assert referral.properties["person_id"] == person.entity_id


def test_a_child_with_a_red_flag() -> None:
    session = play(begin(), CHILD)
    assert kinds(session) == {}
    assert text(session, "urgency") == "merah"
    assert session.node("/data/g_safety/n_red").relevant
    assert text(session, "suggested_ppks") == "02 04 06"
    rules = set(text(session, "service_rules").split())
    assert {"safe_house", "child_protection_home", "protection", "documents", "education"} <= rules
    assert "elder_home" not in rules
    referral = said(session, "referral")
    assert referral is not None
    assert referral.properties["urgency"] == "merah"


def test_a_child_cannot_consent_alone() -> None:
    session = play(begin(), CHILD)
    session.answer("/data/g_consent/consent", "given")
    (violation,) = [v for v in session.violations() if v.kind == "constraint"]
    assert violation.reference == "/data/g_consent/consent"
    assert "orang tua" in violation.message


def test_refusal_leaves_no_name_and_no_person() -> None:
    session = play(begin(), REFUSED)
    assert kinds(session) == {}
    assert "/data/g_identity/full_name" not in asked(session)
    assert session.entities() == ()
    assert session.instance_name() == "Tanpa nama, L, 30 tahun"
    xml = session.freeze()
    assert b"full_name" not in xml
    assert b"<entity" not in xml


def test_refusing_late_hides_the_name_already_typed() -> None:
    session = play(begin(), OLDER_WOMAN)
    changes = session.answer("/data/g_consent/consent", "refused")
    assert "/data/g_identity/full_name" in changes.hidden
    assert "/data/g_identity/nik" in changes.hidden
    assert changes.structure
    assert said(session, "person") is None


def test_a_known_person_is_updated_not_created() -> None:
    session = begin()
    session.answer("/data/person_id", "p-77")
    play(session, OLDER_WOMAN)
    person = said(session, "person")
    assert person is not None
    assert (person.action, person.entity_id) == ("update", "p-77")
    assert session.node("/data/g_identity/n_known_person").relevant


@pytest.mark.parametrize("script", [OLDER_WOMAN, CHILD, REFUSED], ids=["older woman", "child", "refused"])
def test_the_submission_reads_back_as_the_same_assessment(script: dict[str, str]) -> None:
    session = play(begin(), script)
    xml = session.freeze()
    back = FormSession.from_submission(outreach(), context(seed=9), xml)
    assert back.freeze() == xml
    assert back.entities() == session.entities()
    assert back.violations() == ()
    root = ET.fromstring(xml)
    assert root.get("id") == "outreach_rapid"
    assert root.findtext("g_result/ppks") == script["ppks"]


@pytest.mark.parametrize("script", [OLDER_WOMAN, CHILD, REFUSED], ids=["older woman", "child", "refused"])
def test_a_draft_can_be_resumed_after_any_answer(script: dict[str, str]) -> None:
    session = begin()
    for number, name in enumerate(script):
        play(session, {name: script[name]}) if name in {name_of(r) for r in asked(session)} else None
        if number % 5 == 0:
            resumed = FormSession.restore(outreach(), context(seed=9), session.saved(), session.language)
            assert resumed.saved() == session.saved()
            assert resumed.sections() == session.sections()
            assert resumed.violations() == session.violations()


@pytest.mark.parametrize(
    ("nik", "kind"),
    [
        ("6472054407610003", ""),
        ("647205440761000", "constraint"),
        ("6472053202610003", "constraint"),
        ("6472054407610000", "constraint"),
        ("64720544076100031", "constraint"),
    ],
)
def test_identity_numbers(nik: str, kind: str) -> None:
    session = play(begin(), OLDER_WOMAN)
    session.answer("/data/g_identity/nik", nik)
    assert kinds(session).get("/data/g_identity/nik", "") == kind


def test_regions_follow_each_other() -> None:
    session = play(begin(), MEETING)
    session.answer("/data/g_meet/loc_kab", "64.71")
    assert session.node("/data/g_meet/loc_kec").text == "", "a district of another regency is taken out"
    assert kinds(session)["/data/g_meet/loc_kec"] == "required"


def test_in_english() -> None:
    session = FormSession.start(outreach(), context(), outreach().language_for("en"))
    assert session.sections()[0].title != begin().sections()[0].title
    session.set_language(outreach().language_for("id"))
    assert session.sections() == begin().sections()
