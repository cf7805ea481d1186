"""Somebody takes back their consent, whole or in part; and later, that everybody who was told has stopped (Ps. 40).

Filled by the screen that shows the consent. Every answer is a code; what remains of the consent is written beside what
was taken back, so that it holds wherever the submission arrives.
"""

from form_tables import beside, picked, survey_rows
from outreach_rapid.encounter import METADATA
from outreach_rapid.rows import row

SURVEY = [
    *picked(METADATA, "start", "end", "today", "username", "deviceid", "person"),
    row("hidden", "person_id", required="yes"),
    *survey_rows(beside(__file__, "survey.txt")),
]
CHOICES = beside(__file__, "choices.txt")
ENTITIES = [
    {
        "list_name": "person",
        "label": "${person_name}",
        "entity_id": "${person_id}",
        "update_if": "${person_id} != ''",
    },
]
SETTINGS = {
    "form_id": "consent_withdrawal",
    "form_title": "Pencabutan persetujuan",
    "version": "2026112701",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat(if(${step} = 'stopped', 'Sudah dihentikan: ', 'Pencabutan: '), ${person_name})",
}
