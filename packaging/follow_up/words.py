"""States of a referral in words, as ``choices.txt`` has them."""

from form_tables import beside, choice_lists

STATES = {
    value: (indonesian, english)
    for value, indonesian, english in choice_lists(beside(__file__, "choices.txt"))["referral_state"]
}
