"""Somebody who stays gets another bed, none yet, or was recorded twice. The bed board fills it.

How moves are read: ``fieldapp.casework.stay_moves``.
"""

from form_tables import beside, picked, survey_rows
from outreach_rapid.encounter import METADATA
from outreach_rapid.rows import row

SURVEY = [
    *picked(METADATA, "start", "end", "today", "username", "deviceid", "person_id"),
    row("csv-external", "stay"),
    *survey_rows(beside(__file__, "survey.txt")),
]
CHOICES = beside(__file__, "choices.txt")
ENTITIES = [
    {
        "list_name": "stay",
        "label": "concat(${stay_name}, ', ', ${bed})",
        "entity_id": "${stay_id}",
        "update_if": "${stay_id} != ''",
    },
]
SETTINGS = {
    "form_id": "shelter_move",
    "form_title": "Pindah tempat tidur",
    "version": "2026112601",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat(${stay_name}, if(${bed} != '', concat(', ke ', ${bed}), ''))",
}
