"""The profile of one person: who, what happened, what is under way; and its printout."""
