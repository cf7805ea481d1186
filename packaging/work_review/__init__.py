"""What a supervisor decided about a selection of the team's work, as tables; ``packaging/make_forms.py`` writes it."""
