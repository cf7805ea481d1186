"""Somebody waits for a place in a shelter, and no longer. The bed board fills it.

An intake that gives them a bed says so itself (``waiting_id`` of ``shelter_intake``).
"""

from form_tables import beside, picked, survey_rows
from outreach_rapid.encounter import METADATA
from outreach_rapid.rows import row

SURVEY = [
    *picked(METADATA, "start", "end", "today", "username", "deviceid", "person_id"),
    row("csv-external", "waiting"),
    *survey_rows(beside(__file__, "survey.txt")),
]
CHOICES = beside(__file__, "choices.txt")
ENTITIES = [
    {
        "list_name": "waiting",
        "label": "${full_name}",
        "entity_id": "${waiting_key}",
        "create_if": "${waiting_id} = ''",
        "update_if": "${waiting_id} != ''",
    },
]
SETTINGS = {
    "form_id": "shelter_waiting",
    "form_title": "Menunggu tempat",
    "version": "2026112601",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat(${full_name}, ', menunggu tempat')",
}
