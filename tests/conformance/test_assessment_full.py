"""The shipped comprehensive assessment: branches, suggested categories, referrals and what it says about people."""

import pytest

from fieldapp.forms import FormSession
from tests.conformance.pilot import begin, complete, offered, play, reference_of, said, shown, value
from tests.conformance.test_service_rules import ADULT, CHILD, DISABLED, OLDER, STREET, WOMAN, Facts, assessed
from tests.forms.play import context, kinds

MODULES = {"g_child", "g_pwd", "g_street", "g_prse", "g_elder"}


def open_modules(session: FormSession) -> set[str]:
    return {name for name in MODULES if shown(session, name)}


@pytest.mark.parametrize(
    ("facts", "modules"),
    [
        (ADULT, set()),
        (ADULT | {"age_est": "60"}, {"g_elder"}),
        (ADULT | {"age_est": "17"}, {"g_child"}),
        (CHILD | {"wg_hear": "3"}, {"g_child", "g_pwd"}),
        (ADULT | {"wg_hear": "2"}, set()),
        (ADULT | {"wg_hear": "9"}, set()),
        (ADULT | {"modules": "pwd"}, {"g_pwd"}),
        (STREET, {"g_street"}),
        (ADULT | {"activity": "scavenge"}, {"g_street"}),
        (CHILD | {"activity": "scavenge"}, {"g_child"}),
        (WOMAN, {"g_prse"}),
        (WOMAN | {"breadwinner": "no"}, set()),
        (WOMAN | {"breadwinner": "no", "modules": "prse"}, {"g_prse"}),
        (ADULT | {"breadwinner": "yes", "modules": "prse"}, set()),
        (OLDER | {"sex": "P", "breadwinner": "yes"}, {"g_elder"}),
    ],
)
def test_modules_open_by_age_sex_function_and_choice(facts: Facts, modules: set[str]) -> None:
    assert open_modules(assessed(facts)) == modules


CATEGORIES: dict[str, tuple[Facts, Facts]] = {
    "01": (CHILD | {"age_est": "4", "c_malnut": "yes"}, {"c_malnut": "no"}),
    "02": (CHILD | {"parent_status": "left"}, {"parent_status": "both"}),
    "03": (CHILD | {"abh": "witness"}, {"age_est": "11"}),
    "04": (CHILD | {"activity": "busk"}, {"activity": "home"}),
    "05": (CHILD | {"wg_see": "4"}, {"wg_see": "2"}),
    "06": (CHILD | {"c_works": "yes", "c_forced": "yes"}, {"c_works": "no"}),
    "07": (CHILD | {"violence": "traffick"}, {"age_est": "5"}),
    "08": (OLDER, {"el_carer": "yes"}),
    "09": (DISABLED, {"age_est": "17"}),
    "10": (ADULT | {"activity": "sexwork"}, {"activity": "home"}),
    "11": (STREET | {"steady_income": "no"}, {"tenure": "rent"}),
    "12": (STREET, {"activity": "scavenge"}),
    "13": (STREET | {"activity": "scavenge"}, {"age_est": "17"}),
    "17": (ADULT | {"drug_use": "yes"}, {"drug_use": "rf"}),
    "18": (ADULT | {"violence": "traffick"}, {"violence": "dk"}),
    "19": (ADULT | {"violence": "econ"}, {"violence": "online"}),
    "20": (STREET | {"st_reason": "cheated", "origin_outside": "yes"}, {"origin_outside": "dk"}),
    "23": (WOMAN | {"pr_enough": "no"}, {"pr_enough": "dk"}),
    "24": (ADULT | {"desil": "1"}, {"desil": "2"}),
}


@pytest.mark.parametrize(("code", "who", "but"), [(c, *case) for c, case in CATEGORIES.items()], ids=list(CATEGORIES))
def test_which_category_is_suggested_to_whom(code: str, who: Facts, but: Facts) -> None:
    """Rules of chapter 1.3 of the domain report, after the annex of Permensos 8/2012."""
    session = assessed(who)
    assert code in value(session, "suggested_ppks").split()
    for name, text in but.items():
        session.answer(reference_of(session, name), text)
    assert code not in value(session, "suggested_ppks").split()


