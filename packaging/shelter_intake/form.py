"""The shelter intake: a person in a bed in under a minute; everything else may follow."""

from form_tables import beside, picked, replaced, survey_rows
from outreach_rapid.encounter import ASKED_BY, METADATA
from outreach_rapid.person import IDENTITY, NAMED, NIK
from outreach_rapid.rows import row
from outreach_rapid.unusual import UNUSUAL

UNKNOWN_NAME = "translate(${full_name}, 'tidakeuh', 'TIDAKEUH') = 'TIDAK DIKETAHUI'"
COMPUTED = [
    *picked(IDENTITY, "age", "birth_year", "nik_day", "nik_sex", "nik_dm"),
    *UNUSUAL,
    *replaced(
        picked(IDENTITY, "region", "consent_result", "match_doubt"),
        "region",
        calculation="instance('facilities')/root/item[code = ${facility}]/kab",
    ),
    row("calculate", "max_days", calculation="instance('facilities')/root/item[code = ${facility}]/max_days"),
]
SURVEY = [
    *METADATA,
    row("csv-external", "waiting"),
    row("csv-external", "bed_mark"),
    *survey_rows(
        beside(__file__, "survey.txt"),
        {
            "NAMED": NAMED,
            "NIK": NIK,
            "UNKNOWN_NAME": UNKNOWN_NAME,
            "A_WEEK": "date(today() + 7)",
        },
        {"COMPUTED": COMPUTED, "ASKED_BY": ASKED_BY},
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
        "list_name": "stay",
        "label": "concat(if(${full_name} != '', ${full_name}, 'Tanpa nama'), ', ', ${bed})",
        "create_if": "${bed} != ''",
    },
    {
        "list_name": "waiting",
        "label": "if(${full_name} != '', ${full_name}, 'Tanpa nama')",
        "entity_id": "${waiting_id}",
        "update_if": "${waiting_id} != '' and ${bed} != ''",
    },
    {
        "list_name": "bed_mark",
        "label": "${bed}",
        "entity_id": "${mark_id}",
        "update_if": "${mark_id} != '' and ${bed} != ''",
    },
]
SETTINGS = {
    "form_id": "shelter_intake",
    "form_title": "Penerimaan TPS/rumah singgah",
    "version": "2026112701",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat(if(${full_name} != '', ${full_name}, 'Tanpa nama'), "
    "if(${bed} != '', concat(', tempat tidur ', ${bed}), ''))",
}
