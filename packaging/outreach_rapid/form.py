"""The rapid outreach form: its parts in order."""

from outreach_rapid.choices import CHOICES as CHOICE_TEXT
from outreach_rapid.encounter import CONSENT, ENCOUNTER, METADATA, SAFETY
from outreach_rapid.next_step import CATEGORY, SERVICES
from outreach_rapid.next_step import ENTITIES as ENTITIES
from outreach_rapid.next_step import SETTINGS as SETTINGS
from outreach_rapid.person import FUNCTIONING, IDENTITY, SITUATION

CHOICES = CHOICE_TEXT
SURVEY = [
    *METADATA,
    *ENCOUNTER,
    *SAFETY,
    *CONSENT,
    *IDENTITY,
    *SITUATION,
    *FUNCTIONING,
    *CATEGORY,
    *SERVICES,
]
