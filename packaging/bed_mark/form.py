"""Why a bed is not for anybody now: held, out of use, to be cleaned; and that it is so no more. The board fills it."""

from form_tables import beside, picked, survey_rows
from outreach_rapid.encounter import METADATA
from outreach_rapid.rows import row

SURVEY = [
    *picked(METADATA, "start", "end", "today", "username", "deviceid"),
    row("csv-external", "bed_mark"),
    *survey_rows(beside(__file__, "survey.txt")),
]
CHOICES = beside(__file__, "choices.txt")
ENTITIES = [
    {
        "list_name": "bed_mark",
        "label": "concat(${bed}, ', ', ${what})",
        "entity_id": "${mark_key}",
        "create_if": "${mark_id} = ''",
        "update_if": "${mark_id} != ''",
    },
]
SETTINGS = {
    "form_id": "bed_mark",
    "form_title": "Tanda tempat tidur",
    "version": "2026112601",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat('Tempat tidur ', ${bed})",
}
