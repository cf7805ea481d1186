"""The first page of the day: start, figures, what needs action."""
