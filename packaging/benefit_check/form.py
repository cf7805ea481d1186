"""The field check of received benefits: did they arrive, whole and useful, and what is complained of."""

from form_tables import beside, picked, survey_rows
from outreach_rapid.encounter import METADATA
from outreach_rapid.person import NIK
from outreach_rapid.rows import row

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
        "new_person_id",
        "person_key",
    ),
    row("csv-external", "benefit"),
    row("csv-external", "referral"),
    *survey_rows(beside(__file__, "survey.txt"), {"NIK": NIK}),
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
        "list_name": "benefit",
        "label": "concat(${program}, ', ', ${period})",
        "entity_id": "${benefit_key}",
        "create_if": "${benefit_id} = ''",
        "update_if": "${benefit_id} != ''",
    },
    {
        "list_name": "referral",
        "label": "${program}",
        "entity_id": "${referral_id}",
        "update_if": "${referral_id} != '' and ${served_state} != ''",
    },
]
SETTINGS = {
    "form_id": "benefit_check",
    "form_title": "Cek bantuan diterima",
    "version": "2026112701",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat(if(${full_name} != '', ${full_name}, 'Tanpa nama'), ', cek bantuan')",
}
