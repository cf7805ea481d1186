"""The greeting: a short talk in the street before anybody is registered. No names; consent to talk, a dozen questions.

Read aloud in the language of the person met: ``banjar.txt`` has every text in Bahasa Banjar, a draft that speakers
have not read yet.
"""

from form_tables import beside, picked, survey_rows
from more_languages import translations
from outreach_rapid.encounter import ENCOUNTER, METADATA

SURVEY = [
    *picked(METADATA, "start", "end", "today", "username", "deviceid"),
    *survey_rows(
        beside(__file__, "survey.txt"),
        blocks={"place": picked(ENCOUNTER, "met_at", "loc_kab", "loc_kec", "place_note")},
    ),
]
CHOICES = beside(__file__, "choices.txt")
MORE_LANGUAGES = {"Bahasa Banjar (bjn)": translations(beside(__file__, "banjar.txt"))}
ENTITIES: list[dict[str, str]] = []
SETTINGS = {
    "form_id": "outreach_greeting",
    "form_title": "Sapaan di lapangan",
    "version": "2026112701",
    "namespaces": 'soft="urn:jangkau:soft"',
    "default_language": "Bahasa Indonesia (id)",
    "instance_name": "concat('Sapaan: ', if(${place_note} != '', ${place_note}, format-date(${today}, '%d/%m/%Y')))",
}
