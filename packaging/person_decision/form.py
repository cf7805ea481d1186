"""Laptops state fields of one person differently and somebody decided: filled by the screen that shows the values.

Every field is a text, whatever its kind: what was decided is, letter for letter, one of the values that were stated.
"""

from form_tables import beside, picked, survey_rows
from outreach_rapid.encounter import METADATA
from outreach_rapid.rows import row

SURVEY = [
    *picked(METADATA, "start", "end", "today", "username", "deviceid"),
    row("csv-external", "person"),
    row("hidden", "person_id", required="yes"),
    *survey_rows(beside(__file__, "survey.txt")),
]
CHOICES = ""  # no list of its own
ENTITIES = [
    {
        "list_name": "person",
        "label": "${person_name}",
        "entity_id": "${person_id}",
        "update_if": "${person_id} != ''",
    },
]
SETTINGS = {
    "form_id": "person_decision",
    "form_title": "Keputusan beda isi",
    "version": "2026112701",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat('Keputusan: ', ${person_name})",
}
