"""The follow-up visit: how the person is, what became of each referral, what comes next.

``NEXT`` says which states a referral may have after its last one; ``fieldapp.casework.entities`` has the same table,
and a test compares them.
"""

from form_tables import beside, picked, survey_rows
from outreach_rapid.encounter import METADATA
from outreach_rapid.rows import Row, row

from follow_up.words import STATES

NEXT = {
    "": "proposed sent accepted declined served closed",
    "proposed": "proposed sent accepted declined served closed",
    "sent": "sent accepted declined served closed",
    "accepted": "accepted declined served closed",
    "declined": "declined sent accepted closed",
    "served": "served closed",
    "closed": "closed",
}


def chosen_by(question: str, texts: dict[str, str]) -> str:
    """The text that belongs to the answer, "" for any other."""
    found = "''"
    for value, text in texts.items():
        found = f"if(${{{question}}} = '{value}', '{text}', {found})"
    return found


STATE_WORDS: list[Row] = [
    row("calculate", "state_id", calculation=chosen_by("referral_state", {k: v[0] for k, v in STATES.items()})),
    row("calculate", "state_en", calculation=chosen_by("referral_state", {k: v[1] for k, v in STATES.items()})),
    row("calculate", "next_states", calculation=chosen_by("referral_state", NEXT)),
]
SURVEY = [
    *picked(METADATA, "start", "end", "today", "username", "deviceid", "person", "person_id"),
    row("csv-external", "referral"),
    *survey_rows(beside(__file__, "survey.txt"), {}, {"STATE_WORDS": STATE_WORDS}),
]
CHOICES = beside(__file__, "choices.txt")
ENTITIES = [
    {
        "list_name": "person",
        "label": "${full_name}",
        "entity_id": "${person_id}",
        "update_if": "${person_id} != ''",
    },
    {
        "list_name": "referral",
        "label": "if(${referral_name} != '', ${referral_name}, concat(${full_name}, ': ', ${new_service}))",
        "entity_id": "${referral_key}",
        "create_if": "${referral_id} = ''",
        "update_if": "${referral_id} != ''",
    },
]
SETTINGS = {
    "form_id": "follow_up",
    "form_title": "Kunjungan tindak lanjut",
    "version": "2026112701",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat(if(${full_name} != '', ${full_name}, 'Tanpa nama'), ', tindak lanjut')",
}
