"""The comprehensive assessment: its parts in order, what it says about people and referrals."""

from form_tables import beside, replaced, survey_rows
from outreach_rapid.encounter import CONSENT, METADATA
from outreach_rapid.person import FUNCTIONING, IDENTITY
from outreach_rapid.rows import row
from outreach_rapid.sharing import BASIS, UNNAMED

from assessment_full.categories import CATEGORY_RULES
from assessment_full.facts import EXPRESSIONS
from assessment_full.services import RULE_ROWS

REGION = "if(${dom_desa} != '', ${dom_desa}, if(${dom_kec} != '', ${dom_kec}, ${dom_kab}))"

SURVEY = [
    *METADATA,
    row("csv-external", "thresholds"),
    *survey_rows(
        beside(__file__, "survey.txt"),
        {**EXPRESSIONS, "BASIS": BASIS},
        {
            "UNNAMED": UNNAMED,
            "CONSENT": CONSENT,
            "IDENTITY": replaced(IDENTITY, "region", calculation=REGION),
            "FUNCTIONING": FUNCTIONING,
            "CATEGORY_RULES": CATEGORY_RULES,
            "SERVICE_RULES": RULE_ROWS,
        },
    ),
]
CHOICES = beside(__file__, "choices.txt")
ENTITIES = [
    {
        "list_name": "person",
        "label": "if(${full_name} != '', ${full_name}, 'Tanpa nama')",
        "entity_id": "${person_key}",
        "create_if": "${person_id} = '' and ${consent} != 'refused'",
        "update_if": "${person_id} != '' and ${consent} != 'refused'",
    },
    {
        "list_name": "relation",
        "label": "if(${fm_name} != '', ${fm_name}, 'Tanpa nama')",
        "create_if": "${consent} != 'refused' and ${fm_rel} != ''",
    },
    {
        "list_name": "referral",
        "label": "concat(if(${full_name} != '', ${full_name}, 'Tanpa nama'), ': ', ${ref_name})",
        "create_if": "${ref_name} != ''",
    },
]
SETTINGS = {
    "form_id": "assessment_full",
    "form_title": "Asesmen komprehensif",
    "version": "2026112702",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat(if(${full_name} != '', ${full_name}, 'Tanpa nama'), "
    "if(${sex} != '', concat(', ', ${sex}), ''), if(${age} != '', concat(', ', ${age}, ' tahun'), ''))",
}
