"""Who sleeps here tonight, counted at the beds. The bed board fills it."""

from form_tables import beside, picked, survey_rows
from outreach_rapid.encounter import METADATA

SURVEY = [
    *picked(METADATA, "start", "end", "today", "username", "deviceid"),
    *survey_rows(beside(__file__, "survey.txt")),
]
CHOICES = ""
ENTITIES = [
    {
        "list_name": "night_count",
        "label": "concat(${facility}, ', ', ${night})",
        "create_if": "${night} != ''",
    },
]
SETTINGS = {
    "form_id": "night_count",
    "form_title": "Hitungan malam",
    "version": "2026112601",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat('Hitungan malam ', ${night})",
}
