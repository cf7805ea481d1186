"""Each service rule of the domain report (chapter 4.3): who is suggested it by the comprehensive form and who is not.

A case's id holds the service and the rule's source, as the report numbers them; ``M`` is general knowledge with high,
medium or low confidence. The second facts change only what makes the person not eligible.
"""

from collections.abc import Mapping
from csv import DictReader
from functools import cache

import pytest

from fieldapp.config import resources
from fieldapp.forms import FormSession
from tests.conformance.pilot import begin, offered, shipped, shown, value

ADULT = {
    "consent": "given",
    "capacity": "adult",
    "id_status": "known",
    "nik": "6472050101869001",
    "full_name": "Budi",
    "sex": "L",
    "dob_known": "no",
    "age_est": "40",
    "dom_kab": "64.72",
    "origin_outside": "no",
    "lives_with": "spouse",
    "family_contact": "yes",
    "family_able": "yes",
    "family_willing": "yes",
    "dwelling": "own",
    "tenure": "own",
    "sc_food": "4",
    "sc_shelter": "4",
    "sc_psy": "4",
    "steady_income": "yes",
    "dtsen": "yes",
    "desil": "7",
    "programs": "none",
    "jkn": "self",
    "violence": "none",
    "business": "none",
    **{f"adl_{name}": "2" for name in ("eat", "bath", "dress", "toilet", "transfer", "walk")},
    **{f"wg_{name}": "1" for name in ("see", "hear", "walk", "cog", "self", "comm")},
    "ppks": "14",
    "urgency": "kuning",
    "approach": "family",
}
WOMAN = ADULT | {"sex": "P", "nik": "6472054101869001", "full_name": "Siti", "breadwinner": "yes", "pr_group": "yes"}
OLDER = ADULT | {"age_est": "76", "nik": "6472050101509001", "el_alone": "yes", "el_carer": "no", "el_panti": "yes"}
CHILD = ADULT | {
    "capacity": "child",
    "consent": "guardian",
    "age_est": "13",
    "parent_status": "both",
    "care_now": "bio",
    "c_school": "formal",
    "birth_cert": "yes",
    "abh": "none",
    "c_works": "no",
    "c_neglect": "no",
    "c_basic": "yes",
    "placement_rec": "family",
}
DISABLED = ADULT | {
    "wg_walk": "4",
    "dis_kind": "fisik",
    "dis_long": "yes",
    "dis_level": "3",
    "kpd": "no",
    "caregiver": "no",
    "pwd_risk": "no",
    "device_need": "none",
    "ppks": "09",
}
STREET = ADULT | {
    "modules": "street",
    "activity": "beg",
    "dwelling": "street",
    "tenure": "none",
    "st_panti": "yes",
    "st_stop": "yes",
    "st_return": "no",
    "family_willing": "no",
    "ppks": "11 12",
}
ABUSED = WOMAN | {"violence": "physical", "perp_access": "yes", "ppks": "19"}
Facts = Mapping[str, str]
# service: source, who is suggested, what makes the difference
RULES: dict[str, tuple[str, Facts, Facts]] = {
    "PANTI-PSTW": ("S33 S40", OLDER | {"ppks": "08", "family_able": "no"}, {"el_carer": "yes"}),
    "PANTI-PSAA": ("S33 S34", CHILD | {"parent_status": "yp", "family_able": "no"}, {"abh": "sentenced"}),
    "PANTI-PSPA": ("S33 S34", CHILD | {"violence": "physical", "perp_access": "yes"}, {"violence": "none"}),
    "PANTI-PSBR": ("S34 S35 S36", CHILD | {"abh": "charged"}, {"age_est": "11"}),
    "PANTI-PRSTS": ("S33 S37", STREET, {"adl_eat": "0", "adl_bath": "0", "adl_dress": "0"}),
    "PANTI-PRSPD": (
        "S38 S39",
        DISABLED | {"dis_kind": "mental", "odgj_stable": "yes"},
        {"odgj_stable": "no"},
    ),
    "PANTI-LKSA": ("S39", CHILD | {"placement_rec": "lksa"}, {"placement_rec": "kin"}),
    "PANTI-LKS": ("S39", OLDER | {"ppks": "08", "family_able": "no"}, {"family_able": "yes"}),
    "PANTI-SENTRA": ("M:m", ADULT | {"approach": "residential", "local_full": "yes"}, {"local_full": "no"}),
    "TPS-SMD": ("S42", STREET, {"dom_kab": "64.71"}),
    "TPS-BPP1": ("S41", STREET | {"dom_kab": "64.71"}, {"red_flags": "severe_injury"}),
    "TPS-BPP2": (
        "S41",
        STREET | {"dom_kab": "64.71", "modules": "street pwd", "dis_kind": "fisik"},
        {"dis_kind": "mental"},
    ),
    "TPS-PPU": ("S43", STREET | {"dom_kab": "64.09"}, {"family_willing": "yes"}),
    "TPS-KUTIM": ("S44", STREET | {"dom_kab": "64.08"}, {"dwelling": "rent"}),
    "TPS-KAB": ("gap", STREET | {"dom_kab": "64.03"}, {"dom_kab": "64.72"}),
    "TPS-PPA": ("S45", ABUSED, {"sex": "L"}),
    "TPS-PPA-ANAK": ("S45", CHILD | {"violence": "physical", "perp_access": "yes"}, {"perp_access": "no"}),
    "NP-HOME": ("S39", DISABLED | {"family_able": "no"}, {"family_willing": "no"}),
    "NP-SPM": ("S25", STREET, {"ppks": "13"}),
    "NP-TRACE": ("S31", ADULT | {"family_contact": "dk"}, {"family_contact": "yes"}),
    "NP-REPAT": ("S41 S61", STREET | {"origin_outside": "yes", "st_return": "yes"}, {"origin_outside": "no"}),
    "NP-ADM": ("S30 S31", ADULT | {"id_status": "never"}, {"id_status": "shown"}),
    "NP-HEALTH": ("M:h", WOMAN | {"pregnant": "yes"}, {"pregnant": "no"}),
    "NP-RSJ": ("S41", DISABLED | {"dis_kind": "mental", "odgj_stable": "no"}, {"odgj_stable": "yes"}),
    "NP-PPA": ("S17 S45", ABUSED, {"violence": "none", "ppks": "23"}),
    "NP-COUNSEL": ("M:m", ADULT | {"trauma": "yes"}, {"trauma": "rf"}),
    "NP-NAPZA": ("M:h", ADULT | {"drug_use": "yes"}, {"drug_use": "dk"}),
    "NP-EDU": ("M:h", CHILD | {"c_school": "dropout"}, {"c_school": "pkbm"}),
    "NP-SR": ("S51", CHILD | {"desil": "2"}, {"desil": "3"}),
    "NP-DEVICE": ("M:h", DISABLED | {"device_need": "wheelchair"}, {"device_need": "none"}),
    "NP-KPD": ("S52", DISABLED, {"id_status": "lost"}),
    "NP-LEGAL": ("M:h", ADULT | {"legal_issue": "yes"}, {"legal_issue": "dk"}),
    "SS-DTSEN": ("S49 S50 S53", ADULT | {"dtsen": "no"}, {"id_status": "never"}),
    "SS-PKH": ("M:h", OLDER | {"desil": "4"}, {"desil": "5"}),
    "SS-SEMBAKO": ("M:m", ADULT | {"desil": "5"}, {"programs": "sembako"}),
    "SS-PBI": ("M:m", ADULT | {"desil": "5", "jkn": "none"}, {"jkn": "self"}),
    "SS-ATENSI": ("S15", ADULT | {"desil": "3"}, {"urgency": "hijau"}),
    "SS-YAPI": ("M:m", CHILD | {"parent_status": "yatim", "desil": "4"}, {"desil": "6"}),
    "SS-MAKAN": ("S48", OLDER | {"desil": "3"}, {"age_est": "74"}),
    "SS-PIP": ("M:m", CHILD | {"desil": "4"}, {"programs": "pip"}),
    "EM-WRSE": ("S46", WOMAN | {"ppks": "23", "desil": "3"}, {"age_est": "60"}),
    "EM-KUBE": ("S46", WOMAN | {"desil": "4"}, {"pr_group": "no"}),
    "EM-PENA": ("S47", ADULT | {"programs": "pkh", "business": "idea"}, {"age_est": "46"}),
    "EM-VOK": ("M:m", ADULT | {"train_want": "weld"}, {"train_want": "none"}),
    "EM-UEP": ("S37 S61", STREET | {"business": "idea"}, {"st_stop": "no"}),
    "PV-EDU": ("S1", ADULT | {"urgency": "hijau"}, {"urgency": "merah"}),
    "PV-FDS": ("M:h", ADULT | {"programs": "pkh"}, {"programs": "sembako"}),
}
MISSING = (
    ("SS-PKH", OLDER | {"desil": "", "dtsen": "listed"}, "desil PKH"),
    ("NP-SR", CHILD | {"desil": "", "dtsen": "unchecked"}, "miskin ekstrem"),
    ("PANTI-PRSTS", STREET | {"st_panti": "dk"}, "bersedia dibina"),
    ("PANTI-LKS", OLDER | {"ppks": "08", "family_able": "dk"}, "lansia telantar"),
    ("NP-REPAT", STREET | {"origin_outside": "dk", "st_return": "yes"}, "bersedia pulang"),
)


