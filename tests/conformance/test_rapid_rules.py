"""Each service rule of the rapid form: who is suggested the service and who is not, with the rule's source (4.3).

The rapid form asks less, so its rules are fewer and rest on what is seen in the street; sources are numbered as in the
domain report, ``M`` is general knowledge with high, medium or low confidence. The second facts change only what makes
the person not eligible.
"""

from collections.abc import Mapping
from functools import cache

import pytest

from fieldapp.forms import FormSession
from tests.conformance.pilot import begin, offered, shipped, shown, value
from tests.conformance.test_service_rules import services

Facts = Mapping[str, str]
ADULT = {
    "loc_kab": "64.72",
    "activity": "scavenge",
    "capacity": "adult",
    "consent": "given",
    "id_status": "known",
    "nik": "6472050101869001",
    "full_name": "Budi",
    "sex": "L",
    "dob_known": "no",
    "age_est": "40",
    "with_whom": "family",
    "sleep_place": "own",
    "fixed_home": "yes",
    "steady_income": "yes",
    "family_contact": "yes",
    **{f"wg_{name}": "1" for name in ("see", "hear", "walk", "cog", "self", "comm")},
    "ppks": "14",
}
WOMAN = ADULT | {"sex": "P", "nik": "6472054101869001", "full_name": "Siti"}
CHILD = ADULT | {"age_est": "12", "capacity": "child", "consent": "guardian", "child_school": "formal"}
OLDER = ADULT | {"age_est": "76", "family_contact": "no", "ppks": "08"}
STREET = ADULT | {"sleep_place": "street", "fixed_home": "no", "ppks": "11"}
# rule: source, service, who is suggested it, what makes the difference
RULES: dict[str, tuple[str, str, Facts, Facts]] = {
    "shelter": ("S42", "TPS-SMD", STREET, {"red_flags": "severe_injury"}),
    "shelter_calm": ("S41", "TPS-BPP2", STREET | {"loc_kab": "64.71"}, {"amber_flags": "psychotic"}),
    "safe_house": ("S45", "TPS-PPA", WOMAN | {"ppks": "19"}, {"ppks": "12"}),
    "elder_home": ("S33 S40", "PANTI-PSTW", OLDER, {"family_contact": "yes"}),
    "child_protection_home": ("S33 S34", "PANTI-PSPA", CHILD | {"ppks": "06"}, {"ppks": "04"}),
    "child_justice_home": ("S34 S35 S36", "PANTI-PSBR", CHILD | {"ppks": "03"}, {"age_est": "11"}),
    "street_home": ("S33 S37", "PANTI-PRSTS", STREET | {"needs": "shelter"}, {"needs": "food"}),
    "disability_home": (
        "S38 S39",
        "PANTI-PRSPD",
        ADULT | {"ppks": "09", "family_contact": "no"},
        {"red_flags": "danger_others"},
    ),
    "partner_home": ("S39", "PANTI-LKS", OLDER, {"family_contact": "dk"}),
    "basic_rehabilitation": ("S25", "NP-SPM", STREET, {"ppks": "13"}),
    "trace": ("S31", "NP-TRACE", ADULT | {"family_contact": "dk"}, {"family_contact": "yes"}),
    "repatriate": ("S41 S61", "NP-REPAT", ADULT | {"activity": "stranded"}, {"activity": "scavenge"}),
    "documents": ("S30 S31", "NP-ADM", ADULT | {"id_status": "never"}, {"id_status": "known"}),
    "health": ("M:h", "NP-HEALTH", ADULT | {"needs": "medical"}, {"needs": "food"}),
    "mental": ("S41", "NP-RSJ", ADULT | {"amber_flags": "psychotic"}, {"amber_flags": "ill"}),
    "protection": ("S17 S45", "NP-PPA", WOMAN | {"ppks": "19"}, {"sex": "L"}),
    "counselling": ("M:m", "NP-COUNSEL", ADULT | {"needs": "psych"}, {"needs": "food"}),
    "drugs": ("M:h", "NP-NAPZA", ADULT | {"amber_flags": "drug"}, {"amber_flags": "ill"}),
    "education": ("M:h", "NP-EDU", CHILD | {"child_school": "dropout"}, {"child_school": "pkbm"}),
    "device": ("M:h", "NP-DEVICE", ADULT | {"needs": "device"}, {"needs": "food"}),
    "disability_card": ("S52", "NP-KPD", ADULT | {"ppks": "09"}, {"docs": "kpd"}),
    "legal": ("M:h", "NP-LEGAL", ADULT | {"needs": "legal"}, {"needs": "food"}),
    "social_register": ("S49 S50 S53", "SS-DTSEN", ADULT | {"steady_income": "no"}, {"id_status": "lost"}),
    "assistance": ("S15", "SS-ATENSI", ADULT | {"amber_flags": "ill"}, {"amber_flags": ""}),
    "meals": ("S48", "SS-MAKAN", OLDER | {"amber_flags": "elder_alone"}, {"age_est": "74"}),
    "women_business": ("S46", "EM-WRSE", WOMAN | {"ppks": "23"}, {"age_est": "60"}),
    "group_business": ("S46", "EM-KUBE", ADULT | {"needs": "income"}, {"age_est": "17"}),
    "training": ("M:m", "EM-VOK", ADULT | {"needs": "skill"}, {"age_est": "60"}),
    "own_business": ("S37 S61", "EM-UEP", ADULT | {"ppks": "12", "needs": "income"}, {"ppks": "14"}),
    "family_education": ("S1", "PV-EDU", ADULT, {"amber_flags": "ill"}),
}
CASES = [pytest.param(*case[1:], id=f"{rule} ({case[0]})") for rule, case in RULES.items()]


@cache
def references() -> dict[str, str]:
    return {reference.rpartition("/")[2]: reference for reference in shipped("outreach_rapid").references}


def met(facts: Facts) -> FormSession:
    session = begin("outreach_rapid")
    for name, text in facts.items():
        session.answer(references()[name], text)
    return session


def suggested(session: FormSession) -> set[str]:
    return offered(session, "services") if shown(session, "services") else set()


@pytest.mark.parametrize(("service", "who", "but"), CASES)
def test_who_is_suggested_a_service_and_who_is_not(service: str, who: Facts, but: Facts) -> None:
    session = met(who)
    assert service in suggested(session)
    for name, text in but.items():
        session.answer(references()[name], text)
    assert service not in suggested(session)


def test_every_rule_of_the_rapid_form_has_a_case_and_a_service_of_its_own() -> None:
    rules = {name.removeprefix("rule_") for name in references() if name.startswith("rule_")}
    assert rules == RULES.keys()
    listed = {line["code"]: line["rule"] for line in services()}
    assert all(listed[service] == rule for rule, (_, service, _, _) in RULES.items())


def test_nobody_is_suggested_a_service_by_a_blank_form() -> None:
    assert suggested(begin("outreach_rapid")) == set()
    assert value(begin("outreach_rapid"), "service_rules") == ""