def test_a_decision_other_than_the_suggestion_gives_its_reason() -> None:
    session = assessed(WOMAN | {"pr_enough": "no", "ppks": "23", "ppks_main": "23"})
    assert not shown(session, "category_why")
    session.answer(reference_of(session, "ppks"), "14")
    assert kinds(session)[reference_of(session, "category_why")] == "required"


def test_each_ticked_service_becomes_a_referral() -> None:
    session = assessed(WOMAN | {"ppks": "23", "desil": "3", "urgency": "kuning"})
    play(session, {"services": "EM-WRSE EM-KUBE", "service_other": "Koperasi kampung", "service_reason": "Dekat rumah"})
    first, second, other = said(session, "referral")
    assert [one.properties["services"] for one in (first, second, other)] == ["EM-WRSE", "EM-KUBE", ""]
    assert other.properties["service_other"] == "Koperasi kampung"
    assert first.label == "Siti: Bantuan usaha wanita rawan sosial ekonomi (WRSE)"
    assert {one.properties["state"] for one in (first, second, other)} == {"proposed"}
    assert first.properties["due_date"] == "2026-11-28", "amber: an answer within three days"
    (person,) = said(session, "person")
    assert {one.properties["person_id"] for one in (first, second, other)} == {person.entity_id}
    assert len({one.entity_id for one in (first, second, other)}) == 3
    session.answer(reference_of(session, "services"), "EM-KUBE")
    assert len(said(session, "referral")) == 2


def test_the_family_becomes_relations_of_the_person() -> None:
    session = assessed(ADULT | {"record_family": "yes"})
    family = reference_of(session, "family").removesuffix("[1]")
    for number, (name, kin) in enumerate((("Siti", "spouse"), ("Ani", "child")), start=1):
        if number > 1:
            session.add_repeat(family)
        session.answer(f"{family}[{number}]/fm_name", name)
        session.answer(f"{family}[{number}]/fm_rel", kin)
    relations, (person,) = said(session, "relation"), said(session, "person")
    assert [(one.label, one.properties["kind"]) for one in relations] == [("Siti", "spouse"), ("Ani", "child")]
    assert {one.properties["person_id"] for one in relations} == {person.entity_id}
    session.answer(reference_of(session, "record_family"), "no")
    assert said(session, "relation") == []


def test_unmet_needs_and_benefits_stay_with_the_person() -> None:
    session = assessed(ADULT | {"programs": "pkh sembako", "unmet": "school device", "desil": "4"})
    (person,) = said(session, "person")
    assert person.properties["programs"] == "pkh sembako"
    assert person.properties["unmet"] == "school device"
    assert person.properties["desil"] == "4"


@pytest.mark.parametrize("facts", [ADULT, CHILD, OLDER, DISABLED, STREET, WOMAN], ids=str)
def test_a_whole_assessment_freezes_and_reads_back(facts: Facts) -> None:
    session = complete(assessed(facts | {"guardian_name": "Rudi"}))
    xml = session.freeze()
    back = FormSession.from_submission(session.form, context(seed=9), xml)
    assert back.freeze() == xml
    assert back.entities() == session.entities()
    assert back.violations() == ()


def test_refusal_leaves_no_name_anywhere() -> None:
    session = assessed(ADULT | {"record_family": "yes", "consent": "refused"})
    session.answer(reference_of(session, "fm_name"), "Siti Rahasia")
    complete(session)
    xml = session.freeze().decode()
    assert "Budi" not in xml
    assert "Rahasia" not in xml
    assert {change.entity_list for change in session.entities()} <= {"referral"}


def test_soft_warnings_ask_and_never_stop() -> None:
    session = assessed(ADULT | {"red_flags": "threat", "urgency": "hijau", "floor_m2": "4", "household_n": "5"})
    assert shown(session, "w_urgency")
    assert shown(session, "w_crowded")
    assert not {name for name in kinds(session) if "/w_" in name}


def test_the_child_is_placed_in_an_institution_only_with_a_reason() -> None:
    session = assessed(CHILD | {"placement_rec": "psaa"})
    assert kinds(session)[reference_of(session, "placement_why")] == "required"
    session.answer(reference_of(session, "placement_why"), "terlalu pendek")
    assert kinds(session)[reference_of(session, "placement_why")] == "constraint"


def test_categories_offered_as_main_are_those_chosen() -> None:
    session = assessed(ADULT | {"ppks": "12 13"})
    assert offered(session, "ppks_main") == {"12", "13"}
    assert begin("assessment_full").language == session.language
