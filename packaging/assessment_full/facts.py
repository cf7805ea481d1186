"""What the rules of the comprehensive assessment stand on: values of chapter 4.2 of the domain report, as expressions.

An answer that is missing, refused or unknown never makes a rule true; where it leaves a rule undecided, ``services``
says so.
"""

from outreach_rapid.person import NAMED, NIK
from outreach_rapid.rows import any_of

CHILD, ADULT, OLDER = "${age} < 18", "${age} >= 18", "${age} >= 60"
SCHOOL_AGE, WORKING_AGE = "${age} >= 6 and ${age} <= 17", "${age} >= 18 and ${age} <= 59"


def one_of(question: str, *values: str) -> str:
    """``(${question} = 'a' or ${question} = 'b')``."""
    return "(" + " or ".join(f"${{{question}}} = '{value}'" for value in values) + ")"


HAS_NIK = "(" + one_of("id_status", "shown", "known") + " and ${nik} != '')"
TOLD_VIOLENCE = (
    "(count-selected(${violence}) > 0 and not(selected(${violence}, 'none')) and not(selected(${violence}, 'dk')))"
)
VIOLENCE = f"({TOLD_VIOLENCE} or {any_of('red_flags', 'sexual', 'violence_now')})"
HARM = any_of("violence", "physical", "psych", "sexual", "neglect", "econ")
DISABILITY = "(${wg_disability} = 'yes' or count-selected(${dis_kind}) > 0)"
NEGLECT = "(${c_neglect} = 'yes' or ${c_basic} = 'no')"
STREET_LIFE = any_of("activity", "beg", "scavenge", "busk", "costume", "hawk", "wash", "sleep")
OUTSIDE = one_of("dwelling", "street", "public")
HOMELESS = f"({OUTSIDE} and ${{tenure}} = 'none')"
NO_FAMILY = "${family_able} = 'no'"
NEED_SHELTER = (
    f"(({OUTSIDE} or selected(${{needs}}, 'shelter')) "
    "and not(${family_able} = 'yes' and ${family_willing} = 'yes'))"
)
NEED_HOSPITAL = any_of("red_flags", "severe_injury", "labour", "starving")
NOT_STATE = "${state_worker} != 'yes'"
POOR_OR_UNKNOWN = "(${desil} = '' or ${desil} <= 5)"
IN_SCHOOL = (
    "(${fm_age} >= 7 and ${fm_age} <= 21 and ${fm_school} != '' and ${fm_school} != 'dropout' "
    "and ${fm_school} != 'never' and ${fm_school} != 'too_young')"
)
OWN_COMPONENT = (
    "${pregnant} = 'yes' or ${age} <= 6 or ${age} >= 60 or (count-selected(${dis_kind}) > 0 and ${dis_level} = '3') "
    "or (${age} <= 21 and " + one_of("c_school", "formal", "pkbm", "slb", "sr", "pesantren") + ")"
)
OTHER_CATEGORY = (
    "(${category_agree} != count-selected(${ppks}) or ${category_agree} != count-selected(${suggested_ppks}))"
)
DUE = "date(today() + if(${urgency} = 'merah', 1, if(${urgency} = 'kuning', 3, 14)))"
SERVICE_FILTER = (
    "selected(${service_rules}, rule) and (kab = '' or selected(kab, ${dom_kab})) "
    "and (sex = '' or sex = ${sex}) and (age_from = '' or ${age} >= age_from) "
    "and (age_to = '' or ${age} <= age_to)"
)
EXPRESSIONS = {
    "NAMED": NAMED,
    "NIK": NIK,
    "VIOLENCE": TOLD_VIOLENCE,
    "IN_SCHOOL": IN_SCHOOL,
    "IN_THE_STREET": any_of("activity", "beg", "scavenge", "busk", "costume", "hawk", "wash", "sleep"),
    "OTHER_CATEGORY": OTHER_CATEGORY,
    "DUE": DUE,
    "SERVICE_FILTER": SERVICE_FILTER,
}