@cache
def references() -> dict[str, str]:
    return {reference.rpartition("/")[2]: reference for reference in shipped("assessment_full").references}


def assessed(facts: Facts) -> FormSession:
    session = begin("assessment_full")
    for name, text in facts.items():
        session.answer(references()[name], text)
    return session


def services() -> list[dict[str, str]]:
    with (resources() / "services" / "services.csv").open(encoding="utf-8", newline="") as lines:
        return list(DictReader(lines))


def suggested(session: FormSession) -> set[str]:
    return offered(session, "services") if shown(session, "services") else set()


CASES = [pytest.param(name, who, but, id=f"{name} ({source})") for name, (source, who, but) in RULES.items()]


@pytest.mark.parametrize(("service", "who", "but"), CASES)
def test_who_is_suggested_a_service_and_who_is_not(service: str, who: Facts, but: Facts) -> None:
    session = assessed(who)
    assert service in suggested(session)
    assert value(session, "reasons_id")
    assert value(session, "reasons_en")
    for name, text in but.items():
        session.answer(references()[name], text)
    assert service not in suggested(session)


def test_every_service_has_a_rule_and_a_test() -> None:
    listed = {line["code"]: line["rule"] for line in services()}
    assert listed.keys() == RULES.keys()
    rules = {name.removeprefix("rule_") for name in references() if name.startswith("rule_")}
    assert set(listed.values()) == rules


