"""The shelter discharge: where the person goes, and the end of the stay."""

from form_tables import beside, picked, survey_rows
from outreach_rapid.encounter import METADATA
from outreach_rapid.person import NIK
from outreach_rapid.rows import row

SURVEY = [
    *picked(METADATA, "start", "end", "today", "username", "deviceid", "person_id"),
    row("csv-external", "stay"),
    row("hidden", "stay_id"),
    row("hidden", "stay_name"),
    row("hidden", "stay_bed"),
    row("hidden", "new_stay_id", default="uuid()"),
    row("calculate", "stay_key", calculation="if(${stay_id} != '', ${stay_id}, ${new_stay_id})"),
    row(
        "calculate",
        "admitted_shown",
        calculation="if(${admit_at} = '', '', format-date-time(${admit_at}, '%d/%m/%Y %H.%M'))",
    ),
    *survey_rows(
        beside(__file__, "survey.txt"),
        {"NIK": NIK, "A_MONTH": "date(today() + 30)"},
    ),
]
CHOICES = beside(__file__, "choices.txt")
ENTITIES = [
    {
        "list_name": "stay",
        "label": "concat(${full_name}, ', ', ${exit_reason})",
        "entity_id": "${stay_key}",
        "create_if": "${stay_id} = ''",
        "update_if": "${stay_id} != ''",
    },
    {
        "list_name": "bed_mark",
        "label": "${stay_bed}",
        "create_if": "${clean_bed} = 'yes' and ${stay_bed} != ''",
    },
]
SETTINGS = {
    "form_id": "shelter_discharge",
    "form_title": "Pengakhiran layanan TPS",
    "version": "2026112701",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat(if(${full_name} != '', ${full_name}, 'Tanpa nama'), ', keluar')",
}
