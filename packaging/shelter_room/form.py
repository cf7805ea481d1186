"""The beds of a room: new ones, and those that are there no more. The bed board fills it."""

from form_tables import beside, picked, survey_rows
from outreach_rapid.encounter import METADATA
from outreach_rapid.rows import row

SURVEY = [
    *picked(METADATA, "start", "end", "today", "username", "deviceid"),
    row("csv-external", "bed"),
    *survey_rows(beside(__file__, "survey.txt")),
]
CHOICES = beside(__file__, "choices.txt")
ENTITIES = [
    {
        "list_name": "bed",
        "label": "${code}",
        "entity_id": "${bed_key}",
        "create_if": "${bed_id} = ''",
        "update_if": "${bed_id} != ''",
    },
]
SETTINGS = {
    "form_id": "shelter_room",
    "form_title": "Ruang dan tempat tidur",
    "version": "2026112601",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat(${room_name}, ', ', ${facility})",
}
