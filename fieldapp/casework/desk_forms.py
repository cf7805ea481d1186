"""Forms that screens fill for the worker: one decision each, a submission like every other.

They are ordinary workbooks, so that a decision at a desk reaches the province, is signed for and can be computed again;
nobody starts them from a menu.
"""

from typing import Final

DESK_FORMS: Final = frozenset(
    (
        "shelter_room",  # beds of a room, added or taken away
        "shelter_move",  # a stay gets another bed
        "bed_mark",  # a bed is held, out of use, to be cleaned, and no longer so
        "shelter_waiting",  # somebody waits for a place, and no longer
        "night_count",  # who slept here
        "referral_step",  # a referral was sent, answered, served or closed
        "person_merge",  # two records are one person, and no longer
        "person_decision",  # which of several values holds that laptops stated differently
        "consent_withdrawal",  # a person takes back their consent, and later that everybody has stopped
        "work_review",  # a supervisor approves or returns work of the team, and no longer
        "visit_request",  # a visit is asked of a laptop, taken back, or nobody was found
    )
)
