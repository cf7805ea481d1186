"""The form of a visit that a supervisor asks for; ``packaging/make_forms.py`` writes the workbook from it."""