@pytest.mark.parametrize(("service", "facts", "told"), MISSING, ids=[service for service, _, _ in MISSING])
def test_a_missing_fact_leaves_a_rule_undecided_not_false(service: str, facts: Facts, told: str) -> None:
    session = assessed(facts)
    assert service not in suggested(session)
    assert told in value(session, "undecided_id")
    assert value(session, "undecided_en")
    assert shown(session, "n_undecided")


def test_nobody_is_suggested_a_service_by_a_blank_form() -> None:
    assert suggested(begin("assessment_full")) == set()


def test_a_family_member_brings_the_pkh_component() -> None:
    adult = ADULT | {"desil": "2", "record_family": "yes"}
    session = assessed(adult)
    assert "SS-PKH" not in suggested(session)
    family = references()["family"]
    session.answer(f"{family}[1]/fm_age", "10")
    assert "SS-PKH" not in suggested(session), "a child of ten who does not go to school is no component"
    session.answer(f"{family}[1]/fm_school", "formal")
    assert "SS-PKH" in suggested(session)


def test_poverty_seen_in_the_field_outweighs_an_old_decile() -> None:
    poor = ADULT | {"sc_food": "2", "sc_shelter": "1"}
    assert "SS-DTSEN" in suggested(assessed(poor))
    assert "SS-DTSEN" not in suggested(assessed(ADULT))
