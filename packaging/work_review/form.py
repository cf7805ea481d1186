"""A supervisor looked at work of the team and says where it stands: filled by the desk, one for a whole selection.

An item is one submission; a pin is what is said about one question of it. Undoing is a later one that says waiting.
"""

from form_tables import beside, picked, survey_rows
from outreach_rapid.encounter import METADATA

SURVEY = [
    *picked(METADATA, "start", "end", "today", "username", "deviceid"),
    *survey_rows(beside(__file__, "survey.txt")),
]
CHOICES = beside(__file__, "choices.txt")
ENTITIES: list[dict[str, str]] = []  # a decision is about submissions, not about people
SETTINGS = {
    "form_id": "work_review",
    "form_title": "Pemeriksaan hasil kerja",
    "version": "2026112701",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat('Pemeriksaan: ', count(${item}), ' kiriman')",
}
