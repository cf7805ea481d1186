"""The team's submissions, read and decided."""
