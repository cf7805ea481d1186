"""One step of a referral, filled by the page of referrals: sent, accepted, declined, served, closed.

Which state may follow is the table of the follow-up visit; a step that cannot follow is no choice of this form.
"""

from follow_up.form import STATE_WORDS
from form_tables import beside, picked, survey_rows
from outreach_rapid.encounter import METADATA
from outreach_rapid.rows import row

SURVEY = [
    *picked(METADATA, "start", "end", "today", "username", "deviceid", "person_id"),
    row("csv-external", "referral"),
    *survey_rows(beside(__file__, "survey.txt"), {}, {"STATE_WORDS": STATE_WORDS}),
]
CHOICES = beside(__file__, "choices.txt")
ENTITIES = [
    {
        "list_name": "referral",
        "label": "${referral_name}",
        "entity_id": "${referral_id}",
        "update_if": "${referral_id} != ''",
    },
]
SETTINGS = {
    "form_id": "referral_step",
    "form_title": "Langkah rujukan",
    "version": "2026112701",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat(if(${referral_name} != '', ${referral_name}, 'Rujukan'), ', langkah')",
}
