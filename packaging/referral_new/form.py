"""A referral by itself: for whom, to which service or which need no service meets, and what the receiver must know.

Services whose limits of place, sex or age the person does not meet are not offered. What is told to the receiver is the
least: identity, category, urgent risks, need and reason (chapter 6 of the domain report, R-27); the client's agreement
to that, or the basis without it, is asked for each referral (R-07).
"""

from form_tables import beside, picked, survey_rows
from outreach_rapid.encounter import METADATA
from outreach_rapid.person import AGE
from outreach_rapid.rows import row

LIMITS = (
    "(kab = '' or ${kab} = '' or selected(kab, ${kab})) and (sex = '' or sex = ${sex}) "
    "and (age_from = '' or ${age} = '' or ${age} >= age_from) and (age_to = '' or ${age} = '' or ${age} <= age_to)"
)

SURVEY = [
    *picked(
        METADATA,
        "start",
        "end",
        "today",
        "username",
        "deviceid",
        "person",
        "person_id",
        "uncertain_match",
        "new_person_id",
        "person_key",
    ),
    row("hidden", "birth_date"),
    row("hidden", "known_region"),
    row("hidden", "known_share"),
    row("calculate", "kab", calculation="substr(${known_region}, 0, 5)"),
    *survey_rows(beside(__file__, "survey.txt"), {"LIMITS": LIMITS, "AGE": AGE}),
]
CHOICES = beside(__file__, "choices.txt")
ENTITIES = [
    {
        "list_name": "person",
        "label": "${full_name}",
        "entity_id": "${person_key}",
        "create_if": "${person_id} = '' and ${agreed} = 'yes'",
        "update_if": "${person_id} != '' and ${agreed} = 'yes'",
    },
    {
        "list_name": "referral",
        "label": "concat(${full_name}, ': ', ${service_name})",
        "create_if": "${state} != ''",
    },
]
SETTINGS = {
    "form_id": "referral_new",
    "form_title": "Rujukan baru",
    "version": "2026112701",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat(if(${full_name} != '', ${full_name}, 'Tanpa nama'), ', rujukan')",
}
