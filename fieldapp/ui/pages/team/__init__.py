"""The team and what it needs."""
