"""The prevention activity: what was done where, on what, and who took part."""

from form_tables import beside, picked, survey_rows
from outreach_rapid.encounter import METADATA

SURVEY = [
    *picked(METADATA, "start", "end", "today", "username", "deviceid"),
    *survey_rows(beside(__file__, "survey.txt")),
]
CHOICES = beside(__file__, "choices.txt")
ENTITIES = [{"list_name": "activity", "label": "${title}", "create_if": "${title} != ''"}]
SETTINGS = {
    "form_id": "prevention_activity",
    "form_title": "Kegiatan pencegahan dan edukasi",
    "version": "2026112701",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "${title}",
}
