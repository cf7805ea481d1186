"""A supervisor asks a laptop for a visit, asks another laptop, or takes it back; a worker says nobody was found.

The page of the team fills it, and the agenda. A visit that was made needs no word: the assessment says so.
"""

from form_tables import beside, picked, survey_rows
from outreach_rapid.encounter import METADATA
from outreach_rapid.rows import row

SURVEY = [
    *picked(METADATA, "start", "end", "today", "username", "deviceid", "person_id"),
    row("csv-external", "visit"),
    *survey_rows(beside(__file__, "survey.txt")),
]
CHOICES = beside(__file__, "choices.txt")
ENTITIES = [
    {
        "list_name": "visit",
        "label": "${person_label}",
        "entity_id": "${visit_key}",
        "create_if": "${visit_id} = ''",
        "update_if": "${visit_id} != ''",
    },
]
SETTINGS = {
    "form_id": "visit_request",
    "form_title": "Permintaan kunjungan",
    "version": "2026112701",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat('Kunjungan diminta: ', ${person_label})",
}
