"""Which of several values holds for a person, as readable tables; ``packaging/make_forms.py`` writes the workbook."""
